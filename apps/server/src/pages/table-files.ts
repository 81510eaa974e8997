import { type FiledTables, linesOf, sheetsOf } from '@samspar/pages';
import { stringify } from 'csv-stringify/sync';
import type { Response } from 'express';
import { sendWorkbook } from './workbook.js';
import { SPREADSHEET } from './spreadsheet.js';

/** The files that tables are handed out in. */
export type TableFile = 'csv' | 'xlsx';

/** Answers with tables as a file, which no cache keeps. */
export const sendTables = async (
  response: Response,
  name: string,
  file: TableFile,
  filed: FiledTables,
): Promise<void> => {
  if (file === 'xlsx') {
    await sendWorkbook(response, name, sheetsOf(filed));
    return;
  }
  response
    .set('Cache-Control', 'no-store')
    .attachment(`${name}.csv`)
    .type('text/csv; charset=utf-8')
    .send(
      stringify(
        linesOf(filed).map((line) => [...line]),
        SPREADSHEET,
      ),
    );
};
