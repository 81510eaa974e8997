import { nearestWord, wordForm } from '@samspar/codes';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import {
  acceptIf,
  type Day,
  type Decision,
  type DomainCommand,
  isDay,
  plainName,
  refuse,
  type Sentence,
} from '@samspar/kernel';
import type { AssociationSettings } from './association-events.js';
import type { Inhabitants, InhabitantSex, PopulationStated } from './population-events.js';
import { sameData } from './same-data.js';
import type { SetupRefusal } from './setup-sentences.js';

export type StatePopulation = DomainCommand<
  'StatePopulation',
  { association: string; inhabitants: readonly Inhabitants[] }
>;

const isSame = (one: Inhabitants, other: Inhabitants): boolean =>
  one.district === other.district && one.sex === other.sex && one.day === other.day;

/** What stands once something more was stated, by day, district and sex. */
export const withStated = (
  present: readonly Inhabitants[],
  stated: readonly Inhabitants[],
): readonly Inhabitants[] => [
  ...present.filter((one) => !stated.some((other) => isSame(one, other))),
  ...stated,
];

export const decidePopulation = (
  { occurredOn, data }: StatePopulation,
  present: readonly Inhabitants[],
  { districts }: AssociationSettings,
): Decision<PopulationStated, SetupRefusal> => {
  const stray = data.inhabitants.find(({ district }) => !districts.some(({ id }) => id === district));
  if (stray) return refuse({ code: 'DistrictUnknown', field: 'district', district: stray.district });
  const isNews = data.inhabitants.some((one) => !present.some((other) => sameData(one, other)));
  return acceptIf(isNews, { type: 'PopulationStated', occurredOn, data });
};

/** How many lived there, by the latest that is stated of a day no later than asked for; undefined where nothing is. */
export type KnownInhabitants = Readonly<{ number: number; day: Day; source: string }>;

/** Those of a sex, or all: as stated, or women and men of one day together. */
export const inhabitantsOn = (
  population: readonly Inhabitants[],
  district: string,
  sex: InhabitantSex,
  on: Day,
): KnownInhabitants | undefined => {
  const there = population
    .filter((one) => one.district === district && one.day <= on)
    .toSorted((one, other) => (one.day < other.day ? 1 : -1));
  for (const { day } of there) {
    const ofDay = there.filter((one) => one.day === day);
    const stated = ofDay.find((one) => one.sex === sex);
    if (stated) return { number: stated.number, day, source: stated.source };
    const [women, men] = [ofDay.find((one) => one.sex === 'woman'), ofDay.find((one) => one.sex === 'man')];
    if (sex === 'all' && women && men)
      return {
        number: women.number + men.number,
        day,
        source: [...new Set([women.source, men.source])].join('; '),
      };
  }
  return undefined;
};

/** What is wrong in a file of the population, and in which line, from 1. */
export type PopulationProblem = Readonly<{ line: number; problem: Sentence }>;

const COLUMNS = {
  district: ['stadsdel', 'stadsdelsområde', 'område', 'district'],
  sex: ['kön', 'sex'],
  number: ['antal', 'antal 16–64', 'folkmängd', 'number', 'population'],
  day: ['dag', 'datum', 'day', 'date'],
  source: ['källa', 'source'],
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['district', 'number', 'day', 'source'];

const SEXES: Readonly<Record<InhabitantSex, readonly string[]>> = {
  all: ['', 'alla', 'båda', 'totalt', 'samtliga', 'all', 'both', 'total'],
  woman: ['kvinna', 'kvinnor', 'k', 'woman', 'women'],
  man: ['man', 'män', 'm', 'men'],
};
const LONGEST_SOURCE = 200;
/** More live in no municipality of the country. */
const MOST = 2_000_000;

const cellsOf = (line: string): readonly string[] =>
  line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim().replaceAll(/^"|"$/gu, '').trim());

const isWord = (words: readonly string[], text: string): boolean =>
  words.some((word) => wordForm(word) === wordForm(text));

const placesIn = (head: readonly string[]): Readonly<Partial<Record<Column, number>>> =>
  Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([column, words]) => {
      const at = head.findIndex((title) => isWord(words, title));
      return at < 0 ? [] : [[column, at]];
    }),
  );

/** As it is typed: thousands may stand apart. */
const numberIn = (text: string): number | undefined => {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/gu, '');
  const number = /^\d{1,9}$/u.test(bare) ? Number(bare) : undefined;
  return number !== undefined && number > 0 && number <= MOST ? number : undefined;
};

type Line = Readonly<{ number: number; cells: readonly string[] }>;

/**
 * Reads a file of the population: a head, then a line for each district, day and, where it says so, sex, with tabs or semicolons between. All its faults at
 * once, and nothing of it where there is one.
 */
export const readPopulation = (
  text: string,
  { districts }: Pick<AssociationSettings, 'districts'>,
  today: Day,
): Readonly<{ inhabitants: readonly Inhabitants[] } | { problems: readonly PopulationProblem[] }> => {
  const [head, ...lines] = text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line, at): Line => ({ number: at + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const places = placesIn(head?.cells ?? []);
  const lacking = NEEDED.filter((column) => places[column] === undefined);
  if (lacking.length > 0) {
    const problem = {
      sv: `Rubriken ${lacking.map((column) => COLUMNS[column][0]).join(', ')} saknas: första raden ska vara stadsdel;kön;antal;dag;källa, med semikolon eller tabb mellan (kön får utelämnas).`,
      en: `The head ${lacking.join(', ')} is missing: the first line is to be district;sex;number;day;source, with semicolons or tabs between (sex may be left out).`,
    };
    return { problems: [{ line: head?.number ?? 1, problem }] };
  }
  if (lines.length === 0)
    return {
      problems: [
        {
          line: 1,
          problem: {
            sv: 'Filen har inga rader under rubrikerna.',
            en: 'The file has no lines below the head.',
          },
        },
      ],
    };

  const problems: PopulationProblem[] = [];
  const inhabitants: Inhabitants[] = [];
  for (const { number: line, cells } of lines) {
    const cell = (column: Column): string => cells[places[column] ?? -1] ?? '';
    const report = (sv: string, en: string): undefined => void problems.push({ line, problem: { sv, en } });
    const named = cell('district');
    const district = districts.find(({ id, name }) => isWord([id, name], named));
    if (!district) {
      const meant = nearestWord(
        named,
        districts.map(({ name }) => name),
      );
      const isNumber = looksLikeIdentityNumber(named);
      report(
        isNumber
          ? 'Stadsdelen liknar ett personnummer, som inte får stå här.'
          : `Stadsdelen ${named === '' ? 'saknas' : `”${named}” finns inte i förbundet`}${meant ? `: menas ${meant}?` : '.'}`,
        isNumber
          ? 'The district looks like an identity number, which may not stand here.'
          : `${named === '' ? 'The district is missing' : `The association has no district “${named}”`}${meant ? `: is ${meant} meant?` : '.'}`,
      );
    }
    const sex = (['all', 'woman', 'man'] as const).find((one) => isWord(SEXES[one], cell('sex')));
    if (!sex)
      report(
        'Kön ska vara kvinna, man eller lämnas tomt (alla).',
        'Sex is to be woman, man or left empty (all).',
      );
    const count = numberIn(cell('number'));
    if (count === undefined)
      report(
        'Antal ska vara ett heltal över 0: finns ingen uppgift, stryk raden.',
        'The number is to be a whole one above 0: where nothing is known, strike the line.',
      );
    const day = cell('day');
    if (!isDay(day))
      report(
        'Dag ska vara en dag som finns, skriven ÅÅÅÅ-MM-DD.',
        'The day must be one that exists, written YYYY-MM-DD.',
      );
    else if (day > today)
      report(
        `Dagen ${day} har inte kommit än: ingen vet hur många som bor där då.`,
        `The day ${day} has not come yet: nobody knows how many live there then.`,
      );
    const source = plainName(cell('source'));
    if (source === '' || source.length > LONGEST_SOURCE || looksLikeIdentityNumber(source))
      report(
        `Källa ska säga varifrån talet kommer, med högst ${LONGEST_SOURCE} tecken och utan personnummer.`,
        `The source is to say where the number comes from, in at most ${LONGEST_SOURCE} characters and without identity numbers.`,
      );
    if (!district || !sex || count === undefined || !isDay(day)) continue;
    const one: Inhabitants = { district: district.id, sex, number: count, day, source };
    if (inhabitants.some((other) => isSame(one, other)))
      report(
        `${district.name} står redan för den dagen och det könet på en rad ovanför.`,
        `${district.name} stands already for that day and sex in a line above.`,
      );
    inhabitants.push(one);
  }
  return problems.length > 0 ? { problems } : { inhabitants };
};
