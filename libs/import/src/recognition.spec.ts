import { describe, expect, it } from '@jest/globals';
import { association, TODAY } from '../../../test/fixtures/import/import-desk.js';
import { cellReaders } from './cell-readers.js';
import type { FileCell } from './cell.js';
import { type Column, columnOfHeader, COLUMNS, headerOf } from './columns.js';
import { dayInCell, readDayOrMonth } from './read-day.js';
import { reasonSentence } from './reasons.js';

const SWEDISH = () => 'day-first' as const;
const readers = cellReaders(association, TODAY, SWEDISH);
const value = (column: Column, cell: FileCell): unknown => {
  const read = readers[column](cell);
  return 'value' in read ? read.value : `rejected: ${reasonSentence(read.reason).sv}`;
};

describe('a header is recognised', () => {
  it.each(COLUMNS.map((column) => [headerOf(column), column]))(
    'as the template writes it: %s',
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
  it.each<[FileCell]>([
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
    ['2024-03-05T08:30'],
    ['2024-03-04T23:00:00Z'],
    ['2024-03-05T00:00:00+01:00'],
    ['5. 3. 2024'],
    ['5. mars 2024'],
    ['den 5:e mars 2024'],
    ["'2024-03-05"],
    ['\u202a2024-03-05\u202c'],
    ['２０２４-03-05'],
    [45355.999999],
    ['2024–03–05'],
    ['5‑3‑2024'],
    ['5/3\u00a02024'],
    ['5\u00a0mars\u00a02024'],
    [45356.75],
    ['45356,5'],
  ])('from %s', (cell) => expect(dayInCell(cell, SWEDISH)).toBe('2024-03-05'));

  it.each<[FileCell]>([
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
    [19_999],
    [80_001],
    [0],
    [0.5],
    ['12:30'],
    [240_305],
    [2_403_051_234],
    ['3.25.2024'],
    ['25/3'],
    [`2024-03-05${' '.repeat(50)}`.padStart(100, '1')],
  ])('from nothing that names none, or one that does not exist: %s', (cell) =>
    expect(dayInCell(cell, SWEDISH)).toBeUndefined(),
  );

  it.each<[FileCell, string, string]>([
    [40_105, '2009-10-19', '2004-01-05'],
    ['40105', '2009-10-19', '2004-01-05'],
    [41_231, '2012-11-18', '2004-12-31'],
  ])('from no number that is a serial and a day without its century: %s', (cell, one, other) =>
    expect(dayInCell(cell, SWEDISH)).toEqual({ one, other }),
  );

  it('from no six digits that are a month and a day without its century', () =>
    expect(readDayOrMonth('201205', SWEDISH)).toEqual({ one: '2012-05-01', other: '2020-12-05' }));

  it.each(['2021-03', '202103', 'mars 2021', 'mar 2021', '2021/03'])(
    'as the first of its month where a month is enough: %s',
    (cell) => expect(readDayOrMonth(cell, SWEDISH)).toBe('2021-03-01'),
  );
});

describe('a value is recognised', () => {
  it.each<[Column, FileCell, unknown]>([
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
    ['timeWithoutWork', 'mer än 5 år', { bracket: 'over-5' }],
    ['timeWithoutWork', 'minst 5 år', { bracket: '5-plus' }],
    ['timeOnAssistance', '2021-03-15', { since: '2021-03-15' }],
    ['timeOnAssistance', 'mars 2021', { since: '2021-03-01' }],
    ['timeOnAssistance', '2–5 år', { bracket: '2-5' }],
    ['timeOnAssistance', 'Inget försörjningsstöd', 'none'],
    [
      'livelihood',
      'sjukpenning; Ekonomiskt bistånd;',
      [{ source: 'economic-assistance' }, { source: 'sickness-benefit' }],
    ],
    [
      'livelihood',
      'Sjukpenning\r\nFörsörjningsstöd\n',
      [{ source: 'economic-assistance' }, { source: 'sickness-benefit' }],
    ],
    [
      'livelihood',
      'Sjukpenning, försörjningsstöd och CSN',
      [{ source: 'economic-assistance' }, { source: 'sickness-benefit' }, { source: 'study-support' }],
    ],
    [
      'livelihood',
      '• Sjukpenning\n• Försörjningsstöd',
      [{ source: 'economic-assistance' }, { source: 'sickness-benefit' }],
    ],
    [
      'livelihood',
      '1. Sjukpenning\u20282) Försörjningsstöd\t|CSN',
      [{ source: 'economic-assistance' }, { source: 'sickness-benefit' }, { source: 'study-support' }],
    ],
    ['decidingParties', 'Af/FK', ['arbetsformedlingen', 'forsakringskassan']],
    ['decidingParties', 'Hälso- och sjukvården och FK', ['region', 'forsakringskassan']],
    ['exitReason', 'Börjat arbeta, studier', ['work', 'studies']],
    ['exitReason', 'Vård', ['care-treatment']],
    ['exitReason', 'Vård eller rehabilitering', ['care-or-rehabilitation']],
    ['exitReason', 'egen begäran', ['own-request']],
    ['referringParty', 'Socialtjänsten', 'municipality'],
    ['education', 'Gymnasiet', 'upper-secondary'],
    ['obstacle', 'Arbetshinder, sociala skäl', 'social-reasons'],
    ['district', 'Ha\u0308gersten-A\u0308lvsjo\u0308', 'hagersten-alvsjo'],
    ['sex', 'Kvin\u00adna\u200b', 'woman'],
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
    ['consent', null, null],
    ['consent', 'Uppgift saknas', null],
    ['consent', true, 'given'],
    ['consent', false, 'refused'],
    ['consent', 'SANT', 'given'],
    ['consent', 'FALSKT', 'refused'],
    ['consent', 'TRUE', 'given'],
    ['consent', 'FALSE', 'refused'],
    ['consent', 'Nej', 'refused'],
    ['consent', 'återtaget', 'withdrawn'],
    ['consentGivenOn', '2024-01-10', '2024-01-10'],
    ['consentGivenOn', 'ej angivet', null],
    ['consentExpiresOn', '2031-12-31', '2031-12-31'],
    ['consentExpiresOn', 'tills vidare', null],
    ['consentExpiresOn', '', null],
    ['consentForm', 'Muntligt', 'oral'],
    ['consentForm', 'skriftlig', 'written'],
    ['consentForm', 'e-tjänst', 'electronic'],
    ['consentForm', 'ej angiven', null],
    ['consentGiving', 'region stockholm; Försäkringskassan', ['region', 'forsakringskassan']],
    ['consentReceiving', 'ej angiven', null],
    ['consentKinds', 'Teammöten, plan', ['plan', 'meetings']],
    ['consentKinds', '', null],
    ['consentPurpose', ' Samordnat  stöd', 'Samordnat stöd'],
    ['consentPurpose', '-', null],
    ['consentWithdrawnOn', '-', null],
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

  it.each<[FileCell, unknown]>([
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
    expect(cellReaders(storing, TODAY, SWEDISH).exitReason('Frihetsberövad')).toEqual({
      value: ['detained'],
    });
  });
});

describe('a value is refused, never guessed', () => {
  it.each<[Column, FileCell, RegExp]>([
    ['sex', 'Kvina', /Menade du ”Kvinna”\?/],
    ['education', 'Gymnasail', /Menade du ”gymnasial”\?/],
    ['district', 'Skärholmn', /Menade du ”Skärholmen”\?/],
    ['intervention', 'FINSAM-taem', /Menade du ”FINSAM-team”\?/],
    ['sex', 'annat', /Välj ett av: Kvinna, Man/],
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
    ['timeOnAssistance', '2025-03-02', /^rejected: 2025-03-02: .*framtiden/],
    ['timeOnAssistance', '1959-12-31', /^rejected: 1959-12-31: .*före 1960-01-01/],
    ['timeOnAssistance', 2019, /Ange ett datum/],
    ['startedOn', '1904-03-05', /^rejected: 1904-03-05: .*före 2000-01-01/],
    ['startedOn', new Date('1905-07-16T00:00:00Z'), /^rejected: 1905-07-16: /],
    ['exitedOn', '0202-03-05', /^rejected: 0202-03-05: /],
    ['referredOn', '1924-03-05', /^rejected: 1924-03-05: /],
    ['exitedOn', '2025-03-02', /^rejected: 2025-03-02: .*framtiden/],
    ['startedOn', 40_105, /2009-10-19 eller 2004-01-05/],
    ['startedOn', 2024, /Datumet finns inte/],
    ['livelihood', 'Lön, lotterivinst', /finns inte i listan/],
    ['ageAtStart', '34,5', /hela år/],
    ['ageAtStart', 121, /hela år/],
    ['birthYear', '90', /fyra siffror/],
    ['birthYear', '1990-06-02', /fyra siffror/],
    ['startedOn', 'i våras', /Datumet finns inte/],
    ['exitReason', 'Börjat arbeta; Flyttat', /olika resultat/],
    ['exitReason', 'Felregistrering; Flyttat', /Felregistrering kan inte/],
    ['livelihood', 'Lön; okänd', /finns inte i listan/],
    ['consentGivenOn', '2025-03-02', /framtiden/],
    ['consentWithdrawnOn', '2025-03-02', /framtiden/],
    ['consentExpiresOn', '1999-12-31', /ligger före 2000-01-01/],
    ['consentExpiresOn', 'snart', /Datumet finns inte/],
    ['consentPurpose', 'x'.repeat(301), /300/],
    ['consentForm', 'tyst', /Välj ett av: Skriftligt, Muntligt, Elektroniskt/],
    ['consent', 'kanske', /Välj ett av: Ja, Nej, Återkallat/],
    ['identity', '19900602-2398', /kontrollsiffra/],
    ['identity', 6022397, /för få siffror/],
  ])('%s: %j', (column, cell, reason) => expect(value(column, cell)).toMatch(reason));
});
