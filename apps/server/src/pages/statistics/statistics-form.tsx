import type { Association } from '@samspar/association';
import { type Dimension, DIMENSIONS, MEASURES, UNITS } from '@samspar/statistics';
import { Choice, Choices } from '../parts/choice.js';
import { DateField, type Option, Select } from '../parts/field.js';
import { Button, type FieldError } from '../parts/form.js';
import { textsOf } from '../texts/texts.js';
import type { Visitor } from '../visitor.js';
import { codeName, dimensionName, measureName } from './names.js';
import {
  changed,
  type Fields,
  INTERVENTIONS,
  PERIODS,
  usualPeriods,
  type Question,
  written,
} from './question.js';

type FormProps = Readonly<{
  visitor: Visitor;
  question: Question;
  fields: Fields;
  errors: readonly FieldError[];
  association: Association | undefined;
  today: string;
}>;

const Periods = ({ visitor: { language }, question, fields, today }: FormProps) => {
  const { form: texts } = textsOf(language).statistics;
  return (
    <nav class="choices" aria-label={texts.period}>
      <ul>
        {PERIODS.map((name) => {
          const period = usualPeriods(today)[name];
          const isCurrent = fields.from === period.from && fields.to === period.to;
          return (
            <li key={name}>
              <a
                href={`/statistik?${written(changed(question, period))}`}
                {...(isCurrent && { 'aria-current': 'true' })}
              >
                {texts.periods[name]}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};

const isDimension = (name: string): name is Dimension => DIMENSIONS.some((known) => known === name);

/** `Kön: Kvinna, Man` of a condition as an address holds it. */
const conditionName = ({ visitor: { language }, association }: FormProps, condition: string): string => {
  const [dimension, codes = ''] = condition.split(':', 2);
  return isDimension(dimension)
    ? `${dimensionName(language, dimension)}: ${codes
        .split(',')
        .map((code) => codeName(language, dimension, code, association))
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

const Interventions = ({ visitor: { language }, fields, association }: FormProps) => {
  const { form: texts } = textsOf(language).statistics;
  const options: readonly Option[] = (association?.interventions ?? [])
    .filter(({ kind }) => kind === 'individual')
    .map(({ id, name }) => ({ value: id, label: name }));
  const count = fields.interventions.length;
  return (
    <details class="more-fields">
      <summary>
        {texts.interventions} ({count === 0 ? texts.all : texts.chosen(count)})
      </summary>
      <Choices
        name={INTERVENTIONS}
        legend={texts.interventions}
        options={options}
        values={fields.interventions}
        isInline
      />
    </details>
  );
};

/** The question as a form; sent by GET, so that every answer has an address of its own. */
export const StatisticsForm = (props: FormProps) => {
  const { visitor, fields, errors } = props;
  const { form: texts } = textsOf(visitor.language).statistics;
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message;
  const dimensions = DIMENSIONS.filter((name) => name !== 'association').map((value) => ({
    value,
    label: dimensionName(visitor.language, value),
  }));
  const measures = MEASURES.map((value) => ({ value, label: measureName(visitor.language, value) }));
  const units = UNITS.map((value) => ({ value, label: texts.units[value] }));
  return (
    <section class="panel" aria-label={texts.title}>
      <Periods {...props} />
      <form method="get" action="/statistik" noValidate>
        <div class="fields">
          <Select
            name="measure"
            label={texts.measure}
            options={measures}
            value={fields.measure}
            error={errorOf('measure')}
          />
          <DateField name="from" label={texts.from} value={fields.from} error={errorOf('from')} />
          <DateField name="to" label={texts.to} value={fields.to} error={errorOf('to')} />
          <Choice name="unit" legend={texts.unit} options={units} value={fields.unit} isInline />
          {texts.by.map((label, index) => (
            <Select
              key={index}
              id={index === 0 ? 'by' : `by-${index + 1}`}
              name="by"
              label={label}
              options={dimensions}
              blank={texts.noBy}
              value={fields.by[index]}
              error={index === 0 ? errorOf('by') : undefined}
            />
          ))}
          <DateField
            name="asKnownAt"
            label={texts.asKnownAt}
            hint={texts.asKnownAtHint}
            value={fields.asKnownAt}
            error={errorOf('asKnownAt')}
          />
        </div>
        <Interventions {...props} />
        <Choices
          name="protect"
          legend={texts.protect}
          options={[{ value: 'public', label: texts.protectLabel }]}
          values={fields.isProtected ? ['public'] : []}
        />
        {fields.where.map((condition) => (
          <input key={condition} type="hidden" name="where" value={condition} />
        ))}
        <Conditions {...props} />
        <Button>{texts.ask}</Button>
      </form>
    </section>
  );
};
