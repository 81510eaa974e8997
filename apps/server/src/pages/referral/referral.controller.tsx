import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import type { Association } from '@samspar/association';
import {
  bodyOf,
  DRAFT,
  DraftSavedPage,
  DRAFT_PARAMETER,
  keyOf,
  lengthened,
  missingIn,
  personInWords,
  type Speech,
  steered,
  tidied,
  type Question,
  SAVE,
} from '@samspar/pages';
import {
  PreviewReferral,
  Refer,
  referenceOf,
  type ReferralPreview,
  ReadOwnAssociation,
  type Sent,
  ReadSomeCases,
} from '@samspar/use-cases';
import { nameBasedId } from '@samspar/event-store';
import { unreachable } from '@samspar/kernel';
import { problemsOf } from '../../body-pipe.js';
import { ReferralBody } from '../../journeys/referral-body.js';
import { referralTold } from '../../journeys/resources.js';
import { journeyNotFound, stale } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import type { Asker } from '../../who.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { FormDrafts, REFERRAL_ADDRESS } from '../../drafts/form-drafts.js';
import { addressOfSaved, outOfReach, type Wrong, wrongBy, wrongFields } from '../sent-form.js';
import { CHANGE, ReferralPage, type ReferralState, ReviewPage, SendingPage } from './referral-page.js';
import {
  allOf,
  isAnonymousReferral,
  isTyped,
  keptOf,
  prefilledFor,
  referralQuestions,
} from './referral-questions.js';
import {
  allOfSending,
  answeredOfSending,
  prefilledSending,
  type SendingQuestions,
  sendingQuestions,
  sidesOf,
} from './sending-questions.js';
import { PageVisit, Visiting } from '../visit.js';

/** The command that a form becomes when it is saved, and the journey that comes of it. */
const idsOf = ({ actor }: Asker, key: string) => {
  const commandId = nameBasedId(actor, 'POST', REFERRAL_ADDRESS, key);
  return { commandId, journey: nameBasedId('journey', commandId) };
};

const isNotCovered = ({ warnings }: ReferralPreview): boolean =>
  warnings.some(({ code }) => code === 'ReferralNotCovered');

/** Ny anmälan: filled in, looked at once more, saved. */
@Allow('caseworker')
@Controller('arenden/ny')
export class ReferralPageController {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly draftLists: DraftLists,
  ) {}

  @Get()
  async form(@Visiting() visit: PageVisit): Promise<string> {
    const { asker, today } = visit;
    const id = visit.query[DRAFT_PARAMETER];
    const left = await this.drafts.named(asker.actor, REFERRAL_ADDRESS, id);
    const drafts = await this.draftLists.at(visit.caller, REFERRAL_ADDRESS, visit.texts);
    return this.#show(visit, {
      filled: { values: left?.typed ?? prefilledFor(asker, today), errors: [] },
      key: left?.id ?? randomUUID(),
      mark: this.drafts.markOf(asker.actor),
      drafts: drafts.filter((draft) => draft.left.id !== left?.id),
      draftAt: left?.savedAt,
      isGone: id !== undefined && !left,
    });
  }

  @Post()
  async send(@Visiting() visit: PageVisit): Promise<string> {
    const { actor } = visit.asker;
    const asked = referralQuestions(visit.today);
    const questions = allOf(asked);
    const state: ReferralState = {
      filled: { values: tidied(questions, visit.typed), errors: [] },
      key: keyOf(visit.request.body),
      mark: this.drafts.markOf(actor),
    };
    const longer = lengthened(questions, visit.request.body, state.filled.values);
    if (longer)
      return this.#show(visit, {
        ...state,
        filled: { values: longer, errors: [] },
        isMoreOpen: true,
      });
    const changed = steered(visit.request.body, CHANGE);
    const { association } = await this.#speech(visit);
    if (allOfSending(this.#questions(visit, association)).some(({ name }) => name === changed))
      return this.#ask(visit, state);
    if (changed !== '')
      return this.#show(visit, {
        ...state,
        isMoreOpen: asked.more.some(({ name }) => name === changed),
      });
    switch (visit.step) {
      case DRAFT:
        return visit.show(
          <DraftSavedPage
            address={await this.drafts.keep(actor, REFERRAL_ADDRESS, visit.request.body)}
            back={REFERRAL_ADDRESS}
          >
            {visit.texts.referral.title}
          </DraftSavedPage>,
        );
      default:
        return this.#take(visit, state);
    }
  }

  /** Shows what would be saved, or saves it; shows the form again where something is wrong with it. */
  async #take(visit: PageVisit, state: ReferralState): Promise<string> {
    const { today } = visit;
    const { caller } = visit;
    const { asker } = caller;
    const speech = await this.#speech(visit);
    const { values } = state.filled;
    const form = keptOf(allOf(referralQuestions(today)), values);
    const sending = this.#questions(visit, speech.association);
    const ofSending = isAnonymousReferral(values) ? [] : answeredOfSending(sending, values);
    const kept = [...form.kept, ...ofSending];
    const inVain = ofSending.length === 0 && isTyped(values, sending.way) ? [sending.way] : [];
    const dropped = [...form.dropped, ...inVain];
    const again = ({ errors, whole }: Wrong, status = 422) => {
      const wrong = { ...state, filled: { values, errors }, whole };
      const asked = new Set(ofSending.map(({ name }) => name));
      return errors.length > 0 && errors.every(({ field }) => asked.has(field))
        ? this.#ask(visit, wrong, status)
        : this.#show(visit, wrong, status);
    };
    const body = bodyOf(kept, values, today, { association: asker.association ?? '', ...form.given });
    const problems = problemsOf(ReferralBody, body);
    const missing = missingIn(ofSending, values, speech.texts);
    if (problems.length > 0 || missing.length > 0) {
      const { errors } = wrongFields(problems, kept, values, speech);
      return again({ errors: [...errors, ...missing] });
    }
    const referral = referralTold(Object.assign(new ReferralBody(), body));
    const isToBeSaved = visit.step === SAVE;
    const { journey, commandId } = idsOf(asker, state.key);
    const sent: Sent = { ...caller, commandId, text: JSON.stringify(body) };
    const outcome = isToBeSaved
      ? await visit.send(new Refer(sent, journey, referral))
      : await visit.send(new PreviewReferral(caller, referral));
    switch (outcome.outcome) {
      case 'accepted':
      case 'repeated':
        if ('known' in outcome.answer && ofSending.length === 0 && isNotCovered(outcome.answer))
          return this.#ask(visit, state);
        if ('known' in outcome.answer)
          return this.#review(visit, speech, state, kept, dropped, outcome.answer);
        await this.drafts.remove(asker.actor, state.key);
        return visit.goTo(addressOfSaved(journey, outcome.answer));
      case 'refused': {
        const { refusal, field } = outcome;
        if (refusal.code === 'ReferralNotCovered' && ofSending.length === 0) return this.#ask(visit, state);
        if (refusal.code !== 'CommandIdReused') return again(wrongBy(refusal, field, kept, values, speech));
        const savedBefore = await this.#savedBefore(visit, state.key);
        return this.#show(visit, { ...state, key: randomUUID(), savedBefore }, 409);
      }
      case 'unavailable':
        return again(outOfReach(speech), 503);
      case 'stale':
        return again({ errors: [], whole: stale(outcome.revision).sentence[speech.language] });
      case 'notFound':
        throw journeyNotFound();
      default:
        return unreachable(outcome);
    }
  }

  /** Asks whether the referral may be given out to the authority that runs the insats. */
  async #ask(visit: PageVisit, state: ReferralState, status = 200): Promise<string> {
    const speech = await this.#speech(visit);
    const { filled } = state;
    const sides = sidesOf(speech.association, visit.asker, filled.values);
    const values = prefilledSending(filled.values, sides, speech, visit.today);
    return visit.show(
      <SendingPage
        speech={speech}
        state={{ ...state, filled: { ...filled, values } }}
        questions={this.#questions(visit, speech.association)}
        receivers={sides.receiving.map(({ name }) => name)}
      />,
      status,
    );
  }

  #questions({ today, asker }: PageVisit, association: Association): SendingQuestions {
    return sendingQuestions(today, association, asker);
  }

  #review(
    visit: PageVisit,
    speech: Speech,
    state: ReferralState,
    kept: readonly Question[],
    dropped: readonly Question[],
    { known, warnings }: ReferralPreview,
  ): string {
    return visit.show(
      <ReviewPage
        speech={speech}
        state={state}
        today={visit.today}
        kept={kept}
        dropped={dropped}
        known={known.map(({ line, number }) => ({
          id: line.journey,
          number,
          intervention: line.intervention,
          status: line.status,
        }))}
        warnings={warnings.map(({ sentence }) => sentence)}
      />,
    );
  }

  /** What a form was saved as, with the person's name where she may see the journey. */
  async #savedBefore(visit: PageVisit, key: string): Promise<Readonly<{ id: string; words: string }>> {
    const { asker, texts } = visit;
    const id = idsOf(asker, key).journey;
    const [saved] = await visit.answer(
      new ReadSomeCases(visit.reading('form'), [{ journey: id, part: 'referral' }]),
    );
    const told = saved && [personInWords(texts, saved.person), saved.intervention];
    const number = saved?.number ?? referenceOf(id);
    return { id, words: [...(told ?? []), number].filter((part) => part !== undefined).join(', ') };
  }

  async #speech(visit: PageVisit): Promise<Speech & Readonly<{ association: Association }>> {
    const { language, texts } = visit;
    const asked = new ReadOwnAssociation(visit.caller);
    return { language, texts, association: await visit.answer(asked, unreachable, notAllowed) };
  }

  async #show(visit: PageVisit, state: ReferralState, status = 200): Promise<string> {
    const questions = referralQuestions(visit.today);
    return visit.show(
      <ReferralPage speech={await this.#speech(visit)} state={state} questions={questions} />,
      status,
    );
  }
}
