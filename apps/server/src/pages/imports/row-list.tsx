import type { RejectedRow } from '@samspar/import';
import { DataTable, Pagination, useTexts, useVisitor } from '@samspar/pages';

/** Rows on one page. */
const SHOWN = 50;

type RowListProps = Readonly<{
  id: string;
  caption: string;
  more?: string;
  rows: readonly RejectedRow[];
  /** How many rows of the file it is about; those it tells of may be fewer. */
  of: number;
  /** Page number from 1; one that is not there shows the nearest. */
  page: number;
  href: (page: number) => string;
}>;

/** Rows of a file, what stands in them and what is to be said of it, a page at a time. */
export const RowList = ({ id, caption, more, rows, of, page, href }: RowListProps) => {
  const visitor = useVisitor();
  const texts = useTexts().import;
  const pages = Math.max(1, Math.ceil(rows.length / SHOWN));
  const now = Math.min(Math.max(1, page), pages);
  const from = (now - 1) * SHOWN;
  const shown = rows.slice(from, from + SHOWN);
  const told = new Set(rows.map(({ row }) => row)).size;
  return rows.length === 0 ? null : (
    <>
      <DataTable
        id={id}
        isCards
        caption={
          <>
            {caption}
            <br />
            <span class="optional">
              {more !== undefined && `${more} `}
              {texts.showing(from + 1, from + shown.length, rows.length)}
              {told < of && ` ${texts.firstRows(told, of)}`}
            </span>
          </>
        }
        columns={[
          { title: texts.row, isNumber: true },
          texts.number,
          texts.column,
          texts.value,
          texts.reason,
        ]}
        rows={shown.map(({ row, number, column, value, sentence }) => [
          row,
          number,
          column,
          value === '' ? <span class="again">{texts.blank}</span> : value,
          sentence[visitor.language],
        ])}
      />
      <Pagination page={now} pages={pages} href={href} />
    </>
  );
};
