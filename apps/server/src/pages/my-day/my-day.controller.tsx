import { Controller, Get, Req, Res } from '@nestjs/common';
import { type Asker, maySeeUnreleased } from '@samspar/access';
import { textsOf } from '@samspar/pages';
import { ReadDay } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { Allow } from '../../sign-in/allow.js';
import { who } from '../../who.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { readDayChoice, WHOSE_DAY } from './day-choice.js';
import { MyDayPage } from './my-day-page.js';

/** Where those begin who have no journeys of their own. */
const startOf = (asker: Asker): string => {
  const { roles } = asker;
  if (roles.includes('team-lead')) return '/fordelning';
  if (roles.includes('admin') && !roles.includes('office')) return '/anvandare';
  if (roles.includes('auditor') && !roles.includes('office')) return '/att-granska';
  return roles.includes('board') && !maySeeUnreleased(asker) ? '/publicerat' : '/statistik';
};

/** The start page: what waits for a caseworker, and for everybody else the way to what they may see. */
@Allow('signed-in')
@Controller()
export class MyDayController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
    private readonly draftLists: DraftLists,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    if (!asker.roles.includes('caseworker')) {
      response.redirect(303, startOf(asker));
      return;
    }
    const choice = readDayChoice(request.query);
    const { whose, waitsFor, page } = choice;
    const { listed, items, counts, interventions, emergencies, identifications } = await this.dispatch.answer(
      new ReadDay(callerOf(request), { among: WHOSE_DAY[whose].among, waitsFor, page }),
    );
    const visitor = visitorOf(request);
    show(
      response,
      <MyDayPage
        actor={asker.actor}
        today={this.clock.today}
        interventions={interventions.map(({ name }) => name)}
        choice={choice}
        counts={{ mine: counts[WHOSE_DAY.mine.among], all: counts[WHOSE_DAY.all.among] }}
        listed={listed}
        items={items}
        emergencies={emergencies}
        identifications={identifications}
        drafts={await this.draftLists.of(readingBy(request, 'my-day'), textsOf(visitor.language))}
      />,
    );
  }
}
