import {
  type Asker,
  type AuditedRelease,
  type AuditedUser,
  daysOfMonth,
  type ErasureCounts,
  erasuresToAudit,
  firstQuarter,
  type HeadsState,
  headsToAudit,
  latenessToAudit,
  mayReadAccessLog,
  monthsToCheck,
  publicationsToAudit,
  rolesToAudit,
  type ToAudit,
} from '@samspar/access';
import { type Association, type Authority, runBy, worksInInterventions } from '@samspar/association';
import { type Day, dayInStockholm, yearsAfter, daysAfter } from '@samspar/kernel';
import type { AuditPorts } from '../ports.js';
import { caughtUp } from '../places.js';

/** The association that somebody audits. */
export const auditedBy = (
  { associations }: Pick<AuditPorts, 'associations'>,
  asker: Asker,
): Association | undefined => associations().find(({ id }) => mayReadAccessLog(asker, id));

const lastOfMonth = (month: string): Day => daysOfMonth(month).to;
/** The day by which the readings of a month are to be checked: the next month's last. */
const monthDueBy = (month: string): Day => lastOfMonth(daysAfter(lastOfMonth(month), 1).slice(0, 7));

const monthsToAudit = (first: number | undefined, today: Day): readonly ToAudit[] =>
  first === undefined
    ? []
    : monthsToCheck(dayInStockholm(first), today).map(({ month }) => ({
        matter: 'readings',
        of: month,
        since: daysAfter(lastOfMonth(month), 1),
        dueBy: monthDueBy(month),
        counts: {},
      }));

/** An authority with the insatser that it runs, by their slugs. */
export type AuthorityAndInsatser = Readonly<{ authority: Authority; interventions: readonly string[] }>;

/** The authorities that run insatser of an association. */
export const authoritiesRunning = (association: Association): readonly AuthorityAndInsatser[] => {
  const found = new Map<string, { authority: Authority; interventions: string[] }>();
  for (const intervention of association.interventions) {
    const authority = runBy(association, intervention);
    if (!authority) continue;
    const one = found.get(authority.id) ?? { authority, interventions: [] };
    found.set(authority.id, one);
    one.interventions.push(intervention.id);
  }
  return [...found.values()];
};

const erasureCountsOf = (
  ports: AuditPorts,
  association: Association,
  today: Day,
): readonly ErasureCounts[] => {
  const { caseload, registrations } = ports.views();
  const erased = registrations.erased(association.id);
  /** What ran out by then should have been erased by the end of last year (SoL 2025:400 16:1). */
  const overdueOn = `${Number(today.slice(0, 4)) - 2}-12-31`;
  return authoritiesRunning(association).map(({ authority: { id, retention }, interventions }) => {
    const done = interventions.reduce((sum, one) => sum + (erased.get(one) ?? 0), 0);
    if (retention.kind === 'kept')
      return { authority: id, waiting: 0, overdue: 0, erased: done, oldest: null };
    const places = { association: association.id, interventions };
    const old = (day: Day) =>
      caseload.erasures.countOld({ ...places, until: yearsAfter(day, -retention.years) });
    const { count, oldest } = old(today);
    return {
      authority: id,
      waiting: count,
      overdue: count === 0 ? 0 : old(overdueOn).count,
      erased: done,
      oldest: oldest && yearsAfter(oldest, retention.years),
    };
  });
};

const usersToAudit = ({ directory, views }: AuditPorts, association: string): readonly AuditedUser[] =>
  directory.of(association).flatMap(({ id, status, roles, party, unit }) => {
    const past = directory.pastOf(id);
    const isOpen = status === 'open';
    const last = isOpen && worksInInterventions(roles) ? views().readings.lastOf(association, id) : undefined;
    const lastSeenOn = last === undefined ? null : dayInStockholm(last);
    return past ? [{ id, isOpen, roles, party, unit, past, lastSeenOn }] : [];
  });

/** What is released, and was not withdrawn, and nothing has followed. */
const releasesToAudit = ({ views }: AuditPorts, association: string): readonly AuditedRelease[] => {
  const { publications, registrations } = views();
  const released = publications.listed(association).filter(({ status }) => status === 'released');
  const followed = new Set(released.map(({ follows }) => follows));
  const left = released.flatMap(({ id, released: step, figures }) =>
    step && figures && !followed.has(id)
      ? [{ publication: id, at: step.at, position: Number(figures.position), period: figures.period }]
      : [],
  );
  if (left.length === 0) return [];
  const first = Math.min(...left.map(({ position }) => position));
  const amended = registrations.amended(association, first);
  return left.map(({ publication, at, position, period }) => ({
    publication,
    at,
    corrections: amended.filter(
      (one) => one.position > position && one.from <= period.to && one.to >= period.from,
    ).length,
  }));
};

/** What can be checked, how the heads fare, and what publications are called. */
export type AuditNow = Readonly<{
  items: readonly ToAudit[];
  heads: HeadsState;
  titles: ReadonlyMap<string, string>;
}>;

/** What publications of an association are called, by id. */
export const titlesOf = (
  { views }: Pick<AuditPorts, 'views'>,
  association: string,
): ReadonlyMap<string, string> =>
  new Map(
    views()
      .publications.listed(association)
      .map(({ id, title }) => [id, title]),
  );

/** All that can be checked in an association by now, whether or not it has been: counted by views, with what was written before it was asked for. */
export const toAudit = async (ports: AuditPorts, association: Association): Promise<AuditNow> => {
  const { id } = association;
  const today = ports.today();
  await caughtUp(ports, await ports.store.lastPosition());
  const { readings, registrations } = ports.views();
  const lateness = registrations.lateness(id, firstQuarter(today));
  const heads = await ports.heads.state();
  const items = [
    ...monthsToAudit(readings.firstAt(id), today),
    ...publicationsToAudit(releasesToAudit(ports, id), ports.views().checks.recounted(id), today),
    ...latenessToAudit(lateness, today),
    ...erasuresToAudit(erasureCountsOf(ports, association, today), today),
    ...rolesToAudit(usersToAudit(ports, id), today),
    ...headsToAudit(heads, ports.now()),
  ];
  return { items, heads, titles: titlesOf(ports, id) };
};
