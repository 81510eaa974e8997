import type { FileCell } from '../cell.js';
import { Exceeded, type Limits } from './exceeded.js';
import type { KeptRow, KeptRows } from './kept-rows.js';
import { columnIndex, fillMerged } from './merged.js';
import { type NumberFormat, numberFormat, numberOfIso, shownNumber } from './number-format.js';
import { StringText, unescaped } from './strings.js';
import type { Styles } from './styles.js';
import { type Attributes, isTrue, readXml } from './xml.js';

export type CellContext = Readonly<{
  strings: readonly string[];
  styles: Styles;
  isFrom1904: boolean;
  /** Whether the workbook asks to be calculated anew when it is opened: what its formulas showed last is not what they show. */
  isToCalculate: boolean;
  limits: Limits;
}>;

const FORMULA = { unknown: 'formula' } as const;
const LAST_COLUMN = 16_384;
const ADDRESS = /^\$?([A-Za-z]{1,3})\$?\d+$/;

/** The index of the column that an address names. Throws where it names none. */
const columnOf = (address: string): number => {
  const column = columnIndex(ADDRESS.exec(address)?.[1] ?? '');
  if (column < 0 || column >= LAST_COLUMN) throw new Error('A cell stands in no column.');
  return column;
};

type Held = Readonly<{ type: string | undefined; style: string | undefined }>;

/** A cell as it stands in the part of a sheet, put together element by element. */
class CellReader {
  readonly #context: CellContext;
  readonly #inline = new StringText();
  #held: Held = { type: undefined, style: undefined };
  #value: string | undefined;
  #hasValue = false;
  #isFormula = false;

  constructor(context: CellContext) {
    this.#context = context;
  }

  begin(held: Held): void {
    this.#held = held;
    this.#value = undefined;
    this.#isFormula = false;
    this.#inline.take();
  }

  open(name: string): void {
    if (name === 'f') this.#isFormula = true;
    this.#hasValue = name === 'v';
    if (this.#hasValue) this.#value = '';
    this.#inline.open(name);
  }

  text(characters: string): void {
    if (this.#hasValue) this.#value += characters;
    else this.#inline.add(characters);
  }

  close(name: string): void {
    this.#hasValue = false;
    this.#inline.close(name);
  }

  end(): FileCell {
    const { type } = this.#held;
    const value = type === 'inlineStr' ? this.#inline.take() : this.#value;
    if (this.#isFormula && (this.#context.isToCalculate || value === undefined)) return FORMULA;
    if (value === undefined) return null;
    if (type === 'inlineStr') return value || null;
    if (type === 'str' || type === 'e') return unescaped(value) || null;
    const text = value.trim();
    if (text === '') return this.#isFormula ? FORMULA : null;
    if (type === 's') return this.#context.strings[Number(text)] || null;
    if (type === 'b') return isTrue(text);
    const { isFrom1904, styles } = this.#context;
    const format = styles(this.#held.style);
    const number = type === 'd' ? numberOfIso(text) : Number(text);
    if (number === undefined || Number.isNaN(number)) return text;
    return type === 'd' ? shownDay(number, format) : shownNumber(number, format, isFrom1904);
  }
}

const DAY = numberFormat(14);
const CLOCK = numberFormat(20);

/** A cell that is a day by its type shows one, whether or not its format says so. */
const shownDay = (number: number, format: NumberFormat): FileCell =>
  shownNumber(number, format.sections[0] ? format : number < 1 ? CLOCK : DAY, false);

/**
 * Reads a sheet as it comes: of what is formatted and empty nothing is kept, and cells without an address stand after each other. A cell far
 * to the right takes no more room than itself. Rejects with `Exceeded`, and where the part is not well-formed.
 */
export const readWorksheet = async (
  text: AsyncIterable<string>,
  context: CellContext,
  kept: KeptRows,
): Promise<ReadonlySet<number>> => {
  const merges: string[] = [];
  const hiddenColumns = new Set<number>();
  const reader = new CellReader(context);
  let areRowsHidden = false;
  let row: KeptRow = { number: 0, cells: [], isHidden: false };
  let column = -1;
  let isInCell = false;

  const openRow = ({ r, hidden, ht }: Attributes): void => {
    const isHidden = areRowsHidden ? hidden === undefined || isTrue(hidden) : isTrue(hidden);
    row = {
      number: r === undefined ? row.number + 1 : Number(r),
      cells: [],
      isHidden: isHidden || (ht !== undefined && Number(ht) === 0),
    };
    column = -1;
  };
  const openCell = ({ r, t: type, s: style }: Attributes): void => {
    column = r === undefined ? column + 1 : columnOf(r);
    isInCell = true;
    reader.begin({ type, style });
  };
  const hideColumns = ({ min, max, hidden, width }: Attributes): void => {
    if (!isTrue(hidden) && (width === undefined || Number(width) !== 0)) return;
    const last = Math.min(Number(max), LAST_COLUMN);
    for (let at = Number(min); at <= last; at += 1) hiddenColumns.add(at - 1);
  };
  const open = (name: string, attributes: Attributes): void => {
    if (isInCell) reader.open(name);
    else if (name === 'c') openCell(attributes);
    else if (name === 'row') openRow(attributes);
    else if (name === 'sheetFormatPr') areRowsHidden = isTrue(attributes['zeroHeight']);
    else if (name === 'col') hideColumns(attributes);
    else if (name === 'mergeCell') merges.push(attributes['ref'] ?? '');
    if (merges.length > context.limits.merged) throw new Exceeded('merged');
  };
  const close = (name: string): void => {
    if (name === 'c') {
      isInCell = false;
      const cell = reader.end();
      if (cell !== null) row.cells[column] = cell;
    } else if (isInCell) reader.close(name);
    else if (name === 'row') kept.add(row);
  };

  await readXml(text, { open, text: (characters) => isInCell && reader.text(characters), close });
  const { rows } = kept;
  if (rows.some(({ number }, at) => number < (rows[at - 1]?.number ?? 0)))
    rows.sort((one, other) => one.number - other.number);
  fillMerged(rows, merges, context.limits.merged);
  return hiddenColumns;
};
