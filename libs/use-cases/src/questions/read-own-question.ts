import { mayPublishOf } from '@samspar/access';
import type { Association } from '@samspar/association';
import type { OwnQuestion } from '@samspar/questions';
import type { Answer } from '@samspar/statistics';
import type { ListedPublication } from '@samspar/views';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import { counted } from '../publications/freeze.js';
import { publicationsFor } from '../publications/publications-for.js';
import {
  associationOf,
  type ComparedTable,
  comparedTables,
  ownFor,
  type QuestionPorts,
  questionsOf,
  seesUnreleased,
} from './questions-of.js';

export type OwnQuestionRead = Readonly<{
  association: Association;
  question: OwnQuestion;
  /** The tables of the latest answer, asked again; null for whoever sees what has been released alone. */
  compared: readonly ComparedTable[] | null;
  /** What its tables come to now, before it is answered; null of one that can no longer be asked for. */
  preview: readonly (Answer | null)[];
  /** The publications that its answers are released in, or on the way there, by id. */
  publications: ReadonlyMap<string, ListedPublication>;
  /** Full names of users, by id. */
  names: ReadonlyMap<string, string>;
  mayWrite: boolean;
}>;

/** A question of the association's own, with its answers and what they would be now. */
export class ReadOwnQuestion extends Query<Outcome<OwnQuestionRead>> {
  constructor(
    caller: Caller,
    readonly question: string,
  ) {
    super(caller);
  }
}

export const readOwnQuestion =
  (ports: QuestionPorts) =>
  async ({ caller, question: id }: ReadOwnQuestion): Promise<Outcome<OwnQuestionRead>> => {
    const association = associationOf(ports, caller);
    if (!association) return NOT_FOUND;
    const questions = await questionsOf(ports, association.id);
    const question = ownFor(ports, caller, questions).find((one) => one.id === id);
    if (!question) return NOT_FOUND;
    const { answers, tables } = question;
    const latest = answers.at(-1);
    const offered = new Set(answers.flatMap(({ publication }) => publication ?? []));
    return accepted({
      association,
      question,
      compared: seesUnreleased(caller) ? comparedTables(ports, association, latest?.tables ?? []) : null,
      preview: tables.map((table) => {
        const result = counted(ports.views(), association.id, table);
        return 'answer' in result ? result.answer : null;
      }),
      publications: new Map(
        publicationsFor(ports, caller).flatMap((one) =>
          offered.has(one.id) ? [[one.id, one] as const] : [],
        ),
      ),
      names: await ports.staff.namesOf(answers.map(({ by }) => by)),
      mayWrite: mayPublishOf(caller.asker, association.id),
    });
  };
