import type { Association } from '@samspar/association';
import { UNKNOWN } from '@samspar/codes';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import { axisByKind, axisOf } from './axes.js';
import type { Axis, AxisSource } from './axis.js';
import type { Block } from './block.js';
import { admittedInterventions, filterOf, unknownCode } from './codes-asked.js';
import { Contacts, type KnownPersons, UNKNOWN_PERSON, type Versions } from './columns.js';
import type { Dictionary } from './dictionary.js';
import { isStretch, type OpenDimension } from './dimensions.js';
import { isHiddenDimension, ProtectedJourneys, type ProtectionThen } from './hidden.js';
import {
  countSubPeriods,
  isTime,
  type SubPeriod,
  subPeriods,
  TIME_DIMENSIONS,
  timeCode,
  type TimeDimension,
} from './periods.js';
import {
  type Dimension,
  DIMENSIONS,
  type Measure,
  type QueryRefusal,
  type StatisticsQuery,
} from './query.js';
import { type RegisteredPart, registeredFor } from './registered-since.js';
import { type CountedItems } from './item-table.js';
import { isItemMeasure, ITEM_RULES, type ItemMeasure, type ItemRule } from './items.js';
import { notOfMeasure } from './item-detail.js';
import { type HeldKind, isPlain } from './row.js';
import { readReturned } from './returned.js';
import type { Scan } from './scan.js';
import { notDefinedIn } from './versions.js';
import { Work } from './work.js';

/**
 * What the association looked like from a moment on, and where in the log that was told. `label`s of its interventions and districts come
 * from here.
 */
export type AssociationVersion = Readonly<{ knownFrom: number; position: number; association: Association }>;

/** What is asked of: the journeys of an association as the cube holds them, and the association as it was then. */
export type AnswerSource = Readonly<{
  versions: Versions;
  contacts: Readonly<Record<HeldKind, Contacts>>;
  persons: KnownPersons;
  dictionaries: Readonly<Record<OpenDimension, Dictionary>>;
  association: Association;
  /** The version of the definitions that is asked under. */
  definition: number;
  /** Ids of the insatser that the association's journeys name. */
  interventions: readonly string[];
  /** Whether protected ones are counted among those that are not registered, however many they are; absent: where they are few. */
  isProtectedTogether?: boolean;
  /** Whose identity was protected, where that is asked as it stood then; absent: as it stands now. */
  protection?: ProtectionThen;
}>;

/** A stretch of time is asked for by at most this many years, quarters or months: each is a question of its own. */
const MOST_PARTS = 600;

const alphabetical = (codes: readonly string[]): readonly string[] =>
  codes.toSorted((one, other) => one.localeCompare(other, 'sv'));

/** The finest dimension of time among some. */
export const finestTime = (dimensions: readonly Dimension[]): TimeDimension | undefined =>
  TIME_DIMENSIONS.find((time) => dimensions.includes(time));

/** The parts that a stretch of time is asked in: those of the finest dimension named that `where` admits. */
export const partsOf = (
  { measure, from, to, where }: StatisticsQuery,
  named: readonly Dimension[],
): readonly SubPeriod[] => {
  const period = { from: dayNumber(from), to: dayNumber(to) };
  const finest = finestTime(named);
  if (!isStretch(measure) || finest === undefined) return [period];
  const times = TIME_DIMENSIONS.filter((time) => where[time] !== undefined);
  return subPeriods(finest, period).filter((part) =>
    times.every((time) => where[time]?.includes(timeCode(time, dayOfNumber(part.from)))),
  );
};

const tooManyParts = ({ measure, from, to, by, where }: StatisticsQuery): QueryRefusal | undefined => {
  const dimension = finestTime([...by, ...dimensionsOf(where)]);
  if (!isStretch(measure) || dimension === undefined) return undefined;
  const named = countSubPeriods(dimension, from, to);
  return named > MOST_PARTS ? { code: 'TooManyParts', dimension, named, most: MOST_PARTS } : undefined;
};

export const dimensionsOf = (where: StatisticsQuery['where']): readonly Dimension[] =>
  DIMENSIONS.filter((dimension) => where[dimension] !== undefined);

export type Units = Readonly<{
  fill: (block: Block) => void;
  /** From this number on, a unit is a journey whose person is not known. */
  nameless: number;
  /** One more than the greatest number of a unit. */
  size: number;
}>;

/** A person counts once; a journey whose person is not known counts as one person. */
export const personUnits = ({ versions, persons }: AnswerSource, moment: number): Units => {
  const person = persons.asKnownAt(moment, versions.participants);
  const nameless = person.length;
  return {
    fill: ({ n, columns: { participant, journey }, versions: rows, units }) => {
      for (let i = 0; i < n; i++) {
        const row = rows.at(i);
        const counted = person.at(participant.at(row));
        units[i] = counted === UNKNOWN_PERSON ? nameless + journey.at(row) : counted;
      }
    },
    nameless,
    size: nameless + versions.journeys,
  };
};

/** The rule of a measure that counts something else than journeys, with the entries that it is made of. */
export const itemsOf = ({ contacts }: Pick<AnswerSource, 'contacts'>, measure: ItemMeasure): CountedItems => {
  const rule: ItemRule = ITEM_RULES[measure];
  return { rule, contacts: rule.of === undefined ? NO_CONTACTS : contacts[rule.of] };
};

const NO_CONTACTS = new Contacts();

/** What a measure counts. */
const countedOf = (source: AnswerSource, measure: Measure): Scan['counted'] => {
  if (!isItemMeasure(measure)) return measure;
  const items = itemsOf(source, measure);
  return isPlain(measure) ? items.contacts : items;
};

/** The version of the definitions since which the total of a stretch of time is over the parts that are shown, where a time is filtered. */
const SHOWN_PARTS_SINCE = 2;

/** The dimensions whose times the total of a question is asked in. */
export const totalTimes = (
  definition: number,
  { by, where }: Pick<StatisticsQuery, 'by' | 'where'>,
): readonly Dimension[] => {
  const asked = dimensionsOf(where);
  return definition >= SHOWN_PARTS_SINCE && asked.some(isTime) ? [...asked, ...by] : asked;
};

/** A question made ready to be counted. */
export type AskedQuery = Readonly<{
  registered: RegisteredPart;
  /** The parts of the period that its cells and its total are counted in. */
  parts: Readonly<{ cells: readonly SubPeriod[]; total: readonly SubPeriod[] }>;
  /** The version of the definitions. */
  definition: number;
  axis: (dimension: Dimension) => Axis;
  /** Which rows are counted. */
  rows: Pick<Scan, 'versions' | 'counted' | 'association' | 'moment' | 'began' | 'filters'>;
}>;

/** Makes a question ready, or says why it cannot be asked of what is here. */
export const askedOf = (
  source: AnswerSource,
  query: StatisticsQuery,
): AskedQuery | Readonly<{ refusal: QueryRefusal }> => {
  const { association, versions, contacts, dictionaries } = source;
  const { measure, where } = query;
  const notAsked =
    notDefinedIn(source.definition, query) ?? notOfMeasure(measure, [...query.by, ...dimensionsOf(where)]);
  if (notAsked) return { refusal: notAsked };
  const listed = association.interventions.map(({ id }) => id);
  const met = source.interventions.filter((id) => id !== UNKNOWN && !listed.includes(id));
  const interventions = [...listed, ...alphabetical(met)];
  const hidden = [...query.by, ...dimensionsOf(where)].some(isHiddenDimension)
    ? ProtectedJourneys.of(versions, source.persons, source.protection)
    : undefined;
  const axisSource: AxisSource = {
    dictionaries,
    association,
    definition: source.definition,
    interventions,
    query,
    isProtectedTogether: source.isProtectedTogether ?? false,
    contacts,
    work: new Work(contacts, versions.journeys),
    returned: readReturned({
      versions,
      persons: source.persons,
      association: dictionaries.association.find(association.id) ?? -1,
    }),
    ...(hidden && { hidden }),
  };
  const tooMany = tooManyParts(query);
  if (tooMany) return { refusal: tooMany };
  const codes = new Map<Dimension, readonly string[]>();
  const codesOf = (dimension: Dimension) => {
    const known = codes.get(dimension) ?? axisOf(dimension, axisSource).codes;
    codes.set(dimension, known);
    return known;
  };
  const refusal = unknownCode(where, codesOf);
  if (refusal) return { refusal };

  const registered = registeredFor(
    association,
    query,
    admittedInterventions(where, interventions),
    dictionaries.intervention,
  );
  const makeAxis = (make: typeof axisOf) => (dimension: Dimension) =>
    make(dimension, axisSource, registered.lacking.get(dimension));
  const whole = makeAxis(axisOf);
  const asked = dimensionsOf(where);
  const filtered = asked.filter(
    (dimension) => dimension !== 'association' && !(isStretch(measure) && isTime(dimension)),
  );
  return {
    registered,
    definition: source.definition,
    axis: query.unknowns === 'split' ? makeAxis(axisByKind) : whole,
    parts: {
      cells: partsOf(query, [...query.by, ...asked]),
      total: partsOf(query, totalTimes(source.definition, query)),
    },
    rows: {
      versions,
      counted: countedOf(source, measure),
      association: dictionaries.association.find(association.id) ?? -1,
      moment: query.asKnownAt ?? Infinity,
      began: registered.began,
      filters: filtered.map((dimension) => filterOf(whole(dimension), where[dimension] ?? [])),
    },
  };
};
