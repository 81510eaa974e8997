import { dayNumber } from '@samspar/kernel';
import type { Measure } from '@samspar/statistics';
import { figuresOf, type TableFigure } from '../table-figure.js';
import type { FindingSeverity, FoundFact, ReleaseFinding } from '../finding.js';
import type { Release, ReleasedTable, TypedTable } from '../release.js';
import { figureFacts, wholeFacts } from '../statement-rules.js';
import { type ReadNumber, type ReadSentence, numbersIn, readText } from './read-text.js';
import { countsStated, mediansStated, sharesOfCounts, sharesStated } from './statements.js';
import type { ReadRole } from './words.js';

type Figures = Readonly<{
  counts: ReadonlySet<number>;
  percents: ReadonlySet<number>;
  days: ReadonlySet<number>;
}>;

const numbersOf = (values: ReadonlySet<number | null | undefined>): ReadonlySet<number> =>
  new Set([...values].filter((value) => typeof value === 'number'));

/** Every figure that tables show. */
const shownIn = (tables: readonly ReleasedTable[], typed: readonly TypedTable[]): Figures => {
  const counts = new Set<number | null | undefined>();
  const percents = new Set<number | undefined>();
  const days = new Set<number | null | undefined>();
  for (const { answer } of tables) {
    const isOfDays = answer.measure === 'daysToStart' || answer.measure === 'daysInIntervention';
    for (const { value, n, without, share, quartiles } of [
      { ...answer, value: answer.total, share: undefined },
      ...answer.cells,
    ]) {
      (isOfDays ? days : counts).add(value);
      for (const count of [n, without, share?.numerator, share?.denominator]) counts.add(count);
      for (const quartile of quartiles ?? []) days.add(quartile);
      percents.add(share?.percent);
    }
  }
  for (const { total, parts, unknown, stock } of typed) {
    for (const count of [unknown, ...Object.values(stock ?? {})]) counts.add(count);
    for (const { count, denominator, n, percent, median } of [...(total ? [total] : []), ...parts]) {
      for (const one of [count, denominator, n]) counts.add(one);
      percents.add(percent);
      days.add(median);
    }
  }
  return { counts: numbersOf(counts), percents: numbersOf(percents), days: numbersOf(days) };
};

const isIn = ({ counts, percents, days }: Figures, { kind, value }: ReadNumber): boolean =>
  ({ count: counts, percent: percents, days })[kind].has(value);

const MEASURE: Readonly<Partial<Record<ReadRole, Measure>>> = {
  referred: 'referred',
  started: 'started',
  ended: 'ended',
};

/** Figures of a year that tables tell of what a number counts, in all or by sex. */
const toldOf = (
  { role, group }: ReadNumber,
  year: number,
  figures: readonly TableFigure[],
): readonly TableFigure[] => {
  const measure = role && MEASURE[role];
  const sex = group === 'women' ? 'woman' : group === 'men' ? 'man' : undefined;
  if (measure === undefined || (sex === undefined && group !== undefined && group !== 'all')) return [];
  const [from, to] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)];
  return figures.filter(
    ({ set: { measure: counted, periods, codes }, count }) =>
      count !== undefined &&
      counted === measure &&
      periods.length === 1 &&
      periods[0]?.from === from &&
      periods[0].to === to &&
      JSON.stringify(codes) === JSON.stringify(sex ? { sex: [sex] } : {}),
  );
};

/** A count of a year that tables tell otherwise; of those that some other group may be meant by only what is said to be of all. */
const otherwise = (
  sentence: ReadSentence,
  number: ReadNumber,
  isShown: boolean,
  { own, before }: Readonly<{ own: readonly TableFigure[]; before: readonly TableFigure[] }>,
): FoundFact | undefined => {
  const { year } = sentence;
  if (year === undefined || number.kind !== 'count' || (isShown && number.group !== 'all')) return undefined;
  const mine = toldOf(number, year, own);
  const earlier = toldOf(number, year, before);
  const told = mine.length > 0 ? mine : earlier;
  const last = told.at(-1);
  if (last?.count === undefined || told.some(({ count }) => count === number.value)) return undefined;
  return mine.length > 0
    ? { code: 'statedOtherwise', value: number.value, other: last.count, elsewhere: last.table.title }
    : { code: 'restated', value: number.value, before: last.count, figures: 1, release: last.release.id };
};

/** What was going on, came, went and goes on, as a text tells it: the first of each. */
const stockOf = (sentences: readonly ReadSentence[]): FoundFact | undefined => {
  const numbers = sentences
    .flatMap((sentence) => sentence.numbers)
    .filter(({ kind, group }) => kind === 'count' && (group === undefined || group === 'all'));
  const [opening, started, ended, closing] = (['opening', 'started', 'ended', 'closing'] as const).map(
    (role) => numbers.find((number) => number.role === role)?.value,
  );
  if (opening === undefined || started === undefined || ended === undefined || closing === undefined)
    return undefined;
  return opening + started - ended === closing
    ? undefined
    : { code: 'stockDoesNotFollow', opening, started, ended, closing };
};

type Reading = Readonly<{
  candidate: Release;
  earlier: readonly Release[];
  threshold: number;
  /** What the text says of figures, and why they are as they are. */
  prose: string;
  explanation: string;
  roundingSaid: boolean;
}>;

/** What is wrong with the text of a release: by itself, and beside its tables. */
export const textFindings = ({
  candidate,
  earlier,
  threshold,
  prose,
  explanation,
  roundingSaid,
}: Reading): readonly ReleaseFinding[] => {
  const sentences = readText(prose);
  const explained = numbersIn(explanation);
  const own = shownIn(candidate.tables, candidate.typed ?? []);
  const figures = { own: figuresOf(candidate), before: earlier.flatMap(figuresOf) };
  const stock = stockOf(sentences);
  const found = sentences.flatMap((sentence, at): readonly ReleaseFinding[] => {
    const before = sentences[at - 1];
    const place = { sentence: sentence.text };
    const refused = (facts: readonly FoundFact[], severity: FindingSeverity = 'refuses') =>
      facts.map((fact): ReleaseFinding => ({ ...fact, severity, place }));
    const ofCounts = sharesOfCounts(sentence, before);
    const wholes = [
      ...countsStated(sentence, before),
      ...sharesStated(sentence, before, roundingSaid),
      ...mediansStated(sentence),
    ];
    const released = earlier.filter(({ tables }) =>
      tables.some(
        ({ answer: { period } }) => sentence.year !== undefined && period.to.startsWith(`${sentence.year}`),
      ),
    );
    const theirs = shownIn(
      released.flatMap(({ tables }) => tables),
      [],
    );
    return [
      ...refused(wholes.flatMap(wholeFacts)),
      ...refused(ofCounts.flatMap((figure) => figureFacts(figure, 0))),
      ...sentence.numbers.flatMap((number): readonly ReleaseFinding[] => {
        const { kind, value, isOfPersons, group } = number;
        const isCountOfPersons =
          kind === 'count' && (isOfPersons || group === 'women' || group === 'men' || group === 'unknown');
        if (isCountOfPersons && value > 0 && value < threshold)
          return refused([{ code: 'belowThreshold', value, threshold }]);
        if (kind === 'percent' && value > 100) return refused([{ code: 'shareOver100', percent: value }]);
        const isShown = isIn(own, number);
        const severity = explained.has(value) || sentence.namesSource ? 'explained' : 'mustBeExplained';
        const other = otherwise(sentence, number, isShown, figures);
        if (other) return refused([other], other.code === 'restated' ? severity : 'refuses');
        if (isShown || isIn(theirs, number)) return [];
        if (kind === 'percent') {
          if (ofCounts.some(({ percent }) => percent === value)) return [];
          return refused([{ code: 'countMissing', percent: value }], severity);
        }
        return refused([{ code: 'notInTables', figure: number.written }], severity);
      }),
    ];
  });
  return stock
    ? [{ ...stock, severity: 'refuses', place: { sentence: stockSentence(sentences) } }, ...found]
    : found;
};

/** The sentence that tells what goes on at the end. */
const stockSentence = (sentences: readonly ReadSentence[]): string =>
  sentences.find(({ numbers }) => numbers.some(({ role }) => role === 'closing'))?.text ?? '';
