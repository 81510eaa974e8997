import { Controller, Get, Post, type StreamableFile } from '@nestjs/common';
import { AUDIT_GROUND, codesOf } from '@samspar/codes';
import { type FieldError, missingIn, type Telling, valueIn } from '@samspar/pages';
import { FindToReplay, IdentifyReplayed, type ReplayedJourney, ReplayJourney } from '@samspar/use-cases';
import { identityRefused } from '../../journeys/identity-refused.js';
import { answerOrProblem, problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { PageVisit, Visiting } from '../visit.js';
import { workbookFile } from '../workbook.js';
import { GROUND, GROUNDS_ASKED, IdentityPage } from './identity.js';
import { foundSheets, journeySheets } from './replay-workbooks.js';
import { addressOfReplay, clocksOf, readReplayChoice, REPLAY } from './replay-choice.js';
import { ReplayPage } from './replay-page.js';
import { addressOfSearch, askedBy, readSearchChoice } from './search-choice.js';
import { searchErrorsIn, SearchPage } from './search-page.js';

const tellingOf = (
  { language, texts }: PageVisit,
  { association, names, isProtected }: ReplayedJourney,
): Telling => ({
  language,
  texts,
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
  @Get(REPLAY)
  async search(@Visiting() visit: PageVisit): Promise<string> {
    const choice = readSearchChoice(visit.query, visit.today);
    const errors = searchErrorsIn(visit.visitor, choice);
    const isWrong = errors.length > 0;
    const asked = new FindToReplay(visit.caller, isWrong ? undefined : askedBy(choice));
    const found = await visit.answer(asked, problemOfRefusal, notAllowed);
    return visit.show(
      <SearchPage {...found} mandate={visit.asker.mandate} choice={choice} errors={errors} />,
      isWrong ? 422 : 200,
    );
  }

  /** What is found as a workbook; a search that is wrong goes back to its page, which says how. */
  @Get(`${REPLAY}.xlsx`)
  async searchFile(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    const { visitor } = visit;
    const choice = readSearchChoice(visit.query, visit.today);
    if (searchErrorsIn(visitor, choice).length > 0) return visit.goTo(addressOfSearch(choice));
    const asked = new FindToReplay(visit.caller, askedBy(choice), true);
    const found = await visit.answer(asked, problemOfRefusal, notAllowed);
    const { names } = visit.texts.replay.file;
    const name = `${names.search}-${visit.today}`;
    return workbookFile(visit, name, foundSheets(visitor, found, choice, visit.now));
  }

  @Get(`${REPLAY}/:id`)
  async journey(@Visiting() visit: PageVisit): Promise<string> {
    return this.#show(visit);
  }

  /** Whom the journey is about, on the ground that is chosen; without one it is asked again. */
  @Post(`${REPLAY}/:id`)
  async identity(@Visiting() visit: PageVisit): Promise<string> {
    const { language, texts, typed } = visit;
    const ground = codesOf(AUDIT_GROUND).find((one) => one === valueIn(typed, GROUND));
    if (!ground) return this.#show(visit, { unasked: missingIn(GROUNDS_ASKED, typed, texts) });
    const asked = new IdentifyReplayed(visit.caller, visit.param('id'), ground);
    const outcome = await visit.send(asked);
    if (outcome.outcome === 'refused') {
      const { status, sentence } = identityRefused(outcome.refusal);
      return this.#show(visit, { refusal: sentence[language], status });
    }
    const journey = answerOrProblem(outcome, identityRefused);
    const speech = { language, texts, association: journey.association };
    return visit.show(<IdentityPage speech={speech} journey={journey} />);
  }

  /** The events by the clocks that are chosen, as a workbook. */
  @Get(`${REPLAY}/:id/handelser.xlsx`)
  async journeyFile(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    const { visitor } = visit;
    const choice = readReplayChoice(visit.query, visit.today);
    const id = visit.param('id');
    if (Object.keys(choice.wrong).length > 0) return visit.goTo(addressOfReplay(id, choice));
    const comparedBy = choice.other && clocksOf(choice.other);
    const asked = new ReplayJourney(visit.caller, id, clocksOf(choice), comparedBy, true);
    const journey = await visit.answer(asked);
    const telling = tellingOf(visit, journey);
    const name = telling.texts.replay.file.number(journey.reference);
    return workbookFile(visit, name, journeySheets(visitor, telling, journey, choice, visit.now));
  }

  async #show(
    visit: PageVisit,
    told: Readonly<{ unasked?: readonly FieldError[]; refusal?: string; status?: number }> = {},
  ): Promise<string> {
    const { unasked = [], refusal } = told;
    const choice = readReplayChoice(visit.query, visit.today);
    const id = visit.param('id');
    const comparedBy = choice.other && clocksOf(choice.other);
    const asked = new ReplayJourney(visit.caller, id, clocksOf(choice), comparedBy);
    const journey = await visit.answer(asked);
    const telling = tellingOf(visit, journey);
    const isWrong = Object.keys(choice.wrong).length + unasked.length > 0;
    const status = told.status ?? (isWrong ? 422 : 200);
    return visit.show(<ReplayPage {...{ telling, journey, choice, unasked, refusal }} />, status);
  }
}
