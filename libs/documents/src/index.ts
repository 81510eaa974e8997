export type { Block, Fact, PaperDocument } from './document.js';
export { pdfOf } from './pdf.js';
