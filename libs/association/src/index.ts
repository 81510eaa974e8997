export * from './association-events.js';
export * from './association.js';
export * from './association.stored.js';
export * from './setup-file.js';
