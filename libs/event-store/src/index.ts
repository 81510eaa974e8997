export * from './event-store.js';
export * from './ids.js';
export * from './stream-handler.js';
