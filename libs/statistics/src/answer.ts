import type { UnknownKind } from '@samspar/codes';
import { type Day, dayInStockholm } from '@samspar/kernel';
import {
  type AnswerSource,
  type AskedQuery,
  askedOf,
  dimensionsOf,
  finestTime,
  personUnits,
  type Units,
} from './asked.js';
import type { Axis } from './axis.js';
import type { Block } from './block.js';
import { cellsOf, type Counted, figuresOf } from './cells.js';
import { Closing } from './closing.js';
import { hideFigures } from './hide-figures.js';
import { hiddenByItself } from './protection.js';
import { hiddenOfSplit } from './split-protection.js';
import { unknownCode } from './codes-asked.js';
import { EXIT_DIMENSIONS, FIXED_LISTS, isFixed, isMedian, isMultiValued } from './dimensions.js';
import { isTime, type SubPeriod } from './periods.js';
import type { Answer, AnswerNote, Dimension, QueryRefusal, StatisticsQuery } from './query.js';
import { isFlow, partsMakeTotal } from './reconciliation.js';
import { type Scan, scan } from './scan.js';
import { type KeptPlaces, keptPlaces, roundedSums } from './shares.js';
import { type Counting, Tally } from './tally.js';

/** What a definition answers; which one it was is said where it is chosen. */
export type Defined = Readonly<{ answer: Omit<Answer, 'definitionVersion'> } | { refusal: QueryRefusal }>;
/** How far the log has been taken in. */
export type Reached = Readonly<{ position: bigint; knownAt: number }>;

const heading = (query: StatisticsQuery, { position, knownAt }: Reached) => ({
  measure: query.measure,
  unit: query.unit,
  period: { from: query.from, to: query.to },
  asKnownAt: new Date(query.asKnownAt ?? knownAt).toISOString(),
  position: position.toString(),
  by: query.by,
  ...(query.alongside && { alongside: query.alongside }),
  where: query.where,
  shareOf: query.shareOf ?? 'last',
  ...(query.unknowns === 'split' && { unknowns: query.unknowns }),
});

const nothingAnswered = (
  query: StatisticsQuery,
  reached: Reached,
  notRegistered: NonNullable<Answer['notRegistered']>,
  notes: readonly AnswerNote[],
): Defined => ({
  answer: {
    ...heading(query, reached),
    cells: [],
    total: null,
    checks: { closes: null, parts: null, multiValued: multiValuedOf(query), roundedSums: [] },
    notRegistered,
    notes,
  },
});

/** The answer of a moment at which the association was not there yet, or of a log that has none. */
export const notKnownYet = (
  query: StatisticsQuery,
  reached: Reached,
  established: number | undefined,
): Defined => {
  const refusal = unknownCode(query.where, (dimension) =>
    isFixed(dimension) ? FIXED_LISTS[dimension].map(({ code }) => code) : (query.where[dimension] ?? []),
  );
  if (refusal) return { refusal };
  const since: Day | null = established === undefined ? null : dayInStockholm(established);
  const reason =
    since === null
      ? 'Inget förbund är upplagt: lägg upp det med samspar setup.'
      : `Förbundet lades upp ${since}, efter den tidpunkt som frågan gäller.`;
  return nothingAnswered(query, reached, { dimension: 'association', since, reason }, []);
};

const multiValuedOf = ({ by, measure, unit }: StatisticsQuery): readonly Dimension[] =>
  by.filter((dimension) => isMultiValued(dimension, measure, unit));

const journeyUnits = ({ versions: { journeys } }: AnswerSource): Units => ({
  fill: ({ n, columns: { journey }, versions, units }) => {
    for (let i = 0; i < n; i++) units[i] = journey.at(versions.at(i));
  },
  nameless: journeys,
  size: journeys,
});

/** How the units of some dimensions are counted: by rows wherever no unit can come twice. */
export const countingOf = (
  query: StatisticsQuery,
  parts: readonly SubPeriod[],
  dimensions: readonly Dimension[],
): Counting => {
  if (isMedian(query)) return 'spread';
  const finest = finestTime([...query.by, ...dimensionsOf(query.where)]);
  const tellsParts = parts.length === 1 || (finest !== undefined && dimensions.includes(finest));
  return query.unit === 'person' || !tellsParts ? 'distinct units' : 'rows';
};

const count = (
  query: StatisticsQuery,
  what: Scan,
  axes: readonly Axis[],
  { cells: parts, total: totalParts }: AskedQuery['parts'],
  units: Units,
): Counted => {
  const dimensions = axes.map(({ dimension }) => dimension);
  const counting = countingOf(query, parts, dimensions);
  const kept = keptPlaces(query);
  const groupCounting = countingOf(query, parts, dimensions.slice(...kept));
  const cells = new Tally(axes, counting, units.size);
  const keptAxes = axes.slice(...kept);
  const isAdditive =
    axes.length > 0 &&
    counting === 'rows' &&
    groupCounting === 'rows' &&
    axes.every((axis) => !axis.set || keptAxes.includes(axis));
  const groups =
    isAdditive || counting === 'spread' ? undefined : new Tally(keptAxes, groupCounting, units.size);

  const isWhole = axes.length > 0 && totalParts.length === parts.length;
  const total = new Tally([], countingOf({ ...query, by: [] }, totalParts, []), units.size);
  const nameless = new Uint8Array(units.size - units.nameless);
  const addTotal = (block: Block) => {
    total.add(block);
    if (query.unit === 'journey') return;
    for (let i = 0; i < block.n; i++) {
      const unit = block.units.at(i);
      if (unit >= units.nameless) nameless[unit - units.nameless] = 1;
    }
  };
  if (axes.length > 0) {
    const { closing, ...withoutClosing } = what;
    scan(isWhole && closing ? what : withoutClosing, parts, (block) => {
      cells.add(block);
      groups?.add(block);
      if (isWhole) addTotal(block);
    });
  }
  if (!isWhole) scan(what, totalParts, addTotal);

  return {
    cells,
    kept,
    groups: new Map(groups ? groups.counts() : isAdditive ? sums(cells, kept) : []),
    total: figuresOf(total, 0, total.counts().at(0)?.[1] ?? 0, isMedian(query)),
    closing: what.closing,
    personNotKnown: nameless.reduce((sum, one) => sum + one, 0),
  };
};

const sums = (cells: Tally, kept: KeptPlaces): ReadonlyMap<number, number> => {
  const groupOf = cells.grouping(kept);
  const found = new Map<number, number>();
  for (const [key, value] of cells.counts()) {
    const group = groupOf(key);
    found.set(group, (found.get(group) ?? 0) + value);
  }
  return found;
};

/** Persons and medians need not add up, and a filter on an exit or a time cuts through what is compared (docs/statistics.md). */
const canClose = ({ measure, unit, where }: StatisticsQuery): boolean =>
  unit === 'journey' &&
  !isMedian({ measure }) &&
  !dimensionsOf(where).some((dimension) => isTime(dimension) || EXIT_DIMENSIONS.includes(dimension));

/** True, false, or null where the checks cannot be made. */
const closes = (query: StatisticsQuery, counted: Counted): boolean | null => {
  if (!canClose(query)) return null;
  const stands = counted.closing?.closes ?? (counted.closing ? null : true);
  if (stands === null) return null;
  const cells = counted.cells.counts();
  const adds =
    query.by.length === 0 ||
    multiValuedOf(query).length > 0 ||
    cells.reduce((sum, [, value]) => sum + value, 0) === counted.total.count;
  return stands && adds;
};

/** Counts a question that is ready, as it was known at the moment asked for. */
export const countedAt = (
  source: AnswerSource,
  query: StatisticsQuery,
  { axis, rows, parts }: AskedQuery,
  closing?: Closing,
): Counted => {
  const units =
    query.unit === 'person' ? personUnits(source, query.asKnownAt ?? Infinity) : journeyUnits(source);
  const isRepeated = query.unit === 'person' || finestTime([...query.by, ...dimensionsOf(query.where)]);
  return count(
    query,
    {
      ...rows,
      moment: query.asKnownAt ?? Infinity,
      ...(isRepeated && { units: units.fill }),
      ...(closing && { closing }),
    },
    query.by.map(axis),
    parts,
    units,
  );
};

/** The unprotected answer to a question where what is not known is not split. */
const wholeOf = (source: AnswerSource, { unknowns: _split, ...query }: StatisticsQuery, reached: Reached) => {
  const whole = answer(source, { ...query, protect: 'none' }, reached);
  return 'refusal' in whole ? undefined : whole.answer;
};

/** The code of what is protected, where kinds of unknown are told apart. */
const PROTECTED: UnknownKind = 'protected';

/** Whether an answer would tell of a few that are protected. */
const tellsOfFew = (source: AnswerSource, query: StatisticsQuery, asked: AskedQuery): boolean => {
  const { by, alongside = [] } = query;
  // A table that tells kinds apart in its subtotals tells them apart in its parts: so it does in neither, or in both.
  const { cells } = countedAt(source, { ...query, by: [...by, ...alongside] }, asked);
  const { suppressionThreshold } = source.association.settings;
  const isFew = (key: number, counted: number): boolean =>
    counted + (isMedian(query) ? cells.spread(key).without : 0) < suppressionThreshold;
  return cells
    .counts()
    .some(([key, counted]) => isFew(key, counted) && cells.codes(key).some(([, code]) => code === PROTECTED));
};

/**
 * Makes a question ready as `askedOf` does. Where kinds of unknown are told apart, those that are protected count as not registered in an
 * answer that would tell of a few of them, so that nobody learns who they are.
 */
export const askedWithCare = (source: AnswerSource, query: StatisticsQuery): ReturnType<typeof askedOf> => {
  const asked = askedOf(source, query);
  if ('refusal' in asked || query.unknowns !== 'split' || asked.registered.nothing) return asked;
  return tellsOfFew(source, query, asked) ? askedOf({ ...source, isProtectedTogether: true }, query) : asked;
};

/**
 * The answer to a question about an association as it was known at the moment asked for, under the version of the definitions that
 * `source` names.
 */
export const answer = (source: AnswerSource, query: StatisticsQuery, reached: Reached): Defined => {
  const asked = askedWithCare(source, query);
  if ('refusal' in asked) return asked;
  const { registered } = asked;
  if (registered.nothing) return nothingAnswered(query, reached, registered.nothing, registered.notes);

  const { association } = source;
  const counted = countedAt(
    source,
    query,
    asked,
    isFlow(query) && canClose(query) ? new Closing() : undefined,
  );

  const shown = cellsOf(query, counted, registered.beginnings);
  const multiValued = multiValuedOf(query);
  const rounded = roundedSums(query, shown.cells);
  const notes: AnswerNote[] = [
    ...registered.notes,
    ...multiValued.map((dimension): AnswerNote => ({ code: 'multiValued', dimension })),
    ...rounded
      .filter(({ sum }) => sum !== 100)
      .map(({ sum, codes: group }): AnswerNote => ({ code: 'roundedSum', sum, ...group })),
    ...(isMedian(query) && query.unit === 'person' ? [{ code: 'medianOfJourneys' } as const] : []),
    ...(counted.personNotKnown > 0
      ? [{ code: 'personNotKnown', journeys: counted.personNotKnown } as const]
      : []),
    ...(query.unknowns === 'split' && query.by.some((dimension) => !isTime(dimension))
      ? [{ code: 'protectedFew', threshold: association.settings.suppressionThreshold } as const]
      : []),
  ];
  const open = {
    ...heading(query, reached),
    cells: shown.cells,
    ...shown.total,
    checks: {
      closes: closes(query, counted),
      parts: partsMakeTotal(query, shown.cells, shown.total.total),
      multiValued,
      roundedSums: rounded.map(({ sum }) => sum),
    },
    notes,
  };
  const threshold = query.protect === 'public' ? association.settings.suppressionThreshold : 0;
  if (threshold === 0) return { answer: open };
  const whole = query.unknowns === 'split' ? wholeOf(source, query, reached) : undefined;
  const hidden = whole ? hiddenOfSplit(open, whole, threshold) : hiddenByItself(open, threshold);
  return { answer: hideFigures(open, hidden, threshold) };
};
