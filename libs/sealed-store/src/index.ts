export { DRAFT_KEPT_MS, Drafts } from './drafts.js';
export type { EvaluationFiles } from './evaluation-files.js';
export type { Jobs } from './jobs.js';
export { SealedStore } from './sealed-store.js';
export type { NewSession, Session, Sessions } from './sessions.js';
export type { Shelf } from './shelf.js';
export type { Staff, StaffMember } from './staff.js';
