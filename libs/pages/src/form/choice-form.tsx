import { Button } from '../parts/form.js';
import { Questions, type QuestionsProps } from './questions-of.js';

type ChoiceFormProps = QuestionsProps &
  Readonly<{
    /** The page's own address. */
    action: string;
    /** What the form is called, where no heading says it; its fields then stand in a line. */
    label?: string;
    /** What else stands in the address, by name. */
    kept?: Readonly<Record<string, string | undefined>>;
    button: string;
    /** The way to all that may be chosen from, where something is left out. */
    clear?: Readonly<{ href: string; words: string }> | false;
  }>;

/** A form that chooses what of a page is shown; it goes by GET, so that what is chosen stands in the address and is kept nowhere else. */
export const ChoiceForm = ({ action, label, kept = {}, button, clear, ...asked }: ChoiceFormProps) => (
  <form method="get" action={action} {...(label !== undefined && { class: 'choice', 'aria-label': label })}>
    {Object.entries(kept).map(
      ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
    )}
    <Questions {...asked} />
    <Button kind="secondary">{button}</Button>
    {clear && (
      <a class="clear" href={clear.href}>
        {clear.words}
      </a>
    )}
  </form>
);
