import {
  codesOf,
  districtInForce,
  EXIT_GROUP,
  EXIT_REASON,
  exitGroupOf,
  NOT_ENDED,
  OUTSIDE,
  type TimeBracket,
  UNKNOWN,
} from '@samspar/codes';
import { type Day, dayNumber, dayOfNumber, unreachable } from '@samspar/kernel';
import type { Axis, AxisSource } from './axis.js';
import { BLOCK, type Block } from './block.js';
import type { Dictionary } from './dictionary.js';
import {
  type DerivedDimension,
  FIXED_LISTS,
  type FixedDimension,
  isCode,
  isFixed,
  isOfExit,
  isOfOrganisation,
  isOfWork,
  isSet,
  isSetOfFact,
  type OpenDimension,
} from './dimensions.js';
import { isHiddenDimension } from './hidden.js';
import { addPacked, isPacked, PACKED, type PackedDimension } from './item-detail.js';
import { lateAxis } from './late.js';
import { Int32s, type Uint16s, type Uint32s, Uint8s } from './numbers.js';
import { isTime, subPeriods, timeCode, type TimeDimension } from './periods.js';
import type { Dimension } from './query.js';
import { OUTCOME_WITHHELD } from './row.js';
import { organisationAxis, unitsCounted } from './authority-axes.js';
import { returnedAxis } from './returned.js';
import { splitAxis } from './unknowns.js';
import { workAxis } from './work-axes.js';

const addCodes = ({ n, versions }: Block, column: Uint8s, to: Int32s, stride: number): void => {
  for (let i = 0; i < n; i++) to.add(i, column.at(versions.at(i)) * stride);
};

const addMapped = (
  { n, versions }: Block,
  column: Uint16s,
  map: Int32s,
  to: Int32s,
  stride: number,
): void => {
  for (let i = 0; i < n; i++) to.add(i, map.at(column.at(versions.at(i))) * stride);
};

const addSets = (
  { n, versions }: Block,
  column: Uint32s,
  unknown: number,
  to: Int32s,
  stride: number,
): void => {
  for (let i = 0; i < n; i++) to.add(i, (column.at(versions.at(i)) || unknown) * stride);
};

/** Sets that stand only once the journey has ended; an exit on an unknown day has happened. */
const addExits = (
  { n, versions, columns, to: end }: Block,
  column: Uint32s,
  unknown: number,
  before: number,
  to: Int32s,
  stride: number,
): void => {
  const { exitedOn } = columns;
  for (let i = 0; i < n; i++) {
    const version = versions.at(i);
    to.add(i, (exitedOn.at(version) > end ? before : column.at(version) || unknown) * stride);
  }
};

/** The same of codes: what stands before the exit is given. */
const addExitCodes = (
  { n, versions, columns: { exitedOn }, to: end }: Block,
  column: Uint8s,
  before: number,
  to: Int32s,
  stride: number,
): void => {
  for (let i = 0; i < n; i++) {
    const version = versions.at(i);
    to.add(i, (exitedOn.at(version) > end ? before : column.at(version)) * stride);
  }
};

const addExitGroups = ({ n, versions, columns, to: end }: Block, to: Int32s, stride: number): void => {
  const { exitedOn, exitReason } = columns;
  for (let i = 0; i < n; i++) {
    const version = versions.at(i);
    const reasons = exitedOn.at(version) > end ? REASON_NOT_ENDED : exitReason.at(version) || REASON_UNKNOWN;
    to.add(i, GROUPS.at(31 - Math.clz32(reasons & -reasons)) * stride);
  }
};

const addOutcomes = ({ n, versions, columns, to: end }: Block, to: Int32s, stride: number): void => {
  const { outcome, outcomeOn, acceptedOn, waitingOn } = columns;
  for (let i = 0; i < n; i++) {
    const version = versions.at(i);
    const answer = outcome.at(version);
    let code = waitingOn.at(version) <= end ? WAITING : OPEN;
    if (answer === OUTCOME_WITHHELD) code = OUTCOME_UNKNOWN;
    else if (answer < UNANSWERED && outcomeOn.at(version) <= end) code = answer;
    else if (acceptedOn.at(version) <= end) code = ACCEPTED;
    to.add(i, code * stride);
  }
};

const addStarted = (
  { n, versions, columns: { startedOn }, to: end }: Block,
  to: Int32s,
  stride: number,
): void => {
  for (let i = 0; i < n; i++)
    to.add(i, (startedOn.at(versions.at(i)) <= end ? STARTED : NOT_STARTED) * stride);
};

const addDays = ({ n, days }: Block, from: number, map: Int32s, to: Int32s, stride: number): void => {
  for (let i = 0; i < n; i++) to.add(i, map.at(days.at(i) - from) * stride);
};

const OVER_5: TimeBracket = 'over-5';
const FIVE_PLUS: TimeBracket = '5-plus';
/** The version of the definitions that tells them apart. */
const OVER_5_SINCE = 2;

const UNANSWERED = 3;
const outcomes = codesOf(FIXED_LISTS.referralOutcome);
const ACCEPTED = outcomes.indexOf('accepted');
const WAITING = outcomes.indexOf('waiting');
const OPEN = outcomes.indexOf('open');
const OUTCOME_UNKNOWN = outcomes.indexOf(UNKNOWN);

const REASON_UNKNOWN = 1 << EXIT_REASON.length;
const REASON_NOT_ENDED = REASON_UNKNOWN << 1;

const STARTED = codesOf(FIXED_LISTS.hasStarted).indexOf('started');
const NOT_STARTED = codesOf(FIXED_LISTS.hasStarted).indexOf('not-started');

/** By exit reason, then unknown, then not ended: the index of its group. A journey ends in one, that of its first reason. */
const GROUPS = new Uint8s([
  ...EXIT_REASON.map(({ code }) => EXIT_GROUP.findIndex((group) => group.code === exitGroupOf(code))),
  EXIT_GROUP.length,
  EXIT_GROUP.length + 1,
]);

type ColumnDimension = Exclude<FixedDimension, DerivedDimension | PackedDimension>;

const addOf = (dimension: ColumnDimension): Axis['add'] => {
  if (dimension === 'referralOutcome') return addOutcomes;
  if (dimension === 'exitGroup') return addExitGroups;
  if (dimension === 'hasStarted') return addStarted;
  const codes = codesOf(FIXED_LISTS[dimension]);
  if (!isSetOfFact(dimension)) {
    if (!isOfExit(dimension))
      return (block, to, stride) => addCodes(block, block.columns[dimension], to, stride);
    // `not-ended` where the list has it, else `unknown`: the last.
    return (block, to, stride) => addExitCodes(block, block.columns[dimension], codes.length - 1, to, stride);
  }
  const unknown = 1 << codes.indexOf(UNKNOWN);
  if (!isOfExit(dimension))
    return (block, to, stride) => addSets(block, block.columns[dimension], unknown, to, stride);
  const notEnded = codes.indexOf(NOT_ENDED.code);
  const before = notEnded < 0 ? unknown : 1 << notEnded;
  return (block, to, stride) => addExits(block, block.columns[dimension], unknown, before, to, stride);
};

/** The listed codes, then those met beside the list in the order of what they are called, then `unknown`. */
const withOthers = (
  listed: readonly string[],
  met: readonly Readonly<{ code: string; name: string }>[],
): readonly string[] => {
  const names = new Map(met.map(({ code, name }) => [code, name]));
  const others = Array.from(names, ([code, name]) => ({ code, name }))
    .filter(({ code }) => code !== UNKNOWN && !listed.includes(code))
    .toSorted(
      (one, other) => one.name.localeCompare(other.name, 'sv') || one.code.localeCompare(other.code, 'sv'),
    );
  return [...listed, ...others.map(({ code }) => code), UNKNOWN];
};

const openCodes = (dimension: OpenDimension, source: AxisSource): readonly string[] => {
  const { association, dictionaries, interventions, hidden } = source;
  const { referringUnit, district } = dictionaries;
  /** Those that are told of somebody. */
  const met = ({ codes }: Dictionary): readonly string[] => {
    const told = hidden?.met(dimension, codes.length);
    return told ? codes.filter((_code, number) => told.at(number) === 1) : codes;
  };
  switch (dimension) {
    case 'association':
      return [association.id];
    case 'intervention':
      return interventions.includes(UNKNOWN) ? interventions : [...interventions, UNKNOWN];
    case 'referringUnit':
      return withOthers([], met(referringUnit).map(unitsCounted(association, referringUnit)));
    case 'district':
      return withOthers(
        [...association.settings.districts.map(({ id }) => id), OUTSIDE.code],
        met(district).map((code) => ({ code, name: district.label(code) })),
      );
    default:
      return unreachable(dimension);
  }
};

/** What a code of an open list counts as, seen from a day. */
const standing = (dimension: OpenDimension, { association, dictionaries }: AxisSource) => {
  const { districts } = association.settings;
  const unitOf = unitsCounted(association, dictionaries.referringUnit);
  return (code: string, day: Day): string => {
    if (dimension === 'district') return districtInForce(districts, code, day);
    return dimension === 'referringUnit' ? unitOf(code).code : code;
  };
};

const ordinalsTo = (
  codes: readonly string[],
  dictionary: Dictionary,
  countsAs: (code: string) => string,
): Int32s => {
  const index = new Map(codes.map((code, number) => [code, number]));
  const unknown = codes.length - 1;
  return new Int32s(dictionary.codes.map((code) => index.get(countsAs(code)) ?? unknown));
};

const openAxis = (dimension: OpenDimension, source: AxisSource): Axis => {
  const codes = openCodes(dimension, source);
  const dictionary = source.dictionaries[dimension];
  const countsAs = standing(dimension, source);
  const mapSeenFrom = (to: number) =>
    ordinalsTo(codes, dictionary, (code) => countsAs(code, dayOfNumber(to)));
  let seenFrom = dayNumber(source.query.to);
  let map = mapSeenFrom(seenFrom);
  return {
    dimension,
    codes,
    set: false,
    add: (block, to, stride) => {
      if (dimension === 'district' && block.to !== seenFrom) {
        seenFrom = block.to;
        map = mapSeenFrom(seenFrom);
      }
      addMapped(block, block.columns[dimension], map, to, stride);
    },
  };
};

const timeAxis = (dimension: TimeDimension, { query }: AxisSource): Axis => {
  const from = dayNumber(query.from) | 0;
  const to = dayNumber(query.to);
  const parts = subPeriods(dimension, { from, to });
  const map = new Int32s(to - from + 1);
  parts.forEach((part, index) => map.fill(index, part.from - from, part.to - from + 1));
  return {
    dimension,
    codes: parts.map((part) => timeCode(dimension, dayOfNumber(part.from))),
    set: false,
    add: (block, codes, stride) => addDays(block, from, map, codes, stride),
  };
};

/** Rows whose number in a column is marked are counted as unknown. */
const blanked = (axis: Axis, by: 'intervention' | 'journey', marked: Uint8s): Axis => {
  const index = axis.codes.indexOf(UNKNOWN);
  const unknown = axis.set ? 1 << index : index;
  const said = new Int32s(BLOCK);
  const { column: _column, ...whole } = axis;
  return {
    ...whole,
    add: (block, to, stride) => {
      const { n, versions } = block;
      const numbers = block.columns[by];
      said.fill(0, 0, n);
      axis.add(block, said, 1);
      for (let i = 0; i < n; i++)
        to.add(i, (marked.at(numbers.at(versions.at(i))) === 1 ? unknown : said.at(i)) * stride);
    },
  };
};

const columnAxis = (dimension: ColumnDimension): Axis => ({
  dimension,
  codes: codesOf(FIXED_LISTS[dimension]),
  set: isSet(dimension),
  add: addOf(dimension),
  ...(isCode(dimension) && !isOfExit(dimension) && { column: dimension }),
});

/** Times as the first definitions counted them, which took more than five years for five or more. */
const withoutOver5 = (axis: Axis): Axis => {
  const over = axis.codes.indexOf(OVER_5);
  const codes = axis.codes.filter((code) => code !== OVER_5);
  const places = new Int32s(axis.codes.map((code) => codes.indexOf(code === OVER_5 ? FIVE_PLUS : code)));
  const said = new Int32s(BLOCK);
  const { column: _column, ...whole } = axis;
  if (over < 0) return axis;
  return {
    ...whole,
    codes,
    add: (block, to, stride) => {
      said.fill(0, 0, block.n);
      axis.add(block, said, 1);
      for (let i = 0; i < block.n; i++) to.add(i, places.at(said.at(i)) * stride);
    },
  };
};

const ownAxis = (dimension: FixedDimension | OpenDimension, source: AxisSource): Axis => {
  if (!isFixed(dimension)) return openAxis(dimension, source);
  if (isPacked(dimension)) {
    const { codes, set } = PACKED[dimension];
    return { dimension, codes, set, add: addPacked(dimension) };
  }
  if (dimension === 'returned') return returnedAxis(source);
  if (dimension === 'registeredLate') return lateAxis(source);
  if (isOfWork(dimension)) return workAxis(dimension, source);
  const axis = columnAxis(dimension);
  return source.definition < OVER_5_SINCE ? withoutOver5(axis) : axis;
};

/** Makes a dimension ready; `lacking` marks the insatser, by number, that do not register it. */
export const axisOf = (dimension: Dimension, source: AxisSource, lacking?: Uint8s): Axis => {
  if (isTime(dimension)) return timeAxis(dimension, source);
  const whole = isOfOrganisation(dimension)
    ? organisationAxis(dimension, source)
    : ownAxis(dimension, source);
  const axis =
    source.hidden && isHiddenDimension(dimension) ? blanked(whole, 'journey', source.hidden.journeys) : whole;
  return lacking?.includes(1) ? blanked(axis, 'intervention', lacking) : axis;
};

/** The same with what is not known by its kinds. */
export const axisByKind = (dimension: Dimension, source: AxisSource, lacking?: Uint8s): Axis =>
  splitAxis(axisOf(dimension, source, lacking), {
    hidden: isHiddenDimension(dimension) ? source.hidden?.journeys : undefined,
    lacking,
    isProtectedTogether: source.isProtectedTogether,
  });
