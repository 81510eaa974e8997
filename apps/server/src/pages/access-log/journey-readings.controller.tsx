import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Allow } from '../../sign-in/allow.js';
import { Tellings } from '../tellings.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { NamePerson, ReadJourney, ReadJourneyReadings } from '@samspar/use-cases';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { JourneyReadingsPage } from './journey-readings-page.js';
import { queryOf, readReadingChoice } from './reading-choice.js';

/** The access log of one journey, for those who work with it. */
@Allow('caseworker')
@Controller('arenden')
export class JourneyReadingsController {
  constructor(
    private readonly clock: Clock,
    private readonly dispatch: Dispatch,
    private readonly tellings: Tellings,
  ) {}

  /** To the sender of a referral the access log of its journey is not there. */
  @Get(':id/atkomst')
  async page(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const file = await this.dispatch.answer(new ReadJourney(readingBy(request, 'case-reads'), id));
    const today = this.clock.today;
    const choice = { ...readReadingChoice(request.query, today), journey: id };
    const caller = callerOf(request);
    const [person, telling, read] = await Promise.all([
      this.dispatch.answer(new NamePerson(caller, file)),
      this.tellings.about(request, file, []),
      this.dispatch.answer(new ReadJourneyReadings(caller, file, queryOf(choice))),
    ]);
    show(response, <JourneyReadingsPage {...{ visitor, telling, file, person, today, choice, ...read }} />);
  }
}
