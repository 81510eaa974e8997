import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Association } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import { pageNumber } from '@samspar/pages';
import { type FigureCell, readFigure, type StatisticsQuery } from '@samspar/statistics';
import { ExplainFigure, FindCounted, ReadAssociations } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { refusedCounted } from '../../statistics/refused-counted.js';
import { refusedQuestion, refusedStatistics } from '../../statistics/statistics.controller.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { namesFor } from './question-names.js';
import { WHY } from './answer-words.js';
import { WhyPage } from './why-page.js';

/** What the address says beside the figure: which part an auditor wants listed, and which page of it. */
const OWN = ['del', 'sida'];

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
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const mayList = who(request).roles.includes('auditor');
    const [part, page] = [searchParams.get('del'), pageNumber(searchParams.get('sida'))];
    const asked = { ...read, part: mayList ? part : null, page };
    const found = await this.#explained(request, asked);
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

  /** The explanation, and the journeys of a part where they are asked for and may be shown. */
  async #explained(request: Request, { query, cell, part, page }: Asked) {
    const caller = callerOf(request);
    const explained = async () =>
      this.dispatch.answer(new ExplainFigure(caller, query, cell), refusedStatistics);
    if (part === null || part === '') return { explanation: await explained() };
    const outcome = await this.dispatch.send(new FindCounted(caller, query, cell, part, page));
    if (outcome.outcome === 'refused')
      return {
        explanation: await explained(),
        wrong: refusedCounted(outcome.refusal).sentence[visitorOf(request).language],
      };
    const { explanation, ...shown } = answerOrProblem(outcome, refusedCounted, notAllowed);
    return { explanation, shown };
  }

  /** The one whose names are shown. */
  async #association(request: Request): Promise<Association | undefined> {
    const associations = await this.dispatch.answer(new ReadAssociations(callerOf(request)), unreachable);
    return associations.find(({ id }) => id === who(request).association) ?? associations[0];
  }
}
