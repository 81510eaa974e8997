import { describedBy, type FieldProps, HintAndError, idOf } from './field.js';

/** A file to choose; one that was chosen cannot be kept by a form that comes back. */
export const FileField = ({ accept, ...field }: FieldProps & Readonly<{ accept: string }>) => (
  <div class={field.error ? 'field wrong' : 'field'}>
    <label for={idOf(field.name)}>{field.label}</label>
    <HintAndError {...field} />
    <input
      type="file"
      id={idOf(field.name)}
      name={field.name}
      accept={accept}
      {...describedBy(field)}
      {...(field.error && { 'aria-invalid': true })}
    />
  </div>
);
