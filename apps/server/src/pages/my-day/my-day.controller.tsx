import { Controller, Get } from '@nestjs/common';
import { type Asker, maySeeUnreleased } from '@samspar/access';
import { ReadDay } from '@samspar/use-cases';
import { Allow } from '../../sign-in/allow.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { readDayChoice, WHOSE_DAY } from './day-choice.js';
import { MyDayPage } from './my-day-page.js';
import { PageVisit, Visiting } from '../visit.js';

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
  constructor(private readonly draftLists: DraftLists) {}

  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const { asker } = visit;
    if (!asker.roles.includes('caseworker')) return visit.goTo(startOf(asker));
    const choice = readDayChoice(visit.query);
    const { whose, waitsFor, page } = choice;
    const { listed, items, counts, interventions, emergencies, identifications } = await visit.answer(
      new ReadDay(visit.caller, { among: WHOSE_DAY[whose].among, waitsFor, page }),
    );
    return visit.show(
      <MyDayPage
        actor={asker.actor}
        today={visit.today}
        interventions={interventions.map(({ name }) => name)}
        choice={choice}
        counts={{ mine: counts[WHOSE_DAY.mine.among], all: counts[WHOSE_DAY.all.among] }}
        listed={listed}
        items={items}
        emergencies={emergencies}
        identifications={identifications}
        drafts={await this.draftLists.of(visit.reading('my-day'), visit.texts)}
      />,
    );
  }
}
