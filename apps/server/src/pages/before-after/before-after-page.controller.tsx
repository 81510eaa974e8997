import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { maySeeUnreleased } from '@samspar/access';
import {
  addressOfQuestion,
  type AddressQuestion,
  BEFORE_AFTER,
  changedQuestion,
  comparisonAddress,
  type FieldError,
  partHeading,
  tidy,
} from '@samspar/pages';
import {
  type BeforeAndAfter,
  type Comparison,
  COMPARED,
  PAIRS_OF_MOMENTS,
  type QueryRefusal,
  readBeforeAndAfter,
} from '@samspar/statistics';
import { CompareBeforeAfter, isOfQuestion } from '@samspar/use-cases';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { type PeriodAsked, periodAsked } from '../period-asked.js';
import { questionError } from '../question-error.js';
import { namesFor } from '../question-names.js';
import { type TableFile, tablesFile } from '../table-files.js';
import { PageVisit, Visiting } from '../visit.js';
import { BeforeAfterPage } from './before-after-page.js';

type Answered = Readonly<{ comparison: BeforeAndAfter; asked: Comparison } | { refusal: QueryRefusal }>;

/** The fields of the form; what is wrong with anything else stands at the first of them. */
const FIELDS: readonly string[] = ['of', 'at', 'from', 'to', 'asKnownAt'];

@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller()
export class BeforeAfterPageController {
  @Get('statistik/fore-och-efter')
  async page(@Visiting() visit: PageVisit): Promise<string> {
    if (!maySeeUnreleased(visit.asker)) return visit.goTo('/publicerat');
    const { typed, about, period, years, association } = await this.#asked(visit);
    if (addressOfQuestion(typed) !== addressOfQuestion(about))
      return visit.goTo(`${BEFORE_AFTER}?${addressOfQuestion(about)}`);
    const answered = await this.#answered(visit, about);
    const isRefused = 'refusal' in answered;
    return visit.show(
      <BeforeAfterPage
        about={about}
        period={period}
        years={years}
        names={await namesFor(
          visit,
          association,
          isRefused ? [] : (answered.comparison.where.referringUnit ?? []),
        )}
        result={isRefused ? { errors: [this.#errorOf(answered.refusal, visit)] } : answered}
      />,
      isRefused ? 422 : 200,
    );
  }

  @Get('statistik/fore-och-efter.csv')
  csv(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'csv');
  }

  @Get('statistik/fore-och-efter.xlsx')
  workbook(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'xlsx');
  }

  @Get('statistik/fore-och-efter.pdf')
  pdf(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'pdf');
  }

  async #file(visit: PageVisit, file: TableFile): Promise<string | StreamableFile> {
    const { language } = visit;
    if (!maySeeUnreleased(visit.asker)) return visit.goTo('/publicerat');
    const { about, period, association } = await this.#asked(visit);
    const answered = await this.#answered(visit, about);
    if ('refusal' in answered) return visit.goTo(`${BEFORE_AFTER}?${addressOfQuestion(about)}`);
    const { comparison, asked } = answered;
    const names = await namesFor(visit, association, comparison.where.referringUnit ?? []);
    const told = { comparison, names, language };
    const title = partHeading(told);
    return tablesFile(visit, `samspar-fore-och-efter-${period.from}--${period.to}`, file, {
      title,
      address: visit.whole(comparisonAddress(asked, about)),
      tables: [{ title, told }],
    });
  }

  /** What the address asks; what is not said of what is compared, and when, is the first that can be chosen. */
  async #asked(visit: PageVisit): Promise<PeriodAsked> {
    const asked = await periodAsked(visit);
    const valueOf = (name: string, usual: string | undefined) =>
      asked.about.find(([key, value]) => key === name && value !== '')?.[1] ?? usual ?? '';
    const named = { of: valueOf('of', COMPARED[0]), at: valueOf('at', PAIRS_OF_MOMENTS[0]) };
    return { ...asked, about: tidy(changedQuestion(asked.about, named), visit.today) };
  }

  async #answered(visit: PageVisit, about: AddressQuestion): Promise<Answered> {
    const read = readBeforeAndAfter(about);
    if ('refusal' in read) return read;
    const { comparison } = read;
    const outcome = await visit.send(new CompareBeforeAfter(visit.caller, comparison));
    return outcome.outcome === 'refused' && isOfQuestion(outcome.refusal)
      ? { refusal: outcome.refusal }
      : { comparison: answerOrProblem(outcome, refusedStatistics), asked: comparison };
  }

  #errorOf(refusal: QueryRefusal, visit: PageVisit): FieldError {
    const error = questionError(refusal, visit.language);
    const field =
      refusal.code === 'ValueUnknown' && FIELDS.includes(refusal.parameter) ? refusal.parameter : error.field;
    return { ...error, field: FIELDS.includes(field) ? field : 'of' };
  }
}
