export { connectPostgres } from './connect-postgres.js';
export * from './failures.js';
export { type GivenKeys, KeyRing, unwrapKey } from './key-ring.js';
export * from './master-key.js';
export { type Renewal, renewal, type Resealing } from './renewal.js';
export type { Change, Statement, TableRows, VaultRow } from './rows.js';
export * from './sealing.js';
export { VaultDatabase } from './vault-database.js';
export { refuseNewerVaultFile, VaultFile, type VaultFileOptions } from './vault-file.js';
