import {
  addressOfQuestion,
  type AddressQuestion,
  AnswerTable,
  Button,
  ButtonLink,
  Buttons,
  type Filled,
  Form,
  heading,
  oneOf,
  Page,
  QUESTION,
  Questions,
  subheading,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import type { OwnQuestion } from '@samspar/questions';
import type { Answer, CodeNames } from '@samspar/statistics';
import { tableTitleQuestion, wordsQuestions } from './question-form.js';
import { QUESTIONS } from './question-parts.js';

type NewQuestionPageProps = Readonly<{
  /** The table that is to answer it; undefined where it has none yet. */
  table: Readonly<{ asked: AddressQuestion; answer: Answer; names: CodeNames }> | undefined;
  /** The questions that the table may be added to. */
  own: readonly OwnQuestion[];
  commandKey: string;
  filled: Filled;
  wrong: string | undefined;
}>;

/** The question that a table is added to. */
export const TARGET = 'till';

/** As much of a question as a list shows. */
const MOST_LETTERS = 80;
const shortened = (text: string): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;

/** A question is added, or a table of the statistics to one that there is. */
export const NewQuestionPage = ({ table, own, commandKey, filled, wrong }: NewQuestionPageProps) => {
  const { language } = useVisitor();
  const texts = useTexts();
  const { new: said } = texts.questions;
  const told = table && ({ ...table, language, protect: 'public' } as const);
  const asked = table ? `?${addressOfQuestion(table.asked)}` : '';
  return (
    <Page
      title={table ? said.titleWithTable : said.title}
      errors={filled.errors}
      wrong={wrong !== undefined && <p>{wrong}</p>}
      isWide
      above={
        <p class="back">
          <a href={QUESTIONS}>{texts.questions.title}</a>
        </p>
      }
    >
      <p class="lead">{said.lead}</p>
      <div class="publishing">
        <Form action={`${QUESTIONS}/ny${asked}`} commandKey={commandKey}>
          <Questions
            questions={[
              ...(table ? [tableTitleQuestion(texts)] : []),
              ...(table && own.length > 0
                ? [
                    oneOf(
                      TARGET,
                      said.target,
                      own.map(({ id, text }) => ({ value: id, label: shortened(text) })),
                      said.targetNew,
                    ),
                  ]
                : []),
              ...wordsQuestions(texts),
            ]}
            filled={filled}
          />
          <Buttons>
            <Button>{said.save}</Button>
            <ButtonLink href={table ? `${QUESTION}${asked}` : QUESTIONS}>
              {texts.journey.form.cancel}
            </ButtonLink>
          </Buttons>
        </Form>
      </div>
      {told && (
        <>
          <h2>{heading(told)}</h2>
          <p class="subheading">{subheading(told)}</p>
          <AnswerTable told={told} />
        </>
      )}
    </Page>
  );
};
