import { Controller, Get, Req, Res } from '@nestjs/common';
import { pageNumber } from '@samspar/pages';
import { ReadGivenOut } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { show } from '../render.js';
import { DISCLOSURES, DisclosuresPage } from './disclosures-page.js';

/** The register of disclosures, for whoever leads an insats for the authority that gives out, and for auditors. */
@Allow('team-lead', 'auditor')
@Controller(DISCLOSURES)
export class DisclosuresPageController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const read = new ReadGivenOut(callerOf(request), pageNumber(request.query['sida']));
    show(response, <DisclosuresPage {...await this.dispatch.answer(read, problemOfRefusal, notAllowed)} />);
  }
}
