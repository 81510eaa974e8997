import { Controller, Get } from '@nestjs/common';
import { pageNumber } from '@samspar/pages';
import { ReadGivenOut } from '@samspar/use-cases';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { DISCLOSURES, DisclosuresPage } from './disclosures-page.js';
import { PageVisit, Visiting } from '../visit.js';

/** The register of disclosures, for whoever leads an insats for the authority that gives out, and for auditors. */
@Allow('team-lead', 'auditor')
@Controller(DISCLOSURES)
export class DisclosuresPageController {
  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const read = new ReadGivenOut(visit.caller, pageNumber(visit.query['sida']));
    return visit.show(<DisclosuresPage {...await visit.answer(read, problemOfRefusal, notAllowed)} />);
  }
}
