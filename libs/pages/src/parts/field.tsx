import type { ComponentChildren } from 'preact';
import { withDays } from './days.js';

/** The id of the control, or of the first control, of a field: what the error summary links to. */
export const idOf = (name: string): string => `f-${name.replace(/[^\w-]+/g, '-')}`;

export type FieldProps = Readonly<{
  name: string;
  /** Tells fields of one name apart; absent: the name does. */
  id?: string;
  label: string;
  /** Stands above the control, below the label. */
  hint?: string | undefined;
  error?: string | undefined;
  /** The word that says that the field may be left empty. */
  optional?: string | undefined;
}>;

type Explained = Pick<FieldProps, 'name' | 'id' | 'hint' | 'error'>;

const ownId = ({ name, id = name }: Pick<FieldProps, 'name' | 'id'>): string => idOf(id);

/** The attribute that ties a control, or a group of them, to its hint and its error. */
const describedBy = (field: Explained) => {
  const id = ownId(field);
  const ids = [...(field.hint ? [`${id}-hint`] : []), ...(field.error ? [`${id}-error`] : [])];
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {};
};

const explained = (field: Explained) => ({
  ...describedBy(field),
  ...(field.error && { 'aria-invalid': true }),
});

/** The hint and the error of a field, in the order in which they are read. */
const HintAndError = (field: Explained) => (
  <>
    {field.hint && (
      <p class="hint" id={`${ownId(field)}-hint`}>
        {withDays(field.hint)}
      </p>
    )}
    {field.error && (
      <p class="error" id={`${ownId(field)}-error`}>
        {withDays(field.error)}
      </p>
    )}
  </>
);

type FieldSetProps = FieldProps &
  Readonly<{
    /** Its controls have names of their own; the error summary leads to it where it leads to none of them. */
    isGroup?: boolean;
    children: ComponentChildren;
  }>;

/** Several controls that are one field. */
export const FieldSet = ({ isGroup, children, ...field }: FieldSetProps) => (
  <fieldset
    class={`field${isGroup ? ' group' : ''}${field.error ? ' wrong' : ''}`}
    {...(isGroup && { id: idOf(field.name), tabIndex: -1 })}
    {...describedBy(field)}
  >
    <legend>
      {field.label}
      {field.optional && <span class="optional"> {field.optional}</span>}
    </legend>
    <HintAndError {...field} />
    {children}
  </fieldset>
);

const Labelled = ({ children, ...field }: FieldProps & { children: ComponentChildren }) => (
  <div class={field.error ? 'field wrong' : 'field'}>
    <label for={ownId(field)}>
      {field.label}
      {field.optional && <span class="optional"> {field.optional}</span>}
    </label>
    <HintAndError {...field} />
    {children}
  </div>
);

type TextFieldProps = FieldProps &
  Readonly<{
    value: string;
    /** How much is expected: two digits, a day, a word, or a line. */
    width: 'number' | 'day' | 'word' | 'line';
    inputMode?: 'numeric';
    maxLength?: number;
    /** What is likely meant; anything else may be written all the same. */
    suggestions?: readonly string[] | undefined;
  }>;

/**
 * Browsers offer what was typed in no later form, as with `off`; but unlike that they have it there again after Back, as they have
 * ticks (Chromium 156; it is left out of its history of what was typed).
 */
const UNKEPT = 'one-time-code';

export const TextField = ({
  value,
  width,
  inputMode,
  maxLength,
  suggestions = [],
  ...field
}: TextFieldProps) => (
  <Labelled {...field}>
    <input
      type="text"
      id={ownId(field)}
      name={field.name}
      value={value}
      class={`w-${width}`}
      autocomplete={UNKEPT}
      spellcheck={false}
      {...(inputMode && { inputMode })}
      {...(maxLength !== undefined && { maxLength })}
      {...(suggestions.length > 0 && { list: `${ownId(field)}-list` })}
      {...explained(field)}
    />
    {suggestions.length > 0 && (
      <datalist id={`${ownId(field)}-list`}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    )}
  </Labelled>
);

type LongTextProps = FieldProps & Readonly<{ value: string; maxLength?: number }>;

export const LongText = ({ value, maxLength, ...field }: LongTextProps) => (
  <Labelled {...field}>
    <textarea
      id={ownId(field)}
      name={field.name}
      rows={4}
      {...(maxLength !== undefined && { maxLength })}
      {...explained(field)}
    >
      {value}
    </textarea>
  </Labelled>
);

/** A file to choose; one that was chosen cannot be kept by a form that comes back. */
export const FileField = ({ accept, ...field }: FieldProps & Readonly<{ accept: string }>) => (
  <Labelled {...field}>
    <input type="file" id={ownId(field)} name={field.name} accept={accept} {...explained(field)} />
  </Labelled>
);

export type Option = Readonly<{ value: string; label: string; hint?: string }>;

export const named = ({ id, name }: Readonly<{ id: string; name: string }>): Option => ({
  value: id,
  label: name,
});

type SelectProps = FieldProps &
  Readonly<{
    options: readonly Option[];
    value?: string | undefined;
    /** The words of the empty first option; absent: the first option is chosen. */
    blank?: string;
  }>;

export const Select = ({ options, value = '', blank, ...field }: SelectProps) => (
  <Labelled {...field}>
    <select id={ownId(field)} name={field.name} {...explained(field)}>
      {blank !== undefined && (
        <option value="" selected={value === ''}>
          {blank}
        </option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </Labelled>
);
