import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { AUDIT_GROUND, codesOf } from '@samspar/codes';
import {
  type FieldError,
  missingIn,
  type Telling,
  textsOf,
  typedIn,
  valueIn,
  type Visitor,
} from '@samspar/pages';
import { FindToReplay, IdentifyReplayed, type ReplayedJourney, ReplayJourney } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { identityRefused } from '../../journeys/identity-refused.js';
import { answerOrProblem, problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { sendWorkbook } from '../workbook.js';
import { GROUND, GROUNDS_ASKED, IdentityPage } from './identity.js';
import { foundSheets, journeySheets } from './replay-workbooks.js';
import { addressOfReplay, clocksOf, readReplayChoice, REPLAY } from './replay-choice.js';
import { ReplayPage } from './replay-page.js';
import { addressOfSearch, askedBy, readSearchChoice } from './search-choice.js';
import { searchErrorsIn, SearchPage } from './search-page.js';

const tellingOf = (
  language: Visitor['language'],
  { association, names, isProtected }: ReplayedJourney,
): Telling => ({
  language,
  texts: textsOf(language),
  association,
  names,
  isProtected,
  isShielded: isProtected,
  clear: null,
});

/** Granskning: what was registered of journeys and when, for auditors. */
@Allow('auditor')
@Controller()
export class ReplayPageController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get(REPLAY)
  async search(@Req() request: Request, @Res() response: Response): Promise<void> {
    const choice = readSearchChoice(request.query, this.clock.today);
    const errors = searchErrorsIn(visitorOf(request), choice);
    const isWrong = errors.length > 0;
    const asked = new FindToReplay(callerOf(request), isWrong ? undefined : askedBy(choice));
    const found = await this.dispatch.answer(asked, problemOfRefusal, notAllowed);
    show(
      response,
      <SearchPage {...found} mandate={who(request).mandate} choice={choice} errors={errors} />,
      isWrong ? 422 : 200,
    );
  }

  /** What is found as a workbook; a search that is wrong goes back to its page, which says how. */
  @Get(`${REPLAY}.xlsx`)
  async searchFile(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const choice = readSearchChoice(request.query, this.clock.today);
    if (searchErrorsIn(visitor, choice).length > 0) return response.redirect(303, addressOfSearch(choice));
    const asked = new FindToReplay(callerOf(request), askedBy(choice), true);
    const found = await this.dispatch.answer(asked, problemOfRefusal, notAllowed);
    const { names } = textsOf(visitor.language).replay.file;
    const name = `${names.search}-${this.clock.today}`;
    await sendWorkbook(response, name, foundSheets(visitor, found, choice, this.clock.now()));
  }

  @Get(`${REPLAY}/:id`)
  async journey(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#show(request, response);
  }

  /** Whom the journey is about, on the ground that is chosen; without one it is asked again. */
  @Post(`${REPLAY}/:id`)
  async identity(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { language } = visitorOf(request);
    const texts = textsOf(language);
    const typed = typedIn(request.body);
    const ground = codesOf(AUDIT_GROUND).find((one) => one === valueIn(typed, GROUND));
    if (!ground) return this.#show(request, response, { unasked: missingIn(GROUNDS_ASKED, typed, texts) });
    const asked = new IdentifyReplayed(callerOf(request), String(request.params['id']), ground);
    const outcome = await this.dispatch.send(asked);
    if (outcome.outcome === 'refused') {
      const { status, sentence } = identityRefused(outcome.refusal);
      return this.#show(request, response, { refusal: sentence[language], status });
    }
    const journey = answerOrProblem(outcome, identityRefused);
    const speech = { language, texts, association: journey.association };
    show(response, <IdentityPage speech={speech} journey={journey} />);
  }

  /** The events by the clocks that are chosen, as a workbook. */
  @Get(`${REPLAY}/:id/handelser.xlsx`)
  async journeyFile(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const choice = readReplayChoice(request.query, this.clock.today);
    const id = String(request.params['id']);
    if (Object.keys(choice.wrong).length > 0) return response.redirect(303, addressOfReplay(id, choice));
    const comparedBy = choice.other && clocksOf(choice.other);
    const asked = new ReplayJourney(callerOf(request), id, clocksOf(choice), comparedBy, true);
    const journey = await this.dispatch.answer(asked);
    const telling = tellingOf(visitor.language, journey);
    const name = telling.texts.replay.file.number(journey.reference);
    await sendWorkbook(response, name, journeySheets(visitor, telling, journey, choice, this.clock.now()));
  }

  async #show(
    request: Request,
    response: Response,
    told: Readonly<{ unasked?: readonly FieldError[]; refusal?: string; status?: number }> = {},
  ): Promise<void> {
    const { unasked = [], refusal } = told;
    const { language } = visitorOf(request);
    const choice = readReplayChoice(request.query, this.clock.today);
    const id = String(request.params['id']);
    const comparedBy = choice.other && clocksOf(choice.other);
    const asked = new ReplayJourney(callerOf(request), id, clocksOf(choice), comparedBy);
    const journey = await this.dispatch.answer(asked);
    const telling = tellingOf(language, journey);
    const isWrong = Object.keys(choice.wrong).length + unasked.length > 0;
    const status = told.status ?? (isWrong ? 422 : 200);
    show(response, <ReplayPage {...{ telling, journey, choice, unasked, refusal }} />, status);
  }
}
