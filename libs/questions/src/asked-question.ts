import { UNKNOWN } from '@samspar/codes';
import { type Day, yearsAfter } from '@samspar/kernel';
import { type AnsweredTable, answeredTogether, type ReportTableAsked } from '@samspar/reports';
import {
  type CrossedBy,
  type CrossedQuery,
  type CrossedTable,
  type Dimension,
  DIMENSIONS,
  type QueryRefusal,
  readCrossed,
  valueUnknown,
} from '@samspar/statistics';
import {
  isKnownQuestion,
  KNOWN_QUESTION_IDS,
  KNOWN_QUESTIONS,
  type KnownQuestionId,
} from './known-questions.js';
import type { QuestionDefinition, QuestionTable, UntoldPart } from './question-definition.js';

/** What a known question is asked about: the parts of its tables' questions that they do not say themselves. */
export type QuestionAbout = Omit<
  CrossedQuery,
  'measures' | 'rows' | 'columns' | 'percentOf' | 'order' | 'compareWith'
>;

export type ReadQuestionAsked = Readonly<
  { id: KnownQuestionId; about: QuestionAbout; after?: string } | { refusal: QueryRefusal }
>;

const OWN: readonly string[] = ['measure', 'rows', 'columns', 'percentOf', 'order', 'compareWith'];

/** Reads what questions are asked about: `from`, `to`, `where`, `unit`, `asKnownAt`, `protect` and `after`, as `readCrossed` reads them. */
export const readAbout = (
  parameters: Iterable<readonly [string, string]>,
): Readonly<{ about: QuestionAbout; after?: string } | { refusal: QueryRefusal }> => {
  const all = [...parameters];
  const stray = all.find(([key]) => OWN.includes(key));
  if (stray) return { refusal: { code: 'ParameterUnknown', parameter: stray[0] } };
  const read = readCrossed([...all, ['measure', 'started']]);
  if ('refusal' in read) return read;
  const { measures: _measures, rows: _rows, columns: _columns, percentOf: _of, ...about } = read.query;
  return { about, ...(read.after !== undefined && { after: read.after }) };
};

/** Reads which known question is asked, and about what. */
export const readKnownQuestion = (
  id: string,
  parameters: Iterable<readonly [string, string]>,
): ReadQuestionAsked => {
  if (!isKnownQuestion(id)) return { refusal: valueUnknown('question', id, KNOWN_QUESTION_IDS) };
  const read = readAbout(parameters);
  return 'refusal' in read ? read : { id, ...read };
};

const firstOf = ({ from, to }: Pick<QuestionAbout, 'from' | 'to'>, years: number): Day => {
  const first = `${yearsAfter(to, 1 - years).slice(0, 4)}-01-01`;
  return first < from ? first : from;
};

/** The question that a table of a known question asks. */
const questionAsked = (
  { measures, rows, columns, percentOf, where, years }: QuestionTable,
  about: QuestionAbout,
): CrossedQuery => ({
  ...about,
  ...(years !== undefined && { from: firstOf(about, years) }),
  measures,
  rows,
  columns,
  percentOf,
  where: { ...about.where, ...where },
});

/** `answered`: its figures are there. `partly`: some insats, or some part, is not told. `missing`: nothing is registered that tells it. */
export const STANDINGS = ['answered', 'partly', 'missing'] as const;
export type QuestionStanding = (typeof STANDINGS)[number];

const isAllUnknown = (met: readonly (readonly string[])[], place: number): boolean => {
  const codes = new Set(met.flatMap((path) => path[place] ?? []));
  return codes.size === 1 && codes.has(UNKNOWN);
};

/** A dimension that is not known of anybody counted, though there are some. */
export const unknownOfAll = ({
  rows,
  rowsBy,
  columns,
  columnsBy,
}: Pick<CrossedTable, 'rows' | 'rowsBy' | 'columns' | 'columnsBy'>): Dimension | undefined => {
  const paths = { rows: rows.map(({ codes }) => codes), columns: columns.map(({ codes }) => codes) };
  return (
    rowsBy.find((_dimension, place) => isAllUnknown(paths.rows, place)) ??
    columnsBy.find((_dimension, place) => isAllUnknown(paths.columns, place))
  );
};

/** What an answer of a table is worth. */
export const standingOfTable = (table: CrossedTable): QuestionStanding => {
  if (table.notRegistered || unknownOfAll(table)) return 'missing';
  return table.notes.some(({ code }) => code === 'notRegistered' || code === 'leftOut')
    ? 'partly'
    : 'answered';
};

/** Whether a part of a question that its tables do not tell is told by the office, or reckoned by other figures. */
export const isToldBeside = (
  part: UntoldPart,
  told: Readonly<{ isStated: boolean; isReckoned: boolean }>,
): boolean => (part.isStatable && told.isStated) || (part.isReckoned && told.isReckoned) || false;

/** Whether a question is answered by its tables, by what the office has stated where it may, and by what is reckoned of other figures. */
export const standingOfQuestion = (
  { untold }: Pick<QuestionDefinition, 'untold'>,
  tables: readonly CrossedTable[],
  { isStated, isReckoned }: Readonly<{ isStated: boolean; isReckoned: boolean }>,
): QuestionStanding => {
  const parts: readonly QuestionStanding[] = [
    ...tables.map(standingOfTable),
    ...untold.map((part) => (isToldBeside(part, { isStated, isReckoned }) ? 'answered' : 'missing')),
  ];
  if (parts.every((part) => part === 'answered')) return 'answered';
  return parts.every((part) => part === 'missing') ? 'missing' : 'partly';
};

/** A known question with its tables answered. */
export type AnsweredKnownQuestion = Readonly<{ id: KnownQuestionId; tables: readonly AnsweredTable[] }>;

/** Answers all tables of a known question; where it is protected, none shows what another hides. */
export const answeredQuestion = (
  id: KnownQuestionId,
  about: QuestionAbout,
  by: CrossedBy,
): Readonly<{ question: AnsweredKnownQuestion } | { refusal: QueryRefusal }> => {
  const asked = KNOWN_QUESTIONS[id].tables.map((definition): ReportTableAsked => ({
    definition,
    query: questionAsked(definition, about),
  }));
  const result = answeredTogether(asked, by);
  return 'refusal' in result ? result : { question: { id, tables: result.tables } };
};

/** The dimensions that a known question needs registered. */
export const dimensionsOfQuestion = ({
  tables,
}: Pick<QuestionDefinition, 'tables'>): readonly Dimension[] => {
  const named = new Set<string>(
    tables.flatMap(({ rows, columns, where }) => [...rows, ...columns, ...Object.keys(where ?? {})]),
  );
  return DIMENSIONS.filter((dimension) => named.has(dimension));
};
