import { StoreUnavailable } from '@samspar/event-store';

/** Where the store is, as far as it may be told: without user and password. */
export type Address = Readonly<{
  /** The connection string, handed to the client and to nobody else. */
  url: string;
  /** The same without user, password and settings, e.g. `esdb://db.example:2113`. */
  name: string;
  /** Without it the server checks no access and the client sends no password. */
  tls: boolean;
}>;

const FORM =
  /^(?<scheme>esdb(?:\+discover)?:\/\/)(?:[^:@/?#\s]+:[^:@/?#\s]+@)?(?<hosts>[^@/?#\s]+)\/?(?:\?(?<settings>[^@?#\s]*))?$/;

/** What the client understands; of anything else it would print the whole connection string, password included. */
const SETTINGS = new Set([
  'connectionname',
  'defaultdeadline',
  'discoveryinterval',
  'gossiptimeout',
  'keepaliveinterval',
  'keepalivetimeout',
  'maxdiscoverattempts',
  'nodepreference',
  'tls',
  'tlscafile',
  'usercertfile',
  'userkeyfile',
]);

/** Whether the client's debug log, which holds the connection string, is switched on (`DEBUG`, as the package `debug` reads it). */
const debugLogIsOn = (debug: string): boolean =>
  debug
    .split(/[\s,]+/)
    .some((pattern) =>
      ['esdb:connection', 'esdb:command', 'esdb:command:grpc'].some((log) =>
        new RegExp(`^${pattern.replaceAll(/[^\w*:]/g, '.').replaceAll('*', '.*')}$`).test(log),
      ),
    );

/** Throws `StoreUnavailable` where the connection string is not one, without repeating it: it may hold a password. */
export const parseAddress = (url: string, debug = process.env['DEBUG'] ?? ''): Address => {
  const { scheme, hosts, settings = '' } = FORM.exec(url)?.groups ?? {};
  if (scheme === undefined || hosts === undefined)
    throw new StoreUnavailable(
      'Adressen till EventStoreDB går inte att tolka: skriv esdb://användare:lösenord@värd:2113 eller esdb+discover://…, ' +
        'med tecken som @ : / ? # i lösenordet procentkodade.',
    );
  const given = new Map(
    settings
      .split('&')
      .filter((setting) => setting !== '')
      .map((setting): [string, string] => {
        const [key = '', value = ''] = setting.split('=');
        return [key.toLowerCase().replaceAll(/[_-]/g, ''), value];
      }),
  );
  for (const [key, value] of given)
    if (!SETTINGS.has(key) || value === '')
      throw new StoreUnavailable(
        `Adressen till EventStoreDB har en inställning som inte finns eller saknar värde (${key}): ta bort eller rätta den.`,
      );
  if (debugLogIsOn(debug))
    throw new StoreUnavailable(
      'DEBUG omfattar esdb, och då hamnar lösenordet till EventStoreDB i loggen: ta bort det ur DEBUG och starta om.',
    );
  return { url, name: scheme + hosts, tls: given.get('tls') !== 'false' };
};
