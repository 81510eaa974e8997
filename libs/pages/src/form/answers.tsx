import type { Day } from '@samspar/kernel';
import type { ComponentChildren } from 'preact';
import { withDays } from '../parts/days.js';
import { Facts } from '../parts/facts.js';
import type { Speech } from '../words/in-words.js';
import type { Question, Typed } from './question.js';

/** What a form may do beside saving. */
export const DRAFT = 'utkast';
/** What a form is sent for that was looked over: to be saved. */
export const SAVE = 'spara';
export const CONFIRM = 'ja';
export const BACK = 'tillbaka';

type AnswersProps = Readonly<{
  questions: readonly Question[];
  typed: Typed;
  speech: Speech;
  today: Day;
  /** The button that leads back to a question. */
  change?: (question: Question) => ComponentChildren;
}>;

/** The answers to a form as they will be saved, one for each of its questions. */
export const Answers = ({ questions, typed, speech, today, change }: AnswersProps) => (
  <Facts
    facts={questions.map((question) => ({
      name: question.label(speech.texts),
      value: (
        <span class="as-written">
          {withDays(question.said(typed, speech, today) ?? speech.texts.journey.form.unanswered)}
        </span>
      ),
      ...(change && { action: change(question) }),
    }))}
  />
);

/** What was typed, kept in the page while something else is asked. */
export const KeptFields = ({ typed }: { typed: Typed }) => (
  <>
    {Object.entries(typed).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : (value ?? [])).map((one) => (
        <input key={`${name} ${one}`} type="hidden" name={name} value={one} />
      )),
    )}
  </>
);
