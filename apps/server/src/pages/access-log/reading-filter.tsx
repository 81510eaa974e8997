import { SHOWN_ON } from '@samspar/access';
import {
  Button,
  DateField,
  type FieldError,
  JOURNEY_FORMS,
  Select,
  textsOf,
  type Visitor,
} from '@samspar/pages';
import { addressOfReadings, FORM_PREFIX, isChosen, placeOf, type ReadingChoice } from './reading-choice.js';

/** What is wrong with the days of a choice. */
export const errorsIn = (visitor: Visitor, { wrong, from, to }: ReadingChoice): readonly FieldError[] => {
  const { filter } = textsOf(visitor.language).accessLog;
  return [
    ...(wrong?.from === undefined ? [] : [{ field: 'fran', message: filter.wrongDay(filter.from) }]),
    ...(wrong?.to === undefined ? [] : [{ field: 'till', message: filter.wrongDay(filter.to) }]),
    ...(from !== undefined && to !== undefined && to < from
      ? [{ field: 'till', message: filter.backwards }]
      : []),
  ];
};

type FilterProps = Readonly<{
  visitor: Visitor;
  path: string;
  choice: ReadingChoice;
  /** Whom one may choose, by name. */
  readers: readonly Readonly<{ id: string; name: string }>[];
  /** Offers a period too. */
  hasPeriod?: boolean;
  errors?: readonly FieldError[];
}>;

/** Chooses among the lines of an access log; what is chosen stands in the address and is kept nowhere else. */
export const ReadingFilter = ({ visitor, path, choice, readers, hasPeriod, errors = [] }: FilterProps) => {
  const { accessLog, journey: words } = textsOf(visitor.language);
  const { filter, on, form } = accessLog;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const { journey, isOldestFirst } = choice;
  return (
    <form class="choice" method="get" action={path} aria-label={filter.show}>
      <Select
        name="vem"
        label={filter.who}
        value={choice.actor}
        blank={filter.everybody}
        options={readers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        name="plats"
        label={filter.where}
        value={placeOf(choice)}
        blank={filter.everywhere}
        options={SHOWN_ON.flatMap((page) => [
          { value: page, label: on[page] },
          ...(page === 'form' ? JOURNEY_FORMS : []).map(({ name }) => ({
            value: FORM_PREFIX + name,
            label: form(words.form.forms[name].action),
          })),
        ])}
      />
      {hasPeriod && (
        <>
          <DateField
            name="fran"
            label={filter.from}
            value={choice.wrong?.from ?? choice.from}
            error={errorOf('fran')}
          />
          <DateField
            name="till"
            label={filter.to}
            value={choice.wrong?.to ?? choice.to}
            error={errorOf('till')}
          />
        </>
      )}
      {journey !== undefined && <input type="hidden" name="arende" value={journey} />}
      {isOldestFirst && <input type="hidden" name="ordning" value="aldst" />}
      <Button kind="secondary">{filter.show}</Button>
      {isChosen({ ...choice, journey: undefined }) && (
        <a class="clear" href={addressOfReadings(path, { journey, isOldestFirst })}>
          {filter.clear}
        </a>
      )}
    </form>
  );
};
