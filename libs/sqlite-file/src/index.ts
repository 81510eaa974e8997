export * from './failures.js';
export { refuseForeignJournal } from './generation.js';
export * from './sqlite-file.js';
export * from './json-lines.js';
export * from './whole.js';
export { ReadsTogether } from './reads-together.js';
