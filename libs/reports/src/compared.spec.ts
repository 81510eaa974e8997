import { describe, expect, it } from '@jest/globals';
import { type BeforeAndAfter, codeLabel } from '@samspar/statistics';
import { comparisonHeading, printedComparison, quotableComparison } from './compared.js';

const nameOf = (dimension: Parameters<typeof codeLabel>[0], code: string) => codeLabel(dimension, code);

const group = (before: number, after: number, n: number) => ({
  rows: [{ code: 'economic-assistance', before, after, change: after - before, percent: null }],
  n,
  without: 3,
});
const comparison: BeforeAndAfter = {
  of: 'livelihood',
  at: ['start', 'exit'],
  protect: 'none',
  period: { from: '2024-01-01', to: '2024-12-31' },
  asKnownAt: '2025-02-01T11:00:00.000Z',
  position: '7',
  definitionVersion: 2,
  where: {},
  notes: [],
  sexes: [
    { sex: 'woman', ...group(18, 12, 25) },
    { sex: 'man', ...group(12, 8, 19) },
  ],
  ...group(30, 20, 44),
  rows: [{ code: 'economic-assistance', before: 30, after: 20, change: -10, percent: -33 }],
};
const said = (other: Partial<BeforeAndAfter> = {}, language: 'sv' | 'en' = 'sv') => {
  const one = { ...comparison, ...other };
  const [row] = one.rows;
  return row && quotableComparison(one, row, nameOf, language);
};

describe('a comparison in a sentence', () => {
  it('says of how many, how many before and after, the change, women and men, and until when it was registered', () => {
    expect(said()).toBe(
      'Av 44 deltaganden som avslutades 2024, med känd försörjning både vid start och vid avslut, hade 30 försörjningsstöd vid start och 20 vid avslut, 33 procent färre (kvinnor 18 och 12; män 12 och 8); registrerat till och med 2025-02-01.',
    );
    expect(said({}, 'en')).toBe(
      'Of 44 journeys that ended in 2024 and whose livelihood is known both at the start and at exit, 30 had försörjningsstöd at the start and 20 at exit, 33 per cent fewer (women 18 and 12; men 12 and 8); as registered by 2025-02-01.',
    );
  });

  it('says which follow-up it is of, and in which insats', () => {
    expect(said({ at: ['start', '12'], where: { intervention: ['novum'] } })).toMatch(
      /^Av 44 deltaganden i novum som skulle följas upp 2024, med känd försörjning både vid start och efter 12 månader, hade/,
    );
  });

  it.each([
    [{ before: 0, after: 2, change: 2, percent: null }, '2 fler'],
    [{ before: 4, after: 4, change: 0, percent: 0 }, 'lika många'],
    [{ before: 4, after: 6, change: 2, percent: 50 }, '50 procent fler'],
  ])('of %j says %s', (row, words) =>
    expect(said({ rows: [{ code: 'economic-assistance', ...row }] })).toContain(`, ${words} (`),
  );

  it('says nothing of what is hidden, nor of women and men where one of them is', () => {
    expect(said({ rows: [{ code: 'economic-assistance', suppressed: true }] })).toBeUndefined();
    const [woman, man] = comparison.sexes;
    const hidden = woman && { ...woman, rows: [{ code: 'economic-assistance', suppressed: true } as const] };
    expect(said({ sexes: hidden && man ? [hidden, man] : [] })).not.toMatch(/kvinnor|män/);
  });
});

describe('a comparison as files have it', () => {
  it('has before, after, change and per cent of women, men and all, and last of how many', () => {
    const { titles, rows } = printedComparison(comparison, nameOf, 'sv');
    expect(titles.slice(0, 5)).toEqual([
      'Försörjning',
      'Kvinna, vid start',
      'Kvinna, vid avslut',
      'Kvinna, förändring',
      'Kvinna, procent',
    ]);
    expect(rows.map((row) => [row[0], ...row.slice(-4)])).toEqual([
      ['Försörjningsstöd', 30, 20, -10, -33],
      ['Båda uppgifterna finns', 44, 44, null, null],
      ['Någon av dem saknas', 3, 3, null, null],
    ]);
    for (const row of rows) expect(row).toHaveLength(titles.length);
  });

  it('has two dots for what is hidden', () => {
    const { n: _n, ...hidden } = comparison;
    const { rows } = printedComparison(
      { ...hidden, rows: [{ code: 'economic-assistance', suppressed: true }] },
      nameOf,
      'sv',
    );
    expect(rows[0]?.slice(-4)).toEqual(['··', '··', '··', '··']);
    expect(rows[1]?.slice(-4)).toEqual(['··', '··', null, null]);
  });
});

it('is called by what is compared and when', () =>
  expect(comparisonHeading({ of: 'livelihood', at: ['exit', '6'] }, 'sv')).toBe(
    'Försörjning vid avslut och efter 6 månader',
  ));
