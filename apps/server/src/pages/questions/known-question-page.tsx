import {
  addressOfQuestion,
  type AddressQuestion,
  Button,
  ButtonLink,
  changedQuestion,
  ChartFigure,
  chartOfTable,
  CrossedPart,
  codes,
  day,
  type FieldError,
  fieldsOf,
  type Filled,
  namesIn,
  Notice,
  Page,
  plain,
  PlainLines,
  QUESTION,
  Questions,
  Quotes,
  reasonInWords,
  tableHeading,
  tableNotes,
  tableSubheading,
  type ToldTable,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import {
  answerSentences,
  isToldBeside,
  KNOWN_QUESTIONS,
  type QuestionTable,
  standingOfTable,
} from '@samspar/questions';
import { type AnsweredTable, periodInWords } from '@samspar/reports';
import type { CodeNames } from '@samspar/statistics';
import type { KnownQuestionRead } from '@samspar/use-cases';
import { TableTools } from '../table-tools.js';
import { Amounts, Registered, StatedPart } from './known-question-parts.js';
import { Periods, questionAddress, StandingTag } from './question-parts.js';
import { StatementForm } from './statement-form.js';

type KnownQuestionPageProps = Readonly<{
  read: KnownQuestionRead;
  about: AddressQuestion;
  period: Readonly<{ from: string; to: string }>;
  years: readonly string[];
  names: CodeNames;
  errors: readonly FieldError[];
  /** The form of the statement, for whoever may state something. */
  stating: Readonly<{ filled: Filled; commandKey: string; wrong: string | undefined }> | undefined;
  isSaved: boolean;
}>;

const AboutAnswer = ({ read, about, errors }: KnownQuestionPageProps) => {
  const { questions: texts, statistics, reports } = useTexts();
  const { form } = statistics;
  const { from, to, asKnownAt, protect } = fieldsOf(about);
  return (
    <section class="panel" aria-label={texts.choose}>
      <form method="get" action={questionAddress(read.id, [])} noValidate>
        <div class="fields">
          <Questions
            questions={[day('from', plain(texts.from)), day('to', plain(texts.to))]}
            filled={{ values: { from, to }, errors }}
          />
        </div>
        <details class="more-fields" open={asKnownAt !== '' || protect !== '' || errors.length > 0}>
          <summary>{reports.more}</summary>
          <div class="fields">
            <Questions
              questions={[
                day('asKnownAt', plain(texts.asKnownAt, texts.asKnownAtHint)),
                codes('protect', plain(form.protect), () => [{ value: 'public', label: form.protectLabel }]),
              ]}
              filled={{ values: { asKnownAt, protect }, errors }}
            />
          </div>
        </details>
        <Button>{texts.showAnswer}</Button>
      </form>
    </section>
  );
};

type TableProps = Readonly<{ answered: AnsweredTable; about: AddressQuestion; names: CodeNames }>;

const Table = ({ answered: { id, title, table }, about, names }: TableProps) => {
  const { language } = useVisitor();
  const { questions: texts } = useTexts();
  const told: ToldTable = { table, names, language };
  const caption = `tabell-${id}`;
  const chart = standingOfTable(table) === 'missing' ? undefined : chartOfTable(told, title[language]);
  const notes = table.notRegistered ? [] : tableNotes(told);
  const asked = addressOfQuestion(
    changedQuestion(about, {
      measure: table.measures.join(','),
      from: table.period.from,
      rows: table.rowsBy.join(','),
      columns: table.columnsBy.join(','),
      percentOf: table.percentOf,
      protect: table.protect,
    }).concat(
      Object.entries(table.where).flatMap(([dimension, asCodes]) =>
        dimension === 'association' || dimension === 'intervention'
          ? []
          : [['where', `${dimension}:${asCodes.join(',')}`] as const],
      ),
    ),
  );
  return (
    <section class="report-table" aria-labelledby={id}>
      <h3 id={id}>{title[language]}</h3>
      <CrossedPart told={told} id={caption} />
      {chart && <ChartFigure id={`diagram-${id}`} chart={chart} caption={texts.chart} />}
      <Quotes told={told} />
      {notes.length > 0 && (
        <ul class="hint">
          {notes.map((note) => (
            <li key={note}>{withDays(note)}</li>
          ))}
        </ul>
      )}
      {!table.notRegistered && (
        <TableTools table={caption}>
          <ButtonLink href={`${QUESTION}?${asked}`}>
            {texts.inOwnQuestion}
            <span class="unseen">: {tableHeading(told)}</span>
          </ButtonLink>
        </TableTools>
      )}
    </section>
  );
};

type SaidProps = Readonly<{ answered: AnsweredTable; definition: QuestionTable; names: CodeNames }>;

/** The answer of a table in sentences. */
const Said = ({ answered, definition, names }: SaidProps) => {
  const { language } = useVisitor();
  const sentences = answerSentences(definition, answered, namesIn({ names, language }), language, (missing) =>
    reasonInWords(missing, language),
  );
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence} class="quote">
          {withDays(sentence)}
        </p>
      ))}
    </>
  );
};

const Released = ({ read: { released, tables } }: Pick<KnownQuestionPageProps, 'read'>) => {
  const { questions: texts } = useTexts();
  if (released.length === 0) return tables === null ? <p>{texts.notReleased}</p> : null;
  return (
    <section aria-labelledby="publicerade">
      <h2 id="publicerade">{texts.released}</h2>
      <ul>
        {released.map(({ publication, place, title, table }) => (
          <li key={`${publication} ${place}`}>
            <a href={`/publicerat/${publication}`}>{withDays(texts.releasedTable(title, table.title))}</a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const List = ({
  id,
  title,
  sentences,
}: Readonly<{ id: string; title: string; sentences: readonly string[] }>) =>
  sentences.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );

/** Participants of the period, where a table of the question tells them. */
const participantsIn = (tables: KnownQuestionRead['tables']): number | undefined => {
  const row = tables
    ?.flatMap(({ table }) => table.rows)
    .find(({ measure, codes: path }) => measure === 'participants' && path.length === 0);
  return row?.cells.at(-1)?.value ?? undefined;
};

/** A question that associations are asked, and its answer for a period. */
export const KnownQuestionPage = (props: KnownQuestionPageProps) => {
  const { read, about, period, years, names, errors, stating, isSaved } = props;
  const { language } = useVisitor();
  const { questions: texts, reports } = useTexts();
  const { id, tables, standing, statement, amounts, reckoned } = read;
  const definition = KNOWN_QUESTIONS[id];
  const { asked, by, isVerbatim, untold, caveats, needs, statable } = definition;
  const first = tables?.[0];
  const participants = participantsIn(tables);
  const isStated = amounts ? standing === 'answered' : statement !== undefined;
  const left = untold.filter((part) => !isToldBeside(part, { isStated, isReckoned: reckoned.isWhole }));
  return (
    <Page
      title={asked[language]}
      errors={errors}
      wrong={stating?.wrong !== undefined && <p>{stating.wrong}</p>}
      isWide
      above={
        <p class="back">
          <a href={questionAddress(null, about)}>{texts.title}</a>
        </p>
      }
    >
      {isSaved && <Notice tone="good" isAnswer title={texts.statement.saved} />}
      <p class="lead">
        {texts.by}: {withDays(by[language])}. {isVerbatim ? texts.verbatim : texts.summedUp}
      </p>
      <Periods id={id} about={about} period={period} years={years} />
      {first && <AboutAnswer {...props} />}
      <section aria-labelledby="svaret">
        <h2 id="svaret">{texts.answerOf(periodInWords(period, language))}</h2>
        <p>
          <StandingTag standing={standing} />{' '}
          {isStated && definition.tables.length === 0
            ? texts.answeredByOffice
            : texts.standingsLong[standing]}
        </p>
        <div class="quotes">
          {tables?.map((answered, place) => {
            const table: QuestionTable | undefined = definition.tables[place];
            return table && <Said key={answered.id} answered={answered} definition={table} names={names} />;
          })}
          {reckoned.blocks.map((block) =>
            block.kind === 'paragraph' ? (
              <p key={block.text.sv} class="quote">
                {withDays(block.text[language])}
              </p>
            ) : null,
          )}
          {left.map(({ part }) => (
            <p key={part.sv} class="quote">
              {texts.standings.missing}: {part[language].charAt(0).toLowerCase() + part[language].slice(1)}
            </p>
          ))}
        </div>
        {first && first.table.protect === 'none' && <p class="hint">{texts.shownWhole}</p>}
        {amounts && <Amounts amounts={amounts} year={period.to.slice(0, 4)} />}
        {reckoned.blocks.map((block) =>
          block.kind === 'lines' ? <PlainLines key={block.id} block={block} language={language} /> : null,
        )}
      </section>
      {statable && (
        <section aria-labelledby="egen-uppgift">
          <h2 id="egen-uppgift">{texts.statement.title}</h2>
          {statement ? (
            <StatedPart read={read} statement={statement} participants={participants} />
          ) : (
            <p>{texts.statement.none}</p>
          )}
          {read.statements.length + (statement?.earlier.length ?? 0) > 0 && (
            <details>
              <summary>
                {texts.statement.earlier(read.statements.length + (statement?.earlier.length ?? 0))}
              </summary>
              {[...(statement?.earlier ?? []), ...read.statements].map((one, place) => (
                <StatedPart key={place} read={read} statement={one} participants={undefined} />
              ))}
            </details>
          )}
          {stating && <StatementForm id={id} about={about} isStated={statement !== undefined} {...stating} />}
        </section>
      )}
      {first && (
        <section aria-labelledby="siffrorna">
          <h2 id="siffrorna">{texts.figures}</h2>
          <p class="source">
            {[read.association.settings.name, tableSubheading({ table: first.table, names, language })].join(
              ' · ',
            )}
          </p>
          {tables?.map((answered) => (
            <Table key={answered.id} answered={answered} about={about} names={names} />
          ))}
          <p class="source">{reports.zero}</p>
        </section>
      )}
      <Released read={read} />
      <List id="lasas" title={texts.caveats} sentences={caveats.map((one) => one[language])} />
      {definition.tables.length > 0 && <Registered read={read} />}
      <section aria-labelledby="kravs">
        <h2 id="kravs">{standing === 'answered' ? texts.needsNow : texts.needs}</h2>
        <p>{needs[language]}</p>
      </section>
    </Page>
  );
};
