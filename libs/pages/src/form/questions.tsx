import type { Association } from '@samspar/association';
import { type Day, isStatedUnknown, UNKNOWN_DAY } from '@samspar/kernel';
import { Boxes } from '../parts/choice.js';
import { FileField, LongText, type Option, Select, TextField } from '../parts/field.js';
import type { Texts } from '../texts/texts.js';
import { readTypedDay } from './typed-day.js';
import { wholeDayInWords } from '../words/in-words.js';
import {
  type Asked,
  type ChoiceList,
  fieldOf,
  valuesIn,
  valueIn,
  orUnknown,
  type Question,
  type Typed,
  written,
} from './question.js';

const UNKNOWN_WORDS: readonly string[] = ['okänd', 'okänt', 'unknown'];

/** More choices than these stand in a list to unfold. */
const MOST_IN_SIGHT = 6;

/** A question of one control, whose text is the answer as it stands; what is otherwise with it is its own. */
const control = (
  name: string,
  asked: Asked,
  own: Pick<Question, 'show' | 'advice'> & Partial<Question>,
): Question => ({
  name,
  label: asked.label,
  read: (typed) => valueIn(typed, name) || undefined,
  said: (typed) => valueIn(typed, name) || undefined,
  typed: (value) => ({ [name]: written(value) }),
  ...own,
});

type Errors = Texts['journey']['form']['errors'];

/** The same advice whether nothing is answered or something that cannot be taken. */
const advised =
  ({ label }: Asked, say: (errors: Errors, label: string) => string): Question['advice'] =>
  (texts) => {
    const message = say(texts.journey.form.errors, label(texts));
    return { empty: message, wrong: message };
  };

/** A day, with how to write it as its hint unless it has one of its own; `orUnknown`: or the word for a day that nobody knows. */
export const day = (name: string, asked: Asked, { orUnknown: mayBeUnknown = false } = {}): Question => {
  const read = (typed: Typed, today: Day): string | undefined => {
    const text = valueIn(typed, name);
    if (text === '') return undefined;
    if (mayBeUnknown && UNKNOWN_WORDS.includes(text.toLowerCase())) return UNKNOWN_DAY;
    return readTypedDay(text, today) ?? text;
  };
  return control(name, asked, {
    read,
    said: (typed, speech, today) => {
      const value = read(typed, today);
      return value === undefined ? undefined : wholeDayInWords(speech, value);
    },
    typed: (value) => ({ [name]: value === UNKNOWN_DAY ? UNKNOWN_WORDS[0] : written(value) }),
    show: (asking) => (
      <TextField
        {...fieldOf(asking, name, {
          hint: ({ dateHint, journey }) => (mayBeUnknown ? journey.form.hints.dayOrUnknown : dateHint),
          ...asked,
        })}
        value={valueIn(asking.filled.values, name)}
        width="day"
      />
    ),
    advice: advised(asked, (errors, label) => errors.day(label)),
  });
};

type CodeOptions = Readonly<{
  /** Or why it is not known. */
  stated?: boolean;
  /** In a list to unfold, however few they are. */
  isFolded?: boolean;
  /** What such a list says where nothing is chosen; null: the first one always is. */
  blank?: ((texts: Texts) => string) | null;
  /** Side by side. */
  isInline?: boolean;
}>;

export const code = (
  name: string,
  asked: Asked,
  choices: ChoiceList,
  { stated = false, isFolded = false, blank = ({ choose }) => choose, isInline = false }: CodeOptions = {},
): Question => {
  const all = stated ? orUnknown(choices) : choices;
  return control(name, asked, {
    said: (typed, speech) => labelOf(all(speech), valueIn(typed, name)),
    show: (asking) => {
      const options = all(asking);
      const field = fieldOf(asking, name, asked);
      const value = valueIn(asking.filled.values, name);
      return isFolded || options.length > MOST_IN_SIGHT ? (
        <Select {...field} {...(blank && { blank: blank(asking.texts) })} options={options} value={value} />
      ) : (
        <Boxes {...field} type="radio" options={options} values={[value]} isInline={isInline} />
      );
    },
    advice: advised(asked, (errors, label) => errors.choose(label)),
  });
};

/** What a question says of itself, in words that are at hand. */
export const plain = (label: string, hint = ''): Asked => ({ label: () => label, hint: () => hint });

/** One of a list to unfold; `blank` stands for none of them, where that can be chosen. */
export const oneOf = (
  name: string,
  label: string,
  options: readonly Option[],
  blank?: string | null,
): Question =>
  code(name, plain(label), () => options, {
    isFolded: true,
    ...(blank !== undefined && { blank: blank === null ? null : () => blank }),
  });

/** Some of a list in an order of one's own: a list to unfold for each, of one name, with the error at the first. */
export const eachOf = (
  name: string,
  labels: readonly string[],
  options: readonly Option[],
  blank: string,
): readonly Pick<Question, 'show'>[] =>
  labels.map((label, index) => ({
    show: ({ filled: { values, errors } }) => (
      <Select
        name={name}
        id={index === 0 ? name : `${name}-${index + 1}`}
        label={label}
        options={options}
        blank={blank}
        value={valuesIn(values, name)[index]}
        error={index === 0 ? errors.find(({ field }) => field === name)?.message : undefined}
      />
    ),
  }));

const labelOf = (options: readonly Option[], wanted: string): string | undefined =>
  options.find(({ value }) => value === wanted)?.label;

type SeveralOptions = Readonly<{
  stated?: boolean;
  /** Values that stand alone, in place of a list. */
  alone?: readonly string[];
  /** How the choices stand; absent: below each other, in two columns where there are many. */
  stand?: 'inline' | 'below';
  /** One choice as an item of the body's list, and back. */
  item?: (choice: string) => unknown;
  choice?: (item: unknown) => string;
}>;

/** Any of a few; where nothing is chosen the property is left out, or empty where the list may be. */
export const codes = (
  name: string,
  asked: Asked,
  choices: ChoiceList,
  { stated = false, alone = [], stand, item = (choice) => choice, choice = written }: SeveralOptions = {},
): Question => {
  const all = stated ? orUnknown(choices) : choices;
  const standsAlone = (value: string): boolean => alone.includes(value) || (stated && isStatedUnknown(value));
  return control(name, asked, {
    said: (typed, speech) => {
      const options = all(speech);
      const labels = valuesIn(typed, name).map((value) => labelOf(options, value));
      return labels.join('\n') || undefined;
    },
    read: (typed) => {
      const [first, ...others] = valuesIn(typed, name);
      if (first === undefined) return undefined;
      return others.length === 0 && standsAlone(first) ? first : [first, ...others].map(item);
    },
    typed: (value) => ({ [name]: Array.isArray(value) ? value.map(choice) : written(value) }),
    show: (asking) => {
      const options = all(asking);
      const boxes = (
        <Boxes
          {...fieldOf(asking, name, asked)}
          type="checkbox"
          options={options}
          values={valuesIn(asking.filled.values, name)}
          isInline={stand === 'inline'}
        />
      );
      return stand === undefined && options.length > MOST_IN_SIGHT ? (
        <div class="columns">{boxes}</div>
      ) : (
        boxes
      );
    },
    advice: (texts) => {
      const { choose, orUnknown: eitherOr } = texts.journey.form.errors;
      const label = asked.label(texts);
      return { empty: choose(label), wrong: (stated || alone.length > 0 ? eitherOr : choose)(label) };
    },
  });
};

type WordsOptions = Readonly<{
  longest?: number;
  isLong?: boolean;
  isShort?: boolean;
  /** What is likely meant. */
  likely?: (association: Association | null) => readonly string[];
}>;

/** Text; long ones in several lines. */
export const words = (
  name: string,
  asked: Asked,
  { longest, isLong = false, isShort = false, likely }: WordsOptions = {},
): Question =>
  control(name, asked, {
    show: (asking) => {
      const field = {
        ...fieldOf(asking, name, asked),
        value: valueIn(asking.filled.values, name),
        ...(longest !== undefined && { maxLength: longest }),
      };
      // What a program wrote on several lines is not run together.
      if (isLong || field.value.includes('\n')) return <LongText {...field} />;
      const suggestions = likely?.(asking.association);
      return <TextField {...field} width={isShort ? 'word' : 'line'} suggestions={suggestions} />;
    },
    advice: (texts) => ({ empty: texts.journey.form.errors.fill(asked.label(texts)) }),
  });

/** Several texts, a line each. */
export const lines = (name: string, asked: Asked): Question => ({
  ...words(name, asked, { isLong: true }),
  read: (typed) =>
    valueIn(typed, name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  typed: (value) => ({ [name]: Array.isArray(value) ? value.map(written).join('\n') : '' }),
});

export const file = (name: string, asked: Asked, accept: string): Pick<Question, 'show'> => ({
  show: (asking) => <FileField {...fieldOf(asking, name, asked)} accept={accept} />,
});

type WholeOptions = Readonly<{
  from: number;
  to: number;
  /** The number with its unit. */
  inWords: (texts: Texts) => (value: number) => string;
}>;

export const whole = (name: string, asked: Asked, { from, to, inWords }: WholeOptions): Question =>
  control(name, asked, {
    said: (typed, { texts }) => {
      const text = valueIn(typed, name);
      return text === '' ? undefined : inWords(texts)(Number(text));
    },
    read: (typed) => {
      const text = valueIn(typed, name);
      return /^\d{1,9}$/.test(text) ? Number(text) : text || undefined;
    },
    show: (asking) => (
      <TextField
        {...fieldOf(asking, name, asked)}
        value={valueIn(asking.filled.values, name)}
        width="number"
        inputMode="numeric"
        maxLength={String(to).length + 2}
      />
    ),
    advice: advised(asked, (errors, label) => errors.whole(label, from, to)),
  });

const BOOLEANS: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** Yes or no; neither is chosen from the start. */
export const yesNo = (name: string, asked: Asked): Question => ({
  ...code(name, asked, ({ texts }) => [
    { value: 'yes', label: texts.journey.form.options.yes },
    { value: 'no', label: texts.journey.form.options.no },
  ]),
  read: (typed) => BOOLEANS[valueIn(typed, name)],
  typed: (value) => ({ [name]: value === true ? 'yes' : value === false ? 'no' : '' }),
});
