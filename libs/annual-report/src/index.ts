export * from './annual-document.js';
export * from './annual-tables.js';
export { expectedLines } from './expected-lines.js';
export * from './report-period.js';
export * from './report-schedule.js';
export * from './report-sections.js';
export * from './report-words.js';
