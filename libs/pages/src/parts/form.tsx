import type { ComponentChildren } from 'preact';
import { useTexts, useVisitor } from '../looking.js';
import { withDays } from './days.js';
import { idOf } from './field.js';
import { Way } from './lines.js';

/** What is wrong with one field, as it stands above the field and in the summary. */
export type FieldError = Readonly<{ field: string; message: string }>;

/** A form as it was sent: what was typed in each field, and what is wrong with it. */
export type Filled = Readonly<{
  values: Readonly<Record<string, string | readonly string[] | undefined>>;
  errors: readonly FieldError[];
}>;

type FormProps = Readonly<{
  /** The page's own address. */
  action: string;
  /** Becomes the Idempotency-Key: made when the form is first shown and kept when it comes back. */
  commandKey?: string;
  /** Revision of the journey that the form was shown for; becomes If-Match. */
  revision?: number | undefined;
  isMultipart?: boolean;
  children: ComponentChildren;
}>;

/** A form that changes something; it goes by POST with the session's token. */
export const Form = ({ action, commandKey, revision, isMultipart, children }: FormProps) => {
  const { csrf } = useVisitor();
  return (
    <form
      class="form"
      method="post"
      action={action}
      noValidate
      {...(isMultipart && { enctype: 'multipart/form-data' })}
    >
      {csrf !== null && <input type="hidden" name="_csrf" value={csrf} />}
      {commandKey !== undefined && <input type="hidden" name="_key" value={commandKey} />}
      {revision !== undefined && <input type="hidden" name="_revision" value={String(revision)} />}
      {children}
    </form>
  );
};

type ErrorSummaryProps = Readonly<{
  errors: readonly FieldError[];
  /** Where nothing is to be put right, what has happened instead. */
  title?: string | undefined;
  /** What is wrong with the form as a whole, said first. */
  children?: ComponentChildren;
}>;

/** All that is wrong, at the top of the page, with links to the fields; it takes the focus. Nothing where all is well. */
export const ErrorSummary = ({ errors, title, children }: ErrorSummaryProps) =>
  errors.length === 0 && !children ? null : (
    <section class="summary" aria-labelledby="fel-rubrik" tabIndex={-1} autofocus>
      <h2 id="fel-rubrik">{title ?? useTexts().errorSummary}</h2>
      {children}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${idOf(field)}`}>{withDays(message)}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );

type SavedBeforeProps = Readonly<{
  words: Readonly<{ correct: string; again: string }>;
  /** What was saved, and where it is. */
  what: string;
  href: string;
}>;

/** What the summary says of a form that was saved before, with other answers: nobody is left without a way on. */
export const SavedBefore = ({ words, what, href }: SavedBeforeProps) => (
  <>
    <p>{withDays(what)}</p>
    <Way href={href}>{words.correct}</Way>
    <p>{words.again}</p>
  </>
);

type ButtonProps = Readonly<{
  children: ComponentChildren;
  /** `danger` for what cannot be undone with another form; `quiet` for one that reads as a link. */
  kind?: 'primary' | 'secondary' | 'danger' | 'quiet';
  /** What the form then does instead of saving: it comes as `_gor`. */
  step?: string | undefined;
  name?: string;
  value?: string;
  /** The field of the page that comes back which is to be filled in next. */
  leadsTo?: string | undefined;
  /** Where it is sent, if not where its form is. */
  action?: string;
}>;

const naming = ({ step, name = '_gor', value = step }: Pick<ButtonProps, 'step' | 'name' | 'value'>) =>
  value === undefined ? {} : { name, value };

export const Button = ({ children, kind = 'primary', leadsTo, action, ...button }: ButtonProps) => (
  <button
    class={kind === 'quiet' ? kind : `button ${kind}`}
    {...naming(button)}
    {...(leadsTo !== undefined && { formaction: `#${idOf(leadsTo)}` })}
    {...(action !== undefined && { formaction: action })}
  >
    {children}
  </button>
);

/** What Enter in a field does where another button stands before the one that saves: first in its form, for nobody to see. */
export const DefaultButton = ({ children, step }: Pick<ButtonProps, 'children' | 'step'>) => (
  <button class="unseen" tabIndex={-1} aria-hidden="true" {...naming({ step })}>
    {children}
  </button>
);

/** A link that looks like a button: to a form, never to something that changes by being followed. */
export const ButtonLink = ({
  href,
  kind = 'secondary',
  children,
}: Readonly<{ href: string; kind?: 'primary' | 'secondary'; children: ComponentChildren }>) => (
  <a class={`button ${kind}`} href={href}>
    {children}
  </a>
);

export const Buttons = ({ children }: { children: ComponentChildren }) => (
  <div class="buttons">{children}</div>
);
