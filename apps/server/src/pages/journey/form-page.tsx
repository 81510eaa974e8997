import type { Day } from '@samspar/kernel';
import {
  AboutDrafts,
  addressOfDiscard,
  addressOfDraft,
  addressOfJourney,
  Answers,
  type Asking,
  BACK,
  Button,
  ButtonLink,
  Buttons,
  CONFIRM,
  DefaultButton,
  DRAFT,
  type Drafted,
  DraftList,
  ErrorSummary,
  type Filled,
  Form,
  JourneyBar,
  Kept,
  Notice,
  OWNER_FIELD,
  Page,
  type Question,
  SavedBefore,
  SentBar,
  type ShownDraft,
  statusInWords,
  type Telling,
  Timeline,
  timelineItem,
  type Visitor,
  withDays,
} from '@samspar/pages';
import { type ShownJourney, type KnownEvent, type Person } from '@samspar/use-cases';
import type { ComponentChildren } from 'preact';
import type { JourneyForm, Kind } from './journey-form.js';

/** A page about a form of one journey. */
export type FormSubject = Readonly<{
  visitor: Visitor;
  telling: Telling;
  file: ShownJourney;
  /** Null for the sender of a referral, who sees no person. */
  person: Person | null;
  today: Day;
  form: JourneyForm;
}>;

/** How a form stands: what was typed, what is wrong with it, and what happened meanwhile. */
export type FormState = Readonly<{
  filled: Filled;
  /** What is wrong with the form as a whole. */
  whole?: string;
  /** Becomes the Idempotency-Key. */
  key: string;
  /** Revision of the journey that the form was shown for. */
  revision: number;
  /** Says whose form it is, for when the session has ended before it is sent. */
  mark: string;
  /** What was registered while the form was filled in. */
  meanwhile?: readonly KnownEvent[];
  /** True where it was saved before, with other answers. */
  isSavedBefore?: boolean;
}> &
  Drafted;

const Bar = ({ telling, file, person, today }: FormSubject) =>
  person ? (
    <JourneyBar telling={telling} file={file} person={person} today={today} />
  ) : (
    <SentBar telling={telling} file={file} />
  );

/** The address of one of the things a form registers; of the choice between them where none is named. */
export const kindAddress = (file: ShownJourney, form: JourneyForm, kind?: Pick<Kind, 'name'>): string =>
  addressOfJourney(file.id, form.name) + (kind === undefined || kind.name === '' ? '' : `?val=${kind.name}`);

const titleOf = ({ telling, form }: FormSubject, kind?: Kind): string => {
  const { action, title = action } = telling.texts.journey.form.forms[form.name];
  return kind === undefined || kind.title === ''
    ? title
    : form.name === 'plan' || form.name === 'overlamning'
      ? kind.title
      : `${title}: ${kind.title}`;
};

type WholeProps = Readonly<{
  subject: FormSubject;
  title: string;
  isWrong?: boolean;
  children: ComponentChildren;
}>;

const Whole = ({ subject, title, isWrong = false, children }: WholeProps) => (
  <Page visitor={subject.visitor} title={title} isWrong={isWrong}>
    <Bar {...subject} />
    <h1>{title}</h1>
    {children}
  </Page>
);

type KindsPageProps = Readonly<{
  subject: FormSubject;
  kinds: readonly Kind[];
  drafts: readonly ShownDraft[];
}>;

/** The choice between the things a form may register. */
export const KindsPage = ({ subject, kinds, drafts }: KindsPageProps) => {
  const { telling, file, form } = subject;
  const words = telling.texts.journey.form;
  const { intro, choose = intro } = words.forms[form.name];
  return (
    <Whole subject={subject} title={titleOf(subject)}>
      <DraftList visitor={subject.visitor} drafts={drafts} />
      <p class="lead">{choose}</p>
      <ul class="links">
        {kinds.map((kind) => (
          <li key={kind.name}>
            <a href={kindAddress(file, form, kind)}>{kind.title}</a>
            {kind.about !== undefined && <p class="hint">{kind.about}</p>}
          </li>
        ))}
      </ul>
      <ButtonLink href={addressOfJourney(file.id)}>{words.cancel}</ButtonLink>
    </Whole>
  );
};

const Meanwhile = ({ telling, events }: Readonly<{ telling: Telling; events: readonly KnownEvent[] }>) => {
  const { conflict } = telling.texts.journey.form;
  return (
    <Notice tone="due" title={conflict.label}>
      <Timeline
        label={conflict.label}
        items={events.map((known) => timelineItem(telling, known))}
        headingLevel={2}
      />
    </Notice>
  );
};

const grows = (questions: readonly Question[]): boolean => questions.some(({ lengthened }) => lengthened);
const isLong = (questions: readonly Question[]): boolean => questions.length > 3 || grows(questions);

type FormPageProps = Readonly<{ subject: FormSubject; kind: Kind; state: FormState }>;

/** One form, as it stands. */
export const FormPage = ({ subject, kind, state }: FormPageProps) => {
  const { visitor, telling, file, form } = subject;
  const { texts, language, association } = telling;
  const words = texts.journey.form;
  const { filled, whole, key, revision, mark, draftAt, meanwhile, isSavedBefore = false } = state;
  const asking: Asking = { language, texts, association, filled };
  const isLate = meanwhile !== undefined && meanwhile.length > 0;
  const isWrong = filled.errors.length > 0 || whole !== undefined || isLate || isSavedBefore;
  const { intro } = words.forms[form.name];
  return (
    <Whole subject={subject} title={titleOf(subject, kind)} isWrong={isWrong}>
      {isWrong && (
        <ErrorSummary
          visitor={visitor}
          errors={filled.errors}
          {...(isLate && { title: words.conflict.title })}
          {...(isSavedBefore && { title: words.savedBefore.title })}
        >
          {isSavedBefore && (
            <SavedBefore
              words={words.savedBefore}
              what={words.savedBefore.what(texts.journey.changes.forms[form.name])}
              href={addressOfJourney(file.id)}
            />
          )}
          {whole !== undefined && <p>{withDays(whole)}</p>}
          {isLate && <p>{words.conflict.what}</p>}
        </ErrorSummary>
      )}
      {isLate && <Meanwhile telling={telling} events={meanwhile} />}
      <AboutDrafts visitor={visitor} state={state} />
      {kind.about !== undefined ? (
        <p class="lead">{withDays(kind.about)}</p>
      ) : (
        intro !== undefined && <p>{intro}</p>
      )}
      <Form visitor={visitor} action={kindAddress(file, form, kind)} commandKey={key} revision={revision}>
        <input type="hidden" name={OWNER_FIELD} value={mark} />
        {grows(kind.questions) && <DefaultButton>{words.save}</DefaultButton>}
        {kind.questions.map((question) => question.show(asking))}
        {isLong(kind.questions) && <p class="hint">{words.idle(visitor.idleMinutes)}</p>}
        <Buttons>
          {kind.questions.length > 0 && <Button>{words.save}</Button>}
          {isLong(kind.questions) && (
            <Button kind="secondary" name="_gor" value={DRAFT}>
              {texts.drafts.saveDraft}
            </Button>
          )}
          {draftAt !== undefined && (
            <ButtonLink href={addressOfDiscard({ id: key }, { address: addressOfJourney(file.id) })}>
              {texts.drafts.discard}
            </ButtonLink>
          )}
          <a href={addressOfJourney(file.id)}>{words.cancel}</a>
        </Buttons>
      </Form>
    </Whole>
  );
};

/** Asks once more before something is registered that no other form takes back. */
export const ConfirmPage = ({ subject, kind, state }: FormPageProps) => {
  const { visitor, telling, file, form, today } = subject;
  const { confirm } = telling.texts.journey.form;
  if (form.confirmed === undefined) throw new Error(`The form ${form.name} is not confirmed.`);
  return (
    <Whole subject={subject} title={confirm.title}>
      <p class="lead">{confirm[form.confirmed]}</p>
      <Answers questions={kind.questions} typed={state.filled.values} speech={telling} today={today} />
      <Form
        visitor={visitor}
        action={kindAddress(file, form, kind)}
        commandKey={state.key}
        revision={state.revision}
      >
        <input type="hidden" name={OWNER_FIELD} value={state.mark} />
        <Kept typed={state.filled.values} />
        <Buttons>
          <Button kind="danger" name="_gor" value={CONFIRM}>
            {confirm.yes[form.confirmed]}
          </Button>
          <Button kind="secondary" name="_gor" value={BACK}>
            {confirm.no}
          </Button>
        </Buttons>
      </Form>
    </Whole>
  );
};

/** What was typed is kept, and can be gone on with. */
export const DraftSavedPage = ({ subject, kind, state }: FormPageProps) => {
  const { telling, file, form } = subject;
  const { drafts, journey } = telling.texts;
  const draft = { address: kindAddress(file, form, kind), id: state.key };
  return (
    <Whole subject={subject} title={drafts.saved}>
      <p class="lead">{drafts.savedWhat}</p>
      <Buttons>
        <ButtonLink href={addressOfDraft(draft)}>{drafts.goOn}</ButtonLink>
        <ButtonLink href={addressOfJourney(file.id)}>{journey.form.notNow.back}</ButtonLink>
      </Buttons>
    </Whole>
  );
};

/** A form that the rules do not take now. */
export const NotNowPage = ({ subject }: Readonly<{ subject: FormSubject }>) => {
  const { telling, file } = subject;
  const { form, bar } = telling.texts.journey;
  const { misregistered } = file.state;
  return (
    <Whole subject={subject} title={form.notNow.title}>
      <p class="lead">{form.notNow.what(misregistered ? bar.misregistered : statusInWords(telling, file))}</p>
      <ButtonLink href={addressOfJourney(file.id)}>{form.notNow.back}</ButtonLink>
    </Whole>
  );
};
