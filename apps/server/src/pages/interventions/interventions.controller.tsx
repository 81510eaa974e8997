import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Installation } from '@samspar/installation';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { todayBy } from '../../today.js';
import { INSTALLATION } from '../../token.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { InterventionsPage } from './interventions-page.js';

/** The insatser, to be read; the setup file changes them. */
@ApiExcludeController()
@Allow('caseworker', 'team-lead', 'office', 'admin')
@Controller('insatser')
export class InterventionsController {
  constructor(@Inject(INSTALLATION) private readonly installation: Installation) {}

  @Get()
  page(@Req() request: Request, @Res() response: Response): void {
    const { views, clock } = this.installation;
    const { association: own, interventions: assigned } = who(request);
    const association = views.associations().find(({ id }) => id === own);
    if (!association) throw notAllowed();
    show(
      response,
      <InterventionsPage
        visitor={visitorOf(request)}
        association={association}
        assigned={assigned}
        today={todayBy(clock)}
      />,
    );
  }
}
