import {
  addressOfQuestion,
  type AddressQuestion,
  Button,
  ButtonLink,
  changedQuestion,
  codes,
  codesAsked,
  COMPARED_DAY,
  ComparedPart,
  comparisonAddress,
  ChartFigure,
  chartOfReport,
  chartOfTable,
  CrossedPart,
  day,
  type FieldError,
  fieldsOf,
  INTERVENTIONS,
  isTooMuchToDraw,
  knownUntil,
  named,
  oneOf,
  Page,
  plain,
  QUESTION,
  Questions,
  Quotes,
  partHeading,
  toldPart,
  useTexts,
  useVisitor,
  Ways,
  ofPeriod,
  periodChoices,
  reportAddress,
  STATISTICS_PAGE,
} from '@samspar/pages';
import {
  type AnsweredPart,
  crossedIn,
  periodInWords,
  type ReportDefinition,
  type ReportName,
  REPORTS,
} from '@samspar/reports';
import type { CodeNames, CrossedTable } from '@samspar/statistics';
import { Source, TableNotes } from '../source-and-notes.js';
import { FileTools, TableTools } from '../table-tools.js';

type ReportProps = Readonly<{
  name: ReportName;
  about: AddressQuestion;
  period: Readonly<{ from: string; to: string }>;
  years: readonly string[];
  names: CodeNames;
  /** Its tables, or what is wrong with what is asked. */
  result: Readonly<{ tables: readonly AnsweredPart[] } | { errors: readonly FieldError[] }>;
}>;

/** What the report is about, to be changed; sent by GET, so that every report has an address of its own. */
const AboutForm = ({ name, about, names, result }: ReportProps) => {
  const { reports: texts, statistics } = useTexts();
  const { form } = statistics;
  const { isOfOne } = REPORTS[name];
  const errors = 'errors' in result ? result.errors : [];
  const fields = fieldsOf(about);
  const interventions = (names.association?.interventions ?? [])
    .filter(({ kind }) => kind === 'individual')
    .map(named);
  const chosen = oneOf(
    INTERVENTIONS,
    texts.intervention,
    interventions,
    isOfOne ? null : texts.allInterventions,
  );
  const isUsed =
    fields.asKnownAt !== '' ||
    fields.compareWith !== '' ||
    fields[COMPARED_DAY] !== '' ||
    fields.protect !== '';
  return (
    <section class="panel" aria-label={texts.choose}>
      <form method="get" action={`${STATISTICS_PAGE}/rapport/${name}`} noValidate>
        <div class="fields">
          <Questions
            questions={[chosen, day('from', plain(form.from)), day('to', plain(form.to))]}
            filled={{ values: { ...fields, [INTERVENTIONS]: fields[INTERVENTIONS][0] ?? '' }, errors }}
          />
        </div>
        <details class="more-fields" open={isUsed || errors.length > 0}>
          <summary>{texts.more}</summary>
          <div class="fields">
            <Questions
              questions={[
                oneOf(
                  'compareWith',
                  texts.compareWith,
                  [{ value: 'year', label: texts.compareYear }],
                  texts.noComparison,
                ),
                day(COMPARED_DAY, plain(texts.compareDay)),
                day('asKnownAt', plain(form.asKnownAt, form.asKnownAtHint)),
                codes('protect', plain(form.protect), () => [{ value: 'public', label: form.protectLabel }]),
              ]}
              filled={{ values: fields, errors }}
            />
          </div>
        </details>
        {fields.where.map((condition) => (
          <input key={condition} type="hidden" name="where" value={condition} />
        ))}
        <Button>{texts.show}</Button>
      </form>
    </section>
  );
};

type TableProps = Readonly<{
  part: AnsweredPart;
  about: AddressQuestion;
  names: CodeNames;
  /** True where the report opens with its chart. */
  isDrawn: boolean;
}>;

const Table = ({ part, about, names, isDrawn }: TableProps) => {
  const { language } = useVisitor();
  const { reports: texts, charts } = useTexts();
  const { id, title } = part;
  const told = toldPart(part, { names, language });
  const asked = ({ measures, rowsBy, columnsBy, percentOf }: CrossedTable, changes = {}) =>
    `${QUESTION}?${addressOfQuestion(
      changedQuestion(about, {
        measure: measures.join(','),
        rows: rowsBy.join(','),
        columns: columnsBy.join(','),
        percentOf,
        ...changes,
      }),
    )}`;
  const caption = `tabell-${id}`;
  const chart = isDrawn || !('table' in told) ? undefined : chartOfTable(told, title[language]);
  return (
    <section class="report-table" aria-labelledby={id}>
      <h2 id={id}>{title[language]}</h2>
      {'table' in told ? (
        <CrossedPart
          told={told}
          id={caption}
          ordered={(column) =>
            asked(told.table, { order: `-${column.length === 0 ? 'total' : column.join(',')}` })
          }
        />
      ) : (
        <ComparedPart told={told} id={caption} />
      )}
      {chart && <ChartFigure id={`diagram-${id}`} chart={chart} caption={charts.chart} />}
      {!chart && 'table' in told && isTooMuchToDraw(told) && <p class="hint">{charts.tooMuch}</p>}
      <Quotes told={told} />
      <TableNotes told={told} />
      <TableTools table={caption}>
        <ButtonLink href={'table' in told ? asked(told.table) : comparisonAddress(told.comparison, about)}>
          {'table' in told ? texts.inOwnQuestion : texts.beforeAfter.inOwn}
          <span class="unseen">: {partHeading(told)}</span>
        </ButtonLink>
      </TableTools>
    </section>
  );
};

/** The charts that a report opens with, each leading to its table. */
const OpeningCharts = ({
  tables,
  names,
}: Readonly<{ tables: ReturnType<typeof crossedIn>; names: CodeNames }>) => {
  const { language } = useVisitor();
  const { charts: texts } = useTexts();
  const charts = tables.flatMap(({ id, title, table }) => {
    const chart = chartOfTable({ table, names, language }, title[language]);
    return chart ? [{ id, chart, isWhole: chart.kind === 'multiples' }] : [];
  });
  return charts.length === 0 ? null : (
    <section aria-labelledby="i-diagram">
      <h2 id="i-diagram">{texts.inCharts}</h2>
      <div class="charts">
        {charts
          .filter(({ isWhole }) => !isWhole)
          .map(({ id, chart }) => (
            <ChartFigure key={id} id={`diagram-${id}`} chart={chart} size="half" table={id} />
          ))}
      </div>
      {charts
        .filter(({ isWhole }) => isWhole)
        .map(({ id, chart }) => (
          <ChartFigure key={id} id={`diagram-${id}`} chart={chart} size="whole" table={id} />
        ))}
    </section>
  );
};

/** A report: what it is about, and each of its tables with its sentences. */
export const ReportPage = (props: ReportProps) => {
  const { name, about, period, years, names, result } = props;
  const { language } = useVisitor();
  const { reports: texts } = useTexts();
  const title = REPORTS[name].title[language];
  const { opensWithCharts = false, isFlow = false }: ReportDefinition = REPORTS[name];
  const errors = 'errors' in result ? result.errors : [];
  const tables = 'tables' in result ? result.tables : [];
  const insats = codesAsked(about, 'intervention')
    .map((code) => names.association?.interventions.find(({ id }) => id === code)?.name ?? code)
    .join(', ');
  const crossed = crossedIn(tables);
  const flow = chartOfReport(
    name,
    crossed.map(({ table }) => table),
    { names, language },
  );
  const first = tables[0] && toldPart(tables[0], { names, language });
  return (
    <Page
      title={[title, insats, periodInWords(period, language)].filter(Boolean).join(', ')}
      errors={errors}
      about={first && knownUntil('table' in first ? first.table : first.comparison, language)}
      isWide
      above={
        <p class="back">
          <a
            href={`${STATISTICS_PAGE}?${addressOfQuestion([
              ['from', period.from],
              ['to', period.to],
            ])}`}
          >
            {texts.title}
          </a>
        </p>
      }
    >
      <p class="lead">{REPORTS[name].about[language]}</p>
      <nav class="choices" aria-label={texts.period}>
        <Ways
          current="true"
          ways={periodChoices(years, period.from.slice(0, 4), texts).map((choice) => ({
            label: choice.label,
            href: reportAddress(name, ofPeriod(about, choice)),
            isCurrent: choice.from === period.from && choice.to === period.to,
          }))}
        />
      </nav>
      <AboutForm {...props} />
      {first && (
        <>
          <Source told={first} />
          <FileTools
            xlsx={reportAddress(name, about, '.xlsx')}
            csv={reportAddress(name, about, '.csv')}
            pdf={reportAddress(name, about, '.pdf')}
          />
          {tables.length > 1 && (
            <nav aria-label={texts.tables} class="choices">
              <ul>
                {tables.map(({ id, title: heading }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{heading[language]}</a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {opensWithCharts && <OpeningCharts tables={crossed} names={names} />}
          {flow && <ChartFigure id="diagram-flode" chart={flow} size="whole" />}
          {tables.map((part) => (
            <Table
              key={part.id}
              part={part}
              about={about}
              names={names}
              isDrawn={opensWithCharts || isFlow}
            />
          ))}
          <p class="source">{texts.zero}</p>
        </>
      )}
    </Page>
  );
};
