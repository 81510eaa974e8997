import { Controller, Get, type StreamableFile } from '@nestjs/common';
import type { Day } from '@samspar/kernel';
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
import { type DifferenceAsked, ExplainDifference, ListDifference } from '@samspar/use-cases';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { refusedCounted } from '../../statistics/refused-counted.js';
import { refusedQuestion, refusedStatistics } from '../../statistics/statistics.controller.js';
import { associationsFor, namesFor } from '../question-names.js';
import { CSV } from '../table-files.js';
import { PageVisit, Visiting } from '../visit.js';
import { differenceCsv } from './difference-csv.js';
import type { MovesShown } from './difference-list.js';
import { DifferencePage, MOMENTS, VERSIONS } from './difference-page.js';
import { DIFFERENCE, type ToldDifference } from './difference-words.js';

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

const typedIn = ({ parameters, today }: PageVisit): Typed => {
  const typed: AddressQuestion = [...parameters];
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
  @Get(DIFFERENCE)
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const typed = typedIn(visit);
    if (typed.address !== typed.tidied) return visit.goTo(`${DIFFERENCE}?${typed.tidied}`);
    const { question, moments, versions, page } = typed;
    const mayList = visit.asker.roles.includes('auditor');
    const asked = { question, moments, versions, definitions: [...DEFINITIONS.keys()], mayList };
    const read = readDifference(this.#parameters(typed));
    if ('refusal' in read) {
      const errors = [momentError(read.refusal, moments, visit.language)];
      return visit.show(<DifferencePage {...{ ...asked, errors }} />, 422);
    }
    const told = await this.#told(visit, read, typed);
    const shown = mayList && page !== undefined ? await this.#moves(visit, read, page) : undefined;
    return visit.show(<DifferencePage {...{ ...asked, errors: [], told, shown }} />);
  }

  @Get(`${DIFFERENCE}.csv`)
  async csv(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    const typed = typedIn(visit);
    const read = readDifference(this.#parameters(typed));
    if ('refusal' in read) return visit.goTo(`${DIFFERENCE}?${typed.tidied}`);
    const told = await this.#told(visit, read, typed);
    const { measure, period } = told.difference;
    const name = `samspar-skillnad-${measure}-${period.from}--${period.to}.csv`;
    return visit.file(name, CSV, differenceCsv(told));
  }

  #parameters({ question, moments, versions }: Typed): AddressQuestion {
    return [
      ...question,
      ...moments.map((moment) => [MOMENT, moment] as const),
      ...versions.map((version) => [VERSION, version] as const),
    ];
  }

  async #told(
    visit: PageVisit,
    asked: DifferenceAsked,
    { moments, versions }: Typed,
  ): Promise<ToldDifference> {
    const { language } = visit;
    const explained = new ExplainDifference(visit.caller, asked);
    const difference = await visit.answer(explained, refusedStatistics);
    const { shown } = await associationsFor(visit);
    const names = await namesFor(visit, shown, unitsNamed(difference));
    return { difference, names, language, moments, versions };
  }

  /** The journeys of a page, or why they are not shown. */
  async #moves(visit: PageVisit, asked: DifferenceAsked, page: number): Promise<MovesShown> {
    const outcome = await visit.send(new ListDifference(visit.caller, asked, page));
    if (outcome.outcome !== 'refused') return answerOrProblem(outcome, refusedCounted, notAllowed);
    return { wrong: refusedCounted(outcome.refusal).sentence[visit.language] };
  }
}

/** The units that a difference names by their codes. */
const unitsNamed = ({ where, cells, cell }: FigureDifference): readonly string[] =>
  codesNamed({ where, cells: [...cells.map((one) => one.cell), cell] }, 'referringUnit');
