import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { unreachable } from '@samspar/kernel';
import { ReadOwnAssociation } from '@samspar/use-cases';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { InterventionsPage } from './interventions-page.js';

/** The insatser, to be read; the setup file changes them. */
@Allow('caseworker', 'team-lead', 'office', 'admin')
@Controller('insatser')
export class InterventionsController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { interventions: assigned } = who(request);
    const asked = new ReadOwnAssociation(callerOf(request));
    const association = await this.dispatch.answer(asked, unreachable, notAllowed);
    show(
      response,
      <InterventionsPage association={association} assigned={assigned} today={this.clock.today} />,
    );
  }
}
