import { Controller, Get, Req, Res } from '@nestjs/common';
import { mayCountPersons, maySeeUnreleased } from '@samspar/access';
import type { Association } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import {
  addressOfQuestion,
  type AddressQuestion,
  changedQuestion,
  codesAsked,
  firstQuestion,
  isCrossed,
  listedQuestion,
  protectionOf,
  QUESTION,
  tableHeading,
  tidy,
  yearsAsked,
} from '@samspar/pages';
import { unitsInTable } from '@samspar/reports';
import {
  type Answer,
  codesNamed,
  type CodeNames,
  type CrossedTable,
  type QueryRefusal,
  readCrossed,
  readQuery,
  type RowOrder,
} from '@samspar/statistics';
import { AskStatistics, AskTable, isOfQuestion, ReadAssociations } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { type Asker, who } from '../../who.js';
import { show } from '../render.js';
import { sendTables, type TableFile } from '../table-files.js';
import { visitorOf } from '../visitor.js';
import { answerCsv } from './answer-csv.js';
import { namesFor } from '../question-names.js';
import { questionError } from '../question-error.js';
import type { PersonsAsked } from './statistics-form.js';
import { StatisticsPage } from './statistics-page.js';

type Posed = Readonly<{
  today: string;
  /** As it stands in the address. */
  typed: string;
  question: AddressQuestion;
  /** The one whose names are shown. */
  association: Association | undefined;
}>;

type Answered = Readonly<
  { answer: Answer } | { table: CrossedTable; order?: RowOrder | undefined } | { refusal: QueryRefusal }
>;

/** The referring units that an answer names. */
const unitsIn = (answered: Answered): readonly string[] => {
  if ('answer' in answered) return codesNamed(answered.answer, 'referringUnit');
  if ('refusal' in answered) return [];
  return unitsInTable(answered.table);
};

/** Whether a question asks for persons, and whether this asker may ask it so. */
const personsAsked = (asker: Asker, question: AddressQuestion): PersonsAsked => {
  const read = readQuery(listedQuestion(question));
  const query = 'refusal' in read ? undefined : read.query;
  return {
    mayCount: mayCountPersons(asker, query?.where.intervention),
    wereAsked: query?.unit === 'person',
    own: asker.interventions,
  };
};

@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller()
export class StatisticsPageController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get(QUESTION)
  question(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#page(request, response);
  }

  /** A question that is asked where statistics open, as addresses of old do. */
  @Get('statistik')
  page(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#page(request, response);
  }

  @Get(`${QUESTION}.xlsx`)
  workbook(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#file(request, response, 'xlsx');
  }

  @Get(`${QUESTION}.csv`)
  tableCsv(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#file(request, response, 'csv');
  }

  @Get('statistik.csv')
  async csv(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    if (!maySeeUnreleased(asker)) {
      response.redirect(303, '/publicerat');
      return;
    }
    const { question, association } = await this.#posed(request);
    const { mayCount, wereAsked } = personsAsked(asker, question);
    const result = mayCount || !wereAsked ? await this.#answered(request, question) : undefined;
    if (!result || !('answer' in result)) {
      response.redirect(303, `${QUESTION}?${addressOfQuestion(question)}`);
      return;
    }
    const { answer } = result;
    const { measure, period } = answer;
    const names = await this.#names(request, association, question, codesNamed(answer, 'referringUnit'));
    response
      .set('Cache-Control', 'no-store')
      .attachment(`samspar-${measure}-${period.from}--${period.to}.csv`)
      .type('text/csv; charset=utf-8')
      .send(
        answerCsv({ answer, names, language: visitorOf(request).language, protect: protectionOf(question) }),
      );
  }

  async #page(request: Request, response: Response): Promise<void> {
    const visitor = visitorOf(request);
    if (!maySeeUnreleased(who(request))) {
      response.redirect(303, '/publicerat');
      return;
    }
    const { today, typed, question, association } = await this.#posed(request);
    if (typed !== '' && typed !== addressOfQuestion(question)) {
      response.redirect(303, `${request.path}?${addressOfQuestion(question)}`);
      return;
    }
    const persons = personsAsked(who(request), question);
    const asked = persons.mayCount ? question : changedQuestion(question, { unit: '' });
    const result = await this.#answered(request, asked);
    const isRefused = 'refusal' in result;
    show(
      response,
      <StatisticsPage
        question={asked}
        persons={persons}
        names={await this.#names(request, association, asked, isRefused ? [] : unitsIn(result))}
        today={today}
        result={isRefused ? { errors: [questionError(result.refusal, visitor.language)] } : result}
      />,
      isRefused ? 422 : 200,
    );
  }

  /** The question of an address; where there are several associations it is about the asker's own. */
  async #posed(request: Request): Promise<Posed> {
    const { today } = this.clock;
    const associations = await this.dispatch.answer(new ReadAssociations(callerOf(request)), unreachable);
    const own = who(request).association;
    const association = associations.length > 1 && own !== null ? own : undefined;
    const parameters = new URL(request.originalUrl, 'http://localhost').searchParams;
    const typed: AddressQuestion = [...parameters];
    return {
      today,
      typed: addressOfQuestion(typed),
      question: tidy(
        typed.length === 0 ? firstQuestion(today, await this.#yearsOf(request, association)) : typed,
        today,
        association,
      ),
      association: associations.find(({ id }) => id === own) ?? associations[0],
    };
  }

  /** What the codes are called that a question and its answer name. */
  #names(
    request: Request,
    association: Association | undefined,
    question: AddressQuestion,
    units: readonly string[],
  ): Promise<CodeNames> {
    return namesFor(this.dispatch, request, association, [
      ...codesAsked(question, 'referringUnit'),
      ...units,
    ]);
  }

  /** The years that are over, with those who started in each; none where that cannot be asked. */
  async #yearsOf(request: Request, association: string | undefined): Promise<Pick<Answer, 'cells'>> {
    const asked = new AskStatistics(callerOf(request), yearsAsked(this.clock.today, association));
    const outcome = await this.dispatch.send(asked);
    return outcome.outcome === 'accepted' ? outcome.answer : { cells: [] };
  }

  /** A table of rows and columns as a file; where it cannot be made, the page says why. */
  async #file(request: Request, response: Response, file: TableFile): Promise<void> {
    const asker = who(request);
    if (!maySeeUnreleased(asker)) {
      response.redirect(303, '/publicerat');
      return;
    }
    const { question, association } = await this.#posed(request);
    const { mayCount, wereAsked } = personsAsked(asker, question);
    const isAsked = isCrossed(question) && (mayCount || !wereAsked);
    const result = isAsked ? await this.#answered(request, question) : undefined;
    if (!result || !('table' in result)) {
      response.redirect(303, `${QUESTION}?${addressOfQuestion(question)}`);
      return;
    }
    const { table } = result;
    const { language } = visitorOf(request);
    const names = await this.#names(request, association, question, unitsIn(result));
    const { measures, period } = table;
    const title = tableHeading({ table, language });
    await sendTables(response, `samspar-${measures.join('-')}-${period.from}--${period.to}`, file, {
      title,
      address: `${QUESTION}?${addressOfQuestion(question)}`,
      tables: [{ title, told: { table, names, language } }],
    });
  }

  async #answered(request: Request, question: AddressQuestion): Promise<Answered> {
    if (isCrossed(question)) {
      const read = readCrossed(question);
      if ('refusal' in read) return read;
      const outcome = await this.dispatch.send(new AskTable(callerOf(request), read.query));
      return outcome.outcome === 'refused' && isOfQuestion(outcome.refusal)
        ? { refusal: outcome.refusal }
        : { table: answerOrProblem(outcome, refusedStatistics), order: read.query.order };
    }
    const read = readQuery(question);
    if ('refusal' in read) return read;
    const outcome = await this.dispatch.send(new AskStatistics(callerOf(request), read.query));
    return outcome.outcome === 'refused' && isOfQuestion(outcome.refusal)
      ? { refusal: outcome.refusal }
      : { answer: answerOrProblem(outcome, refusedStatistics) };
  }
}
