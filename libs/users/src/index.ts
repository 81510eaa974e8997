export * from './demonstration-users.js';
export { fingerprintOf } from './fingerprint.js';
export * from './sign-in-sessions.js';
export { type ListedUser, UserDirectory } from './user-directory.js';
export { usersOf } from './users-of.js';
export * from './users.js';
