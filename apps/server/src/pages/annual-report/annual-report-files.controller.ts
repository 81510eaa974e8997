import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { maySeeUnreleased } from '@samspar/access';
import { periodName } from '@samspar/annual-report';
import { ReadAnnualReport } from '@samspar/use-cases';
import { reportNotFound } from '../../annual-report/report-problems.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { type ReportFile, reportFile } from '../report-file.js';
import { PageVisit, Visiting } from '../visit.js';
import { askedOf } from './report-place.js';

/** The report of a year or of half of one to take along: on paper, and as a workbook. Where it is not built yet, its page says how far it has come. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller('rapporter')
export class AnnualReportFilesController {
  @Get(':name/:period.pdf')
  pdf(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'pdf');
  }

  @Get(':name/:period.xlsx')
  workbook(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'xlsx');
  }

  async #file(visit: PageVisit, file: ReportFile): Promise<string | StreamableFile> {
    if (!maySeeUnreleased(visit.asker)) return visit.goTo('/publicerat');
    const asked = askedOf(visit);
    if (!('question' in asked)) return visit.goTo(asked.address);
    const { question, address } = asked;
    const outcome = await visit.send(new ReadAnnualReport(visit.caller, question));
    const { build } = answerOrProblem(outcome, refusedStatistics, reportNotFound);
    if (build.at !== 'built') return visit.goTo(address);
    const { name } = question.period;
    return reportFile(visit, `samspar-${name}-${periodName(question.period)}`, file, {
      report: build.document,
      language: visit.language,
      address: visit.whole(address),
    });
  }
}
