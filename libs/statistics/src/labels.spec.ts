import { describe, expect, it } from '@jest/globals';
import { associationWith } from '../../../test/statistics/feeding.js';
import { codeLabel, codesNamed, dimensionLabel, measureLabel, shareLabel } from './labels.js';
import { DIMENSIONS, MEASURES } from './query.js';

describe('tables are headed in Swedish', () => {
  it.each([
    ['sex', 'woman', 'Kvinna'],
    ['sex', 'unknown', 'Uppgift saknas'],
    ['exitGroup', 'not-ended', 'Pågår'],
    ['exitGroup', 'unknown', 'Uppgift saknas'],
    ['timeOnAssistance', 'none', 'Inget försörjningsstöd'],
    ['obstacle', 'unemployed', 'Arbetslös'],
    ['officialObstacle', 'unemployed', 'Arbetslös, inte närmare angivet'],
    ['officialObstacle', 'unemployed-no-benefit', 'Arbetslös, ingen ersättning'],
    ['officialObstacle', 'social-reasons', 'Arbetshinder, sociala skäl'],
    ['intervention', 'novum', 'NOVUM'],
    ['intervention', 'earlier', 'earlier'],
    ['association', 'stockholm', 'Samordningsförbundet Stockholms stad'],
    ['referringParty', 'municipality', 'Stockholms stad'],
    ['decidingParty', 'region', 'Region Stockholm'],
    ['referringParty', 'unknown', 'Uppgift saknas'],
    ['district', 'jarva', 'Järva'],
    ['district', 'outside', 'Annan kommun'],
    ['district', 'unknown', 'Uppgift saknas'],
    ['referringUnit', 'psykiatrin', 'Psykiatrin Södra'],
    ['referringUnit', 'unknown', 'Uppgift saknas'],
    ['month', '2024-01', '2024-01'],
  ] as const)('%s %s is %s', (dimension, code, label) => {
    const units = new Map([['psykiatrin', 'Psykiatrin Södra']]);
    const names = { association: associationWith(), unitName: (unit: string) => units.get(unit) ?? unit };
    expect(codeLabel(dimension, code, names)).toBe(label);
  });

  it('a name that nobody gives is the code itself', () => {
    expect(codeLabel('intervention', 'novum')).toBe('novum');
    expect(codeLabel('association', 'goteborg', { association: associationWith() })).toBe('goteborg');
    expect(codeLabel('referringUnit', 'psykiatrin')).toBe('psykiatrin');
    expect(codeLabel('district', 'jarva')).toBe('jarva');
    expect(codeLabel('district', 'nowhere', { association: associationWith() })).toBe('nowhere');
    expect(codeLabel('referringAuthority', 'nobody', { association: associationWith() })).toBe('nobody');
    expect(codeLabel('runBy', 'forsakringskassan')).toBe('forsakringskassan');
    expect(codeLabel('sex', 'another')).toBe('another');
  });

  it('a party is called what its members are called where the association is known, and nothing else is', () => {
    const association = associationWith();
    expect(codeLabel('referringParty', 'region')).toBe('Regionen');
    expect(codeLabel('referringParty', 'region', { association }, 'en')).toBe('Region Stockholm');
    expect(codeLabel('sex', 'region', { association })).toBe('region');
  });

  it.each([
    [{ by: [], shareOf: 'last' }, 'Procent av alla', 'Per cent of all'],
    [{ by: ['sex'], shareOf: 'last' }, 'Procent av alla', 'Per cent of all'],
    [
      { by: ['sex', 'ageGroup', 'year'], shareOf: 'last' },
      'Procent av alla med samma kön och ålder vid start',
      'Per cent of all of the same sex and age at start',
    ],
    [
      { by: ['sex', 'year'], shareOf: 'first' },
      'Procent av alla med samma år',
      'Per cent of all of the same year',
    ],
    [{ by: ['sex', 'year'], shareOf: 'all' }, 'Procent av alla', 'Per cent of all'],
  ] as const)('the shares of %j are headed by what they are of', (answer, sv, en) =>
    expect([shareLabel(answer), shareLabel(answer, 'en')]).toEqual([sv, en]),
  );

  it('who runs an insats is called by a noun, which a heading can say after “per”', () =>
    expect([dimensionLabel('runBy'), dimensionLabel('runBy', 'en')]).toEqual([
      'Drivande myndighet',
      'Running authority',
    ]));

  it('every dimension and measure has a heading of its own', () => {
    const headings = [
      ...DIMENSIONS.map((dimension) => dimensionLabel(dimension)),
      ...MEASURES.map((measure) => measureLabel(measure)),
    ];
    expect(new Set(headings).size).toBe(DIMENSIONS.length + MEASURES.length);
  });
});

it('an answer names the codes of a dimension in its cells and in what it was asked about, each once', () => {
  const cells = ['a', 'b', undefined].map((referringUnit) => ({
    value: 1,
    ...(referringUnit !== undefined && { referringUnit }),
  }));
  expect(codesNamed({ where: { referringUnit: ['c', 'a'] }, cells }, 'referringUnit')).toEqual([
    'c',
    'a',
    'b',
  ]);
  expect(codesNamed({ where: {}, cells }, 'sex')).toEqual([]);
});
