import {
  type Association,
  authoritiesOf,
  ESF_RECEIVER,
  isEsfFinanced,
  partiesOf,
} from '@samspar/association';
import {
  type FactCatalogue,
  type ConsentForm,
  FACTS,
  type LivelihoodSource,
  type Name,
  type TimeOnAssistance,
  type TimeWithoutWork,
  type Whole,
} from '@samspar/casework';
import {
  type CodeList,
  DATA_KIND,
  EXIT_REASON,
  exitGroupOf,
  LIVELIHOOD,
  NOT_ENDED,
  OUTSIDE,
  PARTY,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
} from '@samspar/codes';
import { holdsIdentityNumber, looksLikeIdentityNumber, readIdentityNumber } from '@samspar/identity-number';
import { type Day, known, plainName, type Stated, unreachable } from '@samspar/kernel';
import { textOf } from './cell.js';
import { type CellKind, type Column, columnsFor, kindOf } from './columns.js';
import type { DayOrders } from './day-orders.js';
import {
  IS_DATE,
  labelsOf,
  mapped,
  oneOf,
  type Read,
  type ColumnReader,
  severalOf,
  stated,
  unrecognised,
} from './list-readers.js';
import { type OrderOf, dayInCell, readDayOrMonth, type TwoReadings } from './read-day.js';
import type { RowValues } from './row-values.js';
import { numberText } from './running-number.js';
import { statedUnknown, vocabulary, type Words } from './vocabulary.js';

const LONGEST_NUMBER = 40;
/** An earlier day of a journey, or of the support that went before it, is a slip: a lost century, or a number that is no day. */
const EARLIEST_DAY = '2000-01-01';
const LATEST_DAY = '9999-12-31';
const UNTIL_FURTHER = {
  code: 'until-further',
  sv: 'Tills vidare',
  also: ['löpande', 'inget slutdatum', 'utan slutdatum'],
} as const;
const EARLIEST_SINCE = '1960-01-01';
const EARLIEST_BIRTH_YEAR = 1870;
const MONTHS_PER_YEAR = 12;

const IDENTITY_IN_CLEAR = { reason: { code: 'IdentityNumberInClear' } } as const;

/** A day as it was read, if it can be what its column is about. */
const within = (read: Day | TwoReadings, earliest: Day, latest: Day): Read<Day> => {
  if (typeof read !== 'string') return { reason: { code: 'DayOfTwoReadings', ...read } };
  if (read < earliest) return { reason: { code: 'DayTooEarly', day: read, earliest } };
  return read > latest ? { reason: { code: 'DayInTheFuture', day: read } } : { value: read };
};

const day =
  (latest: Day, orderOf: OrderOf): ColumnReader<Day | null> =>
  (cell) => {
    if (statedUnknown(textOf(cell))) return { value: null };
    const read = dayInCell(cell, orderOf);
    return read === undefined ? { reason: { code: 'DayUnreadable' } } : within(read, EARLIEST_DAY, latest);
  };

const untilFurther = vocabulary([UNTIL_FURTHER]);

/** A last day may be to come; without one something is in force until further notice. */
const lastDay = (orderOf: OrderOf): ColumnReader<Day | null> => {
  const read = day(LATEST_DAY, orderOf);
  return (cell) => (untilFurther.find(textOf(cell)) ? { value: null } : read(cell));
};

const wholeNumber = (text: string, pattern: RegExp, from: number, to: number): number | undefined => {
  const value = Number(pattern.exec(text.replace(',', '.'))?.[1]);
  return Number.isInteger(value) && value >= from && value <= to ? value : undefined;
};

const age = ({ from, to }: Whole): ColumnReader<Stated<number>> =>
  stated<number>((text) => {
    const value = wholeNumber(text, /^(\d+(?:\.\d+)?)\s*(?:år)?$/i, from, to);
    return value === undefined ? { reason: { code: 'AgeUnreadable', most: to } } : { value };
  });

const birthYear =
  (today: Day): ColumnReader<number | null> =>
  (cell) => {
    const text = textOf(cell);
    if (statedUnknown(text)) return { value: null };
    const thisYear = Number(today.slice(0, 4));
    const value = wholeNumber(text, /^(\d{4})$/, EARLIEST_BIRTH_YEAR, thisYear);
    return value === undefined
      ? { reason: { code: 'BirthYearUnreadable', from: EARLIEST_BIRTH_YEAR, to: thisYear } }
      : { value };
  };

const bracket = vocabulary(TIME_BRACKET);

const timeWithoutWork = stated<TimeWithoutWork>((text) => {
  const named = bracket.find(text);
  if (named) return { value: { bracket: named } };
  const amount = /^(\d+(?:[.,]\d+)?)\s*(mån(?:ad|ader)?\.?|m|år)?$/i.exec(text);
  const months =
    Number(amount?.[1]?.replace(',', '.')) * (/^år$/i.test(amount?.[2] ?? '') ? MONTHS_PER_YEAR : 1);
  return Number.isInteger(months)
    ? { value: { months } }
    : { reason: { code: 'TimeUnreadable', allowed: labelsOf(TIME_BRACKET) } };
});

const onAssistance = vocabulary(TIME_ON_ASSISTANCE);

const timeOnAssistance =
  (today: Day, orderOf: OrderOf): ColumnReader<Stated<TimeOnAssistance>> =>
  (cell) => {
    const text = textOf(cell);
    const unknown = statedUnknown(text);
    if (unknown) return { value: unknown };
    const named = onAssistance.find(text);
    if (named) return { value: named === 'none' ? 'none' : { bracket: named } };
    const since = readDayOrMonth(cell, orderOf);
    if (since === undefined)
      return { reason: { code: 'DayAndMonthUnreadable', allowed: labelsOf(TIME_ON_ASSISTANCE) } };
    const read = within(since, EARLIEST_SINCE, today);
    return 'reason' in read ? read : { value: { since: read.value } };
  };

/** Several codes, none of them where the cell is blank. */
const anyOf = (list: CodeList): ColumnReader<readonly string[]> =>
  mapped(severalOf(list), (value) => (typeof value === 'string' ? [] : value));

/** Several values, null where it is not known which. */
const someOf = <Code extends string>(list: Words<Code>): ColumnReader<readonly Code[] | null> =>
  mapped(severalOf(list), (value) => (typeof value === 'string' ? null : value));

const oneOrNull = <Code extends string>(list: Words<Code>): ColumnReader<Code | null> =>
  mapped(oneOf(list), (value) => known(value) ?? null);

const district = ({ settings }: Association): ColumnReader<Stated<string>> =>
  oneOf([
    ...settings.districts.map(({ id, name: called }) => ({ code: id, sv: called })),
    { ...OUTSIDE, also: ['annan ort', 'utanför staden'] },
  ]);

export const intervention = ({ interventions }: Association): ColumnReader<string> => {
  const list = interventions.map(({ id, name, aliases }) => ({ code: id, sv: name, also: aliases }));
  const words = vocabulary(list);
  return (cell) => {
    const text = textOf(cell);
    if (text === '') return { reason: { code: 'InterventionMissing' } };
    const value = words.find(text);
    return value === undefined ? unrecognised(words, labelsOf(list), text) : { value };
  };
};

const inTheClear = (text: string, most: number, isNumber = looksLikeIdentityNumber): Read<string> => {
  if (isNumber(text)) return IDENTITY_IN_CLEAR;
  return text.length > most ? { reason: { code: 'TextTooLong', most } } : { value: text };
};

const name =
  ({ longest }: Name): ColumnReader<Stated<string>> =>
  (cell) => {
    const text = plainName(textOf(cell));
    const unknown = statedUnknown(text);
    return unknown ? { value: unknown } : inTheClear(text, longest);
  };

const LONGEST_NAME = 200;
const LONGEST_PURPOSE = 300;

const shortText =
  (most: number, isNumber = looksLikeIdentityNumber): ColumnReader<string | null> =>
  (cell) => {
    const text = plainName(textOf(cell));
    return statedUnknown(text) ? { value: null } : inTheClear(text, most, isNumber);
  };

const number =
  (today: Day): ColumnReader<string> =>
  (cell) => {
    const text = numberText(cell);
    return text === ''
      ? { reason: { code: 'NumberMissing' } }
      : inTheClear(text, LONGEST_NUMBER, () => holdsIdentityNumber(text, today));
  };

const MISREGISTERED = { code: 'misregistered', sv: 'Felregistrering', also: ['felregistrerad'] } as const;
const exitReasons = severalOf([...EXIT_REASON, MISREGISTERED]);
const ongoing = vocabulary([{ ...NOT_ENDED, also: ['pågående'] }]);

const exitReason =
  ({ settings }: Association): ColumnReader<RowValues['exitReason']> =>
  (cell) => {
    if (ongoing.find(textOf(cell))) return { value: null };
    const read = exitReasons(cell);
    if ('reason' in read) return read;
    if (typeof read.value === 'string') return { value: null };
    if (read.value.includes('misregistered'))
      return read.value.length === 1
        ? { value: 'misregistered' }
        : { reason: { code: 'MisregistrationAndExit' } };
    const reasons = read.value
      .filter((reason) => reason !== 'misregistered')
      .map((reason) => (reason === 'detained' && !settings.storeDetained ? 'other' : reason));
    return new Set(reasons.map(exitGroupOf)).size > 1
      ? { reason: { code: 'ExitReasonsOfSeveralKinds' } }
      : { value: EXIT_REASON.map(({ code }) => code).filter((code) => reasons.includes(code)) };
  };

const sources: ColumnReader<Stated<readonly LivelihoodSource[]>> = mapped(severalOf(LIVELIHOOD), (value) =>
  typeof value === 'string' ? value : value.map((source) => ({ source })),
);

const CONSENT = [
  {
    code: 'given',
    sv: 'Ja',
    also: ['j', 'x', 'true', 'sant', 'yes', 'givet', 'lämnat', 'finns', 'samtycke finns'],
  },
  {
    code: 'refused',
    sv: 'Nej',
    also: ['n', 'false', 'falskt', 'no', 'ej samtycke', 'inget samtycke', 'samtycke saknas'],
  },
  {
    code: 'withdrawn',
    sv: 'Återkallat',
    also: ['återkallad', 'återtaget', 'återtagit', 'återtagen', 'återkallat samtycke', 'återtaget samtycke'],
  },
] as const satisfies Words<NonNullable<RowValues['consent']>>;

const CONSENT_FORM = [
  { code: 'written', sv: 'Skriftligt', also: ['skriftlig', 's', 'blankett', 'på papper', 'underskrivet'] },
  { code: 'oral', sv: 'Muntligt', also: ['muntlig', 'm', 'per telefon', 'telefon'] },
  { code: 'electronic', sv: 'Elektroniskt', also: ['elektronisk', 'e', 'digitalt', 'digital', 'e-tjänst'] },
] as const satisfies Words<ConsentForm>;
export const CONSENT_FORMS = labelsOf(CONSENT_FORM);

const identity =
  (today: Day): ColumnReader<RowValues['identity']> =>
  (cell) => {
    if (cell instanceof Date) return IS_DATE;
    const text = textOf(cell);
    if (statedUnknown(text)) return { value: null };
    const read = readIdentityNumber(text, today);
    return 'problem' in read
      ? { reason: { code: 'IdentityNumberWrong', problem: read.problem } }
      : { value: read.number };
  };

export type CellReaders = Readonly<{ [C in Column]: ColumnReader<RowValues[C]> }>;

export const cellReaders = (
  association: Association,
  today: Day,
  orderOf: DayOrders['orderOf'],
  catalogue: FactCatalogue = FACTS,
): CellReaders => {
  const parties = partiesOf(association.settings);
  const listed = (list: CodeList): CodeList => (list === PARTY ? parties : list);
  const dayIn = (column: Column) => day(today, (sign) => orderOf(column, sign));
  const readerOf = (column: Column, kind: CellKind): ColumnReader<unknown> => {
    switch (kind.is) {
      case 'code':
        return oneOf(listed(kind.list));
      case 'codes':
        return (kind.unknown === 'stated' ? severalOf : anyOf)(listed(kind.list));
      case 'whole':
        return age(kind);
      case 'name':
        return name(kind);
      case 'day':
        return dayIn(column);
      case 'months':
        return timeWithoutWork;
      case 'since':
        return timeOnAssistance(today, (sign) => orderOf(column, sign));
      case 'sources':
        return sources;
      case 'district':
        return district(association);
      case 'intervention':
        return intervention(association);
      default:
        return unreachable(kind);
    }
  };
  const ofFacts = columnsFor(catalogue).flatMap((column) => {
    const kind = kindOf(column, catalogue);
    return kind ? [[column, readerOf(column, kind)] as const] : [];
  });
  const authorities = authoritiesOf(association).map(({ id, name: called, aliases }) => ({
    code: id,
    sv: called,
    also: aliases,
  }));
  // Whom somebody may consent to be told of her who is in what ESF finances; nobody gives it anything of others.
  const esf = association.interventions.some(isEsfFinanced)
    ? [
        {
          code: ESF_RECEIVER.id,
          sv: ESF_RECEIVER.name,
          also: ['Svenska ESF-rådet', 'ESF-rådet', 'ESF', 'SCB'],
        },
      ]
    : [];
  return {
    // A fact's reader reads values of its kind, which are those of its column.
    ...(Object.fromEntries(ofFacts) as unknown as CellReaders),
    number: number(today),
    exitReason: exitReason(association),
    birthYear: birthYear(today),
    consent: oneOrNull(CONSENT),
    consentGivenOn: dayIn('consentGivenOn'),
    consentExpiresOn: lastDay((sign) => orderOf('consentExpiresOn', sign)),
    consentForm: oneOrNull(CONSENT_FORM),
    consentGiving: someOf(authorities),
    consentReceiving: someOf([...authorities, ...esf]),
    consentKinds: someOf(DATA_KIND),
    consentPurpose: shortText(LONGEST_PURPOSE, (text) => holdsIdentityNumber(text, today)),
    consentWithdrawnOn: dayIn('consentWithdrawnOn'),
    identity: identity(today),
    personName: shortText(LONGEST_NAME),
    formerIdentity: identity(today),
  };
};
