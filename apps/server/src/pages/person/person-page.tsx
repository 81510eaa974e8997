import { PARTICULARS } from '@samspar/casework';
import { type CodeList, IDENTITY_REASON, PROTECTION_END_REASON } from '@samspar/codes';
import {
  AboutDrafts,
  ActingUser,
  addressOfJourney,
  Answers,
  authorityInWords,
  BACK,
  Button,
  ButtonLink,
  Buttons,
  DataTable,
  DefaultButton,
  type Drafted,
  Facts,
  type Filled,
  Form,
  JourneyBar,
  JourneyTabs,
  KeptFields,
  KeptForm,
  languageInWords,
  Moment,
  momentInWords,
  type NamedValue,
  Notice,
  OwnedForm,
  Page,
  personInLine,
  type Question,
  Questions,
  roleInWords,
  SAVE,
  small,
  type Telling,
  type Texts,
  userInWords,
  Way,
  withDays,
} from '@samspar/pages';
import type { Card, CardChange, IdentificationPreview, RegisteredBy } from '@samspar/use-cases';
import type { PersonSubject } from './person-subject.js';
import { NOTHING_TYPED, Protection, whereabouts } from './protection-page.js';

export type PersonForm = keyof Texts['person']['forms'];
/** Shows the form of somebody whose identity is protected, whose card was just opened. */
export const OPEN = 'oppna';

/** What changes of a card are about, as its page names it. */
const labelOf = ({ journey, person }: Texts, what: keyof Card['registered']): string =>
  what === 'number' || what === 'name' || what === 'contact' ? journey.person[what] : person.labels[what];

const whoInWords = (telling: Telling, { actor, authority }: RegisteredBy): string => {
  const name = userInWords(telling, actor);
  return authority === undefined ? name : `${name}, ${authorityInWords(telling, authority)}`;
};

/** Who registered it, and when, below what stands there. */
const Registered = ({ telling, by }: Readonly<{ telling: Telling; by: RegisteredBy | undefined }>) => {
  const { person } = telling.texts;
  if (!by) return null;
  const said = person.registered(momentInWords(telling.texts, by.recordedAt), whoInWords(telling, by));
  return <span class="line about">{withDays(by.isImported ? person.imported(said) : said)}</span>;
};

const factsOf = (subject: PersonSubject): readonly NamedValue[] => {
  const { telling, file, card } = subject;
  const { texts } = telling;
  const { number, particulars, registered } = card;
  const { language, interpreter, ...plain } = particulars;
  const said: Partial<Record<keyof Card['registered'], string>> = {
    ...(number !== null && { number }),
    ...plain,
    ...(language !== undefined && { language: languageInWords(telling, language) }),
    ...(interpreter !== undefined && { interpreter: texts.person.interpreter[interpreter] }),
  };
  const shown = (['number', ...PARTICULARS] as const).map((what) => ({
    name: labelOf(texts, what),
    value:
      said[what] === undefined ? (
        <span class="again">{texts.journey.values.none}</span>
      ) : (
        <>
          <span class="whole">{said[what]}</span>
          <Registered telling={telling} by={registered[what]} />
        </>
      ),
  }));
  return [...shown, ...(file.openedFor === null ? [] : whereabouts(subject))];
};

const detailOf = ({ texts, language }: Telling, { event }: CardChange): string => {
  const { changes } = texts.person;
  if (event.type === 'ContactChanged')
    return changes.fields(event.data.changed.map((what) => labelOf(texts, what).toLowerCase()).join(', '));
  const reason = 'reason' in event.data ? event.data.reason : null;
  const list: CodeList = event.type === 'PersonCorrected' ? IDENTITY_REASON : PROTECTION_END_REASON;
  return reason === null
    ? ''
    : changes.because(small(list.find(({ code }) => code === reason)?.[language] ?? reason));
};

const Changes = ({ telling, card }: PersonSubject) => {
  const { texts, names } = telling;
  const { person, journey } = texts;
  const { changes } = person;
  return (
    <DataTable
      isCards
      caption={changes.caption}
      columns={[journey.changes.recorded, journey.changes.what, journey.changes.who, journey.changes.role]}
      rows={card.changes.map((change) => [
        <Moment texts={texts} knownAt={change.recordedAt} />,
        <>
          <strong>{changes.events[change.event.type] ?? change.event.type}</strong>
          <span class="line about">{detailOf(telling, change)}</span>
        </>,
        <ActingUser texts={texts} names={names} actor={change.actor} />,
        <>
          {roleInWords(texts, change.role)}
          {change.authority !== undefined && (
            <span class="line about">{authorityInWords(telling, change.authority)}</span>
          )}
        </>,
      ])}
      empty={<p>{changes.none}</p>}
    />
  );
};

/** Why there is nothing to show or to change. */
const whyNothing = ({ telling, file, card }: PersonSubject): string | undefined => {
  const { person, journey } = telling.texts;
  if (file.withheld.includes('participation')) return journey.bar.notShown;
  if (card.undisclosed > 0) return person.undisclosed(card.undisclosed);
  if (card.isAnonymous) return person.anonymous;
  if (card.isProtected) return person.protection.lead;
  return card.number === null ? person.notKnown : undefined;
};

/** What is set right while the card is open: by a form that says again what that is for. */
const OpenedActions = ({ telling, file: { id, openedFor }, card }: PersonSubject) => {
  const { kontakt, personnummer } = telling.texts.person.forms;
  const number = card.number === null ? personnummer.record : personnummer.correct;
  return (
    <Form action={addressOfJourney(id, 'kontakt')}>
      <KeptFields typed={{ openedFor: openedFor ?? '' }} />
      <Buttons>
        {card.number !== null && <Button step={OPEN}>{kontakt.action}</Button>}
        <Button kind="secondary" step={OPEN} action={addressOfJourney(id, 'personnummer')}>
          {number}
        </Button>
      </Buttons>
    </Form>
  );
};

const Actions = ({ telling, file, card }: PersonSubject) => {
  const { forms } = telling.texts.person;
  const { record, correct } = forms.personnummer;
  return (
    <Buttons>
      {card.number !== null && (
        <ButtonLink href={addressOfJourney(file.id, 'kontakt')} kind="primary">
          {forms.kontakt.action}
        </ButtonLink>
      )}
      <ButtonLink
        href={addressOfJourney(file.id, 'personnummer')}
        kind={card.number === null ? 'primary' : 'secondary'}
      >
        {card.number === null ? record : correct}
      </ButtonLink>
      <ButtonLink href={addressOfJourney(file.id, 'person/utdrag')}>{telling.texts.extract.link}</ButtonLink>
      <ButtonLink href={addressOfJourney(file.id, 'skydda')} kind="secondary">
        {forms.skydda.action}
      </ButtonLink>
    </Buttons>
  );
};

type PersonPageProps = Readonly<{
  subject: PersonSubject;
  /** How the question stands what the card is opened for. */
  filled?: Filled;
  isSaved: boolean;
  /** Codes of warnings about what was saved. */
  warnings: readonly string[];
}>;

/** The card of the person of one journey: what is kept of her, and who registered it when. */
export const PersonPage = ({ subject, filled = NOTHING_TYPED, isSaved, warnings }: PersonPageProps) => {
  const { telling, file, card } = subject;
  const { person, journey } = telling.texts;
  const why = whyNothing(subject);
  return (
    <Page title={person.title(file.reference)} errors={filled.errors} isWide about={personInLine(subject)}>
      <JourneyBar {...subject} isNamed />
      <JourneyTabs id={file.id} current="person" />
      {isSaved && <Notice tone="good" title={journey.saved} isAnswer />}
      {warnings.flatMap((warning) => {
        const words = journey.warnings[warning];
        return words === undefined ? [] : [<Notice tone="due" title={words} />];
      })}
      <p class="lead">{why ?? person.lead}</p>
      {card.isAnonymous && !file.state.misregistered && (
        <ButtonLink href={addressOfJourney(file.id, 'inte-anonym')}>
          {telling.texts.journey.form.forms['inte-anonym'].action}
        </ButtonLink>
      )}
      {!card.isAnonymous && !file.withheld.includes('participation') && (
        <>
          {card.isProtected && <Protection subject={subject} filled={filled} />}
          {(card.isProtected ? file.openedFor !== null : card.number !== null || card.undisclosed > 0) && (
            <>
              <h2>{person.facts}</h2>
              <Facts facts={factsOf(subject)} />
              {card.isProtected && <OpenedActions {...subject} />}
            </>
          )}
          {!card.isProtected && card.undisclosed === 0 && <Actions {...subject} />}
          {(card.isProtected ? subject.isResponsible : card.undisclosed > 0) && (
            <Way href={addressOfJourney(file.id, 'person/utdrag')}>{telling.texts.extract.link}</Way>
          )}
          {card.isMerged && !card.isProtected && (
            <Notice title={person.merged.title}>
              <p>{person.merged.what}</p>
              <Way href={addressOfJourney(file.id, 'tidigare-nummer')}>{person.merged.part}</Way>
            </Notice>
          )}
          <h2>{person.changes.title}</h2>
          <Changes {...subject} />
        </>
      )}
    </Page>
  );
};

export type PersonFormState = Readonly<{
  filled: Filled;
  /** What is wrong with the form as a whole. */
  whole?: string | undefined;
  key: string;
  mark: string;
  isClosed?: boolean;
}> &
  Drafted;

type PersonFormProps = Readonly<{
  subject: PersonSubject;
  form: PersonForm;
  questions: readonly Question[];
  state: PersonFormState;
}>;

/** What a form is called, as the button that leads to it has it; what it does, and the words of the button that sends it. */
const wordsOf = ({ telling, card }: PersonSubject, form: PersonForm) => {
  const { person, journey } = telling.texts;
  const { kontakt, personnummer } = person.forms;
  if (form === 'kontakt') return { title: kontakt.action, what: kontakt.what, send: journey.form.save };
  if (form !== 'personnummer') {
    const { action, what } = person.forms[form];
    return { title: action, what, send: action };
  }
  const isFirst = card.number === null;
  return {
    title: isFirst ? personnummer.record : personnummer.correct,
    what: isFirst ? personnummer.recordWhat : personnummer.correctWhat,
    send: personnummer.next,
  };
};

export const PersonFormPage = ({ subject, form, questions, state }: PersonFormProps) => {
  const { file } = subject;
  const { title, what, send } = wordsOf(subject, form);
  const { filled, whole } = state;
  const back = addressOfJourney(file.id, 'person');
  return (
    <Page
      above={<JourneyBar {...subject} />}
      title={title}
      errors={filled.errors}
      wrong={whole !== undefined && <p>{whole}</p>}
    >
      <AboutDrafts state={state} />
      <p>{what}</p>
      <KeptForm
        action={addressOfJourney(file.id, form)}
        state={state}
        questions={questions}
        send={send}
        back={back}
        discarded={back}
        hasDraft={!subject.card.isProtected}
      >
        {file.openedFor !== null && <KeptFields typed={{ openedFor: file.openedFor }} />}
        <Questions questions={questions} filled={filled} />
      </KeptForm>
    </Page>
  );
};

type ReviewProps = PersonFormProps & Readonly<{ preview: IdentificationPreview }>;

/** The number as it will be saved, and whose it is already as far as the asker may know. */
export const NumberReviewPage = ({ subject, questions, state, preview }: ReviewProps) => {
  const { telling, file, today } = subject;
  const { person, journey, referral } = telling.texts;
  const { review } = person;
  return (
    <Page above={<JourneyBar {...subject} />} title={review.title}>
      <p class="lead">{review.lead}</p>
      {preview.known.length > 0 && (
        <Notice tone="due" title={review.known}>
          <p>{review.knownWhat}</p>
          <ul>
            {preview.known.map(({ line, number, intervention }) => (
              <li key={line.journey}>
                <a href={addressOfJourney(line.journey)}>
                  {referral.review.journey(number, intervention, journey.statuses[line.status])}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {preview.warnings.length > 0 && (
        <Notice tone="due" title={referral.review.look}>
          {preview.warnings.map((warning) => (
            <p key={warning}>{journey.warnings[warning]}</p>
          ))}
        </Notice>
      )}
      <OwnedForm action={addressOfJourney(file.id, 'personnummer')} state={state} typed={state.filled.values}>
        <DefaultButton step={SAVE}>{review.save}</DefaultButton>
        <Answers questions={questions} typed={state.filled.values} speech={telling} today={today} />
        <Buttons>
          <Button step={SAVE}>{review.save}</Button>
          <Button kind="secondary" step={BACK}>
            {review.change}
          </Button>
        </Buttons>
      </OwnedForm>
    </Page>
  );
};
