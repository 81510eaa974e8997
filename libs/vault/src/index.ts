export * from './failures.js';
export * from './participant.js';
export * from './vault.js';
