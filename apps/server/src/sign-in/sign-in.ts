import { type Installation, issuerOf, type SignInConfiguration } from '@samspar/installation';
import { SignInSessions, UserDirectory } from '@samspar/users';
import type { Log } from '../problem-filter.js';
import { Authentication } from './authentication.js';
import { Cookies } from './cookies.js';
import { demonstrationSettings } from './demonstration/demonstration-provider.js';
import { Demonstration } from './demonstration/demonstration.js';
import { OidcClient } from './oidc-client.js';

/** Where the provider sends people back to. */
const CALLBACK_PATH = '/logga-in/svar';

/** Everything sign-in is made of, on one installation; its own injection token. */
export class SignIn {
  readonly issuer: string;
  readonly cookies: Cookies;
  readonly sessions: SignInSessions;
  readonly authentication: Authentication;
  /** Absent with a real provider. */
  readonly demonstration?: Demonstration;
  #client: OidcClient | undefined;

  private constructor(
    readonly installation: Installation,
    readonly configuration: SignInConfiguration,
    readonly directory: UserDirectory,
    /** Where browsers reach this server; with the demonstration it is known once the server listens. */
    readonly appUrl: () => string,
    readonly log: Log,
  ) {
    const { sealed, clock } = installation;
    this.issuer = issuerOf(configuration);
    this.cookies = new Cookies(configuration.appUrl?.startsWith('https:') ?? false);
    this.sessions = new SignInSessions(sealed, clock, configuration);
    this.authentication = new Authentication(this);
    if (!configuration.provider) this.demonstration = new Demonstration(this);
  }

  /** With all users read from the log, and following it. Rejects with `StoreUnavailable`. */
  static async open(
    installation: Installation,
    configuration: SignInConfiguration,
    appUrl: () => string,
    log: Log,
  ): Promise<SignIn> {
    const directory = await UserDirectory.read(installation.store);
    directory.follow((error) => log(`Användarna följs inte längre: ${error.message}`));
    return new SignIn(installation, configuration, directory, appUrl, log);
  }

  get client(): OidcClient {
    const { provider } = this.configuration;
    this.#client ??= new OidcClient(
      {
        ...(provider ?? demonstrationSettings(this.appUrl())),
        callback: this.appUrl() + CALLBACK_PATH,
        asksEachTime: provider === undefined,
      },
      this.installation.clock,
    );
    return this.#client;
  }

  /** Where signing out leads browsers besides here; undefined until the provider has been asked, or where it has no such place. */
  get signOutOrigin(): string | undefined {
    return this.#client?.signOutOrigin;
  }

  async close(): Promise<void> {
    await this.directory.close();
  }
}
