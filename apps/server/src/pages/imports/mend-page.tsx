import type { RejectedRow } from '@samspar/import';
import {
  Button,
  ButtonLink,
  Buttons,
  type Filled,
  Form,
  Page,
  Pagination,
  type Question,
  Questions,
  useTexts,
  useVisitor,
  type Visitor,
  words,
} from '@samspar/pages';

/** Rows on one page. */
const SHOWN = 10;

/** A cell to mend: what stands there, and everything that is wrong with it. */
type FaultyCell = Readonly<{ row: number; column: string; value: string; faults: readonly RejectedRow[] }>;
type FaultyRow = Readonly<{ row: number; number: string; cells: readonly FaultyCell[] }>;

/** The rejected rows, each with its faulty cells. */
const faultyRows = (rejected: readonly RejectedRow[]): readonly FaultyRow[] =>
  [...Map.groupBy(rejected, ({ row }) => row)].map(([row, faults]) => ({
    row,
    number: faults[0]?.number ?? '',
    cells: [...Map.groupBy(faults, ({ column }) => column)].map(([column, ofCell]) => ({
      row,
      column,
      value: ofCell[0]?.value ?? '',
      faults: ofCell,
    })),
  }));

const fieldOf = ({ row, column }: Pick<FaultyCell, 'row' | 'column'>): string => `rad ${row} ${column}`;

/** A value that was masked, or cut, is not sent back: its field is empty, and stays as it is where it is left so. */
const isWhole = (value: string): boolean => !value.includes('•') && !value.endsWith('…');

/** What was typed into the cells that are to be mended, by row and header; cells left as they were are not among them. */
export const mendsIn = (
  rejected: readonly RejectedRow[],
  sent: (field: string) => string | undefined,
): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  Object.fromEntries(
    faultyRows(rejected).flatMap(({ row, cells }) => {
      const mended = cells.flatMap((cell) => {
        const typed = sent(fieldOf(cell))?.trim();
        const isLeft = typed === undefined || typed === (isWhole(cell.value) ? cell.value : '');
        return isLeft ? [] : [[cell.column, typed] as const];
      });
      return mended.length > 0 ? [[String(row), Object.fromEntries(mended)] as const] : [];
    }),
  );

const questionOf = (cell: FaultyCell): Question =>
  words(fieldOf(cell), {
    label: () => cell.column,
    hint: (texts) => (isWhole(cell.value) ? undefined : texts.import.mending.masked(cell.value)),
  });

const filledIn = ({ language }: Visitor, cells: readonly FaultyCell[]): Filled => ({
  values: Object.fromEntries(cells.map((cell) => [fieldOf(cell), isWhole(cell.value) ? cell.value : ''])),
  errors: cells.map((cell) => ({
    field: fieldOf(cell),
    message: cell.faults.map(({ sentence }) => sentence[language]).join(' '),
  })),
});

type MendPageProps = Readonly<{
  rejected: readonly RejectedRow[];
  /** Of the import that the rows belong to. */
  address: string;
  /** Page number from 1; one that is not there shows the nearest. */
  page: number;
}>;

/** The rejected rows as a form of their faulty cells, tried again when it is sent. */
export const MendPage = ({ rejected, address, page }: MendPageProps) => {
  const visitor = useVisitor();
  const texts = useTexts().import.mending;
  const rows = faultyRows(rejected);
  const pages = Math.max(1, Math.ceil(rows.length / SHOWN));
  const now = Math.min(Math.max(1, page), pages);
  const from = (now - 1) * SHOWN;
  return (
    <Page title={texts.title}>
      <p class="lead">{texts.lead}</p>
      {pages > 1 && <p>{texts.showing(from + 1, Math.min(from + SHOWN, rows.length), rows.length)}</p>}
      <Form action={address}>
        {rows.slice(from, from + SHOWN).map(({ row, number, cells }) => (
          <fieldset class="field" key={row}>
            <legend>
              <h2>{texts.row(row, number)}</h2>
            </legend>
            <Questions questions={cells.map(questionOf)} filled={filledIn(visitor, cells)} />
          </fieldset>
        ))}
        <Buttons>
          <Button step="ratta">{texts.try}</Button>
          <ButtonLink href={address}>{texts.back}</ButtonLink>
        </Buttons>
      </Form>
      <Pagination page={now} pages={pages} href={(number) => `${address}/ratta?sida=${number}`} />
    </Page>
  );
};
