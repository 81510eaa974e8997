import type { StreamableFile } from '@nestjs/common';
import { workbookOf, type WorkbookSheet } from '@samspar/documents';
import type { PageVisit } from './visit.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Answers with a workbook, which no cache keeps. */
export const workbookFile = async (
  visit: PageVisit,
  name: string,
  sheets: readonly WorkbookSheet[],
): Promise<StreamableFile> => visit.file(`${name}.xlsx`, XLSX, await workbookOf(sheets));
