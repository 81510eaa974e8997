import helmet from 'helmet';
import type { RequestHandler } from 'express';
import { isApi } from './refusals.js';

/** How long a browser keeps to an encrypted connection, in seconds: a year. */
const ENCRYPTED_FOR_S = 31_536_000;

/** What is left to say of JSON, which opens no window and has no form: it is not run, framed, guessed at or read by another site. */
const API_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** The headers of every answer: nothing runs, and nothing is loaded or sent, but from and to this server. */
export const securityHeaders = (
  signOutOrigin: () => string | undefined,
  encrypted = false,
): RequestHandler => {
  const ofPages = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        // Signing out leads from our form to the provider.
        formAction: ["'self'", () => signOutOrigin() ?? ''],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // A form of ours tells its origin only where the referrer may be told to ourselves.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: encrypted && { maxAge: ENCRYPTED_FOR_S },
    xFrameOptions: { action: 'deny' },
  });
  const ofApi = new Map<string, string>(Object.entries(API_HEADERS));
  if (encrypted) ofApi.set('Strict-Transport-Security', `max-age=${ENCRYPTED_FOR_S}; includeSubDomains`);
  return (request, response, next) => {
    if (!isApi(request.path)) ofPages(request, response, next);
    else {
      response.setHeaders(ofApi);
      next();
    }
  };
};
