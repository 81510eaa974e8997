export * from './configuration.js';
export * from './installation.js';
export * from './storage.js';
export { SHAPES, upcastEvent } from './stream-kinds.js';
