import { mayPublishOf } from '@samspar/access';
import type { Association } from '@samspar/association';
import {
  answeredQuestion,
  KNOWN_QUESTION_IDS,
  KNOWN_QUESTIONS,
  type KnownQuestionId,
  type OwnQuestion,
  type QuestionAbout,
  type QuestionStanding,
  standingOfQuestion,
  standingStatement,
} from '@samspar/questions';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { crossedBy } from '../statistics/ask-table.js';
import { posedFor, type StatisticsRefusal } from '../statistics/posed-for.js';
import { loadReckoning, reckonedOf } from './reckoning.js';
import { isTyped, typedAmounts } from './typed-amounts.js';
import {
  associationOf,
  comparedTables,
  hasChanged,
  ownFor,
  type QuestionPorts,
  questionsOf,
  seesUnreleased,
} from './questions-of.js';

/** A question of the association's own as it is listed; `changed`: how many tables of its latest answer are other now, null where that is not told. */
export type ListedOwnQuestion = Readonly<{ question: OwnQuestion; changed: number | null }>;

export type QuestionsRead = Readonly<{
  association: Association;
  known: readonly Readonly<{ id: KnownQuestionId; standing: QuestionStanding }>[];
  /** The one that was asked last stands first. */
  own: readonly ListedOwnQuestion[];
  /** Whether the asker sees figures that have not been released. */
  seesUnreleased: boolean;
  mayWrite: boolean;
}>;

/** All questions, and for each whether it is answered for a period. */
export class ReadQuestions extends Query<Outcome<QuestionsRead, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly about: QuestionAbout,
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

/** So many answers are remembered: as many as there are questions for a few periods. */
const MOST_REMEMBERED = 200;

/** Remembers what was made of the log as it stands, until it has gone on. */
const remembering = <Value>() => {
  let at = -1n;
  const made = new Map<string, Value>();
  return (position: bigint, key: string, make: () => Value): Value => {
    if (position !== at || made.size > MOST_REMEMBERED) made.clear();
    at = position;
    const found = made.get(key);
    if (found !== undefined) return found;
    const value = make();
    made.set(key, value);
    return value;
  };
};

type Standings = Readonly<Record<'stated' | 'unstated', QuestionStanding>>;

export const readQuestions = (ports: QuestionPorts) => {
  const standings = remembering<Standings>();
  const changes = remembering<number>();
  return async ({
    caller,
    about,
    after,
  }: ReadQuestions): Promise<Outcome<QuestionsRead, StatisticsRefusal>> => {
    const association = associationOf(ports, caller);
    if (!association) return NOT_FOUND;
    const posed = await posedFor(ports, { caller, question: about, after });
    if ('refusal' in posed) return refused(posed.refusal);
    const { position } = ports.views();
    const questions = await questionsOf(ports, association.id);
    const by = crossedBy(ports, posed.question);
    const reckoning = await loadReckoning(ports, association, about.to);
    const standingOf = (id: KnownQuestionId): Standings => {
      const answered = answeredQuestion(id, posed.question, by);
      const tables = 'question' in answered ? answered.question.tables.map(({ table }) => table) : [];
      const definition = KNOWN_QUESTIONS[id];
      const beside = 'question' in answered ? answered.question.tables : [];
      const { isWhole: isReckoned } = reckonedOf(definition, beside, reckoning);
      const of = (isStated: boolean) => standingOfQuestion(definition, tables, { isStated, isReckoned });
      return { stated: of(true), unstated: of(false) };
    };
    const year = about.to.slice(0, 4);
    const isSeen = seesUnreleased(caller);
    const typed = new Set<KnownQuestionId>();
    for (const id of KNOWN_QUESTION_IDS) {
      const amounts = await typedAmounts(ports, association, KNOWN_QUESTIONS[id], year);
      if (amounts && isTyped(amounts)) typed.add(id);
    }
    const isStated = (id: KnownQuestionId) =>
      typed.has(id) || standingStatement(questions, id, year) !== undefined;
    return accepted({
      association,
      known: KNOWN_QUESTION_IDS.map((id) => {
        const key = JSON.stringify([id, posed.question]);
        const { stated, unstated } = standings(position, key, () => standingOf(id));
        return { id, standing: isStated(id) ? stated : unstated };
      }),
      own: ownFor(ports, caller, questions)
        .toReversed()
        .toSorted((one, other) => (one.askedOn < other.askedOn ? 1 : one.askedOn > other.askedOn ? -1 : 0))
        .map((question) => {
          const { tables } = question.answers.at(-1) ?? {};
          const key = `${question.id} ${question.answers.length}`;
          const changed =
            isSeen && tables
              ? changes(
                  position,
                  key,
                  () => comparedTables(ports, association, tables).filter(hasChanged).length,
                )
              : null;
          return { question, changed };
        }),
      seesUnreleased: isSeen,
      mayWrite: mayPublishOf(caller.asker, association.id),
    });
  };
};
