import { ConfigurationRefused } from './configuration.js';
import { isLoopback } from './loopback.js';

/** What RFC 9068 calls an access token; a provider that follows it gives no other kind of token this name. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';

/** The provider that people sign in with (OpenID Connect), as the environment names it. */
export type ProviderSettings = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  /** The claim that says who somebody is, for good: the user's external id. */
  userClaim: string;
  nameClaim: string;
  /** The audience that bearer tokens for the API must name; absent: no bearer tokens are taken. */
  audience?: string;
  /** What the header of an access token calls it (`typ`), in lower case. */
  tokenType: string;
  /** Further clients of the provider whose access tokens the API takes (`azp`). */
  apiClients: readonly string[];
}>;

export type SignInConfiguration = Readonly<{
  /** Absent: the built-in demonstration. */
  provider?: ProviderSettings;
  /** Public address of the server, without a path; absent with the demonstration: where it listens. */
  appUrl?: string;
  /** A session unused for so long has ended, in milliseconds. */
  idleMs: number;
  /** A session has ended so long after the sign-in, whatever its use, in milliseconds. */
  absoluteMs: number;
  /** Most sign-ins begun from one address, and most changes of one user, in a minute. */
  signInsPerMinute: number;
  writesPerMinute: number;
  /** Most readings of open data from one address in a minute. */
  openReadsPerMinute: number;
  /** The proxies whose word on the client's address is taken, as Express names them: `loopback`, `10.0.0.0/8`. */
  trustedProxies: readonly string[];
}>;

/** The issuer under whose name the demonstration's users are known, wherever it listens. */
export const DEMONSTRATION_ISSUER = 'demonstration';

export const issuerOf = ({ provider }: SignInConfiguration): string =>
  provider?.issuer ?? DEMONSTRATION_ISSUER;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const count = (name: string, value: string | undefined, usual: number): number => {
  if (!value) return usual;
  if (!/^[1-9]\d{0,6}$/.test(value))
    throw new ConfigurationRefused(`${name} är "${value}", men ska vara ett heltal från 1.`);
  return Number(value);
};

/** An address without path that is encrypted, or on this machine alone. */
const address = (name: string, value: string): string => {
  const url = URL.parse(value);
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !safe || url.search || url.hash || url.username)
    throw new ConfigurationRefused(
      `${name} går inte att använda: ange en adress som börjar med https://, utan frågetecken och lösenord.`,
    );
  return value.replace(/\/$/, '');
};

const required = (environment: NodeJS.ProcessEnv, name: string): string => {
  const value = environment[name];
  if (!value) throw new ConfigurationRefused(`${name} saknas och krävs när OIDC_ISSUER är satt.`);
  return value;
};

const readTokenType = (value: string | undefined): string => {
  const type = (value || ACCESS_TOKEN_TYPE).toLowerCase().replace(/^application\//, '');
  if (!/^[\w.+-]{1,64}$/.test(type))
    throw new ConfigurationRefused(
      'OIDC_TOKEN_TYPE går inte att använda: ange det som står i typ i huvudet på inloggningstjänstens åtkomsttoken, till exempel at+jwt eller JWT.',
    );
  return type;
};

const readProvider = (environment: NodeJS.ProcessEnv): ProviderSettings | undefined => {
  const issuer = environment['OIDC_ISSUER'];
  if (!issuer) return undefined;
  address('OIDC_ISSUER', issuer);
  const scopes = environment['OIDC_SCOPES'] || 'openid profile';
  if (!scopes.split(' ').includes('openid'))
    throw new ConfigurationRefused(
      'OIDC_SCOPES saknar openid: lägg till det, till exempel "openid profile".',
    );
  const audience = environment['OIDC_AUDIENCE'];
  return {
    issuer,
    clientId: required(environment, 'OIDC_CLIENT_ID'),
    clientSecret: required(environment, 'OIDC_CLIENT_SECRET'),
    scopes,
    userClaim: environment['OIDC_USER_CLAIM'] || 'sub',
    nameClaim: environment['OIDC_NAME_CLAIM'] || 'name',
    ...(audience && { audience }),
    tokenType: readTokenType(environment['OIDC_TOKEN_TYPE']),
    apiClients: (environment['OIDC_API_CLIENTS'] ?? '').split(/[\s,]/).filter(Boolean),
  };
};

const readAppUrl = (environment: NodeJS.ProcessEnv): string | undefined => {
  const value = environment['APP_URL'];
  if (!value) return undefined;
  const url = address('APP_URL', value);
  if (new URL(url).pathname !== '/')
    throw new ConfigurationRefused(
      'APP_URL har en sökväg: ange bara adressen, till exempel https://samspar.example.se.',
    );
  return url;
};

/** Reads the environment. Throws `ConfigurationRefused` at the first value that cannot be used. */
export const readSignIn = (environment: NodeJS.ProcessEnv): SignInConfiguration => {
  const provider = readProvider(environment);
  const appUrl = readAppUrl(environment);
  if (provider && !appUrl)
    throw new ConfigurationRefused(
      'APP_URL saknas och krävs när OIDC_ISSUER är satt: ange den adress som användarna når servern på.',
    );
  return {
    ...(provider && { provider }),
    ...(appUrl && { appUrl }),
    idleMs: count('SESSION_IDLE_MINUTES', environment['SESSION_IDLE_MINUTES'], 30) * MINUTE_MS,
    absoluteMs: count('SESSION_HOURS', environment['SESSION_HOURS'], 10) * HOUR_MS,
    signInsPerMinute: count('SIGN_INS_PER_MINUTE', environment['SIGN_INS_PER_MINUTE'], 60),
    writesPerMinute: count('WRITES_PER_MINUTE', environment['WRITES_PER_MINUTE'], 600),
    openReadsPerMinute: count('OPEN_READS_PER_MINUTE', environment['OPEN_READS_PER_MINUTE'], 300),
    trustedProxies: (environment['TRUSTED_PROXIES'] ?? '').split(/[\s,]/).filter(Boolean),
  };
};

/** Whoever reaches the demonstration may be anybody in it. Throws where that is more than this machine's own users. */
export const refuseExposedDemonstration = (
  production: boolean,
  host: string,
  { provider }: SignInConfiguration,
): void => {
  if (provider) return;
  if (production)
    throw new ConfigurationRefused(
      'Den inbyggda demonstrationsinloggningen startar inte med NODE_ENV=production: ange OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET och APP_URL.',
    );
  if (!isLoopback(host))
    throw new ConfigurationRefused(
      `Servern lyssnar inte på ${host} med demonstrationsinloggningen: använd HOST=127.0.0.1, eller ange OIDC_ISSUER.`,
    );
};
