import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import { pageNumber } from '@samspar/pages';
import type { Sender } from '@samspar/views';
import type { Request, Response } from 'express';
import { readingBy } from '../../caller.js';
import { Allow } from '../../sign-in/allow.js';
import { type Asker, who } from '../../who.js';
import { CaseLists } from '../../queries/case-lists.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { InboxPage, PART_NAMES, PARTS, Sent, ToUs } from './inbox-page.js';

/** For how many days an answer is shown in the inbox. */
const LATELY_DAYS = 30;

const senderOf = ({ actor, party, unit }: Asker): Sender => ({ user: actor, party, unit });

@ApiExcludeController()
@Allow('caseworker')
@Controller('inkorg')
export class InboxController {
  constructor(private readonly lists: CaseLists) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const visitor = visitorOf(request);
    const { flik, sida, efter } = request.query;
    const part = PART_NAMES.find((name) => PARTS[name] === flik) ?? 'toUs';
    await this.lists.caughtUp(efter);
    const { today } = this.lists;
    const toUs = this.#toUs(asker, today, part === 'toUs' ? pageNumber(sida) : 1);
    const fromUs = this.#fromUs(asker, part === 'fromUs' ? pageNumber(sida) : 1);
    const answered = this.#answered(asker, today, part === 'answered' ? pageNumber(sida) : 1);
    const counts = { toUs: toUs.total, fromUs: fromUs.total, answered: answered.total };
    if (part === 'toUs') {
      const items = await this.lists.shown(readingBy(request, 'inbox'), toUs.lines);
      show(
        response,
        <InboxPage visitor={visitor} part={part} counts={counts} listed={toUs}>
          <ToUs visitor={visitor} today={today} items={items} />
        </InboxPage>,
      );
      return;
    }
    const listed = part === 'fromUs' ? fromUs : answered;
    show(
      response,
      <InboxPage visitor={visitor} part={part} counts={counts} listed={listed}>
        <Sent
          visitor={visitor}
          part={part}
          total={listed.total}
          items={await this.lists.unnamed(readingBy(request, 'inbox'), 'sender', listed.lines)}
        />
      </InboxPage>,
    );
  }

  #toUs(asker: Asker, today: Day, page: number) {
    const places = this.lists.placesOf(asker);
    return this.lists.caseload.waitingFor({
      ...places,
      caseworker: asker.actor,
      today,
      waitsFor: 'answer',
      page,
    });
  }

  #fromUs(asker: Asker, page: number) {
    return this.lists.caseload.referralsFrom({
      ...this.lists.everyPlaceOf(asker),
      sender: senderOf(asker),
      page,
    });
  }

  #answered(asker: Asker, today: Day, page: number) {
    return this.lists.caseload.answeredSince({
      ...this.lists.everyPlaceOf(asker),
      sender: senderOf(asker),
      since: dayOfNumber(dayNumber(today) - LATELY_DAYS),
      page,
    });
  }
}
