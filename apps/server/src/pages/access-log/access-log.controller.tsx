import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { pageNumber } from '@samspar/pages';
import {
  NamePerson,
  ReadAccessLog,
  ReadJourney,
  ReadJourneyReadings,
  ReadLooks,
  ReadReading,
} from '@samspar/use-cases';
import { Problem } from '../../problem.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { tellingAbout } from '../tellings.js';
import { workbookFile } from '../workbook.js';
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
import { PageVisit, Visiting } from '../visit.js';

const POSITION = /^\d{1,15}$/;

const readingNotFound = (): Problem =>
  new Problem(404, 'ReadingNotFound', {
    sv: 'Det finns ingen sådan rad i åtkomstloggen: kontrollera adressen.',
    en: 'There is no such line in the access log: check the address.',
  });

/** The access log: of the association for its auditors, of one journey for those who work with it. */
@Controller()
export class AccessLogController {
  @Get('atkomst')
  @Allow('auditor')
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const choice = readReadingChoice(visit.query, visit.today);
    const isWrong = errorsIn(visit.visitor, choice).length > 0;
    const read = await visit.answer(
      new ReadAccessLog(visit.caller, isWrong ? undefined : queryOf(choice)),
      problemOfRefusal,
      notAllowed,
    );
    return visit.show(<AccessLogPage choice={choice} {...read} />, isWrong ? 422 : 200);
  }

  /** The log by what is chosen, as a workbook; a choice that is wrong goes back to its page, which says how. */
  @Get('atkomst.xlsx')
  @Allow('auditor')
  async file(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    const { visitor } = visit;
    const choice = { ...readReadingChoice(visit.query, visit.today), after: undefined };
    if (errorsIn(visitor, choice).length > 0) return visit.goTo(addressOfReadings(ACCESS_LOG, choice));
    const asked = new ReadAccessLog(visit.caller, queryOf(choice), true);
    const read = await visit.answer(asked, problemOfRefusal, notAllowed);
    const { names } = visit.texts.replay.file;
    const name = `${names.log}-${visit.today}`;
    return workbookFile(visit, name, accessLogSheets(visitor, read, choice, visit.now));
  }

  @Get(LOOKS_ADDRESS)
  @Allow('auditor')
  async looks(@Visiting() visit: PageVisit): Promise<string> {
    const asked = new ReadLooks(visit.caller, pageNumber(visit.query['sida']));
    return visit.show(<LooksPage {...await visit.answer(asked, problemOfRefusal, notAllowed)} />);
  }

  @Get('atkomst/:position')
  @Allow('auditor')
  async one(@Visiting() visit: PageVisit): Promise<string> {
    const position = visit.param('position');
    if (!POSITION.test(position)) throw readingNotFound();
    const query = new ReadReading(visit.caller, Number(position));
    const found = await visit.answer(query, problemOfRefusal, readingNotFound);
    return visit.show(<OneReadingPage {...found} />);
  }

  /** To the sender of a referral the access log of its journey is not there. */
  @Get('arenden/:id/atkomst')
  @Allow('caseworker')
  async ofJourney(@Visiting() visit: PageVisit): Promise<string> {
    const id = visit.param('id');
    const file = await visit.answer(new ReadJourney(visit.reading('case-reads'), id));
    const { today } = visit;
    const choice = { ...readReadingChoice(visit.query, today), journey: id };
    const { caller } = visit;
    const [person, telling, read] = await Promise.all([
      visit.answer(new NamePerson(caller, file)),
      tellingAbout(visit, file, []),
      visit.answer(new ReadJourneyReadings(caller, file, queryOf(choice))),
    ]);
    return visit.show(<JourneyReadingsPage {...{ telling, file, person, today, choice, ...read }} />);
  }
}
