import { NOT_ENDED, UNKNOWN } from '@samspar/codes';
import { type Day, dayInStockholm, numeral, type Sentence } from '@samspar/kernel';
import {
  type CrossedCell,
  type CrossedRow,
  type CrossedTable,
  type Dimension,
  dimensionLabel,
  DIMENSIONS,
  isMedian,
  isTime,
  type Measure,
  measureLabel,
} from '@samspar/statistics';

type Language = keyof Sentence;
/** What a code is called. */
export type NameOf = (dimension: Dimension, code: string) => string;

const HALVES: Readonly<Record<Language, readonly [string, string]>> = {
  sv: ['första halvåret', 'andra halvåret'],
  en: ['the first half of', 'the second half of'],
};

/** A period as one says it: a year, a half of one, or its days. */
export const periodInWords = ({ from, to }: Readonly<{ from: Day; to: Day }>, language: Language): string => {
  const year = from.slice(0, 4);
  const isOf = (first: string, last: string) => from === `${year}-${first}` && to === `${year}-${last}`;
  if (isOf('01-01', '12-31')) return year;
  if (isOf('01-01', '06-30')) return `${HALVES[language][0]} ${year}`;
  if (isOf('07-01', '12-31')) return `${HALVES[language][1]} ${year}`;
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return `${year}–${to.slice(0, 4)}`;
  return `${from} – ${to}`;
};

/** Measures that are called otherwise in the middle of a sentence than at the head of a table. */
const IN_A_SENTENCE: Readonly<Partial<Record<Measure, Sentence>>> = {
  participants: { sv: 'deltagare', en: 'participants' },
  decisions: { sv: 'saker som teammöten kom överens om', en: 'things that team meetings agreed on' },
  ongoing: { sv: 'deltaganden som pågick vid slutet av', en: 'journeys ongoing at the end of' },
};

const counted = (measure: Measure, language: Language): string =>
  IN_A_SENTENCE[measure]?.[language] ?? measureLabel(measure, language).toLowerCase();

type Phrase = (name: string) => Sentence;

/** What is said of those in a row, by its dimension. */
const PHRASES: Readonly<Partial<Record<Dimension, Phrase>>> = {
  intervention: (name) => ({ sv: `gällde ${name}`, en: `were in ${name}` }),
  sex: (name) => ({ sv: `gällde ${name}`, en: `were of ${name}` }),
  ageGroup: (name) => ({ sv: `gällde personer i åldern ${name}`, en: `were of persons aged ${name}` }),
  education: (name) => ({
    sv: `gällde personer med utbildningen ${name}`,
    en: `were of persons with ${name} as their education`,
  }),
  timeWithoutWork: (name) => ({
    sv: `gällde personer som hade varit utan arbete eller studier ${name}`,
    en: `were of persons who had been without work or studies for ${name}`,
  }),
  timeOnAssistance: (name) => ({
    sv: `gällde personer som hade haft försörjningsstöd ${name}`,
    en: `were of persons who had been on assistance for ${name}`,
  }),
  referringParty: (name) => ({ sv: `hade anmälts av ${name}`, en: `had been referred by ${name}` }),
  referringAuthority: (name) => ({ sv: `hade anmälts av ${name}`, en: `had been referred by ${name}` }),
  referringUnit: (name) => ({ sv: `hade anmälts av ${name}`, en: `had been referred by ${name}` }),
  district: (name) => ({ sv: `gällde boende i ${name}`, en: `were of residents of ${name}` }),
  livelihood: (name) => ({
    sv: `gällde personer med ${name} vid start`,
    en: `were of persons with ${name} at the start`,
  }),
  followUpMonths: (name) => ({ sv: `gällde tillfället ${name}`, en: `were those ${name}` }),
  livelihoodAtFollowUp: (name) => ({
    sv: `gällde personer som då hade ${name}`,
    en: `were of persons who then had ${name}`,
  }),
  occupationAtFollowUp: (name) => ({
    sv: `gällde personer som då hade ${name} som sysselsättning`,
    en: `were of persons who then had ${name} as their occupation`,
  }),
  assessmentKind: (name) => ({ sv: `gällde ${name}`, en: `were of the kind ${name}` }),
  assessingParty: (name) => ({ sv: `gjordes av ${name}`, en: `were made by ${name}` }),
  year: (name) => ({ sv: `hörde till ${name}`, en: `were of ${name}` }),
  quarter: (name) => ({ sv: `hörde till ${name}`, en: `were of ${name}` }),
  month: (name) => ({ sv: `hörde till ${name}`, en: `were of ${name}` }),
  referralOutcome: (name) => ({ sv: `hade svaret ${name}`, en: `had the answer ${name}` }),
  attendingParty: (name) => ({ sv: `hade ${name} närvarande`, en: `had ${name} attending` }),
  employment: (name) => ({ sv: `gick till ${name}`, en: `went to ${name}` }),
  extent: (name) => ({ sv: `hade omfattningen ${name}`, en: `had the extent ${name}` }),
  caseworkerChanges: (name) => ({ sv: `hade haft ${name}`, en: `had had ${name}` }),
  registeredLate: (name) => ({ sv: `registrerades efter ${name}`, en: `were registered after ${name}` }),
  livelihoodAtExit: (name) => ({
    sv: `gällde personer med ${name} vid avslut`,
    en: `were of persons with ${name} at exit`,
  }),
};

/** What is said of those with a code that its name does not say well in a sentence. */
const OF_CODES: Readonly<Partial<Record<Dimension, Readonly<Record<string, Sentence>>>>> = {
  exitGroup: {
    'work-or-studies': { sv: 'gick till arbete eller studier', en: 'went to work or studies' },
    care: { sv: 'gick till vård eller rehabilitering', en: 'went to care or rehabilitation' },
    'continued-support': { sv: 'gick till fortsatt stöd', en: 'went to continued support' },
    other: { sv: 'avslutades av andra orsaker', en: 'ended for other reasons' },
  },
  state: {
    recorded: { sv: 'gjordes', en: 'were made' },
    missed: { sv: 'gick inte att göra', en: 'could not be made' },
    'not-yet': { sv: 'var inte gjorda', en: 'had not been made' },
    'done-in-time': { sv: 'gjordes i tid', en: 'were done in time' },
    'done-late': { sv: 'gjordes för sent', en: 'were done late' },
    done: { sv: 'gjordes utan dag att jämföra med', en: 'were done without a day to compare with' },
    'no-longer-relevant': { sv: 'är inte längre aktuella', en: 'are no longer relevant' },
    'not-due': { sv: 'ska vara gjorda senare', en: 'are due later' },
    'past-due': { sv: 'skulle ha varit gjorda', en: 'were due' },
    'no-due-day': { sv: 'har ingen dag då de ska vara gjorda', en: 'have no day when they are due' },
    given: { sv: 'lämnades', en: 'were given' },
    withdrawn: { sv: 'återkallades', en: 'were withdrawn' },
    missing: { sv: 'saknades vid start', en: 'were missing at the start' },
  },
  hasStarted: {
    started: { sv: 'hade påbörjats', en: 'had started' },
    'not-started': { sv: 'hade inte påbörjats', en: 'had not started' },
  },
  caseworkerChanges: {
    none: { sv: 'hade haft samma handläggare hela tiden', en: 'had had the same caseworker all along' },
  },
  assessmentOutcome: {
    completed: { sv: 'genomfördes', en: 'were completed' },
    interrupted: { sv: 'avbröts', en: 'were interrupted' },
  },
  violenceQuestion: {
    asked: { sv: 'tog upp frågan om våld', en: 'asked the question on violence' },
    unasked: { sv: 'tog inte upp frågan om våld', en: 'did not ask the question on violence' },
  },
};

/** Names keep their capitals; what a list calls things does not. */
const NAMED: readonly Dimension[] = [
  'intervention',
  'referringParty',
  'referringAuthority',
  'referringUnit',
  'runBy',
  'decidingParty',
  'attendingParty',
  'assessingParty',
  'district',
];

/** A name in the middle of a sentence. */
const insideOf = (dimension: Dimension, name: string): string =>
  NAMED.includes(dimension) ? name : name.charAt(0).toLowerCase() + name.slice(1);

const phraseOf = (dimension: Dimension, code: string, nameOf: NameOf, language: Language): string => {
  const label = dimensionLabel(dimension, language).toLowerCase();
  if (code === UNKNOWN) return language === 'sv' ? `saknade uppgift om ${label}` : `had no ${label} stated`;
  const own = OF_CODES[dimension]?.[code];
  if (own) return own[language];
  if (code === NOT_ENDED.code) return language === 'sv' ? 'pågick ännu' : 'were still ongoing';
  const name = nameOf(dimension, code);
  const inside = dimension === 'sex' ? pluralOf(code, nameOf, language) : insideOf(dimension, name);
  return (
    PHRASES[dimension]?.(inside)[language] ?? `${language === 'sv' ? 'hade' : 'had'} ${label}: ${inside}`
  );
};

const percent = (value: number, language: Language): string =>
  `${value} ${language === 'sv' ? 'procent' : 'per cent'}`;

const of = ({ value = 0, share }: CrossedCell, language: Language): string => {
  const whole = share && numeral(share.denominator, language);
  const part = numeral(value ?? 0, language);
  return whole === undefined ? part : language === 'sv' ? `${part} av ${whole}` : `${part} of ${whole}`;
};

const PLURALS: Readonly<Record<string, Sentence>> = {
  woman: { sv: 'kvinnor', en: 'women' },
  man: { sv: 'män', en: 'men' },
};
/** `kvinnor`. */
export const pluralOf = (code: string, nameOf: NameOf, language: Language): string =>
  PLURALS[code]?.[language] ?? nameOf('sex', code).toLowerCase();

/** More columns than these are no longer a sentence. */
const MOST_COLUMNS = 6;

/**
 * What a row is in each of its columns, where they are women and men or what it is shared out among, and all is shown: `kvinnor 28 av 197, 14 procent; män 33 av 151, 22 procent`
 * of their own totals, `521 kvinnor, 59 procent; 357 män, 41 procent` of that of the row.
 */
const byColumn = (
  { cells }: CrossedRow,
  { columns, columnsBy: [dimension, ...others], percentOf }: CrossedTable,
  nameOf: NameOf,
  language: Language,
): string => {
  if (dimension === undefined || others.length > 0) return '';
  if (dimension !== 'sex' && percentOf !== 'row') return '';
  const parts = columns.flatMap(({ codes: [code] }, place) => {
    const cell = cells[place];
    return code === undefined || !cell ? [] : [{ code, cell }];
  });
  if (parts.length > MOST_COLUMNS || parts.some(({ cell }) => cell.suppressed)) return '';
  const said = parts
    .filter(({ code, cell }) => code !== UNKNOWN || cell.value)
    .map(({ code, cell }) => {
      const value = numeral(cell.value ?? 0, language);
      const cellSaid =
        dimension !== 'sex'
          ? `${insideOf(dimension, nameOf(dimension, code))} ${value}`
          : percentOf === 'column' && cell.share
            ? `${pluralOf(code, nameOf, language)} ${of(cell, language)}`
            : `${value} ${pluralOf(code, nameOf, language)}`;
      return [cellSaid, ...(cell.share ? [percent(cell.share.percent, language)] : [])].join(', ');
    });
  return said.length < 2 ? '' : ` (${said.join('; ')})`;
};

/** ` i Finsam-team`; nothing where all are meant. */
export const withinInterventions = (
  { intervention }: CrossedTable['where'],
  nameOf: NameOf,
  language: Language,
): string =>
  intervention === undefined
    ? ''
    : ` ${language === 'sv' ? 'i' : 'in'} ${intervention.map((code) => nameOf('intervention', code)).join(', ')}`;

/** `registrerat till och med 2025-02-01`. */
export const registered = (asKnownAt: string, language: Language): string => {
  const day = dayInStockholm(Date.parse(asKnownAt));
  return language === 'sv' ? `registrerat till och med ${day}` : `as registered by ${day}`;
};

/** What a table is about alone, but the association and the insatser, which are said otherwise: each dimension in words. */
const chosenOf = ({ where }: CrossedTable, nameOf: NameOf, language: Language): readonly string[] =>
  DIMENSIONS.flatMap((dimension) => {
    const codes = where[dimension];
    if (!codes || dimension === 'association' || dimension === 'intervention' || isTime(dimension)) return [];
    const or = language === 'sv' ? ' eller ' : ' or ';
    return [codes.map((code) => phraseOf(dimension, code, nameOf, language)).join(or)];
  });

/**
 * A figure in a sentence that can stand by itself: how many of how many, of what and when, in per cent, and until when it was registered. Undefined of a
 * row whose total is hidden or could not be made.
 */
export const quotable = (
  table: CrossedTable,
  row: CrossedRow,
  nameOf: NameOf,
  language: Language,
): string | undefined => quoting(table, nameOf, language)(row);

/** The same of each row of a table. */
export const quoting = (
  table: CrossedTable,
  nameOf: NameOf,
  language: Language,
): ((row: CrossedRow) => string | undefined) => {
  const until = registered(table.asKnownAt, language);
  const within = withinInterventions(table.where, nameOf, language);
  const isAnd = language === 'sv' ? ' och ' : ' and ';
  const chosen = chosenOf(table, nameOf, language).join(isAnd);
  const whole = periodInWords(table.period, language);
  return (row) => {
    const total = row.cells.at(-1);
    if (!total || total.suppressed || typeof total.value !== 'number') return undefined;
    const { measure } = row;
    const [when = whole] = row.codes.flatMap((code, place) => {
      const dimension = table.rowsBy[place];
      return dimension !== undefined && isTime(dimension) ? [nameOf(dimension, code)] : [];
    });
    const said = row.codes
      .flatMap((code, place) => {
        const dimension = table.rowsBy[place];
        return dimension === undefined || isTime(dimension)
          ? []
          : [phraseOf(dimension, code, nameOf, language)];
      })
      .join(isAnd);
    if (isMedian({ measure })) {
      const days = `${numeral(total.value, language)} ${language === 'sv' ? 'dagar' : 'days'}`;
      const among =
        total.n === undefined
          ? ''
          : language === 'sv'
            ? ` av ${numeral(total.n)} deltaganden`
            : ` of ${numeral(total.n, 'en')} journeys`;
      const whose =
        said && (language === 'sv' ? ` för deltaganden som ${said}` : ` of journeys that ${said}`);
      return `${measureLabel(measure, language)}${within} ${when}${whose}: ${days}${among}; ${until}.`;
    }
    const persons =
      table.unit === 'person' ? (language === 'sv' ? ', räknat i personer' : ', counted in persons') : '';
    const that = language === 'sv' ? 'som' : 'that';
    const whom = chosen && ` ${that} ${chosen}`;
    const what = `${counted(measure, language)} ${when}${within}${persons}`;
    const shared = byColumn(row, table, nameOf, language);
    const share = total.share && said ? `, ${percent(total.share.percent, language)}` : '';
    const shown = said && total.share ? of(total, language) : numeral(total.value, language);
    if (!said) return `${shown} ${what}${whom}${shared}; ${until}.`;
    if (total.share) return `${shown} ${what}${whom}${share}, ${said}${shared}; ${until}.`;
    return `${shown} ${what}${whom ? `${whom}${isAnd}` : ` ${that} `}${said}${shared}; ${until}.`;
  };
};
