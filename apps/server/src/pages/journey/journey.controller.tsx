import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { endOfDayInStockholm } from '@samspar/kernel';
import { isOldestFirstIn, pageNumber, readTypedDay } from '@samspar/pages';
import { asKnownAt, NamePerson, ReadCard, ReadJourney, ReadTeam } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Allow } from '../../sign-in/allow.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { journeyNotFound } from '../../refusals.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { changesOn, occurringIn, readChangeChoice } from './change-log.js';
import { ChangeLogPage } from './change-log-page.js';
import { ConsentSheetPage, type SheetChoice } from './consent-sheet-page.js';
import { JourneyPage, leafOf, type Look, NotThereYet, SentReferral } from './journey-page.js';
import { Tellings } from '../tellings.js';

const lookOf = (request: Request, today: string): Look => {
  const query = new URL(request.originalUrl, 'http://localhost').searchParams;
  const typed = query.get('per')?.trim() ?? '';
  const asOf = typed === '' ? undefined : readTypedDay(typed, today);
  return {
    isOldestFirst: isOldestFirstIn(request.query),
    page: pageNumber(query.get('sida')),
    asOf,
    wrong: typed !== '' && asOf === undefined ? typed : undefined,
    isSaved: /^\d+$/.test(query.get('efter') ?? ''),
    warnings: query.getAll('varning'),
  };
};

/** The language of the paper, her own unless another one is asked for, and its last day. */
const sheetChoiceOf = (request: Request, own: string | undefined, today: string): SheetChoice => {
  const query = new URL(request.originalUrl, 'http://localhost').searchParams;
  const typed = query.get('till')?.trim() ?? '';
  const until = typed === '' ? undefined : readTypedDay(typed, today);
  return {
    language: query.get('sprak') || own || 'sv',
    until,
    wrong: typed !== '' && until === undefined ? typed : undefined,
  };
};

@Allow('caseworker')
@Controller('arenden')
export class JourneyPageController {
  constructor(
    private readonly clock: Clock,
    private readonly dispatch: Dispatch,
    private readonly tellings: Tellings,
  ) {}

  @Get(':id')
  async journey(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const today = this.clock.today;
    const look = lookOf(request, today);
    const now = await this.dispatch.answer(new ReadJourney(readingBy(request, 'case'), id, 'referral'));
    const file = look.asOf === undefined ? now : asKnownAt(now, endOfDayInStockholm(look.asOf));
    if (!now.isWhole || file === undefined) {
      const telling = await this.tellings.about(request, now, []);
      show(
        response,
        now.isWhole && look.asOf !== undefined ? (
          <NotThereYet telling={telling} file={now} asOf={look.asOf} />
        ) : (
          <SentReferral telling={telling} file={now} isSaved={look.isSaved} />
        ),
      );
      return;
    }
    const leaf = leafOf(file.events, look);
    const [person, telling] = await Promise.all([
      this.dispatch.answer(new NamePerson(callerOf(request), file)),
      this.tellings.about(request, file, leaf.lines),
    ]);
    show(
      response,
      <JourneyPage
        {...{ telling, file, person, today: look.asOf ?? today, look, leaf, asker: who(request) }}
      />,
      look.wrong === undefined ? 200 : 422,
    );
  }

  /** The paper on which the person consents; where she is anonymous there is nobody to sign it. */
  @Get(':id/samtycke/blankett')
  async consentSheet(
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const caller = callerOf(request);
    const today = this.clock.today;
    const file = await this.dispatch.answer(
      new ReadJourney(readingBy(request, 'form', { toRegister: ['GiveConsent'] }), id),
    );
    if (file.state.anonymous) throw journeyNotFound();
    const [person, card, team, telling] = await Promise.all([
      this.dispatch.answer(new NamePerson(caller, file)),
      this.dispatch.answer(new ReadCard(caller, file)),
      this.dispatch.answer(new ReadTeam(caller, file)),
      this.tellings.withoutTexts(request, file, []),
    ]);
    const choice = sheetChoiceOf(request, card.particulars.language, today);
    const { authority } = caller.asker;
    show(
      response,
      <ConsentSheetPage {...{ telling, file, person, today, choice, authority, team }} />,
      choice.wrong === undefined ? 200 : 422,
    );
  }

  /** To the sender of a referral the change log of its journey is not there. */
  @Get(':id/andringar')
  async changes(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const file = await this.dispatch.answer(new ReadJourney(readingBy(request, 'case-changes'), id));
    const occurring = occurringIn(file.events);
    const choice = readChangeChoice(request.query, occurring);
    const leaf = changesOn(file.events, choice);
    const [person, telling] = await Promise.all([
      this.dispatch.answer(new NamePerson(callerOf(request), file)),
      this.tellings.withoutTexts(request, file, leaf.lines),
    ]);
    const today = this.clock.today;
    show(response, <ChangeLogPage {...{ telling, file, person, today, occurring, choice, leaf }} />);
  }
}
