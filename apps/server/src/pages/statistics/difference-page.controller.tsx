import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Association } from '@samspar/association';
import { type Day, unreachable } from '@samspar/kernel';
import {
  addressOfQuestion,
  type AddressQuestion,
  type FieldError,
  pageNumber,
  readTypedDay,
  textsOf,
  tidy,
} from '@samspar/pages';
import {
  codesNamed,
  DEFINITIONS,
  type FigureDifference,
  type QueryRefusal,
  readDifference,
} from '@samspar/statistics';
import {
  type DifferenceAsked,
  ExplainDifference,
  ListDifference,
  ReadAssociations,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { refusedCounted } from '../../statistics/refused-counted.js';
import { refusedQuestion, refusedStatistics } from '../../statistics/statistics.controller.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { differenceCsv } from './difference-csv.js';
import type { MovesShown } from './difference-list.js';
import { DifferencePage, MOMENTS, VERSIONS } from './difference-page.js';
import { DIFFERENCE, type ToldDifference } from './difference-words.js';
import { namesFor } from '../question-names.js';

/** Which page of the journeys an auditor asks for. */
const PAGE = 'sida';
const MOMENT = 'asKnownAt';
const VERSION = 'definition';

type Typed = Readonly<{
  /** The question with its cell, without its moments. */
  question: AddressQuestion;
  moments: readonly [string, string];
  versions: readonly string[];
  page: number | undefined;
  /** As it stands, and as it should stand, in the address. */
  address: string;
  tidied: string;
}>;

/** The end of the month after the period, but not before it has come; and now. */
const usualMoments = (to: string | undefined, today: Day): readonly [Day, Day] => {
  const period = readTypedDay(to ?? '', today) ?? today;
  const later = Temporal.PlainDate.from(period).add({ months: 1 }).toString();
  return [later < today ? later : today, today];
};

const typedIn = (request: Request, today: Day): Typed => {
  const typed: AddressQuestion = [...new URL(request.originalUrl, 'http://localhost').searchParams];
  const valueOf = (name: string) => typed.find(([key]) => key === name)?.[1];
  const own = [PAGE, MOMENT, VERSION, 'cell', ...MOMENTS, ...VERSIONS];
  const question = [
    ...tidy(
      typed.filter(([name]) => !own.includes(name)),
      today,
    ),
    ...typed.filter(([name]) => name === 'cell'),
  ];
  const named = typed.flatMap(([name, value]) => (name === MOMENT ? [value] : []));
  const usual = usualMoments(valueOf('to'), today);
  const [first = '', second = ''] = MOMENTS.map((name, index) => {
    const said = (valueOf(name) ?? named[index] ?? '').trim();
    return said === '' ? usual[index] : said.includes('T') ? said : (readTypedDay(said, today) ?? said);
  });
  const chosen = VERSIONS.flatMap((name) => valueOf(name)?.trim() || []);
  const versions =
    chosen.length > 0 ? chosen : typed.flatMap(([name, value]) => (name === VERSION ? [value] : []));
  const page = valueOf(PAGE);
  return {
    question,
    moments: [first, second],
    versions,
    page: page === undefined ? undefined : pageNumber(page),
    address: addressOfQuestion(typed),
    tidied: addressOfQuestion([
      ...question,
      [MOMENT, first],
      [MOMENT, second],
      ...versions.map((version) => [VERSION, version] as const),
      ...(page === undefined ? [] : [[PAGE, page] as const]),
    ]),
  };
};

/** What is wrong with a moment, at its field; what is wrong with the question itself cannot be put right here. */
const momentError = (refusal: QueryRefusal, [first]: Typed['moments'], language: 'sv' | 'en'): FieldError => {
  const { difference, statistics } = textsOf(language);
  if (refusal.code === 'MomentsRunBackwards') return { field: MOMENTS[1], message: difference.backwards };
  if (refusal.code === 'NotAMoment')
    return {
      field: refusal.value === first ? MOMENTS[0] : MOMENTS[1],
      message: statistics.refusals.notADay(refusal.value),
    };
  throw refusedQuestion(refusal);
};

/** Why a figure differs between two moments. */
@Allow('caseworker', 'team-lead', 'office', 'auditor')
@Controller()
export class DifferencePageController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get(DIFFERENCE)
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const typed = typedIn(request, this.clock.today);
    if (typed.address !== typed.tidied) {
      response.redirect(303, `${DIFFERENCE}?${typed.tidied}`);
      return;
    }
    const { question, moments, versions, page } = typed;
    const mayList = who(request).roles.includes('auditor');
    const asked = { question, moments, versions, definitions: [...DEFINITIONS.keys()], mayList };
    const read = readDifference(this.#parameters(typed));
    if ('refusal' in read) {
      const errors = [momentError(read.refusal, moments, visitorOf(request).language)];
      show(response, <DifferencePage {...{ ...asked, errors }} />, 422);
      return;
    }
    const told = await this.#told(request, read, typed);
    const shown = mayList && page !== undefined ? await this.#moves(request, read, page) : undefined;
    show(response, <DifferencePage {...{ ...asked, errors: [], told, shown }} />);
  }

  @Get(`${DIFFERENCE}.csv`)
  async csv(@Req() request: Request, @Res() response: Response): Promise<void> {
    const typed = typedIn(request, this.clock.today);
    const read = readDifference(this.#parameters(typed));
    if ('refusal' in read) {
      response.redirect(303, `${DIFFERENCE}?${typed.tidied}`);
      return;
    }
    const told = await this.#told(request, read, typed);
    const { measure, period } = told.difference;
    response
      .set('Cache-Control', 'no-store')
      .attachment(`samspar-skillnad-${measure}-${period.from}--${period.to}.csv`)
      .type('text/csv; charset=utf-8')
      .send(differenceCsv(told));
  }

  #parameters({ question, moments, versions }: Typed): AddressQuestion {
    return [
      ...question,
      ...moments.map((moment) => [MOMENT, moment] as const),
      ...versions.map((version) => [VERSION, version] as const),
    ];
  }

  async #told(
    request: Request,
    asked: DifferenceAsked,
    { moments, versions }: Typed,
  ): Promise<ToldDifference> {
    const { language } = visitorOf(request);
    const explained = new ExplainDifference(callerOf(request), asked);
    const difference = await this.dispatch.answer(explained, refusedStatistics);
    const association = await this.#association(request);
    const names = await namesFor(this.dispatch, request, association, unitsNamed(difference));
    return { difference, names, language, moments, versions };
  }

  /** The journeys of a page, or why they are not shown. */
  async #moves(request: Request, asked: DifferenceAsked, page: number): Promise<MovesShown> {
    const outcome = await this.dispatch.send(new ListDifference(callerOf(request), asked, page));
    if (outcome.outcome !== 'refused') return answerOrProblem(outcome, refusedCounted, notAllowed);
    return { wrong: refusedCounted(outcome.refusal).sentence[visitorOf(request).language] };
  }

  /** The one whose names are shown. */
  async #association(request: Request): Promise<Association | undefined> {
    const associations = await this.dispatch.answer(new ReadAssociations(callerOf(request)), unreachable);
    return associations.find(({ id }) => id === who(request).association) ?? associations[0];
  }
}

/** The units that a difference names by their codes. */
const unitsNamed = ({ where, cells, cell }: FigureDifference): readonly string[] =>
  codesNamed({ where, cells: [...cells.map((one) => one.cell), cell] }, 'referringUnit');
