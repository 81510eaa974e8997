import type { PostgresVault, PostgresVaultOptions } from './postgres-vault.js';

/** `PostgresVault.connect`; the database's driver is loaded here, as most installations have none. */
export const connectPostgresVault = async (options: PostgresVaultOptions): Promise<PostgresVault> => {
  const { PostgresVault: loaded } = await import('./postgres-vault.js');
  return loaded.connect(options);
};
