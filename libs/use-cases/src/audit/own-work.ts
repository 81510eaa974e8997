import { type Asker, daysOfQuarter, quarterNumber, type ToAudit } from '@samspar/access';
import { type Association, hasWorkedIn } from '@samspar/association';
import { type Day, yearsAfter } from '@samspar/kernel';
import type { AuditPorts } from '../ports.js';
import { authoritiesRunning } from './to-audit.js';

/** She would check what she has worked with, or her own account: somebody else does. */
export type OwnMatter = Readonly<{ code: 'OwnWork' }> | Readonly<{ code: 'OwnAccount' }>;

/**
 * Whether somebody worked in one of some insatser on a day, later, or within the year before: nobody is held to be impartial about what she
 * answered for during the last year (IIA standard 1130.A1).
 */
export const isOwnWork = (
  { directory }: Pick<AuditPorts, 'directory'>,
  { actor, interventions }: Asker,
  some: readonly string[],
  from: Day,
): boolean =>
  interventions.some((one) => some.includes(one)) ||
  hasWorkedIn(directory.pastOf(actor) ?? { interventions: [] }, some, yearsAfter(from, -1));

/** What stands before a dot, and what after the last one. */
export const partsOf = (of: string): readonly [before: string, after: string] => {
  const dot = of.lastIndexOf('.');
  return [of.slice(0, dot), of.slice(dot + 1)];
};

const quarterFrom = (quarter: string): Day =>
  daysOfQuarter(
    quarterNumber(`${quarter.slice(0, 4)}-${String(Number(quarter.slice(5)) * 3).padStart(2, '0')}-01`),
  ).from;

/** Why somebody may not check this; undefined where she may. */
export const whyNotBy = (
  ports: Pick<AuditPorts, 'directory' | 'today'>,
  association: Association,
  asker: Asker,
  { matter, of }: Pick<ToAudit, 'matter' | 'of'>,
): OwnMatter | undefined => {
  const [before, after] = partsOf(of);
  const worked = (some: readonly string[], from: Day): OwnMatter | undefined =>
    isOwnWork(ports, asker, some, from) ? { code: 'OwnWork' } : undefined;
  if (matter === 'roles') return after === asker.actor ? { code: 'OwnAccount' } : undefined;
  if (matter === 'lateRegistrations') return worked([before], quarterFrom(after));
  if (matter !== 'erasures') return undefined;
  const running = authoritiesRunning(association).find(({ authority }) => authority.id === of);
  return worked(running?.interventions ?? [], ports.today());
};
