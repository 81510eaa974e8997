import { describe, expect, it } from '@jest/globals';
import { association, TODAY } from '../../../test/fixtures/import/import-desk.js';
import { cellReaders } from './cell-readers.js';
import type { Cell } from './cell.js';
import { type Column, columnOfHeader, COLUMNS } from './columns.js';
import { readDay, readDayOrMonth } from './read-day.js';
import { reasonSentence } from './reasons.js';

const readers = cellReaders(association, TODAY);
const value = (column: Column, cell: Cell): unknown => {
  const read = readers[column](cell);
  return 'value' in read ? read.value : `rejected: ${reasonSentence(read.reason).sv}`;
};

describe('a header is recognised', () => {
  it.each(COLUMNS.map(({ header, column }) => [header, column]))(
    'as the design writes it: %s',
    (header, column) => expect(columnOfHeader(header)).toBe(column),
  );
  it.each([
    ['LÖPNUMMER', 'number'],
    ['Lopnr', 'number'],
    ['Nr', 'number'],
    ['Insatsens namn', 'intervention'],
    ['Remittent', 'referringParty'],
    ['Kön (K/M)', 'sex'],
    ['Pnr', 'identity'],
    ['  ålder\nvid   START: ', 'ageAtStart'],
    ['Tid utan arbete/studier', 'timeWithoutWork'],
  ])('whatever its case, spacing, accents and punctuation: %s', (header, column) =>
    expect(columnOfHeader(header)).toBe(column),
  );
  it('and an unknown one is none', () => expect(columnOfHeader('Anteckningar')).toBeUndefined());
});

describe('a day is read', () => {
  it.each<[Cell]>([
    [new Date('2024-03-05T00:00:00Z')],
    [45356],
    ['45356'],
    ['2024-03-05'],
    ['2024/03/05'],
    ['2024.3.5'],
    ['20240305'],
    [20240305],
    ['5/3 2024'],
    ['5/3/2024'],
    ['5.3.2024'],
    ['05-03-2024'],
    ['5 mars 2024'],
    ['5 mar 2024'],
    ['5 Mar. 2024'],
    ['2024-03-05 00:00:00'],
    ['2024–03–05'],
    ['5‑3‑2024'],
    ['5/3\u00a02024'],
    ['5\u00a0mars\u00a02024'],
    [45356.75],
    ['45356,5'],
  ])('from %s', (cell) => expect(readDay(cell)).toBe('2024-03-05'));

  it.each<[Cell]>([
    ['2023-02-29'],
    ['31/4 2024'],
    ['2024-13-01'],
    ['240305'],
    ['5/3'],
    ['2024'],
    [2024],
    ['5 mani 2024'],
    ['i våras'],
    [true],
    [new Date(Number.NaN)],
    [19_999],
    [80_001],
  ])('from nothing that names none, or one that does not exist: %s', (cell) =>
    expect(readDay(cell)).toBeUndefined(),
  );

  it.each(['2021-03', '202103', 'mars 2021', 'mar 2021', '2021/03'])(
    'as the first of its month where a month is enough: %s',
    (cell) => expect(readDayOrMonth(cell)).toBe('2021-03-01'),
  );
});

describe('a value is recognised', () => {
  it.each<[Column, Cell, unknown]>([
    ['sex', ' kvinna ', 'woman'],
    ['sex', 'KV', 'woman'],
    ['sex', 'woman', 'woman'],
    ['sex', 'M', 'man'],
    ['referringParty', 'Stockholms stad', 'municipality'],
    ['referringParty', 'region stockholm', 'region'],
    ['referringParty', 'Hälso‐ och sjukvården', 'region'],
    ['referringParty', 'AF', 'arbetsformedlingen'],
    ['intervention', 'finsamteam', 'finsam-team'],
    ['intervention', 'Finsam – team', 'finsam-team'],
    ['education', 'Eftergymnasial ≥ 3 år', 'post-secondary-3-plus'],
    ['education', 'eftergymnasial >=3 år', 'post-secondary-3-plus'],
    ['education', '9 år', 'compulsory'],
    ['timeWithoutWork', 18, { months: 18 }],
    ['timeWithoutWork', '12', { months: 12 }],
    ['timeWithoutWork', '18 månader', { months: 18 }],
    ['timeWithoutWork', '3 år', { months: 36 }],
    ['timeWithoutWork', '12 år', { months: 144 }],
    ['timeWithoutWork', '1,5 år', { months: 18 }],
    ['timeWithoutWork', '1-2 år', { bracket: '1-2' }],
    ['timeWithoutWork', '2 – 5 år', { bracket: '2-5' }],
    ['timeWithoutWork', '2-5', { bracket: '2-5' }],
    ['timeWithoutWork', '< 1 år', { bracket: 'under-1' }],
    ['timeWithoutWork', 'mer än 5 år', { bracket: '5-plus' }],
    ['timeOnAssistance', '2021-03-15', { since: '2021-03-15' }],
    ['timeOnAssistance', 'mars 2021', { since: '2021-03-01' }],
    ['timeOnAssistance', '2–5 år', { bracket: '2-5' }],
    ['timeOnAssistance', 'Inget försörjningsstöd', 'none'],
    [
      'livelihood',
      'sjukpenning; Ekonomiskt bistånd;',
      [{ source: 'economic-assistance' }, { source: 'sickness-benefit' }],
    ],
    ['needGroups', 'Unga vuxna 16-29 år', ['young']],
    ['decidingParties', 'FK; Af', ['arbetsformedlingen', 'forsakringskassan']],
    ['decidingParties', '-', []],
    ['district', 'rinkeby kista', 'rinkeby-kista'],
    ['district', 'Annan kommun', 'outside'],
    ['exitReason', 'Jobb; Börjat studera', ['work', 'studies']],
    [
      'exitReason',
      'medicinsk och/eller psykologisk utredning, vård eller rehabilitering',
      ['care-or-rehabilitation'],
    ],
    ['exitReason', 'Frihetsberövad', ['other']],
    ['exitReason', 'felregistrering', 'misregistered'],
    ['exitReason', 'Pågår', null],
    ['exitReason', 'okänd', null],
    ['ageAtStart', '34 år', 34],
    ['ageAtStart', 34, 34],
    ['birthYear', 1990, 1990],
    ['consent', null, 'given'],
    ['consent', true, 'given'],
    ['consent', 'Nej', 'refused'],
    ['consent', 'återtaget', 'withdrawn'],
    ['number', 12, '12'],
    ['number', ' 2024 –\u00a017', '2024 - 17'],
    ['number', 2411050001, '2411050001'],
    ['number', '2411050002', '2411050002'],
    ['number', '202411050004', '202411050004'],
    ['number', '9006022398', '9006022398'],
    ['referringUnit', 'Enhet\u00A0Va\u030Ast\u200B', 'Enhet Våst'],
    ['referringUnit', '  Enheten  för hemlösa ', 'Enheten för hemlösa'],
    ['identity', 199006022397, { kind: 'personnummer', digits: '199006022397' }],
    ['identity', '', null],
  ])('%s: %j', (column, cell, expected) => expect(value(column, cell)).toEqual(expected));

  it.each<[Cell, unknown]>([
    ['', 'notRegistered'],
    [null, 'notRegistered'],
    ['–', 'notRegistered'],
    ['Uppgift saknas', 'notRegistered'],
    ['OKÄND', 'notRegistered'],
    ['okänt', 'notRegistered'],
    ['ej angivet', 'notRegistered'],
    ['Vet ej', 'doesNotKnow'],
    ['vill ej uppge', 'willNotSay'],
  ])('as a stated unknown: %j', (cell, unknown) => {
    for (const column of [
      'sex',
      'ageAtStart',
      'education',
      'timeWithoutWork',
      'livelihood',
      'district',
    ] as const)
      expect(value(column, cell)).toBe(unknown);
  });

  it('as detained only where the association stores that', () => {
    const storing = { ...association, settings: { ...association.settings, storeDetained: true } };
    expect(cellReaders(storing, TODAY).exitReason('Frihetsberövad')).toEqual({ value: ['detained'] });
  });
});

describe('a value is refused, never guessed', () => {
  it.each<[Column, Cell, RegExp]>([
    ['sex', 'Kvina', /menades Kvinna\?/],
    ['education', 'Gymnasail', /menades Gymnasial\?/],
    ['district', 'Skärholmn', /menades Skärholmen\?/],
    ['intervention', 'FINSAM-taem', /menades FINSAM-team\?/],
    ['sex', 'annat', /Tillåtna: Kvinna, Man/],
    ['sex', new Date('2024-01-01'), /Cellen är ett datum/],
    ['intervention', '', /Insatsen saknas/],
    ['number', null, /Löpnumret saknas/],
    ['number', '19900602-2397', /personnummer/],
    ['number', '19900602-2398', /personnummer/],
    ['number', '900602-T397', /personnummer/],
    ['number', 9006022397, /personnummer/],
    ['number', '900602 2397', /personnummer/],
    ['number', 'FT-199006022397', /personnummer/],
    ['referringUnit', 'Anna 9006022397', /personnummer/],
    ['referringUnit', 'Anna 900602-2397', /personnummer/],
    ['timeWithoutWork', '18.5', /hela månader/],
    ['timeWithoutWork', -3, /hela månader/],
    ['timeWithoutWork', 'länge', /hela månader/],
    ['timeWithoutWork', new Date('2024-02-01'), /Cellen är ett datum/],
    ['timeOnAssistance', '2021', /Ange ett datum/],
    ['timeOnAssistance', '2025-03-02', /framtiden/],
    ['ageAtStart', '34,5', /hela år/],
    ['ageAtStart', 121, /hela år/],
    ['birthYear', '90', /fyra siffror/],
    ['birthYear', '1990-06-02', /fyra siffror/],
    ['startedOn', 'i våras', /inget datum/],
    ['exitReason', 'Börjat arbeta; Flyttat', /olika slag av avslut/],
    ['exitReason', 'Felregistrering; Flyttat', /Felregistrering kan inte/],
    ['livelihood', 'Lön; okänd', /känns inte igen/],
    ['consent', 'kanske', /Tillåtna: Ja, Nej, Återtaget/],
    ['identity', '19900602-2398', /kontrollsiffra/],
    ['identity', 6022397, /för få siffror/],
  ])('%s: %j', (column, cell, reason) => expect(value(column, cell)).toMatch(reason));
});
