export { batchStream } from './batch.js';
export { importRefusalSentence } from './file-refusal.js';
export { Importer } from './importer.js';
export { registerStream } from './register.js';
export type { ImportOptions, ImportReport, ReversalReport } from './report.js';
export type { RejectedRow } from './row-values.js';
export { describeColumns, importTemplate } from './template.js';
