import { BLOCK, type Block, emptyBlock, type ItemColumns, LACKING } from './block.js';
import type { VersionTable } from './columns.js';
import { Int32s, Uint8s } from './numbers.js';
import { COUNTED_PART, type DayOfMeasure, type FigurePart, partName } from './parts.js';
import type { SubPeriod } from './periods.js';
import type { Dimension, Measure } from './query.js';
import { isMedian } from './dimensions.js';
import { OUTCOME_WITHHELD, NEVER, SOME_DAY } from './row.js';
import { isUnknownCode } from './unknowns.js';
import { DAY_OF, type JourneyMeasure } from './rows-counted.js';
import { type Filter, measureDays, measureItems, type Scan } from './scan.js';

const isSaid = (code: string): boolean => !isUnknownCode(code);

/** Which rows make a figure. */
export type FigureRows = Readonly<{
  rows: Scan;
  /** The parts of the period that the figure is counted in. */
  parts: readonly SubPeriod[];
  /** The dimension of time that chose among the parts, where one did. */
  time: Dimension | undefined;
}>;

/** The first `n` rows of a table that are to be sorted; of things that are counted of journeys with their days, and what is counted of them. */
export type KnownRows = Readonly<{
  table: VersionTable;
  rows: Int32s;
  n: number;
  of?: Readonly<{ days: Int32s; columns: ItemColumns }>;
}>;

/** The day that each median is reckoned from; of those between things of one kind, that of the one before. */
const SINCE: Readonly<Partial<Record<Measure, Exclude<DayOfMeasure, 'contactOn'>>>> = {
  daysReferralToAnswer: 'referredOn',
  daysToStart: 'referredOn',
  daysToFirstMeeting: 'referredOn',
  daysToFirstEmployerContact: 'startedOn',
  daysInIntervention: 'startedOn',
  daysExitToFollowUp: 'exitedOn',
};

/** Marks for each row of a block why it is not counted, 0 where it is; what is passed on has none. */
type Step = (block: Block, why: Uint8s) => void;

/**
 * Sorts journeys, or contacts, by whether a figure counts them, and else by why it does not. A place among `parts` is how far one has
 * come: of several parts of the period the furthest stands.
 */
export class Sorting {
  /** First that of what is not considered, which has no name; then as far as one comes. */
  readonly parts: (FigurePart | undefined)[] = [undefined];
  readonly #figure: FigureRows;
  readonly #measure: Measure;
  readonly #steps: readonly Step[];
  readonly #places = new Map<string, number>();
  readonly #out = new Int32s(BLOCK);
  readonly #counted: number;

  constructor(figure: FigureRows, measure: Measure) {
    this.#figure = figure;
    this.#measure = measure;
    const { counted, filters } = figure.rows;
    const isOfContacts = typeof counted !== 'string';
    for (const reason of ['notRegisteredThen', 'misregistered'] as const) this.place({ reason });
    if (isOfContacts) this.place({ reason: 'annulled' });
    if (figure.time) this.place({ reason: 'otherCode', of: figure.time });
    this.#steps = [
      ...(isOfContacts ? [this.#contactDay()] : this.#journeyDays(counted)),
      this.#began(isOfContacts ? undefined : counted),
      ...filters.map((filter) => this.#filter(filter)),
      ...this.#otherDay(),
    ];
    this.place({ reason: 'samePerson' });
    this.#counted = this.place(COUNTED_PART);
  }

  /** The place of a part; one that is new comes last. */
  place(part: FigurePart): number {
    const name = partName(part);
    const known = this.#places.get(name) ?? this.parts.push(part) - 1;
    this.#places.set(name, known);
    return known;
  }

  /** The place of a part by its name; undefined where the figure has no such part. */
  named(name: string): number | undefined {
    return this.#places.get(name);
  }

  /**
   * Sorts rows of a table that are known, with the item that each is of, into how far each item has come. `counted` is told the
   * rows that are counted, once for every part of the period.
   */
  sort(
    { table, rows, of, n }: KnownRows,
    items: Int32s,
    reached: Uint8s,
    counted: (block: Block, items: Int32s) => void = () => undefined,
  ): void {
    const held = new Int32s(BLOCK);
    const why = new Uint8s(BLOCK);
    const before = this.#figure.time && this.place({ reason: 'otherCode', of: this.#figure.time });
    if (before !== undefined)
      for (let i = 0; i < n; i++) reached[items.at(i)] = Math.max(reached.at(items.at(i)), before);
    for (const part of this.#figure.parts) {
      const block = emptyBlock(table.columns, part, {
        moment: this.#figure.rows.moment,
        items: of?.columns,
      });
      for (let start = 0; start < n; start += BLOCK) {
        block.n = Math.min(BLOCK, n - start);
        block.versions.set(rows.subarray(start, start + block.n));
        held.set(items.subarray(start, start + block.n));
        if (of) block.days.set(of.days.subarray(start, start + block.n));
        block.items?.at.set(held.subarray(0, block.n));
        for (const step of this.#steps) {
          why.fill(0, 0, block.n);
          step(block, why);
          keepPassed(block, held, why, reached);
        }
        for (let i = 0; i < block.n; i++) reached[held.at(i)] = this.#counted;
        if (block.n > 0) counted(block, held);
      }
    }
  }

  #journeyDays(measure: JourneyMeasure): readonly Step[] {
    const isStretch = measure === 'participants' || measure === 'ongoing';
    const own = isStretch ? 'startedOn' : DAY_OF[measure];
    const [missing, unknown, outside] = this.#dayPlaces(own, true);
    const takeOwn: Step = ({ n, columns, versions, days, from, to }, why) => {
      const column = columns[own];
      for (let i = 0; i < n; i++) {
        const on = column.at(versions.at(i));
        if (on === NEVER) why[i] = missing;
        else if (on === SOME_DAY) why[i] = unknown;
        else if (on > to || (on < from && !isStretch)) why[i] = outside;
        days[i] = isStretch ? from : on;
      }
    };
    if (!isStretch) return [takeOwn];
    const [, exitUnknown, ended] = this.#dayPlaces('exitedOn', false);
    const takeUnended: Step = ({ n, columns: { exitedOn }, versions, from, to }, why) => {
      const until = measure === 'ongoing' ? to + 1 : from;
      for (let i = 0; i < n; i++) {
        const on = exitedOn.at(versions.at(i));
        if (on === SOME_DAY) why[i] = exitUnknown;
        else if (on < until) why[i] = ended;
      }
    };
    return [takeOwn, takeUnended];
  }

  #dayPlaces(of: DayOfMeasure, mayBeMissing: boolean): readonly [number, number, number] {
    return [
      mayBeMissing ? this.place({ reason: 'dayMissing', of }) : 0,
      this.place({ reason: 'dayUnknown', of }),
      this.place({ reason: 'outsidePeriod', of }),
    ];
  }

  #contactDay(): Step {
    const [, unknown, outside] = this.#dayPlaces('contactOn', false);
    return ({ n, days, from, to }, why) => {
      for (let i = 0; i < n; i++) {
        const on = days.at(i);
        if (on === SOME_DAY) why[i] = unknown;
        else if (on < from || on > to) why[i] = outside;
      }
    };
  }

  #began(measure: JourneyMeasure | undefined): Step {
    const { began } = this.#figure.rows;
    const place = this.place({ reason: 'notCounted' });
    return ({ n, columns, versions, days, to }, why) => {
      const day = measure && columns[DAY_OF[measure]];
      for (let i = 0; i < n; i++) {
        const version = versions.at(i);
        const since = began.at(columns.intervention.at(version));
        if (since > to || (day ? day.at(version) : days.at(i)) < since) why[i] = place;
      }
    };
  }

  #filter({ axis, admitted, set }: Filter): Step {
    const of = axis.dimension;
    const none = axis.codes.map((code, index) => (isSaid(code) ? -1 : axis.set ? 1 << index : index));
    const other = this.place({ reason: 'otherCode', of });
    const [unknown, withheld] = axis.codes.every(isSaid)
      ? [other, other]
      : [this.place({ reason: 'codeUnknown', of }), this.place({ reason: 'codeWithheld', of })];
    return (block, why) => {
      const { n, versions, columns } = block;
      const codes = this.#out;
      codes.fill(0, 0, n);
      axis.add(block, codes, 1);
      for (let i = 0; i < n; i++) {
        const code = codes.at(i);
        if (axis.set ? (code & set) !== 0 : admitted.at(code) === 1) continue;
        if (!none.includes(code)) why[i] = other;
        else why[i] = columns.outcome.at(versions.at(i)) === OUTCOME_WITHHELD ? withheld : unknown;
      }
    };
  }

  #otherDay(): readonly Step[] {
    if (!isMedian({ measure: this.#measure })) return [];
    const of = SINCE[this.#measure] ?? 'contactOn';
    const place = this.place({ reason: 'otherDayMissing', of });
    return [
      (block, why) => {
        if (block.items) measureItems(block);
        else if (of !== 'contactOn') measureDays(block, block.columns[of]);
        for (let i = 0; i < block.n; i++) if (block.values.at(i) === LACKING) why[i] = place;
      },
    ];
  }
}

/** Keeps the rows that have no reason; the others' items have come as far as theirs. */
const keepPassed = (block: Block, items: Int32s, why: Uint8s, reached: Uint8s): void => {
  const { n, versions, days } = block;
  const of = block.items?.at;
  let kept = 0;
  for (let i = 0; i < n; i++) {
    const item = items.at(i);
    const place = why.at(i);
    if (place > 0) {
      if (place > reached.at(item)) reached[item] = place;
      continue;
    }
    if (of) of[kept] = of.at(i);
    versions[kept] = versions.at(i);
    days[kept] = days.at(i);
    items[kept++] = item;
  }
  block.n = kept;
};
