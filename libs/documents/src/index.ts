export type { DocumentPart, PrintedLink, PrintedValue, PaperDocument } from './document.js';
export { pdfOf } from './pdf.js';
export { type SheetCell, workbookOf, type WorkbookSheet } from './workbook.js';
