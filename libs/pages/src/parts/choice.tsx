import { describedBy, type FieldProps, HintAndError, idOf, type Option } from './field.js';

type BoxesProps = FieldProps &
  Readonly<{
    type: 'radio' | 'checkbox';
    options: readonly Option[];
    values: readonly string[];
    /** Side by side. */
    isInline?: boolean;
  }>;

/** The first box carries the group's id, so that the error summary leads to it. */
const boxId = (name: string, index: number): string =>
  index === 0 ? idOf(name) : `${idOf(name)}-${index + 1}`;

/** A few, all in sight: one of them (radio buttons) or any (checkboxes). */
export const Boxes = ({ type, label, options, values, isInline, ...field }: BoxesProps) => (
  <fieldset class={field.error ? 'field wrong' : 'field'} {...describedBy(field)}>
    <legend>
      {label}
      {field.optional && <span class="optional"> {field.optional}</span>}
    </legend>
    <HintAndError {...field} />
    <div class={isInline ? 'boxes inline' : 'boxes'}>
      {options.map((option, index) => (
        <div class="box" key={option.value}>
          <input
            type={type}
            id={boxId(field.name, index)}
            name={field.name}
            value={option.value}
            checked={values.includes(option.value)}
            {...(option.hint && { 'aria-describedby': `${boxId(field.name, index)}-about` })}
          />
          <label for={boxId(field.name, index)}>{option.label}</label>
          {option.hint && (
            <p class="hint" id={`${boxId(field.name, index)}-about`}>
              {option.hint}
            </p>
          )}
        </div>
      ))}
    </div>
  </fieldset>
);
