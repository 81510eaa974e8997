export * from './association-events.js';
export * from './association.js';
export * from './association.stored.js';
export * from './setup-file.js';
export * from './user/user-events.js';
export * from './user/user-sentences.js';
export * from './user/user.js';
export * from './user/user.stored.js';
