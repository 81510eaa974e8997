export * from './eventstoredb-store.js';
export { grantAppendOnly } from './rights.js';
