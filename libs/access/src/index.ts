export { type Role, ROLES } from '@samspar/association';
export * from './allowed.js';
export * from './asker.js';
export * from './import-access.js';
export * from './journey-access.js';
export * from './statistics-access.js';
export * from './user-access.js';
export * from './reading/reading-events.js';
export * from './reading/reading.js';
