import { type Asker, mayAssignCaseload } from '@samspar/access';
import type { JourneyStatus } from '@samspar/casework';
import type { CaseCount } from '@samspar/views';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { type ListedCases, listing } from './listed-case.js';
import { caughtUp, type NamedIntervention, ownInterventions } from '../places.js';

/** Whoever may have journeys of an insats: a user by id and name, who works there now or did. */
export type Holder = Readonly<{ id: string; name: string; works: boolean }>;

/** How the caseload of an insats is shared out. */
export type CaseloadShare = Readonly<{
  intervention: NamedIntervention;
  /** By name. */
  holders: readonly Holder[];
  counts: readonly CaseCount[];
}>;

/** How the caseload is shared out in the insatser that the asker leads; no identity is read (docs/architecture.md#who-may-what). */
export class ReadShares extends Query<Outcome<readonly CaseloadShare[]>> {
  constructor(
    caller: Caller,
    /** The log position that the answer should have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

export type HeldRead = ListedCases & Readonly<{ share: CaseloadShare }>;

/** The journeys that one of those who share an insats has. */
export class ReadHeld extends Query<Outcome<HeldRead>> {
  constructor(
    caller: Caller,
    readonly intervention: string,
    /** User id; null: nobody's. */
    readonly holder: string | null,
    readonly statuses: readonly JourneyStatus[],
    readonly page: number,
    /** The log position that the answer should have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

const shareOf = async (
  { views, staff, caseworkersOf }: JourneyPorts,
  asker: Asker,
  intervention: NamedIntervention,
): Promise<CaseloadShare> => {
  const association = asker.association ?? '';
  const counts = views().caseload.countsOf({ association, interventions: [intervention.id] });
  const working = caseworkersOf(association, intervention.id);
  const ids = [...new Set([...working, ...counts.flatMap(({ caseworker }) => caseworker ?? [])])];
  const holders = (await staff.byName(ids)).map((user) => ({ ...user, works: working.includes(user.id) }));
  return { intervention, holders, counts };
};

/** Those of the asker's insatser that she leads. */
const led = (ports: JourneyPorts, asker: Asker): readonly NamedIntervention[] =>
  ownInterventions(ports, asker).filter(({ id }) =>
    mayAssignCaseload(asker, { association: asker.association ?? '', intervention: id }),
  );

export const readShares =
  (ports: JourneyPorts) =>
  async ({ caller: { asker }, after }: ReadShares): Promise<Outcome<readonly CaseloadShare[]>> => {
    await caughtUp(ports, after);
    return accepted(await Promise.all(led(ports, asker).map((one) => shareOf(ports, asker, one))));
  };

export const readHeld =
  (ports: JourneyPorts) =>
  async ({ caller, intervention, holder, statuses, page, after }: ReadHeld): Promise<Outcome<HeldRead>> => {
    const { asker } = caller;
    const own = led(ports, asker).find(({ id }) => id === intervention);
    if (!own) return NOT_FOUND;
    await caughtUp(ports, after);
    const share = await shareOf(ports, asker, own);
    if (holder !== null && !share.holders.some(({ id }) => id === holder)) return NOT_FOUND;
    const listed = ports.views().caseload.journeysOf({
      association: asker.association ?? '',
      interventions: [intervention],
      caseworker: holder,
      statuses,
      page,
    });
    const items = await listing(ports, { ...caller, on: 'shares' }, 'lead', listed.lines);
    return accepted({ share, listed, items });
  };
