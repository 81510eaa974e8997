import { describe, expect, it } from '@jest/globals';
import type { CrossedTable } from '@samspar/statistics';
import { NOT_RECKONED, ratesByDistrict, supportPerInhabitant } from './reckoned.js';

const DISTRICTS = [
  { id: 'farsta', name: 'Farsta' },
  { id: 'jarva', name: 'Järva' },
];
const columns: CrossedTable['columns'] = [{ codes: ['woman'] }, { codes: ['man'] }, { codes: [] }];
const row = (code: string | null, ...values: readonly (number | null)[]): CrossedTable['rows'][number] => ({
  measure: 'started',
  codes: code === null ? [] : [code],
  cells: values.map((value) => (value === null ? { suppressed: true as const } : { value })),
});
const table = (...rows: CrossedTable['rows']): CrossedTable => ({
  measures: ['started'],
  unit: 'journey',
  period: { from: '2024-01-01', to: '2024-12-31' },
  asKnownAt: '2025-02-01T00:00:00Z',
  position: '1',
  definitionVersion: 2,
  rowsBy: ['district'],
  columnsBy: ['sex'],
  where: {},
  percentOf: 'column',
  protect: 'none',
  columns,
  rows,
  checks: { closes: true, parts: true, multiValued: [] },
  notes: [],
});

const LIVED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  farsta: { all: 40_000, woman: 19_500, man: 20_500 },
  jarva: { all: 60_000 },
};
const inhabitantsOf = (district: string, sex: string) => {
  const number = LIVED[district]?.[sex];
  return number === undefined ? undefined : { number, day: '2023-12-31', source: 'SCB' };
};

describe('a table of districts per 1,000 inhabitants', () => {
  const told = ratesByDistrict(
    table(
      row('farsta', 20, 16, 36),
      row('jarva', 30, 30, 60),
      row('unknown', 1, 2, 3),
      row(null, 51, 48, 99),
    ),
    DISTRICTS,
    inhabitantsOf,
  );

  it('says where there are most and least, of how many, on which day and by which source', () => {
    expect(told.blocks[0]).toEqual({
      kind: 'paragraph',
      text: {
        sv: 'Per 1 000 invånare 16–64 år: flest i Järva 1,0 (60 av 60\u00a0000), minst i Farsta 0,9 (36 av 40\u00a0000). Folkmängd: SCB, 2023-12-31.',
        en: 'Per 1,000 inhabitants aged 16–64: most in Järva 1.0 (60 of 60,000), least in Farsta 0.9 (36 of 40,000). Population: SCB, 2023-12-31.',
      },
    });
  });

  it('has a line for each district that people live in, women and men where their numbers are stated', () => {
    expect(told.blocks[1]).toMatchObject({
      rows: [
        ['Farsta', 40_000, { sv: '1,0' }, { sv: '0,8' }, { sv: '0,9' }],
        ['Järva', 60_000, null, null, { sv: '1,0' }],
      ],
    });
    expect(told.isWhole).toBe(true);
  });

  it('says of a district that nobody came from that it is none, and hides what the table hides', () => {
    const { blocks } = ratesByDistrict(table(row('farsta', null, 16, null)), DISTRICTS, inhabitantsOf);
    expect(blocks).toMatchObject([
      {
        rows: [
          ['Farsta', 40_000, { sv: '··' }, { sv: '0,8' }, { sv: '··' }],
          ['Järva', 60_000, null, null, { sv: '0,0' }],
        ],
      },
    ]);
  });

  it('is nothing where no population is stated, and not whole where that of a district is not', () => {
    expect(ratesByDistrict(table(), DISTRICTS, () => undefined)).toBe(NOT_RECKONED);
    const { isWhole } = ratesByDistrict(table(), [...DISTRICTS, { id: 'ny', name: 'Ny' }], inhabitantsOf);
    expect(isWhole).toBe(false);
  });
});

describe('what was paid in per inhabitant', () => {
  it('is said with what it is reckoned of', () => {
    expect(supportPerInhabitant(485_000_000, DISTRICTS, inhabitantsOf, '2024').blocks).toMatchObject([
      {
        text: {
          sv: 'Stödet var 48,5 kronor per invånare 16–64 år 2024: 4\u00a0850\u00a0000 kronor inbetalt, 100\u00a0000 invånare. Folkmängd: SCB, 2023-12-31.',
        },
      },
    ]);
  });

  it('is not known where the money of one, or the people of one district, are not', () => {
    expect(supportPerInhabitant(undefined, DISTRICTS, inhabitantsOf, '2024')).toBe(NOT_RECKONED);
    expect(supportPerInhabitant(1, [...DISTRICTS, { id: 'ny', name: 'Ny' }], inhabitantsOf, '2024')).toBe(
      NOT_RECKONED,
    );
  });
});
