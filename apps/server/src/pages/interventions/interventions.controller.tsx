import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Views } from '@samspar/views';
import { Clock } from '../../clock.js';
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
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get()
  page(@Req() request: Request, @Res() response: Response): void {
    const { association: own, interventions: assigned } = who(request);
    const association = this.views.associations().find(({ id }) => id === own);
    if (!association) throw notAllowed();
    show(
      response,
      <InterventionsPage association={association} assigned={assigned} today={this.clock.today} />,
    );
  }
}
