import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Installation,
  openInstallation,
  type ProviderSettings,
  readConfiguration,
  readSignIn,
  setUp,
  type SignInConfiguration,
} from '@samspar/installation';
import { AddUser, byOperator, type NewUser, type Send } from '@samspar/use-cases';
import { serve, type Serving } from '../../apps/server/src/serve.js';
import { SETUP } from '../http/server.js';
import { atAMember } from '../use-cases/at-a-member.js';
import { Browser } from './browser.js';
import { CLIENT, type Issuer, startIssuer } from './issuer.js';

export const NOON = Date.parse('2025-06-15T10:00:00Z');
export const AUDIENCE = 'samspar-api';

/** A server with a real provider, on a clock that stands where it is put; it can be started anew on what it has. */
export class Site {
  now = NOON;
  readonly lines: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'samspar-sign-in-'));
  readonly #more: Partial<SignInConfiguration>;
  readonly #provider: Partial<ProviderSettings>;
  #issuer: Issuer | undefined;
  #running: Readonly<{ installation: Installation; serving: Serving }> | undefined;

  private constructor(more: Partial<SignInConfiguration>, provider: Partial<ProviderSettings>) {
    this.#more = more;
    this.#provider = provider;
  }

  static async open(
    more: Partial<SignInConfiguration> = {},
    provider: Partial<ProviderSettings> = {},
  ): Promise<Site> {
    const site = new Site(more, provider);
    site.#issuer = await startIssuer(() => site.now);
    await site.#start();
    const outcome = await setUp(site.installation, SETUP);
    if (outcome.outcome !== 'accepted') throw new Error(`The setup was not done: ${JSON.stringify(outcome)}`);
    await site.installation.views.catchUp();
    return site;
  }

  get issuer(): Issuer {
    if (!this.#issuer) throw new Error('The site is closed.');
    return this.#issuer;
  }

  get installation(): Installation {
    return this.#open.installation;
  }

  get signIn(): Serving['signIn'] {
    return this.#open.serving.signIn;
  }

  get send(): Send {
    return this.#open.serving.send;
  }

  /** The address of a path on the server. */
  at(path: string): string {
    return this.#open.serving.url + path;
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.#start();
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.#issuer?.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Adds a user whom the provider knows by this external id: a caseworker of the FINSAM team, unless something else is said. */
  async user(externalId: string, said: Partial<NewUser> = {}): Promise<string> {
    const outcome = await this.send(
      new AddUser(
        byOperator(),
        atAMember(
          {
            association: 'provkommun',
            externalId,
            name: `${externalId} Exempel`,
            roles: ['caseworker'],
            interventions: ['finsam-team'],
            ...said,
          },
          { party: 'municipality', unit: 'Jobbtorg' },
        ),
      ),
    );
    if (outcome.outcome !== 'accepted') throw new Error(`The user was not added: ${JSON.stringify(outcome)}`);
    return outcome.answer.user;
  }

  /** A browser in which that person has signed in. */
  async browserOf(externalId: string, claims: Readonly<Record<string, unknown>> = {}): Promise<Browser> {
    const browser = new Browser();
    this.issuer.person({ sub: externalId, ...claims });
    await browser.open(this.at('/logga-in?till=/api/v1/health'));
    return browser;
  }

  /** What every change of a session must bring. */
  async csrfOf(browser: Browser): Promise<string> {
    return (await this.signIn.sessions.find(browser.cookie('samspar') ?? ''))?.csrf ?? '';
  }

  get #open(): Readonly<{ installation: Installation; serving: Serving }> {
    if (!this.#running) throw new Error('The site is closed.');
    return this.#running;
  }

  async #start(): Promise<void> {
    const configuration = readConfiguration({ SAMSPAR_DATA: this.#folder });
    const installation = await openInstallation(configuration, { what: 'test', clock: () => this.now });
    const provider = {
      ...CLIENT,
      issuer: this.issuer.url,
      scopes: 'openid profile',
      userClaim: 'sub',
      nameClaim: 'name',
      audience: AUDIENCE,
      tokenType: 'at+jwt',
      apiClients: ['script'],
      ...this.#provider,
    };
    const signIn = { ...readSignIn({}), provider, ...this.#more };
    const serving = await serve(installation, { host: '127.0.0.1', port: 0, signIn }, (line) =>
      this.lines.push(line),
    );
    this.#running = { installation, serving };
  }

  async #stop(): Promise<void> {
    await this.#running?.serving.close();
    await this.#running?.installation.close();
    this.#running = undefined;
  }
}
