export type { DocumentPart, PrintedLink, PrintedValue, PaperDocument } from './document.js';
export { pdfOf } from './pdf.js';
