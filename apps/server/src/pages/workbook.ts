import { workbookOf, type WorkbookSheet } from '@samspar/documents';
import type { Response } from 'express';

/** Answers with a workbook, which no cache keeps. */
export const sendWorkbook = async (
  response: Response,
  name: string,
  sheets: readonly WorkbookSheet[],
): Promise<void> => {
  const file = await workbookOf(sheets);
  response
    .set('Cache-Control', 'no-store')
    .attachment(`${name}.xlsx`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(file);
};
