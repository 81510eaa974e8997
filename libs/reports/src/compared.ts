import { numeral, type Sentence } from '@samspar/kernel';
import {
  type BeforeAndAfter,
  type ComparedAt,
  type ComparedGroup,
  nameOfCompared,
  type ComparedRow,
} from '@samspar/statistics';
import type { PrintedTable, TableCell } from './printed-table.js';
import { type NameOf, periodInWords, pluralOf, registered, withinInterventions } from './quotable.js';

type Language = keyof Sentence;

const WORDS = {
  sv: {
    start: 'vid start',
    exit: 'vid avslut',
    later: (months: string) => `efter ${months} månader`,
    change: 'förändring',
    percent: 'procent',
    total: 'Totalt',
    compared: 'Båda uppgifterna finns',
    without: 'Någon av dem saknas',
    hidden: '··',
  },
  en: {
    start: 'at the start',
    exit: 'at exit',
    later: (months: string) => `after ${months} months`,
    change: 'change',
    percent: 'per cent',
    total: 'Total',
    compared: 'Both are known',
    without: 'One of them is not',
    hidden: '··',
  },
} as const satisfies Record<Language, Record<string, unknown>>;

/** `vid start`, `efter 12 månader`: after the exit, that is. */
export const comparedMoment = (at: ComparedAt, language: Language): string => {
  const words = WORDS[language];
  return at === 'start' || at === 'exit' ? words[at] : words.later(at);
};

/** `Försörjning vid start och vid avslut`. */
export const comparisonHeading = (
  { of, at: [before, after] }: Pick<BeforeAndAfter, 'of' | 'at'>,
  language: Language,
): string =>
  `${nameOfCompared(of)[language]} ${comparedMoment(before, language)} ${language === 'sv' ? 'och' : 'and'} ${comparedMoment(after, language)}`;

/** Women and men, and last all. */
export type ComparedColumn = Readonly<{ name: string; group: ComparedGroup }>;

export const comparedColumns = (
  { sexes, ...all }: Pick<BeforeAndAfter, 'sexes'> & ComparedGroup,
  nameOf: NameOf,
  language: Language,
): readonly ComparedColumn[] => [
  ...sexes.map(({ sex, ...group }) => ({ name: nameOf('sex', sex), group })),
  { name: WORDS[language].total, group: all },
];

/** What the lines below the codes are called: of how many both are known, and of how many one is not. */
export const comparedSums = (language: Language) => {
  const { compared, without } = WORDS[language];
  return [
    { name: compared, count: ({ n }: ComparedGroup) => n },
    { name: without, count: (group: ComparedGroup) => group.without },
  ] as const;
};

/** A change with its sign. */
export const signed = (count: number, language: Language): string =>
  count > 0 ? `+${numeral(count, language)}` : count < 0 ? `−${numeral(-count, language)}` : '0';

/** A comparison as files have it: each code before and after, of women, men and all, and last of how many. */
export const printedComparison = (
  comparison: BeforeAndAfter,
  nameOf: NameOf,
  language: Language,
): PrintedTable => {
  const { of, at, rows } = comparison;
  const words = WORDS[language];
  const columns = comparedColumns(comparison, nameOf, language);
  const moments = at.map((moment) => comparedMoment(moment, language));
  const cellsOf = ({ suppressed, before, after, change, percent }: ComparedRow): readonly TableCell[] =>
    suppressed
      ? Array<TableCell>(4).fill(words.hidden)
      : [before ?? null, after ?? null, change ?? null, percent ?? null];
  return {
    titles: [
      nameOfCompared(of)[language],
      ...columns.flatMap(({ name }) =>
        [...moments, words.change, words.percent].map((part) => `${name}, ${part}`),
      ),
    ],
    names: 1,
    rows: [
      ...rows.map(({ code }, place): readonly TableCell[] => [
        nameOf(of, code),
        ...columns.flatMap(({ group }) => cellsOf(group.rows[place] ?? { code })),
      ]),
      ...comparedSums(language).map(({ name, count }): readonly TableCell[] => [
        name,
        ...columns.flatMap(({ group }) => {
          const shown = count(group) ?? words.hidden;
          return [shown, shown, null, null];
        }),
      ]),
    ],
  };
};

const changeInWords = ({ before = 0, after = 0, percent }: ComparedRow, language: Language): string => {
  const isSwedish = language === 'sv';
  if (before === after) return isSwedish ? 'lika många' : 'as many';
  const more = after > before ? (isSwedish ? 'fler' : 'more') : isSwedish ? 'färre' : 'fewer';
  return percent === null || percent === undefined
    ? `${numeral(Math.abs(after - before), language)} ${more}`
    : `${numeral(Math.abs(percent), language)} ${isSwedish ? 'procent' : 'per cent'} ${more}`;
};

/** Whom a comparison is of, in a sentence. */
const comparedInWords = (
  { of, at: [before, after], period, where, n = 0 }: BeforeAndAfter,
  nameOf: NameOf,
  language: Language,
): string => {
  const [when, until] = [comparedMoment(before, language), comparedMoment(after, language)];
  const whenEnded = periodInWords(period, language);
  const within = withinInterventions(where, nameOf, language);
  const count = numeral(n, language);
  const name = nameOfCompared(of)[language].toLowerCase();
  if (language === 'sv') {
    const known = `med känd ${name} både ${when} och ${until}`;
    return after === 'exit'
      ? `Av ${count} deltaganden${within} som avslutades ${whenEnded}, ${known},`
      : `Av ${count} deltaganden${within} som skulle följas upp ${whenEnded}, ${known},`;
  }
  const known = `whose ${name} is known both ${when} and ${until}`;
  return after === 'exit'
    ? `Of ${count} journeys${within} that ended in ${whenEnded} and ${known}`
    : `Of ${count} journeys${within} that were due for follow-up in ${whenEnded} and ${known}`;
};

/** How many had a code before and after, in a sentence that can stand by itself. Undefined where that is hidden. */
export const quotableComparison = (
  comparison: BeforeAndAfter,
  row: ComparedRow,
  nameOf: NameOf,
  language: Language,
): string | undefined => {
  const { of, at, rows, sexes, n, asKnownAt } = comparison;
  const { before, after } = row;
  if (n === undefined || before === undefined || after === undefined) return undefined;
  const [when, until] = [comparedMoment(at[0], language), comparedMoment(at[1], language)];
  const place = rows.findIndex(({ code }) => code === row.code);
  const parts = sexes.flatMap(({ sex, rows: own }) => {
    const its = own[place];
    if (its?.before === undefined || its.after === undefined) return [];
    return [
      `${pluralOf(sex, nameOf, language)} ${numeral(its.before, language)} ${language === 'sv' ? 'och' : 'and'} ${numeral(its.after, language)}`,
    ];
  });
  const ofSexes = parts.length === sexes.length && parts.length > 1 ? ` (${parts.join('; ')})` : '';
  const label = nameOf(of, row.code);
  const name = label.charAt(0).toLowerCase() + label.slice(1);
  const [one, other] = [numeral(before, language), numeral(after, language)];
  const whose = comparedInWords(comparison, nameOf, language);
  const said =
    language === 'sv'
      ? `hade ${one} ${name}${of === 'occupation' ? ' som sysselsättning' : ''} ${when} och ${other} ${until}`
      : `, ${one} had ${name}${of === 'occupation' ? ' as their occupation' : ''} ${when} and ${other} ${until}`;
  return `${whose}${language === 'sv' ? ' ' : ''}${said}, ${changeInWords(row, language)}${ofSexes}; ${registered(asKnownAt, language)}.`;
};
