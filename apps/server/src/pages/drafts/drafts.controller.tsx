import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ConfirmPage, textsOf } from '@samspar/pages';
import type { Request, Response } from 'express';
import { readingBy } from '../../caller.js';
import { Allow } from '../../sign-in/allow.js';
import { localPath } from '../../sign-in/local-path.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { FormDrafts } from '../../drafts/form-drafts.js';

/** Throws a draft away, having asked. */
@Allow('caseworker')
@Controller('utkast/:id/slang')
export class DraftsController {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly lists: DraftLists,
  ) {}

  @Get()
  async ask(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { id } = request.params;
    const back = localPath(request.query['till']);
    const visitor = visitorOf(request);
    const texts = textsOf(visitor.language);
    const draft = (await this.lists.of(readingBy(request, 'form'), texts)).find(({ left }) => left.id === id);
    if (!draft) return response.redirect(303, back);
    const { discardTitle, discardWhat, discard, cancel, savedAt } = texts.drafts;
    show(
      response,
      <ConfirmPage title={discardTitle} action={visitor.address} button={discard} back={back} cancel={cancel}>
        <p>{`${draft.title}. ${savedAt(draft.when)}.`}</p>
        <p>{discardWhat}</p>
      </ConfirmPage>,
    );
  }

  @Post()
  async discard(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.drafts.remove(who(request).actor, String(request.params['id']));
    response.redirect(303, localPath(request.query['till']));
  }
}
