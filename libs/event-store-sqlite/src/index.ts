export * from './sqlite-event-store.js';
export * from './writer-lock.js';
