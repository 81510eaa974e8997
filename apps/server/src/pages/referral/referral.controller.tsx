import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
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
  textsOf,
  tidied,
  typedIn,
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
import type { Request, Response } from 'express';
import { problemsOf } from '../../body-pipe.js';
import { callerOf, readingBy } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { ReferralBody } from '../../journeys/referral-body.js';
import { referralTold } from '../../journeys/resources.js';
import { journeyNotFound, stale } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { type Asker, who } from '../../who.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { FormDrafts, REFERRAL_ADDRESS } from '../../drafts/form-drafts.js';
import { show } from '../render.js';
import { addressOfSaved, outOfReach, type Wrong, wrongBy, wrongFields } from '../sent-form.js';
import { visitorOf } from '../visitor.js';
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
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
    private readonly drafts: FormDrafts,
    private readonly draftLists: DraftLists,
  ) {}

  @Get()
  async form(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const today = this.clock.today;
    const id = request.query[DRAFT_PARAMETER];
    const left = await this.drafts.named(asker.actor, REFERRAL_ADDRESS, id);
    const drafts = await this.draftLists.at(
      callerOf(request),
      REFERRAL_ADDRESS,
      textsOf(visitorOf(request).language),
    );
    await this.#show(request, response, {
      filled: { values: left?.typed ?? prefilledFor(asker, today), errors: [] },
      key: left?.id ?? randomUUID(),
      mark: this.drafts.markOf(asker.actor),
      drafts: drafts.filter((draft) => draft.left.id !== left?.id),
      draftAt: left?.savedAt,
      isGone: id !== undefined && !left,
    });
  }

  @Post()
  async send(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { actor } = who(request);
    const asked = referralQuestions(this.clock.today);
    const questions = allOf(asked);
    const state: ReferralState = {
      filled: { values: tidied(questions, typedIn(request.body)), errors: [] },
      key: keyOf(request.body),
      mark: this.drafts.markOf(actor),
    };
    const longer = lengthened(questions, request.body, state.filled.values);
    if (longer)
      return this.#show(request, response, {
        ...state,
        filled: { values: longer, errors: [] },
        isMoreOpen: true,
      });
    const changed = steered(request.body, CHANGE);
    const { association } = await this.#speech(request);
    if (allOfSending(this.#questions(who(request), association)).some(({ name }) => name === changed))
      return this.#ask(request, response, state);
    if (changed !== '')
      return this.#show(request, response, {
        ...state,
        isMoreOpen: asked.more.some(({ name }) => name === changed),
      });
    switch (steered(request.body, '_gor')) {
      case DRAFT:
        return show(
          response,
          <DraftSavedPage
            address={await this.drafts.keep(actor, REFERRAL_ADDRESS, request.body)}
            back={REFERRAL_ADDRESS}
          >
            {textsOf(visitorOf(request).language).referral.title}
          </DraftSavedPage>,
        );
      default:
        return this.#take(request, response, state);
    }
  }

  /** Shows what would be saved, or saves it; shows the form again where something is wrong with it. */
  async #take(request: Request, response: Response, state: ReferralState): Promise<void> {
    const { today } = this.clock;
    const caller = callerOf(request);
    const { asker } = caller;
    const speech = await this.#speech(request);
    const { values } = state.filled;
    const form = keptOf(allOf(referralQuestions(today)), values);
    const sending = this.#questions(asker, speech.association);
    const ofSending = isAnonymousReferral(values) ? [] : answeredOfSending(sending, values);
    const kept = [...form.kept, ...ofSending];
    const inVain = ofSending.length === 0 && isTyped(values, sending.way) ? [sending.way] : [];
    const dropped = [...form.dropped, ...inVain];
    const again = ({ errors, whole }: Wrong, status = 422) => {
      const wrong = { ...state, filled: { values, errors }, whole };
      const asked = new Set(ofSending.map(({ name }) => name));
      return errors.length > 0 && errors.every(({ field }) => asked.has(field))
        ? this.#ask(request, response, wrong, status)
        : this.#show(request, response, wrong, status);
    };
    const body = bodyOf(kept, values, today, { association: asker.association ?? '', ...form.given });
    const problems = problemsOf(ReferralBody, body);
    const missing = missingIn(ofSending, values, speech.texts);
    if (problems.length > 0 || missing.length > 0) {
      const { errors } = wrongFields(problems, kept, values, speech);
      return again({ errors: [...errors, ...missing] });
    }
    const referral = referralTold(Object.assign(new ReferralBody(), body));
    const isToBeSaved = steered(request.body, '_gor') === SAVE;
    const { journey, commandId } = idsOf(asker, state.key);
    const sent: Sent = { ...caller, commandId, text: JSON.stringify(body) };
    const outcome = isToBeSaved
      ? await this.dispatch.send(new Refer(sent, journey, referral))
      : await this.dispatch.send(new PreviewReferral(caller, referral));
    switch (outcome.outcome) {
      case 'accepted':
      case 'repeated':
        if ('known' in outcome.answer && ofSending.length === 0 && isNotCovered(outcome.answer))
          return this.#ask(request, response, state);
        if ('known' in outcome.answer)
          return this.#review(response, speech, state, kept, dropped, outcome.answer);
        await this.drafts.remove(asker.actor, state.key);
        return response.redirect(303, addressOfSaved(journey, outcome.answer));
      case 'refused': {
        const { refusal, field } = outcome;
        if (refusal.code === 'ReferralNotCovered' && ofSending.length === 0)
          return this.#ask(request, response, state);
        if (refusal.code !== 'CommandIdReused') return again(wrongBy(refusal, field, kept, values, speech));
        const savedBefore = await this.#savedBefore(request, state.key);
        return this.#show(request, response, { ...state, key: randomUUID(), savedBefore }, 409);
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
  async #ask(request: Request, response: Response, state: ReferralState, status = 200): Promise<void> {
    const speech = await this.#speech(request);
    const { filled } = state;
    const sides = sidesOf(speech.association, who(request), filled.values);
    const values = prefilledSending(filled.values, sides, speech, this.clock.today);
    show(
      response,
      <SendingPage
        speech={speech}
        state={{ ...state, filled: { ...filled, values } }}
        questions={this.#questions(who(request), speech.association)}
        receivers={sides.receiving.map(({ name }) => name)}
      />,
      status,
    );
  }

  #questions(asker: Asker, association: Association): SendingQuestions {
    return sendingQuestions(this.clock.today, association, asker);
  }

  #review(
    response: Response,
    speech: Speech,
    state: ReferralState,
    kept: readonly Question[],
    dropped: readonly Question[],
    { known, warnings }: ReferralPreview,
  ): void {
    show(
      response,
      <ReviewPage
        speech={speech}
        state={state}
        today={this.clock.today}
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
  async #savedBefore(request: Request, key: string): Promise<Readonly<{ id: string; words: string }>> {
    const asker = who(request);
    const id = idsOf(asker, key).journey;
    const texts = textsOf(visitorOf(request).language);
    const [saved] = await this.dispatch.answer(
      new ReadSomeCases(readingBy(request, 'form'), [{ journey: id, part: 'referral' }]),
    );
    const told = saved && [personInWords(texts, saved.person), saved.intervention];
    const number = saved?.number ?? referenceOf(id);
    return { id, words: [...(told ?? []), number].filter((part) => part !== undefined).join(', ') };
  }

  async #speech(request: Request): Promise<Speech & Readonly<{ association: Association }>> {
    const { language } = visitorOf(request);
    const asked = new ReadOwnAssociation(callerOf(request));
    const association = await this.dispatch.answer(asked, unreachable, notAllowed);
    return { language, texts: textsOf(language), association };
  }

  async #show(request: Request, response: Response, state: ReferralState, status = 200): Promise<void> {
    const today = this.clock.today;
    show(
      response,
      <ReferralPage
        speech={await this.#speech(request)}
        state={state}
        questions={referralQuestions(today)}
      />,
      status,
    );
  }
}
