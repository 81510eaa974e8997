export { batchStream } from './batch.js';
export type { FileContents } from './contents.js';
export { type ImportRefusal, importRefusalSentence } from './file-refusal.js';
export { Importer } from './importer.js';
export { DAY_ORDERS, type DayOrder } from './read-day.js';
export { isRegisterName, registerStream } from './register.js';
export type { ImportOptions, ImportReport, ReversalReport } from './report.js';
export type { RejectedRow } from './row-values.js';
export { describeColumns, importTemplate } from './template.js';
