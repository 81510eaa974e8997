import {
  type Association,
  authoritiesOf,
  type Authority,
  runBy,
  type Unit,
  unitsByName,
} from '@samspar/association';
import { codesOf, slug, UNKNOWN } from '@samspar/codes';
import { dayNumber } from '@samspar/kernel';
import type { Axis, AxisSource } from './axis.js';
import type { Block } from './block.js';
import type { Dictionary } from './dictionary.js';
import { FIXED_LISTS, type OrganisationDimension } from './dimensions.js';
import { Int32s } from './numbers.js';
import { SOME_DAY } from './row.js';

/** A unit as it is counted: what the register calls it where it knows the name that was written, else what was written. */
export type CountedUnit = Readonly<{ code: string; name: string }> &
  Partial<Pick<Unit, 'authority' | 'earlier'>>;

/** How the register of an association counts the units that journeys name, by the codes of those names. */
export const unitsCounted = (
  association: Pick<Association, 'units'>,
  written: Pick<Dictionary, 'label'>,
): ((code: string) => CountedUnit) => {
  const registered = unitsByName(association);
  return (code) => {
    const unit = registered.get(code);
    return unit
      ? {
          code: slug(unit.name),
          name: unit.name,
          authority: unit.authority,
          ...(unit.earlier && { earlier: unit.earlier }),
        }
      : { code, name: written.label(code) };
  };
};

/** Where an authority stands among all, or last, where it is not known which. */
const placeIn = (all: readonly Authority[], authority: Authority | undefined): number =>
  authority === undefined ? all.length : all.findIndex(({ id }) => id === authority.id);

/** By number of the insats: who runs it. */
const runners = (all: readonly Authority[], { association, dictionaries }: AxisSource): Int32s =>
  new Int32s(
    dictionaries.intervention.codes.map((code) => {
      const found = association.interventions.find(({ id }) => id === code);
      return placeIn(all, found && runBy(association, found));
    }),
  );

/**
 * The authority that refers: the one that the unit belonged to on the day of the referral, or belongs to where that is not known, where the
 * register has it and it is of the party that is said; else the only one of that party.
 */
const addReferring = (all: readonly Authority[], { association, dictionaries }: AxisSource): Axis['add'] => {
  const units = dictionaries.referringUnit.codes.map(unitsCounted(association, dictionaries.referringUnit));
  const placeOf = (authority: string | undefined): number =>
    placeIn(
      all,
      all.find(({ id }) => id === authority),
    );
  const parties = codesOf(FIXED_LISTS.referringParty);
  const ofUnit = new Int32s(units.map(({ authority }) => placeOf(authority)));
  const before = new Map(
    units.flatMap(({ earlier }, unit) =>
      earlier
        ? [
            [
              unit,
              earlier.map(({ authority, to }) => ({ place: placeOf(authority), to: dayNumber(to) })),
            ] as const,
          ]
        : [],
    ),
  );
  const ofMoved = (unit: number, day: number): number | undefined =>
    day === SOME_DAY ? undefined : before.get(unit)?.find(({ to }) => day <= to)?.place;
  const partyOf = new Int32s([...all.map(({ party }) => parties.indexOf(party)), -1]);
  const onlyOf = new Int32s(
    parties.map((party) => {
      const own = all.filter((authority) => authority.party === party);
      return placeIn(all, own.length === 1 ? own[0] : undefined);
    }),
  );
  return ({ n, versions, columns }: Block, to, stride) => {
    const { referringParty, referringUnit, referredOn } = columns;
    for (let i = 0; i < n; i++) {
      const version = versions.at(i);
      const party = referringParty.at(version);
      const unit = referringUnit.at(version);
      const moved = before.size > 0 ? ofMoved(unit, referredOn.at(version)) : undefined;
      const place = moved ?? ofUnit.at(unit);
      to.add(i, (partyOf.at(place) === party ? place : onlyOf.at(party)) * stride);
    }
  };
};

const addRunners = (all: readonly Authority[], source: AxisSource): Axis['add'] => {
  const by = runners(all, source);
  return ({ n, versions, columns }, to, stride) => {
    for (let i = 0; i < n; i++) to.add(i, by.at(columns.intervention.at(versions.at(i))) * stride);
  };
};

/** A dimension that the register of authorities tells, as it is known at the moment of the question. */
export const organisationAxis = (dimension: OrganisationDimension, source: AxisSource): Axis => {
  const all = authoritiesOf(source.association);
  const codes = [...all.map(({ id }) => id), UNKNOWN];
  const add = dimension === 'runBy' ? addRunners(all, source) : addReferring(all, source);
  return { dimension, codes, set: false, add };
};
