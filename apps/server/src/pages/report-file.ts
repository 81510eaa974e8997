import type { StreamableFile } from '@nestjs/common';
import { pdfOf } from '@samspar/documents';
import { type FiledReport, reportPaper, reportSheets } from '@samspar/pages';
import type { PageVisit } from './visit.js';
import { workbookFile } from './workbook.js';

/** The files that a whole report is handed out in. */
export type ReportFile = 'pdf' | 'xlsx';

/** Answers with a report as a file, which no cache keeps. */
export const reportFile = async (
  visit: PageVisit,
  name: string,
  file: ReportFile,
  filed: FiledReport,
): Promise<StreamableFile> =>
  file === 'xlsx'
    ? workbookFile(visit, name, reportSheets(filed))
    : visit.file(`${name}.pdf`, 'application/pdf', await pdfOf(reportPaper(filed), visit.now));
