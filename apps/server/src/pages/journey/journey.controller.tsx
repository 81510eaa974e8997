import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Installation } from '@samspar/installation';
import { endOfDayInStockholm } from '@samspar/kernel';
import { type JourneyFile, readTypedDay } from '@samspar/pages';
import type { Request, Response } from 'express';
import { readingBy } from '../../access-log.js';
import { Allow } from '../../sign-in/allow.js';
import { todayBy } from '../../today.js';
import { INSTALLATION } from '../../token.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { JourneyFiles, journeyOf } from '../../queries/journey-files.js';
import { JourneyPage, leafOf, type Look, NotThereYet, SentReferral } from './journey-page.js';
import { Tellings } from '../../queries/tellings.js';

const lookOf = (request: Request, today: string): Look => {
  const query = new URL(request.originalUrl, 'http://localhost').searchParams;
  const typed = query.get('per')?.trim() ?? '';
  const asOf = typed === '' ? undefined : readTypedDay(typed, today);
  const page = Number(query.get('sida') ?? '1');
  return {
    isOldestFirst: query.get('ordning') === 'aldst',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    ...(asOf !== undefined && { asOf }),
    ...(typed !== '' && asOf === undefined && { wrong: typed }),
    isSaved: /^\d+$/.test(query.get('efter') ?? ''),
    warnings: query.getAll('varning'),
  };
};

/** The journey as it was known at the end of a day; undefined where it was not there. */
const asKnownOn = (file: JourneyFile, day: string): JourneyFile | undefined => {
  const until = endOfDayInStockholm(day);
  const events = file.events.filter(({ knownAt }) => knownAt <= until);
  const state = journeyOf(events);
  return state && { ...file, events, state };
};

@ApiExcludeController()
@Allow('caseworker')
@Controller('arenden')
export class JourneyPageController {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly files: JourneyFiles,
    private readonly tellings: Tellings,
  ) {}

  @Get(':id')
  async journey(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const visitor = visitorOf(request);
    const today = todayBy(this.installation.clock);
    const look = lookOf(request, today);
    const now = await this.files.open(readingBy(request, 'case'), id, 'referral');
    const file = look.asOf === undefined ? now : asKnownOn(now, look.asOf);
    if (!now.isWhole || file === undefined) {
      const telling = await this.tellings.about(now, visitor, []);
      show(
        response,
        now.isWhole && look.asOf !== undefined ? (
          <NotThereYet visitor={visitor} telling={telling} file={now} asOf={look.asOf} />
        ) : (
          <SentReferral visitor={visitor} telling={telling} file={now} isSaved={look.isSaved} />
        ),
      );
      return;
    }
    const leaf = leafOf(file.events, look);
    const [person, telling] = await Promise.all([
      this.files.personOf(asker, file),
      this.tellings.about(file, visitor, leaf.events),
    ]);
    show(
      response,
      <JourneyPage {...{ visitor, telling, file, person, today: look.asOf ?? today, look, leaf }} />,
      look.wrong === undefined ? 200 : 422,
    );
  }
}
