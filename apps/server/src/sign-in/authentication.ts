import { errors } from 'jose';
import { type Asker, askerOf } from '@samspar/access';
import type { Installation } from '@samspar/installation';
import { type ListedUser, sameSecret, type SignInSessions, type UserDirectory } from '@samspar/users';
import type { NextFunction, Request, Response } from 'express';
import { isOpenData } from '../open-data/openly.js';
import type { Log } from '../problem-filter.js';
import { mediaTypeOf } from '../sent-bytes.js';
import { attach, signedInOf } from '../who.js';
import { type Cookies, SESSION_COOKIE } from './cookies.js';
import type { OidcClient } from './oidc-client.js';
import { crossSite, csrfMissing, isApi, notSignedIn, tokenInvalid } from './refusals.js';

type AuthenticationParts = Readonly<{
  cookies: Cookies;
  sessions: SignInSessions;
  directory: UserDirectory;
  installation: Pick<Installation, 'sealed' | 'views'>;
  client: OidcClient;
  /** The issuer that external ids belong to. */
  issuer: string;
  /** Where browsers reach this server. */
  appUrl: () => string;
  log: Log;
}>;

/** What anybody may read of the API. */
const OPEN: readonly string[] = ['/api/v1/openapi.json', '/api/v1/health'];
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** Pages that read a form in parts, a file among them: each asks for the token itself, once it has read it. */
const READ_THEIR_PARTS: readonly string[] = ['/inlasning', '/granskning/kontrollera-bevis'];
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** Whether the request brings this token of a session. */
const brings = (request: Request, token: string): boolean => {
  const body: unknown = request.body;
  const field = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
  const given = request.get('X-CSRF-Token') ?? field;
  return typeof given === 'string' && sameSecret(given, token);
};

/** Throws the problem 403 unless the request brings the token of its session; of a form in parts once they are read. */
export const checkCsrf = (request: Request): void => {
  const token = signedInOf(request)?.csrf;
  if (token !== undefined && !brings(request, token)) throw csrfMissing();
};

/** Says of each request who it comes from, before anything is read of it or routed. */
export class Authentication {
  constructor(private readonly parts: AuthenticationParts) {}

  /** Express middleware: who it is, but of open data. The API turns strangers away here, whether there is anything at the address or not. */
  readonly identify = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (isOpenData(request.path)) return next();
    response.set('Cache-Control', 'no-store');
    await (request.headers.authorization === undefined ? this.#bySession(request) : this.#byToken(request));
    const known = signedInOf(request) !== undefined;
    if (!known && isApi(request.path) && !OPEN.includes(request.path.toLowerCase())) throw notSignedIn();
    next();
  };

  /** Express middleware, after forms are read: what comes with the cookie comes from our own pages. */
  readonly refuseForgery = (request: Request, _response: Response, next: NextFunction): void => {
    if (!SAFE.includes(request.method) && signedInOf(request)?.csrf !== undefined) {
      if (!this.#isFromHere(request)) throw crossSite();
      const isReadLater =
        mediaTypeOf(request) === 'multipart/form-data' && READ_THEIR_PARTS.includes(request.path);
      if (!isReadLater) checkCsrf(request);
    }
    next();
  };

  /** Whether a form of our own pages was opened in another session than the present: one that has ended, or was replaced. */
  isOfEarlierSession(request: Request): boolean {
    const signedIn = signedInOf(request);
    const isLate = signedIn === undefined || (signedIn.csrf !== undefined && !brings(request, signedIn.csrf));
    return isLate && this.#isFromHere(request);
  }

  async #bySession(request: Request): Promise<void> {
    const { cookies, sessions, directory } = this.parts;
    const id = cookies.read(request, SESSION_COOKIE);
    const session = id === undefined ? undefined : await sessions.find(id);
    const user = session && directory.get(session.user);
    if (session && user?.status === 'open')
      attach(request, { asker: this.#asker(user), name: session.name, csrf: session.csrf });
  }

  async #byToken(request: Request): Promise<void> {
    const { client, installation, issuer, directory, log } = this.parts;
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw tokenInvalid();
    let externalId: string;
    try {
      externalId = await client.bearer(token);
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      log(`En bearer-token avvisades: ${error.code}.`);
      throw tokenInvalid();
    }
    const id = await installation.sealed.staff.find(issuer, externalId);
    const user = id === undefined ? undefined : directory.get(id);
    if (user?.status !== 'open') throw tokenInvalid();
    attach(request, { asker: this.#asker(user) });
  }

  #asker(user: ListedUser): Asker {
    return askerOf(user, this.parts.installation.views.associations());
  }

  /** A browser says where a request comes from; one that says neither way is too old to be let in by its cookie. */
  #isFromHere(request: Request): boolean {
    const site = request.get('Sec-Fetch-Site');
    return site === undefined ? request.get('Origin') === this.parts.appUrl() : site === 'same-origin';
  }
}
