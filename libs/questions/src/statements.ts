import { accept, type OccurredOn, refuse } from '@samspar/kernel';
import { wrongInText } from '@samspar/publications';
import { KNOWN_QUESTIONS, type KnownQuestionId } from './known-questions.js';
import type { OfficeStatement, Questions, QuestionsCommand, QuestionsDecided } from './questions-state.js';
import type { StatementWords } from './questions-events.js';

const LONGEST_TEXT = 10_000;
const LONGEST_SOURCE = 2_000;
const MOST_STATED = 1e12;

/** Whether the office may state what it states, and does so in words and figures that are the question's. */
export const decideStatement = ({
  occurredOn,
  today,
  data,
}: Extract<QuestionsCommand, { type: 'MakeStatement' }>): QuestionsDecided => {
  const { question, year, text, source, figures } = data;
  const { statable } = KNOWN_QUESTIONS[question];
  if (!statable) return refuse({ code: 'NotStatable', question });
  if (!/^\d{4}$/.test(year) || year > today.slice(0, 4)) return refuse({ code: 'NoSuchYear', field: 'year' });
  const stated = Object.entries(figures);
  if (text.trim() === '' && stated.length === 0) return refuse({ code: 'StatementEmpty', field: 'text' });
  const strange = stated.find(([id]) => !statable.figures.some((figure) => figure.id === id));
  if (strange) return refuse({ code: 'FigureNotOfQuestion', field: strange[0] });
  const wide = stated.find(([, value]) => !Number.isInteger(value) || value < 0 || value > MOST_STATED);
  if (wide) return refuse({ code: 'FigureOutOfRange', field: wide[0] });
  const wrong =
    (text.trim() === '' ? undefined : wrongInText('text', text, LONGEST_TEXT)) ??
    wrongInText('source', source, LONGEST_SOURCE);
  return wrong ? refuse(wrong) : accept({ type: 'StatementMade', occurredOn, data });
};

/** What stands of a question and a year; undefined where nothing was stated, or it was taken back. */
export const statementOf = (
  { statements }: Pick<Questions, 'statements'>,
  question: string,
  year: string,
): OfficeStatement | undefined =>
  statements.find((one) => one.question === question && one.year === year && one.withdrawnBecause === null);

type About = Readonly<{ question: KnownQuestionId; year: string }>;

export const isAbout = (one: About, other: About): boolean =>
  one.question === other.question && one.year === other.year;

/** The statements with one more, which takes the place of what was said of the same question and year. */
export const withStatement = (
  { statements }: Questions,
  data: StatementWords & Readonly<{ by: string }>,
  statedOn: OccurredOn,
): readonly OfficeStatement[] => {
  const before = statements.find((one) => isAbout(one, data));
  const { earlier: evenEarlier = [], ...latest } = before ?? {};
  const earlier = before ? [latest as Omit<OfficeStatement, 'earlier'>, ...evenEarlier] : [];
  const made: OfficeStatement = { ...data, statedOn, withdrawnBecause: null, earlier };
  return [...statements.filter((one) => one !== before), made];
};

/** What the office says of a known question: of a year, or of the latest one before it of which it says something. */
export const standingStatement = (
  { statements }: Pick<Questions, 'statements'>,
  question: KnownQuestionId,
  year: string,
): OfficeStatement | undefined =>
  statements
    .filter((one) => one.question === question && one.withdrawnBecause === null && one.year <= year)
    .toSorted((one, other) => (one.year < other.year ? 1 : -1))
    .at(0);
