import type { Chart } from '@samspar/charts';
import { numeral } from '@samspar/kernel';
import {
  addressOfQuestion,
  addressOfWhy,
  type AddressQuestion,
  AnswerTable,
  chartOfAnswer,
  ChartFigure,
  ButtonLink,
  Buttons,
  Facts,
  type FieldError,
  fieldsOf,
  knownUntil,
  figure,
  heading,
  instantInWords,
  noteSentences,
  Notice,
  NotRegistered,
  Page,
  protectionOf,
  subheading,
  textsOf,
  type ToldAnswer,
  useTexts,
  useVisitor,
  wholeOf,
} from '@samspar/pages';
import {
  type Answer,
  type CrossedTable,
  isAmiss,
  isMedian,
  type CodeNames,
  reconciliation,
  type RowOrder,
  shareLabel,
} from '@samspar/statistics';
import { Notes } from './answer-notes.js';
import { DIFFERENCE } from './difference-words.js';
import { type PersonsAsked, StatisticsForm } from './statistics-form.js';
import { TableAnswer } from './table-answer.js';

const AboutFigures = ({ told: { answer, language } }: { told: ToldAnswer }) => {
  const { answer: texts } = textsOf(language).statistics;
  return (
    <details class="about-figures">
      <summary>{texts.about}</summary>
      <Facts
        facts={[
          ...(answer.notRegistered ? [] : [{ name: texts.closes, value: reconciliation(answer)[language] }]),
          ...(isMedian(answer) ? [] : [{ name: texts.rounding, value: texts.rounded }]),
          { name: texts.asKnown, value: instantInWords(language, answer.asKnownAt) },
          { name: texts.position, value: answer.position },
          { name: texts.definition, value: answer.definitionVersion },
        ]}
      />
    </details>
  );
};

/** An answer of one figure: what it is, and for a median what lies behind it. */
const Total = ({ told }: { told: ToldAnswer }) => {
  const { answer, language } = told;
  const { answer: texts } = textsOf(language).statistics;
  const { total, suppressed, quartiles, n, without } = answer;
  const shown = figure(language, wholeOf(answer));
  return (
    <>
      <p class="total">
        <a href={addressOfWhy(told)}>
          {isMedian(answer) && total !== null ? texts.days(shown) : shown}
          {suppressed && <span class="unseen">{texts.hidden}</span>}
        </a>
      </p>
      {isMedian(answer) && (
        <Facts
          facts={[
            ...(quartiles ? [{ name: texts.quartiles, value: `${quartiles[0]}–${quartiles[2]}` }] : []),
            ...(n === undefined ? [] : [{ name: texts.n, value: numeral(n, language) }]),
            ...(without === undefined ? [] : [{ name: texts.without, value: numeral(without, language) }]),
          ]}
        />
      )}
    </>
  );
};

/** Charts that tell shares. */
const SHARED: readonly Chart['kind'][] = ['bars', 'multiples'];

const Figures = ({ told }: { told: ToldAnswer }) => {
  const { answer, language } = told;
  const { answer: texts } = textsOf(language).statistics;
  if (answer.notRegistered) return null;
  if (answer.by.length === 0) return <Total told={told} />;
  if (answer.cells.length === 0)
    return (
      <div class="empty">
        <p>{texts.nothing}</p>
      </div>
    );
  const chart = chartOfAnswer(told);
  if (!chart)
    return (
      <>
        <AnswerTable told={told} />
        {answer.cells.some(({ value }) => typeof value === 'number') && <p class="hint">{texts.tooMuch}</p>}
      </>
    );
  return (
    <div class="figures">
      <AnswerTable told={told} />
      <ChartFigure
        id="diagram"
        chart={chart}
        caption={
          SHARED.includes(chart.kind) && answer.cells.some(({ share }) => share)
            ? texts.chartShares(shareLabel(answer, language).toLowerCase())
            : texts.chart
        }
      />
    </div>
  );
};

const TheAnswer = ({ told, question }: { told: ToldAnswer; question: AddressQuestion }) => {
  const { roles } = useVisitor();
  const { statistics, difference, questions } = textsOf(told.language);
  const { answer: texts } = statistics;
  return (
    <section id="svar" aria-labelledby="svar-rubrik">
      <h2 id="svar-rubrik">{heading(told)}</h2>
      <p class="subheading">{subheading(told)}</p>
      {isAmiss(told.answer) && <Notice tone="late" title={reconciliation(told.answer)[told.language]} />}
      <NotRegistered missing={told.answer.notRegistered} language={told.language} />
      {!told.answer.notRegistered && <p class="hint">{texts.whyHint}</p>}
      <Figures told={told} />
      {!told.answer.notRegistered && (
        <Buttons>
          <ButtonLink href={`/statistik.csv?${addressOfQuestion(question)}`}>{texts.csv}</ButtonLink>
          <ButtonLink href={`${DIFFERENCE}?${addressOfQuestion(question)}`}>
            {question.some(([name]) => name === 'asKnownAt') ? difference.linkSince : difference.link}
          </ButtonLink>
          {roles.includes('office') && (
            <>
              <ButtonLink href={`/publicerat/ny?${addressOfQuestion(question)}`}>{texts.publish}</ButtonLink>
              <ButtonLink href={`/fragor/ny?${addressOfQuestion(question)}`}>
                {questions.addToQuestion}
              </ButtonLink>
            </>
          )}
        </Buttons>
      )}
      <Notes sentences={noteSentences(told)} />
      <AboutFigures told={told} />
    </section>
  );
};

type StatisticsPageProps = Readonly<{
  question: AddressQuestion;
  persons: PersonsAsked;
  names: CodeNames;
  today: string;
  /** The answer, a table of rows and columns or a list, or what is wrong with the question. */
  result: Readonly<
    | { answer: Answer }
    | { table: CrossedTable; order?: RowOrder | undefined }
    | { errors: readonly FieldError[] }
  >;
}>;

export const StatisticsPage = ({ question, persons, names, today, result }: StatisticsPageProps) => {
  const { language } = useVisitor();
  const { navigation, statistics, reports } = useTexts();
  const errors = 'errors' in result ? result.errors : [];
  const counted = 'table' in result ? result.table : 'answer' in result ? result.answer : undefined;
  return (
    <Page
      title={reports.question}
      errors={errors}
      about={counted && knownUntil(counted, language)}
      isWide
      above={
        <p class="back">
          <a href="/statistik">{navigation.statistics}</a>
        </p>
      }
    >
      {!('errors' in result) && (
        <p class="to-answer">
          <a href="#svar">{statistics.toAnswer}</a>
        </p>
      )}
      <StatisticsForm
        question={question}
        fields={fieldsOf(question)}
        persons={persons}
        errors={errors}
        names={names}
        today={today}
      />
      {'table' in result && (
        <TableAnswer
          told={{ table: result.table, names, language }}
          question={question}
          order={result.order}
        />
      )}
      {'answer' in result && (
        <TheAnswer
          told={{ answer: result.answer, names, language, protect: protectionOf(question) }}
          question={question}
        />
      )}
    </Page>
  );
};
