import { Controller, Get, Req, Res } from '@nestjs/common';
import { pageNumber } from '@samspar/pages';
import { ReadInbox } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, positionIn } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { InboxPage, PART_NAMES, PARTS, SentReferrals, ToUs } from './inbox-page.js';

@Allow('caseworker')
@Controller('inkorg')
export class InboxController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { flik, sida, efter } = request.query;
    const asked = PART_NAMES.find((name) => PARTS[name] === flik) ?? 'toUs';
    const read = await this.dispatch.answer(
      new ReadInbox(callerOf(request), asked, pageNumber(sida), positionIn(efter)),
    );
    const { part, counts, listed } = read;
    show(
      response,
      <InboxPage part={part} counts={counts} listed={listed} items={read.items}>
        {read.part === 'toUs' ? (
          <ToUs today={this.clock.today} items={read.items} />
        ) : (
          <SentReferrals part={read.part} total={listed.total} items={read.items} />
        )}
      </InboxPage>,
    );
  }
}
