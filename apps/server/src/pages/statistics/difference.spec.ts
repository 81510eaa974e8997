import { describe, expect, it } from '@jest/globals';
import { type Language, render, type Visitor } from '@samspar/pages';
import type { FigureDifference } from '@samspar/statistics';
import { h } from 'preact';
import { eachOf, pageOf, wordsOf } from '../../../../../test/pages/shown.js';
import { differenceCsv } from './difference-csv.js';
import type { MovesShown } from './difference-list.js';
import { DifferencePage } from './difference-page.js';
import { signed, type ToldDifference } from './difference-words.js';

const DIFFERENCE: FigureDifference = {
  measure: 'started',
  unit: 'journey',
  period: { from: '2024-01-01', to: '2024-12-31' },
  position: '4711',
  by: [],
  where: {},
  protect: 'none',
  cell: {},
  from: { value: 348, asKnownAt: '2025-01-31T22:59:59.999Z', definitionVersion: 1 },
  to: { value: 352, asKnownAt: '2025-05-31T21:59:59.999Z', definitionVersion: 1 },
  difference: 4,
  parts: [
    { causes: ['late'], in: 5, out: 0 },
    { causes: ['misregistration'], in: 0, out: 1 },
  ],
  cells: [],
  definitions: [],
  erased: 2,
  closes: true,
};

const toldOf = (changes: Partial<FigureDifference>, language: Language): ToldDifference => ({
  difference: { ...DIFFERENCE, ...changes },
  names: {},
  language,
  moments: ['2025-01-31', '2025-05-31'],
  versions: [],
});

type Shown = Readonly<{
  language?: Language;
  mayList?: boolean;
  shown?: MovesShown;
  definitions?: readonly number[];
}>;

const htmlOf = (
  changes: Partial<FigureDifference> = {},
  { language = 'sv', mayList = false, shown, definitions = [1] }: Shown = {},
): string => {
  const visitor: Visitor = {
    language,
    roles: [mayList ? 'auditor' : 'office'],
    name: 'Karin Prov',
    csrf: null,
    demonstration: false,
    idleMinutes: 30,
    address: '/statistik/skillnad',
  };
  const question = [
    ['measure', 'started'],
    ['from', '2024-01-01'],
    ['to', '2024-12-31'],
  ] as const;
  const told = toldOf(changes, language);
  return render(
    visitor,
    h(DifferencePage, { question, ...told, definitions, errors: [], mayList, told, shown }),
  );
};
const page = (...asked: Parameters<typeof htmlOf>) => pageOf(htmlOf(...asked));
const said = (...asked: Parameters<typeof htmlOf>) => wordsOf(page(...asked)('main'));

describe('the page of a difference', () => {
  it('says in a sentence how the one figure became the other, and when each was known in Stockholm', () => {
    expect(said()).toContain('348 blev 352: 5 kom till, 1 föll bort.');
    expect(said()).toContain(
      'Registrerat till och med 2025-01-31 kl. 23.59 , och till och med 2025-05-31 kl. 23.59 .',
    );
    expect(said({}, { language: 'en' })).toContain('348 became 352: 5 came in, 1 fell out.');
  });

  it('draws the way from the one to the other step by step, with signs and no need of colour, beside its table', () => {
    const shown = page();
    expect(eachOf(shown, 'svg text.figure')).toEqual(['348', '+5', '−1', '352']);
    expect(eachOf(shown, 'svg rect.bar-in')).toHaveLength(1);
    expect(eachOf(shown, 'svg rect[fill^="url(#"]')).toHaveLength(1);
    expect(eachOf(shown, 'tbody td.number')).toEqual(['+5', '0', '+5', '0', '−1', '−1']);
    expect(eachOf(shown, 'tfoot .number')).toEqual(['+5', '−1', '+4']);
    expect(said()).toContain('Staplarna börjar vid 346, inte vid noll.');
  });

  it('begins at zero where the steps are seen from there', () =>
    expect(
      said({ from: { ...DIFFERENCE.from, value: 2 }, to: { ...DIFFERENCE.to, value: 6 } }),
    ).not.toContain('inte vid noll'));

  it('says of erasure that it changes nothing, and of definitions that none of it is due to them', () => {
    expect(said()).toContain('Gallring ändrar inga tal. Under tiden gallrades 2 ärenden');
    expect(said()).toContain('version 1 av definitionerna, så inget av skillnaden kommer av dem');
  });

  it('says when the association changed its register, and where in the log that stands', () => {
    const definitions = [{ cause: 'units', knownAt: '2025-03-01T11:00:00Z', position: '4321' }] as const;
    expect(said({ definitions })).toContain('känt 2025-03-01 kl. 12.00 , position 4321 i loggen.');
    expect(said({ definitions }, { language: 'en' })).toContain('position 4321 in the log.');
  });

  it('asks for versions of the definitions where there are several, and tells what they make as a step', () => {
    expect(page()('select')).toHaveLength(0);
    const parts = [{ causes: ['definition'], in: 0, out: 4 }] as const;
    const told = { parts, to: { ...DIFFERENCE.to, value: 344, definitionVersion: 2 }, difference: -4 };
    const both = page(told, { definitions: [1, 2] });
    expect(eachOf(both, 'select option[selected]')).toEqual(['2', '2']);
    expect(eachOf(both, 'svg text.figure')).toEqual(['348', '−4', '344']);
    expect(wordsOf(both('main'))).toContain(
      'Det första talet är räknat efter version 1 av definitionerna och det andra efter version 2.',
    );
  });

  it('shows each row then and now, and leads to what made its difference', () => {
    const shown = page({
      by: ['sex'],
      cells: [
        { cell: { sex: 'woman' }, from: { value: 200 }, to: { value: 205 }, difference: 5 },
        { cell: { sex: 'man' }, from: { suppressed: true }, to: { value: 147 } },
      ],
    });
    expect(eachOf(shown, '[aria-labelledby=raderna] tbody td.number')).toEqual([
      '200',
      '205',
      '+5',
      '·· dolt, litet tal',
      '147',
      '·· dolt, litet tal',
    ]);
    expect(shown('[aria-labelledby=raderna] a').attr('href')).toBe(
      '/statistik/skillnad?measure=started&from=2024-01-01&to=2024-12-31&by=sex&asKnownAt=2025-01-31&cell=sex:woman&asKnownAt=2025-05-31',
    );
  });

  it('says of a median that its difference is no sum', () => {
    const words = said({
      measure: 'daysToStart',
      from: { ...DIFFERENCE.from, value: 22, n: 340 },
      to: { ...DIFFERENCE.to, value: 24, n: 344 },
      parts: [{ causes: ['correction'], in: 4, out: 0, otherDays: 3 }],
    });
    expect(words).toContain(
      'Medianen: 22 blev 24 dagar. Antalet som den gäller: 340 blev 344: 4 kom till, 0 föll bort, 3 fick andra dagar.',
    );
    expect(words).toContain('är ingen summa');
  });

  it.each([
    ['hidden', 'Skillnaden visas inte'],
    ['small', 'Orsakerna visas inte'],
  ] as const)('shows no cause where %s', (untold, why) => {
    const { parts: _parts, ...rest } = DIFFERENCE;
    const told = { ...rest, untold };
    const visitorsPage = pageOf(htmlOf({ ...told, parts: undefined as never }));
    expect(wordsOf(visitorsPage('main'))).toContain(why);
    expect(eachOf(visitorsPage, 'svg')).toHaveLength(0);
  });

  it('warns before all else where the parts do not make the difference', () =>
    expect(said({ closes: false })).toContain('Delarna blir inte skillnaden.'));

  it('lists for auditors which journeys did it, with event, days, position and cells', () => {
    const line = {
      journey: '5376ea10-0000-4000-8000-000000000000',
      reference: '5376-EA10',
      knownAt: Date.parse('2025-02-11T08:30:00Z'),
      cause: 'late',
      more: 1,
      from: [],
      to: [{ intervention: 'novum' }],
      event: { type: 'JourneyStarted', occurredOn: '2024-11-02', position: '933', revision: 2 },
    } as const;
    const shown = { lines: [line], total: 1, page: 1, pages: 1 };
    const listed = page({ by: ['intervention'] }, { mayList: true, shown });
    expect(listed('.number-link').attr('href')).toBe(`/granskning/${line.journey}?till=3`);
    const words = wordsOf(listed('#arenden'));
    for (const part of [
      '5376-EA10',
      'Registrerat i efterhand',
      '2024-11-02',
      '2025-02-11 kl. 09.30',
      '933',
      'novum',
    ])
      expect(words).toContain(part);
    expect(said({}, { mayList: true })).toContain('Visa ärendena');
    expect(said()).not.toContain('Visa ärendena');
    expect(said({ by: ['needGroup'] }, { mayList: true })).toContain('känsliga uppgifter (behovsgrupp)');
  });
});

describe('a difference as CSV', () => {
  it('has its causes, its rows, and what they must not travel without', () => {
    const told = toldOf(
      {
        by: ['sex'],
        cells: [{ cell: { sex: 'woman' }, from: { value: 200 }, to: { value: 204 }, difference: 4 }],
        definitions: [{ cause: 'units', knownAt: '2025-03-01T11:00:00Z', position: '4321' }],
      },
      'sv',
    );
    expect(differenceCsv(told).split('\n')).toEqual([
      '\uFEFFOrsak;Kom till;Föll bort;Bytte rad;Andra dagar;Netto',
      'Registrerat i efterhand;5;0;0;0;5',
      'Felregistrerat;0;1;0;0;-1',
      'Skillnad;5;1;0;0;4',
      '',
      'Kön;Först;Sedan;Skillnad',
      'Kvinna;200;204;4',
      '',
      'Påbörjade deltaganden per kön · Totalt;2024-01-01 – 2024-12-31 · Deltaganden · Registrerat till och med 2025-01-31 kl. 23.59, och till och med 2025-05-31 kl. 23.59.',
      'Först;348',
      'Sedan;352',
      'Avstämning;Delarna blir skillnaden, till sista enhet.',
      'Ändrat i förbundets uppgifter under tiden;Enheter räknade under annat namn, känt 2025-03-01 kl. 12.00, position 4321 i loggen',
      'Anm.;Gallring ändrar inga tal. Under tiden gallrades 2 ärenden som räknas som förut.',
      'Anm.;Båda talen är räknade efter version 1 av definitionerna, så inget av skillnaden kommer av dem.',
      '',
    ]);
  });
});

it('a number has its sign', () =>
  expect([3, -3, 0].map((count) => signed(count, 'sv'))).toEqual(['+3', '−3', '0']));
