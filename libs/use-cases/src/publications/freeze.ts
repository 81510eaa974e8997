import { hash } from 'node:crypto';
import type { Association } from '@samspar/association';
import { canonicalJson } from '@samspar/evidence';
import {
  type AskedTable,
  codeListOf,
  type FrozenCodes,
  type FrozenTable,
  labelsOf,
} from '@samspar/publications';
import type { CountedTable, Release, ReleaseGate } from '@samspar/plausibility';
import {
  type Answer,
  codesNamed,
  type Dimension,
  DIMENSIONS,
  hiddenLike,
  hideFigures,
  type QueryRefusal,
} from '@samspar/statistics';
import type { AskedSupposition, Views } from '@samspar/views';

/** Nobody knows in the time there is what may be shown: fewer tables, or such that are divided by less, can be released. */
export type GateTookLong = Readonly<{ code: 'GateTookLong' }>;

/** Names what it is made of; hexadecimal. */
export const digestOf = (value: object): string => hash('sha256', canonicalJson(value));

/** The dimensions that a table names. */
export const dimensionsOf = ({ query }: Pick<AskedTable, 'query'>): readonly Dimension[] =>
  DIMENSIONS.filter((dimension) => query.by.includes(dimension) || query.where[dimension] !== undefined);

/** The digest of a list of codes as it stands; undefined of times. */
export const listDigest = (dimension: Dimension, association: Association): string | undefined => {
  const list = codeListOf(dimension, association);
  return list && digestOf(list);
};

type Moment = Readonly<{ asKnownAt: number; position: string }>;

/**
 * What a table comes to as of a moment, or now where none is said, in the form in which it is stored. It is about one association, whichever
 * come later.
 */
export const counted = (
  views: Views,
  association: string,
  { query }: Pick<AskedTable, 'query'>,
  moment?: Moment,
  supposed?: AskedSupposition,
): Readonly<{ answer: Answer } | { refusal: QueryRefusal }> => {
  const asked = { ...query, where: { ...query.where, association: [association] } };
  const result = views.statistics(moment ? { ...asked, asKnownAt: moment.asKnownAt } : asked, supposed);
  if ('refusal' in result) return result;
  const answer = { ...result.answer, ...(moment && { position: moment.position }) };
  return { answer: JSON.parse(JSON.stringify(answer)) as Answer };
};

const codesIn = (
  views: Views,
  association: Association,
  table: AskedTable,
  answer: Answer,
): FrozenTable['codes'] =>
  Object.fromEntries(
    dimensionsOf(table).flatMap((dimension): readonly (readonly [Dimension, FrozenCodes])[] => {
      const digest = listDigest(dimension, association);
      const names = { association, unitName: (code: string) => views.unitName(code) };
      const labels = labelsOf(dimension, codesNamed(answer, dimension), names);
      return digest === undefined ? [] : [[dimension, { digest, labels }]];
    }),
  );

/** What is shown with all its counts where its small ones are to be hidden. */
export const wholeOf = ({ query }: AskedTable): Pick<AskedTable, 'query'> => ({
  query: { ...query, protect: 'none' },
});

/** A table as it is to stand from now on, where `answer` is what it comes to. */
const frozen = (views: Views, association: Association, table: AskedTable, answer: Answer): FrozenTable => ({
  ...table,
  answer,
  hash: digestOf(answer),
  codes: codesIn(views, association, table, answer),
});

/**
 * Tables as they are to stand from now on, or why one cannot be asked for. What is hidden is chosen of all of them together, so that nothing
 * comes back of them and of those that were released before.
 */
export const frozenTogether = async (
  views: Views,
  association: Association,
  tables: readonly AskedTable[],
  moment: Moment,
  earlier: readonly Release[],
  gate: ReleaseGate,
): Promise<Readonly<{ tables: readonly FrozenTable[] } | { refusal: QueryRefusal | GateTookLong }>> => {
  const counts: CountedTable[] = [];
  for (const table of tables) {
    const result = counted(views, association.id, wholeOf(table), moment);
    if ('refusal' in result) return result;
    counts.push({ answer: result.answer, isShownWhole: table.query.protect === 'none' });
  }
  const { suppressionThreshold: threshold } = association.settings;
  const hidden = await gate({ ask: 'hideTogether', tables: counts, earlier, threshold });
  if (hidden === 'tooLong') return { refusal: { code: 'GateTookLong' } };
  const { answers } = hidden;
  return {
    tables: tables.flatMap((table, place) => {
      const answer = answers[place];
      return answer ? [frozen(views, association, table, answer)] : [];
    }),
  };
};

/** What a released table comes to when it is counted again: hidden is what was, and what is small now. */
export const countedAgain = (
  views: Views,
  association: Association,
  table: FrozenTable,
  moment: Moment,
  supposed: AskedSupposition,
): ReturnType<typeof counted> => {
  const result = counted(views, association.id, wholeOf(table), moment, supposed);
  if ('refusal' in result || table.query.protect === 'none') return result;
  const { answer } = result;
  const { suppressionThreshold: threshold } = association.settings;
  const hidden = hiddenLike(table.answer, answer, threshold);
  return {
    answer: {
      ...hideFigures(answer, hidden, threshold),
      definitionVersion: answer.definitionVersion,
    },
  };
};
