export * from './day.js';
export * from './decider.js';
export * from './numeral.js';
export * from './plain-text.js';
export * from './sentences.js';
export * from './stated.js';
export * from './stored-events.js';
