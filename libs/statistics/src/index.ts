export * from './query.js';
export * from './row.js';
