import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { missingIn, textsOf, typedIn, valueIn } from '@samspar/pages';
import { FindCases, ReadCases } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, positionIn } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { Allow } from '../../sign-in/allow.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { GROUPS, readChoice } from './case-choice.js';
import { CasesPage, FoundPage, SOUGHT } from './cases-page.js';

@Allow('caseworker')
@Controller('arenden')
export class CasesController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const choice = readChoice(request.query, asker.interventions);
    const { whose, group, intervention, page } = choice;
    const { listed, items, counts, interventions } = await this.dispatch.answer(
      new ReadCases(callerOf(request), {
        whose,
        statuses: GROUPS[group].statuses,
        intervention,
        page,
        after: positionIn(request.query['efter']),
      }),
    );
    show(
      response,
      <CasesPage
        actor={asker.actor}
        isLead={asker.roles.includes('team-lead')}
        {...{ choice, interventions, counts, listed, items }}
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
        actor={asker.actor}
        items={items}
        errors={missingIn([SOUGHT], typed, textsOf(visitor.language))}
      />,
      text === '' ? 422 : 200,
    );
  }
}
