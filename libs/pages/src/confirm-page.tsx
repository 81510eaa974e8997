import { Page } from './layout.js';
import { Button, ButtonLink, Buttons, ErrorSummary, Form } from './parts/form.js';
import type { Visitor } from './visitor.js';

type ConfirmPageProps = Readonly<{
  visitor: Visitor;
  /** The question. */
  title: string;
  /** What happens, a sentence each. */
  consequences: readonly string[];
  /** The page's own address. */
  action: string;
  button: string;
  back: string;
  /** The words of the way back. */
  cancel: string;
  /** Why it was not done. */
  refusal?: string | undefined;
}>;

/** Asks before somebody loses something. */
export const ConfirmPage = (props: ConfirmPageProps) => {
  const { visitor, title, consequences, action, button, back, cancel, refusal } = props;
  return (
    <Page visitor={visitor} title={title} isWrong={refusal !== undefined}>
      <h1>{title}</h1>
      <ErrorSummary visitor={visitor} errors={[]}>
        {refusal !== undefined && <p>{refusal}</p>}
      </ErrorSummary>
      {consequences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Form visitor={visitor} action={action}>
        <Buttons>
          <Button kind="danger">{button}</Button>
          <ButtonLink href={back}>{cancel}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};
