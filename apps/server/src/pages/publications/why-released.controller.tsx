import { Controller, Get, Req, Res } from '@nestjs/common';
import { unreachable } from '@samspar/kernel';
import { WhyPage } from '@samspar/pages';
import { readCell } from '@samspar/statistics';
import { ExplainReleased, ReadPublication } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { publicationNotFound } from '../../publications/publication-problems.js';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { publicationAddress, PUBLISHED, toldTable } from './publication-words.js';

/** Why a figure of a release is what it is, for all who may read the release. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller(PUBLISHED)
export class WhyReleasedController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get(':id/varfor')
  async why(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { searchParams } = new URL(request.originalUrl, 'http://localhost');
    const caller = callerOf(request);
    const read = await this.dispatch.answer(
      new ReadPublication(caller, String(request.params['id'])),
      unreachable,
      publicationNotFound,
    );
    const place = Number(searchParams.get('tabell')) - 1;
    const frozen = read.publication.figures?.tables[place];
    if (!read.listed.wasReleased || !frozen) throw publicationNotFound();
    const asked = readCell(searchParams.getAll('cell'), frozen.query.by);
    const address = `${publicationAddress(read)}#tabell-${place + 1}`;
    const outcome =
      'refusal' in asked
        ? undefined
        : await this.dispatch.send(new ExplainReleased(caller, read.id, place, asked.cell));
    if (outcome?.outcome !== 'accepted') {
      // The table shows which cells it has.
      response.redirect(303, address);
      return;
    }
    const { names } = toldTable(frozen, read.association, visitorOf(request).language);
    show(response, <WhyPage explanation={outcome.answer} names={names} mayList={false} table={address} />);
  }
}
