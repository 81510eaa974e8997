import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Asker } from '@samspar/access';
import { textsOf } from '@samspar/pages';
import type { Request, Response } from 'express';
import { readingBy } from '../../caller.js';
import { Allow } from '../../sign-in/allow.js';
import { who } from '../../who.js';
import { CaseLists } from '../../queries/case-lists.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { readDay, WHOSE_DAY, type WhoseDay } from './day-choice.js';
import { MyDayPage } from './my-day-page.js';

/** Where those begin who have no journeys of their own. */
const startOf = ({ roles }: Asker): string => {
  if (roles.includes('team-lead')) return '/fordelning';
  if (roles.includes('admin') && !roles.includes('office')) return '/anvandare';
  return '/statistik';
};

/** The start page: what waits for a caseworker, and for everybody else the way to what they may see. */
@ApiExcludeController()
@Allow('signed-in')
@Controller()
export class MyDayController {
  constructor(
    private readonly lists: CaseLists,
    private readonly draftLists: DraftLists,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    if (!asker.roles.includes('caseworker')) {
      response.redirect(303, startOf(asker));
      return;
    }
    const { caseload, today } = this.lists;
    const choice = readDay(request.query);
    const { whose, waitsFor, page } = choice;
    const places = this.lists.placesOf(asker);
    const asked = { ...places, caseworker: asker.actor, today };
    const countsOf = (of: WhoseDay) => caseload.waitingCounts({ ...asked, among: WHOSE_DAY[of].among });
    const listed = caseload.waitingFor({
      ...asked,
      among: WHOSE_DAY[whose].among,
      page,
      ...(waitsFor && { waitsFor }),
    });
    const visitor = visitorOf(request);
    const reading = readingBy(request, 'my-day');
    show(
      response,
      <MyDayPage
        visitor={visitor}
        actor={asker.actor}
        today={today}
        interventions={places.interventions.map((id) => this.lists.interventionName(asker, id))}
        choice={choice}
        counts={{ mine: countsOf('mine'), all: countsOf('all') }}
        listed={listed}
        items={await this.lists.shown(reading, listed.lines)}
        drafts={await this.draftLists.of(reading, textsOf(visitor.language))}
      />,
    );
  }
}
