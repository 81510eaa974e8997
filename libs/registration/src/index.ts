export * from './lost-participants.js';
export * from './older-names.js';
export * from './one-pair.js';
export * from './registration.js';
export * from './scope.js';
