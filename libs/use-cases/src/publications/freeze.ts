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
import { type Answer, codesNamed, type Dimension, DIMENSIONS, type QueryRefusal } from '@samspar/statistics';
import type { AskedSupposition, Views } from '@samspar/views';

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

/** A table as it is to stand from now on, or why it cannot be asked for. */
export const frozen = (
  views: Views,
  association: Association,
  table: AskedTable,
  moment: Moment,
): Readonly<{ table: FrozenTable } | { refusal: QueryRefusal }> => {
  const result = counted(views, association.id, table, moment);
  if ('refusal' in result) return result;
  const { answer } = result;
  return {
    table: { ...table, answer, hash: digestOf(answer), codes: codesIn(views, association, table, answer) },
  };
};
