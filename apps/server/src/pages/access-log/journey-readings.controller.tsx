import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Installation } from '@samspar/installation';
import { readingBy } from '../../access-log.js';
import { Allow } from '../../sign-in/allow.js';
import { todayBy } from '../../today.js';
import { INSTALLATION } from '../../token.js';
import { who } from '../../who.js';
import { JourneyFiles } from '../../queries/journey-files.js';
import { Tellings } from '../../queries/tellings.js';
import { Persons } from '../../queries/persons.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { JourneyReadingsPage } from './journey-readings-page.js';
import { FreshReadings } from '../../queries/fresh-readings.js';
import { queryOf, readReadingChoice } from './reading-choice.js';

/** The access log of one journey, for those who work with it. */
@ApiExcludeController()
@Allow('caseworker')
@Controller('arenden')
export class JourneyReadingsController {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly files: JourneyFiles,
    private readonly tellings: Tellings,
    private readonly persons: Persons,
    private readonly readings: FreshReadings,
  ) {}

  /** To the sender of a referral the access log of its journey is not there. */
  @Get(':id/atkomst')
  async page(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const visitor = visitorOf(request);
    const { readAt, ...file } = await this.files.open(readingBy(request, 'case-reads'), id);
    const today = todayBy(this.installation.clock);
    const choice = { ...readReadingChoice(request.query, today), journey: id };
    const log = await this.readings.upTo(readAt);
    const readings = log.page(queryOf(file.association.id, choice));
    const [person, telling, readers, names] = await Promise.all([
      this.files.personOf(asker, file),
      this.tellings.about(file, visitor, []),
      this.persons.byName(log.readersOf(id)),
      this.persons.namesOf(readings.lines.map(({ actor }) => actor)),
    ]);
    show(
      response,
      <JourneyReadingsPage
        {...{ visitor, telling, file, person, today, choice, readings, readers, names }}
      />,
    );
  }
}
