import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Installation } from '@samspar/installation';
import { readingBy } from '../../access-log.js';
import { Allow } from '../../sign-in/allow.js';
import { todayBy } from '../../today.js';
import { INSTALLATION } from '../../token.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { changesOn, occurringIn, readChangeChoice } from './change-log.js';
import { ChangeLogPage } from './change-log-page.js';
import { JourneyFiles } from '../../queries/journey-files.js';
import { Tellings } from '../../queries/tellings.js';

@ApiExcludeController()
@Allow('caseworker')
@Controller('arenden')
export class ChangeLogController {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly files: JourneyFiles,
    private readonly tellings: Tellings,
  ) {}

  /** To the sender of a referral the change log of its journey is not there. */
  @Get(':id/andringar')
  async changes(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const visitor = visitorOf(request);
    const file = await this.files.open(readingBy(request, 'case-changes'), id);
    const occurring = occurringIn(file.events);
    const choice = readChangeChoice(request.query, occurring);
    const leaf = changesOn(file.events, choice);
    const [person, telling] = await Promise.all([
      this.files.personOf(asker, file),
      this.tellings.withoutTexts(file, visitor, leaf.entries),
    ]);
    const today = todayBy(this.installation.clock);
    show(response, <ChangeLogPage {...{ visitor, telling, file, person, today, occurring, choice, leaf }} />);
  }
}
