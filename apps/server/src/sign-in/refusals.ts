import { Problem } from '../problem.js';
import { localPath } from './local-path.js';

export const isApi = (path: string): boolean => /^\/api\/v1(\/|$)/i.test(path);

/** 401: the API asks who it is; nothing is said of whether there is anything at the address. */
export const notSignedIn = (): Problem =>
  new Problem(
    401,
    'NotSignedIn',
    {
      sv: 'Du är inte inloggad: logga in, eller skicka en giltig Bearer-token.',
      en: 'You are not signed in: sign in, or send a valid bearer token.',
    },
    { headers: { 'WWW-Authenticate': 'Bearer realm="samspar"' } },
  );

export const tokenInvalid = (): Problem =>
  new Problem(
    401,
    'TokenInvalid',
    {
      sv: 'Bearer-token godtas inte: hämta en ny från inloggningstjänsten, för den här tjänsten (aud).',
      en: 'The bearer token is not accepted: get a new one from the sign-in provider, for this service (aud).',
    },
    { headers: { 'WWW-Authenticate': 'Bearer realm="samspar", error="invalid_token"' } },
  );

/** 303: a page leads to sign-in, and back. */
export const signInFirst = (address: string): Problem =>
  new Problem(
    303,
    'NotSignedIn',
    { sv: 'Du är inte inloggad: logga in först.', en: 'You are not signed in: sign in first.' },
    { headers: { Location: `/logga-in?till=${encodeURIComponent(localPath(address))}` } },
  );

/** 303: what a form brought is kept, and the page it stands on shows it. */
export const formKept = (address: string): Problem =>
  new Problem(
    303,
    'FormKept',
    {
      sv: 'Formuläret hörde till en tidigare inloggning: det du skrev finns kvar i det, skicka det igen.',
      en: 'The form belonged to an earlier session: what you wrote is still in it, send it again.',
    },
    { headers: { Location: address } },
  );

/** 403: the form was made for somebody else than is signed in now, and is kept for her. */
export const formOfAnother = (): Problem =>
  new Problem(403, 'FormOfAnother', {
    sv: 'Formuläret hör till en annan användare och sparades inte: det finns kvar som utkast hos den som skrev det.',
    en: 'The form belongs to another user and was not saved: whoever wrote it has it as a draft.',
  });

/** 400: an address is written down on the way, in histories and logs, so that nobody's number may stand in it. */
export const identityInAddress = (): Problem =>
  new Problem(400, 'IdentityNumberInAddress', {
    sv: 'Adressen innehåller något som liknar ett personnummer, och där får det inte stå: sök på numret i sökrutan under Ärenden.',
    en: 'The address holds something that looks like an identity number, which may not stand there: search for it under Cases.',
  });

/** 403: signed in, but in no role that this is for. */
export const notAllowed = (): Problem =>
  new Problem(403, 'NotAllowed', {
    sv: 'Din roll ger inte åtkomst till det här: fråga förbundets behörighetsadministratör om du behöver det.',
    en: 'Your role does not give access to this: ask the access administrator of the association if you need it.',
  });

export const crossSite = (): Problem =>
  new Problem(403, 'CrossSiteRequest', {
    sv: 'Begäran kom från en annan webbplats och utfördes inte: gå till Samspår och gör det därifrån.',
    en: 'The request came from another site and was not carried out: go to Samspår and do it from there.',
  });

export const csrfMissing = (): Problem =>
  new Problem(403, 'CsrfTokenInvalid', {
    sv: 'Formuläret hör inte till din inloggning och sparades inte: ladda om sidan och skicka det igen (API: rubriken X-CSRF-Token).',
    en: 'The form does not belong to your session and was not saved: reload the page and send it again (API: the header X-CSRF-Token).',
  });
