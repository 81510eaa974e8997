import { randomUUID } from 'node:crypto';
import { unreachable } from '@samspar/kernel';
import { type AddressQuestion, changedQuestion, type FieldError, type Typed } from '@samspar/pages';
import { type KnownQuestionId, type OfficeStatement, readKnownQuestion } from '@samspar/questions';
import { unitsInReport } from '@samspar/reports';
import { codesNamed } from '@samspar/statistics';
import { AskKnownQuestion, ReadOwnQuestion } from '@samspar/use-cases';
import { questionNotFound } from '../../questions/question-problems.js';
import { answerOrProblem } from '../../refusals.js';
import { refusedQuestion, refusedStatistics } from '../../statistics/statistics.controller.js';
import { type PeriodAsked, periodAsked } from '../period-asked.js';
import { questionError } from '../question-error.js';
import { namesFor } from '../question-names.js';
import type { PageVisit } from '../visit.js';
import { KnownQuestionPage } from './known-question-page.js';
import { OwnQuestionPage } from './own-question-page.js';
import { UNPROTECTED } from './question-parts.js';
import { SEARCH, SHOW } from './questions-page.js';

/** What was refused of a form on the page of a question; `step`: of which form. */
export type CameOfQuestion = Readonly<{
  step: string;
  errors: readonly FieldError[];
  wrong?: string | undefined;
}>;

/** In an address: what was just done. */
export const DONE = 'klart';
const DEEDS = ['fraga', 'svar', 'lamnad'] as const;
const OWN: readonly string[] = [UNPROTECTED, SEARCH, SHOW, DONE];
const FIELDS: readonly string[] = ['from', 'to', 'asKnownAt'];

/** What the address says that a question is about. */
export const askedOf = (visit: PageVisit): Promise<PeriodAsked> =>
  periodAsked(
    visit,
    [...visit.parameters].filter(([name]) => !OWN.includes(name)),
  );

const typedOf = (statement: OfficeStatement | undefined, year: string): Typed => ({
  ar: statement?.year ?? year,
  text: statement?.text ?? '',
  kalla: statement?.source ?? '',
  ...Object.fromEntries(
    Object.entries(statement?.figures ?? {}).map(([name, value]) => [`tal.${name}`, String(value)]),
  ),
});

/** The page of a known question; where its period cannot be read, of the usual one with what is wrong. */
export const showKnown = async (
  visit: PageVisit,
  id: KnownQuestionId,
  came?: CameOfQuestion,
): Promise<string> => {
  const isUnprotected = visit.query[UNPROTECTED] !== undefined;
  const readOf = (about: AddressQuestion) =>
    readKnownQuestion(id, changedQuestion(about, { protect: isUnprotected ? 'none' : 'public' }));
  const typed = await askedOf(visit);
  const first = readOf(typed.about);
  const error = 'refusal' in first ? questionError(first.refusal, visit.language) : undefined;
  if ('refusal' in first && error && !FIELDS.includes(error.field)) throw refusedQuestion(first.refusal);
  const { about, period, years, association } = error ? await periodAsked(visit, []) : typed;
  const asked = error ? readOf(about) : first;
  if ('refusal' in asked) throw refusedQuestion(asked.refusal);
  const read = answerOrProblem(
    await visit.send(new AskKnownQuestion(visit.caller, id, asked.about)),
    refusedStatistics,
    questionNotFound,
  );
  const filled = came
    ? { values: visit.typed, errors: came.errors }
    : { values: typedOf(read.statement, period.to.slice(0, 4)), errors: [] };
  return visit.show(
    <KnownQuestionPage
      read={read}
      about={about}
      isUnprotected={isUnprotected}
      period={period}
      years={years}
      names={await namesFor(visit, association, unitsInReport({ tables: read.tables ?? [] }))}
      errors={[...(came?.errors ?? []), ...(error ? [error] : [])]}
      stating={read.mayWrite ? { filled, commandKey: randomUUID(), wrong: came?.wrong } : undefined}
      isSaved={visit.query[DONE] !== undefined}
    />,
    came || error ? 422 : 200,
  );
};

/** The page of a question of the association's own. */
export const showOwn = async (visit: PageVisit, id: string, came?: CameOfQuestion): Promise<string> => {
  const read = await visit.answer(new ReadOwnQuestion(visit.caller, id), unreachable, questionNotFound);
  const units = read.preview.flatMap((answer) => (answer ? codesNamed(answer, 'referringUnit') : []));
  return visit.show(
    <OwnQuestionPage
      read={read}
      names={await namesFor(visit, read.association, units)}
      commandKey={randomUUID()}
      refused={
        came && {
          step: came.step,
          filled: { values: visit.typed, errors: came.errors },
          wrong: came.wrong,
        }
      }
      done={DEEDS.find((one) => one === visit.query[DONE])}
    />,
    came ? 422 : 200,
  );
};
