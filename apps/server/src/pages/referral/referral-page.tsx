import type { JourneyStatus } from '@samspar/casework';
import type { Sentence } from '@samspar/kernel';
import { AboutDrafts, addressOfDiscard, type Drafted } from '../drafts/draft-list.js';
import { OWNER_FIELD, REFERRAL_ADDRESS } from '../drafts/form-drafts.js';
import { DRAFT, Kept } from '../journey/form-page.js';
import type { Speech } from '../journey/in-words.js';
import { addressOf } from '../journey/journey-page.js';
import { type Asking, one } from '../journey/question.js';
import { codeInWords, dayInWords, interventionInWords, partyInWords } from '../journey/in-words.js';
import { Page } from '../layout.js';
import { withDays } from '../parts/days.js';
import { Facts } from '../parts/facts.js';
import {
  Button,
  ButtonLink,
  Buttons,
  DefaultButton,
  ErrorSummary,
  type Filled,
  Form,
} from '../parts/form.js';
import { Notice } from '../parts/notice.js';
import { SEX } from '@samspar/codes';
import type { Visitor } from '../visitor.js';
import type { ReferralQuestions } from './referral-questions.js';

export const SAVE = 'spara';
export const CHANGE = 'andra';

/** A referral as it was typed so far. */
export type ReferralState = Readonly<{
  filled: Filled;
  /** What is wrong with it as a whole. */
  whole?: string;
  key: string;
  mark: string;
  /** True where a row was just added to what else is asked of the person. */
  isMoreOpen?: boolean;
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
  const { filled, whole, key, mark, draftAt, isMoreOpen = false } = state;
  const asking: Asking = { language, texts, association, filled };
  const isWrong = filled.errors.length > 0 || whole !== undefined;
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
        <ErrorSummary visitor={visitor} errors={filled.errors}>
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
  Readonly<{ known: readonly KnownJourney[]; warnings: readonly Sentence[] }>;

/** What is about to be saved, and what should be looked at first. */
export const ReviewPage = ({ visitor, speech, state, known, warnings }: ReviewProps) => {
  const { texts } = speech;
  const { review } = texts.referral;
  const { facts, statuses, person } = texts.journey;
  const typed = (control: string) => one(state.filled.values, control);
  const isAnonymous = typed('anonymous') === 'anonymous';
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
                <a href={addressOf(id)}>
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
      <Facts
        facts={[
          { name: facts.intervention, value: interventionInWords(speech, typed('intervention')) },
          ...(isAnonymous
            ? [{ name: review.person, value: person.anonymous }]
            : [
                { name: person.number, value: typed('identityNumber') },
                ...(typed('name') === '' ? [] : [{ name: person.name, value: typed('name') }]),
              ]),
          { name: facts.sex, value: codeInWords(speech, 'sex', SEX, typed('profile.sex')) },
          { name: facts.referredOn, value: dayInWords(texts, typed('referredOn')) },
          { name: facts.referringParty, value: partyInWords(speech, typed('referringParty')) },
          { name: facts.referringUnit, value: typed('referringUnit') },
        ]}
      />
      <Form visitor={visitor} action={REFERRAL_ADDRESS} commandKey={state.key}>
        <input type="hidden" name={OWNER_FIELD} value={state.mark} />
        <Kept typed={state.filled.values} />
        <Buttons>
          <Button name="_gor" value={SAVE}>
            {review.save}
          </Button>
          <Button kind="secondary" name="_gor" value={CHANGE}>
            {review.change}
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
