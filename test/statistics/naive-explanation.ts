import { UNKNOWN_KINDS } from '@samspar/codes';
import { dayNumber } from '@samspar/kernel';
import {
  type Dimension,
  type FigureCell,
  isMedian,
  type JourneyRow,
  type Measure,
  NEVER,
  SOME_DAY,
  type StatisticsQuery,
} from '@samspar/statistics';
import { assessed, type NaiveThing, naiveThings, standing } from './naive-things.js';
import type { Fed } from './fed.js';
import {
  codesOf,
  dimensionsOf,
  isTime,
  isTogether,
  kindsOf,
  timeOf,
  timesOfTotal,
} from './naive-reference.js';
import { has, personOf } from './naive-persons.js';

type Considered = Readonly<{ row: JourneyRow; contactOn?: number; thing?: NaiveThing }>;
/** How far something comes, and what that is called. */
type Come = Readonly<{ far: number; name: string }>;
const COUNTED = 1_000;

const OWN = {
  referred: 'referredOn',
  started: 'startedOn',
  daysToStart: 'startedOn',
  ended: 'exitedOn',
  daysInIntervention: 'exitedOn',
} as const;

const SINCE: Readonly<Partial<Record<Measure, 'referredOn' | 'startedOn' | 'exitedOn'>>> = {
  daysReferralToAnswer: 'referredOn',
  daysToStart: 'referredOn',
  daysToFirstMeeting: 'referredOn',
  daysToFirstEmployerContact: 'startedOn',
  daysInIntervention: 'startedOn',
  daysExitToFollowUp: 'exitedOn',
};

/** How far something comes by its days in a stretch of days; undefined where they keep it out of nothing. */
const byDays = (query: StatisticsQuery, one: Considered, from: number, to: number): Come | undefined => {
  const { measure } = query;
  const { startedOn, exitedOn } = one.row;
  if (measure === 'participants' || measure === 'ongoing') {
    if (startedOn === NEVER) return { far: 1, name: 'dayMissing:startedOn' };
    if (startedOn === SOME_DAY) return { far: 2, name: 'dayUnknown:startedOn' };
    if (startedOn > to) return { far: 3, name: 'outsidePeriod:startedOn' };
    if (exitedOn === SOME_DAY) return { far: 4, name: 'dayUnknown:exitedOn' };
    const isOver = measure === 'ongoing' ? exitedOn <= to : exitedOn < from;
    return isOver ? { far: 5, name: 'outsidePeriod:exitedOn' } : undefined;
  }
  const of = measure in OWN ? OWN[measure as keyof typeof OWN] : 'contactOn';
  const on = of === 'contactOn' ? (one.contactOn ?? NaN) : one.row[of];
  if (on === NEVER) return { far: 1, name: `dayMissing:${of}` };
  if (on === SOME_DAY) return { far: 2, name: `dayUnknown:${of}` };
  return on < from || on > to ? { far: 3, name: `outsidePeriod:${of}` } : undefined;
};

const ownDay = ({ measure }: StatisticsQuery, { row, contactOn }: Considered, from: number): number =>
  contactOn ?? (measure in OWN ? row[OWN[measure as keyof typeof OWN]] : from);

const UNKNOWNS: readonly string[] = ['unknown', ...UNKNOWN_KINDS.map(({ code }) => code)];

const OF_JOURNEYS = [...Object.keys(OWN), 'participants', 'ongoing'];
const isOfThings = (measure: Measure): boolean => !OF_JOURNEYS.includes(measure);

/** How far something comes in one stretch of days. */
const comes = (
  fed: Fed,
  together: boolean,
  query: StatisticsQuery,
  cell: FigureCell,
  one: Considered,
  [from, to]: readonly [number, number],
): Come => {
  const out = byDays(query, one, from, to);
  if (out) return out;
  const look = { query, to, own: ownDay(query, one, from), thing: one.thing };
  const codes = codesOf(fed, one.row, look);
  const kinds = kindsOf(fed, one.row, look, together);
  const asked = [
    ...dimensionsOf(query)
      .filter((dimension) => dimension !== 'association')
      .map((dimension) => [dimension, query.where[dimension] ?? [], codes] as const),
    ...query.by.flatMap((dimension) =>
      cell[dimension] ? [[dimension, [cell[dimension]], kinds] as const] : [],
    ),
  ];
  const first = [...new Set(asked.map(([dimension]) => dimension))];
  for (const [dimension, wanted, codesIn] of asked) {
    const own = codesIn(dimension);
    if (own.some((code) => wanted.includes(code))) continue;
    const isUnknown = own.every((code) => UNKNOWNS.includes(code));
    const kind = !isUnknown ? 0 : one.row.outcome === 4 ? 2 : 1;
    const far = 10 + first.indexOf(dimension) * 3 + kind;
    return { far, name: `${['otherCode', 'codeUnknown', 'codeWithheld'][kind]}:${dimension}` };
  }
  const other = SINCE[query.measure] ?? 'contactOn';
  const since = one.thing ? one.thing.since : other === 'contactOn' ? undefined : one.row[other];
  if (isMedian(query) && !has(since ?? NEVER)) return { far: 900, name: `otherDayMissing:${other}` };
  return { far: COUNTED, name: 'counted' };
};

/** The stretches of days that a figure is counted over, and the dimension of time that chose them. */
const stretchesOf = (query: StatisticsQuery, cell: FigureCell) => {
  const [from, to] = [dayNumber(query.from), dayNumber(query.to)];
  const by = query.by.filter((dimension) => cell[dimension] !== undefined);
  const shown = by.length > 0 ? by : timesOfTotal(query);
  const times = [...shown, ...dimensionsOf(query)].filter(isTime);
  if (times.length === 0 || !['participants', 'ongoing'].includes(query.measure))
    return { time: undefined, stretches: [[from, to]] as [number, number][] };
  const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const isAsked = (time: Dimension, day: number) => {
    const code = timeOf(time, day);
    return (query.where[time]?.includes(code) ?? true) && (cell[time] === undefined || cell[time] === code);
  };
  const parts = Map.groupBy(days, (day) => times.map((time) => timeOf(time, day)).join());
  return {
    time: (['month', 'quarter', 'year'] as const).find((time) => times.includes(time)),
    stretches: [...parts.values()]
      .filter(([day = 0]) => times.every((time) => isAsked(time, day)))
      .map((part): [number, number] => [part[0] ?? 0, part.at(-1) ?? 0]),
  };
};

/**
 * What a figure leaves out, counted or not, by names as an address has them; slowly: plain loops over plain objects, written from
 * docs/statistics.md alone.
 */
export const naiveExplanation = (
  fed: Fed,
  query: StatisticsQuery,
  cell: FigureCell,
): Readonly<Record<string, number>> => {
  const moment = query.asKnownAt ?? Infinity;
  const isKnown = (knownFrom: number, knownTo: number) =>
    moment === Infinity ? knownTo === Infinity : knownFrom <= moment && knownTo > moment;
  const { time, stretches } = stretchesOf(query, cell);
  const together = query.unknowns === 'split' && isTogether(fed, query);
  const person = personOf(fed, moment);
  const persons = new Set<string>();
  const names: string[] = [];
  const journeys = Map.groupBy(fed.versions, ({ row }) => row.journey);
  const row = (journey: number) =>
    journeys.get(journey)?.find(({ knownFrom, knownTo }) => isKnown(knownFrom, knownTo))?.row;
  const isOwn = (journey: number) =>
    row(journey)?.association === 1 ||
    (!row(journey) && (journeys.get(journey) ?? []).some((version) => version.row.association === 1));
  const absent = (journey: number) =>
    (journeys.get(journey) ?? []).some(
      (version) => version.row.association === 1 && version.knownFrom <= moment,
    )
      ? 'misregistered'
      : 'notRegisteredThen';
  const sort = (one: Considered): string => {
    const before: Come = time ? { far: 0, name: `otherCode:${time}` } : { far: 0, name: 'nothing' };
    const { name } = stretches
      .map((stretch) => comes(fed, together, query, cell, one, stretch))
      .reduce((best, next) => (next.far > best.far ? next : best), before);
    if (name !== 'counted' || query.unit === 'journey' || isMedian(query)) return name;
    const whose = String(person(one.row.participant) ?? `nobody ${one.row.journey}`);
    const isAgain = persons.has(whose);
    persons.add(whose);
    return isAgain ? 'samePerson' : 'counted';
  };
  if (['meetings', 'handovers', 'employerContacts', 'assessments'].includes(query.measure)) {
    for (const contact of fed.contacts) {
      const { journey, kind, knownFrom, knownTo } = contact;
      if (kind !== query.measure || !isOwn(journey)) continue;
      const known = row(journey);
      if (knownFrom > moment) names.push('notRegisteredThen');
      else if (!known) names.push(absent(journey));
      else if (moment === Infinity ? knownTo !== Infinity : knownTo <= moment) names.push('annulled');
      else
        names.push(
          sort({
            row: known,
            contactOn: contact.day,
            thing: { day: contact.day, codes: assessed(known, contact), contact },
          }),
        );
    }
  } else if (isOfThings(query.measure)) {
    const to = dayNumber(query.to);
    for (const journey of journeys.keys()) {
      const known = row(journey);
      if (known?.association !== 1) continue;
      for (const thing of naiveThings(query.measure, known, standing(fed, journey, moment), to) ?? [])
        names.push(sort({ row: known, contactOn: thing.day, thing }));
    }
  } else
    for (const journey of [...journeys.keys()].toSorted((one, other) => one - other)) {
      if (!isOwn(journey)) continue;
      const known = row(journey);
      names.push(known ? sort({ row: known }) : absent(journey));
    }
  return Object.fromEntries(
    [...Map.groupBy(names, (name) => name)].map(([name, alike]) => [name, alike.length]),
  );
};
