import type { Association } from '@samspar/association';
import {
  codesOf,
  districtInForce,
  EXIT_GROUP,
  EXIT_REASON,
  exitGroupOf,
  LIVELIHOOD,
  OUTSIDE,
  UNKNOWN,
} from '@samspar/codes';
import { dayNumber, dayOfNumber, unreachable } from '@samspar/kernel';
import type { Block } from './block.js';
import type { VersionColumns } from './columns.js';
import type { Dictionary } from './dictionary.js';
import { FIXED_LISTS, isFixed, isSet, type OpenDimension } from './dimensions.js';
import { isTime, subPeriods, timeCode, type TimeDimension } from './periods.js';
import type { Dimension, Query } from './query.js';

type Codes = Uint8Array | Uint16Array;
type Read = (block: Block, out: Int32Array) => void;

/** A dimension made ready for one question. */
export type Axis = Readonly<{
  dimension: Dimension;
  /** In the order of tables. */
  codes: readonly string[];
  /** True where `read` answers bit sets over `codes`, else their indexes. */
  set: boolean;
  /** Reads the block's rows, as seen from the end of its part, into `out`. */
  read: Read;
}>;

export type AxisSource = Readonly<{
  columns: VersionColumns;
  dictionaries: Readonly<Record<OpenDimension, Dictionary>>;
  association: Association;
  /** Ids of the insatser in the order of tables. */
  interventions: readonly string[];
  query: Query;
}>;

const readCodes = ({ n, versions }: Block, column: Codes, out: Int32Array): void => {
  for (let i = 0; i < n; i++) out[i] = column[versions[i]];
};

const readMapped = ({ n, versions }: Block, column: Uint16Array, map: Int32Array, out: Int32Array): void => {
  for (let i = 0; i < n; i++) out[i] = map[column[versions[i]]];
};

const readSets = ({ n, versions }: Block, column: Uint32Array, unknown: number, out: Int32Array): void => {
  for (let i = 0; i < n; i++) out[i] = column[versions[i]] || unknown;
};

/** Sets that stand only once the journey has ended; an exit on an unknown day has happened. */
const readExits = (
  { n, versions, part }: Block,
  exitedOn: Int32Array,
  column: Uint32Array,
  unknown: number,
  before: number,
  out: Int32Array,
): void => {
  const { to } = part;
  for (let i = 0; i < n; i++) {
    const version = versions[i];
    out[i] = exitedOn[version] > to ? before : column[version] || unknown;
  }
};

const readMappedSets = (n: number, map: Uint8Array, out: Int32Array): void => {
  for (let i = 0; i < n; i++) out[i] = map[out[i]];
};

const readOutcomes = ({ n, versions, part }: Block, columns: VersionColumns, out: Int32Array): void => {
  const { outcome, outcomeOn, waitingOn } = columns;
  const { to } = part;
  for (let i = 0; i < n; i++) {
    const version = versions[i];
    const answer = outcome[version];
    if (answer === ANONYMOUS) out[i] = OUTCOME_UNKNOWN;
    else if (answer < UNANSWERED && outcomeOn[version] <= to) out[i] = answer;
    else out[i] = waitingOn[version] <= to ? WAITING : OPEN;
  }
};

const readDays = ({ n, days }: Block, from: number, map: Int32Array, out: Int32Array): void => {
  for (let i = 0; i < n; i++) out[i] = map[days[i] - from];
};

const UNANSWERED = 3;
const ANONYMOUS = 4;
const outcomes = codesOf(FIXED_LISTS.referralOutcome);
const WAITING = outcomes.indexOf('waiting');
const OPEN = outcomes.indexOf('open');
const OUTCOME_UNKNOWN = outcomes.indexOf(UNKNOWN);

const LIVELIHOOD_UNKNOWN = 1 << LIVELIHOOD.length;
const REASON_UNKNOWN = 1 << EXIT_REASON.length;
const REASON_NOT_ENDED = REASON_UNKNOWN << 1;

/** By set of exit reasons: the index of their group. One journey ends in one group; the first reason tells which. */
const GROUP_OF_REASONS = Uint8Array.from({ length: REASON_NOT_ENDED + 1 }, (_, reasons) => {
  if (reasons === REASON_NOT_ENDED) return EXIT_GROUP.length + 1;
  const first = EXIT_REASON[31 - Math.clz32(reasons & -reasons)];
  return first === undefined ? EXIT_GROUP.length : codesOf(EXIT_GROUP).indexOf(exitGroupOf(first.code));
});

const readerOf = (dimension: keyof typeof FIXED_LISTS, columns: VersionColumns): Read => {
  switch (dimension) {
    case 'referralOutcome':
      return (block, out) => readOutcomes(block, columns, out);
    case 'exitReason':
      return (block, out) =>
        readExits(block, columns.exitedOn, columns.exitReason, REASON_UNKNOWN, REASON_NOT_ENDED, out);
    case 'exitGroup':
      return (block, out) => {
        readExits(block, columns.exitedOn, columns.exitReason, REASON_UNKNOWN, REASON_NOT_ENDED, out);
        readMappedSets(block.n, GROUP_OF_REASONS, out);
      };
    case 'livelihoodAtExit':
      return (block, out) =>
        readExits(
          block,
          columns.exitedOn,
          columns.livelihoodAtExit,
          LIVELIHOOD_UNKNOWN,
          LIVELIHOOD_UNKNOWN,
          out,
        );
    case 'livelihood':
    case 'needGroup':
    case 'decidingParty': {
      const unknown = 1 << (FIXED_LISTS[dimension].length - 1);
      return (block, out) => readSets(block, columns[dimension], unknown, out);
    }
    case 'sex':
    case 'ageGroup':
    case 'education':
    case 'timeWithoutWork':
    case 'timeOnAssistance':
    case 'referringParty':
    case 'obstacle':
      return (block, out) => readCodes(block, columns[dimension], out);
    default:
      return unreachable(dimension);
  }
};

const alphabetical = (codes: readonly string[]): string[] =>
  codes.toSorted((one, other) => one.localeCompare(other, 'sv'));

/** The listed codes, then those met beside the list in alphabetical order, then `unknown`. */
const withOthers = (listed: readonly string[], met: readonly string[]): readonly string[] => [
  ...listed,
  ...alphabetical(met.filter((code) => code !== UNKNOWN && !listed.includes(code))),
  UNKNOWN,
];

const openCodes = (dimension: OpenDimension, source: AxisSource): readonly string[] => {
  const { association, dictionaries, interventions } = source;
  switch (dimension) {
    case 'association':
      return [association.id];
    case 'intervention':
      return interventions.includes(UNKNOWN) ? interventions : [...interventions, UNKNOWN];
    case 'referringUnit':
      return withOthers([], dictionaries.referringUnit.codes);
    case 'district':
      return withOthers(
        [...association.settings.districts.map(({ id }) => id), OUTSIDE.code],
        dictionaries.district.codes,
      );
    default:
      return unreachable(dimension);
  }
};

const ordinalsTo = (
  codes: readonly string[],
  dictionary: Dictionary,
  standing: (code: string) => string,
): Int32Array => {
  const index = new Map(codes.map((code, number) => [code, number]));
  const unknown = codes.length - 1;
  return Int32Array.from(dictionary.codes, (code) => index.get(standing(code)) ?? unknown);
};

const openAxis = (dimension: OpenDimension, source: AxisSource): Axis => {
  const codes = openCodes(dimension, source);
  const dictionary = source.dictionaries[dimension];
  const column = source.columns[dimension];
  const { districts } = source.association.settings;
  const mapSeenFrom = (to: number) =>
    ordinalsTo(codes, dictionary, (code) =>
      dimension === 'district' ? districtInForce(districts, code, dayOfNumber(to)) : code,
    );
  let seenFrom = dayNumber(source.query.to);
  let map = mapSeenFrom(seenFrom);
  return {
    dimension,
    codes,
    set: false,
    read: (block, out) => {
      if (dimension === 'district' && block.part.to !== seenFrom) {
        seenFrom = block.part.to;
        map = mapSeenFrom(seenFrom);
      }
      readMapped(block, column, map, out);
    },
  };
};

const timeAxis = (dimension: TimeDimension, { query }: AxisSource): Axis => {
  const from = dayNumber(query.from);
  const to = dayNumber(query.to);
  const parts = subPeriods(dimension, { from, to });
  const map = new Int32Array(to - from + 1);
  parts.forEach((part, index) => map.fill(index, part.from - from, part.to - from + 1));
  return {
    dimension,
    codes: parts.map((part) => timeCode(dimension, dayOfNumber(part.from))),
    set: false,
    read: (block, out) => readDays(block, from, map, out),
  };
};

/** An insats that does not register the dimension has it counted as unknown. */
const blank = (
  { n, versions }: Block,
  intervention: Uint16Array,
  lacking: Uint8Array,
  unknown: number,
  out: Int32Array,
): void => {
  for (let i = 0; i < n; i++) if (lacking[intervention[versions[i]]] === 1) out[i] = unknown;
};

/** Makes a dimension ready; `lacking` marks the insatser, by number, that do not register it. */
export const axisOf = (dimension: Dimension, source: AxisSource, lacking?: Uint8Array): Axis => {
  if (isTime(dimension)) return timeAxis(dimension, source);
  const axis: Axis = isFixed(dimension)
    ? {
        dimension,
        codes: codesOf(FIXED_LISTS[dimension]),
        set: isSet(dimension),
        read: readerOf(dimension, source.columns),
      }
    : openAxis(dimension, source);
  if (!lacking?.includes(1)) return axis;
  const index = axis.codes.indexOf(UNKNOWN);
  const unknown = axis.set ? 1 << index : index;
  return {
    ...axis,
    read: (block, out) => {
      axis.read(block, out);
      blank(block, source.columns.intervention, lacking, unknown, out);
    },
  };
};
