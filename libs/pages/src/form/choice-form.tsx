import type { Parameters } from '../address.js';
import { useTexts } from '../looking.js';
import { Button, type FieldError } from '../parts/form.js';
import type { Question } from './question.js';
import { Questions } from './questions-of.js';

type ChoiceFormProps = Readonly<{
  /** The page's own address. */
  action: string;
  /** What the form is called, where no heading says it; its fields then stand in a line. */
  label?: string;
  questions: readonly Question[];
  /** What is chosen, as it stands in the address; what no question asks for is kept. */
  parameters: Parameters;
  errors?: readonly FieldError[];
  button?: string;
  /** The way to all that may be chosen from, where something is left out. */
  clear?: string | false;
}>;

/** A form that chooses what of a page is shown; it goes by GET, so that what is chosen stands in the address and is kept nowhere else. */
export const ChoiceForm = ({
  action,
  label,
  questions,
  parameters,
  errors = [],
  ...ways
}: ChoiceFormProps) => {
  const { filter } = useTexts();
  const { button = filter.button, clear } = ways;
  const isAsked = (parameter: string): boolean => questions.some(({ name }) => name === parameter);
  return (
    <form method="get" action={action} {...(label !== undefined && { class: 'choice', 'aria-label': label })}>
      {Object.entries(parameters).map(
        ([name, value]) =>
          value !== undefined &&
          !isAsked(name) && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Questions questions={questions} filled={{ values: parameters, errors }} />
      <Button kind="secondary">{button}</Button>
      {clear && (
        <a class="clear" href={clear}>
          {filter.clear}
        </a>
      )}
    </form>
  );
};
