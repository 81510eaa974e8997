import type { Association } from '@samspar/association';
import type { CorrectableFacts, JourneyEvent, LivelihoodSource } from '@samspar/casework';
import { districtInForce, exitGroupOf, slug, STATED_OBSTACLE } from '@samspar/codes';
import { type Day, isKnown, known as stated, type OccurredOn, wholeYears } from '@samspar/kernel';
import { type Dimension, DIMENSIONS, type StatisticsQuery } from '@samspar/statistics';
import { type Facts, journeysAt, personsAt } from './naive-journeys.js';
import { thingsOf } from './naive-things.js';
import { type PersonOf, workCodes } from './naive-work.js';
import type { Recorded } from './recorded.js';

/** What is answered by both, and compared. */
export type NaiveAnswer = Readonly<{
  total: number | null;
  cells: ReadonlyMap<string, Readonly<{ value: number | null; share?: readonly [number, number, number] }>>;
  spread?: Readonly<{ n: number; without: number; quartiles: readonly number[] | null }>;
}>;

/** Which of the nine an obstacle is. */
const nine = (code: string | undefined): string | undefined =>
  STATED_OBSTACLE.find((one) => one.code === code)?.countsAs ?? code;

const bracket = (years: number): string =>
  years < 1 ? 'under-1' : years < 2 ? '1-2' : years < 5 ? '2-5' : '5-plus';

const sourcesOf = (
  sources: CorrectableFacts['livelihood'] | undefined,
): readonly LivelihoodSource[] | undefined => stated(sources);

const assistance = ({ known }: Facts): string => {
  const said = stated(known.timeOnAssistance);
  const until = known.startedOn ?? known.referredOn;
  const since = (day: Day): string =>
    isKnown(until) && day <= until ? bracket(wholeYears(day, until)) : 'unknown';
  if (said === 'none') return 'none';
  if (said) return 'bracket' in said ? said.bracket : since(said.since);
  const sources = sourcesOf(known.livelihood);
  if (!sources) return 'unknown';
  const source = sources.find((one) => one.source === 'economic-assistance');
  if (!source) return 'none';
  return source.since ? since(source.since) : 'unknown';
};

const ageGroup = (age: number): string =>
  age < 16 ? 'under-16' : age < 30 ? '16-29' : age <= 65 ? '30-65' : 'over-65';

/** Whether something on a day has come by another; on an unknown day it has. */
const hasCome = (on: OccurredOn | undefined, by: Day): boolean =>
  on !== undefined && (!isKnown(on) || on <= by);

const orUnknown = (codes: readonly string[] | undefined): readonly string[] =>
  codes?.length ? codes : ['unknown'];

/** The codes of a journey in a dimension, seen from a day. */
const codesOf = (
  facts: Facts,
  dimension: Dimension,
  seenFrom: Day,
  association: Association,
): readonly string[] => {
  const { known } = facts;
  const ended = hasCome(known.exitedOn, seenFrom);
  const one = (code: string | undefined): readonly string[] => [
    facts.anonymous ? 'unknown' : (code ?? 'unknown'),
  ];
  const many = (codes: readonly string[] | undefined): readonly string[] =>
    facts.anonymous ? ['unknown'] : orUnknown(codes);
  switch (dimension) {
    case 'association':
      return [facts.association];
    case 'intervention':
      return [known.intervention ?? 'unknown'];
    case 'sex':
      return [stated(known.sex) ?? 'unknown'];
    case 'ageGroup': {
      const age = stated(known.ageAtStart);
      return one(age === undefined ? undefined : ageGroup(age));
    }
    case 'education':
      return one(stated(known.education));
    case 'timeWithoutWork': {
      const time = stated(known.timeWithoutWork);
      return one(time && ('months' in time ? bracket(time.months / 12) : time.bracket));
    }
    case 'timeOnAssistance':
      return one(assistance(facts));
    case 'referringParty':
      return one(stated(known.referringParty));
    // These associations have registered no authorities: each party is one.
    case 'referringAuthority':
      return one(stated(known.referringParty));
    case 'runBy': {
      const owner = association.interventions.find(({ id }) => id === known.intervention)?.owner;
      return [owner === undefined || owner === 'association' ? 'unknown' : owner];
    }
    case 'referringUnit': {
      const unit = stated(known.referringUnit);
      return one(unit && slug(unit));
    }
    case 'decidingParty':
      return many(known.decidingParties);
    case 'referralOutcome':
      if (facts.answer && hasCome(facts.answer.on, seenFrom)) return one(facts.answer.code);
      if (hasCome(known.acceptedOn, seenFrom)) return one('accepted');
      return one(hasCome(facts.waitingOn, seenFrom) ? 'waiting' : 'open');
    case 'hasStarted':
      return [hasCome(known.startedOn, seenFrom) ? 'started' : 'not-started'];
    case 'district': {
      const district = stated(known.district);
      return one(district && districtInForce(association.settings.districts, district, seenFrom));
    }
    case 'livelihood':
      return many(sourcesOf(known.livelihood)?.map(({ source }) => source));
    case 'livelihoodAtExit':
      return many(ended ? sourcesOf(known.livelihoodAtExit)?.map(({ source }) => source) : undefined);
    case 'obstacle':
      return one(nine(stated(known.obstacle)));
    case 'officialObstacle':
      return one(stated(known.obstacle));
    case 'occupation':
      return one(stated(known.occupationAtStart));
    case 'occupationAtExit':
      return one(ended ? stated(known.occupationAtExit) : undefined);
    case 'needGroup':
      return many(stated(known.needGroups));
    case 'exitGroup':
    case 'exitReason': {
      if (!ended) return ['not-ended'];
      const reasons = known.exitReasons === 'unknown' ? undefined : known.exitReasons;
      return many(dimension === 'exitReason' ? reasons : [...new Set(reasons?.map(exitGroupOf))]);
    }
    case 'followUpMonths':
    case 'state':
    case 'livelihoodAtFollowUp':
    case 'occupationAtFollowUp':
    case 'assessmentKind':
    case 'assessingParty':
    case 'assessmentOutcome':
      return [];
    case 'employment':
    case 'extent':
      return ended ? one(workAtExit(known, dimension)) : ['not-ended'];
    case 'attendingParty':
    case 'violenceQuestion':
    case 'livelihoodAtMeeting':
    case 'caseworkerChanges':
    case 'meetingsHeld':
    case 'parallelActions':
    case 'returned':
    case 'registeredLate':
    case 'year':
    case 'quarter':
    case 'month':
      break;
  }
  throw new Error('times are no property of a journey');
};

/** Kind of work or extent at an exit; of an exit elsewhere it is known that there is none. */
const workAtExit = (known: Facts['known'], dimension: 'employment' | 'extent'): string | undefined => {
  const { exitReasons = 'unknown', employment, extentPercent } = known;
  const isElsewhere = (code: string) =>
    dimension === 'employment' ? code !== 'work' : code !== 'work' && code !== 'studies';
  if (exitReasons !== 'unknown' && exitReasons.every(isElsewhere)) return 'ended-otherwise';
  if (dimension === 'employment') return stated(employment);
  const percent = stated(extentPercent);
  if (percent === undefined) return undefined;
  return percent < 25
    ? 'under-25'
    : percent < 50
      ? '25-49'
      : percent < 75
        ? '50-74'
        : percent < 100
          ? '75-99'
          : 'full-time';
};

const isTime = (dimension: Dimension): boolean => ['year', 'quarter', 'month'].includes(dimension);

const timeOf = (dimension: Dimension, day: Day): string => {
  const year = day.slice(0, 4);
  if (dimension === 'year') return year;
  return dimension === 'month' ? day.slice(0, 7) : `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
};

/** Every day of a period. */
const daysOf = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = Temporal.PlainDate.from(day).add({ days: 1 }).toString())
    days.push(day);
  return days;
};

/** What an assessment says, where it is one; of an anonymous journey nothing. */
const assessed = ({ anonymous }: Facts, event: JourneyEvent): Readonly<Record<string, readonly string[]>> => {
  if (event.type !== 'AssessmentRecorded') return {};
  const { kind, party, outcome } = event.data;
  const told = (code: string) => [anonymous ? 'unknown' : code];
  return { assessmentKind: told(kind), assessingParty: told(party), assessmentOutcome: told(outcome) };
};

/** Something counted: whom it counts as, its codes, and its number of days where days are measured. */
type Counted = Readonly<{
  unit: string;
  codes: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  days?: number | null;
}>;

const isIn = ({ known }: Facts, { measure, from, to }: StatisticsQuery): boolean => {
  const { startedOn, exitedOn } = known;
  if (!isKnown(startedOn) || startedOn > to) return false;
  if (exitedOn === undefined) return true;
  return isKnown(exitedOn) && (measure === 'participants' ? exitedOn >= from : exitedOn > to);
};

const daysBetween = (from: OccurredOn | undefined, to: Day): number | null =>
  isKnown(from) ? Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days : null;

const dayOf = ({ known }: Facts, { measure }: StatisticsQuery): OccurredOn | undefined => {
  if (measure === 'referred') return known.referredOn;
  return measure === 'started' || measure === 'daysToStart' ? known.startedOn : known.exitedOn;
};

/** Whatever the measure counts in the period, before any filter. */
const countedIn = (
  journeys: ReadonlyMap<string, Facts>,
  query: StatisticsQuery,
  association: Association,
  unitOf: (id: string, facts: Facts) => string,
  personOf: PersonOf,
): Counted[] => {
  const { measure, from, to } = query;
  const plain = DIMENSIONS.filter(
    (name) => !isTime(name) && (query.by.includes(name) || query.where[name] !== undefined),
  );
  const times = query.by.filter(isTime);
  const codes = (facts: Facts, seenFrom: Day, day?: Day, contact?: Facts['contacts'][number]) => ({
    ...Object.fromEntries(
      plain.map((name) => {
        const work = workCodes({ facts, journeys, personOf, seenFrom, contact, measure }, name);
        return [name, work ?? codesOf(facts, name, seenFrom, association)];
      }),
    ),
    ...Object.fromEntries(times.map((name) => [name, day === undefined ? [] : [timeOf(name, day)]])),
  });
  const within = (day: OccurredOn | undefined): day is Day => isKnown(day) && day >= from && day <= to;
  const counted: Counted[] = [];
  for (const [id, facts] of journeys) {
    const unit = unitOf(id, facts);
    const things = thingsOf(facts, measure, to);
    if (['meetings', 'handovers', 'employerContacts', 'assessments'].includes(measure))
      facts.contacts.forEach((contact, index) => {
        const { kind, on } = contact;
        if (kind === measure && within(on))
          counted.push({
            unit: query.unit === 'person' ? unit : `${id} ${index}`,
            codes: { ...codes(facts, to, on, contact), ...assessed(facts, contact.event) },
          });
      });
    else if (things)
      things.forEach(({ on, since, codes: told }, index) => {
        if (!within(on)) return;
        const own = plain.flatMap((name) => (told[name] ? [[name, told[name]] as const] : []));
        counted.push({
          unit: query.unit === 'person' && !measure.startsWith('days') ? unit : `${id} ${index}`,
          codes: { ...codes(facts, to, on), ...Object.fromEntries(own) },
          ...(measure.startsWith('days') && { days: daysBetween(since, on) }),
        });
      });
    else if (measure === 'participants' || measure === 'ongoing') {
      if (times.length === 0 && isIn(facts, query)) counted.push({ unit, codes: codes(facts, to) });
      for (const part of times.length
        ? Map.groupBy(daysOf(from, to), (day) => times.map((name) => timeOf(name, day)).join()).values()
        : []) {
        const [first = from] = part;
        const last = part.at(-1) ?? to;
        if (isIn(facts, { ...query, from: first, to: last }))
          counted.push({ unit, codes: codes(facts, last, last) });
      }
    } else {
      const day = dayOf(facts, query);
      const days = (): number | null | undefined => {
        if (!isKnown(day)) return undefined;
        if (measure === 'daysToStart') return daysBetween(facts.known.referredOn, day);
        return measure === 'daysInIntervention' ? daysBetween(facts.known.startedOn, day) : undefined;
      };
      if (within(day)) {
        const measured = days();
        counted.push({
          unit,
          codes: codes(facts, to, day),
          ...(measured !== undefined && { days: measured }),
        });
      }
    }
  }
  return counted.filter(({ codes: has }) =>
    DIMENSIONS.every((name) => {
      const wanted = query.where[name];
      return !wanted || has[name]?.some((code) => wanted.includes(code));
    }),
  );
};

const combinations = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((rows, codes) => rows.flatMap((row) => codes.map((code) => [...row, code])), [[]]);

const distinct = (counted: readonly Counted[]): number => new Set(counted.map(({ unit }) => unit)).size;

const spreadOf = (counted: readonly Counted[]): NonNullable<NaiveAnswer['spread']> => {
  const days = counted
    .flatMap((one) => (typeof one.days === 'number' ? [one.days] : []))
    .toSorted((a, b) => a - b);
  const nearestRank = (share: number): number => days[Math.ceil(share * days.length) - 1] ?? 0;
  return {
    n: days.length,
    without: counted.length - days.length,
    quartiles: days.length ? [0.25, 0.5, 0.75].map(nearestRank) : null,
  };
};

/** The statistics of docs/statistics.md by folding every event for every question; slow, and with no part of the product's own. */
export const naiveAnswer = (
  log: readonly Recorded[],
  query: StatisticsQuery,
  association: Association,
): NaiveAnswer => {
  const moment = query.asKnownAt ?? Infinity;
  const journeys = journeysAt(log, moment);
  const personOf = personsAt(log, moment);
  const unitOf = (id: string, { participant }: Facts): string =>
    query.unit === 'person' ? (personOf(participant) ?? `journey ${id}`) : id;
  const counted = countedIn(journeys, query, association, unitOf, personOf);
  const measuresDays = query.measure.startsWith('days');
  const whole = query.by.some(isTime)
    ? countedIn(journeys, { ...query, by: [] }, association, unitOf, personOf)
    : counted;
  const cells = new Map<string, { value: number | null; share?: [number, number, number] }>();
  const groups = new Map<string, Counted[]>();
  const wider = new Map<string, Counted[]>();
  /** The codes that those of one denominator have in common. */
  const common = (row: readonly string[]): string => {
    if (query.shareOf === 'all') return '';
    return (query.shareOf === 'first' ? row.slice(1) : row.slice(0, -1)).join('|');
  };
  const put = (map: Map<string, Counted[]>, key: string, one: Counted): void => {
    map.set(key, [...(map.get(key) ?? []), one]);
  };
  for (const one of counted)
    for (const row of query.by.length ? combinations(query.by.map((name) => one.codes[name] ?? [])) : []) {
      put(groups, row.join('|'), one);
      put(wider, common(row), one);
    }
  for (const [key, group] of groups) {
    if (measuresDays) {
      cells.set(key, { value: spreadOf(group).quartiles?.[1] ?? null });
      continue;
    }
    const numerator = distinct(group);
    const denominator = distinct(wider.get(common(key.split('|'))) ?? []);
    cells.set(key, {
      value: numerator,
      share: [numerator, denominator, Math.floor((200 * numerator + denominator) / (2 * denominator))],
    });
  }
  if (!measuresDays) return { total: distinct(whole), cells };
  const spread = spreadOf(whole);
  return { total: spread.quartiles?.[1] ?? null, cells, spread };
};
