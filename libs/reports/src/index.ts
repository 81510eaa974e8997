export * from './answered-report.js';
export * from './compared.js';
export * from './given-report.js';
export * from './printed-table.js';
export * from './quotable.js';
export * from './report-definitions.js';
export * from './report-table.js';
export * from './report-document.js';
