import type { Day } from '@samspar/kernel';
import type { Coefficient, LinearRow, LinearSolver, Release } from '@samspar/plausibility';
import type { Answer, Cell, Dimension } from '@samspar/statistics';

/**
 * A reader who has kept every released table, and works out what it hides by a model of her own: one number for each combination of
 * everything that any table asks by, in each quarter.
 */
export type Confined = Readonly<{ release: string; table: string; cell: string; low: number; high: number }>;

type Codes = Readonly<Partial<Record<Dimension, string>>>;
type Elementary = Readonly<{ measure: string; moment: string; quarter: string; codes: Codes }>;

const DIMENSIONS = ['sex', 'education', 'intervention', 'exitGroup'] as const;

const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

const quartersOf = ({ measure, period: { from, to } }: Answer): readonly string[] => {
  const found = new Set<string>();
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    for (const month of ['02', '05', '08', '11']) {
      const day: Day = `${year}-${month}-01`;
      if (day >= from && day <= to) found.add(quarterOf(day));
    }
  return measure === 'ongoing' ? [quarterOf(to)] : [...found];
};

const product = (axes: readonly (readonly [Dimension, readonly string[]])[]): readonly Codes[] =>
  axes.reduce<readonly Codes[]>(
    (made, [dimension, codes]) => made.flatMap((one) => codes.map((code) => ({ ...one, [dimension]: code }))),
    [{}],
  );

type Table = Readonly<{ release: string; title: string; answer: Answer }>;

class Model {
  readonly elementary: Elementary[] = [];
  readonly #byGroup = new Map<string, number[]>();
  readonly rows: LinearRow[] = [];
  readonly hidden: Readonly<{ table: Table; cell: Cell; columns: readonly number[] }>[] = [];

  constructor(
    readonly tables: readonly Table[],
    readonly momentOf: (answer: Answer) => string,
  ) {
    const codesOf = (dimension: Dimension) => [
      ...new Set(
        tables.flatMap(({ answer: { cells, where } }) => [
          ...cells.flatMap((cell) => cell[dimension] ?? []),
          ...(where[dimension] ?? []),
        ]),
      ),
    ];
    for (const { answer } of tables)
      for (const quarter of quartersOf(answer)) {
        const group = `${answer.measure} ${momentOf(answer)} ${quarter}`;
        if (this.#byGroup.has(group)) continue;
        const asked = DIMENSIONS.filter(
          (dimension) => dimension !== 'exitGroup' || answer.measure === 'ended',
        );
        const first = this.elementary.length;
        for (const codes of product(asked.map((dimension) => [dimension, codesOf(dimension)])))
          this.elementary.push({ measure: answer.measure, moment: momentOf(answer), quarter, codes });
        this.#byGroup.set(
          group,
          Array.from({ length: this.elementary.length - first }, (_, place) => first + place),
        );
      }
  }

  of(measure: string, moment: string, quarter: string): readonly number[] {
    return this.#byGroup.get(`${measure} ${moment} ${quarter}`) ?? [];
  }

  read(): void {
    for (const table of this.tables) {
      const { answer } = table;
      const scope = quartersOf(answer)
        .flatMap((quarter) => this.of(answer.measure, this.momentOf(answer), quarter))
        .filter((column) =>
          DIMENSIONS.every((dimension) => {
            const admitted = answer.where[dimension];
            const code = this.elementary[column]?.codes[dimension];
            return admitted === undefined || (code !== undefined && admitted.includes(code));
          }),
        );
      const matching = (cell: Cell, by: readonly Dimension[]) =>
        scope.filter((column) =>
          by.every((dimension) => this.elementary[column]?.codes[dimension] === cell[dimension]),
        );
      if (answer.total !== null) this.equal(scope, answer.total);
      const seen = new Set<number>();
      for (const cell of answer.cells) {
        const columns = matching(cell, answer.by);
        for (const column of columns) seen.add(column);
        if (typeof cell.value === 'number') this.equal(columns, cell.value);
        else this.hidden.push({ table, cell, columns });
        if (cell.share) this.equal(matching(cell, answer.by.slice(0, -1)), cell.share.denominator);
      }
      // A cell that is not in the table is nought.
      if (answer.cells.length > 0)
        this.equal(
          scope.filter((column) => !seen.has(column)),
          0,
        );
    }
  }

  equal(columns: readonly number[], value: number): void {
    this.rows.push({ lower: value, upper: value, entries: columns.map((column) => [column, 1]) });
  }

  /** What is going on at the end of a quarter is what was before, and began, and has not ended. */
  stock(moment: string): void {
    const quarters = [...new Set(this.elementary.map(({ quarter }) => quarter))].toSorted();
    const sum = (columns: readonly number[], factor: number, codes: Codes): readonly Coefficient[] =>
      columns
        .filter((column) =>
          Object.entries(codes).every(
            ([dimension, code]) => this.elementary[column]?.codes[dimension as Dimension] === code,
          ),
        )
        .map((column) => [column, factor]);
    quarters.slice(1).forEach((quarter, place) => {
      const [opening, started, ended, closing] = [
        this.of('ongoing', moment, quarters[place] ?? ''),
        this.of('started', moment, quarter),
        this.of('ended', moment, quarter),
        this.of('ongoing', moment, quarter),
      ];
      if ([opening, started, ended, closing].some(({ length }) => length === 0)) return;
      for (const column of closing) {
        const codes = this.elementary[column]?.codes ?? {};
        this.rows.push({
          lower: 0,
          upper: 0,
          entries: [
            ...sum(opening, 1, codes),
            ...sum(started, 1, codes),
            ...sum(ended, -1, codes),
            [column, -1],
          ],
        });
      }
    });
  }

  /** What was counted of a quarter is counted of it later too, and more may have been registered. */
  onlyMore(moments: readonly string[]): void {
    const latest = new Map<string, number>();
    for (const moment of moments)
      this.elementary.forEach((one, column) => {
        if (one.moment !== moment || one.measure === 'ongoing') return;
        const key = JSON.stringify([one.measure, one.quarter, one.codes]);
        const before = latest.get(key);
        if (before !== undefined)
          this.rows.push({
            lower: 0,
            upper: Infinity,
            entries: [
              [column, 1],
              [before, -1],
            ],
          });
        latest.set(key, column);
      });
  }
}

/** Hidden cells with the whole numbers that they can be, of all that are confined to fewer than `width`. */
export const confinedBy = (
  releases: readonly Release[],
  solver: LinearSolver,
  width: number,
  isOneMoment: boolean,
): readonly Confined[] => {
  const tables = releases.flatMap(({ id, tables: made }) =>
    made.map(({ title, answer }) => ({ release: id, title, answer })),
  );
  const model = new Model(tables, ({ asKnownAt }) => (isOneMoment ? '' : asKnownAt));
  model.read();
  if (isOneMoment) model.stock('');
  else model.onlyMore([...new Set(tables.map(({ answer }) => answer.asKnownAt))].toSorted());
  const found: Confined[] = [];
  solver({ columns: model.elementary.length, most: 100_000, rows: model.rows }, (minimise) => {
    const seen: Float64Array[] = [];
    for (const { table, cell, columns } of model.hidden) {
      const sum = (values: Float64Array) => columns.reduce((made, column) => made + (values[column] ?? 0), 0);
      const range = () => {
        const sums = seen.map(sum);
        return { low: Math.ceil(Math.min(...sums) - 1e-4), high: Math.floor(Math.max(...sums) + 1e-4) };
      };
      for (const sign of [1, -1]) {
        const { low, high } = range();
        if (high - low >= width) break;
        const values = minimise(columns.map((column): Coefficient => [column, sign]));
        if (typeof values === 'string') throw new Error(`The tables cannot all be true: ${values}.`);
        seen.push(values);
      }
      const { low, high } = range();
      if (high - low < width)
        found.push({
          release: table.release,
          table: table.title,
          cell: table.answer.by.map((dimension) => cell[dimension]).join(' '),
          low,
          high,
        });
    }
  });
  return found;
};
