import { unreachable } from '@samspar/kernel';
import type { Axis } from './axes.js';
import { BLOCK, type Block, emptyBlock, LACKING } from './block.js';
import type { Closing } from './closing.js';
import type { Contacts, VersionColumns, Versions } from './columns.js';
import type { SubPeriod } from './periods.js';
import type { Measure } from './query.js';
import { SOME_DAY } from './row.js';

/** Rows admitted by a `where` on one dimension: by index, or as a bit set. */
export type Filter = Readonly<{ axis: Axis; admitted: Uint8Array; set: number }>;

/** Which rows are counted; the same for every figure of one answer. */
export type Scan = Readonly<{
  versions: Versions;
  /** The contacts to count; absent where journeys are counted. */
  contacts?: Contacts;
  measure: Measure;
  association: number;
  /** Milliseconds since the epoch; `Infinity` is the present. */
  moment: number;
  /** By number of the insats: the day it is counted from. */
  began: Int32Array;
  filters: readonly Filter[];
  /** Fills `block.units`; absent where no unit comes twice. */
  units?: (block: Block) => void;
  /** Counts what must close, of all rows that the filters admit. */
  closing?: Closing;
}>;

export type Visit = (block: Block) => void;

/** The next versions known at the moment, of the association, and of an insats counted before the part's end. */
const selectKnown = (scan: Scan, { versions, part }: Block, start: number, end: number): number => {
  const { association, moment, began } = scan;
  const { knownFrom, knownTo, association: ofAssociation, intervention } = scan.versions.columns;
  const { to } = part;
  let n = 0;
  if (moment === Infinity) {
    for (let version = start; version < end; version++) {
      versions[n] = version;
      n +=
        +(knownTo[version] === Infinity) &
        +(ofAssociation[version] === association) &
        +(began[intervention[version]] <= to);
    }
  } else {
    for (let version = start; version < end; version++) {
      versions[n] = version;
      n +=
        +(knownFrom[version] <= moment) &
        +(moment < knownTo[version]) &
        +(ofAssociation[version] === association) &
        +(began[intervention[version]] <= to);
    }
  }
  return n;
};

const keepWithin = (block: Block, day: Int32Array, intervention: Uint16Array, began: Int32Array): number => {
  const { versions, days, part } = block;
  const { from, to } = part;
  let n = 0;
  for (let i = 0; i < block.n; i++) {
    const version = versions[i];
    const on = day[version];
    versions[n] = version;
    days[n] = on;
    n += +(on >= from) & +(on <= to) & +(on >= began[intervention[version]]);
  }
  return n;
};

const keepParticipants = (block: Block, columns: VersionColumns, began: Int32Array): number => {
  const { startedOn, exitedOn, intervention } = columns;
  const { versions, part } = block;
  const { from, to } = part;
  let n = 0;
  for (let i = 0; i < block.n; i++) {
    const version = versions[i];
    const started = startedOn[version];
    const exited = exitedOn[version];
    versions[n] = version;
    n +=
      +(started <= to) &
      +(started !== SOME_DAY) &
      +(exited >= from) &
      +(exited >= began[intervention[version]]);
  }
  return n;
};

const keepOngoing = (block: Block, { startedOn, exitedOn }: VersionColumns): number => {
  const { versions, part } = block;
  const { to } = part;
  let n = 0;
  for (let i = 0; i < block.n; i++) {
    const version = versions[i];
    const started = startedOn[version];
    versions[n] = version;
    n += +(started <= to) & +(started !== SOME_DAY) & +(exitedOn[version] > to);
  }
  return n;
};

const keepMeasured = ({ measure, began, versions: { columns } }: Scan, block: Block): number => {
  switch (measure) {
    case 'referred':
      return keepWithin(block, columns.referredOn, columns.intervention, began);
    case 'started':
    case 'daysToStart':
      return keepWithin(block, columns.startedOn, columns.intervention, began);
    case 'ended':
    case 'daysInIntervention':
      return keepWithin(block, columns.exitedOn, columns.intervention, began);
    case 'participants':
      block.days.fill(block.part.from);
      return keepParticipants(block, columns, began);
    case 'ongoing':
      block.days.fill(block.part.from);
      return keepOngoing(block, columns);
    case 'meetings':
    case 'handovers':
    case 'employerContacts':
      return block.n;
    default:
      return unreachable(measure);
  }
};

const keepCodes = (block: Block, codes: Int32Array, admitted: Uint8Array): number => {
  const { versions, days } = block;
  let n = 0;
  for (let i = 0; i < block.n; i++)
    if (admitted[codes[i]] === 1) {
      versions[n] = versions[i];
      days[n++] = days[i];
    }
  return n;
};

const keepSets = (block: Block, sets: Int32Array, admitted: number): number => {
  const { versions, days } = block;
  let n = 0;
  for (let i = 0; i < block.n; i++)
    if ((sets[i] & admitted) !== 0) {
      versions[n] = versions[i];
      days[n++] = days[i];
    }
  return n;
};

const keepFiltered = (block: Block, filters: readonly Filter[], out: Int32Array): void => {
  for (const { axis, admitted, set } of filters) {
    axis.read(block, out);
    block.n = axis.set ? keepSets(block, out, set) : keepCodes(block, out, admitted);
  }
};

/** The whole days between two columns, `LACKING` where the earlier day is not known. */
const measureDays = ({ n, versions, days, values }: Block, earlier: Int32Array): void => {
  for (let i = 0; i < n; i++) {
    const first = earlier[versions[i]];
    values[i] = first === SOME_DAY || first > days[i] + MOST_DAYS ? LACKING : days[i] - first;
  }
};

/** More days than any two days of the calendar lie apart: what is later than that has not come at all. */
const MOST_DAYS = 5_000_000;

const finish = (scan: Scan, block: Block, visit: Visit): void => {
  if (block.n === 0) return;
  if (scan.measure === 'daysToStart') measureDays(block, scan.versions.columns.referredOn);
  if (scan.measure === 'daysInIntervention') measureDays(block, scan.versions.columns.startedOn);
  scan.units?.(block);
  visit(block);
};

const scanVersions = (scan: Scan, block: Block, out: Int32Array, visit: Visit): void => {
  const { length, columns } = scan.versions;
  for (let start = 0; start < length; start += BLOCK) {
    block.n = selectKnown(scan, block, start, Math.min(start + BLOCK, length));
    if (scan.closing) {
      keepFiltered(block, scan.filters, out);
      scan.closing.count(block, columns, scan.began);
      block.n = keepMeasured(scan, block);
    } else {
      block.n = keepMeasured(scan, block);
      keepFiltered(block, scan.filters, out);
    }
    finish(scan, block, visit);
  }
};

/** Number of the version of each journey that is known at the moment and counted, or -1. */
const versionsOfJourneys = (scan: Scan, block: Block): Int32Array => {
  const { length, columns, journeys } = scan.versions;
  const versionOf = new Int32Array(journeys).fill(-1);
  for (let start = 0; start < length; start += BLOCK) {
    const n = selectKnown(scan, block, start, Math.min(start + BLOCK, length));
    for (let i = 0; i < n; i++) versionOf[columns.journey[block.versions[i]]] = block.versions[i];
  }
  return versionOf;
};

const scanContacts = (scan: Scan, contacts: Contacts, block: Block, out: Int32Array, visit: Visit): void => {
  const versionOf = versionsOfJourneys(scan, block);
  const { journey, day, knownFrom } = contacts.columns;
  const { intervention } = scan.versions.columns;
  const { from, to } = block.part;
  for (let start = 0; start < contacts.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, contacts.length);
    block.n = 0;
    for (let contact = start; contact < end; contact++) {
      const on = day[contact];
      const version = versionOf[journey[contact]] ?? -1;
      if (
        version >= 0 &&
        knownFrom[contact] <= scan.moment &&
        on >= from &&
        on <= to &&
        on >= scan.began[intervention[version]]
      ) {
        block.versions[block.n] = version;
        block.days[block.n++] = on;
      }
    }
    keepFiltered(block, scan.filters, out);
    finish(scan, block, visit);
  }
};

/** Visits the rows of the measure, block by block, for each part of the period by itself. */
export const scan = (what: Scan, parts: readonly SubPeriod[], visit: Visit): void => {
  const out = new Int32Array(BLOCK);
  for (const part of parts) {
    const block = emptyBlock(part);
    if (what.contacts) scanContacts(what, what.contacts, block, out, visit);
    else scanVersions(what, block, out, visit);
  }
};
