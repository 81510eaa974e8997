import type { StreamableFile } from '@nestjs/common';
import { pdfOf, SPREADSHEET } from '@samspar/documents';
import { type FiledTables, linesOf, sheetsOf, tablesPaper } from '@samspar/pages';
import { stringify } from 'csv-stringify/sync';
import type { PageVisit } from './visit.js';
import { workbookFile } from './workbook.js';

/** The media type of a file of lines. */
export const CSV = 'text/csv; charset=utf-8';

/** The files that tables are handed out in. */
export type TableFile = 'csv' | 'xlsx' | 'pdf';

/** Answers with tables as a file, which no cache keeps. */
export const tablesFile = async (
  visit: PageVisit,
  name: string,
  file: TableFile,
  filed: FiledTables,
): Promise<StreamableFile> => {
  if (file === 'xlsx') return workbookFile(visit, name, sheetsOf(filed));
  if (file === 'pdf')
    return visit.file(`${name}.pdf`, 'application/pdf', await pdfOf(tablesPaper(filed), visit.now));
  const lines = linesOf(filed).map((line) => [...line]);
  return visit.file(`${name}.csv`, CSV, stringify(lines, SPREADSHEET));
};
