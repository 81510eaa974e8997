import { dayNumber, dayOfNumber } from '@samspar/kernel';
import {
  type AnswerSource,
  type AskedQuery,
  dimensionsOf,
  finestTime,
  partsOf,
  personUnits,
  totalTimes,
} from './asked.js';
import type { Axis } from './axis.js';
import { BLOCK, type Block } from './block.js';
import { filterOf } from './codes-asked.js';
import { Contacts, VersionTable } from './columns.js';
import { itemsKnown, ItemTable, tablesOf } from './item-table.js';
import { NO_ENTRY } from './items.js';
import { isMedian, isStretch } from './dimensions.js';
import { Float64s, Int32s, Uint8s } from './numbers.js';
import { COUNTED_PART, type FigurePart, partName } from './parts.js';
import { isTime, type SubPeriod, timeCode } from './periods.js';
import type { Dimension, StatisticsQuery } from './query.js';
import { OUTCOME_WITHHELD, type JourneyRow, ROW_COLUMNS } from './row.js';
import type { Scan } from './scan.js';
import { Sorting } from './sorting.js';
import { isUnknownCode } from './unknowns.js';

/** The codes of a cell by the dimensions of `by`; without any it is the total. */
export type FigureCell = Readonly<Partial<Record<Dimension, string>>>;

/** Whether it names each dimension of `by`, or none. */
export const isCell = (query: Pick<StatisticsQuery, 'by'>, cell: FigureCell): boolean => {
  const named = Object.keys(cell).length;
  return (
    named === 0 || (named === query.by.length && query.by.every((dimension) => cell[dimension] !== undefined))
  );
};

/** A journey among those considered; of a contact the revision of its event too. */
export type FigureItem = Readonly<{ journey: number; contact?: number }>;

/** Everything considered in a figure, each in one part. */
export type SortedFigure = Readonly<{
  /** In the order in which they are asked, `counted` last; those that nothing is in are left out. */
  parts: readonly Readonly<{ part: FigurePart; count: number }>[];
  /** Of those counted: anonymous ones in a cell of unknown codes, ones that stand in other cells too, and ones whose person is not known. */
  ofCounted: Readonly<Record<'codeWithheld' | 'otherRows' | 'personNotKnown', number>>;
  /** Items of a part by its name, in the order in which they were registered; from a place on, so many at most. */
  pick: (name: string, from: number, most: number) => readonly FigureItem[];
  /** The names of the parts in which rows of journeys would be, were each all that is known. */
  wouldBe: (rows: readonly JourneyRow[]) => readonly string[];
}>;

/** What is known of journeys at a moment: where their rows are, and which have none any longer or not yet. */
const knownThen = ({ versions, association, moment }: AskedQuery['rows']) => {
  const there = new Uint8s(versions.journeys);
  const since = new Float64s(versions.journeys).fill(Infinity);
  const places = [versions.open, versions.closed].map((table) => {
    const rows = new Int32s(table.length);
    let n = 0;
    const isPresent = moment === Infinity && table === versions.open;
    const { association: of, journey, knownFrom, knownTo } = table.columns;
    for (let row = 0; row < table.length; row++) {
      const whose = of.at(row);
      if (whose === 0) continue;
      const number = journey.at(row);
      const from = knownFrom.at(row);
      if (isPresent || (from <= moment && moment < knownTo.at(row))) {
        there[number] = 1;
        if (whose === association) rows[n++] = row;
      }
      if (whose === association && from < since.at(number)) since[number] = from;
    }
    return { table, rows, n };
  });
  return { there, since, places };
};

/** The parts of the period that a figure is counted in: those of its own year, quarter or month where a stretch of time is asked by them. */
export const stretchOf = (
  query: StatisticsQuery,
  { definition }: Pick<AskedQuery, 'definition'>,
  cell: FigureCell,
) => {
  const by = query.by.filter((dimension) => cell[dimension] !== undefined);
  const named = by.length > 0 ? [...by, ...dimensionsOf(query.where)] : totalTimes(definition, query);
  const time = isStretch(query.measure) ? finestTime(named) : undefined;
  const isOfCell = (part: SubPeriod): boolean =>
    by.every(
      (dimension) => !isTime(dimension) || timeCode(dimension, dayOfNumber(part.from)) === cell[dimension],
    );
  return { by, time, parts: partsOf(query, named).filter((part) => !time || isOfCell(part)) };
};

const isSeveral = (set: number): boolean => (set & (set - 1)) !== 0;

/** Sorts all that a figure could count. */
export const sortedFigure = (
  source: AnswerSource,
  query: StatisticsQuery,
  asked: AskedQuery,
  cell: FigureCell,
): SortedFigure => {
  const { rows } = asked;
  const { moment, counted, versions } = rows;
  const { by, time, parts } = stretchOf(query, asked, cell);
  const axes = by.filter((dimension) => !(time && isTime(dimension))).map(asked.axis);
  const filters = axes.map((axis) => filterOf(axis, [cell[axis.dimension] ?? '']));
  const sorting = new Sorting(
    { rows: { ...rows, filters: [...rows.filters, ...filters] }, parts, time },
    query.measure,
  );

  const contacts = counted instanceof Contacts ? counted : undefined;
  const told = typeof counted === 'string' || counted instanceof Contacts ? contacts : counted.contacts;
  const things =
    typeof counted === 'string' || counted instanceof Contacts
      ? undefined
      : itemsKnown(counted, rows, dayNumber(query.to));
  const size = (contacts ?? things)?.length ?? versions.journeys;
  const reached = new Uint8s(size);
  const isOfPersons = query.unit === 'person' && !isMedian(query);
  const persons = isOfPersons ? personUnits(source, moment) : undefined;
  const personOf = new Int32s(persons ? size : 0);
  const notes = notesOfCounted(axes, cell, size);
  const take = (block: Block, items: Int32s): void => {
    notes.take(block, items);
    if (!persons) return;
    persons.fill(block);
    for (let i = 0; i < block.n; i++) personOf[items.at(i)] = block.units.at(i);
  };

  const { there, since, places } = knownThen(rows);
  const absent = (journey: number): number =>
    sorting.place({ reason: since.at(journey) > moment ? 'notRegisteredThen' : 'misregistered' });
  if (contacts) {
    const { journey, day, knownFrom } = contacts.columns;
    const notYet = sorting.place({ reason: 'notRegisteredThen' });
    const annulled = sorting.place({ reason: 'annulled' });
    for (const { table, rows: known, n: length } of places) {
      const rowOf = new Int32s(versions.journeys).fill(-1);
      for (let i = 0; i < length; i++) rowOf[table.columns.journey.at(known.at(i))] = known.at(i);
      const [at, days, items] = [new Int32s(size), new Int32s(size), new Int32s(size)];
      let n = 0;
      for (let contact = 0; contact < size; contact++) {
        const number = journey.at(contact);
        if (number >= versions.journeys || since.at(number) === Infinity) continue;
        const row = rowOf.at(number);
        if (row < 0 && there.at(number) === 1) continue;
        if (knownFrom.at(contact) > moment) reached[contact] = notYet;
        else if (row < 0) reached[contact] = absent(number);
        else if (contacts.knownTo(contact) <= moment) reached[contact] = annulled;
        else [at[n], days[n], items[n++]] = [row, day.at(contact), contact];
      }
      sorting.sort({ table, rows: at, n, of: { days, columns: contacts.columns } }, items, reached, take);
    }
  } else if (things) {
    const { table: tableOf, version, day } = things.columns;
    tablesOf(versions).forEach((table, number) => {
      const [at, days, items] = [new Int32s(size), new Int32s(size), new Int32s(size)];
      let n = 0;
      for (let thing = 0; thing < size; thing++)
        if (tableOf.at(thing) === number)
          [at[n], days[n], items[n++]] = [version.at(thing), day.at(thing), thing];
      sorting.sort({ table, rows: at, n, of: { days, columns: things.columns } }, items, reached, take);
    });
  } else {
    for (let journey = 0; journey < size; journey++)
      if (there.at(journey) === 0 && since.at(journey) < Infinity) reached[journey] = absent(journey);
    for (const { table, rows: known, n } of places) {
      const items = new Int32s(n);
      for (let i = 0; i < n; i++) items[i] = table.columns.journey.at(known.at(i));
      sorting.sort({ table, rows: known, n }, items, reached, take);
    }
  }

  const done = sorting.place(COUNTED_PART);
  let personNotKnown = 0;
  if (persons) {
    const same = sorting.place({ reason: 'samePerson' });
    const seen = new Uint8s(persons.size);
    for (let item = 0; item < size; item++) {
      if (reached.at(item) !== done) continue;
      const person = personOf.at(item);
      if (seen.at(person) === 1) reached[item] = same;
      else if (person >= persons.nameless) personNotKnown++;
      seen[person] = 1;
    }
  }

  const counts = new Int32s(sorting.parts.length);
  for (let item = 0; item < size; item++) counts.add(reached.at(item), 1);
  // Since when a thing agreed on is in its state is told by what closed it.
  const decides = cell.state !== undefined || query.where.state ? 'closing' : 'contact';
  const itemOf = (item: number): FigureItem => {
    const columns = contacts?.columns ?? things?.columns;
    if (!columns) return { journey: item };
    const journey = columns.journey.at(item);
    const entry = things ? things.columns[decides].at(item) : item;
    return entry === NO_ENTRY || !told ? { journey } : { journey, contact: told.columns.revision.at(entry) };
  };
  const pick = (name: string, from: number, most: number): readonly FigureItem[] => {
    const place = sorting.named(name);
    const picked: FigureItem[] = [];
    if (place === undefined) return picked;
    for (let item = 0, passed = 0; item < size && picked.length < most; item++)
      if (reached.at(item) === place && passed++ >= from) picked.push(itemOf(item));
    return picked;
  };
  return {
    parts: sorting.parts.flatMap((part, place) => {
      const count = counts.at(place);
      return part && (count > 0 || place === done) ? [{ part, count }] : [];
    }),
    ofCounted: { ...notes.of((item) => reached.at(item) === done), personNotKnown },
    pick,
    wouldBe: (all) => namesOf(sorting, counted, dayNumber(query.to), all),
  };
};

/** Marks what is to be said of those counted. */
const notesOfCounted = (axes: readonly Axis[], cell: FigureCell, size: number) => {
  const isUnknown = axes.some(({ dimension }) => isUnknownCode(cell[dimension] ?? ''));
  const sets = axes.filter(({ set }) => set);
  const marks = new Uint8s(isUnknown || sets.length > 0 ? size : 0);
  const codes = new Int32s(sets.length > 0 ? BLOCK : 0);
  return {
    take: (block: Block, items: Int32s): void => {
      const { n, versions, columns } = block;
      if (isUnknown)
        for (let i = 0; i < n; i++)
          if (columns.outcome.at(versions.at(i)) === OUTCOME_WITHHELD) marks[items.at(i)] = 1;
      for (const axis of sets) {
        codes.fill(0, 0, n);
        axis.add(block, codes, 1);
        for (let i = 0; i < n; i++)
          if (isSeveral(codes.at(i))) marks[items.at(i)] = marks.at(items.at(i)) | 2;
      }
    },
    of: (isCounted: (item: number) => boolean) => {
      const found = { codeWithheld: 0, otherRows: 0 };
      for (let item = 0; item < marks.length; item++) {
        const mark = marks.at(item);
        if (mark === 0 || !isCounted(item)) continue;
        found.codeWithheld += mark & 1;
        found.otherRows += mark >> 1;
      }
      return found;
    },
  };
};

/** The parts that rows would be in, each by itself; of a rule, those of what it makes of the journey without any entry. */
const namesOf = (
  sorting: Sorting,
  counted: Scan['counted'],
  to: number,
  all: readonly JourneyRow[],
): readonly string[] => {
  const table = new VersionTable();
  all.forEach((row, at) => {
    const columns = table.reach(at);
    for (const name of ROW_COLUMNS) columns[name][at] = row[name];
  });
  const things = new ItemTable();
  if (typeof counted === 'string') for (let at = 0; at < all.length; at++) things.add(at, 0, 0, 0);
  else if (!(counted instanceof Contacts))
    for (let at = 0; at < all.length; at++)
      counted.rule.each(
        { columns: table.columns, at },
        { columns: counted.contacts.columns, places: [] },
        to,
        (day, detail, since) => things.add(at, day, detail, since),
      );
  const { length: n, columns } = things;
  const items = new Int32s(Array.from({ length: n }, (_, item) => item));
  const reached = new Uint8s(n);
  const of = typeof counted === 'string' ? {} : { of: { days: columns.day, columns } };
  sorting.sort({ table, rows: columns.version, n, ...of }, items, reached);
  const names: string[] = all.map(() => '');
  for (let item = 0; item < n; item++) {
    const part = sorting.parts[reached.at(item)];
    if (part) names[columns.version.at(item)] += partName(part);
  }
  return names;
};
