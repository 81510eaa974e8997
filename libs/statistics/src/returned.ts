import { codesOf, UNKNOWN } from '@samspar/codes';
import { dayNumber, dayOfNumber, yearsAfter } from '@samspar/kernel';
import type { Axis, AxisSource } from './axis.js';
import type { Block } from './block.js';
import { type KnownPersons, UNKNOWN_PERSON, type VersionColumns, type Versions } from './columns.js';
import { FIXED_LISTS } from './dimensions.js';
import { Int32s, Uint8s } from './numbers.js';
import { NEVER, OUTCOME_WITHHELD, SOME_DAY } from './row.js';

const CODES = codesOf(FIXED_LISTS.returned);
const RETURNED = CODES.indexOf('returned');
const NOT_RETURNED = CODES.indexOf('not-returned');
const NOT_KNOWN = CODES.indexOf(UNKNOWN);

const isDay = (day: number): boolean => day !== NEVER && day !== SOME_DAY;

/** The day from which a journey looks back, seen from a day: its start, or its referral where it has not started; undefined where nobody knows it. */
const beganOn = (
  { startedOn, referredOn }: VersionColumns,
  version: number,
  to: number,
): number | undefined => {
  const started = startedOn.at(version);
  const day = isDay(started) && started <= to ? started : referredOn.at(version);
  return isDay(day) && day <= to ? day : undefined;
};

const aYearBefore = (day: number): number => dayNumber(yearsAfter(dayOfNumber(day), -1));

/** Whether a journey is of somebody who ended another within twelve months before, by the days on which she ended others. */
const returnedBy = (
  columns: VersionColumns,
  version: number,
  to: number,
  exits: readonly number[] | undefined,
): number => {
  const day = beganOn(columns, version, to);
  if (!exits || day === undefined) return NOT_KNOWN;
  if (exits.length === 0) return NOT_RETURNED;
  const first = aYearBefore(day);
  return exits.some((exit) => exit >= first && exit <= day) ? RETURNED : NOT_RETURNED;
};

/** Whether the days of a version tell of its person: not those of one that counts as anonymous. */
export const isOfPerson = ({ outcome }: VersionColumns, version: number): boolean =>
  outcome.at(version) !== OUTCOME_WITHHELD;

type Held = Readonly<{ versions: Versions; persons: KnownPersons; association: number }>;

/** By journey whether it is of somebody who came back, as it was known at a moment and seen from a day. */
const allReturned = ({ versions, persons, association }: Held, moment: number, to: number): Uint8s => {
  const found = new Uint8s(versions.journeys).fill(NOT_KNOWN);
  const person = persons.asKnownAt(moment, versions.participants);
  const each = (take: (columns: VersionColumns, version: number, whose: number) => void) => {
    for (const { columns, length } of moment === Infinity
      ? [versions.open]
      : [versions.open, versions.closed])
      for (let version = 0; version < length; version++) {
        if (columns.association.at(version) !== association || !isOfPerson(columns, version)) continue;
        const isKnown =
          moment === Infinity ||
          (columns.knownFrom.at(version) <= moment && moment < columns.knownTo.at(version));
        const whose = isKnown ? person.at(columns.participant.at(version)) : UNKNOWN_PERSON;
        if (whose !== UNKNOWN_PERSON) take(columns, version, whose);
      }
  };
  const first = new Int32s(person.length + 1);
  each((_columns, _version, whose) => first.add(whose + 1, 1));
  for (let one = 0; one < person.length; one++) first.add(one + 1, first.at(one));
  const place = new Int32s(first);
  const journeys = new Int32s(first.at(person.length));
  const exits = new Int32s(journeys.length);
  each(({ journey, exitedOn }, version, whose) => {
    const at = place.at(whose);
    place[whose] = at + 1;
    journeys[at] = journey.at(version);
    exits[at] = exitedOn.at(version);
  });
  each((columns, version, whose) => {
    const journey = columns.journey.at(version);
    const others: number[] = [];
    for (let at = first.at(whose); at < first.at(whose + 1); at++)
      if (journeys.at(at) !== journey && isDay(exits.at(at))) others.push(exits.at(at));
    found[journey] = returnedBy(columns, version, to, others);
  });
  return found;
};

/** Tells of each row of a block whether its person came back. */
export const readReturned = (held: Held): ((block: Block) => (row: number) => number) => {
  let last: Readonly<{ moment: number; to: number; found: Uint8s }> | undefined;
  return ({ beside, places, columns, versions, moment, to }) => {
    if (beside && places)
      return (row) => returnedBy(columns, versions.at(row), to, beside.exits(places.at(row)));
    const known = last?.moment === moment && last.to === to ? last : undefined;
    const { found } = (last = known ?? { moment, to, found: allReturned(held, moment, to) });
    return (row) => found.at(columns.journey.at(versions.at(row)));
  };
};

/** Whether a journey is of somebody who ended another within twelve months before it began. */
export const returnedAxis = ({ returned }: AxisSource): Axis => ({
  dimension: 'returned',
  codes: CODES,
  set: false,
  add: (block, to, stride) => {
    const of = returned(block);
    for (let i = 0; i < block.n; i++) to.add(i, of(i) * stride);
  },
});
