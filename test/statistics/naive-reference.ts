import { type Association, authoritiesOf } from '@samspar/association';
import {
  AGE_GROUP,
  EDUCATION,
  EXIT_REASON,
  exitGroupOf,
  LIVELIHOOD,
  NEED_GROUP,
  OBSTACLE,
  STATED_OBSTACLE,
  OCCUPATION,
  PARTY,
  SEX,
  slug,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
} from '@samspar/codes';
import { dayNumber, dayOfNumber, unreachable } from '@samspar/kernel';
import {
  type Dimension,
  DIMENSIONS,
  type JourneyRow,
  type Measure,
  NEVER,
  type StatisticsQuery,
  SOME_DAY,
} from '@samspar/statistics';
import { itemAt } from '../item-at.js';
import type { Fed } from './fed.js';
import { type NaiveThing, naiveThings, standing } from './naive-things.js';
import { has, oneOf, personOf } from './naive-persons.js';
import { kindOf, type Look, workCodes } from './naive-work.js';

type Codes = (dimension: Dimension) => readonly string[];
/** `codes` are those that filters ask for, `kinds` those that the answer is divided by. */
type Seen = Readonly<{ unit: string; journey: number; codes: Codes; kinds: Codes }>;
type Counted = Seen & Readonly<{ days: number | null }>;

const bitsOf = (mask: number, list: readonly Readonly<{ code: string }>[]): readonly string[] => {
  const codes = list.map(({ code }) => code).filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1);
  return Math.floor(mask / 2 ** list.length) % 2 === 1 || codes.length === 0 ? [...codes, 'unknown'] : codes;
};

const inForce = (association: Association, code: string, on: string): string => {
  const district = association.settings.districts.find(({ id }) => id === code);
  return district?.to && district.successor && on > district.to
    ? inForce(association, district.successor, on)
    : code;
};

export const timeOf = (dimension: Dimension, day: number): string => {
  const [year = '', month = ''] = dayOfNumber(day).split('-');
  return dimension === 'year'
    ? year
    : dimension === 'month'
      ? `${year}-${month}`
      : `${year}-Q${['01', '02', '03'].includes(month) ? 1 : ['04', '05', '06'].includes(month) ? 2 : ['07', '08', '09'].includes(month) ? 3 : 4}`;
};

const writtenUnit = (fed: Fed, row: JourneyRow): string =>
  row.referringUnit === 0 ? 'unknown' : itemAt(fed.units, row.referringUnit - 1);

const unitOf = (fed: Fed, row: JourneyRow) =>
  fed.association.units.find(({ name, aliases }) =>
    [name, ...aliases].map(slug).includes(writtenUnit(fed, row)),
  );

const isFirstDefinition = ({ definition }: StatisticsQuery): boolean => definition === 1;

/** The codes of a journey in a dimension, seen from the end of a period. */
export const codesOf =
  (fed: Fed, row: JourneyRow, look: Look) =>
  (dimension: Dimension): readonly string[] =>
    (workCodes(fed, row, look, dimension) ?? codesTold(fed, row, look)(dimension)).map((code) =>
      isFirstDefinition(look.query) && code === 'over-5' ? '5-plus' : code,
    );

const codesTold =
  (fed: Fed, row: JourneyRow, { to, own, thing }: Look) =>
  (dimension: Dimension): readonly string[] => {
    const ended = row.exitedOn === SOME_DAY || row.exitedOn <= to;
    switch (dimension) {
      case 'association':
        return [fed.association.id];
      case 'intervention':
        return [row.intervention === 0 ? 'unknown' : itemAt(fed.interventions, row.intervention - 1)];
      case 'sex':
        return oneOf(row.sex, SEX);
      case 'ageGroup':
        return oneOf(row.ageGroup, AGE_GROUP);
      case 'education':
        return oneOf(row.education, EDUCATION);
      case 'timeWithoutWork':
        return oneOf(row.timeWithoutWork, TIME_BRACKET);
      case 'timeOnAssistance':
        return oneOf(row.timeOnAssistance, TIME_ON_ASSISTANCE);
      case 'referringParty':
        return oneOf(row.referringParty, PARTY);
      case 'obstacle':
        return oneOf(row.obstacle, OBSTACLE);
      case 'officialObstacle':
        return oneOf(row.officialObstacle, STATED_OBSTACLE);
      case 'occupation':
        return oneOf(row.occupation, OCCUPATION);
      case 'occupationAtExit':
        return ended ? oneOf(row.occupationAtExit, OCCUPATION) : ['unknown'];
      case 'referringUnit': {
        const unit = unitOf(fed, row);
        return [unit ? slug(unit.name) : writtenUnit(fed, row)];
      }
      case 'referringAuthority': {
        const party = PARTY[row.referringParty]?.code;
        const ofParty = authoritiesOf(fed.association).filter((authority) => authority.party === party);
        const unit = unitOf(fed, row);
        const earlier = (row.referredOn === SOME_DAY ? [] : (unit?.earlier ?? [])).find(
          (one) => row.referredOn <= dayNumber(one.to),
        );
        const said = ofParty.find(({ id }) => id === (earlier ?? unit)?.authority);
        return [said?.id ?? (ofParty.length === 1 ? itemAt(ofParty, 0).id : 'unknown')];
      }
      case 'runBy': {
        const owner = fed.association.interventions.find(
          ({ id }) => row.intervention > 0 && id === fed.interventions[row.intervention - 1],
        )?.owner;
        const all = authoritiesOf(fed.association);
        const ofParty = all.filter(({ party }) => party === owner);
        const said = all.find(({ id }) => id === owner);
        return [said?.id ?? (ofParty.length === 1 ? itemAt(ofParty, 0).id : 'unknown')];
      }
      case 'district':
        return [
          row.district === 0
            ? 'unknown'
            : inForce(fed.association, itemAt(fed.districts, row.district - 1), dayOfNumber(to)),
        ];
      case 'decidingParty':
        return bitsOf(row.decidingParty, PARTY);
      case 'livelihood':
        return bitsOf(row.livelihood, LIVELIHOOD);
      case 'needGroup':
        return bitsOf(row.needGroup, NEED_GROUP);
      case 'livelihoodAtExit':
        return ended ? bitsOf(row.livelihoodAtExit, LIVELIHOOD) : ['unknown'];
      case 'exitReason':
        return ended ? bitsOf(row.exitReason, EXIT_REASON) : ['not-ended'];
      case 'exitGroup': {
        if (!ended) return ['not-ended'];
        const [first] = bitsOf(row.exitReason, EXIT_REASON);
        const reason = EXIT_REASON.find(({ code }) => code === first);
        return [reason ? exitGroupOf(reason.code) : 'unknown'];
      }
      case 'referralOutcome': {
        if (row.outcome === 4) return ['unknown'];
        const answered = row.outcome < 3 && (row.outcomeOn === SOME_DAY || row.outcomeOn <= to);
        if (answered) return [['accepted', 'declined', 'withdrawn'][row.outcome] ?? ''];
        if (row.acceptedOn === SOME_DAY || row.acceptedOn <= to) return ['accepted'];
        return [row.waitingOn === SOME_DAY || row.waitingOn <= to ? 'waiting' : 'open'];
      }
      case 'hasStarted':
        return [row.startedOn === SOME_DAY || row.startedOn <= to ? 'started' : 'not-started'];
      case 'followUpMonths':
      case 'state':
      case 'occupationAtFollowUp':
      case 'livelihoodAtFollowUp':
      case 'assessmentKind':
      case 'assessingParty':
      case 'assessmentOutcome':
        return thing?.codes[dimension] ?? ['unknown'];
      case 'year':
      case 'quarter':
      case 'month':
        return [timeOf(dimension, own)];
      case 'attendingParty':
      case 'violenceQuestion':
      case 'livelihoodAtMeeting':
      case 'meetingsHeld':
      case 'caseworkerChanges':
      case 'parallelActions':
      case 'returned':
      case 'registeredLate':
      case 'employment':
      case 'extent':
        throw new Error(`${dimension} is told by the work of a journey.`);
      default:
        return unreachable(dimension);
    }
  };

export const isTime = (dimension: string) => ['year', 'quarter', 'month'].includes(dimension);
export const dimensionsOf = ({ where }: StatisticsQuery) => DIMENSIONS.filter((name) => where[name]);

/** The codes that an answer is divided by. */
export const kindsOf =
  (fed: Fed, row: JourneyRow, look: Look, isTogether: boolean) =>
  (dimension: Dimension): readonly string[] => {
    const codes = codesOf(fed, row, look)(dimension);
    if (look.query.unknowns !== 'split') return codes;
    return codes.map((code) => {
      const kind = code === 'unknown' ? kindOf(fed, row, look, dimension) : code;
      return kind === 'protected' && isTogether ? 'not-registered' : kind;
    });
  };

const between = (one: number, other: number) => (has(one) && has(other) ? other - one : null);

/** The day that a measure of journeys goes by, and the day that a median is reckoned from. */
const OWN_DAY: Readonly<Partial<Record<Measure, 'referredOn' | 'startedOn' | 'exitedOn'>>> = {
  referred: 'referredOn',
  started: 'startedOn',
  ended: 'exitedOn',
  daysToStart: 'startedOn',
  daysInIntervention: 'exitedOn',
};
const SINCE_DAY: Readonly<Partial<Record<Measure, 'referredOn' | 'startedOn'>>> = {
  daysToStart: 'referredOn',
  daysInIntervention: 'startedOn',
};

/** The journeys or contacts that a measure counts in one stretch of days, with their codes. */
const measured = (
  fed: Fed,
  query: StatisticsQuery,
  isTogether: boolean,
  from: number,
  to: number,
): Counted[] => {
  const moment = query.asKnownAt ?? Infinity;
  const person = personOf(fed, moment);
  const rows = fed.versions
    .filter(({ knownFrom, knownTo }) =>
      moment === Infinity ? knownTo === Infinity : knownFrom <= moment && knownTo > moment,
    )
    .map(({ row }) => row)
    .filter(({ association }) => association === 1);
  const within = (day: number) => has(day) && day >= from && day <= to;
  const found: { row: JourneyRow; own: number; unit: string; days: number | null; thing?: NaiveThing }[] = [];
  const { measure } = query;
  for (const row of rows) {
    const { startedOn, exitedOn } = row;
    const unit = `journey ${row.journey}`;
    const things = naiveThings(measure, row, standing(fed, row.journey, moment), to);
    things?.forEach((thing, number) => {
      const { day, since } = thing;
      const days = since === undefined ? null : between(since, day);
      if (within(day)) found.push({ row, own: day, unit: `thing ${row.journey} ${number}`, days, thing });
    });
    if (things) continue;
    const own = OWN_DAY[measure];
    if (own) {
      const since = SINCE_DAY[measure];
      const days = since ? between(row[since], row[own]) : null;
      if (within(row[own])) found.push({ row, own: row[own], unit, days });
    } else {
      const until = measure === 'participants' ? from : to + 1;
      const isOn = exitedOn === NEVER || (has(exitedOn) && exitedOn >= until);
      if (has(startedOn) && startedOn <= to && isOn) found.push({ row, own: from, unit, days: null });
    }
  }
  return found
    .map(({ row, own, unit, days, thing }) => {
      const look = { query, to, own, thing };
      const known = person(row.participant);
      const by = known === undefined ? `nobody ${row.journey}` : `person ${known}`;
      return {
        unit: query.unit === 'journey' ? unit : by,
        journey: row.journey,
        days,
        codes: codesOf(fed, row, look),
        kinds: kindsOf(fed, row, look, isTogether),
      };
    })
    .filter(({ codes }) =>
      dimensionsOf(query).every((dimension) =>
        codes(dimension).some((code) => query.where[dimension]?.includes(code)),
      ),
    );
};

/** The rows of a question: measures of a stretch of time are asked year by year, quarter by quarter, month by month. */
const rowsOf = (
  fed: Fed,
  query: StatisticsQuery,
  by: readonly Dimension[],
  isTogether: boolean,
): Counted[] => {
  const [from, to] = [dayNumber(query.from), dayNumber(query.to)];
  const times = [...by, ...dimensionsOf(query)].filter(isTime);
  if (times.length === 0 || !['participants', 'ongoing'].includes(query.measure))
    return measured(fed, query, isTogether, from, to);
  const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const parts = Map.groupBy(days, (day) => times.map((time) => timeOf(time, day)).join());
  return [...parts.values()].flatMap((part) =>
    measured(fed, query, isTogether, part[0] ?? 0, part.at(-1) ?? 0),
  );
};

const combinations = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>(
    (found, codes) => found.flatMap((some) => codes.map((code) => [...some, code])),
    [[]],
  );

const cells = (rows: readonly Counted[], by: readonly Dimension[]): Map<string, Counted[]> => {
  const found = new Map<string, Counted[]>();
  for (const row of rows)
    for (const codes of combinations(by.map((dimension) => row.kinds(dimension))))
      found.set(codes.join(), [...(found.get(codes.join()) ?? []), row]);
  return found;
};

const distinct = (rows: readonly Counted[]) => new Set(rows.map(({ unit }) => unit)).size;

const nearestRank = (values: readonly number[], p: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(p * values.length) - 1] ?? NaN;

const medians = (rows: readonly Counted[]) => {
  const values = rows.flatMap(({ days }) => (days === null ? [] : [days]));
  return {
    value: values.length > 0 ? nearestRank(values, 0.5) : null,
    n: values.length,
    without: rows.length - values.length,
    quartiles: values.length > 0 ? [0.25, 0.5, 0.75].map((p) => nearestRank(values, p)) : null,
  };
};

/** The dimensions whose times a total is asked in: where a filter names one, those that are shown as well. */
export const timesOfTotal = (query: StatisticsQuery): readonly Dimension[] =>
  !isFirstDefinition(query) && dimensionsOf(query).some(isTime) ? query.by : [];

/** Whether protected ones count as not registered: where any count of them is small. */
export const isTogether = (fed: Fed, query: StatisticsQuery): boolean => {
  const { suppressionThreshold } = fed.association.settings;
  return [...cells(rowsOf(fed, query, query.by, false), query.by)].some(
    ([codes, counted]) =>
      codes.split(',').includes('protected') &&
      (query.measure.startsWith('days') ? counted.length : distinct(counted)) < suppressionThreshold,
  );
};

/** The cells and total of a question, slowly: plain loops over plain objects, written from docs/statistics.md alone. */
export const naiveAnswer = (fed: Fed, query: StatisticsQuery) => {
  const together = query.unknowns === 'split' && isTogether(fed, query);
  const rows = rowsOf(fed, query, query.by, together);
  const all = rowsOf(fed, query, timesOfTotal(query), together);
  const kept =
    query.shareOf === 'all' ? [] : query.shareOf === 'first' ? query.by.slice(1) : query.by.slice(0, -1);
  const groups = cells(rows, kept);
  const isMedian = query.measure.startsWith('days');
  const inCells = query.by.length > 0 ? [...cells(rows, query.by).values()] : [];
  return {
    /** Whether something counted stands in two cells. */
    repeats: inCells.reduce((sum, counted) => sum + distinct(counted), 0) > distinct(rows),
    cells: Object.fromEntries(
      (query.by.length > 0 ? [...cells(rows, query.by)] : []).map(([codes, counted]) => {
        if (isMedian) return [codes, medians(counted)];
        const value = distinct(counted);
        const group = codes.split(',').filter((_, place) => kept.includes(itemAt(query.by, place)));
        const denominator = distinct(groups.get(group.join()) ?? []);
        return [codes, { value, share: { numerator: value, denominator } }];
      }),
    ),
    total: isMedian ? medians(all) : { value: distinct(all) },
    personNotKnown:
      query.unit === 'person'
        ? new Set(all.filter(({ unit }) => unit.startsWith('nobody')).map(({ journey }) => journey)).size
        : 0,
  };
};
