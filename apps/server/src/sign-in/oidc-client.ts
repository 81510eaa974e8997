import * as jose from 'jose';
import * as oidc from 'openid-client';
import type { ProviderSettings } from '@samspar/installation';
import type { Arrival, Begun } from '@samspar/users';
import { Problem } from '../problem.js';
import { refuseOtherThanAccessToken, typeOf } from './token-kinds.js';

/** Whoever the provider says has signed in: what sessions are ended by, and what users are found by. */
export type Claimed = Pick<Arrival, 'subject' | 'providerSession' | 'idToken'> &
  Readonly<{ externalId: string; name?: string }>;

/** Whose sessions the provider ends. */
export type SignOutNotice = Readonly<{
  subject: string;
  providerSession?: string;
  id: string;
  /** Milliseconds since the epoch. */
  until: number;
}>;

type OidcSettings = ProviderSettings &
  Readonly<{
    /** Where the provider sends people back to. */
    callback: string;
    /** Whether the provider asks for who it is each time. */
    asksEachTime: boolean;
  }>;

/** How long the provider may take to answer, in seconds. */
const ANSWERS_WITHIN_S = 10;
/** How long it may take to say that it is there, as a browser is sent to it to sign out, in seconds. */
const IS_THERE_WITHIN_S = 2;
/** How often its keys may be asked for where a token names one that is not known, in seconds. */
const KEYS_ASKED_EVERY_S = 5;
/** How much clocks may differ, and how old a notice of sign-out may be, in seconds. */
const CLOCKS_DIFFER_S = 30;
const NOTICE_VALID_S = 300;
/** How much clocks may differ at sign-in, where the token comes from the provider itself and its nonce says that it is new. */
const CLOCKS_DIFFER_AT_SIGN_IN_S = 300;
/** What the header of a notice of sign-out may call it; empty: nothing. */
const NOTICE_TYPES = ['logout+jwt', 'jwt', ''];
const SIGN_OUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** The provider does not answer, or not as a provider does. */
const unavailable = (cause: unknown): Problem =>
  Object.assign(
    new Problem(
      503,
      'SignInUnavailable',
      {
        sv: 'Inloggningstjänsten svarar inte: försök igen om en stund. Systemförvaltaren ser orsaken i serverns logg.',
        en: 'The sign-in provider does not answer: try again in a while. The system administrator sees the cause in the log of the server.',
      },
      { headers: { 'Retry-After': '10' } },
    ),
    { cause },
  );

/** With the way of showing the secret that the provider takes; the standard's own where it names none. */
const clientAuth =
  (secret: string): oidc.ClientAuth =>
  (server, client, body, headers) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
      ? oidc.ClientSecretPost(secret)
      : oidc.ClientSecretBasic(secret))(server, client, body, headers);

/** Begins the state of a sign-in that was begun because an answer was to none: it is not begun so a second time. */
const SECOND_TRY = 'igen-';
export const isSecondTry = (state: string): boolean => state.startsWith(SECOND_TRY);

const nameOf = (error: unknown): unknown =>
  typeof error === 'object' && error && 'name' in error ? error.name : undefined;

/** Whether no answer, or a server's fault, came where tokens were asked for. */
const isAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  const code = 'code' in error ? error.code : undefined;
  // A TypeError is what `fetch` throws where nothing answers.
  const isUnanswered = [error, cause].some((one) => nameOf(one) === 'TypeError');
  return isUnanswered || code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500);
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Rethrows what is wrong with a token, and says 503 where the keys to it could not be got. */
const noKeys = (error: unknown): never => {
  const { JOSEError, JWKSTimeout, JWKSInvalid } = jose.errors;
  const isOfToken =
    error instanceof JOSEError &&
    error.code !== JOSEError.code &&
    !(error instanceof JWKSTimeout || error instanceof JWKSInvalid);
  throw isOfToken ? error : unavailable(error);
};

/** OpenID Connect as this server speaks it: the code flow with PKCE, bearer tokens, and both kinds of sign-out. */
export class OidcClient {
  readonly settings: OidcSettings;
  readonly #clock: () => number;
  #discovered: Promise<oidc.Configuration> | undefined;
  #signOutOrigin: string | undefined;
  #keys: ReturnType<typeof jose.createRemoteJWKSet> | undefined;

  constructor(settings: OidcSettings, clock: () => number) {
    this.settings = settings;
    this.#clock = clock;
  }

  /** Origin of the place where browsers end the provider's own session; undefined until the provider has been asked. */
  get signOutOrigin(): string | undefined {
    return this.#signOutOrigin;
  }

  /** What to remember, and where to send the browser. Rejects with the problem 503 where the provider does not answer. */
  async begin(to: string, isSecond = false): Promise<Readonly<{ begun: Begun; address: string }>> {
    const configuration = await this.#configuration();
    const begun = {
      state: (isSecond ? SECOND_TRY : '') + oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      to,
    };
    const { callback, scopes, asksEachTime } = this.settings;
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: callback,
      scope: scopes,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      ...(asksEachTime && { prompt: 'login' }),
    });
    return { begun, address: address.href };
  }

  /**
   * Who has come back. Rejects with an error of openid-client or jose where the answer is not to what was begun, or refuses, and
   * with the problem 503 where the provider does not answer.
   */
  async finish(query: string, begun: Begun): Promise<Claimed> {
    const configuration = await this.#configuration();
    try {
      return await this.#claimed(configuration, query, begun);
    } catch (error) {
      throw isAway(error) ? unavailable(error) : error;
    }
  }

  async #claimed(
    configuration: oidc.Configuration,
    query: string,
    { state, nonce, verifier }: Begun,
  ): Promise<Claimed> {
    const { callback, clientId, userClaim, nameClaim } = this.settings;
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(callback + query), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || tokens.id_token === undefined) throw new Error('The provider gave no ID token.');
    await this.#isSigned(tokens.id_token, configuration);
    // openid-client looks at it where there are several audiences alone.
    if (claims.azp !== undefined && claims.azp !== clientId)
      throw new Error('The ID token was issued to another client (azp).');
    const isWhole = text(claims[userClaim]) !== undefined && text(claims[nameClaim]) !== undefined;
    const told =
      isWhole || configuration.serverMetadata().userinfo_endpoint === undefined
        ? claims
        : { ...(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
    const externalId = text(told[userClaim]);
    if (externalId === undefined)
      throw new Error(`The provider gave no claim ${userClaim} (OIDC_USER_CLAIM).`);
    const name = text(told[nameClaim]);
    const providerSession = text(claims['sid']);
    return {
      subject: claims.sub,
      externalId,
      ...(name !== undefined && { name }),
      ...(providerSession !== undefined && { providerSession }),
      idToken: tokens.id_token,
    };
  }

  /** The external id in a bearer token for the API. Rejects with an error of jose where it is not one for us. */
  async bearer(token: string): Promise<string> {
    const { audience, userClaim } = this.settings;
    if (audience === undefined) throw new jose.errors.JWTInvalid('No audience is configured.');
    const verified = await this.#verified(token, { audience, requiredClaims: ['exp', 'sub'] });
    refuseOtherThanAccessToken(verified, this.settings);
    const { payload } = verified;
    const externalId = text(payload[userClaim]);
    if (externalId === undefined) throw new jose.errors.JWTInvalid(`The token has no claim ${userClaim}.`);
    return externalId;
  }

  /** What the provider says of a session it has ended. Rejects with an error of jose where it is not such a notice. */
  async notice(token: string): Promise<SignOutNotice> {
    const { payload, protectedHeader } = await this.#verified(token, {
      audience: this.settings.clientId,
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: NOTICE_VALID_S,
    });
    const { sub, sid, jti, events, nonce, iat = 0 } = payload;
    const isNotice =
      NOTICE_TYPES.includes(typeOf(protectedHeader)) &&
      typeof events === 'object' &&
      events !== null &&
      SIGN_OUT_EVENT in events;
    const subject = text(sub);
    const providerSession = text(sid);
    if (!isNotice || nonce !== undefined || jti === undefined || (subject ?? providerSession) === undefined)
      throw new jose.errors.JWTInvalid('The token is no notice of sign-out.');
    return {
      subject: subject ?? '',
      ...(providerSession !== undefined && { providerSession }),
      id: jti,
      until: (iat + NOTICE_VALID_S + CLOCKS_DIFFER_S) * 1_000,
    };
  }

  /**
   * Where the browser ends the provider's own session; undefined where it keeps none, or offers no such place. Rejects where the
   * provider does not answer at the moment: a browser that was sent there would show its own error page.
   */
  async signOutAddress(idToken: string | undefined, back: string): Promise<string | undefined> {
    const configuration = await this.#configuration();
    const { end_session_endpoint: end, jwks_uri: keys } = configuration.serverMetadata();
    if (end === undefined) return undefined;
    const isThere = await fetch(keys ?? end, { signal: AbortSignal.timeout(IS_THERE_WITHIN_S * 1_000) });
    await isThere.body?.cancel();
    if (isThere.status >= 500) throw new Error(`The provider answers ${isThere.status}.`);
    return oidc.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: back,
      ...(idToken !== undefined && { id_token_hint: idToken }),
    }).href;
  }

  async #verified(token: string, options: jose.JWTVerifyOptions): Promise<jose.JWTVerifyResult> {
    const configuration = await this.#configuration();
    const keys = this.#keysOf(configuration);
    return jose
      .jwtVerify(token, keys, {
        issuer: configuration.serverMetadata().issuer,
        clockTolerance: CLOCKS_DIFFER_S,
        currentDate: new Date(this.#clock()),
        ...options,
      })
      .catch(noKeys);
  }

  /** Rejects unless the provider signed it; it came from the provider itself, so that a key of today is asked for at once. */
  async #isSigned(idToken: string, configuration: oidc.Configuration): Promise<void> {
    const keys = this.#keysOf(configuration);
    const verified = () => jose.compactVerify(idToken, keys);
    await verified()
      .catch(async (error: unknown) => {
        if (!(error instanceof jose.errors.JWKSNoMatchingKey)) throw error;
        await keys.reload();
        await verified();
      })
      .catch(noKeys);
  }

  #keysOf(configuration: oidc.Configuration): ReturnType<typeof jose.createRemoteJWKSet> {
    const { jwks_uri: address } = configuration.serverMetadata();
    if (address === undefined) throw unavailable(new Error('The provider names no jwks_uri.'));
    return (this.#keys ??= jose.createRemoteJWKSet(new URL(address), {
      timeoutDuration: ANSWERS_WITHIN_S * 1_000,
      cooldownDuration: KEYS_ASKED_EVERY_S * 1_000,
    }));
  }

  /** What the provider says of itself; asked once, and again where it did not answer. */
  #configuration(): Promise<oidc.Configuration> {
    this.#discovered ??= this.#discover().catch((error: unknown) => {
      this.#discovered = undefined;
      throw unavailable(error);
    });
    return this.#discovered;
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const configuration = await oidc.discovery(
      new URL(issuer),
      clientId,
      { [oidc.clockTolerance]: CLOCKS_DIFFER_AT_SIGN_IN_S },
      clientAuth(clientSecret),
      {
        timeout: ANSWERS_WITHIN_S,
        // The configuration takes an issuer without TLS on this machine alone.
        execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
      },
    );
    const { end_session_endpoint: end } = configuration.serverMetadata();
    this.#signOutOrigin = end && new URL(end).origin;
    return configuration;
  }
}
