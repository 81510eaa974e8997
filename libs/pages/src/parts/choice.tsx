import { describedBy, type FieldProps, HintAndError, idOf, type Option } from './field.js';

type GroupProps = Omit<FieldProps, 'label'> & Readonly<{ legend: string; options: readonly Option[] }>;
type BoxesProps = GroupProps &
  Readonly<{
    type: 'radio' | 'checkbox';
    values: readonly string[];
    isInline?: boolean | undefined;
  }>;

/** The first box carries the group's id, so that the error summary leads to it. */
const boxId = (name: string, index: number): string =>
  index === 0 ? idOf(name) : `${idOf(name)}-${index + 1}`;

const Boxes = ({ type, legend, options, values, isInline, ...field }: BoxesProps) => (
  <fieldset class={field.error ? 'field wrong' : 'field'} {...describedBy(field)}>
    <legend>
      {legend}
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

/** One of a few, all in sight (radio buttons). */
export const Choice = ({
  value,
  ...group
}: GroupProps & Readonly<{ value?: string | undefined; isInline?: boolean }>) => (
  <Boxes {...group} type="radio" values={value === undefined ? [] : [value]} />
);

/** Any of a few, all in sight (checkboxes). */
export const Choices = (group: GroupProps & Readonly<{ values: readonly string[]; isInline?: boolean }>) => (
  <Boxes {...group} type="checkbox" />
);
