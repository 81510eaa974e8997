import { SHOWN_ON } from '@samspar/access';
import {
  ChoiceForm,
  day,
  type FieldError,
  JOURNEY_FORMS,
  named,
  oneOf,
  plain,
  textsOf,
  useTexts,
  type Visitor,
} from '@samspar/pages';
import {
  addressOfReadings,
  FORM_PREFIX,
  isChosen,
  readingParameters,
  type ReadingChoice,
} from './reading-choice.js';

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
  path: string;
  choice: ReadingChoice;
  /** Whom one may choose, by name. */
  readers: readonly Readonly<{ id: string; name: string }>[];
  /** Offers a period too. */
  hasPeriod?: boolean;
  errors?: readonly FieldError[];
}>;

/** Chooses among the lines of an access log; what is chosen stands in the address and is kept nowhere else. */
export const ReadingFilter = ({ path, choice, readers, hasPeriod, errors = [] }: FilterProps) => {
  const {
    accessLog,
    filter: { button },
    journey: words,
  } = useTexts();
  const { columns, filter, on, form } = accessLog;
  const { journey, isOldestFirst, wrong } = choice;
  const questions = [
    oneOf('vem', columns.who, readers.map(named), filter.everybody),
    oneOf(
      'plats',
      columns.where,
      SHOWN_ON.flatMap((page) => [
        { value: page, label: on[page] },
        ...(page === 'form' ? JOURNEY_FORMS : []).map(({ name }) => ({
          value: FORM_PREFIX + name,
          label: form(words.form.forms[name].action),
        })),
      ]),
      filter.everywhere,
    ),
    ...(hasPeriod ? [day('fran', plain(filter.from)), day('till', plain(filter.to))] : []),
  ];
  return (
    <ChoiceForm
      action={path}
      label={button}
      questions={questions}
      parameters={{
        ...readingParameters({ ...choice, after: undefined }),
        fran: wrong?.from ?? choice.from,
        till: wrong?.to ?? choice.to,
      }}
      errors={errors}
      clear={
        isChosen({ ...choice, journey: undefined }) && addressOfReadings(path, { journey, isOldestFirst })
      }
    />
  );
};
