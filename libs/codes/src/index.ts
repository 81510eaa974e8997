export * from './code-list.js';
export * from './lists.js';
export * from './districts.js';
