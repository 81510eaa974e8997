import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { readFileSync } from 'node:fs';
import { associationDecider, evolveAssociation } from './association.js';
import { associationStream } from './association.stored.js';
import type { AssociationEstablished } from './association-events.js';
import type { Inhabitants } from './population-events.js';
import { inhabitantsOn, readPopulation } from './population.js';

const fixture = (name: string) =>
  associationStream.upcast(
    JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')),
  );
const established = fixture('AssociationEstablished.v9') as AssociationEstablished;
const { settings } = established.data;
const TODAY = '2025-03-03';
const HEAD = 'stadsdel;kön;antal;dag;källa';

const one = (changes: Partial<Inhabitants> = {}): Inhabitants => ({
  district: 'farsta',
  sex: 'all',
  number: 40_000,
  day: '2023-12-31',
  source: 'SCB',
  ...changes,
});
const read = (...lines: readonly string[]) => readPopulation(lines.join('\n'), settings, TODAY);
const problemsOf = (...lines: readonly string[]): readonly string[] => {
  const result = read(...lines);
  return 'problems' in result ? result.problems.map(({ line, problem }) => `${line} ${problem.sv}`) : [];
};

describe('a file of the population', () => {
  it('has a line for each district, day and sex, by name or id, with thousands apart', () =>
    expect(
      read(
        `\uFEFF${HEAD}`,
        'Farsta;kvinna;19 000;2024-12-31;SCB, område',
        '',
        '"farsta";män;19500;2024-12-31;SCB',
      ),
    ).toEqual({
      inhabitants: [
        one({ sex: 'woman', number: 19_000, day: '2024-12-31', source: 'SCB, område' }),
        one({ sex: 'man', number: 19_500, day: '2024-12-31' }),
      ],
    }));

  it('may leave out sex, have its columns in any order, in English, and tabs between as Excel pastes them', () =>
    expect(read('Source\tDay\tNumber\tDistrict', 'SCB\t2023-12-31\t40\u00a0000\tFarsta')).toEqual({
      inhabitants: [one()],
    }));

  it.each([
    [
      'no head',
      ['Farsta;1;2024-12-31;SCB'],
      /^1 Rubriken district, number, day, source saknas|^1 Rubriken stadsdel, antal, dag, källa saknas/,
    ],
    ['no lines', [HEAD], /^1 Filen har inga rader/],
    [
      'an unknown district',
      [HEAD, 'Fasta;;1;2024-12-31;SCB'],
      /^2 Stadsdelen ”Fasta” finns inte i förbundet: menas Farsta\?$/,
    ],
    ['no district', [HEAD, ';;1;2024-12-31;SCB'], /^2 Stadsdelen saknas\.$/],
    [
      'an identity number',
      [HEAD, '19121212-1212;;1;2024-12-31;SCB'],
      /^2 Stadsdelen liknar ett personnummer/,
    ],
    ['an unknown sex', [HEAD, 'Farsta;x;1;2024-12-31;SCB'], /^2 Kön ska vara/],
    ['zero', [HEAD, 'Farsta;;0;2024-12-31;SCB'], /^2 Antal ska vara/],
    ['no number', [HEAD, 'Farsta;;–;2024-12-31;SCB'], /^2 Antal ska vara/],
    ['no such day', [HEAD, 'Farsta;;1;2024-02-30;SCB'], /^2 Dag ska vara en dag som finns/],
    ['a day to come', [HEAD, 'Farsta;;1;2025-03-04;SCB'], /^2 Dagen 2025-03-04 har inte kommit än/],
    ['no source', [HEAD, 'Farsta;;1;2024-12-31;'], /^2 Källa ska säga/],
    [
      'the same twice',
      [HEAD, 'Farsta;k;1;2024-12-31;SCB', 'Farsta;kvinnor;2;2024-12-31;SCB'],
      /^3 Farsta står redan/,
    ],
  ] as const)('is refused by line: %s', (_what, lines, said) => {
    const [first, ...others] = problemsOf(...lines);
    expect(first).toMatch(said);
    expect(others).toEqual([]);
  });

  it('tells all its faults at once, and nothing of it is taken', () =>
    expect(problemsOf(HEAD, 'Farsta;;1;2024-12-31;SCB', 'Fasta;x;0;igår;')).toHaveLength(5));

  it('never repeats an identity number', () =>
    expect(problemsOf(HEAD, '19121212-1212;;1;2024-12-31;19121212-1212').join()).not.toContain('19121212'));
});

const state = (...inhabitants: readonly Inhabitants[]) =>
  ({
    type: 'StatePopulation',
    occurredOn: TODAY,
    today: TODAY,
    data: { association: 'stockholm', inhabitants },
  }) as const;

const said = (inhabitants: readonly Inhabitants[]) =>
  ({
    type: 'PopulationStated',
    occurredOn: TODAY,
    data: { association: 'stockholm', inhabitants },
  }) as const;

describe('what is stated of the population', () => {
  const present = associationDecider.evolve(null, established);

  it('is written where it is news, and nothing where all of it stood so', () => {
    const stated = { type: 'PopulationStated', occurredOn: TODAY, data: state(one()).data } as const;
    expect(associationDecider.decide(state(one()), present)).toEqual(accept(stated));
    const after = associationDecider.evolve(present, stated);
    expect(associationDecider.decide(state(one()), after)).toEqual(accept());
    expect(associationDecider.decide(state(one({ number: 41_000 })), after)).not.toEqual(accept());
  });

  it('is of districts of the association', () => {
    expect(associationDecider.decide(state(one({ district: 'ingen' })), present)).toEqual(
      refuse({ code: 'DistrictUnknown', field: 'district', district: 'ingen' }),
    );
    expect(associationDecider.decide(state(one()), null)).toEqual(refuse({ code: 'AssociationNotSetUp' }));
  });

  it('of the same district, sex and day the latest stands', () => {
    const events = [
      established,
      said([one(), one({ sex: 'man', number: 1 })]),
      said([one({ number: 41_000 })]),
    ];
    expect(events.reduce(evolveAssociation, undefined)?.population).toEqual([
      one({ sex: 'man', number: 1 }),
      one({ number: 41_000 }),
    ]);
  });

  it('reads what its fixture froze', () =>
    expect(fixture('PopulationStated.v1')).toMatchObject({
      data: { inhabitants: [{ sex: 'woman' }, { sex: 'man' }, { sex: 'all' }] },
    }));
});

describe('how many live in a district', () => {
  const population = [
    one({ day: '2022-12-31', number: 39_000 }),
    one(),
    one({ day: '2024-12-31', sex: 'woman', number: 20_000 }),
    one({ day: '2024-12-31', sex: 'man', number: 21_000, source: 'Staden' }),
  ];

  it('is what was stated of the latest day no later than asked for', () => {
    expect(inhabitantsOn(population, 'farsta', 'all', '2024-06-30')).toEqual({
      number: 40_000,
      day: '2023-12-31',
      source: 'SCB',
    });
    expect(inhabitantsOn(population, 'farsta', 'all', '2022-12-30')).toBeUndefined();
    expect(inhabitantsOn(population, 'norrmalm', 'all', '2024-06-30')).toBeUndefined();
  });

  it('is women and men of one day together, where all are not stated', () =>
    expect(inhabitantsOn(population, 'farsta', 'all', '2024-12-31')).toEqual({
      number: 41_000,
      day: '2024-12-31',
      source: 'SCB; Staden',
    }));

  it('of one sex is what was stated of it alone', () => {
    expect(inhabitantsOn(population, 'farsta', 'man', '2025-01-01')?.number).toBe(21_000);
    expect(inhabitantsOn(population, 'farsta', 'man', '2024-01-01')).toBeUndefined();
  });
});
