import type { Day } from '@samspar/kernel';
import {
  AboutDrafts,
  addressOfDraft,
  addressOfJourney,
  Answers,
  BACK,
  Button,
  ButtonLink,
  Buttons,
  CONFIRM,
  type Drafted,
  DraftList,
  DraftSavedPage,
  type Filled,
  type FormName,
  JourneyBar,
  KeptForm,
  Notice,
  OwnedForm,
  Page,
  Questions,
  SavedBefore,
  SentBar,
  type ShownDraft,
  statusInWords,
  type Telling,
  type Texts,
  Timeline,
  timelineItem,
  Way,
  withDays,
} from '@samspar/pages';
import type { KnownEvent, Person, ShownJourney } from '@samspar/use-cases';
import { CONSENT_SHEET } from './consent-sheet-page.js';
import type { FormKind } from './journey-form.js';

/** A page about a form of one journey. */
export type FormSubject = Readonly<{
  telling: Telling;
  file: ShownJourney;
  /** Null for the sender of a referral, who sees no person. */
  person: Person | null;
  today: Day;
  form: FormName;
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
  /** The rules would not take it as the journey stands. */
  isClosed?: boolean;
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
export const kindAddress = (file: ShownJourney, form: FormName, kind?: Pick<FormKind, 'name'>): string =>
  addressOfJourney(file.id, form) + (kind === undefined || kind.name === '' ? '' : `?val=${kind.name}`);

const titleOf = ({ telling, form }: FormSubject, kind?: FormKind): string => {
  const { action, title = action } = telling.texts.journey.form.forms[form];
  return kind === undefined || kind.title === ''
    ? title
    : form === 'plan' || form === 'overlamning'
      ? kind.title
      : `${title}: ${kind.title}`;
};

/** The button that sends a form says what it does. */
const sendWords = ({ telling, form }: FormSubject, kind: FormKind): string => {
  const words = telling.texts.journey.form;
  const { send = words.save } = words.forms[form];
  return form === 'overlamning' ? kind.title : send;
};

type SubjectPageProps = Parameters<typeof Page>[0] & Readonly<{ subject: FormSubject }>;

/** A page below the bar of its journey. */
const SubjectPage = ({ subject, ...page }: SubjectPageProps) => (
  <Page above={<Bar {...subject} />} {...page} />
);

type KindsPageProps = Readonly<{
  subject: FormSubject;
  kinds: readonly FormKind[];
  drafts: readonly ShownDraft[];
}>;

/** The choice between the things a form may register. */
export const KindsPage = ({ subject, kinds, drafts }: KindsPageProps) => {
  const { telling, file, form } = subject;
  const words = telling.texts.journey.form;
  const { intro, choose = intro } = words.forms[form];
  return (
    <SubjectPage subject={subject} title={titleOf(subject)}>
      <DraftList drafts={drafts} />
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
    </SubjectPage>
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

type FormPageProps = Readonly<{ subject: FormSubject; kind: FormKind; state: FormState }>;

export const FormPage = ({ subject, kind, state }: FormPageProps) => {
  const { telling, file, form } = subject;
  const { texts, association } = telling;
  const words = texts.journey.form;
  const { filled, whole, meanwhile = [], isSavedBefore = false } = state;
  const isLate = meanwhile.length > 0;
  const { intro } = words.forms[form];
  return (
    <SubjectPage
      subject={subject}
      title={titleOf(subject, kind)}
      errors={filled.errors}
      wrongTitle={isSavedBefore ? words.savedBefore.title : isLate ? words.conflict.title : undefined}
      wrong={
        (isSavedBefore || whole !== undefined || isLate) && (
          <>
            {isSavedBefore && (
              <SavedBefore
                words={words.savedBefore}
                what={words.savedBefore.what(texts.journey.changes.forms[form])}
                href={addressOfJourney(file.id)}
              />
            )}
            {whole !== undefined && <p>{withDays(whole)}</p>}
            {isLate && <p>{words.conflict.what}</p>}
          </>
        )
      }
    >
      {isLate && <Meanwhile telling={telling} events={meanwhile} />}
      <AboutDrafts state={state} />
      {kind.about !== undefined ? (
        <p class="lead">{withDays(kind.about)}</p>
      ) : (
        intro !== undefined && <p>{intro}</p>
      )}
      {form === 'samtycke' && (
        <Way href={addressOfJourney(file.id, CONSENT_SHEET)}>{texts.journey.sheet.link}</Way>
      )}
      {kind.instead && <Way href={kind.instead.href}>{kind.instead.text}</Way>}
      <KeptForm
        action={kindAddress(file, form, kind)}
        state={state}
        questions={kind.questions}
        send={sendWords(subject, kind)}
        back={addressOfJourney(file.id)}
        discarded={addressOfJourney(file.id)}
      >
        <Questions questions={kind.questions} filled={filled} association={association} />
      </KeptForm>
    </SubjectPage>
  );
};

type ConfirmedForm = keyof Texts['journey']['form']['confirm']['yes'];

/** Whether a form asks once more before it registers what no other form takes back. */
export const isConfirmed = (form: FormName, { texts }: Telling): form is ConfirmedForm =>
  form in texts.journey.form.confirm.yes;

/** Asks once more. */
export const ConfirmFormPage = ({ subject, kind, state }: FormPageProps) => {
  const { telling, file, form, today } = subject;
  const { confirm } = telling.texts.journey.form;
  if (!isConfirmed(form, telling)) throw new Error(`The form ${form} is not confirmed.`);
  return (
    <SubjectPage subject={subject} title={confirm.title}>
      <p class="lead">{confirm[form]}</p>
      <Answers questions={kind.questions} typed={state.filled.values} speech={telling} today={today} />
      <OwnedForm action={kindAddress(file, form, kind)} state={state} typed={state.filled.values}>
        <Buttons>
          <Button kind="danger" step={CONFIRM}>
            {confirm.yes[form]}
          </Button>
          <Button kind="secondary" step={BACK}>
            {confirm.no}
          </Button>
        </Buttons>
      </OwnedForm>
    </SubjectPage>
  );
};

/** What was typed is kept as a draft. */
export const FormSavedPage = ({ subject, kind, state }: FormPageProps) => {
  const { telling, file, form } = subject;
  return (
    <DraftSavedPage
      above={<Bar {...subject} />}
      address={addressOfDraft({ address: kindAddress(file, form, kind), id: state.key })}
      back={addressOfJourney(file.id)}
    >
      {telling.texts.journey.form.notNow.back}
    </DraftSavedPage>
  );
};

/** A form that the rules do not take now. */
export const NotNowPage = ({ subject }: Readonly<{ subject: FormSubject }>) => {
  const { telling, file } = subject;
  const { form, bar } = telling.texts.journey;
  const { misregistered } = file.state;
  return (
    <SubjectPage subject={subject} title={form.notNow.title}>
      <p class="lead">{form.notNow.what(misregistered ? bar.misregistered : statusInWords(telling, file))}</p>
      <ButtonLink href={addressOfJourney(file.id)}>{form.notNow.back}</ButtonLink>
    </SubjectPage>
  );
};
