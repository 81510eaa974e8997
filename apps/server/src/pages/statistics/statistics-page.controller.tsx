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
  protectionOf,
  tidy,
  yearsAsked,
} from '@samspar/pages';
import { type Answer, codesNamed, type CodeNames, type QueryRefusal, readQuery } from '@samspar/statistics';
import { AskStatistics, isOfQuestion, ReadAssociations } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { type Asker, who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { answerCsv } from './answer-csv.js';
import { namesFor } from './question-names.js';
import { fieldErrorOf } from './refusal.js';
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

/** Whether a question asks for persons, and whether this asker may ask it so. */
const personsAsked = (asker: Asker, question: AddressQuestion): PersonsAsked => {
  const read = readQuery(question);
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

  @Get('statistik')
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    if (!maySeeUnreleased(who(request))) {
      response.redirect(303, '/publicerat');
      return;
    }
    const { today, typed, question, association } = await this.#posed(request);
    if (typed !== '' && typed !== addressOfQuestion(question)) {
      response.redirect(303, `/statistik?${addressOfQuestion(question)}`);
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
        names={await this.#names(request, association, asked, isRefused ? undefined : result.answer)}
        today={today}
        result={isRefused ? { errors: [fieldErrorOf(result.refusal, visitor.language)] } : result}
      />,
      isRefused ? 422 : 200,
    );
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
    if (!result || 'refusal' in result) {
      response.redirect(303, `/statistik?${addressOfQuestion(question)}`);
      return;
    }
    const { answer } = result;
    const { measure, period } = answer;
    const names = await this.#names(request, association, question, answer);
    response
      .set('Cache-Control', 'no-store')
      .attachment(`samspar-${measure}-${period.from}--${period.to}.csv`)
      .type('text/csv; charset=utf-8')
      .send(
        answerCsv({ answer, names, language: visitorOf(request).language, protect: protectionOf(question) }),
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
    answer: Answer | undefined,
  ): Promise<CodeNames> {
    return namesFor(this.dispatch, request, association, [
      ...codesAsked(question, 'referringUnit'),
      ...(answer ? codesNamed(answer, 'referringUnit') : []),
    ]);
  }

  /** The years that are over, with those who started in each; none where that cannot be asked. */
  async #yearsOf(request: Request, association: string | undefined): Promise<Pick<Answer, 'cells'>> {
    const asked = new AskStatistics(callerOf(request), yearsAsked(this.clock.today, association));
    const outcome = await this.dispatch.send(asked);
    return outcome.outcome === 'accepted' ? outcome.answer : { cells: [] };
  }

  async #answered(
    request: Request,
    question: AddressQuestion,
  ): Promise<Readonly<{ answer: Answer } | { refusal: QueryRefusal }>> {
    const read = readQuery(question);
    if ('refusal' in read) return read;
    const outcome = await this.dispatch.send(new AskStatistics(callerOf(request), read.query));
    return outcome.outcome === 'refused' && isOfQuestion(outcome.refusal)
      ? { refusal: outcome.refusal }
      : { answer: answerOrProblem(outcome, refusedStatistics) };
  }
}
