export { Cube } from './cube.js';
export type { AssociationVersion } from './cube.js';
export { Dictionary } from './dictionary.js';
export type { OpenDimension } from './dimensions.js';
export * from './labels.js';
export * from './query.js';
export * from './query-refusals.js';
export { readQuery } from './read-query.js';
export * from './row.js';
