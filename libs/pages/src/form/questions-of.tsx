import type { Association } from '@samspar/association';
import { useVisitor } from '../looking.js';
import type { Filled } from '../parts/form.js';
import { textsOf } from '../texts/texts.js';
import type { Question } from './question.js';

export type QuestionsProps = Readonly<{
  questions: readonly Pick<Question, 'show'>[];
  filled: Filled;
  /** Whose names and districts the choices are; null where no choice is of an association. */
  association?: Association | null;
}>;

/** The questions of a form with what was typed, and what is wrong with it. */
export const Questions = ({ questions, filled, association = null }: QuestionsProps) => {
  const visitor = useVisitor();
  const { language } = visitor;
  const asking = { language, texts: textsOf(language), association, filled };
  return <>{questions.map(({ show }) => show(asking))}</>;
};
