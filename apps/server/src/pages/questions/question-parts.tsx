import {
  addressOfQuestion,
  type AddressQuestion,
  changedQuestion,
  periodChoices,
  Tag,
  type Tone,
  useTexts,
  Ways,
} from '@samspar/pages';
import type { QuestionStanding } from '@samspar/questions';

/** Where the questions are listed. */
export const QUESTIONS = '/fragor';
/** Shows small counts as well; said in the address, so that such an answer is never met by chance. */
export const UNPROTECTED = 'oskyddat';

/** A question, or their list, about something. */
export const questionAddress = (id: string | null, about: AddressQuestion): string => {
  const path = id === null ? QUESTIONS : `${QUESTIONS}/${id}`;
  return about.length === 0 ? path : `${path}?${addressOfQuestion(about)}`;
};

const TONES: Readonly<Record<QuestionStanding, Tone>> = {
  answered: 'good',
  partly: 'due',
  missing: 'neutral',
};

export const StandingTag = ({ standing }: { standing: QuestionStanding }) => (
  <Tag tone={TONES[standing]}>{useTexts().questions.standings[standing]}</Tag>
);

type PeriodsProps = Readonly<{
  id: string | null;
  about: AddressQuestion;
  period: Readonly<{ from: string; to: string }>;
  years: readonly string[];
}>;

/** The years and halves that a question is usually asked about. */
export const Periods = ({ id, about, period, years }: PeriodsProps) => {
  const texts = useTexts();
  return (
    <nav class="choices" aria-label={texts.questions.period}>
      <Ways
        current="true"
        ways={periodChoices(years, period.from.slice(0, 4), texts.reports).map(({ label, from, to }) => ({
          label,
          href: questionAddress(id, changedQuestion(about, { from, to })),
          isCurrent: from === period.from && to === period.to,
        }))}
      />
    </nav>
  );
};
