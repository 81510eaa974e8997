import { Controller, Get, Post } from '@nestjs/common';
import type { PopulationProblem } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import { POPULATION, valueIn } from '@samspar/pages';
import { ReadOwnAssociation, StatePopulation } from '@samspar/use-cases';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { PageVisit, Visiting } from '../visit.js';
import { PopulationPage } from './population-page.js';

/** How many live in the districts, as the office states it of a source. */
@Allow('office')
@Controller(POPULATION)
export class PopulationController {
  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    return this.#show(visit, '', []);
  }

  @Post()
  async state(@Visiting() visit: PageVisit): Promise<string> {
    const text = valueIn(visit.typed, 'text');
    const outcome = await visit.send(new StatePopulation(visit.caller, visit.asker.association ?? '', text));
    if (outcome.outcome === 'refused') return this.#show(visit, text, outcome.refusal.problems);
    const { events } = answerOrProblem(outcome, unreachable, notAllowed);
    return visit.goTo(`${POPULATION}?klart=${events > 0 ? 'angiven' : 'redan'}`);
  }

  async #show(visit: PageVisit, text: string, problems: readonly PopulationProblem[]): Promise<string> {
    const association = await visit.answer(new ReadOwnAssociation(visit.caller), unreachable, notAllowed);
    const { stated, stoodAlready } = visit.texts.charts.population;
    const done = visit.query['klart'];
    return visit.show(
      <PopulationPage
        association={association}
        text={text}
        problems={problems}
        saved={done === 'angiven' ? stated : done === 'redan' ? stoodAlready : undefined}
      />,
      problems.length > 0 ? 422 : 200,
    );
  }
}
