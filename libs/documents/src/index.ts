export type { Block, NamedValue, PaperDocument } from './document.js';
export { pdfOf } from './pdf.js';
