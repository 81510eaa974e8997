import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Asker } from '@samspar/access';
import { WAITING_FOR } from '@samspar/casework';
import type { Request, Response } from 'express';
import { Allow } from '../../sign-in/allow.js';
import { who } from '../../who.js';
import { CaseLists } from '../cases/case-lists.js';
import { pageNumber } from '../cases/case-words.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { MyDayPage, SLUGS } from './my-day-page.js';

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
  constructor(private readonly lists: CaseLists) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    if (!asker.roles.includes('caseworker')) {
      response.redirect(303, startOf(asker));
      return;
    }
    const { caseload, today } = this.lists;
    const { slag, sida } = request.query;
    const waitsFor = WAITING_FOR.find((kind) => SLUGS[kind] === slag);
    const places = this.lists.placesOf(asker);
    const listed = caseload.waitingFor({
      ...places,
      caseworker: asker.actor,
      today,
      page: pageNumber(sida),
      ...(waitsFor && { waitsFor }),
    });
    show(
      response,
      <MyDayPage
        visitor={visitorOf(request)}
        actor={asker.actor}
        today={today}
        interventions={places.interventions.map((id) => this.lists.interventionName(asker, id))}
        counts={caseload.waitingCounts({ ...places, today })}
        waitsFor={waitsFor}
        listed={listed}
        items={await this.lists.shown(asker, listed.lines)}
      />,
    );
  }
}
