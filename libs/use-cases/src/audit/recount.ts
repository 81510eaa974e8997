import { randomUUID } from 'node:crypto';
import { checkStream, EVERY_RELEASE } from '@samspar/access';
import { nameBasedId } from '@samspar/event-store';
import { accepted, Command, givenBy, NOT_FOUND, type Outcome } from '../message.js';
import type { RerunPorts } from '../publications/publication-ports.js';
import { RerunPublications, rerunPublications } from '../publications/rerun.js';
import type { AuditPorts } from '../ports.js';
import { auditedBy, toAudit } from './to-audit.js';

/** Counts all that is released again, which takes as long as the log is; what it came to is an event, and each release that differs is to be checked. */
export class RecountReleases extends Command<Outcome<null>> {}

export const recountReleases =
  (ports: AuditPorts & RerunPorts) =>
  async ({ caller }: RecountReleases): Promise<Outcome<null>> => {
    const association = auditedBy(ports, caller.asker);
    const now = association && (await toAudit(ports, association));
    const item = now?.items.find(({ matter, of }) => matter === 'publications' && of === EVERY_RELEASE);
    if (!association || !item) return NOT_FOUND;
    const counted = await rerunPublications(ports)(new RerunPublications(caller));
    if (!('answer' in counted)) return NOT_FOUND;
    const differing = counted.answer
      .filter(({ isSame }) => !isSame)
      .map(({ publication, tables }) => ({
        publication,
        tables: tables.filter(({ isSame }) => !isSame).length,
      }));
    const today = ports.today();
    const days = { occurredOn: today, today };
    const of = { association: association.id, matter: 'publications', of: EVERY_RELEASE } as const;
    const outcome = await ports.streams.handle(
      checkStream,
      nameBasedId('check', association.id, of.matter, of.of),
      [
        {
          type: 'RecordRecount',
          ...days,
          data: { association: association.id, released: item.counts['released'] ?? 0, differing },
        },
        {
          type: 'CheckMatter',
          ...days,
          data: { ...of, counts: item.counts, result: differing.length === 0 ? 'inOrder' : 'remark' },
        },
      ],
      givenBy(caller, randomUUID()),
    );
    return outcome.outcome === 'stale' ? { outcome: 'stale', revision: 0 } : accepted(null);
  };
