export type { DocumentPart, PaperDocument, PaperTable, PrintedLink, PrintedValue } from './document.js';
export { pdfOf } from './pdf.js';
export { SPREADSHEET } from './spreadsheet.js';
export { type SheetCell, workbookOf, type WorkbookSheet } from './workbook.js';
