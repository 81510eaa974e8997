import { type Asker, isUnitOf } from '@samspar/access';
import { daysAfter } from '@samspar/kernel';
import type { CaseLine, Listed, WaitingLine } from '@samspar/views';
import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { type ListedCase, listing } from './listed-case.js';
import { caughtUp, interventionsAround, placesOf } from '../places.js';

/** Referrals to one's own insatser that wait for an answer; those that one, or one's unit, has sent; and those of them answered lately. */
export type InboxPart = 'toUs' | 'fromUs' | 'answered';

export type InboxRead = Readonly<{
  counts: Readonly<Record<InboxPart, number>>;
}> &
  Readonly<
    | { part: 'toUs'; listed: Listed<WaitingLine>; items: readonly ListedCase<WaitingLine>[] }
    | { part: Exclude<InboxPart, 'toUs'>; listed: Listed<CaseLine>; items: readonly ListedCase[] }
  >;

/** Referrals both ways, a page of one part. */
export class ReadInbox extends Query<Outcome<InboxRead>> {
  constructor(
    caller: Caller,
    readonly part: InboxPart,
    readonly page: number,
    /** The log position that the answer should have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

/** For how many days an answer is shown in the inbox. */
const LATELY_DAYS = 30;

const senderOf = (asker: Asker, written: readonly string[]) => ({
  user: asker.actor,
  party: asker.party,
  units: written.filter((unit) => isUnitOf(asker, unit)),
});

export const readInbox =
  (ports: JourneyPorts) =>
  async ({ caller, part, page, after }: ReadInbox): Promise<Outcome<InboxRead>> => {
    const { asker } = caller;
    await caughtUp(ports, after);
    const { caseload } = ports.views();
    const today = ports.today();
    const places = placesOf(asker);
    const sent = {
      association: places.association,
      interventions: interventionsAround(ports, asker).map(({ id }) => id),
      sender: senderOf(asker, caseload.unitTexts()),
    };
    const toUs = caseload.waitingFor({
      ...places,
      caseworker: asker.actor,
      today,
      waitsFor: 'answer',
      page,
    });
    const fromUs = caseload.referralsFrom({ ...sent, page });
    const answered = caseload.answeredSince({
      ...sent,
      since: daysAfter(today, -LATELY_DAYS),
      page,
    });
    const counts = { toUs: toUs.total, fromUs: fromUs.total, answered: answered.total };
    const reading = { ...caller, on: 'inbox' } as const;
    if (part === 'toUs') {
      const items = await listing(ports, reading, 'assigned', toUs.lines);
      return accepted({ part, counts, listed: toUs, items });
    }
    const listed = part === 'fromUs' ? fromUs : answered;
    return accepted({ part, counts, listed, items: await listing(ports, reading, 'sender', listed.lines) });
  };
