import {
  addressOfQuestion,
  type AddressQuestion,
  BEFORE_AFTER,
  Button,
  ButtonLink,
  changedQuestion,
  codes,
  ComparedPart,
  comparisonAddress,
  day,
  type FieldError,
  fieldsOf,
  INTERVENTIONS,
  named,
  ofPeriod,
  oneOf,
  Page,
  periodChoices,
  plain,
  QUESTION,
  Questions,
  Quotes,
  STATISTICS_PAGE,
  type ToldComparison,
  useTexts,
  useVisitor,
  Ways,
} from '@samspar/pages';
import { comparedMoment, periodInWords } from '@samspar/reports';
import {
  COMPARED,
  type Comparison,
  type ComparedAt,
  nameOfCompared,
  PAIRS_OF_MOMENTS,
  type BeforeAndAfter,
  type CodeNames,
} from '@samspar/statistics';
import { Source, TableNotes } from '../source-and-notes.js';
import { FileTools, TableTools } from '../table-tools.js';

type BeforeAfterProps = Readonly<{
  about: AddressQuestion;
  period: Readonly<{ from: string; to: string }>;
  years: readonly string[];
  names: CodeNames;
  /** The comparison as it is asked for, with its answer; or what is wrong with what is asked. */
  result: Readonly<{ comparison: BeforeAndAfter; asked: Comparison } | { errors: readonly FieldError[] }>;
}>;

/** What is compared, of whom and when, to be changed; sent by GET, so that every comparison has an address of its own. */
const ComparedForm = ({ about, names, result }: BeforeAfterProps) => {
  const { language } = useVisitor();
  const { reports: texts, statistics } = useTexts();
  const { form } = statistics;
  const errors = 'errors' in result ? result.errors : [];
  const fields = fieldsOf(about);
  const valueOf = (name: string) => about.find(([key]) => key === name)?.[1];
  const pairs = PAIRS_OF_MOMENTS.map((pair) => {
    const [before, after] = pair.split(',') as [ComparedAt, ComparedAt];
    const label = `${comparedMoment(before, language)} – ${comparedMoment(after, language)}`;
    return { value: pair, label: label.charAt(0).toUpperCase() + label.slice(1) };
  });
  const interventions = (names.association?.interventions ?? [])
    .filter(({ kind }) => kind === 'individual')
    .map(named);
  const filled = {
    values: {
      ...fields,
      of: valueOf('of') ?? COMPARED[0],
      at: valueOf('at') ?? PAIRS_OF_MOMENTS[0] ?? '',
      [INTERVENTIONS]: fields[INTERVENTIONS][0] ?? '',
    },
    errors,
  };
  const isUsed = fields.asKnownAt !== '' || fields.protect !== '';
  return (
    <section class="panel" aria-label={texts.beforeAfter.choose}>
      <form method="get" action={BEFORE_AFTER} noValidate>
        <div class="fields">
          <Questions
            questions={[
              oneOf(
                'of',
                texts.beforeAfter.of,
                COMPARED.map((value) => ({ value, label: nameOfCompared(value)[language] })),
                null,
              ),
              oneOf('at', texts.beforeAfter.at, pairs, null),
              oneOf(INTERVENTIONS, texts.intervention, interventions, texts.allInterventions),
              day('from', plain(form.from)),
              day('to', plain(form.to)),
            ]}
            filled={filled}
          />
        </div>
        <details class="more-fields" open={isUsed || errors.length > 0}>
          <summary>{texts.more}</summary>
          <div class="fields">
            <Questions
              questions={[
                day('asKnownAt', plain(form.asKnownAt, form.asKnownAtHint)),
                codes('protect', plain(form.protect), () => [{ value: 'public', label: form.protectLabel }]),
              ]}
              filled={filled}
            />
          </div>
        </details>
        {fields.where.map((condition) => (
          <input key={condition} type="hidden" name="where" value={condition} />
        ))}
        <Button>{texts.beforeAfter.show}</Button>
      </form>
    </section>
  );
};

/** The crossed table of what was before and after, unknowns too. */
const crossedAddress = ({ question }: Comparison, about: AddressQuestion): string => {
  const [rows = '', columns = ''] = question.by;
  const months = question.where.followUpMonths;
  return `${QUESTION}?${addressOfQuestion([
    ...changedQuestion(about, { of: '', at: '', measure: question.measure, rows, columns, percentOf: 'row' }),
    ...(months ? [['where', `followUpMonths:${months.join(',')}`] as const] : []),
  ])}`;
};

const TheComparison = ({
  told,
  asked,
  about,
}: Readonly<{ told: ToldComparison; asked: Comparison; about: AddressQuestion }>) => {
  const { reports: texts } = useTexts();
  return (
    <section class="report-table" aria-labelledby="jamforelse">
      <ComparedPart told={told} id="jamforelse" />
      <Quotes told={told} />
      <TableNotes told={told} />
      {!told.comparison.notRegistered && (
        <>
          <TableTools table="jamforelse">
            <ButtonLink href={crossedAddress(asked, about)}>{texts.beforeAfter.fromTo}</ButtonLink>
          </TableTools>
          <FileTools
            xlsx={comparisonAddress(asked, about, '.xlsx')}
            csv={comparisonAddress(asked, about, '.csv')}
            pdf={comparisonAddress(asked, about, '.pdf')}
          />
        </>
      )}
      <p class="source">{texts.zero}</p>
    </section>
  );
};

/** What the same participants lived on, or did, before and after. */
export const BeforeAfterPage = (props: BeforeAfterProps) => {
  const { about, period, years, names, result } = props;
  const { language } = useVisitor();
  const { reports: texts } = useTexts();
  const errors = 'errors' in result ? result.errors : [];
  const told = 'comparison' in result && { comparison: result.comparison, names, language };
  return (
    <Page
      title={[
        texts.beforeAfter.title,
        ...(told ? [nameOfCompared(told.comparison.of)[language].toLowerCase()] : []),
        periodInWords(period, language),
      ].join(', ')}
      errors={errors}
      isWide
      above={
        <p class="back">
          <a href={STATISTICS_PAGE}>{texts.title}</a>
        </p>
      }
    >
      <p class="lead">{texts.beforeAfter.lead}</p>
      <nav class="choices" aria-label={texts.period}>
        <Ways
          current="true"
          ways={periodChoices(years, period.from.slice(0, 4), texts).map((choice) => ({
            label: choice.label,
            href: `${BEFORE_AFTER}?${addressOfQuestion(ofPeriod(about, choice))}`,
            isCurrent: choice.from === period.from && choice.to === period.to,
          }))}
        />
      </nav>
      <ComparedForm {...props} />
      {told && 'comparison' in result && (
        <>
          <Source told={told} />
          <TheComparison told={told} asked={result.asked} about={about} />
        </>
      )}
    </Page>
  );
};
