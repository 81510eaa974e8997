import { Controller, Get } from '@nestjs/common';
import { addressOfQuestion, type ListedPart, pageNumber, WHY, WhyPage } from '@samspar/pages';
import {
  type FigureCell,
  type FigureExplanation,
  readFigure,
  type StatisticsQuery,
} from '@samspar/statistics';
import { ExplainFigure, FindCounted, isOfQuestion, type StatisticsRefusal } from '@samspar/use-cases';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { refusedCounted } from '../../statistics/refused-counted.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { associationsFor, namesFor } from '../question-names.js';
import { PageVisit, Visiting } from '../visit.js';

/** What the address says beside the figure: which part an auditor wants listed, and which page of it. */
const OWN = ['del', 'sida'];

type Found = Readonly<{ explanation: FigureExplanation; shown?: ListedPart; wrong?: string }>;

/** A question that could be asked in another way. */
const isAskedOtherwise = (refusal: StatisticsRefusal): boolean =>
  isOfQuestion(refusal) || refusal.code === 'PersonsOfOthers';

type Asked = Readonly<{ query: StatisticsQuery; cell: FigureCell; part: string | null; page: number }>;

/** Why a figure is what it is. */
@Allow('caseworker', 'team-lead', 'office', 'auditor')
@Controller(WHY)
export class WhyPageController {
  @Get()
  async why(@Visiting() visit: PageVisit): Promise<string> {
    const { parameters } = visit;
    const read = readFigure([...parameters].filter(([name]) => !OWN.includes(name)));
    const mayList = visit.asker.roles.includes('auditor');
    const part = mayList ? parameters.get('del') : null;
    const found =
      'refusal' in read
        ? undefined
        : await this.#explained(visit, { ...read, part, page: pageNumber(parameters.get('sida')) });
    if (!found) {
      // The page of the statistics says what is wrong with a question, or shows the table that has no such cell.
      const question = [...parameters].filter(([name]) => name !== 'cell' && !OWN.includes(name));
      return visit.goTo(`/statistik?${addressOfQuestion(question)}`);
    }
    const { explanation } = found;
    const { shown } = await associationsFor(visit);
    const names = await namesFor(visit, shown, [
      ...(explanation.where.referringUnit ?? []),
      ...(explanation.cell.referringUnit === undefined ? [] : [explanation.cell.referringUnit]),
    ]);
    return visit.show(
      <WhyPage {...found} names={names} mayList={mayList} />,
      found.wrong === undefined ? 200 : 422,
    );
  }

  /** The explanation, and the journeys of a part where they are asked for and may be shown; undefined where the question cannot be answered as it is asked. */
  async #explained(visit: PageVisit, { query, cell, part, page }: Asked): Promise<Found | undefined> {
    const { caller } = visit;
    const outcome = await visit.send(new ExplainFigure(caller, query, cell));
    if (outcome.outcome === 'refused' && isAskedOtherwise(outcome.refusal)) return undefined;
    const explanation = answerOrProblem(outcome, refusedStatistics);
    if (part === null || part === '') return { explanation };
    const found = await visit.send(new FindCounted(caller, query, cell, part, page));
    if (found.outcome === 'refused')
      return { explanation, wrong: refusedCounted(found.refusal).sentence[visit.language] };
    const { explanation: listedOf, ...shown } = answerOrProblem(found, refusedCounted, notAllowed);
    return { explanation: listedOf, shown };
  }
}
