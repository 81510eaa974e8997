import type { KeptRow } from './kept-rows.js';

const [MARK, LINE_FEED, RETURN] = ['"', '\n', '\r'].map((sign) => sign.charCodeAt(0));
/** No row of a list has as many characters: a quotation that is never closed has. */
const LONGEST_ROW = 1_000_000;

/** The text is no rows: a quotation is never closed, or closed where it should not be. */
export class NoRowsOfText extends Error {
  override readonly name = 'NoRowsOfText';
}

/** A text and how far it is read. */
class Scanner {
  readonly #text: string;
  readonly #delimiter: number;
  #at = 0;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter.charCodeAt(0);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** A cell, and what stands up to the next separator or the end of its row. */
  cell(): string {
    const quoted = this.#text.charCodeAt(this.#at) === MARK ? this.#quoted() : '';
    const from = this.#at;
    while (!this.isAtEnd && !this.#isEndOfCell(this.#text.charCodeAt(this.#at))) this.#at += 1;
    return quoted + this.#text.slice(from, this.#at);
  }

  /** Passes over what ends a cell; false where the row goes on. */
  endsRow(): boolean {
    const sign = this.#text.charCodeAt(this.#at);
    this.#at += 1;
    if (sign === RETURN && this.#text.charCodeAt(this.#at) === LINE_FEED) this.#at += 1;
    return sign !== this.#delimiter;
  }

  #isEndOfCell(sign: number): boolean {
    return sign === this.#delimiter || sign === LINE_FEED || sign === RETURN;
  }

  /** What stands between quotation marks, where two are one. */
  #quoted(): string {
    let quoted = '';
    for (let from = this.#at + 1; ; from = this.#at + 1) {
      const mark = this.#text.indexOf('"', from);
      if (mark < 0 || mark - from > LONGEST_ROW) throw new NoRowsOfText('A quotation is never closed.');
      quoted += this.#text.slice(from, mark);
      this.#at = mark + 1;
      if (this.#text.charCodeAt(this.#at) !== MARK) return quoted;
      quoted += '"';
    }
  }
}

/**
 * The rows of a text as spreadsheets write them: a cell in quotation marks may hold separators and line breaks, a mark anywhere else is a
 * character. Of what is empty, cells and rows, nothing is kept; rows have the numbers they stand at. Throws `NoRowsOfText`.
 */
export function* separatedRows(text: string, delimiter: string): Generator<KeptRow, undefined> {
  const scanner = new Scanner(text, delimiter);
  for (let number = 1; !scanner.isAtEnd; number += 1) {
    const cells: string[] = [];
    let length = 0;
    let column = 0;
    do {
      const cell = scanner.cell();
      if (cell.trim() !== '') cells[column] = cell;
      length += cell.length;
      column += 1;
    } while (!scanner.endsRow());
    if (length > LONGEST_ROW) throw new NoRowsOfText('A row is longer than any.');
    if (cells.length > 0) yield { number, cells, isHidden: false };
  }
}
