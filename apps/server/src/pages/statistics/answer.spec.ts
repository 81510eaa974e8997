import { describe, expect, it } from '@jest/globals';
import type { Association } from '@samspar/association';
import { type Language, render, type Visitor } from '@samspar/pages';
import type { Answer } from '@samspar/statistics';
import { h } from 'preact';
import { eachOf, type Page, pageOf, wordsOf } from '../../../../../test/pages/shown.js';
import { answerCsv } from './answer-csv.js';
import { StatisticsPage } from './statistics-page.js';

const association: Association = {
  id: 'prov',
  settings: {
    name: 'Samordningsförbundet Prov',
    members: { municipality: ['Prov'], region: ['Region Prov'] },
    districts: [],
    suppressionThreshold: 5,
    retentionYears: 5,
    storeDetained: false,
    officeImports: 'off',
    requireConsent: 'warn',
    afterWithdrawal: 'asBefore',
    registeredSince: null,
  },
  authorities: [],
  units: [],
  interventions: ['Novum', 'Linjen'].map((name) => ({
    id: name.toLowerCase(),
    name,
    aliases: [],
    kind: 'individual',
    from: null,
    to: null,
    owner: 'municipality',
    sensitive: false,
  })),
};

const answer: Answer = {
  measure: 'started',
  unit: 'journey',
  period: { from: '2024-01-01', to: '2024-12-31' },
  asKnownAt: '2025-02-01T11:00:00Z',
  position: '4711',
  definitionVersion: 1,
  by: ['sex'],
  where: {},
  shareOf: 'last',
  cells: [
    { sex: 'woman', value: 1197, share: { numerator: 1197, denominator: 1352, percent: 89 } },
    { sex: 'man', value: 150, share: { numerator: 150, denominator: 1352, percent: 11 } },
    { sex: 'unknown', suppressed: true },
  ],
  total: 1352,
  checks: { closes: true, parts: null, multiValued: [], roundedSums: [] },
  notes: [],
};

const htmlOf = (changes: Partial<Answer>, language: Language = 'sv'): string => {
  const visitor: Visitor = {
    language,
    roles: ['office'],
    name: 'Karin Prov',
    csrf: null,
    demonstration: false,
    idleMinutes: 30,
    address: '/statistik',
  };
  return render(
    visitor,
    h(StatisticsPage, {
      question: [
        ['measure', 'started'],
        ['from', '2024-01-01'],
        ['to', '2024-12-31'],
      ],
      persons: { mayCount: true, wereAsked: false, own: [] },
      names: { association },
      today: '2025-02-01',
      result: { answer: { ...answer, ...changes } },
    }),
  );
};

const shown = (...answered: Parameters<typeof htmlOf>): Page => pageOf(htmlOf(...answered));
const said = (...answered: Parameters<typeof htmlOf>): string => wordsOf(shown(...answered).root());

describe('the page of an answer', () => {
  it('shows each share with the numbers it is made of', () => {
    const page = shown({});
    expect(eachOf(page, 'td.number')).toContain('89 %');
    expect(wordsOf(page('table'))).toContain('1 197 av 1 352');
  });

  it.each([
    ['last', 'Procent av alla med samma kön och insats'],
    ['first', 'Procent av alla med samma insats och avslutsorsak'],
    ['all', 'Procent av alla'],
  ] as const)('says in the head of the table and at the chart per cent of what: %s', (shareOf, label) => {
    const cells = [{ ...answer.cells[0], intervention: 'novum', exitReason: 'work' }];
    const page = shown({ by: ['sex', 'intervention', 'exitReason'], cells, shareOf });
    expect(eachOf(page, 'th[scope=col].number')).toContain(label);
    expect(eachOf(page, 'main *')).toContain(`Diagram: ${label.toLowerCase()}`);
  });

  it('lets the reader choose what per cents are of', () =>
    expect(shown({})('[name=percentOf][checked]').val()).toBe('column'));

  it('says what a figure must not travel without: period, unit, and when it was known in Stockholm', () =>
    expect(said({})).toContain(
      '2024-01-01 – 2024-12-31 · Deltaganden · uppgifter registrerade t.o.m. 2025-02-01 kl. 12.00',
    ));

  it('says what it is narrowed to, which the form does not tell on paper', () =>
    expect(
      said({ where: { sex: ['woman'], intervention: ['novum', 'linjen'], association: ['prov'] } }),
    ).toContain('2024-12-31 · Deltaganden · endast insats: Novum, Linjen · endast kön: Kvinna · uppgifter'));

  it('shows a hidden figure neither in the table nor in the chart, and says that it is hidden', () => {
    const page = shown({});
    expect(eachOf(page, 'td > a > [aria-hidden=true]:has(+ .unseen)')).toContain('··');
    expect(eachOf(page, 'td > a > [aria-hidden=true] + .unseen')).toContain('dolt, litet tal');
    expect(page('desc').first().text()).toContain('Uppgift saknas dolt, litet tal');
  });

  it('tells what was not registered apart from zero', () => {
    const page = shown({
      cells: [],
      total: null,
      notRegistered: { dimension: 'obstacle', since: null, reason: 'Försörjningshinder registreras inte.' },
    });
    const words = wordsOf(page('main'));
    expect(words).toContain('Försörjningshinder registreras inte.');
    expect(words).toContain('är inte samma sak som noll.');
    expect(eachOf(page, 'table, [href^="/statistik.csv"]')).toHaveLength(0);
  });

  it('sends whoever asks about a time before the association to the moment, not to the period', () => {
    const since = '2024-05-03';
    const words = said({
      cells: [],
      total: null,
      notRegistered: { dimension: 'association', since, reason: `Förbundet lades upp ${since}.` },
    });
    expect(words).toContain('Välj en senare dag för hur uppgifterna var registrerade');
    expect(words).not.toContain('Välj en senare period');
  });

  it('says of an answer without cells that there is nothing to show, and what to try', () =>
    expect(said({ cells: [], total: 0 })).toContain('Välj en annan period eller färre urval.'));

  it('leads from every figure and from the total to why it is what it is', () => {
    const page = shown({});
    const links = page('#svar td.number > a[href^="/statistik/varfor?"]');
    expect(links.toArray().map((link) => page(link).attr('href')?.replace(WHY, ''))).toEqual([
      '&cell=sex:woman',
      '&cell=sex:man',
      '&cell=sex:unknown',
      '',
    ]);
    expect(
      eachOf(page, '.w-340 .drawing-links[aria-hidden=true] a[tabindex="-1"][href*="&cell=sex:"]'),
    ).toHaveLength(2);
    expect(shown({ by: [], cells: [] })('.total > a').attr('href')).toContain('/statistik/varfor?');
  });

  it('shows one figure alone where nothing is divided', () =>
    expect(eachOf(shown({ by: [], cells: [] }), '.total')).toEqual(['1 352']));

  it('shows a median in days with its quartiles and what it lacks', () => {
    const page = shown({
      measure: 'daysToStart',
      by: [],
      cells: [],
      total: 34,
      n: 340,
      without: 12,
      quartiles: [20, 34, 61],
    });
    expect(eachOf(page, 'dd')).toEqual(expect.arrayContaining(['340', '12']));
    for (const part of ['34 dagar', '20–61']) expect(wordsOf(page('main'))).toContain(part);
  });

  it('marks where a series breaks, and draws no line across', () => {
    const page = shown({
      by: ['year'],
      period: { from: '2022-01-01', to: '2024-12-31' },
      cells: [
        { year: '2022', value: 10 },
        { year: '2023', value: 12, break: true },
        { year: '2024', value: 14 },
      ],
    });
    expect(wordsOf(page('main'))).toContain('tidsseriebrott');
    expect(page('.w-340 path.s-first').attr('d')).toMatch(/^M[^ML]+L[^ML]+$/);
    expect(eachOf(page, '.w-340 path.s-first')).toHaveLength(1);
    expect(eachOf(page, '.w-340 line.s-break')).toHaveLength(1);
  });

  it('counts a month in which nothing happened as zero, but not one before registration began', () => {
    const cells = [{ month: '2024-03', value: 4 }];
    const period = { from: '2024-01-01', to: '2024-04-30' };
    const chart = (notes: Answer['notes']) =>
      shown({ by: ['month'], cells, period, notes })('desc')
        .first()
        .text();
    expect(chart([])).toContain('jan 2024 0, feb 2024 0, mars 2024 4, apr 2024 0');
    expect(
      chart([
        { code: 'registrationBegan', dimension: 'journeys', intervention: 'novum', date: '2024-03-01' },
      ]),
    ).toMatch(/^mars 2024 4, apr 2024 0/);
  });

  it('draws nothing of an insats before it registers', () => {
    const page = shown({
      by: ['intervention', 'year'],
      period: { from: '2022-01-01', to: '2024-12-31' },
      cells: [
        { intervention: 'novum', year: '2022', value: 10 },
        { intervention: 'novum', year: '2024', value: 12 },
        { intervention: 'linjen', year: '2024', value: 14, break: true },
      ],
      notes: [
        { code: 'registrationBegan', dimension: 'journeys', intervention: 'linjen', date: '2024-01-01' },
      ],
    });
    expect(page('desc').first().text()).toContain(
      'Novum: 2022 10, 2023 0, 2024 12; Linjen: 2022 uppgift saknas, 2023 uppgift saknas, 2024 14.',
    );
    expect(eachOf(page, '.s-break')).toHaveLength(0);
  });

  it('says a note once of all the insatser it holds for', () => {
    const page = shown({
      notes: ['novum', 'linjen'].map((intervention) => ({
        code: 'leftOut',
        dimension: 'journeys',
        intervention,
        date: '2024-01-01',
      })),
    });
    const notes = page('li').toArray();
    expect(notes.map((note) => page(note).text())).toContain(
      'Novum och Linjen ingår inte: alla deltaganden registreras där först sedan 2024-01-01.',
    );
  });

  it('warns before the figures where the sums do not agree', () => {
    const page = shown({ checks: { closes: false, parts: false, multiValued: [], roundedSums: [] } });
    expect(eachOf(page, '.notice:contains(Summorna stämmer inte.) ~ :has(table)')).not.toHaveLength(0);
  });

  it('draws a single point in time as a bar, and nothing where every figure is hidden', () => {
    const year = { by: ['year'], cells: [{ year: '2024', value: 14 }] } satisfies Partial<Answer>;
    expect(eachOf(shown(year), '.w-340 rect.f-first')).toHaveLength(1);
    const page = shown({ ...year, cells: [{ year: '2024', suppressed: true }] });
    expect(eachOf(page, 'svg')).toHaveLength(0);
    expect(wordsOf(page('main'))).toContain('Två punkter (··) står där ett tal är dolt.');
  });

  it('draws a median as a box between its quartiles, and says how many it is of', () => {
    const cells = [{ sex: 'woman', value: 35, n: 6, without: 0, quartiles: [20, 35, 61] as const }];
    const page = shown({ measure: 'daysToStart', cells });
    expect(eachOf(page, '.w-340 rect.f-women')).toHaveLength(1);
    expect(page('desc').first().text()).toContain('Kvinna: 35 dagar (20–61 · n 6)');
  });

  it.each([
    ['month', 12, ['mars 2024', 'juni 2024', 'sep 2024', 'dec 2024']],
    ['quarter', 4, ['kv 1 2024', 'kv 2 2024', 'kv 3 2024', 'kv 4 2024']],
  ] as const)(
    'writes no more times below a chart by %s than a narrow screen has room for',
    (by, parts, written) => {
      const codeOf = (part: number) =>
        by === 'month' ? `2024-${String(part).padStart(2, '0')}` : `2024-Q${part}`;
      const cells = Array.from({ length: parts }, (_cell, index) => ({ [by]: codeOf(index + 1), value: 9 }));
      expect(eachOf(shown({ by: [by], cells }), '.w-340 text.f-soft[text-anchor=middle]')).toEqual(written);
    },
  );

  it('draws no more bars than one can take in, and cuts a table that would be too heavy', () => {
    const cells = Array.from({ length: 700 }, (_cell, index) => ({
      sex: 'woman',
      referringUnit: `Enhet ${index}`,
      value: 1,
    }));
    const html = htmlOf({ by: ['sex', 'referringUnit'], cells });
    const page = pageOf(html);
    expect(wordsOf(page('main'))).toContain('de första 100 raderna av 700');
    expect(eachOf(page, 'svg')).toHaveLength(0);
    expect(html.length).toBeLessThan(58_000);
  });

  it('is in English from codes to notes where that is chosen', () => {
    const words = said({ by: ['exitGroup'], cells: [{ exitGroup: 'not-ended', value: 3 }] }, 'en');
    for (const part of [
      'Journeys started by result at exit',
      'Ongoing',
      'as registered by 2025-02-01 at 12.00',
      'Journeys',
    ])
      expect(words).toContain(part);
  });

  it.each<[Answer['notes'][number], string]>([
    [
      { code: 'registrationBegan', dimension: 'exitGroup', intervention: 'novum', date: '2024-01-01' },
      'Novum: registration of result at exit began on 2024-01-01; counted from that day.',
    ],
    [
      { code: 'leftOut', dimension: 'journeys', intervention: 'novum', date: '2024-01-01' },
      'Novum: left out, as registration of journeys as a whole did not begin until 2024-01-01.',
    ],
    [
      { code: 'notRegistered', dimension: 'meetings', intervention: 'novum' },
      'Novum: left out, as team meetings are not registered there.',
    ],
    [
      { code: 'notRegistered', dimension: 'obstacle', intervention: 'novum' },
      'Novum: livelihood obstacle is not registered and counted as not stated.',
    ],
    [
      { code: 'multiValued', dimension: 'needGroup' },
      'Need group may have several values: the parts may exceed the total.',
    ],
    [
      { code: 'roundedSum', sum: 99, sex: 'woman' },
      'The shares of Woman add up to 99 % because they are rounded to whole per cents.',
    ],
    [{ code: 'medianOfJourneys' }, 'The median is of journeys, not of persons.'],
  ])('says %j in English by the names on the page', (note, sentence) => {
    const page = shown({ notes: [note] }, 'en');
    const notes = page('li').toArray();
    expect(notes.map((one) => page(one).text())).toContain(sentence);
  });
});

const csvOf = (changes: Partial<Answer>): readonly string[] =>
  answerCsv({
    answer: { ...answer, ...changes },
    names: { association },
    language: 'sv',
    protect: 'none',
  }).split('\n');

const WHY =
  '/statistik/varfor?measure=started&from=2024-01-01&to=2024-12-31&by=sex&asKnownAt=2025-02-01T11:00:00Z&definition=1';

describe('the table as CSV', () => {
  it('opens right in a Swedish spreadsheet', () =>
    expect(csvOf({}).slice(0, 5)).toEqual([
      '\uFEFFKön;Antal;Procent av alla;Täljare;Nämnare;Så är talet räknat',
      `Kvinna;1197;89;1197;1352;${WHY}&cell=sex:woman`,
      `Man;150;11;150;1352;${WHY}&cell=sex:man`,
      `Uppgift saknas;··;;;;${WHY}&cell=sex:unknown`,
      `Totalt;1352;;;;${WHY}`,
    ]));

  it('ends with what the figures count, and the notes', () =>
    expect(csvOf({ notes: [{ code: 'suppressed', threshold: 5 }] }).slice(6)).toEqual([
      'Påbörjade deltaganden per kön;2024-01-01 – 2024-12-31 · Deltaganden · uppgifter registrerade t.o.m. 2025-02-01 kl. 12.00',
      'Avstämning;Summorna stämmer: pågående, påbörjade och avslutade går ihop. Raderna går inte att stämma av mot totalen: små tal är dolda.',
      'Anm.;Två punkter (··) står där ett tal är dolt.',
      'Anm.;Tal under 5 visas inte, och inte heller de som skulle avslöja dem.',
      '',
    ]));

  it('defuses what a spreadsheet would take for a formula', () =>
    expect(csvOf({ by: ['referringUnit'], cells: [{ referringUnit: '=1+1', value: 1 }] })[1]).toBe(
      `'=1+1;1;;;;${WHY.replace('sex', 'referringUnit')}&cell=referringUnit:%3D1%2B1`,
    ));
});
