import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { missingIn, valueIn } from '@samspar/pages';
import { FindCases, ReadCases } from '@samspar/use-cases';
import { positionIn } from '../../caller.js';
import { Allow } from '../../sign-in/allow.js';
import { GROUPS, readChoice } from './case-choice.js';
import { CasesPage, FoundPage, SOUGHT } from './cases-page.js';
import { PageVisit, Visiting } from '../visit.js';

@Allow('caseworker')
@Controller('arenden')
export class CasesController {
  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const { asker } = visit;
    const choice = readChoice(visit.query, asker.interventions);
    const { whose, group, intervention, page } = choice;
    const { listed, items, counts, interventions, reportsToEsf } = await visit.answer(
      new ReadCases(visit.caller, {
        whose,
        statuses: GROUPS[group].statuses,
        intervention,
        page,
        after: positionIn(visit.query['efter']),
      }),
    );
    return visit.show(
      <CasesPage
        actor={asker.actor}
        isLead={asker.roles.includes('team-lead')}
        {...{ choice, interventions, counts, listed, items, reportsToEsf }}
      />,
    );
  }

  /** What was found is not kept: whoever comes back to its address searches again. */
  @Get('sok')
  again(@Visiting() visit: PageVisit): string {
    return visit.goTo('/arenden');
  }

  @Post('sok')
  @HttpCode(200)
  async find(@Visiting() visit: PageVisit): Promise<string> {
    const { asker } = visit;
    const { typed } = visit;
    const text = valueIn(typed, SOUGHT.name);
    const items = text === '' ? [] : await visit.answer(new FindCases(visit.caller, text));
    return visit.show(
      <FoundPage actor={asker.actor} items={items} errors={missingIn([SOUGHT], typed, visit.texts)} />,
      text === '' ? 422 : 200,
    );
  }
}
