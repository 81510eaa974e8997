export { connectPostgres } from './connect-postgres.js';
export * from './failures.js';
export * from './master-key.js';
export type { Change, Resealing, Statement, TableRows, VaultRow } from './rows.js';
export * from './sealing.js';
export { derivedFrom, VaultDatabase } from './vault-database.js';
export { refuseNewerVaultFile, VaultFile, type VaultFileOptions } from './vault-file.js';
