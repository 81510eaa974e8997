export * from './head-key.js';
export * from './heads-file.js';
export * from './heads.js';
export * from './keeping.js';
export * from './log-evidence.js';
export * from './prove.js';
export * from './tree-file.js';
export type { TreeFault } from './tree-fault.js';
export { type TreeVerification, verifyTree } from './verify-tree.js';
