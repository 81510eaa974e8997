import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { errors } from 'jose';
import type { Request, Response } from 'express';
import { show } from '../pages/render.js';
import { visitorOf } from '../pages/visitor.js';
import { Problem } from '../problem.js';
import { Allow } from './allow.js';
import { BEGUN_COOKIE, SESSION_COOKIE } from './cookies.js';
import { fingerprintOf } from './fingerprint.js';
import { localPath } from './local-path.js';
import type { Claimed } from './oidc-client.js';
import { FailedPage, SignedOutPage, StrangerPage } from './pages/sign-in-pages.js';
import type { Begun } from './sign-in-sessions.js';
import { SignIn } from './sign-in.js';

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error);

const queryOf = (request: Request): string => new URL(request.originalUrl, 'http://localhost').search;

/** To the provider and back, and out again. */
@ApiExcludeController()
@Allow('public')
@Controller()
export class SignInController {
  constructor(private readonly signIn: SignIn) {}

  /** Leads to the provider; `till` is the page that was asked for. */
  @Get('logga-in')
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { client, sessions, cookies, demonstration, appUrl } = this.signIn;
    // The cookie is of one host: 127.0.0.1 and localhost are two.
    if (demonstration && request.get('Host') !== new URL(appUrl()).host) {
      response.redirect(303, appUrl() + request.originalUrl);
      return;
    }
    const { begun, address } = await client.begin(localPath(request.query['till']));
    cookies.write(response, BEGUN_COOKIE, await sessions.begin(begun));
    response.redirect(303, address);
  }

  /** Where the provider sends people back to. */
  @Get('logga-in/svar')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { sessions, cookies, log } = this.signIn;
    const id = cookies.read(request, BEGUN_COOKIE);
    const begun = id === undefined ? undefined : await sessions.begunUnder(id);
    cookies.clear(response, BEGUN_COOKIE);
    const claimed = begun && (await this.#claimed(request, begun));
    if (!begun || !claimed) {
      if (!begun) log('A sign-in came back that was not begun here, or too late.');
      show(response, <FailedPage visitor={visitorOf(request)} />, 400);
      return;
    }
    await this.#arrive(claimed, begun, request, response);
  }

  @Post('logga-ut')
  async leave(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { client, sessions, cookies, demonstration, appUrl } = this.signIn;
    const id = cookies.read(request, SESSION_COOKIE);
    const session = id === undefined ? undefined : await sessions.find(id);
    if (id !== undefined) await sessions.end(id);
    cookies.clear(response, SESSION_COOKIE);
    const out = `${appUrl()}/utloggad`;
    const address = session && !demonstration ? await client.signOutAddress(session.idToken, out) : undefined;
    response.redirect(303, address ?? '/utloggad');
  }

  @Get('utloggad')
  left(@Req() request: Request, @Res() response: Response): void {
    show(response, <SignedOutPage visitor={visitorOf(request)} />);
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
      log(`A notice of sign-out was refused: ${error.code}.`);
      throw new Problem(400, 'SignOutNoticeInvalid', {
        sv: 'Meddelandet om utloggning godtas inte: skicka en giltig logout_token, en gång.',
        en: 'The notice of sign-out is not accepted: send a valid logout_token, once.',
      });
    }
    response.status(200).end();
  }

  /** Undefined where the answer is not to what was begun, or says no. */
  async #claimed(request: Request, begun: Begun): Promise<Claimed | undefined> {
    try {
      return await this.signIn.client.finish(queryOf(request), begun);
    } catch (error) {
      if (error instanceof Problem) throw error;
      this.signIn.log(`A sign-in failed: ${codeOf(error)}.`);
      return undefined;
    }
  }

  async #arrive(claimed: Claimed, { to }: Begun, request: Request, response: Response): Promise<void> {
    const { sessions, cookies, directory, issuer, installation } = this.signIn;
    const { externalId, ...arrived } = claimed;
    const { staff } = installation.vault;
    const user = await staff.find(issuer, externalId);
    const member = user === undefined ? undefined : await staff.memberOf(user);
    if (user === undefined || !member || directory.get(user)?.status !== 'open') {
      const fingerprint = fingerprintOf(issuer, externalId);
      show(response, <StrangerPage visitor={visitorOf(request)} fingerprint={fingerprint} />, 403);
      return;
    }
    const name = arrived.name ?? member.name;
    if (name !== member.name) await staff.keep(user, { ...member, name });
    const before = cookies.read(request, SESSION_COOKIE);
    if (before !== undefined) await sessions.end(before);
    const { id } = await sessions.open({ ...arrived, user, name });
    cookies.write(response, SESSION_COOKIE, id);
    response.redirect(303, to);
  }
}
