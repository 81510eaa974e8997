import { Controller, Get } from '@nestjs/common';
import { unreachable } from '@samspar/kernel';
import { ReadOwnAssociation } from '@samspar/use-cases';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { InterventionsPage } from './interventions-page.js';
import { PageVisit, Visiting } from '../visit.js';

/** The insatser, to be read; the setup file changes them. */
@Allow('caseworker', 'team-lead', 'office', 'admin')
@Controller('insatser')
export class InterventionsController {
  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const { interventions: assigned } = visit.asker;
    const asked = new ReadOwnAssociation(visit.caller);
    const association = await visit.answer(asked, unreachable, notAllowed);
    return visit.show(
      <InterventionsPage association={association} assigned={assigned} today={visit.today} />,
    );
  }
}
