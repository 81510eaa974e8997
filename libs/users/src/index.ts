export * from './demonstration-users.js';
export { fingerprintOf } from './fingerprint.js';
export * from './sign-in-sessions.js';
export { type ListedUser, UserDirectory } from './user-directory.js';
