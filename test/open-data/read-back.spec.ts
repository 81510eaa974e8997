import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fileOf, type OpenFormat, openTable, type OpenTable } from '@samspar/open-data';
import JSONstat from 'jsonstat-toolkit';
import { readPx, valuesOf } from './px-reader.js';
import { byCsv, byGrammar, byJsonStat, byPx, listed, rowsOfCsv, TOTAL } from './reading-back.js';
import { ORIGIN, TABLES } from './tables.js';

type TableName = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as TableName[];

const opened = (name: TableName): OpenTable => {
  const table = openTable(TABLES[name], ORIGIN);
  if (!table) throw new Error('The table is too large.');
  return table;
};
const written = (name: TableName, format: OpenFormat): string => fileOf(opened(name), format);

const READERS = { jsonStat: byJsonStat, pxByGrammar: byGrammar, px: byPx, csv: byCsv };

/** What CSV and JSON-stat say of a figure: its number, and why there is none. */
const statusOf = (name: TableName, codes: Readonly<Record<string, string>>, contents = 'count') => {
  const row = rowsOfCsv(opened(name)).find(
    (one) => one['contents'] === contents && Object.entries(codes).every(([key, code]) => one[key] === code),
  );
  const cell = JSONstat(JSON.parse(written(name, 'json')) as object).Data({ ...codes, contents });
  return [row?.['value'], row?.['status'], cell?.value, cell?.status];
};
const countAt = (one: Readonly<Record<string, string>>) => ({ codes: one, contents: 'count' });

describe('a released table, read by others', () => {
  it.each(Object.entries(READERS))(
    '%s gives every number as it was frozen, and null where there is none',
    (kind, reader) => {
      for (const name of NAMES) {
        // That reader takes no file without a stub.
        if (kind === 'px' && TABLES[name].answer.by.length === 0) continue;
        const found = reader(opened(name));
        const expected = listed(TABLES[name].answer);
        expect(expected.length).toBeGreaterThan(0);
        expect(expected.map((one) => ({ ...one, value: found(one) }))).toEqual(expected);
      }
    },
  );

  it('is told in all formats alike: each cell of one is that of the others', () => {
    for (const name of NAMES) {
      const rows = rowsOfCsv(opened(name));
      expect(rows.length).toBeGreaterThan(0);
      const { axes } = opened(name);
      const [fromJson, fromPx] = [byJsonStat(opened(name)), byGrammar(opened(name))];
      for (const row of rows) {
        const codes = Object.fromEntries(axes.map(({ dimension }) => [dimension, row[dimension] ?? '']));
        const isBeside = axes.some(({ dimension, isTime }) => isTime && codes[dimension] === TOTAL);
        if (isBeside) continue;
        const at = { codes, contents: row['contents'] ?? '' };
        const value = row['value'] === '' ? null : Number(row['value']);
        expect({ ...at, json: fromJson(at), px: fromPx(at) }).toEqual({ ...at, json: value, px: value });
      }
    }
  });

  it('tells what is hidden from nought, and both from what was not registered and what is no part of it', () => {
    expect(statusOf('hidden', { intervention: 'novum', sex: 'woman' })).toEqual(['', 'hidden', null, '..']);
    expect(statusOf('hidden', { intervention: 'novum', sex: 'man' })).toEqual(['0', '', 0, null]);
    expect(statusOf('hidden', { intervention: 'finsam-team', sex: 'unknown' })).toEqual(['0', '', 0, null]);
    expect(statusOf('series', { intervention: 'novum', quarter: '2023-Q3' })).toEqual([
      '',
      'notRegistered',
      null,
      '...',
    ]);
    expect(statusOf('series', { intervention: 'novum', quarter: '2024-Q1' })).toEqual(['7', '', 7, 'b']);
    expect(statusOf('series', { intervention: 'novum', quarter: '2024-Q2' })).toEqual(['0', '', 0, null]);
    expect(statusOf('median', { sex: 'man' }, 'median')).toEqual(['', 'notGiven', null, '.']);
    expect(statusOf('median', { sex: 'man' }, 'n')).toEqual(['0', '', 0, null]);
    expect(statusOf('notRegistered', { sex: 'man' })).toEqual(['', 'notRegistered', null, '...']);
  });

  it('keeps its totals: of groups and of all among the cells, and of a series beside its times', () => {
    expect(byJsonStat(opened('hidden'))(countAt({ intervention: 'finsam-team', sex: TOTAL }))).toBe(33);
    expect(byJsonStat(opened('hidden'))(countAt({ intervention: 'novum', sex: TOTAL }))).toBeNull();
    expect(byCsv(opened('series'))(countAt({ intervention: TOTAL, quarter: TOTAL }))).toBe(37);
    expect(byCsv(opened('series'))(countAt({ intervention: 'finsam-team', quarter: TOTAL }))).toBe(30);
    const { keywords } = readPx(written('series', 'px'));
    expect(valuesOf(keywords, 'NOTE')[0]).toContain('Totalt för alla tider: Påbörjade deltaganden 37.');
    const { totals } = JSONstat(JSON.parse(written('series', 'json')) as object).extension;
    expect(totals).toContainEqual({ codes: {}, figures: expect.objectContaining({ count: { value: 37 } }) });
  });

  it('names its times, units, languages and source as each format has it', () => {
    const dataset = JSONstat(JSON.parse(written('series', 'json')) as object);
    expect([dataset.class, dataset.id, dataset.role['time']]).toEqual([
      'dataset',
      ['intervention', 'quarter', 'contents'],
      ['quarter'],
    ]);
    expect(dataset.Dimension('contents').Category('count')).toMatchObject({ unit: { label: 'deltaganden' } });
    expect(dataset.extension).toMatchObject({
      position: '4711',
      definitionVersion: 1,
      asKnownAt: ORIGIN.asKnownAt,
    });
    const { keywords } = readPx(written('series', 'px'));
    const value = (keyword: string, language?: string, about?: readonly string[]) =>
      valuesOf(keywords, keyword, language, about);
    expect(value('TIMEVAL', undefined, ['Kvartal'])).toEqual([
      'TLIST(Q1)',
      '20233',
      '20234',
      '20241',
      '20242',
    ]);
    expect(value('UNITS', 'en', ['Journeys started'])).toEqual(['journeys']);
    expect(value('LANGUAGES')).toEqual(['sv', 'en']);
    expect(value('LAST-UPDATED')).toEqual(['20250201 11:05']);
    expect(value('SOURCE')).toEqual(['Samordningsförbundet Provkommun']);
    expect(value('CELLNOTE', 'en', ['Novum; prov, två in English', '2024-Q1', '*'])[0]).toContain('breaks');
  });
});

describe('a PX file', () => {
  it.each(NAMES)(
    'of %s has what is mandatory, no line above 256 characters, and as many data as its values make',
    (name) => {
      const file = written(name, 'px');
      const { keywords, data } = readPx(file);
      for (const keyword of [
        'CHARSET',
        'AXIS-VERSION',
        'CODEPAGE',
        'LANGUAGE',
        'CONTENTS',
        'DECIMALS',
        'HEADING',
        'MATRIX',
        'SUBJECT-AREA',
        'SUBJECT-CODE',
        'TITLE',
        'UNITS',
      ])
        expect(
          keywords.filter(
            (one) => one.keyword === keyword && one.language === undefined && one.about.length === 0,
          ).length,
        ).toBe(1);
      expect(Math.max(...file.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(256);
      expect((valuesOf(keywords, 'MATRIX')[0] ?? '').length).toBeLessThanOrEqual(8);
      for (const language of [undefined, 'en']) {
        const variables = [
          ...valuesOf(keywords, 'STUB', language),
          ...valuesOf(keywords, 'HEADING', language),
        ];
        const values = variables.map((variable) => valuesOf(keywords, 'VALUES', language, [variable]));
        expect(values.reduce((product, { length }) => product * length, 1)).toBe(data.length);
        for (const list of values) expect(new Set(list).size).toBe(list.length);
      }
      expect(data.every((one) => /^(-?\d+(\.\d+)?|"\.{1,6}")$/.test(one))).toBe(true);
    },
  );
});

/** What was written once; a change of it is a change of what others read. */
const GOLDEN = new URL('golden/', import.meta.url);

describe('the files', () => {
  it.each(NAMES.flatMap((name) => (['csv', 'json', 'px'] as const).map((format) => [name, format] as const)))(
    'of %s as %s are what they were',
    (name, format) => {
      const file = new URL(`${name}.${format}`, GOLDEN);
      if (process.env['WRITE_GOLDEN']) writeFileSync(file, written(name, format));
      expect(written(name, format)).toBe(readFileSync(file, 'utf8'));
    },
  );
});
