export { batchStream } from './batch.js';
export { type ImportRefusal, importRefusalSentence } from './file-refusal.js';
export { Importer, type ImportFile, type ImporterParts } from './importer.js';
export { registerStream } from './register.js';
export type {
  ChangedSince,
  ImportContext,
  ImportOptions,
  ImportOutcome,
  ImportProgress,
  ImportReport,
  ReversalOptions,
  ReversalOutcome,
  ReversalReport,
} from './report.js';
export type { RejectedRow } from './row-values.js';
export { describeColumns, importTemplate } from './template.js';
