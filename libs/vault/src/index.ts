export type { ErasedRecord, Erasure, Erasures } from './erasures.js';
export * from './failures.js';
export { VAULT_PAGE } from './kept-particulars.js';
export * from './participant.js';
export type { SealedTextVault } from './texts.js';
export * from './vault.js';
