import { randomUUID } from 'node:crypto';
import {
  EVERY_RELEASE,
  type AuditCounts,
  type AuditResult,
  checkStream,
  type WholeMatter,
} from '@samspar/access';
import { nameBasedId } from '@samspar/event-store';
import { accepted, type Caller, Command, givenBy, NOT_FOUND, type Outcome, refused } from '../message.js';
import type { AuditPorts } from '../ports.js';
import { type OwnMatter, whyNotBy } from './own-work.js';
import { auditedBy, toAudit } from './to-audit.js';

/** There is more of it, or less, than what the asker has looked at. */
type MatterHasChanged = Readonly<{ code: 'MatterHasChanged' }>;
export type MatterRefusal = OwnMatter | MatterHasChanged;

/** Says what came of the check of one thing, as much of it as the asker has looked at; said once more alike, nothing is written. */
export class CheckMatter extends Command<Outcome<null, MatterRefusal>> {
  constructor(
    caller: Caller,
    readonly matter: WholeMatter,
    readonly of: string,
    /** `countsInText` of what she was shown. */
    readonly seen: string,
    readonly result: AuditResult,
  ) {
    super(caller);
  }
}

/** Counts in one line that is the same for the same counts. */
export const countsInText = (counts: AuditCounts): string =>
  Object.entries(counts)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => `${name}=${count}`)
    .join(',');

export const checkMatter =
  (ports: AuditPorts) =>
  async ({ caller, matter, of, seen, result }: CheckMatter): Promise<Outcome<null, MatterRefusal>> => {
    const association = auditedBy(ports, caller.asker);
    const now = association && (await toAudit(ports, association));
    const item = now?.items.find((one) => one.matter === matter && one.of === of);
    // That releases come to the same is said by counting them again.
    if (!association || !item || of === EVERY_RELEASE) return NOT_FOUND;
    const own = whyNotBy(ports, association, caller.asker, item);
    if (own) return refused(own);
    if (countsInText(item.counts) !== seen) return refused({ code: 'MatterHasChanged' });
    const [last] = ports.views().checks.of(association.id, matter, of);
    if (last?.actor === caller.asker.actor && last.result === result && countsInText(last.counts) === seen)
      return accepted(null);
    const today = ports.today();
    const outcome = await ports.streams.handle(
      checkStream,
      nameBasedId('check', association.id, matter, of),
      [
        {
          type: 'CheckMatter',
          occurredOn: today,
          today,
          data: { association: association.id, matter, of, counts: item.counts, result },
        },
      ],
      givenBy(caller, randomUUID()),
    );
    return outcome.outcome === 'stale' ? { outcome: 'stale', revision: 0 } : accepted(null);
  };
