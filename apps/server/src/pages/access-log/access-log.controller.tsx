import { Controller, Get, Req, Res } from '@nestjs/common';
import { pageNumber, textsOf } from '@samspar/pages';
import {
  NamePerson,
  ReadAccessLog,
  ReadJourney,
  ReadJourneyReadings,
  ReadLooks,
  ReadReading,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { Problem } from '../../problem.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { show } from '../render.js';
import { Tellings } from '../tellings.js';
import { visitorOf } from '../visitor.js';
import { sendWorkbook } from '../workbook.js';
import {
  ACCESS_LOG,
  AccessLogPage,
  JourneyReadingsPage,
  LOOKS_ADDRESS,
  OneReadingPage,
} from './access-log-page.js';
import { LooksPage } from './looks-page.js';
import { errorsIn } from './reading-filter.js';
import { accessLogSheets } from './access-log-workbook.js';
import { addressOfReadings, queryOf, readReadingChoice } from './reading-choice.js';

const POSITION = /^\d{1,15}$/;

const readingNotFound = (): Problem =>
  new Problem(404, 'ReadingNotFound', {
    sv: 'Det finns ingen sådan rad i åtkomstloggen: kontrollera adressen.',
    en: 'There is no such line in the access log: check the address.',
  });

/** The access log: of the association for its auditors, of one journey for those who work with it. */
@Controller()
export class AccessLogController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
    private readonly tellings: Tellings,
  ) {}

  @Get('atkomst')
  @Allow('auditor')
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const choice = readReadingChoice(request.query, this.clock.today);
    const isWrong = errorsIn(visitor, choice).length > 0;
    const read = await this.dispatch.answer(
      new ReadAccessLog(callerOf(request), isWrong ? undefined : queryOf(choice)),
      problemOfRefusal,
      notAllowed,
    );
    show(response, <AccessLogPage choice={choice} {...read} />, isWrong ? 422 : 200);
  }

  /** The log by what is chosen, as a workbook; a choice that is wrong goes back to its page, which says how. */
  @Get('atkomst.xlsx')
  @Allow('auditor')
  async file(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const choice = { ...readReadingChoice(request.query, this.clock.today), after: undefined };
    if (errorsIn(visitor, choice).length > 0)
      return response.redirect(303, addressOfReadings(ACCESS_LOG, choice));
    const asked = new ReadAccessLog(callerOf(request), queryOf(choice), true);
    const read = await this.dispatch.answer(asked, problemOfRefusal, notAllowed);
    const { names } = textsOf(visitor.language).replay.file;
    const name = `${names.log}-${this.clock.today}`;
    await sendWorkbook(response, name, accessLogSheets(visitor, read, choice, this.clock.now()));
  }

  @Get(LOOKS_ADDRESS)
  @Allow('auditor')
  async looks(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asked = new ReadLooks(callerOf(request), pageNumber(request.query['sida']));
    show(response, <LooksPage {...await this.dispatch.answer(asked, problemOfRefusal, notAllowed)} />);
  }

  @Get('atkomst/:position')
  @Allow('auditor')
  async one(@Req() request: Request, @Res() response: Response): Promise<void> {
    const position = String(request.params['position']);
    if (!POSITION.test(position)) throw readingNotFound();
    const query = new ReadReading(callerOf(request), Number(position));
    const found = await this.dispatch.answer(query, problemOfRefusal, readingNotFound);
    show(response, <OneReadingPage {...found} />);
  }

  /** To the sender of a referral the access log of its journey is not there. */
  @Get('arenden/:id/atkomst')
  @Allow('caseworker')
  async ofJourney(@Req() request: Request, @Res() response: Response): Promise<void> {
    const id = String(request.params['id']);
    const file = await this.dispatch.answer(new ReadJourney(readingBy(request, 'case-reads'), id));
    const today = this.clock.today;
    const choice = { ...readReadingChoice(request.query, today), journey: id };
    const caller = callerOf(request);
    const [person, telling, read] = await Promise.all([
      this.dispatch.answer(new NamePerson(caller, file)),
      this.tellings.about(request, file, []),
      this.dispatch.answer(new ReadJourneyReadings(caller, file, queryOf(choice))),
    ]);
    show(response, <JourneyReadingsPage {...{ telling, file, person, today, choice, ...read }} />);
  }
}
