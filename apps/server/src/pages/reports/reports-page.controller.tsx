import { Controller, Get, Next, Param, Req, Res } from '@nestjs/common';
import { maySeeUnreleased } from '@samspar/access';
import type { Association } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import {
  addressOfQuestion,
  type AddressQuestion,
  changedQuestion,
  COMPARED_DAY,
  type FieldError,
  INTERVENTIONS,
  MEANINGS,
  textsOf,
  tidy,
  usualPeriods,
  yearsAsked,
  reportAddress,
  STATISTICS_PAGE,
} from '@samspar/pages';
import {
  type AnsweredReport,
  readReport,
  REPORT_NAMES,
  type ReportName,
  REPORTS,
  unitsInReport,
} from '@samspar/reports';
import type { CodeNames, QueryRefusal } from '@samspar/statistics';
import { AskReport, AskStatistics, isOfQuestion, ReadAssociations } from '@samspar/use-cases';
import type { NextFunction, Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { who } from '../../who.js';
import { questionError } from '../question-error.js';
import { namesFor } from '../question-names.js';
import { show } from '../render.js';
import { sendTables, type TableFile } from '../table-files.js';
import { visitorOf } from '../visitor.js';
import { MeaningsPage } from './meanings-page.js';
import { ReportPage } from './report-page.js';
import { ReportsPage } from './reports-page.js';

type Posed = Readonly<{
  typed: AddressQuestion;
  about: AddressQuestion;
  period: Readonly<{ from: string; to: string }>;
  years: readonly string[];
  association: Association | undefined;
}>;

type Answered = Readonly<{ report: AnsweredReport } | { refusal: QueryRefusal }>;

/** The fields of the form; what is wrong with anything else stands at the first of them. */
const FIELDS: readonly string[] = [INTERVENTIONS, 'from', 'to', 'asKnownAt', COMPARED_DAY];

const isReport = (name: string): name is ReportName => REPORT_NAMES.some((known) => known === name);

/** The reports that are ready, and what their words mean. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller()
export class ReportsPageController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get('statistik')
  async reports(
    @Req() request: Request,
    @Res() response: Response,
    @Next() next: NextFunction,
  ): Promise<void> {
    const names = Object.keys(request.query);
    if (names.some((name) => name !== 'from' && name !== 'to')) {
      next();
      return;
    }
    if (this.#isSentAway(request, response)) return;
    const { about, period, years, association } = await this.#posed(request);
    const { language } = visitorOf(request);
    const brief = await Promise.all(
      (['deltagare', 'resultat'] as const).map((name) => this.#answered(request, name, about)),
    );
    if (names.length > 0 && brief.some((answered) => 'refusal' in answered)) {
      response.redirect(303, STATISTICS_PAGE);
      return;
    }
    const named = await this.#names(request, association, []);
    show(
      response,
      <ReportsPage
        about={about}
        period={period}
        years={years}
        brief={brief.flatMap((answered) =>
          'report' in answered
            ? answered.report.tables.slice(0, 1).map(({ table }) => ({ table, names: named, language }))
            : [],
        )}
      />,
    );
  }

  @Get(MEANINGS)
  async meanings(@Req() request: Request, @Res() response: Response): Promise<void> {
    const associations = await this.dispatch.answer(new ReadAssociations(callerOf(request)), unreachable);
    const association = associations.find(({ id }) => id === who(request).association) ?? associations[0];
    show(response, <MeaningsPage names={{ association }} />);
  }

  @Get('statistik/rapport/:name.csv')
  csv(@Param('name') name: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#file(name, 'csv', request, response);
  }

  @Get('statistik/rapport/:name.xlsx')
  workbook(@Param('name') name: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#file(name, 'xlsx', request, response);
  }

  @Get('statistik/rapport/:name')
  async report(
    @Param('name') name: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (this.#isSentAway(request, response)) return;
    if (!isReport(name)) {
      response.redirect(303, STATISTICS_PAGE);
      return;
    }
    const { typed, about, period, years, association } = await this.#posed(request);
    const asked = this.#ofOne(name, about, association);
    if (addressOfQuestion(typed) !== addressOfQuestion(asked)) {
      response.redirect(303, reportAddress(name, asked));
      return;
    }
    const answered = await this.#answered(request, name, asked);
    const isRefused = 'refusal' in answered;
    show(
      response,
      <ReportPage
        name={name}
        about={asked}
        period={period}
        years={years}
        names={await this.#names(request, association, isRefused ? [] : unitsInReport(answered.report))}
        result={isRefused ? { errors: [this.#errorOf(answered.refusal, request)] } : answered.report}
      />,
      isRefused ? 422 : 200,
    );
  }

  /** A board sees what has been released. */
  #isSentAway(request: Request, response: Response): boolean {
    if (maySeeUnreleased(who(request))) return false;
    response.redirect(303, '/publicerat');
    return true;
  }

  #errorOf(refusal: QueryRefusal, request: Request): FieldError {
    const { language } = visitorOf(request);
    if (refusal.code === 'WhereWithoutCode' && refusal.dimension === 'intervention')
      return { field: INTERVENTIONS, message: textsOf(language).reports.refused.intervention };
    const error = questionError(refusal, language);
    return FIELDS.includes(error.field) ? error : { ...error, field: INTERVENTIONS };
  }

  async #file(name: string, file: TableFile, request: Request, response: Response): Promise<void> {
    if (this.#isSentAway(request, response)) return;
    const { about, association } = await this.#posed(request);
    const answered = isReport(name) ? await this.#answered(request, name, about) : undefined;
    if (!isReport(name) || !answered || 'refusal' in answered) {
      response.redirect(303, isReport(name) ? reportAddress(name, about) : STATISTICS_PAGE);
      return;
    }
    const { language } = visitorOf(request);
    const names = await this.#names(request, association, unitsInReport(answered.report));
    const [first] = answered.report.tables;
    const { period } = first?.table ?? {};
    await sendTables(response, `samspar-${name}-${period?.from}--${period?.to}`, file, {
      title: REPORTS[name].title[language],
      address: reportAddress(name, about),
      tables: answered.report.tables.map(({ title, table }) => ({
        title: title[language],
        told: { table, names, language },
      })),
    });
  }

  /** What the address says a report is about; where it says no period, the latest year that is over and has figures. */
  async #posed(request: Request): Promise<Posed> {
    const { today } = this.clock;
    const associations = await this.dispatch.answer(new ReadAssociations(callerOf(request)), unreachable);
    const own = who(request).association;
    const one = associations.length > 1 && own !== null ? own : undefined;
    const asked = await this.dispatch.send(new AskStatistics(callerOf(request), yearsAsked(today, one)));
    const cells = asked.outcome === 'accepted' ? asked.answer.cells : [];
    const years = cells.flatMap(({ year, value }) => (year !== undefined && value ? [year] : []));
    const latest = years.at(-1);
    const typed: AddressQuestion = [...new URL(request.originalUrl, 'http://localhost').searchParams];
    const usual = latest ? { from: `${latest}-01-01`, to: `${latest}-12-31` } : usualPeriods(today).thisYear;
    const hasPeriod = typed.some(([name, value]) => (name === 'from' || name === 'to') && value !== '');
    const about = tidy(hasPeriod ? typed : changedQuestion(typed, usual), today, one);
    const valueOf = (name: 'from' | 'to') => about.find(([key]) => key === name)?.[1] ?? usual[name];
    return {
      typed,
      about,
      period: { from: valueOf('from'), to: valueOf('to') },
      years,
      association: associations.find(({ id }) => id === own) ?? associations[0],
    };
  }

  /** A report of one insats is of the first that there is, unless one is named. */
  #ofOne(name: ReportName, about: AddressQuestion, association: Association | undefined): AddressQuestion {
    const isNamed = about.some(([key, value]) => key === 'where' && value.startsWith('intervention:'));
    const first = association?.interventions.find(({ kind }) => kind === 'individual');
    if (!REPORTS[name].isOfOne || isNamed || !first) return about;
    return tidy([...about, ['where', `intervention:${first.id}`]], this.clock.today);
  }

  async #answered(request: Request, name: ReportName, about: AddressQuestion): Promise<Answered> {
    const read = readReport(name, about);
    if ('refusal' in read) return read;
    const outcome = await this.dispatch.send(new AskReport(callerOf(request), read.query));
    return outcome.outcome === 'refused' && isOfQuestion(outcome.refusal)
      ? { refusal: outcome.refusal }
      : { report: answerOrProblem(outcome, refusedStatistics) };
  }

  #names(
    request: Request,
    association: Association | undefined,
    units: readonly string[],
  ): Promise<CodeNames> {
    return namesFor(this.dispatch, request, association, units);
  }
}
