import { UNKNOWN } from '@samspar/codes';
import {
  type Answer,
  type Cell,
  type CrossedFigure,
  type CrossedRow,
  type CrossedTable,
  type Dimension,
  isMedian,
  type Measure,
  sharedDimensions,
} from '@samspar/statistics';
import type { ChartMark } from './chart.js';

/** The codes that a figure is of, by dimension; fewer than the dimensions of the table are a subtotal. */
export type FigureCodes = Readonly<Partial<Record<Dimension, string>>>;

type Entry = Readonly<{
  figure: CrossedFigure;
  /** Of as many codes as it is divided by. */
  isWhole: boolean;
  isBroken: boolean;
  href?: string | undefined;
}>;

/** Where it says why a figure is so; undefined where that would tell what is hidden. */
type HrefOf = (measure: Measure, codes: FigureCodes) => string | undefined;

/** The figures of an answer, each found by what it is of. */
export class ChartFigures {
  readonly #entries = new Map<string, Entry>();
  readonly #codes = new Map<Dimension, Set<string>>();

  constructor(
    readonly measures: readonly Measure[],
    readonly by: readonly Dimension[],
    /** True where per cents are of those of the same sex. */
    readonly isWithinSex: boolean,
  ) {}

  static ofTable(
    table: CrossedTable,
    hrefOf: (row: CrossedRow, column: readonly string[]) => string | undefined = () => undefined,
  ): ChartFigures {
    const { measures, rowsBy, columnsBy, rows, columns, percentOf } = table;
    const isWithinSex =
      (percentOf === 'column' && columnsBy.includes('sex') && rowsBy.length > 0) ||
      (percentOf === 'row' && rowsBy.includes('sex') && columnsBy.length > 0);
    const figures = new ChartFigures(measures, [...rowsBy, ...columnsBy], isWithinSex);
    const across = columns.map((column): FigureCodes =>
      Object.fromEntries(column.codes.map((code, place) => [columnsBy[place], code])),
    );
    for (const row of rows) {
      const down: FigureCodes = Object.fromEntries(row.codes.map((code, place) => [rowsBy[place], code]));
      columns.forEach((column, at) => {
        const figure = row.cells[at];
        if (!figure) return;
        const codes: FigureCodes = { ...down, ...across[at] };
        const isBroken = Boolean(row.break ?? column.break);
        figures.#add(row.measure, codes, figure, isBroken, hrefOf(row, column.codes));
      });
    }
    return figures;
  }

  static ofAnswer(answer: Answer, hrefOf: HrefOf = () => undefined): ChartFigures {
    const { measure, by, cells, total, suppressed, n, without, quartiles } = answer;
    const figures = new ChartFigures([measure], by, sharedDimensions(answer).includes('sex'));
    for (const cell of cells) {
      const codes: FigureCodes = Object.fromEntries(
        by.map((dimension) => [dimension, cell[dimension] ?? UNKNOWN]),
      );
      figures.#add(measure, codes, cell, cell.break ?? false, hrefOf(measure, codes));
    }
    if (by.length > 0) {
      const whole: Pick<Cell, 'value' | 'n' | 'without' | 'quartiles' | 'suppressed'> = {
        value: total,
        ...(suppressed && { suppressed }),
        ...(n !== undefined && { n }),
        ...(without !== undefined && { without }),
        ...(quartiles !== undefined && { quartiles }),
      };
      figures.#add(measure, {}, whole, false, hrefOf(measure, {}));
    }
    return figures;
  }

  /** What a figure is found by. */
  #keyOf(measure: Measure, codes: FigureCodes): string {
    return this.by.reduce<string>((key, dimension) => `${key}\u0000${codes[dimension] ?? ''}`, measure);
  }

  #add(measure: Measure, codes: FigureCodes, figure: CrossedFigure, isBroken: boolean, href?: string): void {
    const isWhole = Object.keys(codes).length === this.by.length;
    this.#entries.set(this.#keyOf(measure, codes), {
      isWhole,
      figure,
      isBroken,
      href: figure.suppressed ? undefined : href,
    });
    for (const dimension of this.by) {
      const code = codes[dimension];
      if (code === undefined) continue;
      const known = this.#codes.get(dimension) ?? new Set();
      known.add(code);
      this.#codes.set(dimension, known);
    }
  }

  /** The codes that have figures, in their order. */
  codesOf(dimension: Dimension): readonly string[] {
    return [...(this.#codes.get(dimension) ?? [])];
  }

  /** What was counted, or could be; undefined where nothing is said of it. */
  figure(measure: Measure, codes: FigureCodes): CrossedFigure | undefined {
    return this.#entries.get(this.#keyOf(measure, codes))?.figure;
  }

  isBroken(measure: Measure, codes: FigureCodes): boolean {
    return this.#entries.get(this.#keyOf(measure, codes))?.isBroken ?? false;
  }

  isTold(measure: Measure, codes: FigureCodes): boolean {
    return this.#entries.has(this.#keyOf(measure, codes));
  }

  /** The figure as it is drawn. A count that is not told of is zero; a subtotal that is not told of is not known. */
  mark(measure: Measure, codes: FigureCodes): ChartMark {
    const entry = this.#entries.get(this.#keyOf(measure, codes));
    if (!entry) {
      const isWhole = Object.keys(codes).length === this.by.length;
      return { amount: isWhole && !isMedian({ measure }) ? 0 : 'missing' };
    }
    const { figure, href } = entry;
    if (figure.suppressed) return { amount: 'hidden' };
    if (typeof figure.value !== 'number') return { amount: 'missing' };
    return {
      amount: figure.value,
      ...(figure.share && { percent: figure.share.percent }),
      ...(href !== undefined && { href }),
    };
  }

  /** True where some figure is shown that is no subtotal. */
  get isShown(): boolean {
    return [...this.#entries.values()].some(
      ({ figure, isWhole }) => isWhole && !figure.suppressed && typeof figure.value === 'number',
    );
  }
}
