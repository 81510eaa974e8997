export * from './event-store.js';
export * from './stream-handler.js';
