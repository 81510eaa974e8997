export * from './identity-number.js';
export * from './master-key.js';
export * from './sqlite-vault.js';
export * from './vault.js';
