import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { maySeeUnreleased } from '@samspar/access';
import { reportPeriod, type ReportWordsRefusal, reportWordsSentence } from '@samspar/annual-report';
import { nameBasedId } from '@samspar/event-store';
import { unreachable } from '@samspar/kernel';
import { type FieldError, type Filled, keyOf, type Question, type Typed, valueIn } from '@samspar/pages';
import {
  CancelAnnualReport,
  ExpectResult,
  type Message,
  type Outcome,
  PublishAnnualReport,
  ReadAnnualReport,
  ReadReportPlace,
  type ReportPlace,
  type Sent,
  type WriteReportRefusal,
  WriteReportText,
  type WrittenPlace,
} from '@samspar/use-cases';
import { reportNotFound, reportPlaceNotFound, writeRefused } from '../../annual-report/report-problems.js';
import { publicationNotFound, publicationRefused } from '../../publications/publication-problems.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { PageVisit, Visiting } from '../visit.js';
import { AnnualReportPage, REPORT_STEPS } from './annual-report-page.js';
import { askedOf, periodOf, placeOf } from './report-place.js';
import {
  expectQuestions,
  numberIn,
  sectionFor,
  SEEN_EDITION,
  textQuestions,
  WritePage,
} from './write-page.js';

type Refused = Readonly<{ refusal: ReportWordsRefusal; errors: readonly FieldError[]; wrong?: string }>;

const isOfWords = (refusal: WriteReportRefusal): refusal is ReportWordsRefusal => 'field' in refusal;

const sentForm = ({ caller, request, typed }: PageVisit, step: string): Sent => ({
  ...caller,
  commandId: nameBasedId(caller.asker.actor, 'POST', request.path, step, keyOf(request.body)),
  text: JSON.stringify([step, typed]),
});

/** The report of a year or of half of one: read by all who may see figures, written and released by the office. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller('rapporter')
export class AnnualReportController {
  /** The latest year that is over. */
  @Get()
  latest(@Visiting() visit: PageVisit): string {
    const period = reportPeriod('arsredovisning', String(Number(visit.today.slice(0, 4)) - 1));
    if (!period) throw reportNotFound();
    return visit.goTo(placeOf(period));
  }

  @Get(':name/:period')
  async report(@Visiting() visit: PageVisit): Promise<string> {
    if (!maySeeUnreleased(visit.asker)) return visit.goTo('/publicerat');
    const asked = askedOf(visit);
    if (!('question' in asked)) return visit.goTo(asked.address);
    const { question, address } = asked;
    const outcome = await visit.send(new ReadAnnualReport(visit.caller, question));
    const read = answerOrProblem(outcome, refusedStatistics, reportNotFound);
    return visit.show(<AnnualReportPage {...{ read, address, now: visit.now }} commandKey={randomUUID()} />);
  }

  @Get(':name/:period/lage')
  async progress(@Visiting() visit: PageVisit): Promise<object> {
    const asked = askedOf(visit);
    if (!('question' in asked)) throw reportNotFound();
    const outcome = await visit.send(new ReadAnnualReport(visit.caller, asked.question));
    const { build } = answerOrProblem(outcome, refusedStatistics, reportNotFound);
    return build.at === 'building'
      ? { running: true, done: build.done, of: build.of, words: visit.texts.progress(build.done, build.of) }
      : { running: false };
  }

  @Post(':name/:period')
  async act(@Visiting() visit: PageVisit): Promise<string> {
    const asked = askedOf(visit);
    if (!('question' in asked)) return visit.goTo(asked.address);
    const { question, address } = asked;
    switch (visit.step) {
      case REPORT_STEPS.cancel: {
        await visit.answer(new CancelAnnualReport(visit.caller, question), unreachable, reportNotFound);
        return visit.goTo(address);
      }
      case REPORT_STEPS.again: {
        const message = new ReadAnnualReport(visit.caller, question, true);
        answerOrProblem(await visit.send(message), refusedStatistics, reportNotFound);
        return visit.goTo(address);
      }
      default:
        return visit.goTo(address);
    }
  }

  @Allow('office')
  @Post(':name/:period/publicering')
  async publish(@Visiting() visit: PageVisit): Promise<string> {
    const message = new PublishAnnualReport(sentForm(visit, 'publicering'), periodOf(visit));
    const outcome = await visit.send(message);
    const { publication } = answerOrProblem(outcome, publicationRefused, publicationNotFound);
    return visit.goTo(`/publicerat/${publication}`);
  }

  @Allow('office')
  @Get(':name/:period/text/:slot')
  async askForText(@Visiting() visit: PageVisit, refused?: Refused): Promise<string> {
    const period = periodOf(visit);
    const section = sectionFor(period, visit.param('slot'));
    if (!section?.prompt) throw reportPlaceNotFound();
    const { language, texts } = visit;
    const read = await this.#place(visit, { slot: section.id });
    return visit.show(
      <WritePage
        {...this.#writing(visit, textQuestions(texts.annualReport), { text: read.written.text }, refused)}
        {...{ period, read }}
        title={section.heading[language]}
        lead={section.prompt[language]}
        edition={read.written.edition}
      />,
      refused ? 422 : 200,
    );
  }

  @Allow('office')
  @Post(':name/:period/text/:slot')
  async writeText(@Visiting() visit: PageVisit): Promise<string> {
    const { typed } = visit;
    const message = new WriteReportText(sentForm(visit, 'text'), periodOf(visit), visit.param('slot'), {
      text: valueIn(typed, 'text').replaceAll('\r\n', '\n'),
      edition: Number(valueIn(typed, SEEN_EDITION)),
    });
    const refused = await this.#refused(visit, message);
    return refused ? this.askForText(visit, refused) : visit.goTo(`${visit.request.path}?klart=ja`);
  }

  @Allow('office')
  @Get(':name/:period/mal/:insats')
  async askForExpected(@Visiting() visit: PageVisit, refused?: Refused): Promise<string> {
    const period = periodOf(visit);
    const { texts } = visit;
    const read = await this.#place(visit, { intervention: visit.param('insats') });
    const { participants, toWorkOrStudies, text, edition } = read.expected;
    const name = read.association.interventions.find(({ id }) => id === visit.param('insats'))?.name ?? '';
    return visit.show(
      <WritePage
        {...this.#writing(
          visit,
          expectQuestions(texts.annualReport),
          {
            participants: participants === null ? '' : String(participants),
            toWorkOrStudies: toWorkOrStudies === null ? '' : String(toWorkOrStudies),
            text,
          },
          refused,
        )}
        {...{ period, read, edition }}
        title={texts.annualReport.expect(name)}
        lead={texts.annualReport.expectLead(period.year)}
      />,
      refused ? 422 : 200,
    );
  }

  @Allow('office')
  @Post(':name/:period/mal/:insats')
  async writeExpected(@Visiting() visit: PageVisit): Promise<string> {
    const { typed } = visit;
    const message = new ExpectResult(sentForm(visit, 'mal'), periodOf(visit), visit.param('insats'), {
      participants: numberIn(typed, 'participants'),
      toWorkOrStudies: numberIn(typed, 'toWorkOrStudies'),
      text: valueIn(typed, 'text').replaceAll('\r\n', '\n'),
      edition: Number(valueIn(typed, SEEN_EDITION)),
    });
    const refused = await this.#refused(visit, message);
    return refused ? this.askForExpected(visit, refused) : visit.goTo(`${visit.request.path}?klart=ja`);
  }

  #place(visit: PageVisit, place: ReportPlace) {
    return visit.answer(
      new ReadReportPlace(visit.caller, periodOf(visit), place),
      unreachable,
      reportPlaceNotFound,
    );
  }

  /** A form for words: as it was sent where it was refused, else with what stands there. */
  #writing(
    visit: PageVisit,
    questions: readonly Question[],
    stands: Typed,
    refused: Refused | undefined,
  ): Readonly<{
    questions: readonly Question[];
    filled: Filled;
    action: string;
    commandKey: string;
    wrong: string | undefined;
    isSaved: boolean;
  }> {
    return {
      questions,
      filled: refused ? { values: visit.typed, errors: refused.errors } : { values: stands, errors: [] },
      action: visit.request.path,
      commandKey: randomUUID(),
      wrong: refused?.wrong,
      isSaved: visit.parameters.get('klart') === 'ja' && !refused,
    };
  }

  /** Carries out what was written; what is refused in words. Throws the problem of what no form can mend. */
  async #refused(
    visit: PageVisit,
    message: Message<Outcome<WrittenPlace, WriteReportRefusal>>,
  ): Promise<Refused | undefined> {
    const outcome = await visit.send(message);
    if (outcome.outcome !== 'refused' || !isOfWords(outcome.refusal)) {
      answerOrProblem(outcome, writeRefused, reportPlaceNotFound);
      return undefined;
    }
    const { refusal } = outcome;
    const sentence = reportWordsSentence(refusal)[visit.language];
    return refusal.code === 'WrittenSince'
      ? { refusal, errors: [], wrong: sentence }
      : { refusal, errors: [{ field: refusal.field, message: sentence }] };
  }
}
