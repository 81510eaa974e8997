import { mayPublishOf } from '@samspar/access';
import type { Association } from '@samspar/association';
import type { Day } from '@samspar/kernel';
import type { FrozenTable } from '@samspar/publications';
import {
  answeredQuestion,
  dimensionsOfQuestion,
  KNOWN_QUESTIONS,
  type KnownQuestionId,
  NOT_RECKONED,
  type OfficeStatement,
  type QuestionAbout,
  type QuestionDefinition,
  type QuestionStanding,
  type Reckoned,
  standingOfQuestion,
  standingStatement,
} from '@samspar/questions';
import type { AnsweredTable } from '@samspar/reports';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { releasesOf } from '../publications/find-publication.js';
import { crossedBy } from '../statistics/ask-table.js';
import { posedFor, type StatisticsRefusal } from '../statistics/posed-for.js';
import { loadReckoning, reckonedOf } from './reckoning.js';
import { isTyped, type TypedAmounts, typedAmounts } from './typed-amounts.js';
import { associationOf, type QuestionPorts, questionsOf, seesUnreleased } from './questions-of.js';

/** Since when something that a question asks for is registered: by insats (`*`: all), none where nobody does. */
export type RegisteredForQuestion = Readonly<{
  variable: string;
  since: readonly Readonly<{ intervention: string; day: Day }>[];
}>;

/** A released table with the figures that a question asks for. */
export type ReleasedForQuestion = Readonly<{
  publication: string;
  title: string;
  place: number;
  table: FrozenTable;
}>;

export type KnownQuestionRead = Readonly<{
  id: KnownQuestionId;
  association: Association;
  standing: QuestionStanding;
  /** Null for whoever sees what has been released alone. */
  tables: readonly AnsweredTable[] | null;
  released: readonly ReleasedForQuestion[];
  registered: readonly RegisteredForQuestion[];
  statement: OfficeStatement | undefined;
  /** The amounts of the year, of a question that they answer. */
  amounts: TypedAmounts | undefined;
  /** What is reckoned beside its tables, of figures that are not of journeys alone; nothing for whoever sees what has been released alone. */
  reckoned: Reckoned;
  /** What the office has said of other years, and what it has taken back. */
  statements: readonly OfficeStatement[];
  /** Full names of users, by id. */
  names: ReadonlyMap<string, string>;
  mayWrite: boolean;
}>;

/** A known question and its answer for a period. */
export class AskKnownQuestion extends Query<Outcome<KnownQuestionRead, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly question: KnownQuestionId,
    readonly about: QuestionAbout,
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

const JOURNEYS = 'journeys';

/** Since when the journeys and what a question divides them by are registered, as the association says. */
const registeredForQuestion = (
  { settings: { registeredSince } }: Pick<Association, 'settings'>,
  definition: Pick<QuestionDefinition, 'tables'>,
): readonly RegisteredForQuestion[] =>
  [JOURNEYS, ...dimensionsOfQuestion(definition)].flatMap((variable) => {
    const days = registeredSince?.[variable];
    return days
      ? [
          {
            variable,
            since: Object.entries(days).map(([intervention, day]) => ({ intervention, day })),
          },
        ]
      : [];
  });

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

const conditionsIn = (where: Readonly<Record<string, readonly string[] | undefined>>): readonly string[] =>
  Object.entries(where).flatMap(([dimension, codes]) =>
    dimension === 'association' ? [] : [`${dimension}:${(codes ?? []).toSorted().join(',')}`],
  );

/** Whether a released table has the figures that a table of the question asks for, of whatever period. */
const hasFiguresOf = ({ query }: FrozenTable, { tables }: Pick<QuestionDefinition, 'tables'>): boolean =>
  tables.some(
    ({ measures, rows, columns, where }) =>
      measures.includes(query.measure) &&
      isSameSet(query.by, [...rows, ...columns]) &&
      isSameSet(conditionsIn(query.where), conditionsIn(where ?? {})),
  );

export const askKnownQuestion =
  (ports: QuestionPorts) =>
  async ({
    caller,
    question: id,
    about,
    after,
  }: AskKnownQuestion): Promise<Outcome<KnownQuestionRead, StatisticsRefusal>> => {
    const association = associationOf(ports, caller);
    if (!association) return NOT_FOUND;
    const posed = await posedFor(ports, { caller, question: about, after });
    if ('refusal' in posed) return refused(posed.refusal);
    const result = answeredQuestion(id, posed.question, crossedBy(ports, posed.question));
    if ('refusal' in result) return refused(result.refusal);
    const { tables } = result.question;
    const definition = KNOWN_QUESTIONS[id];
    const questions = await questionsOf(ports, association.id);
    const year = about.to.slice(0, 4);
    const statement = standingStatement(questions, id, year);
    const amounts = await typedAmounts(ports, association, definition, year);
    const reckoned = reckonedOf(definition, tables, await loadReckoning(ports, association, about.to));
    const statements = questions.statements.filter((one) => one.question === id);
    const releases = await releasesOf(ports, caller, association.id);
    return accepted({
      id,
      association,
      standing: standingOfQuestion(
        definition,
        tables.map(({ table }) => table),
        {
          isStated: amounts ? isTyped(amounts) : statement !== undefined,
          isReckoned: reckoned.isWhole,
        },
      ),
      tables: seesUnreleased(caller) ? tables : null,
      released: releases.flatMap(({ id: publication, publication: { title, figures } }) =>
        (figures?.tables ?? []).flatMap((table, place) =>
          hasFiguresOf(table, definition) ? [{ publication, title, place, table }] : [],
        ),
      ),
      registered: registeredForQuestion(association, definition),
      statement,
      amounts,
      reckoned: seesUnreleased(caller) || definition.tables.length === 0 ? reckoned : NOT_RECKONED,
      statements: statements.filter((one) => one !== statement),
      names: await ports.staff.namesOf(
        statements.flatMap((one) => [one, ...one.earlier]).map(({ by }) => by),
      ),
      mayWrite: mayPublishOf(caller.asker, association.id),
    });
  };
