import {
  addressOfQuestion,
  type AddressQuestion,
  answerOf,
  ButtonLink,
  changedQuestion,
  ChartFigure,
  chartOfTable,
  isTooMuchToDraw,
  CrossedPart,
  Facts,
  instantInWords,
  type Language,
  listedQuestion,
  Notice,
  QUESTION,
  Quotes,
  tableHeading,
  tableNotes,
  tableSubheading,
  textsOf,
  type ToldTable,
  useVisitor,
} from '@samspar/pages';
import {
  type Answer,
  type CrossedTable,
  isAmiss,
  orderName,
  reconciliation,
  type RowOrder,
} from '@samspar/statistics';
import { FileTools, TableTools } from '../table-tools.js';
import { Notes } from './answer-notes.js';
import { DIFFERENCE } from './difference-words.js';

/** What the sums of a table were found to be. */
const sumsOf = (table: CrossedTable, language: Language): string => {
  const { reports: texts } = textsOf(language);
  if (isAmiss(table)) return reconciliation(amissOf(table))[language];
  return table.checks.parts === null ? texts.uncheckedParts : texts.closes;
};

const amissOf = (table: CrossedTable): Answer => answerOf(table, table.measures[0] ?? 'started');

const AboutTable = ({ table, language }: Pick<ToldTable, 'table' | 'language'>) => {
  const { reports: texts, statistics } = textsOf(language);
  const { answer: words } = statistics;
  return (
    <details class="about-figures">
      <summary>{words.about}</summary>
      <Facts
        facts={[
          { name: words.closes, value: sumsOf(table, language) },
          { name: words.rounding, value: words.rounded },
          { name: words.table, value: texts.zero },
          { name: words.asKnown, value: instantInWords(language, table.asKnownAt) },
          { name: words.position, value: table.position },
          { name: words.definition, value: table.definitionVersion },
        ]}
      />
    </details>
  );
};

type AnsweredTableProps = Readonly<{
  told: ToldTable;
  question: AddressQuestion;
  order: RowOrder | undefined;
}>;

/** A table of rows and columns as the answer to a question. */
export const TableAnswer = ({ told, question, order }: AnsweredTableProps) => {
  const { roles } = useVisitor();
  const { table, language } = told;
  const { statistics, charts, difference, questions } = textsOf(language);
  const { answer: texts } = statistics;
  const chart = chartOfTable(told);
  const listed = addressOfQuestion(listedQuestion(question));
  const isOfOne = table.measures.length === 1;
  const isRegistered = !table.notRegistered;
  const ordered = (column: readonly string[]) => {
    const isSame = order?.column.join() === column.join();
    const name = orderName({ column, isDescending: !(isSame && order?.isDescending) });
    return `${QUESTION}?${addressOfQuestion(changedQuestion(question, { order: name }))}`;
  };
  return (
    <section id="svar" aria-labelledby="svar-rubrik">
      <h2 id="svar-rubrik">{tableHeading(told)}</h2>
      <p class="subheading">{tableSubheading(told)}</p>
      {isAmiss(table) && <Notice tone="late" title={sumsOf(table, language)} />}
      {isRegistered && <p class="hint">{texts.whyHint}</p>}
      <CrossedPart told={told} id="tabell" ordered={ordered} order={order} />
      <Quotes told={told} />
      {isRegistered && (
        <>
          <TableTools table="tabell" />
          <FileTools
            xlsx={`${QUESTION}.xlsx?${addressOfQuestion(question)}`}
            csv={`${QUESTION}.csv?${addressOfQuestion(question)}`}
            pdf={`${QUESTION}.pdf?${addressOfQuestion(question)}`}
          >
            {isOfOne && (
              <>
                <ButtonLink href={`${DIFFERENCE}?${listed}`}>
                  {question.some(([name]) => name === 'asKnownAt') ? difference.linkSince : difference.link}
                </ButtonLink>
                {roles.includes('office') && (
                  <>
                    <ButtonLink href={`/publicerat/ny?${listed}`}>{texts.publish}</ButtonLink>
                    <ButtonLink href={`/fragor/ny?${listed}`}>{questions.addToQuestion}</ButtonLink>
                  </>
                )}
              </>
            )}
          </FileTools>
          {chart && <ChartFigure id="diagram" chart={chart} />}
          {!chart && isTooMuchToDraw(told) && <p class="hint">{charts.tooMuch}</p>}
        </>
      )}
      <Notes sentences={tableNotes(told)} />
      <AboutTable table={table} language={language} />
    </section>
  );
};
