import { AUDIT_MATTERS, type HeadsState, isToBeChecked, type ToAudit } from '@samspar/access';
import type { Association } from '@samspar/association';
import type { CheckRow, Listed } from '@samspar/views';
import type { AuditMatter, AuditResult } from '@samspar/access';
import { dueIn } from '../erasures/due.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import type { AuditPorts } from '../ports.js';
import { caughtUp } from '../places.js';
import { type OwnMatter, partsOf, whyNotBy } from './own-work.js';
import { auditedBy, authoritiesRunning, titlesOf, toAudit } from './to-audit.js';

type Names = ReadonlyMap<string, string>;

/** Something that is to be checked, with its last check. */
export type DueToAudit = ToAudit &
  Readonly<{
    /** Undefined where it never was. */
    last: CheckRow | undefined;
    /** Of a month: its sample is drawn. */
    isBegun: boolean;
  }>;

export type ToAuditRead = Readonly<{
  association: Association;
  /** What is to be checked, by matter. */
  due: readonly DueToAudit[];
  heads: HeadsState;
  /** What publications are called, by id. */
  titles: Names;
  names: Names;
}>;

/** What is to be checked in the asker's association: it shows no person, and users by name. */
export class ReadToAudit extends Query<Outcome<ToAuditRead>> {}

/** What the streams say of an authority's erasures. */
export type ErasuresNow = Readonly<{
  due: number;
  /** Of those, which should have been erased already. */
  late: number;
  hasMore: boolean;
  keptForBirthDay: number;
}>;

export type MatterRead = Readonly<{
  association: Association;
  matter: AuditMatter;
  of: string;
  /** Undefined where there is nothing of it any more, but has been. */
  item: ToAudit | undefined;
  isDue: boolean;
  /** The last first. */
  earlier: readonly CheckRow[];
  /** Why the asker may not check it herself. */
  notBy: OwnMatter['code'] | undefined;
  erasures: ErasuresNow | undefined;
  heads: HeadsState | undefined;
  /** What publications are called, by id. */
  titles: Names;
  names: Names;
}>;

/** One thing that can be checked, or has been, with all its checks. */
export class ReadMatter extends Query<Outcome<MatterRead>> {
  constructor(
    caller: Caller,
    readonly matter: AuditMatter,
    readonly of: string,
  ) {
    super(caller);
  }
}

export type CheckedRead = Readonly<{
  association: Association;
  listed: Listed<CheckRow>;
  titles: Names;
  names: Names;
}>;

/** What has been checked in the asker's association, the last first. */
export class ReadChecked extends Query<Outcome<CheckedRead>> {
  constructor(
    caller: Caller,
    readonly asked: Readonly<{
      matter: AuditMatter | undefined;
      result: AuditResult | undefined;
      page: number;
    }>,
  ) {
    super(caller);
  }
}

/** The user whom something is about. */
const userIn = ({ matter, of }: Pick<ToAudit, 'matter' | 'of'>): readonly string[] =>
  matter === 'roles' ? [partsOf(of)[1]] : [];

export const readToAudit =
  (ports: AuditPorts) =>
  async ({ caller }: ReadToAudit): Promise<Outcome<ToAuditRead>> => {
    const association = auditedBy(ports, caller.asker);
    if (!association) return NOT_FOUND;
    const { items, heads, titles } = await toAudit(ports, association);
    const { checks } = ports.views();
    const latest = new Map(checks.latest(association.id).map((row) => [`${row.matter} ${row.of}`, row]));
    const begun = checks.begun(association.id);
    const due = items
      .map((item) => ({
        ...item,
        last: latest.get(`${item.matter} ${item.of}`),
        isBegun: item.matter === 'readings' && begun.includes(item.of),
      }))
      .filter((item) => isToBeChecked(item, item.last?.counts))
      .toSorted((one, other) => AUDIT_MATTERS.indexOf(one.matter) - AUDIT_MATTERS.indexOf(other.matter));
    const users = due.flatMap((item) => [...userIn(item), ...(item.last ? [item.last.actor] : [])]);
    return accepted({
      association,
      due,
      heads,
      titles,
      names: await ports.staff.namesOf(users),
    });
  };

/** How many of an authority's journeys are counted at most. */
const MOST_COUNTED = 200;

const erasuresNow = async (
  ports: AuditPorts,
  association: Association,
  authority: string,
): Promise<ErasuresNow> => {
  const today = ports.today();
  const { interventions = [] } =
    authoritiesRunning(association).find((one) => one.authority.id === authority) ?? {};
  const part = { skip: 0, most: MOST_COUNTED };
  const { due, hasMore, keptForBirthDay } = await dueIn(ports, association, interventions, part);
  return {
    due: due.length,
    late: due.filter(({ until }) => until < today).length,
    hasMore,
    keptForBirthDay,
  };
};

export const readMatter =
  (ports: AuditPorts) =>
  async ({ caller, matter, of }: ReadMatter): Promise<Outcome<MatterRead>> => {
    const association = auditedBy(ports, caller.asker);
    if (!association) return NOT_FOUND;
    const { items, heads, titles } = await toAudit(ports, association);
    const item = items.find((one) => one.matter === matter && one.of === of);
    const earlier = ports.views().checks.of(association.id, matter, of);
    if (!item && earlier.length === 0) return NOT_FOUND;
    return accepted({
      association,
      matter,
      of,
      item,
      isDue: item !== undefined && isToBeChecked(item, earlier[0]?.counts),
      earlier,
      notBy: item && whyNotBy(ports, association, caller.asker, item)?.code,
      erasures: item?.matter === 'erasures' ? await erasuresNow(ports, association, of) : undefined,
      heads: matter === 'heads' ? heads : undefined,
      titles,
      names: await ports.staff.namesOf([...userIn({ matter, of }), ...earlier.map(({ actor }) => actor)]),
    });
  };

export const readChecked =
  (ports: AuditPorts) =>
  async ({ caller, asked }: ReadChecked): Promise<Outcome<CheckedRead>> => {
    const association = auditedBy(ports, caller.asker);
    if (!association) return NOT_FOUND;
    await caughtUp(ports, await ports.store.lastPosition());
    const listed = ports.views().checks.page({ ...asked, association: association.id });
    const users = listed.lines.flatMap((row) => [row.actor, ...userIn(row)]);
    const titles = titlesOf(ports, association.id);
    return accepted({ association, listed, titles, names: await ports.staff.namesOf(users) });
  };
