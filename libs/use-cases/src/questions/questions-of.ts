import { maySeeUnreleased, OPERATOR } from '@samspar/access';
import type { Association } from '@samspar/association';
import { type OwnQuestion, type AssociationQuestions, questionsStream } from '@samspar/questions';
import {
  type CellDifference,
  differencesBetween,
  type FrozenTable,
  noLongerSmall,
} from '@samspar/publications';
import type { Answer } from '@samspar/statistics';
import type { Caller } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { counted, countedAgain, wholeOf } from '../publications/freeze.js';
import { publicationsFor } from '../publications/publications-for.js';

/** What questions are read with. */
export type QuestionPorts = Pick<JourneyPorts, 'streams' | 'views' | 'associations' | 'now'> &
  Readonly<{ staff: Pick<JourneyPorts['staff'], 'namesOf'> }>;

/** The association whose questions somebody asks for: her own; of whoever operates the installation the first that there is. */
export const associationOf = (
  { associations }: Pick<QuestionPorts, 'associations'>,
  { asker }: Caller,
): Association | undefined =>
  associations().find(({ id }) => (asker.role === OPERATOR.role ? true : id === asker.association));

export const questionsOf = async (
  { streams }: Pick<QuestionPorts, 'streams'>,
  association: string,
): Promise<AssociationQuestions> => (await streams.load(questionsStream, association)).state;

/** Whether somebody sees figures that have not been released. */
export const seesUnreleased = ({ asker }: Caller): boolean =>
  asker.role === OPERATOR.role || maySeeUnreleased(asker);

/**
 * A question of the association's own as somebody may read it: whoever sees what has been released alone is shown the answers whose figures
 * are, in words, and a question that has none such not at all.
 */
export const ownFor = (
  ports: Pick<QuestionPorts, 'views'>,
  caller: Caller,
  { own }: AssociationQuestions,
): readonly OwnQuestion[] => {
  if (seesUnreleased(caller)) return own;
  const released = new Set(
    publicationsFor(ports, caller).flatMap(({ id, status }) => (status === 'released' ? [id] : [])),
  );
  return own.flatMap((question) => {
    const answers = question.answers
      .filter(({ publication }) => publication !== null && released.has(publication))
      // Its figures are those of the release, which hides what others give back.
      .map((answer) => ({ ...answer, tables: [] }));
    return answers.length === 0 ? [] : [{ ...question, tables: [], answers }];
  });
};

/** A table of an answer, and what it comes to now; `again` is null where it can no longer be asked for. */
export type ComparedTable = Readonly<{
  table: FrozenTable;
  again: Answer | null;
  differences: readonly CellDifference[];
  /** Figures that were hidden because they were small, and are no longer. */
  noLongerSmall: readonly CellDifference['codes'][];
}>;

/** Asks the tables of an answer again, as they would be shown now, and says which figures are other. */
export const comparedTables = (
  { views, now: clock }: Pick<QuestionPorts, 'views' | 'now'>,
  association: Association,
  tables: readonly FrozenTable[],
): readonly ComparedTable[] =>
  tables.map((table) => {
    const moment = { asKnownAt: clock(), position: views().position.toString() };
    const result = countedAgain(views(), association, table, moment, {});
    const again = 'answer' in result ? result.answer : null;
    const { answer } = table;
    const asked = { asKnownAt: Date.parse(answer.asKnownAt), position: answer.position };
    const then = counted(views(), association.id, wholeOf(table), asked);
    const now = counted(views(), association.id, wholeOf(table), moment);
    return {
      table,
      again,
      differences: again ? differencesBetween(answer, again) : [],
      noLongerSmall:
        'answer' in then && 'answer' in now
          ? noLongerSmall(
              answer,
              { before: then.answer, after: now.answer },
              association.settings.suppressionThreshold,
            )
          : [],
    };
  });

/** Whether a figure of an answer is another one now, cannot be told any more, or need no longer be hidden. */
export const hasChanged = ({ again, differences, noLongerSmall: shown }: ComparedTable): boolean =>
  again === null || differences.length > 0 || shown.length > 0;
