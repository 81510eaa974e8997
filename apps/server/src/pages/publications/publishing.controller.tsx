import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { unreachable } from '@samspar/kernel';
import {
  type AddressQuestion,
  changedQuestion,
  type FieldError,
  type Filled,
  heading,
  tidy,
  typedIn,
  valueIn,
} from '@samspar/pages';
import { type Answer, codesNamed, readQuery, type StatisticsQuery } from '@samspar/statistics';
import {
  AskStatistics,
  BeginPublication,
  ChangePublication,
  type Foreseen,
  ForeseeRedefinition,
  NameUnits,
  ReadOwnAssociation,
  ReadPublications,
  redefinitionSentence,
  type RedefinitionRefusal,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { publicationNotFound } from '../../publications/publication-problems.js';
import { Problem } from '../../problem.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedQuestion, refusedStatistics } from '../../statistics/statistics.controller.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { changeIn, CHANGES, fieldRefused } from './foresee-change.js';
import { ForeseePage } from './foresee-page.js';
import { NewPublicationPage } from './new-publication-page.js';
import { tableIn, titlesMissing, wordsIn } from './publication-questions.js';
import { publicationAddress } from './publication-words.js';
import { followedIn } from './publications-page.js';
import { cameOf, type RefusedForm, sentForm } from './sent-publication.js';

const foreseenRefused = (refusal: RedefinitionRefusal): Problem =>
  new Problem(422, refusal.code, redefinitionSentence(refusal), { facts: { refusal } });

type Posed = Readonly<{ question: AddressQuestion; query: Omit<StatisticsQuery, 'asKnownAt'> }>;

/** The office takes a table of the statistics to be released, and sees what a change would make of what has been. */
@Allow('office')
@Controller('publicerat')
export class PublishingController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get('ny')
  async askForNew(
    @Req() request: Request,
    @Res() response: Response,
    came?: Pick<RefusedForm, 'errors' | 'wrong'>,
  ): Promise<void> {
    const { question, query } = this.#posed(request);
    const caller = callerOf(request);
    const answer: Answer = answerOrProblem(
      await this.dispatch.send(new AskStatistics(caller, { ...query, protect: 'public' })),
      refusedStatistics,
    );
    const units = codesNamed(answer, 'referringUnit');
    const named = await this.dispatch.answer(new NameUnits(caller, units), unreachable);
    const association = await this.dispatch.answer(
      new ReadOwnAssociation(caller),
      unreachable,
      publicationNotFound,
    );
    const names = { association, unitName: (code: string) => named.get(code) ?? code };
    const { publications } = await this.dispatch.answer(new ReadPublications(caller), unreachable);
    const { language } = visitorOf(request);
    const followed = followedIn(publications);
    const title = heading({ answer, language });
    const filled: Filled = came
      ? { values: typedIn(request.body), errors: came.errors }
      : { values: { tabellrubrik: title, rubrik: title }, errors: [] };
    show(
      response,
      <NewPublicationPage
        question={question}
        answer={answer}
        names={names}
        drafts={publications.filter(({ status }) => status === 'begun')}
        releases={publications.filter(({ id, wasReleased }) => wasReleased && !followed.has(id))}
        commandKey={randomUUID()}
        filled={filled}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }

  @Post('ny')
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    const typed = typedIn(request.body);
    const { language } = visitorOf(request);
    const errors = titlesMissing(typed, language);
    if (errors.length > 0) return this.askForNew(request, response, { errors, wrong: undefined });
    const table = tableIn(typed, this.#posed(request).query);
    const draft = valueIn(typed, 'utkast');
    const sent = sentForm(request, 'ny');
    const outcome =
      draft === ''
        ? await this.dispatch.send(new BeginPublication(sent, { ...wordsIn(typed), tables: [table] }))
        : await this.dispatch.send(new ChangePublication(sent, draft, { type: 'AddTable', data: { table } }));
    const came = cameOf(outcome, language);
    if ('refusal' in came) return this.askForNew(request, response, came);
    response.redirect(303, `${publicationAddress({ id: came.publication })}?klart=tabell`);
  }

  @Get('forandring')
  async foresee(@Req() request: Request, @Res() response: Response): Promise<void> {
    const caller = callerOf(request);
    const { language } = visitorOf(request);
    const typed = typedIn(request.query);
    const change = CHANGES.find((one) => one === valueIn(typed, 'andring')) ?? 'unitName';
    const unchanged = await this.dispatch.answer(
      new ForeseeRedefinition(caller, null),
      foreseenRefused,
      publicationNotFound,
    );
    const asked = { language, ...unchanged };
    const isAsked = Object.keys(typed).some((name) => name !== 'andring');
    const said = isAsked ? changeIn(change, typed, asked, this.clock.today) : undefined;
    const outcome =
      said && 'redefinition' in said
        ? await this.dispatch.send(new ForeseeRedefinition(caller, said.redefinition))
        : undefined;
    const refusal = outcome?.outcome === 'refused' ? outcome.refusal : undefined;
    const sentence = refusal && redefinitionSentence(refusal)[language];
    const field = refusal && fieldRefused(change, refusal, asked);
    const errors: readonly FieldError[] = [
      ...(said && 'errors' in said ? said.errors : []),
      ...(field !== undefined && sentence !== undefined ? [{ field, message: sentence }] : []),
    ];
    const foreseen: Foreseen =
      outcome && !refusal ? answerOrProblem(outcome, foreseenRefused, publicationNotFound) : unchanged;
    show(
      response,
      <ForeseePage
        foreseen={foreseen}
        change={change}
        parameters={Object.fromEntries(Object.keys(typed).map((name) => [name, valueIn(typed, name)]))}
        errors={errors}
        wrong={field === undefined ? sentence : undefined}
      />,
      refusal || errors.length > 0 ? 422 : 200,
    );
  }

  /** The question of the address, without a moment: that is the one of its release. Throws the problem of one that cannot be read. */
  #posed(request: Request): Posed {
    const { searchParams } = new URL(request.originalUrl, 'http://localhost');
    const question = changedQuestion(tidy([...searchParams], this.clock.today), {
      asKnownAt: '',
      protect: '',
    });
    const read = readQuery(question);
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    return { question, query: read.query };
  }
}
