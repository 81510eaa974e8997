export * from './lost-participants.js';
export * from './registration.js';
