export * from './cube.js';
export * from './query.js';
export * from './row.js';
