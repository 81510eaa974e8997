import { withDays } from './days.js';
import { type FieldProps, FieldSet, idOf, type Option } from './field.js';

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
export const Boxes = ({ type, options, values, isInline, ...field }: BoxesProps) => (
  <FieldSet {...field}>
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
              {withDays(option.hint)}
            </p>
          )}
        </div>
      ))}
    </div>
  </FieldSet>
);
