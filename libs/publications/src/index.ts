export * from './code-list.js';
export * from './comparison.js';
export * from './publication-events.js';
export * from './publication-sentences.js';
export * from './publication.js';
export * from './publication.stored.js';
export * from './released-report.js';
