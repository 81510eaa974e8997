import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { NamePerson, ReadJourney } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Allow } from '../../sign-in/allow.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { changesOn, occurringIn, readChangeChoice } from './change-log.js';
import { ChangeLogPage } from './change-log-page.js';
import { Tellings } from '../tellings.js';

@Allow('caseworker')
@Controller('arenden')
export class ChangeLogController {
  constructor(
    private readonly clock: Clock,
    private readonly dispatch: Dispatch,
    private readonly tellings: Tellings,
  ) {}

  /** To the sender of a referral the change log of its journey is not there. */
  @Get(':id/andringar')
  async changes(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const file = await this.dispatch.answer(new ReadJourney(readingBy(request, 'case-changes'), id));
    const occurring = occurringIn(file.events);
    const choice = readChangeChoice(request.query, occurring);
    const leaf = changesOn(file.events, choice);
    const [person, telling] = await Promise.all([
      this.dispatch.answer(new NamePerson(callerOf(request), file)),
      this.tellings.withoutTexts(request, file, leaf.lines),
    ]);
    const today = this.clock.today;
    show(response, <ChangeLogPage {...{ visitor, telling, file, person, today, occurring, choice, leaf }} />);
  }
}
