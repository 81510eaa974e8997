export type SheetCell = string | number | null;
export type WorkbookSheet = Readonly<{
  /** At most 31 characters. */
  name: string;
  titles: readonly string[];
  rows: readonly (readonly SheetCell[])[];
}>;

/** In characters. */
const [NARROWEST, WIDEST] = [10, 50];

const widthOf = (title: string, cells: readonly SheetCell[]): number =>
  Math.min(WIDEST, Math.max(NARROWEST, title.length, ...cells.map((cell) => String(cell ?? '').length)) + 2);

/** Longest text that a cell holds. */
const LONGEST = 32_767;

/** Text is text, whatever it begins with: no cell is a formula. */
const cellOf = (value: SheetCell) =>
  typeof value === 'string' ? { value: value.slice(0, LONGEST), type: String, wrap: true } : value;

/** An .xlsx workbook of tables; numbers are numbers, and no cell is a formula. */
export const workbookOf = async (sheets: readonly WorkbookSheet[]): Promise<Buffer> => {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  return writeWorkbook(
    sheets.map(({ name, titles, rows }) => ({
      sheet: name,
      data: [
        titles.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(cellOf)),
      ],
      columns: titles.map((title, index) => ({
        width: widthOf(
          title,
          rows.slice(0, 100).map((row) => row[index] ?? null),
        ),
      })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
};
