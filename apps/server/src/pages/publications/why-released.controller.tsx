import { Controller, Get } from '@nestjs/common';
import { unreachable } from '@samspar/kernel';
import { publicationAddress, PUBLISHED, toldTable, WhyPage } from '@samspar/pages';
import { readCell } from '@samspar/statistics';
import { ExplainReleased, ReadPublication } from '@samspar/use-cases';
import { publicationNotFound } from '../../publications/publication-problems.js';
import { Allow } from '../../sign-in/allow.js';
import { PageVisit, Visiting } from '../visit.js';

/** Why a figure of a release is what it is, for all who may read the release. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller(PUBLISHED)
export class WhyReleasedController {
  @Get(':id/varfor')
  async why(@Visiting() visit: PageVisit): Promise<string> {
    const { caller, parameters } = visit;
    const read = await visit.answer(
      new ReadPublication(caller, visit.param('id')),
      unreachable,
      publicationNotFound,
    );
    const place = Number(parameters.get('tabell')) - 1;
    const frozen = read.publication.figures?.tables[place];
    if (!read.listed.wasReleased || !frozen) throw publicationNotFound();
    const asked = readCell(parameters.getAll('cell'), frozen.query.by);
    const address = `${publicationAddress(read)}#tabell-${place + 1}`;
    const outcome =
      'refusal' in asked
        ? undefined
        : await visit.send(new ExplainReleased(caller, read.id, place, asked.cell));
    if (outcome?.outcome !== 'accepted') {
      // The table shows which cells it has.
      return visit.goTo(address);
    }
    const { names } = toldTable(frozen, read.association, visit.language);
    const explanation = outcome.answer;
    return visit.show(<WhyPage {...{ explanation, names }} mayList={false} table={address} />);
  }
}
