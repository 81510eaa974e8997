import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { AUDIT_GROUND, codesOf } from '@samspar/codes';
import { type FieldError, missingIn, type Telling, textsOf, typedIn, valueIn } from '@samspar/pages';
import { FindToReplay, IdentifyReplayed, ReplayJourney } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { identityRefused } from '../../journeys/identity-refused.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { GROUND, GROUNDS_ASKED, IdentityPage } from './identity.js';
import { clocksOf, readReplayChoice, REPLAY } from './replay-choice.js';
import { ReplayPage } from './replay-page.js';
import { askedBy, readSearchChoice } from './search-choice.js';
import { searchErrorsIn, SearchPage } from './search-page.js';

/** Granskning: what was registered of journeys and when, for auditors. */
@Allow('auditor')
@Controller(REPLAY)
export class ReplayPageController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get()
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

  @Get(':id')
  async journey(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#show(request, response, []);
  }

  /** Whom the journey is about, on the ground that is chosen; without one it is asked again. */
  @Post(':id')
  async identity(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { language } = visitorOf(request);
    const texts = textsOf(language);
    const typed = typedIn(request.body);
    const ground = codesOf(AUDIT_GROUND).find((one) => one === valueIn(typed, GROUND));
    if (!ground) return this.#show(request, response, missingIn(GROUNDS_ASKED, typed, texts));
    const asked = new IdentifyReplayed(callerOf(request), String(request.params['id']), ground);
    const journey = await this.dispatch.answer(asked, identityRefused);
    const speech = { language, texts, association: journey.association };
    show(response, <IdentityPage speech={speech} journey={journey} />);
  }

  async #show(request: Request, response: Response, unasked: readonly FieldError[]): Promise<void> {
    const { language } = visitorOf(request);
    const choice = readReplayChoice(request.query, this.clock.today);
    const id = String(request.params['id']);
    const comparedBy = choice.other && clocksOf(choice.other);
    const asked = new ReplayJourney(callerOf(request), id, clocksOf(choice), comparedBy);
    const journey = await this.dispatch.answer(asked);
    const { association, names, isProtected } = journey;
    const telling: Telling = {
      language,
      texts: textsOf(language),
      association,
      names,
      isProtected,
      isShielded: isProtected,
      clear: null,
    };
    const isWrong = Object.keys(choice.wrong).length + unasked.length > 0;
    show(response, <ReplayPage {...{ telling, journey, choice, unasked }} />, isWrong ? 422 : 200);
  }
}
