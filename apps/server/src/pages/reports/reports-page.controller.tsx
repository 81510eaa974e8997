import { Controller, Get, Next, type StreamableFile } from '@nestjs/common';
import { maySeeUnreleased, OPERATOR } from '@samspar/access';
import type { Association } from '@samspar/association';
import { type Day, unreachable } from '@samspar/kernel';
import {
  addressOfQuestion,
  type AddressQuestion,
  chartOfReport,
  COMPARED_DAY,
  type FieldError,
  INTERVENTIONS,
  MEANINGS,
  textsOf,
  tidy,
  toldPart,
  reportAddress,
  STATISTICS_PAGE,
} from '@samspar/pages';
import {
  type AnsweredReport,
  crossedIn,
  readReport,
  REPORT_NAMES,
  type ReportName,
  REPORTS,
  unitsInReport,
} from '@samspar/reports';
import { DEFINITION_VERSIONS, type QueryRefusal } from '@samspar/statistics';
import { AskReport, isOfQuestion, ReadPublications } from '@samspar/use-cases';
import type { NextFunction } from 'express';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { questionError } from '../question-error.js';
import { periodAsked } from '../period-asked.js';
import { associationsFor, namesFor } from '../question-names.js';
import { type TableFile, tablesFile } from '../table-files.js';
import { PageVisit, Visiting } from '../visit.js';
import { MeaningsPage } from './meanings-page.js';
import { ReportPage } from './report-page.js';
import { ReportsPage } from './reports-page.js';

type Answered = Readonly<{ report: AnsweredReport } | { refusal: QueryRefusal }>;

/** The fields of the form; what is wrong with anything else stands at the first of them. */
const FIELDS: readonly string[] = [INTERVENTIONS, 'from', 'to', 'asKnownAt', COMPARED_DAY];

const isReport = (name: string): name is ReportName => REPORT_NAMES.some((known) => known === name);

/** The reports that are ready, and what their words mean. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller()
export class ReportsPageController {
  @Get('statistik')
  async reports(@Visiting() visit: PageVisit, @Next() next: NextFunction): Promise<void> {
    if (Object.keys(visit.query).some((name) => name !== 'from' && name !== 'to')) next();
    else visit.response.send(await this.#opened(visit));
  }

  @Get(MEANINGS)
  async meanings(@Visiting() visit: PageVisit): Promise<string> {
    const { shown: association } = await associationsFor(visit);
    const earlier = DEFINITION_VERSIONS.slice(0, -1).find(
      (version) => String(version) === visit.parameters.get('definition'),
    );
    return visit.show(<MeaningsPage names={{ association }} definition={earlier} />);
  }

  @Get('statistik/rapport/:name.csv')
  csv(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'csv');
  }

  @Get('statistik/rapport/:name.xlsx')
  workbook(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'xlsx');
  }

  @Get('statistik/rapport/:name.pdf')
  pdf(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'pdf');
  }

  @Get('statistik/rapport/:name')
  async report(@Visiting() visit: PageVisit): Promise<string> {
    const name = visit.param('name');
    if (!maySeeUnreleased(visit.asker)) return visit.goTo('/publicerat');
    if (!isReport(name)) return visit.goTo(STATISTICS_PAGE);
    const { typed, about, period, years, association } = await periodAsked(visit);
    const asked = this.#ofOne(name, about, association, visit.today);
    if (addressOfQuestion(typed) !== addressOfQuestion(asked)) return visit.goTo(reportAddress(name, asked));
    const answered = await this.#answered(visit, name, asked);
    const isRefused = 'refusal' in answered;
    return visit.show(
      <ReportPage
        name={name}
        about={asked}
        period={period}
        years={years}
        names={await namesFor(visit, association, isRefused ? [] : unitsInReport(answered.report))}
        result={isRefused ? { errors: [this.#errorOf(answered.refusal, visit)] } : answered.report}
      />,
      isRefused ? 422 : 200,
    );
  }

  /** What statistics open with; a board is led to what has been released. */
  async #opened(visit: PageVisit): Promise<string> {
    if (!maySeeUnreleased(visit.asker)) return visit.goTo('/publicerat');
    const { about, period, years, association } = await periodAsked(visit);
    const { language } = visit;
    const brief = await Promise.all(
      (['deltagare', 'resultat'] as const).map((name) => this.#answered(visit, name, about)),
    );
    if (Object.keys(visit.query).length > 0 && brief.some((answered) => 'refusal' in answered))
      return visit.goTo(STATISTICS_PAGE);
    const named = await namesFor(visit, association, []);
    return visit.show(
      <ReportsPage
        about={about}
        period={period}
        years={years}
        drafts={await this.#drafts(visit)}
        brief={brief.flatMap((answered) =>
          'report' in answered
            ? crossedIn(answered.report.tables)
                .slice(0, 1)
                .map(({ table }) => ({ table, names: named, language }))
            : [],
        )}
      />,
    );
  }

  /** What the schedule has made, for the office alone. */
  async #drafts(visit: PageVisit): Promise<readonly Readonly<{ id: string; title: string }>[]> {
    if (!visit.asker.roles.includes('office')) return [];
    const { publications } = await visit.answer(new ReadPublications(visit.caller), unreachable);
    return publications.filter(({ status, begun }) => status === 'begun' && begun.by === OPERATOR.actor);
  }

  #errorOf(refusal: QueryRefusal, visit: PageVisit): FieldError {
    const { language } = visit;
    if (refusal.code === 'WhereWithoutCode' && refusal.dimension === 'intervention')
      return { field: INTERVENTIONS, message: textsOf(language).reports.refused.intervention };
    const error = questionError(refusal, language);
    return FIELDS.includes(error.field) ? error : { ...error, field: INTERVENTIONS };
  }

  async #file(visit: PageVisit, file: TableFile): Promise<string | StreamableFile> {
    const name = visit.param('name');
    if (!maySeeUnreleased(visit.asker)) return visit.goTo('/publicerat');
    const { about, period, association } = await periodAsked(visit);
    const answered = isReport(name) ? await this.#answered(visit, name, about) : undefined;
    if (!isReport(name) || !answered || 'refusal' in answered)
      return visit.goTo(isReport(name) ? reportAddress(name, about) : STATISTICS_PAGE);
    const { language } = visit;
    const names = await namesFor(visit, association, unitsInReport(answered.report));
    return tablesFile(visit, `samspar-${name}-${period.from}--${period.to}`, file, {
      title: REPORTS[name].title[language],
      address: visit.whole(reportAddress(name, about)),
      chart: chartOfReport(
        name,
        crossedIn(answered.report.tables).map(({ table }) => table),
        { names, language },
      ),
      tables: answered.report.tables.map((part) => ({
        title: part.title[language],
        told: toldPart(part, { names, language }),
      })),
    });
  }

  /** A report of one insats is of the first that there is, unless one is named. */
  #ofOne(
    name: ReportName,
    about: AddressQuestion,
    association: Association | undefined,
    today: Day,
  ): AddressQuestion {
    const isNamed = about.some(([key, value]) => key === 'where' && value.startsWith('intervention:'));
    const first = association?.interventions.find(({ kind }) => kind === 'individual');
    if (!REPORTS[name].isOfOne || isNamed || !first) return about;
    return tidy([...about, ['where', `intervention:${first.id}`]], today);
  }

  async #answered(visit: PageVisit, name: ReportName, about: AddressQuestion): Promise<Answered> {
    const read = readReport(name, about);
    if ('refusal' in read) return read;
    const outcome = await visit.send(new AskReport(visit.caller, read.query));
    return outcome.outcome === 'refused' && isOfQuestion(outcome.refusal)
      ? { refusal: outcome.refusal }
      : { report: answerOrProblem(outcome, refusedStatistics) };
  }
}
