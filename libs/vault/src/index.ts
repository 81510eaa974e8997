export * from './failures.js';
export { PostgresVault } from './postgres-vault.js';
export * from './sqlite-vault.js';
export * from './vault.js';
