import { Controller, Get, Post } from '@nestjs/common';
import { ConfirmPage } from '@samspar/pages';
import { Allow } from '../../sign-in/allow.js';
import { localPath } from '../../sign-in/local-path.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { FormDrafts } from '../../drafts/form-drafts.js';
import { PageVisit, Visiting } from '../visit.js';

/** Throws a draft away, having asked. */
@Allow('caseworker')
@Controller('utkast/:id/slang')
export class DraftsController {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly lists: DraftLists,
  ) {}

  @Get()
  async ask(@Visiting() visit: PageVisit): Promise<string> {
    const id = visit.param('id');
    const back = localPath(visit.query['till']);
    const { visitor } = visit;
    const { texts } = visit;
    const draft = (await this.lists.of(visit.reading('form'), texts)).find(({ left }) => left.id === id);
    if (!draft) return visit.goTo(back);
    const { discardTitle, discardWhat, discard, cancel, savedAt } = texts.drafts;
    return visit.show(
      <ConfirmPage title={discardTitle} action={visitor.address} button={discard} back={back} cancel={cancel}>
        <p>{`${draft.title}. ${savedAt(draft.when)}.`}</p>
        <p>{discardWhat}</p>
      </ConfirmPage>,
    );
  }

  @Post()
  async discard(@Visiting() visit: PageVisit): Promise<string> {
    await this.drafts.remove(visit.asker.actor, visit.param('id'));
    return visit.goTo(localPath(visit.query['till']));
  }
}
