export { type Draft, DRAFT_KEPT_MS } from './drafts.js';
export * from './failures.js';
export * from './master-key.js';
export * from './postgres-vault.js';
export * from './sessions.js';
export * from './sqlite-vault.js';
export { Staff, type StaffMember } from './staff.js';
export * from './vault.js';
export { refuseNewerVaultFile } from './vault-file.js';
