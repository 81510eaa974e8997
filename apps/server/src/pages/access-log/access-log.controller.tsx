import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ReadAccessLog, ReadReading } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { Problem } from '../../problem.js';
import { refused } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { AccessLogPage, OneReadingPage } from './access-log-page.js';
import { errorsIn } from './reading-filter.js';
import { queryOf, readReadingChoice } from './reading-choice.js';

const POSITION = /^\d{1,15}$/;

const readingNotFound = (): Problem =>
  new Problem(404, 'ReadingNotFound', {
    sv: 'Det finns ingen sådan rad i åtkomstloggen: kontrollera adressen.',
    en: 'There is no such line in the access log: check the address.',
  });

/** The access log of the association, for its auditors. */
@Allow('auditor')
@Controller('atkomst')
export class AccessLogController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const choice = readReadingChoice(request.query, this.clock.today);
    const isWrong = errorsIn(visitor, choice).length > 0;
    const read = await this.dispatch.answer(
      new ReadAccessLog(callerOf(request), isWrong ? undefined : queryOf(choice)),
      refused,
      notAllowed,
    );
    show(response, <AccessLogPage {...{ visitor, choice, ...read }} />, isWrong ? 422 : 200);
  }

  @Get(':position')
  async one(
    @Param('position') position: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (!POSITION.test(position)) throw readingNotFound();
    const query = new ReadReading(callerOf(request), Number(position));
    const found = await this.dispatch.answer(query, refused, readingNotFound);
    show(response, <OneReadingPage {...found} />);
  }
}
