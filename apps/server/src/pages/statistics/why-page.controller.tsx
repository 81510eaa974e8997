import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Association } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import { addressOfQuestion, type ListedPart, pageNumber, WHY, WhyPage } from '@samspar/pages';
import {
  type FigureCell,
  type FigureExplanation,
  readFigure,
  type StatisticsQuery,
} from '@samspar/statistics';
import {
  ExplainFigure,
  FindCounted,
  isOfQuestion,
  ReadAssociations,
  type StatisticsRefusal,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { refusedCounted } from '../../statistics/refused-counted.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { namesFor } from '../question-names.js';

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
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  async why(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { searchParams } = new URL(request.originalUrl, 'http://localhost');
    const read = readFigure([...searchParams].filter(([name]) => !OWN.includes(name)));
    const mayList = who(request).roles.includes('auditor');
    const part = mayList ? searchParams.get('del') : null;
    const found =
      'refusal' in read
        ? undefined
        : await this.#explained(request, { ...read, part, page: pageNumber(searchParams.get('sida')) });
    if (!found) {
      // The page of the statistics says what is wrong with a question, or shows the table that has no such cell.
      const question = [...searchParams].filter(([name]) => name !== 'cell' && !OWN.includes(name));
      response.redirect(303, `/statistik?${addressOfQuestion(question)}`);
      return;
    }
    const { explanation } = found;
    const names = await namesFor(this.dispatch, request, await this.#association(request), [
      ...(explanation.where.referringUnit ?? []),
      ...(explanation.cell.referringUnit === undefined ? [] : [explanation.cell.referringUnit]),
    ]);
    show(
      response,
      <WhyPage {...found} names={names} mayList={mayList} />,
      found.wrong === undefined ? 200 : 422,
    );
  }

  /** The explanation, and the journeys of a part where they are asked for and may be shown; undefined where the question cannot be answered as it is asked. */
  async #explained(request: Request, { query, cell, part, page }: Asked): Promise<Found | undefined> {
    const caller = callerOf(request);
    const outcome = await this.dispatch.send(new ExplainFigure(caller, query, cell));
    if (outcome.outcome === 'refused' && isAskedOtherwise(outcome.refusal)) return undefined;
    const explanation = answerOrProblem(outcome, refusedStatistics);
    if (part === null || part === '') return { explanation };
    const found = await this.dispatch.send(new FindCounted(caller, query, cell, part, page));
    if (found.outcome === 'refused')
      return {
        explanation,
        wrong: refusedCounted(found.refusal).sentence[visitorOf(request).language],
      };
    const { explanation: listedOf, ...shown } = answerOrProblem(found, refusedCounted, notAllowed);
    return { explanation: listedOf, shown };
  }

  /** The one whose names are shown. */
  async #association(request: Request): Promise<Association | undefined> {
    const associations = await this.dispatch.answer(new ReadAssociations(callerOf(request)), unreachable);
    return associations.find(({ id }) => id === who(request).association) ?? associations[0];
  }
}
