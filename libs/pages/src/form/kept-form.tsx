import type { ComponentChildren } from 'preact';
import { Page } from '../layout.js';
import { useTexts, useVisitor } from '../looking.js';
import { Button, ButtonLink, Buttons, DefaultButton, Form } from '../parts/form.js';
import { DRAFT, KeptFields } from './answers.js';
import { OWNER_FIELD } from './draft.js';
import { addressOfDiscard } from './draft-list.js';
import type { Question, Typed } from './question.js';

type OwnedFormProps = Readonly<{
  action: string;
  state: Readonly<{
    /** Becomes the Idempotency-Key. */
    key: string;
    revision?: number;
    /** Says whose form it is, for when the session has ended before it is sent. */
    mark: string;
    /** What it does cannot be done as things stand: it is there to be read. */
    isClosed?: boolean;
  }>;
  /** What was typed before, where that is not asked again. */
  typed?: Typed;
  children: ComponentChildren;
}>;

/** A form that says whose it is, and which of its sendings are one. */
export const OwnedForm = ({ action, state, typed, children }: OwnedFormProps) => (
  <Form action={action} commandKey={state.key} revision={state.revision}>
    <input type="hidden" name={OWNER_FIELD} value={state.mark} />
    {typed && <KeptFields typed={typed} />}
    {children}
  </Form>
);

type KeptFormProps = OwnedFormProps &
  Readonly<{
    state: Readonly<{ draftAt?: number }>;
    /** All that it asks. */
    questions: readonly Question[];
    /** The words of the button that sends it. */
    send: string;
    /** Where it leads to without being sent, and once its draft is thrown away. */
    back: string;
    discarded: string;
    /** False: it cannot be left as a draft. */
    hasDraft?: boolean;
  }>;

/** A form of questions that can be left as a draft where it is long; one without questions, or that is closed, cannot be sent. */
export const KeptForm = ({
  questions,
  send,
  back,
  discarded,
  hasDraft = true,
  children,
  ...form
}: KeptFormProps) => {
  const { state } = form;
  const { idleMinutes } = useVisitor();
  const { drafts, journey } = useTexts();
  const grows = questions.some(({ lengthened }) => lengthened);
  const isLong = grows || questions.length > 3;
  return (
    <OwnedForm {...form}>
      {grows && !state.isClosed && <DefaultButton>{send}</DefaultButton>}
      {children}
      {isLong && hasDraft && <p class="hint">{journey.form.idle(idleMinutes)}</p>}
      <Buttons>
        {questions.length > 0 && !state.isClosed && <Button>{send}</Button>}
        {isLong && hasDraft && (
          <Button kind="secondary" step={DRAFT}>
            {drafts.saveDraft}
          </Button>
        )}
        {state.draftAt !== undefined && (
          <ButtonLink href={addressOfDiscard({ id: state.key }, { address: discarded })}>
            {drafts.discard}
          </ButtonLink>
        )}
        <a href={back}>{journey.form.cancel}</a>
      </Buttons>
    </OwnedForm>
  );
};

type DraftSavedProps = Readonly<{
  above?: ComponentChildren;
  /** Where the draft is gone on with. */
  address: string;
  /** Where else to go, and in which words. */
  back: string;
  children: ComponentChildren;
}>;

/** What was typed is kept, and can be gone on with. */
export const DraftSavedPage = ({ above, address, back, children }: DraftSavedProps) => {
  const { saved, savedWhat, goOn } = useTexts().drafts;
  return (
    <Page title={saved} above={above}>
      <p class="lead">{savedWhat}</p>
      <Buttons>
        <ButtonLink href={address}>{goOn}</ButtonLink>
        <ButtonLink href={back}>{children}</ButtonLink>
      </Buttons>
    </Page>
  );
};
