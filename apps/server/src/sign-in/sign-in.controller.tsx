import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { errors } from 'jose';
import type { Request, Response } from 'express';
import { fingerprintOf, type Pending, PENDING_MS } from '@samspar/users';
import { show } from '../pages/render.js';
import { Problem } from '../problem.js';
import { Allow } from './allow.js';
import { signedInOf } from '../who.js';
import { BEGUN_COOKIE, SESSION_COOKIE } from './cookies.js';
import { localPath } from './local-path.js';
import { type Claimed, isSecondTry } from './oidc-client.js';
import { FailedPage, SignedOutPage, StrangerPage } from './pages/sign-in-pages.js';
import { SignIn } from './sign-in.js';

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error);

/** Most sign-ins that one browser may have on their way; the oldest give way to the newest. */
const MOST_PENDING = 10;

/** The name of the sign-in that this answers; empty where it is none that could be of ours. */
const stateOf = ({ query }: Request): string => {
  const { state } = query;
  return typeof state === 'string' && /^[\w-]{1,64}$/.test(state) ? state : '';
};

const cookieOf = (state: string): string => BEGUN_COOKIE + state.slice(-16);

const queryOf = (request: Request): string => new URL(request.originalUrl, 'http://localhost').search;

/** To the provider and back, and out again. */
@Allow('public')
@Controller()
export class SignInController {
  constructor(private readonly signIn: SignIn) {}

  /** Leads to the provider; `till` is the page that was asked for. */
  @Get('logga-in')
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { demonstration, appUrl } = this.signIn;
    // The cookie is of one host: 127.0.0.1 and localhost are two.
    if (demonstration && request.get('Host') !== new URL(appUrl()).host) {
      response.redirect(303, appUrl() + request.originalUrl);
      return;
    }
    await this.#begin(localPath(request.query['till']), request, response);
  }

  /** Where the provider sends people back to. */
  @Get('logga-in/svar')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { sessions, cookies, log } = this.signIn;
    const state = stateOf(request);
    const user = signedInOf(request)?.asker.actor;
    const id = cookies.read(request, cookieOf(state));
    const pending = id === undefined ? undefined : await sessions.pending(id, state);
    if (id === undefined || !pending || pending.isLate) {
      if (user !== undefined)
        response.redirect(303, (await sessions.ledTo(state, user)) ?? pending?.to ?? '/');
      else if (isSecondTry(state)) {
        log(
          'En inloggning kom tillbaka två gånger till en webbläsare som inte känner till den: sparar den kakor?',
        );
        show(response, <FailedPage to="/" />, 400);
      } else await this.#begin(pending?.to ?? '/', request, response, true);
      return;
    }
    const claimed = await this.#claimed(request, pending);
    await sessions.cameBack(id);
    cookies.clear(response, cookieOf(state));
    if (claimed) await this.#arrive(claimed, pending, request, response);
    // Providers let the first of several tabs in, and answer the others with an error.
    else if (user !== undefined) response.redirect(303, pending.to);
    else show(response, <FailedPage to={pending.to} />, 400);
  }

  /** Ends the session here, whether the provider can be reached or not, and its own where it can. */
  @Post('logga-ut')
  async leave(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { client, sessions, cookies, demonstration, appUrl, log } = this.signIn;
    const id = cookies.read(request, SESSION_COOKIE);
    const session = id === undefined ? undefined : await sessions.find(id);
    if (id !== undefined) await sessions.end(id);
    cookies.clear(response, SESSION_COOKIE);
    let address: string | undefined = '/utloggad';
    if (session && !demonstration)
      try {
        address = await client.signOutAddress(session.idToken, `${appUrl()}/utloggad`);
      } catch (error) {
        log(`Utloggad bara här, för inloggningstjänsten svarar inte: ${codeOf(error)}.`);
        address = '/utloggad?bara=har';
      }
    response.redirect(303, address ?? '/utloggad');
  }

  @Get('utloggad')
  left(@Req() request: Request, @Res() response: Response): void {
    show(response, <SignedOutPage isOnlyHere={request.query['bara'] === 'har'} />);
  }

  /** The provider ends a session of its own, or all of a person (OpenID Connect Back-Channel Logout 1.0). */
  @Post('logga-ut/bakkanal')
  async noticed(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { client, sessions, log } = this.signIn;
    const body: unknown = request.body;
    const token = typeof body === 'object' && body && 'logout_token' in body ? body.logout_token : undefined;
    try {
      const { id, until, ...whose } = await client.notice(typeof token === 'string' ? token : '');
      if (!(await sessions.isNew(id, until))) throw new errors.JWTInvalid('The notice was given before.');
      await sessions.endOf(whose);
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      log(`Ett meddelande om utloggning avvisades: ${error.code}.`);
      throw new Problem(400, 'SignOutNoticeInvalid', {
        sv: 'Meddelandet om utloggning godtas inte: skicka en giltig logout_token, en gång.',
        en: 'The notice of sign-out is not accepted: send a valid logout_token, once.',
      });
    }
    response.status(200).end();
  }

  async #begin(to: string, request: Request, response: Response, isSecond = false): Promise<void> {
    const { client, sessions, cookies } = this.signIn;
    const { begun, address } = await client.begin(to, isSecond);
    const others = cookies.namesFrom(request, BEGUN_COOKIE);
    for (const name of others.slice(0, Math.max(0, others.length + 1 - MOST_PENDING)))
      cookies.clear(response, name);
    cookies.write(response, cookieOf(begun.state), await sessions.begin(begun), PENDING_MS / 1_000);
    response.redirect(303, address);
  }

  /** Undefined where the answer is not to what was begun, or says no. */
  async #claimed(request: Request, begun: Pending): Promise<Claimed | undefined> {
    try {
      return await this.signIn.client.finish(queryOf(request), begun);
    } catch (error) {
      if (error instanceof Problem) throw error;
      this.signIn.log(`En inloggning misslyckades: ${codeOf(error)}.`);
      return undefined;
    }
  }

  async #arrive(claimed: Claimed, pending: Pending, request: Request, response: Response): Promise<void> {
    const { sessions, cookies, directory, issuer, installation } = this.signIn;
    const { externalId, ...arrived } = claimed;
    const { staff } = installation.sealed;
    const user = await staff.find(issuer, externalId);
    const member = user === undefined ? undefined : await staff.memberOf(user);
    if (user === undefined || !member || directory.get(user)?.status !== 'open') {
      const fingerprint = fingerprintOf(issuer, externalId);
      show(response, <StrangerPage fingerprint={fingerprint} />, 403);
      return;
    }
    const name = arrived.name ?? member.name;
    if (name !== member.name) await staff.keep(user, { ...member, name });
    await sessions.answered(pending, user);
    const before = cookies.read(request, SESSION_COOKIE);
    const present = before === undefined ? undefined : await sessions.find(before);
    // Another tab has signed her in meanwhile, and works in that session.
    if (present?.user !== user || present.openedAt <= pending.begunAt) {
      if (before !== undefined) await sessions.end(before);
      const { id } = await sessions.open({ ...arrived, user, name });
      cookies.write(response, SESSION_COOKIE, id);
    }
    response.redirect(303, pending.to);
  }
}
