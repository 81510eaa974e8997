import { numeral } from '@samspar/kernel';
import type { ImportReport } from '@samspar/import';
import { ButtonLink, Buttons, DataTable, Notice, useTexts, useVisitor } from '@samspar/pages';
import { RowList } from './row-list.js';

/** Which pages of the two lists of rows are shown, from 1. */
export type ReportPages = Readonly<{ rejected: number; warnings: number }>;

type ReportProps = Readonly<{
  report: ImportReport;
  /** Whether it was written, or only tried. */
  isDone: boolean;
}>;

/** How many rows of a file met which end, or would. */
export const Counts = ({ report, isDone }: ReportProps) => {
  const visitor = useVisitor();
  const texts = useTexts().import;
  const { counts } = texts;
  const rows = [
    [isDone ? counts.newDone : counts.new, report.imported],
    [isDone ? counts.changedDone : counts.changed, report.corrected],
    [counts.unchanged, report.unchanged],
    [counts.rejected, report.rejectedRows],
  ] as const;
  return (
    <>
      <DataTable
        id="antal"
        caption={counts.caption}
        columns={[counts.what, { title: counts.count, isNumber: true }, counts.meaning]}
        rows={rows.map(([[name, meaning], count]) => [name, numeral(count, visitor.language), meaning])}
        foot={[counts.all, numeral(report.rows, visitor.language), '']}
      />
      {report.matchedColumns.length > 0 && (
        <p>
          {texts.matched(
            report.matchedColumns.map(({ header, column }) => `${header} (${column})`).join(', '),
          )}
        </p>
      )}
      {report.notes.map(({ sentence }) => (
        <Notice tone="due" key={sentence.sv}>
          {sentence[visitor.language]}
        </Notice>
      ))}
      {report.unknownUnits && (
        <Notice tone="due">
          <p>{texts.unknownUnits}</p>
          <ul>
            {report.unknownUnits.map(({ text, rows: count }) => (
              <li key={text}>{texts.unknownUnit(text, count)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {report.partial && <p>{texts.isPartial}</p>}
      {report.missing > 0 && <p>{texts.missing(report.missing)}</p>}
      {(report.ignoredColumns.length > 0 || report.ignoredSheets.length > 0) && (
        <Notice tone="due">
          {report.ignoredColumns.length > 0 && (
            <p>{texts.ignoredColumns(report.ignoredColumns.join(', '))}</p>
          )}
          {report.ignoredSheets.length > 0 && <p>{texts.ignoredSheets(report.ignoredSheets.join(', '))}</p>}
        </Notice>
      )}
    </>
  );
};

type RowsProps = Readonly<{
  report: ImportReport;
  address: string;
  pages: ReportPages;
}>;

/** The rows that were not taken with the way to mend them, and those that should be looked at twice. */
export const Rows = ({ report, address, pages }: RowsProps) => {
  const texts = useTexts().import;
  const href = (rejected: number, warnings: number) => `${address}?sida=${rejected}&ovanliga=${warnings}`;
  return (
    <>
      {report.rejected.length > 0 && (
        <>
          <h2>{texts.mendTitle}</h2>
          <p>{texts.mend}</p>
          <Buttons>
            <ButtonLink href={`${address}/ratta`}>{texts.mendHere}</ButtonLink>
          </Buttons>
          <p>
            <a href={`${address}/att-ratta.xlsx`} download>
              {texts.mendFile}
            </a>
          </p>
        </>
      )}
      <RowList
        id="avvisade"
        caption={texts.rejected}
        rows={report.rejected}
        of={report.rejectedRows}
        page={pages.rejected}
        href={(page) => `${href(page, pages.warnings)}#avvisade`}
      />
      <RowList
        id="ovanliga"
        caption={texts.warnings}
        more={texts.warningsMore}
        rows={report.warnings}
        of={report.warnedRows}
        page={pages.warnings}
        href={(page) => `${href(pages.rejected, page)}#ovanliga`}
      />
    </>
  );
};
