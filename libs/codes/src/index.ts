export * from './code-list.js';
export * from './lists.js';
export * from './authority-work.js';
export * from './evaluation-lists.js';
export * from './exit-lists.js';
export * from './person-lists.js';
export * from './districts.js';
export * from './nearest-word.js';
export { wordForm } from './word-form.js';
