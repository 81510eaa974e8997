export type { DocumentPart, NamedValue, PaperDocument } from './document.js';
export { pdfOf } from './pdf.js';
