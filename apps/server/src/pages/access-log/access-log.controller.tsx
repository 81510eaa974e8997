import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { mayReadAccessLog } from '@samspar/access';
import type { Association } from '@samspar/association';
import { EventStore } from '@samspar/event-store';
import { type Readings, Views } from '@samspar/views';
import type { Request, Response } from 'express';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { SignIn } from '../../sign-in/sign-in.js';
import { Problem } from '../../problem.js';
import { Clock } from '../../clock.js';
import { who } from '../../who.js';
import { StaffNames } from '@samspar/use-cases';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { AccessLogPage, OneReadingPage } from './access-log-page.js';
import { FreshReadings } from '../../queries/fresh-readings.js';
import { errorsIn } from './reading-filter.js';
import { queryOf, readReadingChoice } from './reading-choice.js';

const POSITION = /^\d{1,15}$/;

const readingNotFound = (): Problem =>
  new Problem(404, 'ReadingNotFound', {
    sv: 'Det finns ingen sådan rad i åtkomstloggen: kontrollera adressen.',
    en: 'There is no such line in the access log: check the address.',
  });

/** The access log of the association, for its auditors. */
@ApiExcludeController()
@Allow('auditor')
@Controller('atkomst')
export class AccessLogController {
  constructor(
    private readonly store: EventStore,
    private readonly views: Views,
    private readonly clock: Clock,
    private readonly readings: FreshReadings,
    private readonly signIn: SignIn,
    private readonly staff: StaffNames,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const association = this.#association(request);
    const choice = readReadingChoice(request.query, this.clock.today);
    const isWrong = errorsIn(visitor, choice).length > 0;
    const log = await this.#log();
    const readings = isWrong ? { lines: [], hasMore: false } : log.page(queryOf(association.id, choice));
    const users = this.signIn.directory.of(association.id).map(({ id }) => id);
    const [readers, names] = await Promise.all([
      this.staff.byName(users),
      this.staff.namesOf(readings.lines.map(({ actor }) => actor)),
    ]);
    const journey = choice.journey === undefined ? undefined : log.journey(association.id, choice.journey);
    show(
      response,
      <AccessLogPage {...{ visitor, association, choice, journey, readings, readers, names }} />,
      isWrong ? 422 : 200,
    );
  }

  @Get(':position')
  async one(
    @Param('position') position: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const association = this.#association(request);
    const found = POSITION.test(position)
      ? (await this.#log()).at(association.id, Number(position))
      : undefined;
    if (!found) throw readingNotFound();
    const names = await this.staff.namesOf([found.line.actor]);
    show(response, <OneReadingPage visitor={visitorOf(request)} {...{ association, names, ...found }} />);
  }

  /** All that was written before it was asked for. */
  async #log(): Promise<Readings> {
    return this.readings.upTo(await this.store.lastPosition());
  }

  #association(request: Request): Association {
    const asker = who(request);
    const own = this.views.associations().find(({ id }) => id === asker.association);
    if (!own || !mayReadAccessLog(asker, own.id)) throw notAllowed();
    return own;
  }
}
