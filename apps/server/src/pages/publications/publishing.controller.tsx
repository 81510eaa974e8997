import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { unreachable } from '@samspar/kernel';
import {
  type AddressQuestion,
  changedQuestion,
  type FieldError,
  type Filled,
  heading,
  publicationAddress,
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
  ReadOwnAssociation,
  ReadPublications,
  redefinitionSentence,
  type RedefinitionRefusal,
} from '@samspar/use-cases';
import { publicationNotFound } from '../../publications/publication-problems.js';
import { Problem } from '../../problem.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedQuestion, refusedStatistics } from '../../statistics/statistics.controller.js';
import { namesFor } from '../question-names.js';
import { PageVisit, Visiting } from '../visit.js';
import { changeIn, CHANGES, fieldRefused } from './foresee-change.js';
import { ForeseePage } from './foresee-page.js';
import { NewPublicationPage } from './new-publication-page.js';
import { tableIn, titlesMissing, wordsIn } from './publication-questions.js';
import { standing } from './publications-page.js';
import { cameOf, filledBy, type RefusedForm } from './sent-publication.js';
import { sentForm } from '../sent-form.js';

const foreseenRefused = (refusal: RedefinitionRefusal): Problem =>
  new Problem(422, refusal.code, redefinitionSentence(refusal), { facts: { refusal } });

type Posed = Readonly<{ question: AddressQuestion; query: Omit<StatisticsQuery, 'asKnownAt'> }>;

/** The office takes a table of the statistics to be released, and sees what a change would make of what has been. */
@Allow('office')
@Controller('publicerat')
export class PublishingController {
  @Get('ny')
  async askForNew(
    @Visiting() visit: PageVisit,
    came?: Pick<RefusedForm, 'errors' | 'wrong'>,
  ): Promise<string> {
    const { question, query } = this.#posed(visit);
    const { caller, language } = visit;
    const answer: Answer = answerOrProblem(
      await visit.send(new AskStatistics(caller, { ...query, protect: 'public' })),
      refusedStatistics,
    );
    const own = new ReadOwnAssociation(caller);
    const association = await visit.answer(own, unreachable, publicationNotFound);
    const names = await namesFor(visit, association, codesNamed(answer, 'referringUnit'));
    const { publications } = await visit.answer(new ReadPublications(caller), unreachable);
    const title = heading({ answer, language });
    const filled: Filled = came
      ? filledBy(visit, came)
      : { values: { tabellrubrik: title, rubrik: title }, errors: [] };
    return visit.show(
      <NewPublicationPage
        question={question}
        answer={answer}
        names={names}
        drafts={publications.filter(({ status }) => status === 'begun')}
        releases={standing(publications)}
        commandKey={randomUUID()}
        filled={filled}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }

  @Post('ny')
  async begin(@Visiting() visit: PageVisit): Promise<string> {
    const { typed } = visit;
    const errors = titlesMissing(typed, visit.language);
    if (errors.length > 0) return this.askForNew(visit, { errors });
    const table = tableIn(typed, this.#posed(visit).query);
    const draft = valueIn(typed, 'utkast');
    const sent = sentForm(visit, 'ny');
    const message =
      draft === ''
        ? new BeginPublication(sent, { ...wordsIn(typed), tables: [table] })
        : new ChangePublication(sent, draft, { type: 'AddTable', data: { table } });
    const came = await cameOf(visit, message);
    if ('refusal' in came) return this.askForNew(visit, came);
    return visit.goTo(`${publicationAddress({ id: came.publication })}?klart=tabell`);
  }

  @Get('forandring')
  async foresee(@Visiting() visit: PageVisit): Promise<string> {
    const { caller, language } = visit;
    const typed = typedIn(visit.query);
    const change = CHANGES.find((one) => one === valueIn(typed, 'andring')) ?? 'unitName';
    const unchanged = await visit.answer(
      new ForeseeRedefinition(caller, null),
      foreseenRefused,
      publicationNotFound,
    );
    const asked = { language, ...unchanged };
    const isAsked = Object.keys(typed).some((name) => name !== 'andring');
    const said = isAsked ? changeIn(change, typed, asked, visit.today) : undefined;
    const outcome =
      said && 'redefinition' in said
        ? await visit.send(new ForeseeRedefinition(caller, said.redefinition))
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
    return visit.show(
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
  #posed(visit: PageVisit): Posed {
    const question = changedQuestion(tidy([...visit.parameters], visit.today), {
      asKnownAt: '',
      protect: '',
    });
    const read = readQuery(question);
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    return { question, query: read.query };
  }
}
