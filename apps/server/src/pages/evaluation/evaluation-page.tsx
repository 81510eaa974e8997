import { EVALUATION_GROUND, EVALUATION_PURPOSE, EVALUATION_RECEIVER, SECRECY_TEST } from '@samspar/codes';
import {
  evaluationColumns,
  type EvaluationOrder,
  leftOutTold,
  LONGEST_REFERENCE,
  MOST_DAYS,
  USUAL_COLUMNS,
  USUAL_DAYS,
} from '@samspar/evaluation';
import { type Day, dayInStockholm } from '@samspar/kernel';
import {
  ActingUser,
  Button,
  ButtonLink,
  Buttons,
  code,
  codeInWords,
  codes,
  DataTable,
  day,
  dayInWords,
  type FieldError,
  type Filled,
  Form,
  missingIn,
  Moment,
  named,
  Notice,
  ofList,
  Page,
  plain,
  type Question,
  Questions,
  required,
  type Speech,
  type Texts,
  type Typed,
  useTexts,
  useVisitor,
  valueIn,
  valuesIn,
  whole,
  words,
} from '@samspar/pages';
import type { EvaluationFilesRead, ListedEvaluationFile } from '@samspar/use-cases';

export const EVALUATION_FILES = '/utlamnanden/utvardering';

/** The control of each part of an order. */
export const CONTROLS: Readonly<Record<keyof EvaluationOrder, string>> = {
  receiver: 'mottagare',
  ground: 'grund',
  secrecy: 'sekretess',
  purpose: 'andamal',
  reference: 'uppdrag',
  interventions: 'insatser',
  from: 'fran',
  to: 'till',
  columns: 'uppgifter',
  days: 'dagar',
};

const must = (question: Question): Question =>
  required(question, (texts) => question.advice(texts, question.name).empty);

/** What is asked of a new file. */
export const orderQuestions = (
  { evaluation }: Texts,
  { giver }: EvaluationFilesRead,
): readonly Question[] => {
  return [
    must(code(CONTROLS.receiver, plain(evaluation.receiver), ofList(EVALUATION_RECEIVER))),
    must(code(CONTROLS.ground, plain(evaluation.ground), ofList(EVALUATION_GROUND))),
    must(code(CONTROLS.secrecy, plain(evaluation.secrecy, evaluation.secrecyHint), ofList(SECRECY_TEST))),
    must(code(CONTROLS.purpose, plain(evaluation.purpose), ofList(EVALUATION_PURPOSE))),
    must(
      words(CONTROLS.reference, plain(evaluation.reference, evaluation.referenceHint), {
        longest: LONGEST_REFERENCE,
        isShort: true,
      }),
    ),
    must(
      codes(CONTROLS.interventions, plain(evaluation.interventions), () =>
        (giver?.interventions ?? []).map(named),
      ),
    ),
    must(day(CONTROLS.from, { label: () => evaluation.from })),
    must(day(CONTROLS.to, { label: () => evaluation.to })),
    must(
      codes(CONTROLS.columns, plain(evaluation.columns, evaluation.columnsHint), ({ language }) =>
        evaluationColumns().map(({ name, label, isSensitive }) => ({
          value: name,
          label: label[language],
          ...(isSensitive && { hint: evaluation.sensitive }),
        })),
      ),
    ),
    must(whole(CONTROLS.days, plain(evaluation.days), { from: 1, to: MOST_DAYS, inWords: () => String })),
  ];
};

/** What stands in a form that nobody has filled in. */
export const UNTOUCHED: Typed = { [CONTROLS.columns]: USUAL_COLUMNS, [CONTROLS.days]: String(USUAL_DAYS) };

const isDay = (value: unknown): value is Day =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const chosen = <Code extends string>(list: readonly Readonly<{ code: Code }>[], typed: Typed, name: string) =>
  list.find((one) => one.code === valueIn(typed, name))?.code;

/** An order as it was typed, or what is wrong with it before anybody is asked. */
export const typedOrder = (
  typed: Typed,
  questions: readonly Question[],
  texts: Texts,
  today: Day,
): EvaluationOrder | readonly FieldError[] => {
  const missing = missingIn(questions, typed, texts);
  const read = (name: string): unknown => questions.find((one) => one.name === name)?.read(typed, today);
  const wrong = [CONTROLS.from, CONTROLS.to].flatMap((field): readonly FieldError[] => {
    const question = questions.find(({ name }) => name === field);
    const isMissing = missing.some((one) => one.field === field);
    if (!question || isMissing || isDay(read(field))) return [];
    return [{ field, message: question.advice(texts, field).wrong ?? '' }];
  });
  const receiver = chosen(EVALUATION_RECEIVER, typed, CONTROLS.receiver);
  const ground = chosen(EVALUATION_GROUND, typed, CONTROLS.ground);
  const secrecy = chosen(SECRECY_TEST, typed, CONTROLS.secrecy);
  const purpose = chosen(EVALUATION_PURPOSE, typed, CONTROLS.purpose);
  const [from, to] = [read(CONTROLS.from), read(CONTROLS.to)];
  const errors = [...missing, ...wrong];
  if (errors.length > 0 || !receiver || !ground || !secrecy || !purpose || !isDay(from) || !isDay(to))
    return errors;
  return {
    receiver,
    ground,
    secrecy,
    purpose,
    reference: valueIn(typed, CONTROLS.reference),
    interventions: valuesIn(typed, CONTROLS.interventions),
    from,
    to,
    columns: valuesIn(typed, CONTROLS.columns),
    days: Number(read(CONTROLS.days)),
  };
};

type RowProps = Readonly<{ file: ListedEvaluationFile; read: EvaluationFilesRead; speech: Speech }>;

const Contents = ({ file, read: { association }, speech }: RowProps) => {
  const { evaluation } = useTexts();
  const { texts } = speech;
  const insatser = file.interventions.map(
    (id) => association.interventions.find((one) => one.id === id)?.name ?? id,
  );
  const labels = evaluationColumns().filter(({ name }) => file.columns.includes(name));
  return (
    <>
      {insatser.join(', ')}, {evaluation.referred(dayInWords(texts, file.from), dayInWords(texts, file.to))}
      <p class="when">{labels.map(({ label }) => label[speech.language]).join(', ')}</p>
    </>
  );
};

const Purpose = ({ file, speech }: Pick<RowProps, 'file' | 'speech'>) => (
  <>
    {codeInWords(speech, EVALUATION_RECEIVER, file.receiver)}, {file.reference}
    <p class="when">
      {codeInWords(speech, EVALUATION_PURPOSE, file.purpose)}.{' '}
      {codeInWords(speech, EVALUATION_GROUND, file.ground)}. {codeInWords(speech, SECRECY_TEST, file.secrecy)}
      .
    </p>
  </>
);

const Fetching = ({ file, texts }: Readonly<{ file: ListedEvaluationFile; texts: Texts }>) => {
  const { evaluation } = texts;
  if (!file.isThere) return <>{evaluation.gone}</>;
  return (
    <>
      {file.isMine && <a href={`${EVALUATION_FILES}/${file.file}`}>{evaluation.fetch}</a>}
      <p class="when">{evaluation.until(dayInWords(texts, dayInStockholm(file.expiresAt)))}</p>
    </>
  );
};

type EvaluationPageProps = Readonly<{
  read: EvaluationFilesRead;
  filled: Filled;
  commandKey: string;
  wrong: string | undefined;
  /** Rows of the file that was just made. */
  made: number | undefined;
}>;

/** The files for evaluation that were made, and what a new one is to be. */
export const EvaluationPage = ({ read, filled, commandKey, wrong, made }: EvaluationPageProps) => {
  const { language } = useVisitor();
  const texts = useTexts();
  const { evaluation, accessLog } = texts;
  const { association, files, giver, names } = read;
  const speech: Speech = { texts, language, association };
  const threshold = association.settings.suppressionThreshold;
  return (
    <Page
      title={evaluation.title}
      errors={filled.errors}
      wrong={wrong !== undefined && <p>{wrong}</p>}
      isWide
    >
      {made !== undefined && <Notice tone="good" isAnswer title={evaluation.made(made)} />}
      <p class="lead">{evaluation.lead}</p>
      <DataTable
        isCards
        caption={evaluation.caption(files.length)}
        columns={[
          { title: evaluation.whenAndWho, isHeading: true },
          { title: evaluation.receiver },
          { title: evaluation.what },
          { title: evaluation.rows },
          { title: accessLog.columns.who },
          { title: evaluation.file },
        ]}
        rows={files.map((file) => [
          <Moment texts={texts} knownAt={file.madeAt} />,
          <Purpose file={file} speech={speech} />,
          <Contents file={file} read={read} speech={speech} />,
          <>
            {file.rows}
            <p class="when">{evaluation.leftOut(leftOutTold(file, threshold))}</p>
          </>,
          <ActingUser texts={texts} names={names} actor={file.by} />,
          <Fetching file={file} texts={texts} />,
        ])}
        empty={<p>{evaluation.empty}</p>}
      />
      {giver && (
        <section aria-labelledby="ny-fil">
          <h2 id="ny-fil">{evaluation.newFile}</h2>
          <ul>
            {evaluation.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <Form action={EVALUATION_FILES} commandKey={commandKey}>
            <Questions questions={orderQuestions(texts, read)} filled={filled} association={association} />
            <Buttons>
              <Button>{evaluation.make}</Button>
              <ButtonLink href="/utlamnanden">{texts.journey.form.cancel}</ButtonLink>
            </Buttons>
          </Form>
        </section>
      )}
    </Page>
  );
};
