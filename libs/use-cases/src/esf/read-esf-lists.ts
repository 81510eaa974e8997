import { type EsfListMade, esfStream, mayReadAccessLog } from '@samspar/access';
import { type Association, authoritiesOf, type Authority, isEsfFinanced, runBy } from '@samspar/association';
import type { EsfChange } from '@samspar/codes';
import { countedBy, type EsfDifference, type EsfStanding, standingsOf } from '@samspar/esf';
import { accepted, NOT_FOUND, type Outcome, Query } from '../message.js';
import type { EsfPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { esfGiver, type EsfInsats } from './esf.js';
import { EsfPictures } from './pictures.js';

/** What differs of one journey from what a list told, with the journey's number. */
export type EsfTold = EsfDifference & Readonly<{ reference: string }>;

/** A list that was made, by whom and when, how it stands, and whether whoever asks can fetch it. It names nobody. */
export type ListedEsfList = Omit<EsfListMade['data'], 'journeys' | 'withoutNumber' | 'leftOut'> &
  Readonly<{
    /** Null for leads: it may be few, and who they are is not theirs to guess. */
    withoutNumber: number | null;
    leftOut: EsfListMade['data']['leftOut'] | null;
    by: string;
    madeAt: number;
    rows: number;
    standing: EsfStanding;
    /** How much it would tell otherwise now, by what. */
    differing: Readonly<Partial<Record<EsfChange, number>>>;
    /** Of which journeys, for whoever may see them. */
    differences: readonly Shown<EsfTold>[];
    isThere: boolean;
    isMine: boolean;
  }>;

/** An insats that ESF finances, with its lists, the latest month first, and of a month the latest. */
export type EsfLists = Readonly<{
  insats: EsfInsats;
  /** Who owns the project. */
  owner: Authority;
  /** Whether whoever asks makes its lists. */
  isHers: boolean;
  lists: readonly ListedEsfList[];
}>;

export type EsfListsRead = Readonly<{
  association: Association;
  insatser: readonly EsfLists[];
  /** Full names, by user id. */
  names: ReadonlyMap<string, string>;
}>;

/** The lists to ESF that have been made and how they stand: of her own insatser for caseworkers of the project owner, of its authority for its leads, of all for auditors. */
export class ReadEsfLists extends Query<Outcome<EsfListsRead>> {}

type Made = Readonly<{ made: EsfListMade['data']; by: string; madeAt: number }>;

/** What each list that is the latest of its month would tell otherwise now, by its id, with the numbers of the journeys. */
const differencesOf = async (
  ports: EsfPorts,
  association: Association,
  all: readonly Made[],
): Promise<ReadonlyMap<string, readonly EsfTold[]>> => {
  const pictures = new Map<string, EsfPictures>();
  const latest = new Map(all.map(({ made }) => [made.month, made]));
  const differing = new Map<string, readonly EsfTold[]>();
  for (const made of latest.values()) {
    // A list tells what its giver was told; the project may have another owner since.
    const authority = authoritiesOf(association).find(({ id }) => id === made.authority);
    if (!authority) continue;
    const { intervention } = made;
    const of = pictures.get(authority.id) ?? new EsfPictures(ports, { association, authority, intervention });
    pictures.set(authority.id, of);
    const changes = await of.changesOf(made);
    const told = changes.map(async (one) => ({ ...one, reference: await of.referenceOf(one.journey) }));
    differing.set(made.list, await Promise.all(told));
  }
  return differing;
};

export const readEsfLists =
  (ports: EsfPorts) =>
  async ({ caller }: ReadEsfLists): Promise<Outcome<EsfListsRead>> => {
    const { asker } = caller;
    const association = ports.associations().find(({ id }) => id === asker.association);
    if (!association) return NOT_FOUND;
    const giver = asker.roles.includes('caseworker') ? esfGiver(ports, asker) : undefined;
    const hers = giver && !('code' in giver) ? giver.interventions.map(({ id }) => id) : [];
    const readsAll = mayReadAccessLog(asker, association.id);
    const leads = asker.roles.includes('team-lead') ? asker.authority : undefined;
    const { stored } = await ports.streams.load(esfStream, association.id);
    const all = stored.map((one): Made => {
      const { metadata, recordedAt } = one;
      return { made: esfStream.upcast(one).data, by: metadata.actor, madeAt: recordedAt };
    });
    const insatser: EsfLists[] = [];
    for (const insats of association.interventions.filter(isEsfFinanced)) {
      const owner = runBy(association, insats);
      const isHers = hers.includes(insats.id);
      if (!owner || !(isHers || readsAll || leads === owner.id)) continue;
      const ofInsats = all.filter(({ made }) => made.intervention === insats.id);
      const differing = await differencesOf(ports, association, ofInsats);
      const changed = Array.from(differing, ([list, told]) => told.map((one) => ({ ...one, list }))).flat();
      const shown = await ports.readings.show(
        { ...caller, on: 'esf-lists' },
        {
          association: association.id,
          reason: 'assigned',
          journeys: isHers ? [...new Set(changed.map(({ journey }) => journey))] : [],
        },
        async () => (isHers ? changed : []),
      );
      const standings = standingsOf(
        ofInsats.map(({ made }) => made),
        (list) => (differing.get(list) ?? []).length > 0,
      );
      const lists = ofInsats.map(({ made: { journeys, ...made }, by, madeAt }): ListedEsfList => {
        const standing = standings.get(made.list) ?? 'current';
        const isTold = standing === 'current' || standing === 'follows';
        return {
          ...made,
          withoutNumber: isHers || readsAll ? made.withoutNumber : null,
          leftOut: isHers || readsAll ? made.leftOut : null,
          by,
          madeAt,
          rows: journeys.length,
          standing,
          differing: countedBy((differing.get(made.list) ?? []).map(({ what }) => what)),
          differences: shown.filter((one) => one.list === made.list),
          isThere: made.expiresAt > ports.now() && isTold,
          isMine: by === asker.actor,
        };
      });
      insatser.push({
        insats,
        owner,
        isHers,
        lists: lists.toReversed().toSorted((one, other) => other.month.localeCompare(one.month)),
      });
    }
    const makers = insatser.flatMap(({ lists }) => lists.map(({ by }) => by));
    return accepted({ association, insatser, names: await ports.staff.namesOf(makers) });
  };
