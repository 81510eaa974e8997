export * from './association-events.js';
