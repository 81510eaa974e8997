export { DRAFT_KEPT_MS } from './drafts.js';
export { SealedStore } from './sealed-store.js';
export type { NewSession, Session, Sessions } from './sessions.js';
export type { Staff } from './staff.js';
