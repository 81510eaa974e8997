import {
  type AddressQuestion,
  Button,
  Buttons,
  type FieldError,
  type Filled,
  Form,
  plain,
  type Question,
  Questions,
  type Texts,
  type Typed,
  useTexts,
  useVisitor,
  valueIn,
  words,
} from '@samspar/pages';
import { KNOWN_QUESTIONS, type KnownQuestionId, type StatementWords } from '@samspar/questions';
import { questionAddress } from './question-parts.js';

/** What the buttons of a question's page ask for. */
export const STATEMENT_STEPS = { save: 'uppgift', withdraw: 'aterta' } as const;

const FIGURE = 'tal.';
const WHOLE = /^\d{1,13}$/;

/** What is asked of a statement; `language` is that of the labels. */
export const statementQuestions = (
  id: KnownQuestionId,
  { questions: { statement: texts } }: Texts,
  language: 'sv' | 'en',
): readonly Question[] => [
  words('ar', plain(texts.year), { isShort: true, longest: 4 }),
  ...(KNOWN_QUESTIONS[id].statable?.figures ?? []).map((figure) =>
    words(
      `${FIGURE}${figure.id}`,
      { label: () => figure.label[language], hint: () => figure.unit?.[language], isOptional: true },
      { isShort: true, longest: 20 },
    ),
  ),
  words(
    'text',
    { label: () => texts.text, hint: () => texts.textHint, isOptional: true },
    { isLong: true, longest: 10_000 },
  ),
  words('kalla', plain(texts.sourceLabel, texts.sourceHint), { longest: 2_000 }),
];

/** The field of the form that a field of a statement stands in. */
export const fieldOfStatement = (field: string): string =>
  ({ year: 'ar', source: 'kalla', text: 'text', reason: 'skal' })[field] ?? `${FIGURE}${field}`;

/** A statement as it was typed, or what is wrong with its figures. */
export const statementIn = (
  question: KnownQuestionId,
  typed: Typed,
  { questions }: Texts,
): Readonly<{ statement: StatementWords } | { errors: readonly FieldError[] }> => {
  const figures: Record<string, number> = {};
  const errors: FieldError[] = [];
  for (const { id } of KNOWN_QUESTIONS[question].statable?.figures ?? []) {
    const text = valueIn(typed, FIGURE + id).replaceAll(/\s/g, '');
    if (text === '') continue;
    if (WHOLE.test(text)) figures[id] = Number(text);
    else errors.push({ field: FIGURE + id, message: questions.notWhole });
  }
  if (errors.length > 0) return { errors };
  return {
    statement: {
      question,
      year: valueIn(typed, 'ar'),
      text: valueIn(typed, 'text'),
      source: valueIn(typed, 'kalla'),
      figures,
    },
  };
};

type StatementFormProps = Readonly<{
  id: KnownQuestionId;
  about: AddressQuestion;
  isStated: boolean;
  filled: Filled;
  commandKey: string;
}>;

/** The office states something of a question, or takes it back. */
export const StatementForm = ({ id, about, isStated, filled, commandKey }: StatementFormProps) => {
  const { language } = useVisitor();
  const texts = useTexts();
  const { statement: said } = texts.questions;
  const action = questionAddress(id, about);
  return (
    <>
      <details open={filled.errors.length > 0}>
        <summary>{isStated ? said.change : said.add}</summary>
        <p class="hint">{KNOWN_QUESTIONS[id].statable?.about[language]}</p>
        <Form action={action} commandKey={commandKey}>
          <Questions questions={statementQuestions(id, texts, language)} filled={filled} />
          <Buttons>
            <Button step={STATEMENT_STEPS.save}>{said.save}</Button>
          </Buttons>
        </Form>
      </details>
      {isStated && (
        <details>
          <summary>{said.withdraw}</summary>
          <Form action={action} commandKey={commandKey}>
            <input type="hidden" name="ar" value={valueIn(filled.values, 'ar')} />
            <Questions
              questions={[words('skal', plain(said.reason), { longest: 2_000 })]}
              filled={{ values: {}, errors: [] }}
            />
            <Buttons>
              <Button step={STATEMENT_STEPS.withdraw}>{said.withdraw}</Button>
            </Buttons>
          </Form>
        </details>
      )}
    </>
  );
};
