export { connectPostgresVault } from './connect-postgres-vault.js';
export * from './failures.js';
export type { PostgresVault } from './postgres-vault.js';
export * from './sqlite-vault.js';
export * from './vault.js';
