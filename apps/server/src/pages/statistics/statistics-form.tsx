import {
  addressOfQuestion,
  type AddressQuestion,
  Button,
  changedQuestion,
  code,
  codeName,
  codes,
  COMPARED_DAY,
  day,
  eachOf,
  type FieldError,
  type Fields,
  INTERVENTIONS,
  isDimension,
  listedQuestion,
  named,
  Notice,
  oneOf,
  PERIODS,
  plain,
  QUESTION,
  Questions,
  useTexts,
  useVisitor,
  usualPeriods,
  Ways,
} from '@samspar/pages';
import {
  dimensionLabel,
  DIMENSIONS,
  measureLabel,
  MEASURES,
  type CodeNames,
  PERCENTS_OF,
  UNITS,
} from '@samspar/statistics';
import { DIFFERENCE } from './difference-words.js';

/** Whether the question may count persons, whether it was asked to, and in which insatser the visitor may. */
export type PersonsAsked = Readonly<{ mayCount: boolean; wereAsked: boolean; own: readonly string[] }>;

type FormProps = Readonly<{
  question: AddressQuestion;
  fields: Fields;
  persons: PersonsAsked;
  errors: readonly FieldError[];
  names: CodeNames;
  today: string;
}>;

const Periods = ({ question, fields, today }: FormProps) => {
  const { form: texts } = useTexts().statistics;
  const periods = usualPeriods(today);
  // In spring the year and its first half are the same days: one of them is marked.
  const current = PERIODS.find(
    (name) => fields.from === periods[name].from && fields.to === periods[name].to,
  );
  return (
    <nav class="choices" aria-label={texts.period}>
      <Ways
        current="true"
        ways={PERIODS.map((name) => ({
          label: texts.periods[name],
          href: `${QUESTION}?${addressOfQuestion(changedQuestion(question, periods[name]))}`,
          isCurrent: name === current,
        }))}
      />
    </nav>
  );
};

/** `Kön: Kvinna, Man` of a condition as an address holds it. */
const conditionName = ({ names }: FormProps, condition: string): string => {
  const { language } = useVisitor();
  const [dimension = '', list = ''] = condition.split(':', 2);
  return isDimension(dimension)
    ? `${dimensionLabel(dimension, language)}: ${list
        .split(',')
        .map((one) => codeName(language, dimension, one, names))
        .join(', ')}`
    : condition;
};

/** Conditions that came with the address; each can be taken away, but for the association that one belongs to. */
const Conditions = (props: FormProps) => {
  const { question, fields } = props;
  const { form: texts } = useTexts().statistics;
  const removable = fields.where.filter((condition) => !condition.startsWith('association:'));
  return removable.length === 0 ? null : (
    <ul class="conditions" aria-label={texts.where}>
      {removable.map((condition) => {
        const name = conditionName(props, condition);
        const rest = question.filter(([key, value]) => key !== 'where' || value !== condition);
        return (
          <li key={condition}>
            {name}{' '}
            <a href={`${QUESTION}?${addressOfQuestion(rest)}`} aria-label={texts.remove(name)}>
              ×
            </a>
          </li>
        );
      })}
    </ul>
  );
};

/** The measures that are asked for: a ready report's table may have several. */
const measuresIn = ({ measure }: FormProps['fields']) => {
  const asked = measure.split(',');
  return MEASURES.filter((one) => asked.includes(one));
};

/** What few questions need; open where this one does. */
const MoreFields = ({ question, fields, names, errors }: FormProps) => {
  const { statistics, difference, reports } = useTexts();
  const { form: texts } = statistics;
  const interventions = (names.association?.interventions ?? [])
    .filter(({ kind }) => kind === 'individual')
    .map(named);
  const isUsed =
    fields.insats.length > 0 ||
    fields.compareWith !== '' ||
    fields[COMPARED_DAY] !== '' ||
    fields.asKnownAt !== '' ||
    fields.protect === 'public' ||
    fields.unknowns === 'split';
  return (
    <details class="more-fields" open={isUsed}>
      <summary>{texts.more}</summary>
      <Questions
        questions={[
          codes(INTERVENTIONS, plain(texts.interventions, texts.interventionsHint), () => interventions, {
            stand: 'inline',
          }),
          oneOf(
            'compareWith',
            reports.compareWith,
            [{ value: 'year', label: reports.compareYear }],
            reports.noComparison,
          ),
          day(COMPARED_DAY, plain(reports.compareDay)),
          day('asKnownAt', plain(texts.asKnownAt, texts.asKnownAtHint)),
          codes('unknowns', plain(texts.unknowns), () => [{ value: 'split', label: texts.unknownsLabel }]),
          codes('protect', plain(texts.protect), () => [{ value: 'public', label: texts.protectLabel }]),
        ]}
        filled={{ values: fields, errors }}
      />
      {errors.length === 0 && measuresIn(fields).length === 1 && (
        <p>
          <a href={`${DIFFERENCE}?${addressOfQuestion(listedQuestion(question))}`}>{difference.link}</a>
        </p>
      )}
    </details>
  );
};

/** Says that journeys are counted where persons may not be, and leads to where they may. */
const PersonsOfOthers = ({ question, persons }: FormProps) => {
  const { form: texts } = useTexts().statistics;
  if (persons.mayCount) return null;
  const inOwn: AddressQuestion = [
    ...changedQuestion(question, { unit: 'person' }).filter(
      ([name, value]) => name !== 'where' || !value.startsWith('intervention:'),
    ),
    ['where', `intervention:${persons.own.join(',')}`],
  ];
  const words = (
    <p class={persons.wereAsked ? undefined : 'hint'}>
      {persons.wereAsked ? texts.journeysInstead : texts.personsInOwn}{' '}
      {persons.own.length > 0 && <a href={`${QUESTION}?${addressOfQuestion(inOwn)}`}>{texts.countInOwn}</a>}
    </p>
  );
  return persons.wereAsked ? <Notice tone="due">{words}</Notice> : words;
};

/** The question as a form; sent by GET, so that every answer has an address of its own. */
export const StatisticsForm = (props: FormProps) => {
  const visitor = useVisitor();
  const { fields, persons, errors } = props;
  const { statistics, reports } = useTexts();
  const { form: texts } = statistics;
  const dimensions = DIMENSIONS.filter((name) => name !== 'association').map((value) => ({
    value,
    label: dimensionLabel(value, visitor.language),
  }));
  const asked = measuresIn(fields);
  const measures = [
    // Several stay asked for until one is chosen.
    ...(asked.length > 1 ? [asked] : []),
    ...MEASURES.map((one) => [one]),
  ].map((some) => ({
    value: some.join(','),
    label: some.map((one) => measureLabel(one, visitor.language)).join(', '),
  }));
  const shares = PERCENTS_OF.map((value) => ({ value, label: reports.percentsOf[value] }));
  const units = UNITS.map((value) => ({ value, label: texts.units[value] }));
  return (
    <section class="panel" aria-label={texts.title}>
      <Periods {...props} />
      <PersonsOfOthers {...props} />
      <form method="get" action={QUESTION} noValidate>
        <div class="fields">
          <Questions
            questions={[
              oneOf('measure', texts.measure, measures, null),
              day('from', plain(texts.from)),
              day('to', plain(texts.to)),
              ...eachOf('rows', reports.rows, dimensions, texts.noBy),
              ...eachOf('columns', reports.columns, dimensions, texts.noBy),
              ...(persons.mayCount ? [code('unit', plain(texts.unit), () => units, { isInline: true })] : []),
              code('percentOf', plain(reports.percentOf), () => shares, { isInline: true }),
            ]}
            filled={{ values: { ...fields, measure: asked.join(',') || fields.measure }, errors }}
          />
        </div>
        <MoreFields {...props} />
        {fields.where.map((condition) => (
          <input key={condition} type="hidden" name="where" value={condition} />
        ))}
        <Conditions {...props} />
        <Button>{texts.ask}</Button>
      </form>
    </section>
  );
};
