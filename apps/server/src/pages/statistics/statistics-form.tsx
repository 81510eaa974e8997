import {
  Button,
  Choice,
  Choices,
  DateField,
  type FieldError,
  Notice,
  type Option,
  Select,
  textsOf,
  type Visitor,
} from '@samspar/pages';
import {
  type Dimension,
  dimensionLabel,
  DIMENSIONS,
  measureLabel,
  MEASURES,
  type Names,
  SHARES_OF,
  UNITS,
} from '@samspar/statistics';
import { codeName } from './names.js';
import {
  changed,
  type Fields,
  INTERVENTIONS,
  PERIODS,
  usualPeriods,
  type Question,
  written,
} from './question.js';

/** Whether the question may count persons, whether it was asked to, and in which insatser the visitor may. */
export type PersonsAsked = Readonly<{ mayCount: boolean; wereAsked: boolean; own: readonly string[] }>;

type FormProps = Readonly<{
  visitor: Visitor;
  question: Question;
  fields: Fields;
  persons: PersonsAsked;
  errors: readonly FieldError[];
  names: Names;
  today: string;
}>;

const Periods = ({ visitor: { language }, question, fields, today }: FormProps) => {
  const { form: texts } = textsOf(language).statistics;
  const periods = usualPeriods(today);
  // In spring the year and its first half are the same days: one of them is marked.
  const current = PERIODS.find(
    (name) => fields.from === periods[name].from && fields.to === periods[name].to,
  );
  return (
    <nav class="choices" aria-label={texts.period}>
      <ul>
        {PERIODS.map((name) => (
          <li key={name}>
            <a
              href={`/statistik?${written(changed(question, periods[name]))}`}
              {...(name === current && { 'aria-current': 'true' })}
            >
              {texts.periods[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const isDimension = (name: string): name is Dimension => DIMENSIONS.some((known) => known === name);

/** `Kön: Kvinna, Man` of a condition as an address holds it. */
const conditionName = ({ visitor: { language }, names }: FormProps, condition: string): string => {
  const [dimension, codes = ''] = condition.split(':', 2);
  return isDimension(dimension)
    ? `${dimensionLabel(dimension, language)}: ${codes
        .split(',')
        .map((code) => codeName(language, dimension, code, names))
        .join(', ')}`
    : condition;
};

/** Conditions that came with the address; each can be taken away, but for the association that one belongs to. */
const Conditions = (props: FormProps) => {
  const { visitor, question, fields } = props;
  const { form: texts } = textsOf(visitor.language).statistics;
  const removable = fields.where.filter((condition) => !condition.startsWith('association:'));
  return removable.length === 0 ? null : (
    <ul class="conditions" aria-label={texts.where}>
      {removable.map((condition) => {
        const name = conditionName(props, condition);
        const rest = question.filter(([key, value]) => key !== 'where' || value !== condition);
        return (
          <li key={condition}>
            {name}{' '}
            <a href={`/statistik?${written(rest)}`} aria-label={texts.remove(name)}>
              ×
            </a>
          </li>
        );
      })}
    </ul>
  );
};

const errorOf = ({ errors }: FormProps, name: string) => errors.find(({ field }) => field === name)?.message;

/** What few questions need; open where this one does. */
const MoreFields = (props: FormProps) => {
  const { visitor, fields, names } = props;
  const { form: texts } = textsOf(visitor.language).statistics;
  const interventions: readonly Option[] = (names.association?.interventions ?? [])
    .filter(({ kind }) => kind === 'individual')
    .map(({ id, name }) => ({ value: id, label: name }));
  const isUsed = fields.interventions.length > 0 || fields.asKnownAt !== '' || fields.isProtected;
  return (
    <details class="more-fields" open={isUsed}>
      <summary>{texts.more}</summary>
      <Choices
        name={INTERVENTIONS}
        legend={texts.interventions}
        hint={texts.interventionsHint}
        options={interventions}
        values={fields.interventions}
        isInline
      />
      <DateField
        name="asKnownAt"
        label={texts.asKnownAt}
        hint={texts.asKnownAtHint}
        value={fields.asKnownAt}
        error={errorOf(props, 'asKnownAt')}
      />
      <Choices
        name="protect"
        legend={texts.protect}
        options={[{ value: 'public', label: texts.protectLabel }]}
        values={fields.isProtected ? ['public'] : []}
      />
    </details>
  );
};

/** Says that journeys are counted where persons may not be, and leads to where they may. */
const PersonsOfOthers = ({ visitor, question, persons }: FormProps) => {
  const { form: texts } = textsOf(visitor.language).statistics;
  if (persons.mayCount) return null;
  const inOwn: Question = [
    ...changed(question, { unit: 'person' }).filter(
      ([name, value]) => name !== 'where' || !value.startsWith('intervention:'),
    ),
    ['where', `intervention:${persons.own.join(',')}`],
  ];
  const words = (
    <p class={persons.wereAsked ? undefined : 'hint'}>
      {persons.wereAsked ? texts.journeysInstead : texts.personsInOwn}{' '}
      {persons.own.length > 0 && <a href={`/statistik?${written(inOwn)}`}>{texts.countInOwn}</a>}
    </p>
  );
  return persons.wereAsked ? <Notice tone="due">{words}</Notice> : words;
};

/** The question as a form; sent by GET, so that every answer has an address of its own. */
export const StatisticsForm = (props: FormProps) => {
  const { visitor, fields, persons } = props;
  const { form: texts } = textsOf(visitor.language).statistics;
  const dimensions = DIMENSIONS.filter((name) => name !== 'association').map((value) => ({
    value,
    label: dimensionLabel(value, visitor.language),
  }));
  const measures = MEASURES.map((value) => ({ value, label: measureLabel(value, visitor.language) }));
  const shares = SHARES_OF.map((value) => ({ value, label: texts.sharesOf[value] }));
  const units = UNITS.map((value) => ({ value, label: texts.units[value] }));
  return (
    <section class="panel" aria-label={texts.title}>
      <Periods {...props} />
      <PersonsOfOthers {...props} />
      <form method="get" action="/statistik" noValidate>
        <div class="fields">
          <Select
            name="measure"
            label={texts.measure}
            options={measures}
            value={fields.measure}
            error={errorOf(props, 'measure')}
          />
          <DateField name="from" label={texts.from} value={fields.from} error={errorOf(props, 'from')} />
          <DateField name="to" label={texts.to} value={fields.to} error={errorOf(props, 'to')} />
          {texts.by.map((label, index) => (
            <Select
              key={index}
              id={index === 0 ? 'by' : `by-${index + 1}`}
              name="by"
              label={label}
              options={dimensions}
              blank={texts.noBy}
              value={fields.by[index]}
              error={index === 0 ? errorOf(props, 'by') : undefined}
            />
          ))}
          {persons.mayCount && (
            <Choice name="unit" legend={texts.unit} options={units} value={fields.unit} isInline />
          )}
          <Choice name="shareOf" legend={texts.shareOf} options={shares} value={fields.shareOf} isInline />
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
