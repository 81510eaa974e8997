import type { Day } from '@samspar/kernel';
import { addressOf, type Answer, type Dimension, type StatisticsQuery } from '@samspar/statistics';
import { readTypedDay } from '../form/typed-day.js';

/** The page of a question of one's own. */
export const QUESTION = '/statistik/fraga';

/** A question as names and values in an address, the same as in `GET /api/v1/statistics` (docs/statistics.md). */
export type AddressQuestion = readonly (readonly [string, string])[];

const SINGLE_FIRST = ['measure', 'from', 'to'];
const LISTS = ['by', 'alongside', 'rows', 'columns'];
const SINGLE_LAST = [
  'unit',
  'shareOf',
  'percentOf',
  'compareWith',
  'order',
  'unknowns',
  'asKnownAt',
  'definition',
  'protect',
];
const DEFAULTS: Readonly<Record<string, string>> = {
  unit: 'journey',
  shareOf: 'last',
  percentOf: 'column',
  unknowns: 'together',
  protect: 'none',
};
/** The day that a table is compared with as it was known then; the form asks for it beside *a year before*. */
export const COMPARED_DAY = 'jamforDag';
/** Ticked boxes of the form; they become `where=intervention:…`. */
export const INTERVENTIONS = 'insats';
const BY_INTERVENTION = 'intervention:';

const day = (typed: string, today: Day): string => readTypedDay(typed, today) ?? typed.trim();

/** An instant is left as it is. */
const moment = (typed: string, today: Day): string => (typed.includes('T') ? typed : day(typed, today));

/**
 * A question out of what the form or an address says: days as they should be written, nothing empty, in one order, so that the
 * same question always has the same address. What cannot be read stays as it was typed. Where there are several associations
 * `association` is the one that may be asked about, whatever the address says.
 */
export const tidy = (given: AddressQuestion, today: Day, association?: string): AddressQuestion => {
  const says = (name: string, value: string) => given.some(([one, said]) => one === name && said === value);
  // A protected table of rows and columns does not tell kinds of unknown apart: its list does.
  const asked = says('unknowns', 'split') && says('protect', 'public') ? listedQuestion(given) : given;
  const valuesOf = (name: string) =>
    asked.flatMap(([key, value]) => (key === name && value.trim() !== '' ? [value.trim()] : []));
  const single = (name: string): AddressQuestion =>
    valuesOf(name)
      .map((value): readonly [string, string] => [
        name,
        name === 'asKnownAt' || name === 'compareWith'
          ? moment(value, today)
          : name === 'from' || name === 'to'
            ? day(value, today)
            : value,
      ])
      .filter(([, value]) => value !== DEFAULTS[name]);
  const known = [...SINGLE_FIRST, ...LISTS, 'where', INTERVENTIONS, COMPARED_DAY, ...SINGLE_LAST, 'after'];
  const listed = (name: string): AddressQuestion => {
    const list = valuesOf(name)
      .flatMap((value) => value.split(','))
      .join(',');
    return list ? [[name, list]] : [];
  };
  const [comparedDay] = valuesOf(COMPARED_DAY);
  const ticked = valuesOf(INTERVENTIONS).join(',');
  const where = [
    ...valuesOf('where').filter(
      (condition) => association === undefined || !condition.startsWith('association:'),
    ),
    ...(ticked ? [BY_INTERVENTION + ticked] : []),
    ...(association === undefined ? [] : [`association:${association}`]),
  ];
  return [
    ...SINGLE_FIRST.flatMap(single),
    ...LISTS.flatMap(listed),
    ...where.map((condition) => ['where', condition] as const),
    ...SINGLE_LAST.flatMap((name): AddressQuestion =>
      name === 'compareWith' && comparedDay ? [[name, moment(comparedDay, today)]] : single(name),
    ),
    ...asked.filter(([name]) => !known.includes(name)),
  ];
};

/** The query part of an address, with commas and colons as one writes them. */
export const addressOfQuestion = (question: AddressQuestion): string => addressOf(question);

/** The question with other values: those named in `others` are replaced, and taken away where they are empty. */
export const changedQuestion = (
  question: AddressQuestion,
  others: Readonly<Record<string, string>>,
): AddressQuestion =>
  [...question.filter(([name]) => others[name] === undefined), ...Object.entries(others)].filter(
    ([, value]) => value !== '',
  );

type Period = Readonly<{ from: Day; to: Day }>;

/** The usual periods as they lie on a day; one that is not over ends today. */
export const usualPeriods = (today: Day) => {
  const year = Number(today.slice(0, 4));
  const isSecondHalf = today.slice(5) >= '07-01';
  return {
    thisYear: { from: `${year}-01-01`, to: today },
    lastYear: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
    thisHalf: { from: isSecondHalf ? `${year}-07-01` : `${year}-01-01`, to: today },
    lastHalf: isSecondHalf
      ? { from: `${year}-01-01`, to: `${year}-06-30` }
      : { from: `${year - 1}-07-01`, to: `${year - 1}-12-31` },
  } satisfies Record<string, Period>;
};

export const PERIODS = ['thisYear', 'lastYear', 'thisHalf', 'lastHalf'] as const;

/** Years before this one that are looked at for figures. */
const YEARS_BACK = 30;

/** Who started in each year that is over. */
export const yearsAsked = (today: Day, association?: string): StatisticsQuery => {
  const { from, to } = usualPeriods(today).lastYear;
  return {
    measure: 'started',
    from: `${Number(from.slice(0, 4)) - YEARS_BACK}-01-01`,
    to,
    by: ['year'],
    where: association === undefined ? {} : { association: [association] },
    unit: 'journey',
    protect: 'none',
  };
};

/**
 * What the page shows to whoever has not asked anything yet: the latest year that is over and has figures, by the answer to
 * `yearsAsked`; where none has, this year.
 */
export const firstQuestion = (today: Day, years: Pick<Answer, 'cells'>): AddressQuestion => {
  const year = years.cells.findLast(({ value }) => value)?.year;
  const { from, to } = year ? { from: `${year}-01-01`, to: `${year}-12-31` } : usualPeriods(today).thisYear;
  return [
    ['measure', 'started'],
    ['from', from],
    ['to', to],
    ['rows', 'intervention'],
    ['columns', 'sex'],
  ];
};

/** Whether a question is answered by a table of rows and columns. */
export const isCrossed = (question: AddressQuestion): boolean =>
  question.some(([name]) => ['rows', 'columns', 'compareWith', 'order'].includes(name));

/** The codes of a dimension that a question names in its conditions, whether there are such or not. */
export const codesAsked = (question: AddressQuestion, dimension: Dimension): readonly string[] =>
  question.flatMap(([name, condition]) =>
    name === 'where' && condition.startsWith(`${dimension}:`)
      ? condition.slice(dimension.length + 1).split(',')
      : [],
  );

/** The question that has the figures of a table of rows and columns in one list: what explains, compares and releases figures knows no other. */
export const listedQuestion = (question: AddressQuestion): AddressQuestion => {
  const dimensions = question.flatMap(([name, value]) =>
    name === 'rows' || name === 'columns' ? [value] : [],
  );
  const own = ['rows', 'columns', 'percentOf', 'compareWith', 'order'];
  return [
    ...question.filter(([name]) => !own.includes(name)),
    ...(dimensions.length > 0 && isCrossed(question) ? [['by', dimensions.join(',')] as const] : []),
  ];
};

/** Rows and columns of a table that is divided as a list of dimensions says, of which the last stand across. */
const crossedBy = (by: readonly string[]): Readonly<Record<'rows' | 'columns', readonly string[]>> => {
  const down = by.length > 2 ? 2 : 1;
  return { rows: by.slice(0, down), columns: by.slice(down) };
};

/** The question as the fields of the form hold it, by their names; in `where` the conditions that the form has no field for. */
export const fieldsOf = (question: AddressQuestion) => {
  const value = (name: string) => question.find(([key]) => key === name)?.[1] ?? '';
  const where = question.flatMap(([name, condition]) => (name === 'where' ? [condition] : []));
  const list = (name: string) => value(name).split(',').filter(Boolean);
  const compareWith = value('compareWith');
  return {
    measure: value('measure'),
    from: value('from'),
    to: value('to'),
    ...(isCrossed(question) ? { rows: list('rows'), columns: list('columns') } : crossedBy(list('by'))),
    [INTERVENTIONS]: codesAsked(question, 'intervention'),
    where: where.filter((condition) => !condition.startsWith(BY_INTERVENTION)),
    unit: value('unit') || 'journey',
    percentOf: value('percentOf') || 'column',
    compareWith: compareWith === 'year' ? compareWith : '',
    [COMPARED_DAY]: compareWith === 'year' ? '' : compareWith,
    unknowns: value('unknowns'),
    asKnownAt: value('asKnownAt'),
    protect: value('protect'),
  };
};
export type Fields = ReturnType<typeof fieldsOf>;

/** Whether small counts are hidden in the answer to a question. */
export const protectionOf = (question: AddressQuestion): StatisticsQuery['protect'] =>
  question.some(([name, value]) => name === 'protect' && value === 'public') ? 'public' : 'none';
