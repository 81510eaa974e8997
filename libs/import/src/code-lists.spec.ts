import { describe, expect, it } from '@jest/globals';
import {
  EDUCATION,
  EXIT_REASON,
  LIVELIHOOD,
  NEED_GROUP,
  OBSTACLE,
  PARTY,
  SEX,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
} from '@samspar/codes';
import { association, TODAY } from '../../../test/fixtures/import/import-desk.js';
import { cellReaders } from './cell-readers.js';
import type { Column } from './columns.js';
import type { Words } from './vocabulary.js';

const readers = cellReaders(association, TODAY, () => 'day-first');
const read = (column: Column, text: string): unknown => {
  const answer = readers[column](text);
  return 'value' in answer ? answer.value : answer.reason;
};

type Listed = readonly [column: Column, list: Words, asRead: (code: string) => unknown];

const itself = (code: string): unknown => code;
const several = (code: string): unknown => [code];
const sources = (code: string): unknown => [{ source: code }];
const bracket = (code: string): unknown => ({ bracket: code });

/** Every column whose values are a code list, and how one of its codes is read. */
const LISTED: readonly Listed[] = [
  ['sex', SEX, itself],
  ['referringParty', PARTY, itself],
  ['decidingParties', PARTY, several],
  ['education', EDUCATION, itself],
  ['timeWithoutWork', TIME_BRACKET, bracket],
  ['timeOnAssistance', TIME_ON_ASSISTANCE, (code) => (code === 'none' ? code : { bracket: code })],
  ['livelihood', LIVELIHOOD, sources],
  ['livelihoodAtExit', LIVELIHOOD, sources],
  ['obstacle', OBSTACLE, itself],
  ['needGroups', NEED_GROUP, several],
  ['exitReason', EXIT_REASON, (code) => [code === 'detained' ? 'other' : code]],
  ['district', association.settings.districts.map(({ id, name }) => ({ code: id, sv: name })), itself],
  [
    'intervention',
    association.interventions.map(({ id, name, aliases }) => ({ code: id, sv: name, also: aliases })),
    itself,
  ],
  [
    'referringParty',
    [
      { code: 'municipality', sv: 'Stockholms stad' },
      { code: 'region', sv: 'Region Stockholm' },
    ],
    itself,
  ],
];

const DASHES = ['-', '‐', '‑', '–', '—', '−'];

/** The ways offices come to write one and the same word. */
const waysOf = (word: string): readonly string[] => [
  word,
  word.toUpperCase(),
  word.toLowerCase(),
  `  ${word} `,
  `\u00a0${word}.`,
  word.replaceAll(' ', '\u00a0'),
  word.replaceAll(' ', '  '),
  word.replaceAll(' ', '\n'),
  word.replaceAll(' ', ''),
  word.normalize('NFD'),
  word.replace(/(.)$/, '\u200b$1'),
  ...DASHES.flatMap((dash) => [word.replace(/[-–]/g, dash), word.replace(/ ?[-–] ?/g, ` ${dash} `)]),
];

describe('every code, label and other form is understood, whatever its case, spacing and dashes', () => {
  it.each(LISTED)('under %s', (column, list, asRead) => {
    for (const { code, sv, also = [] } of list)
      for (const word of [code, sv, ...also])
        for (const way of waysOf(word)) expect([way, read(column, way)]).toEqual([way, asRead(code)]);
  });
});

describe('several values', () => {
  it.each<[Column, Words, (codes: readonly string[]) => unknown]>([
    ['livelihood', LIVELIHOOD, (codes) => codes.map((source) => ({ source }))],
    ['livelihoodAtExit', LIVELIHOOD, (codes) => codes.map((source) => ({ source }))],
    ['needGroups', NEED_GROUP, (codes) => codes],
    ['decidingParties', PARTY, (codes) => codes],
  ])('under %s are separated by semicolons, in any order and each once', (column, list, asRead) => {
    const codes = list.map(({ code }) => code);
    const labels = list.map(({ sv }) => sv).toReversed();
    expect(read(column, labels.join(';'))).toEqual(asRead(codes));
    expect(read(column, ` ${[...labels, ...labels].join(' ;\n')} ; `)).toEqual(asRead(codes));
  });
});

describe('what is not known', () => {
  const STATED = [
    [
      'notRegistered',
      ['', ' ', '-', '–', '—', '−', 'unknown', 'Uppgift saknas', 'okänd', 'okänt', 'ej angivet'],
    ],
    ['doesNotKnow', ['vet ej']],
    ['willNotSay', ['vill ej uppge']],
  ] as const;
  const COLUMNS_OF_STATED = [
    ...new Set(LISTED.map(([column]) => column)),
    'referringUnit',
    'ageAtStart',
  ] as const;

  it.each(
    COLUMNS_OF_STATED.filter((column) => !['intervention', 'decidingParties', 'exitReason'].includes(column)),
  )('is stated under %s in every form', (column) => {
    for (const [unknown, forms] of STATED)
      for (const way of forms.flatMap(waysOf)) expect([way, read(column, way)]).toEqual([way, unknown]);
  });

  it('is no reason at all under Avslutsorsak, and nobody under Medbeslutande parter', () => {
    for (const way of STATED.flatMap(([, forms]) => forms.flatMap(waysOf))) {
      expect([way, read('exitReason', way)]).toEqual([way, null]);
      expect([way, read('decidingParties', way)]).toEqual([way, []]);
    }
  });
});
