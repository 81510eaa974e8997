import { UNKNOWN } from '@samspar/codes';
import {
  type Answer,
  type Cell,
  type Dimension,
  isMedian,
  isMultiValued,
  isStretch,
  isTime,
  sharedDimensions,
} from '@samspar/statistics';
import type { CellCodes, FindingPlace, FoundFact, ReleaseFinding } from './finding.js';
import type { ReleasedTable, StatedFigure } from './release.js';
import { figureFacts, type StatedWhole, wholeFacts } from './statement-rules.js';

type Placed = Readonly<{ place: FindingPlace; facts: readonly FoundFact[] }>;

const codesOf = (cell: Cell, dimensions: readonly Dimension[]): CellCodes =>
  Object.fromEntries(dimensions.map((dimension) => [dimension, cell[dimension]]));

/** Whether each thing counted stands in one cell alone, so that cells can be summed. */
const isDivided = ({ measure, unit, by, where }: Answer, among: readonly Dimension[]): boolean =>
  unit === 'journey' &&
  by.length > 0 &&
  !among.some((dimension) => isMultiValued(dimension, measure, unit)) &&
  !(isStretch(measure) && Object.keys(where).some(isTime));

const figureOf = (answer: Answer, cell: Cell): StatedFigure => {
  const { value, share, n } = cell;
  return {
    label: '',
    ...(isMedian(answer)
      ? { ...(typeof value === 'number' && { median: value }), ...(n !== undefined && { n }) }
      : typeof value === 'number' && { count: value }),
    ...(share && { percent: share.percent, denominator: share.denominator }),
  };
};

const totalOf = (answer: Answer): StatedFigure => {
  const { total, n } = answer;
  return {
    label: '',
    ...(n !== undefined && { n }),
    ...(total !== null && (isMedian(answer) ? { median: total } : { count: total })),
  };
};

/** How a reader sees cells that make a whole. */
const wholeOf = (
  answer: Answer,
  cells: readonly Cell[],
  whole: StatedFigure | undefined,
  among: readonly Dimension[],
): StatedWhole => {
  const shown = cells.filter(({ suppressed }) => !suppressed);
  return {
    whole,
    parts: shown.map((cell) => figureOf(answer, cell)),
    isDivided: isDivided(answer, among),
    hidden: cells.length - shown.length,
    unknownStated: shown.some((cell) => among.some((dimension) => cell[dimension] === UNKNOWN)),
    roundingSaid: false,
  };
};

const cellFacts = (answer: Answer, cell: Cell, threshold: number): readonly FoundFact[] => {
  const { value, share, without = 0 } = cell;
  return [
    ...figureFacts(figureOf(answer, cell), threshold),
    ...(share && typeof value === 'number' && share.numerator !== value
      ? [{ code: 'numeratorDiffers', numerator: share.numerator, value } as const]
      : []),
    ...(without > 0 && without < threshold
      ? [{ code: 'belowThreshold', value: without, threshold } as const]
      : []),
  ];
};

/** Whether the table itself says that the per cents of a group make that sum. */
const isRoundingSaid = ({ notes }: Answer, sum: number, group: CellCodes): boolean =>
  notes.some(
    (note) =>
      note.code === 'roundedSum' &&
      note.sum === sum &&
      Object.entries(group).every(([dimension, code]) => Reflect.get(note, dimension) === code),
  );

/** Cells with the same denominator, against it. */
const groupFacts = (answer: Answer): readonly Placed[] => {
  const kept = sharedDimensions(answer);
  const summed = answer.by.filter((dimension) => !kept.includes(dimension));
  const groups = Map.groupBy(answer.cells, (cell) => JSON.stringify(codesOf(cell, kept)));
  return [...groups.values()].flatMap((cells): readonly Placed[] => {
    const [first] = cells;
    const denominator = cells.find(({ share }) => share)?.share?.denominator;
    if (first === undefined || denominator === undefined) return [];
    const group = codesOf(first, kept);
    const whole = wholeOf(answer, cells, { label: '', count: denominator }, summed);
    const facts = wholeFacts({ ...whole, sharesOf: 'whole' }).filter(
      (fact) => fact.code !== 'roundingUnsaid' || !isRoundingSaid(answer, fact.sum, group),
    );
    return [{ place: { table: '', cell: group }, facts }];
  });
};

/** Whether the days that medians are of make those of all. */
const daysFacts = (answer: Answer): readonly FoundFact[] => {
  if (!isMedian(answer) || answer.n === undefined) return [];
  const counted = wholeOf(answer, answer.cells, undefined, answer.by);
  return wholeFacts({
    ...counted,
    whole: { label: '', count: answer.n },
    parts: counted.parts.map(({ label, n }) => ({ label, ...(n !== undefined && { count: n }) })),
  });
};

/** What is wrong with a table by itself. */
export const tableFindings = (table: ReleasedTable, threshold: number): readonly ReleaseFinding[] => {
  const { title, answer } = table;
  const placed: readonly Placed[] = [
    {
      place: { table: title },
      facts: [
        ...(answer.checks.closes === false ? [{ code: 'doesNotClose' } as const] : []),
        ...figureFacts(totalOf(answer), threshold),
        ...wholeFacts(wholeOf(answer, answer.cells, totalOf(answer), answer.by)),
        ...daysFacts(answer),
      ],
    },
    ...groupFacts(answer),
    ...answer.cells.map((cell) => ({
      place: { table: title, cell: codesOf(cell, answer.by) },
      facts: cellFacts(answer, cell, threshold),
    })),
  ];
  return placed.flatMap(({ place, facts }) =>
    facts.map((fact) => ({
      ...fact,
      severity: fact.code === 'belowThreshold' && table.unprotectedBecause ? 'explained' : 'refuses',
      place: { ...place, table: title },
    })),
  );
};
