import { describe, expect, it } from '@jest/globals';
import { frozenTable, ORIGIN, TABLES } from '../../../test/open-data/tables.js';
import { openTable, type OpenTable } from './open-table.js';

const opened = (table: Parameters<typeof openTable>[0]): OpenTable => {
  const open = openTable(table, ORIGIN);
  if (!open) throw new Error('The table is too large.');
  return open;
};
const codesOf = (table: OpenTable) => table.axes.map(({ codes }) => codes.map(({ code }) => code));
const share = { numerator: 1, denominator: 2, percent: 50 };

describe('an open table', () => {
  it('has the codes of a list in its order, unknown last, and all times of the period', () => {
    expect(codesOf(opened(TABLES.series))).toEqual([
      ['finsam-team', 'novum'],
      ['2023-Q3', '2023-Q4', '2024-Q1', '2024-Q2'],
    ]);
    const table = frozenTable({
      by: ['district', 'sex'],
      cells: [
        { district: 'a', sex: 'unknown', value: 1, share },
        { district: 'b', sex: 'man', value: 1, share },
        { district: 'c', sex: 'woman', value: 1, share },
      ],
      total: 3,
    });
    expect(codesOf(opened(table))).toEqual([
      ['a', 'b', 'c', '_T'],
      ['woman', 'man', 'unknown', '_T'],
    ]);
  });

  it('has each code once in one order, which is that of all groups', () => {
    const table = frozenTable({
      by: ['sex', 'district'],
      cells: [
        { sex: 'woman', district: 'b', value: 1, share },
        { sex: 'woman', district: 'unknown', value: 1, share },
        { sex: 'man', district: 'a', value: 1, share },
        { sex: 'man', district: 'b', value: 1, share },
        { sex: 'man', district: 'c', value: 1, share },
      ],
      total: 5,
    });
    expect(codesOf(opened(table))[1]).toEqual(['a', 'b', 'c', 'unknown', '_T']);
  });

  it('tells codes that are called alike apart by their codes', () => {
    const labels = { ett: { sv: 'Jobbtorg', en: 'Jobbtorg' }, tva: { sv: 'Jobbtorg', en: 'Job square' } };
    const table = frozenTable({
      by: ['referringUnit'],
      cells: [
        { referringUnit: 'ett', value: 1, share },
        { referringUnit: 'tva', value: 1, share },
      ],
      total: 2,
      codes: { referringUnit: { digest: '', labels } },
    });
    expect(opened(table).axes[0]?.codes.map(({ label }) => label.sv)).toEqual([
      'Jobbtorg (ett)',
      'Jobbtorg (tva)',
      'Totalt',
    ]);
    expect(opened(table).axes[0]?.codes[1]?.label.en).toBe('Job square');
  });

  it('gives nothing for times that cannot be together', () => {
    const table = frozenTable({
      measure: 'started',
      period: { from: '2023-01-01', to: '2024-12-31' },
      by: ['year', 'quarter'],
      cells: [
        { year: '2023', quarter: '2023-Q1', value: 4, share: { ...share, numerator: 4, denominator: 4 } },
      ],
      total: 4,
    });
    const open = opened(table);
    const [years = [], quarters = []] = codesOf(open);
    const at = (year: string, quarter: string) =>
      open.figures[
        (years.indexOf(year) * quarters.length + quarters.indexOf(quarter)) * open.contents.length
      ];
    expect(at('2023', '2023-Q1')).toEqual({ value: 4 });
    expect(at('2023', '2023-Q2')).toEqual({ value: 0 });
    expect(at('2023', '2024-Q1')).toEqual({ value: null, mark: 'notGiven' });
  });

  it.each([
    [{ code: 'leftOut', dimension: 'district', intervention: 'b', date: '2025-01-01' }, 'notRegistered'],
    [
      {
        code: 'endedBefore',
        dimension: 'journeys',
        intervention: 'b',
        date: '2024-03-01',
        ended: '2024-02-01',
      },
      'notRegistered',
    ],
    [{ code: 'notRegistered', dimension: 'meetings', intervention: 'b' }, 'notRegistered'],
    [{ code: 'notRegistered', dimension: 'district', intervention: 'c' }, undefined],
    [{ code: 'registrationBegan', dimension: 'journeys', intervention: 'b', date: '2024-03-01' }, undefined],
    [{ code: 'suppressed', threshold: 5 }, undefined],
  ] as const)('says of an insats that is asked for and not listed what the note %j says', (note, mark) => {
    const table = frozenTable({
      by: ['intervention'],
      where: { intervention: ['a', 'b'] },
      cells: [{ intervention: 'a', value: 9, share: { numerator: 9, denominator: 9, percent: 100 } }],
      total: 9,
      notes: [note],
    });
    const open = opened(table);
    expect(codesOf(open)).toEqual([['a', 'b', '_T']]);
    expect(open.figures[open.contents.length]).toEqual(
      mark === undefined ? { value: 0 } : { value: null, mark },
    );
  });

  it('says that a district was not registered by an insats that knows none, but for those who are unknown', () => {
    const cells = [
      {
        intervention: 'a',
        district: 'norr',
        value: 9,
        share: { numerator: 9, denominator: 9, percent: 100 },
      },
      {
        intervention: 'b',
        district: 'unknown',
        value: 5,
        share: { numerator: 5, denominator: 5, percent: 100 },
      },
    ];
    const open = opened(
      frozenTable({
        by: ['intervention', 'district'],
        cells,
        total: 14,
        notes: [{ code: 'notRegistered', dimension: 'district', intervention: 'b' }],
      }),
    );
    const counts = open.figures.filter((_figure, index) => index % open.contents.length === 0);
    const [norr, unknown, all] = counts.slice(3, 6);
    expect([norr, unknown, all]).toEqual([
      { value: null, mark: 'notRegistered' },
      { value: 5 },
      { value: 5 },
    ]);
  });

  it('says which selection, notes, moment and release it is of, in both languages', () => {
    const { notes } = opened(
      frozenTable({ ...TABLES.plain.answer, where: { sex: ['woman'], association: ['provkommun'] } }),
    );
    const said = (language: 'sv' | 'en') => notes.map((note) => note[language]).join(' ');
    expect(said('sv')).toContain('Urval: Kön: Kvinna.');
    expect(said('en')).toContain('Selection: Sex: Woman.');
    expect(said('sv')).toContain('position 4711 i loggen');
    expect(said('sv')).not.toContain('provkommun');
  });

  it('is none where its block would be too large', () => {
    const months = { from: '1900-01-01', to: '2024-12-31' };
    const table = frozenTable({ measure: 'started', period: months, by: ['month', 'quarter'], total: 0 });
    expect(openTable(table, ORIGIN)).toBeUndefined();
  });
});
