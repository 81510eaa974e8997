import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { maySeeJourney } from '@samspar/access';
import { nameBasedId, StoreUnavailable } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import {
  addressOfJourney,
  bodyOf,
  DRAFT,
  DRAFT_PARAMETER,
  keyOf,
  lengthened,
  personInWords,
  referenceOf,
  type Speech,
  steered,
  textsOf,
  tidied,
  typedIn,
} from '@samspar/pages';
import type { Identity } from '@samspar/vault';
import { VaultUnavailable } from '@samspar/vault-database';
import type { Request, Response } from 'express';
import { problemsOf } from '../../body-pipe.js';
import { readingBy } from '../../access-log.js';
import { correlationOf } from '../../correlation.js';
import type { Asked } from '../../journeys/asked.js';
import { Commands } from '../../journeys/commands.js';
import { associationNamed } from '../../journeys/ground.js';
import { previewOf } from '../../journeys/refer.js';
import { ReferralBody } from '../../journeys/referral-body.js';
import { bodyInvalid, Problem } from '../../problem.js';
import { Allow } from '../../sign-in/allow.js';
import { todayBy } from '../../today.js';
import { INSTALLATION } from '../../token.js';
import { type Asker, who } from '../../who.js';
import { CaseLists } from '../../queries/case-lists.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { FormDrafts, REFERRAL_ADDRESS } from '../../drafts/form-drafts.js';
import { wrongIn } from '../sent-form.js';
import { show } from '../render.js';
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
import { allOf, keptOf, prefilledFor, referralQuestions } from './referral-questions.js';

const ANSWERED: readonly number[] = [400, 409, 422];

const checked = (body: object): ReferralBody => {
  const problems = problemsOf(ReferralBody, body);
  if (problems.length > 0) throw bodyInvalid(problems);
  return Object.assign(new ReferralBody(), body);
};

/** The command that a form becomes when it is saved, and the journey that comes of it. */
const idsOf = ({ actor }: Asker, key: string) => {
  const commandId = nameBasedId(actor, 'POST', REFERRAL_ADDRESS, key);
  return { commandId, journey: nameBasedId('journey', commandId) };
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
    const asked = referralQuestions(todayBy(this.installation.clock));
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
    if (changed !== '')
      return this.#show(request, response, {
        ...state,
        isMoreOpen: asked.more.some(({ name }) => name === changed),
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
      default:
        return this.#take(request, response, state);
    }
  }

  /** Shows what would be saved, or saves it; shows the form again where something is wrong with it. */
  async #take(request: Request, response: Response, state: ReferralState): Promise<void> {
    const asker = who(request);
    const today = todayBy(this.installation.clock);
    const { values } = state.filled;
    const { kept, given, dropped } = keptOf(allOf(referralQuestions(today)), values);
    try {
      const body = checked(bodyOf(kept, values, today, { association: asker.association ?? '', ...given }));
      if (steered(request.body, '_gor') === SAVE) return await this.#save(request, response, state, body);
      const preview = previewOf(this.installation, asker, body);
      const known = preview.identity ? await this.#journeysOf(request, preview.identity) : [];
      return show(
        response,
        <ReviewPage
          visitor={visitorOf(request)}
          speech={this.#speech(request)}
          state={state}
          today={today}
          kept={kept}
          dropped={dropped}
          known={known}
          warnings={preview.warnings.map(({ sentence }) => sentence)}
        />,
      );
    } catch (error) {
      if (error instanceof StoreUnavailable || error instanceof VaultUnavailable) {
        const { what, todo } = textsOf(visitorOf(request).language).errors[503];
        return this.#show(request, response, { ...state, whole: `${what} ${todo}` }, 503);
      }
      if (error instanceof Problem && error.code === 'IdempotencyKeyReused') {
        const savedBefore = await this.#savedBefore(request, state.key);
        return this.#show(request, response, { ...state, key: randomUUID(), savedBefore }, 409);
      }
      if (!(error instanceof Problem) || !ANSWERED.includes(error.status)) throw error;
      const { errors, whole } = wrongIn(error, kept, values, this.#speech(request));
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
    const asked: Asked = {
      asker,
      ...idsOf(asker, state.key),
      correlationId: correlationOf(request),
      text: JSON.stringify(body),
      setHeader: () => undefined,
    };
    const { journey, position, warnings } = await this.commands.refer(asked, body);
    await this.drafts.remove(asker.actor, state.key);
    const query = new URLSearchParams([
      ['efter', position],
      ...warnings.map(({ code }) => ['varning', code]),
    ]);
    response.redirect(303, `${addressOfJourney(journey)}?${query.toString()}`);
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

  /** What a form was saved as, with the person's name where she may see the journey. */
  async #savedBefore(request: Request, key: string): Promise<Readonly<{ id: string; words: string }>> {
    const asker = who(request);
    const id = idsOf(asker, key).journey;
    const texts = textsOf(visitorOf(request).language);
    const line = this.lists.caseload.journey(id);
    const reading = readingBy(request, 'form');
    const [saved] = !line
      ? []
      : maySeeJourney(asker, line)
        ? await this.lists.shown(reading, [line])
        : await this.lists.unnamed(reading, 'sender', [line]);
    const told = saved && [personInWords(texts, saved.person), saved.intervention];
    const number = saved?.number ?? referenceOf(id);
    return { id, words: [...(told ?? []), number].filter((part) => part !== undefined).join(', ') };
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
