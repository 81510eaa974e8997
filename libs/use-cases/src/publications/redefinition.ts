import {
  type Association,
  associationDecider,
  type AssociationSettings,
  authoritiesOf,
  namesWith,
  type OrganisationCommand,
  type SetupRefusal,
} from '@samspar/association';
import { type Party, PARTY, slug, worksOf } from '@samspar/codes';
import { type Day, dayNumber, dayOfNumber, unreachable } from '@samspar/kernel';
import type { AskedSupposition } from '@samspar/views';

/** Something that gives figures another meaning. */
export type Redefinition =
  | Readonly<{ change: 'definition'; version: number }>
  /** A unit is also called what journeys say. */
  | Readonly<{ change: 'unitName'; written: string; unit: string }>
  /** A unit is called something else, and goes on being known by its name of before. */
  | Readonly<{ change: 'unitRenamed'; unit: string; name: string }>
  | Readonly<{ change: 'unitNew'; name: string; authority: string }>
  /** A unit belongs to another authority since a day; null: it was a mistake that it belongs where it does. */
  | Readonly<{ change: 'unitAuthority'; unit: string; authority: string; since: Day | null }>
  | Readonly<{ change: 'authorityNew'; name: string; party: Party }>
  /** Who runs an insats: an authority, or a party. */
  | Readonly<{ change: 'owner'; intervention: string; owner: string }>
  /** The last day of an insats; null: it goes on. */
  | Readonly<{ change: 'interventionEnds'; intervention: string; to: Day | null }>
  /** The last day of a district, and which it then becomes part of: one that there is, a new one by its name, or none. Null: it goes on. */
  | Readonly<{
      change: 'districtEnds';
      district: string;
      to: Day | null;
      successor: Readonly<{ id: string } | { name: string }> | null;
    }>
  | Readonly<{ change: 'threshold'; threshold: number }>
  | Readonly<{ change: 'afterWithdrawal'; counts: AssociationSettings['afterWithdrawal'] }>
  /** A variable is registered by an insats (`*`: all) since a day; null: it always was, as far as this entry says. */
  | Readonly<{ change: 'registeredSince'; variable: string; intervention: string; since: Day | null }>;

/** Why a change cannot be made; `redefinitionSentence` says it in words. */
export type RedefinitionRefusal =
  | SetupRefusal
  | Readonly<{ code: 'InterventionUnknown'; field: 'intervention'; intervention: string }>
  | Readonly<{ code: 'OwnerUnknown'; field: 'owner'; owner: string }>
  | Readonly<{ code: 'ThresholdOutside'; field: 'threshold'; least: number; most: number }>
  /** The one that it would become part of becomes part of it in its turn. */
  | Readonly<{ code: 'DistrictsInRing'; field: 'successor' }>;

/** What is asked under a change, and the association as it would be set up, which names what is new. */
export type Supposed = Readonly<{ supposed: AskedSupposition; association: Association }>;
type Supposing = Supposed | Readonly<{ refusal: RedefinitionRefusal }>;

/** Those of the setup file. */
const THRESHOLD = { least: 1, most: 1_000 };
/** The id of what is not there yet: no name has it. */
const NEW = '+';

const organised = (association: Association, command: OrganisationCommand): Supposing => {
  const decision = associationDecider.decide(command, association);
  if (!decision.accepted) return { refusal: decision.refusal };
  const changed = decision.events.reduce(associationDecider.evolve, association);
  return setUp({ ...association, ...changed });
};

const setUp = (association: Association): Supposed => ({ supposed: { association }, association });

const withSettings = (association: Association, settings: Partial<AssociationSettings>): Supposed =>
  setUp({ ...association, settings: { ...association.settings, ...settings } });

const registered = (
  association: Association,
  { variable, intervention, since }: Extract<Redefinition, { change: 'registeredSince' }>,
): Supposed => {
  const { registeredSince } = association.settings;
  const { [intervention]: _replaced, ...others } = registeredSince?.[variable] ?? {};
  const entry = { ...others, ...(since !== null && { [intervention]: since }) };
  const { [variable]: _former, ...rest } = registeredSince ?? {};
  return withSettings(association, {
    registeredSince: { ...rest, ...(Object.keys(entry).length > 0 && { [variable]: entry }) },
  });
};

type Districts = AssociationSettings['districts'];

const leadsBackTo = (districts: Districts, id: string, from: string | null): boolean =>
  from !== null &&
  (from === id || leadsBackTo(districts, id, districts.find((one) => one.id === from)?.successor ?? null));

const districtEnded = (
  association: Association,
  { district: id, to, successor }: Extract<Redefinition, { change: 'districtEnds' }>,
): Supposing => {
  const { districts } = association.settings;
  const successorId = successor === null ? null : 'id' in successor ? successor.id : slug(successor.name);
  const isNew = successor !== null && 'name' in successor;
  const known = districts.map((one) => one.id);
  const stranger = [id, ...(successorId === null || isNew ? [] : [successorId])].find(
    (one) => !known.includes(one),
  );
  if (stranger !== undefined)
    return { refusal: { code: 'DistrictUnknown', field: 'district', district: stranger } };
  const taken = isNew && districts.find((one) => one.id === successorId);
  if (taken) return { refusal: { code: 'NameTaken', field: 'name', name: taken.name, by: taken.name } };
  if (isNew && successorId === '') return { refusal: { code: 'NameMissing', field: 'name' } };
  if (leadsBackTo(districts, id, successorId))
    return { refusal: { code: 'DistrictsInRing', field: 'successor' } };
  const ends = { to, successor: to === null ? null : successorId };
  const begins =
    isNew && to !== null
      ? [
          {
            id: successorId ?? '',
            name: successor.name,
            from: dayOfNumber(dayNumber(to) + 1),
            to: null,
            successor: null,
          },
        ]
      : [];
  return withSettings(association, {
    districts: [...districts.map((one) => (one.id === id ? { ...one, ...ends } : one)), ...begins],
  });
};

const withIntervention = (
  association: Association,
  id: string,
  said: Partial<Association['interventions'][number]>,
): Supposing =>
  association.interventions.some((one) => one.id === id)
    ? setUp({
        ...association,
        interventions: association.interventions.map((one) => (one.id === id ? { ...one, ...said } : one)),
      })
    : { refusal: { code: 'InterventionUnknown', field: 'intervention', intervention: id } };

const owned = (
  association: Association,
  { intervention, owner }: Extract<Redefinition, { change: 'owner' }>,
): Supposing => {
  const owners = [...PARTY, ...authoritiesOf(association)].map((one) => ('code' in one ? one.code : one.id));
  return owners.includes(owner)
    ? withIntervention(association, intervention, { owner })
    : { refusal: { code: 'OwnerUnknown', field: 'owner', owner } };
};

const renamed = (
  association: Association,
  { unit: id, name }: Extract<Redefinition, { change: 'unitRenamed' }>,
  day: Readonly<{ occurredOn: Day; today: Day }>,
): Supposing => {
  const found = association.units.find((one) => one.id === id);
  if (!found) return { refusal: { code: 'UnitUnknown', field: 'unit', unit: id } };
  const { earlier: _earlier, ...own } = found;
  const unit = { ...own, ...namesWith({ name, aliases: own.aliases }, [own.name]) };
  return organised(association, { type: 'SetUpUnit', ...day, data: { unit } });
};

/** What would be asked after a change. */
export const supposing = (association: Association, change: Redefinition, today: Day): Supposing => {
  const day = { occurredOn: today, today };
  switch (change.change) {
    case 'definition':
      return { supposed: { definition: change.version }, association };
    case 'unitName':
      return organised(association, {
        type: 'NameUnit',
        ...day,
        data: { unit: change.unit, alias: change.written },
      });
    case 'unitRenamed':
      return renamed(association, change, day);
    case 'unitNew': {
      const { name, authority } = change;
      const unit = { id: NEW, authority, name, aliases: [], district: null, from: null, to: null };
      return organised(association, { type: 'SetUpUnit', ...day, data: { unit } });
    }
    case 'unitAuthority': {
      const { unit, authority, since } = change;
      return organised(association, { type: 'MoveUnit', ...day, data: { unit, authority, since } });
    }
    case 'authorityNew': {
      const { name, party } = change;
      const retention = { kind: 'kept' } as const;
      const own = { contact: null, retention, archive: null, to: null, work: worksOf(party)[0] };
      const authority = { id: NEW, party, name, aliases: [], ...own };
      return organised(association, { type: 'SetUpAuthority', ...day, data: { authority } });
    }
    case 'owner':
      return owned(association, change);
    case 'interventionEnds':
      return withIntervention(association, change.intervention, { to: change.to });
    case 'districtEnds':
      return districtEnded(association, change);
    case 'threshold': {
      const { threshold } = change;
      const { least, most } = THRESHOLD;
      return Number.isInteger(threshold) && threshold >= least && threshold <= most
        ? withSettings(association, { suppressionThreshold: threshold })
        : { refusal: { code: 'ThresholdOutside', field: 'threshold', ...THRESHOLD } };
    }
    case 'afterWithdrawal':
      return { supposed: { afterWithdrawal: change.counts }, association };
    case 'registeredSince':
      return registered(association, change);
    default:
      return unreachable(change);
  }
};
