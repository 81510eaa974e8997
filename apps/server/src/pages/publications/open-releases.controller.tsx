import { Controller, Get, Req, Res } from '@nestjs/common';
import { unreachable } from '@samspar/kernel';
import { ReadOpenData, ReadPublications } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { Allow } from '../../sign-in/allow.js';
import { SignIn } from '../../sign-in/sign-in.js';
import { show } from '../render.js';
import { OpenReleasesPage } from './open-releases-page.js';
import { PUBLISHED } from './publication-words.js';

/** What of the released is open to everyone, for those who read what is released. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller(PUBLISHED)
export class OpenReleasesController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly signIn: SignIn,
  ) {}

  @Get('oppna-data')
  async openReleases(@Req() request: Request, @Res() response: Response): Promise<void> {
    const caller = callerOf(request);
    const server = this.signIn.appUrl();
    const read = await this.dispatch.answer(new ReadPublications(caller), unreachable);
    const catalogues = await this.dispatch.answer(new ReadOpenData(caller, server), unreachable);
    const catalogue = catalogues.find(({ publisher }) => publisher.id === caller.asker.association);
    show(response, <OpenReleasesPage read={read} catalogue={catalogue} server={server} />);
  }
}
