import { Controller, Get } from '@nestjs/common';
import { pageNumber } from '@samspar/pages';
import { ReadInbox } from '@samspar/use-cases';
import { positionIn } from '../../caller.js';
import { Allow } from '../../sign-in/allow.js';
import { InboxPage, PART_NAMES, PARTS, SentReferrals, ToUs } from './inbox-page.js';
import { PageVisit, Visiting } from '../visit.js';

@Allow('caseworker')
@Controller('inkorg')
export class InboxController {
  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const { flik, sida, efter } = visit.query;
    const asked = PART_NAMES.find((name) => PARTS[name] === flik) ?? 'toUs';
    const read = await visit.answer(new ReadInbox(visit.caller, asked, pageNumber(sida), positionIn(efter)));
    const { part, counts, listed } = read;
    return visit.show(
      <InboxPage part={part} counts={counts} listed={listed} items={read.items}>
        {read.part === 'toUs' ? (
          <ToUs today={visit.today} items={read.items} />
        ) : (
          <SentReferrals part={read.part} total={listed.total} items={read.items} />
        )}
      </InboxPage>,
    );
  }
}
