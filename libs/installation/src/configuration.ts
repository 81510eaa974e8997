import { join, resolve } from 'node:path';
import { readSchedule, type ScheduledReport } from '@samspar/annual-report';

/** Where an event log is: a SQLite file by its absolute path, or an EventStoreDB server by its connection string. */
export type LogAddress = Readonly<{ kind: 'sqlite'; file: string } | { kind: 'eventstoredb'; url: string }>;

/** What the environment says, checked (docs/configuration.md). */
export type Configuration = Readonly<{
  /** Absolute path of the folder with the views, and with the embedded store and vault. */
  folder: string;
  /** Connection string of EventStoreDB, `esdb:` or `esdb+discover:`; absent: the log is embedded in the folder. */
  eventStoreUrl?: string;
  /** Connection string of PostgreSQL; absent: the vault is embedded in the folder. */
  vaultUrl?: string;
  host: string;
  port: number;
  /** As given in the environment; absent: it stands in a file. */
  masterKey?: string;
  /** Absolute path of the file that it stands in, and beside which the next one is laid; absent: the key file of the folder. */
  masterKeyFile?: string;
  /** The key that is to come in its place; needed to renew one that is given in the environment. */
  nextMasterKey?: string;
  production: boolean;
  /** Which reports the server makes drafts of, and when; absent: none. */
  reports?: readonly ScheduledReport[];
  /** Absolute path of the file that erasures are listed in; absent: none is kept. */
  erasures?: string;
  /** Absolute path of the file elsewhere that heads of the log are added to; absent: they are in the log alone. */
  heads?: string;
  /** Absolute path of the file with the key that heads are signed with; absent: the key file of the folder. */
  headsKey?: string;
}>;

/** A wrong or missing value: one sentence that names the variable. */
export class ConfigurationRefused extends Error {
  override readonly name = 'ConfigurationRefused';
}

const port = (value: string): number => {
  const number = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (!(number <= 65_535))
    throw new ConfigurationRefused(`PORT är "${value}", men ska vara ett heltal från 0 till 65535.`);
  return number;
};

const EMBEDDED = 'sqlite:';
const ESDB = /^esdb(?:\+discover)?:\/\/(?:[^\s@/?#]+@)?(?<hosts>[^\s@/?#]+)\/?(?:\?[^\s#]*)?$/;
const HOST = /^(?:\[[\da-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?$/;

const isEventStoreDb = (value: string): boolean =>
  ESDB.exec(value)
    ?.groups?.['hosts']?.split(',')
    .every((host) => HOST.test(host)) ?? false;

export const eventFile = (folder: string): string => join(folder, 'events.db');

/**
 * The log that an address names: `sqlite:` is the one in the folder. Throws `ConfigurationRefused` with a sentence that names
 * `variable` and never repeats the value: it may hold a password.
 */
export const readLogAddress = (variable: string, value: string, folder: string): LogAddress => {
  if (value === EMBEDDED) return { kind: 'sqlite', file: eventFile(folder) };
  if (isEventStoreDb(value)) return { kind: 'eventstoredb', url: value };
  throw new ConfigurationRefused(
    `${variable} är ingen adress till en händelselogg: ange sqlite:, esdb://värd:port eller esdb+discover://värd:port, med namn och lösenord procentkodade före ett @.`,
  );
};

export const logAddress = ({ folder, eventStoreUrl }: Configuration): LogAddress =>
  eventStoreUrl === undefined
    ? { kind: 'sqlite', file: eventFile(folder) }
    : { kind: 'eventstoredb', url: eventStoreUrl };

/** The connection string of a vault in PostgreSQL; undefined for the embedded one. */
const readVaultUrl = (value: string): string | undefined => {
  if (value === EMBEDDED) return undefined;
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) return value;
  throw new ConfigurationRefused(
    'VAULT_URL är ingen adress till ett valv: ange sqlite: eller postgres://värd:port/databas, med namn och lösenord procentkodade före ett @.',
  );
};

const scheduleIn = (text: string): readonly ScheduledReport[] => {
  const schedule = readSchedule(text);
  if (schedule) return schedule;
  throw new ConfigurationRefused(
    `SAMSPAR_REPORTS är "${text}", men ska vara half-year, year eller båda med komma emellan, var och en med dagar efter periodens slut om det ska vara andra än 31: half-year:20,year:45. Minst 1 dag och högst 180.`,
  );
};

/** Reads the environment. Throws `ConfigurationRefused` at the first value that cannot be used. */
export const readConfiguration = (environment: NodeJS.ProcessEnv): Configuration => {
  const folder = resolve(environment['SAMSPAR_DATA'] || './var');
  const log = readLogAddress('EVENT_STORE_URL', environment['EVENT_STORE_URL'] || EMBEDDED, folder);
  const vaultUrl = readVaultUrl(environment['VAULT_URL'] || EMBEDDED);
  const masterKey = environment['MASTER_KEY'];
  const nextMasterKey = environment['MASTER_KEY_NEXT'];
  const erasures = environment['SAMSPAR_ERASURES'];
  const heads = environment['SAMSPAR_HEADS'];
  const headsKey = environment['HEADS_KEY_FILE'];
  const reports = environment['SAMSPAR_REPORTS'];
  const masterKeyFile = environment['MASTER_KEY_FILE'];
  if (masterKey && masterKeyFile)
    throw new ConfigurationRefused(
      'MASTER_KEY och MASTER_KEY_FILE är båda satta: ta bort den ena, så att det inte är oklart vilken nyckel som gäller.',
    );
  if (nextMasterKey && !masterKey && !masterKeyFile)
    throw new ConfigurationRefused(
      'MASTER_KEY_NEXT hör ihop med MASTER_KEY, som saknas: den nuvarande nyckeln står i en fil, och då görs den nya i en fil.',
    );
  if (vaultUrl && !masterKey && !masterKeyFile)
    throw new ConfigurationRefused(
      'MASTER_KEY saknas och krävs när VAULT_URL pekar på PostgreSQL, för alla noder delar valvet: sätt den till samma 32 byte, som base64 eller hexadecimalt, på varje nod, eller MASTER_KEY_FILE till en fil med dem.',
    );
  return {
    folder,
    ...(log.kind === 'eventstoredb' && { eventStoreUrl: log.url }),
    ...(vaultUrl && { vaultUrl }),
    host: environment['HOST'] || '127.0.0.1',
    port: port(environment['PORT'] || '3000'),
    ...(masterKey && { masterKey }),
    ...(masterKeyFile && { masterKeyFile: resolve(masterKeyFile) }),
    ...(nextMasterKey && { nextMasterKey }),
    production: environment['NODE_ENV'] === 'production',
    ...(reports && { reports: scheduleIn(reports) }),
    ...(erasures && { erasures: resolve(erasures) }),
    ...(heads && { heads: resolve(heads) }),
    ...(headsKey && { headsKey: resolve(headsKey) }),
  };
};
