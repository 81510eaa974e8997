import { PUBLISHED } from '@samspar/pages';
import { Controller, Get } from '@nestjs/common';
import { unreachable } from '@samspar/kernel';
import { ReadOpenData, ReadPublications } from '@samspar/use-cases';
import { Allow } from '../../sign-in/allow.js';
import { SignIn } from '../../sign-in/sign-in.js';
import { PageVisit, Visiting } from '../visit.js';
import { OpenReleasesPage } from './open-releases-page.js';

/** What of the released is open to everyone, for those who read what is released. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller(PUBLISHED)
export class OpenReleasesController {
  constructor(private readonly signIn: SignIn) {}

  @Get('oppna-data')
  async openReleases(@Visiting() visit: PageVisit): Promise<string> {
    const { caller } = visit;
    const server = this.signIn.appUrl();
    const read = await visit.answer(new ReadPublications(caller), unreachable);
    const catalogues = await visit.answer(new ReadOpenData(caller, server), unreachable);
    const catalogue = catalogues.find(({ publisher }) => publisher.id === caller.asker.association);
    return visit.show(<OpenReleasesPage read={read} catalogue={catalogue} server={server} />);
  }
}
