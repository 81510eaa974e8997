import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { nameBasedId, StoreUnavailable } from '@samspar/event-store';
import { type Identity, VaultUnavailable } from '@samspar/vault';
import type { Request, Response } from 'express';
import { problemsOf } from '../../body-pipe.js';
import { readingBy } from '../../access-log.js';
import { correlationOf } from '../../correlation.js';
import type { Installation } from '../../installation.js';
import type { Asked } from '../../journeys/asked.js';
import { Commands } from '../../journeys/commands.js';
import { associationNamed } from '../../journeys/ground.js';
import { type Preview, previewOf } from '../../journeys/refer.js';
import { ReferralBody } from '../../journeys/referral-body.js';
import { bodyInvalid, Problem } from '../../problem.js';
import { Allow } from '../../sign-in/allow.js';
import { todayBy } from '../../today.js';
import { INSTALLATION } from '../../token.js';
import { who } from '../../who.js';
import { CaseLists } from '../cases/case-lists.js';
import { DraftLists } from '../drafts/draft-lists.js';
import { DRAFT_PARAMETER, FormDrafts, REFERRAL_ADDRESS } from '../drafts/form-drafts.js';
import { DRAFT } from '../journey/form-page.js';
import type { Speech } from '../journey/in-words.js';
import { addressOf } from '../journey/journey-page.js';
import { bodyOf, keyOf, lengthened, steered, tidied, typedIn, wrongIn } from '../journey/sent-form.js';
import { show } from '../render.js';
import { textsOf } from '../texts/texts.js';
import { visitorOf } from '../visitor.js';
import {
  CHANGE,
  type KnownJourney,
  ReferralDraftSaved,
  ReferralPage,
  type ReferralState,
  ReviewPage,
  SAVE,
} from './referral-page.js';
import { allOf, prefilledFor, referralQuestions } from './referral-questions.js';

const ANSWERED: readonly number[] = [400, 409, 422];

const checked = (body: object): ReferralBody => {
  const problems = problemsOf(ReferralBody, body);
  if (problems.length > 0) throw bodyInvalid(problems);
  return Object.assign(new ReferralBody(), body);
};

/** Ny anmälan: filled in, looked at once more, saved. */
@ApiExcludeController()
@Allow('caseworker')
@Controller('arenden/ny')
export class ReferralPageController {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly commands: Commands,
    private readonly drafts: FormDrafts,
    private readonly draftLists: DraftLists,
    private readonly lists: CaseLists,
  ) {}

  @Get()
  async form(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const today = todayBy(this.installation.clock);
    const id = request.query[DRAFT_PARAMETER];
    const left = await this.drafts.named(asker.actor, REFERRAL_ADDRESS, id);
    const drafts = await this.draftLists.at(asker, REFERRAL_ADDRESS, textsOf(visitorOf(request).language));
    this.#show(request, response, {
      filled: { values: left?.typed ?? prefilledFor(asker, today), errors: [] },
      key: left?.id ?? randomUUID(),
      mark: this.drafts.markOf(asker.actor),
      drafts: drafts.filter((draft) => draft.left.id !== left?.id),
      ...(left && { draftAt: left.savedAt }),
      isGone: id !== undefined && !left,
    });
  }

  @Post()
  async send(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { actor } = who(request);
    const questions = allOf(referralQuestions(todayBy(this.installation.clock)));
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
    switch (steered(request.body, '_gor')) {
      case DRAFT:
        return show(
          response,
          <ReferralDraftSaved
            visitor={visitorOf(request)}
            speech={this.#speech(request)}
            address={await this.drafts.keep(actor, REFERRAL_ADDRESS, request.body)}
          />,
        );
      case CHANGE:
        return this.#show(request, response, state);
      default:
        return this.#take(request, response, state);
    }
  }

  /** Shows what would be saved, or saves it; shows the form again where something is wrong with it. */
  async #take(request: Request, response: Response, state: ReferralState): Promise<void> {
    const asker = who(request);
    const today = todayBy(this.installation.clock);
    const questions = allOf(referralQuestions(today));
    const { values } = state.filled;
    try {
      const body = checked(bodyOf(questions, values, today, { association: asker.association ?? '' }));
      if (steered(request.body, '_gor') === SAVE) return await this.#save(request, response, state, body);
      const preview = previewOf(this.installation, asker, body);
      return await this.#review(request, response, state, preview);
    } catch (error) {
      if (error instanceof StoreUnavailable || error instanceof VaultUnavailable) {
        const { what, todo } = textsOf(visitorOf(request).language).errors[503];
        return this.#show(request, response, { ...state, whole: `${what} ${todo}` }, 503);
      }
      if (!(error instanceof Problem) || !ANSWERED.includes(error.status)) throw error;
      const { errors, whole } = wrongIn(error, questions, values, this.#speech(request));
      return this.#show(
        request,
        response,
        { ...state, filled: { values, errors }, ...(whole !== undefined && { whole }) },
        422,
      );
    }
  }

  async #save(request: Request, response: Response, state: ReferralState, body: ReferralBody): Promise<void> {
    const asker = who(request);
    const commandId = nameBasedId(asker.actor, 'POST', REFERRAL_ADDRESS, state.key);
    const asked: Asked = {
      asker,
      commandId,
      correlationId: correlationOf(request),
      journey: nameBasedId('journey', commandId),
      text: JSON.stringify(body),
      setHeader: () => undefined,
    };
    const { journey, position, warnings } = await this.commands.refer(asked, body);
    await this.drafts.remove(asker.actor, state.key);
    const query = new URLSearchParams([
      ['efter', position],
      ...warnings.map(({ code }) => ['varning', code]),
    ]);
    response.redirect(303, `${addressOf(journey)}?${query.toString()}`);
  }

  async #review(
    request: Request,
    response: Response,
    state: ReferralState,
    { identity, warnings }: Preview,
  ): Promise<void> {
    const known = identity ? await this.#journeysOf(request, identity) : [];
    show(
      response,
      <ReviewPage
        visitor={visitorOf(request)}
        speech={this.#speech(request)}
        state={state}
        known={known}
        warnings={warnings.map(({ sentence }) => sentence)}
      />,
    );
  }

  /** The same person's journeys in the asker's own insatser; of others nothing is said, not even that they are there. */
  async #journeysOf(request: Request, { number }: Identity): Promise<readonly KnownJourney[]> {
    const places = this.lists.placesOf(who(request));
    const participantId = await this.installation.vault.find(places.association, number);
    if (participantId === undefined) return [];
    const lines = this.lists.caseload.byParticipant({ ...places, participantId });
    return (await this.lists.shown(readingBy(request, 'same-person'), lines)).map(
      ({ line, number: own }) => ({
        id: line.journey,
        number: own,
        intervention: line.intervention,
        status: line.status,
      }),
    );
  }

  #speech(request: Request): Speech {
    const { language } = visitorOf(request);
    const { association } = who(request);
    return {
      language,
      texts: textsOf(language),
      association: associationNamed(this.installation.views.associations(), association ?? undefined),
    };
  }

  #show(request: Request, response: Response, state: ReferralState, status = 200): void {
    const today = todayBy(this.installation.clock);
    show(
      response,
      <ReferralPage
        visitor={visitorOf(request)}
        speech={this.#speech(request)}
        state={state}
        questions={referralQuestions(today)}
      />,
      status,
    );
  }
}
