import type { ComponentChildren } from 'preact';
import type { JourneyStatus } from '@samspar/casework';
import type { Day, Sentence } from '@samspar/kernel';
import {
  AboutDrafts,
  addressOfJourney,
  Answers,
  Button,
  Buttons,
  DefaultButton,
  DRAFT,
  type Drafted,
  type Filled,
  interventionInWords,
  KeptForm,
  Notice,
  OwnedForm,
  Page,
  type Question,
  Questions,
  SavedBefore,
  type Speech,
  type Typed,
  useTexts,
  valueIn,
  withDays,
  SAVE,
} from '@samspar/pages';
import { REFERRAL_ADDRESS } from '../../drafts/form-drafts.js';
import { allOf, isAnonymousReferral, type ReferralQuestions } from './referral-questions.js';
import { allOfSending, type SendingQuestions, typedOfSending, typedUnasked } from './sending-questions.js';

/** The button that leads back to a question; its value is the name of the question. */
export const CHANGE = '_andra';

/** A referral as it was typed so far. */
export type ReferralState = Readonly<{
  filled: Filled;
  /** What is wrong with it as a whole. */
  whole?: string;
  key: string;
  mark: string;
  /** True where a row was just added to what else is asked of the person. */
  isMoreOpen?: boolean;
  /** The referral that the form was saved as before, with other answers. */
  savedBefore?: Readonly<{ id: string; words: string }>;
}> &
  Drafted;

type ReferralProps = Readonly<{
  speech: Speech;
  state: ReferralState;
  questions: ReferralQuestions;
}>;

type KeptReferralProps = Readonly<{
  state: ReferralState;
  /** What was typed in the other of its steps. */
  typed: Typed;
  questions: readonly Question[];
  children: ComponentChildren;
}>;

/** A step of a referral, which leads on to the next and may be left as a draft. */
const KeptReferral = (step: KeptReferralProps) => (
  <KeptForm
    {...step}
    action={REFERRAL_ADDRESS}
    send={useTexts().referral.next}
    back="/arenden"
    discarded={REFERRAL_ADDRESS}
  />
);

/** Ny anmälan: one person to one insats. */
export const ReferralPage = ({ speech, state, questions }: ReferralProps) => {
  const { texts, association } = speech;
  const { referral, journey } = texts;
  const { filled, whole, isMoreOpen = false, savedBefore } = state;
  const asked = { filled, association };
  const hasMore = questions.more.some(({ name }) =>
    Object.keys(filled.values).some(
      (control) => control.startsWith(name) && valueIn(filled.values, control) !== '',
    ),
  );
  const isMoreWrong = questions.more.some(({ name }) =>
    filled.errors.some(({ field }) => field.startsWith(name)),
  );
  return (
    <Page
      title={referral.title}
      errors={filled.errors}
      wrongTitle={savedBefore && referral.savedBefore.title}
      wrong={
        (savedBefore !== undefined || whole !== undefined) && (
          <>
            {savedBefore && (
              <SavedBefore
                words={referral.savedBefore}
                what={referral.savedBefore.what(savedBefore.words)}
                href={addressOfJourney(savedBefore.id)}
              />
            )}
            {whole !== undefined && <p>{withDays(whole)}</p>}
          </>
        )
      }
    >
      <AboutDrafts state={state} />
      <p>{referral.intro}</p>
      <KeptReferral state={state} typed={typedOfSending(filled.values)} questions={allOf(questions)}>
        <Questions {...asked} questions={questions.main} />
        <details class="more-fields" open={isMoreOpen || hasMore || isMoreWrong}>
          <summary>{referral.more}</summary>
          <p class="hint">{journey.form.hints.profile}</p>
          <Questions {...asked} questions={questions.more} />
        </details>
        <Questions {...asked} questions={[questions.last]} />
      </KeptReferral>
    </Page>
  );
};

type SendingProps = Readonly<{
  speech: Speech;
  state: ReferralState;
  questions: SendingQuestions;
  /** The names of the authorities that would be told. */
  receivers: readonly string[];
}>;

/** Whether, and on what, a referral may be given out to another authority, which runs the insats. */
export const SendingPage = ({ speech, state, questions, receivers }: SendingProps) => {
  const { referral } = speech.texts;
  const { sending } = referral;
  const { filled } = state;
  const { association } = speech;
  const insats = interventionInWords(speech, valueIn(filled.values, 'intervention'));
  const [receiver] = receivers;
  return (
    <Page
      title={sending.title}
      errors={filled.errors}
      wrong={state.whole !== undefined && <p>{withDays(state.whole)}</p>}
    >
      <p class="lead">
        {receiver !== undefined && receivers.length === 1
          ? sending.runBy(insats, receiver)
          : sending.runByUnknown(insats)}
      </p>
      <p>{sending.lead}</p>
      <KeptReferral state={state} typed={typedUnasked(filled.values)} questions={allOfSending(questions)}>
        <DefaultButton>{referral.next}</DefaultButton>
        <Questions filled={filled} association={association} questions={[questions.way]} />
        <section class="if-consent">
          <h2>{sending.consent}</h2>
          <Questions filled={filled} association={association} questions={questions.consent} />
        </section>
        <section class="if-ground">
          <h2>{sending.ground}</h2>
          <Questions filled={filled} association={association} questions={questions.ground} />
        </section>
        <Buttons>
          <Button kind="quiet" name={CHANGE} value="intervention" leadsTo="intervention">
            {sending.back}
          </Button>
          <Button kind="quiet" name={CHANGE} value="anonymous" leadsTo="anonymous">
            {sending.toAnonymous}
          </Button>
        </Buttons>
      </KeptReferral>
    </Page>
  );
};

/** A journey of the same person in one of the asker's own insatser. */
export type KnownJourney = Readonly<{
  id: string;
  number: string;
  intervention: string;
  status: JourneyStatus;
}>;

type ReviewProps = Omit<ReferralProps, 'questions'> &
  Readonly<{
    today: Day;
    /** The questions whose answers will be saved, and those that were answered though their answers will not. */
    kept: readonly Question[];
    dropped: readonly Question[];
    known: readonly KnownJourney[];
    warnings: readonly Sentence[];
  }>;

/** Every answer as it will be saved, and what should be looked at first. */
export const ReviewPage = (props: ReviewProps) => {
  const { speech, state, today, kept, dropped, known, warnings } = props;
  const { texts } = speech;
  const { review } = texts.referral;
  const { statuses } = texts.journey;
  return (
    <Page title={review.title}>
      <p class="lead">{review.lead}</p>
      {known.length > 0 && (
        <Notice tone="due" title={review.known}>
          <p>{review.knownWhat}</p>
          <ul>
            {known.map(({ id, number: reference, intervention, status }) => (
              <li key={id}>
                <a href={addressOfJourney(id)}>
                  {review.journey(reference, interventionInWords(speech, intervention), statuses[status])}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="due" title={review.look}>
          {warnings.map((warning) => (
            <p key={warning.en}>{warning[speech.language]}</p>
          ))}
        </Notice>
      )}
      {dropped.length > 0 && (
        <Notice tone="due" title={review.dropped}>
          <p>{isAnonymousReferral(state.filled.values) ? review.droppedWhat : review.droppedNotNeeded}</p>
          <ul>
            {dropped.map(({ name, label }) => (
              <li key={name}>{label(texts)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <OwnedForm action={REFERRAL_ADDRESS} state={state} typed={state.filled.values}>
        <DefaultButton step={SAVE}>{review.save}</DefaultButton>
        <Answers
          questions={kept}
          typed={state.filled.values}
          speech={speech}
          today={today}
          change={({ name, label }) => (
            <Button kind="quiet" name={CHANGE} value={name} leadsTo={name}>
              {review.change}
              <span class="unseen"> {label(texts)}</span>
            </Button>
          )}
        />
        <Buttons>
          <Button step={SAVE}>{review.save}</Button>
          <Button kind="secondary" step={DRAFT}>
            {texts.drafts.saveDraft}
          </Button>
        </Buttons>
      </OwnedForm>
    </Page>
  );
};
