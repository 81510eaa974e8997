export * from './canonical.js';
export * from './head-stream.js';
export * from './heads.js';
export * from './manifest.js';
export * from './tiles.js';
export * from './tree.js';
export * from './verify-bundle.js';
