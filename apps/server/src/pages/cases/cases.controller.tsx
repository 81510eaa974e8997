import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { missingIn, textsOf, typedIn, valueIn } from '@samspar/pages';
import { FindCases } from '@samspar/use-cases';
import type { CaseCount } from '@samspar/views';
import type { Request, Response } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { Allow } from '../../sign-in/allow.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { GROUPS, readChoice, type Whose } from './case-choice.js';
import { CaseLists } from '../../queries/case-lists.js';
import { CasesPage, FoundPage, SOUGHT } from './cases-page.js';

const sum = (counts: readonly CaseCount[]): number => counts.reduce((all, { count }) => all + count, 0);

/** How many journeys there are in each list of whoever looks. */
const countsFor = (actor: string, counts: readonly CaseCount[]): Readonly<Record<Whose, number>> => ({
  mine: sum(counts.filter(({ caseworker }) => caseworker === actor)),
  all: sum(counts),
  nobodys: sum(counts.filter(({ caseworker }) => caseworker === null)),
});

@ApiExcludeController()
@Allow('caseworker')
@Controller('arenden')
export class CasesController {
  constructor(
    private readonly lists: CaseLists,
    private readonly dispatch: Dispatch,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const { caseload } = this.lists;
    const places = this.lists.placesOf(asker);
    const { interventions } = places;
    const choice = readChoice(request.query, interventions);
    const { whose, group, intervention, page } = choice;
    await this.lists.caughtUp(request.query['efter']);
    const listed = caseload.journeysOf({
      ...places,
      interventions: intervention === undefined ? interventions : [intervention],
      statuses: GROUPS[group].statuses,
      page,
      ...(whose !== 'all' && { caseworker: whose === 'mine' ? asker.actor : null }),
    });
    show(
      response,
      <CasesPage
        visitor={visitorOf(request)}
        actor={asker.actor}
        choice={choice}
        interventions={interventions.map((id) => ({ id, name: this.lists.interventionName(asker, id) }))}
        counts={countsFor(asker.actor, caseload.countsOf(places))}
        listed={listed}
        items={await this.lists.shown(readingBy(request, 'cases'), listed.lines)}
        isLead={asker.roles.includes('team-lead')}
      />,
    );
  }

  /** What was found is not kept: whoever comes back to its address searches again. */
  @Get('sok')
  again(@Res() response: Response): void {
    response.redirect(303, '/arenden');
  }

  @Post('sok')
  @HttpCode(200)
  async find(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const visitor = visitorOf(request);
    const typed = typedIn(request.body);
    const text = valueIn(typed, SOUGHT.name);
    const items = text === '' ? [] : await this.dispatch.answer(new FindCases(callerOf(request), text));
    show(
      response,
      <FoundPage
        visitor={visitor}
        actor={asker.actor}
        items={items}
        errors={missingIn([SOUGHT], typed, textsOf(visitor.language))}
      />,
      text === '' ? 422 : 200,
    );
  }
}
