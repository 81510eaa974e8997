export type { DocumentPart, PrintedValue, PaperDocument } from './document.js';
export { pdfOf } from './pdf.js';
