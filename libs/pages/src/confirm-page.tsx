import type { ComponentChildren } from 'preact';
import { Page } from './layout.js';
import { Button, ButtonLink, Buttons, Form } from './parts/form.js';

type ConfirmPageProps = Readonly<{
  /** The question. */
  title: string;
  /** The page's own address. */
  action: string;
  button: string;
  back: string;
  /** The words of the way back. */
  cancel: string;
  /** Why it was not done, and cannot be. */
  refusal?: string | undefined;
  /** It may be done a little later, and is asked again. */
  mayRetry?: boolean;
  /** What happens. */
  children: ComponentChildren;
}>;

/** Asks before somebody loses something; what cannot be done has no button. */
export const ConfirmPage = (props: ConfirmPageProps) => {
  const { title, action, button, back, cancel, refusal, mayRetry = false, children } = props;
  return (
    <Page title={title} wrong={refusal !== undefined && <p>{refusal}</p>}>
      {children}
      <Form action={action}>
        <Buttons>
          {(refusal === undefined || mayRetry) && <Button kind="danger">{button}</Button>}
          <ButtonLink href={back}>{cancel}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};
