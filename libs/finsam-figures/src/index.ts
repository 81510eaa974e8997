export * from './changes.js';
export * from './figure-events.js';
export * from './figure-rules.js';
export * from './figure-sentences.js';
export * from './figures.js';
export * from './figures.stored.js';
export * from './money.js';
