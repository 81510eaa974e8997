import type { JourneyStatus } from '@samspar/casework';
import type { Day, Sentence } from '@samspar/kernel';
import {
  AboutDrafts,
  addressOfDiscard,
  addressOfJourney,
  Answers,
  type Asking,
  Button,
  ButtonLink,
  Buttons,
  DefaultButton,
  DRAFT,
  type Drafted,
  ErrorSummary,
  type Filled,
  Form,
  interventionInWords,
  Kept,
  Notice,
  one,
  OWNER_FIELD,
  Page,
  type Question,
  SavedBefore,
  type Speech,
  type Visitor,
  withDays,
} from '@samspar/pages';
import { REFERRAL_ADDRESS } from '../../drafts/form-drafts.js';
import type { ReferralQuestions } from './referral-questions.js';

export const SAVE = 'spara';
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
  visitor: Visitor;
  speech: Speech;
  state: ReferralState;
  questions: ReferralQuestions;
}>;

/** Ny anmälan: one person to one insats. */
export const ReferralPage = ({ visitor, speech, state, questions }: ReferralProps) => {
  const { texts, language, association } = speech;
  const { referral, journey } = texts;
  const { filled, whole, key, mark, draftAt, isMoreOpen = false, savedBefore } = state;
  const asking: Asking = { language, texts, association, filled };
  const isWrong = filled.errors.length > 0 || whole !== undefined || savedBefore !== undefined;
  const hasMore = questions.more.some(({ name }) =>
    Object.keys(filled.values).some(
      (control) => control.startsWith(name) && one(filled.values, control) !== '',
    ),
  );
  const isMoreWrong = questions.more.some(({ name }) =>
    filled.errors.some(({ field }) => field.startsWith(name)),
  );
  return (
    <Page visitor={visitor} title={referral.title} isWrong={isWrong}>
      <h1>{referral.title}</h1>
      {isWrong && (
        <ErrorSummary
          visitor={visitor}
          errors={filled.errors}
          {...(savedBefore && { title: referral.savedBefore.title })}
        >
          {savedBefore && (
            <SavedBefore
              words={referral.savedBefore}
              what={referral.savedBefore.what(savedBefore.words)}
              href={addressOfJourney(savedBefore.id)}
            />
          )}
          {whole !== undefined && <p>{withDays(whole)}</p>}
        </ErrorSummary>
      )}
      <AboutDrafts visitor={visitor} state={state} />
      <p>{referral.intro}</p>
      <Form visitor={visitor} action={REFERRAL_ADDRESS} commandKey={key}>
        <input type="hidden" name={OWNER_FIELD} value={mark} />
        <DefaultButton>{referral.next}</DefaultButton>
        {questions.main.map((question) => question.show(asking))}
        <details class="more-fields" open={isMoreOpen || hasMore || isMoreWrong}>
          <summary>{referral.more}</summary>
          <p class="hint">{journey.form.hints.profile}</p>
          {questions.more.map((question) => question.show(asking))}
        </details>
        {questions.last.show(asking)}
        <p class="hint">{journey.form.idle(visitor.idleMinutes)}</p>
        <Buttons>
          <Button>{referral.next}</Button>
          <Button kind="secondary" name="_gor" value={DRAFT}>
            {texts.drafts.saveDraft}
          </Button>
          {draftAt !== undefined && (
            <ButtonLink href={addressOfDiscard({ id: key }, { address: REFERRAL_ADDRESS })}>
              {texts.drafts.discard}
            </ButtonLink>
          )}
          <a href="/arenden">{journey.form.cancel}</a>
        </Buttons>
      </Form>
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
  const { visitor, speech, state, today, kept, dropped, known, warnings } = props;
  const { texts } = speech;
  const { review } = texts.referral;
  const { statuses } = texts.journey;
  return (
    <Page visitor={visitor} title={review.title}>
      <h1>{review.title}</h1>
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
          <p>{review.droppedWhat}</p>
          <ul>
            {dropped.map(({ name, label }) => (
              <li key={name}>{label(texts)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form visitor={visitor} action={REFERRAL_ADDRESS} commandKey={state.key}>
        <input type="hidden" name={OWNER_FIELD} value={state.mark} />
        <Kept typed={state.filled.values} />
        <DefaultButton name="_gor" value={SAVE}>
          {review.save}
        </DefaultButton>
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
          <Button name="_gor" value={SAVE}>
            {review.save}
          </Button>
          <Button kind="secondary" name="_gor" value={DRAFT}>
            {texts.drafts.saveDraft}
          </Button>
        </Buttons>
      </Form>
    </Page>
  );
};

type DraftSavedProps = Readonly<{ visitor: Visitor; speech: Speech; address: string }>;

export const ReferralDraftSaved = ({ visitor, speech: { texts }, address }: DraftSavedProps) => {
  const { drafts, referral } = texts;
  return (
    <Page visitor={visitor} title={drafts.saved}>
      <h1>{drafts.saved}</h1>
      <p class="lead">{drafts.savedWhat}</p>
      <Buttons>
        <ButtonLink href={address}>{drafts.goOn}</ButtonLink>
        <ButtonLink href={REFERRAL_ADDRESS}>{referral.title}</ButtonLink>
      </Buttons>
    </Page>
  );
};
