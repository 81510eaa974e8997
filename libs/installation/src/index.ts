export * from './configuration.js';
export * from './installation.js';
export * from './loopback.js';
export * from './set-up.js';
export * from './sign-in-configuration.js';
export * from './storage.js';
export { SHAPES, upcastEvent } from './stream-kinds.js';
export * from './verify.js';
