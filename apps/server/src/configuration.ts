import { resolve } from 'node:path';

/** What the environment says, checked (design §7). */
export type Configuration = Readonly<{
  /** Absolute path of the folder with the embedded store, the views and the vault. */
  folder: string;
  host: string;
  port: number;
  /** As given in the environment; absent: a key file in the folder. */
  masterKey?: string;
  production: boolean;
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

/** Only the embedded store and vault exist; any other address is refused by name, without repeating it (it may hold a password). */
const embedded = (variable: string, value: string | undefined): void => {
  if (value !== undefined && value !== '' && value !== 'sqlite:')
    throw new ConfigurationRefused(
      `${variable} pekar på något annat än den inbyggda lagringen, och den här versionen har bara den: ta bort ${variable} eller sätt den till sqlite:.`,
    );
};

/** Reads the environment. Throws `ConfigurationRefused` at the first value that cannot be used. */
export const readConfiguration = (environment: NodeJS.ProcessEnv): Configuration => {
  embedded('EVENT_STORE_URL', environment['EVENT_STORE_URL']);
  embedded('VAULT_URL', environment['VAULT_URL']);
  return {
    folder: resolve(environment['SAMSPAR_DATA'] || './var'),
    host: environment['HOST'] || '127.0.0.1',
    port: port(environment['PORT'] || '3000'),
    ...(environment['MASTER_KEY'] && { masterKey: environment['MASTER_KEY'] }),
    production: environment['NODE_ENV'] === 'production',
  };
};
