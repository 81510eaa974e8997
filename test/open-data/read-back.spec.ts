import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fileOf, type OpenFormat, openTable, type OpenTable } from '@samspar/open-data';
import { type Answer, type Cell, DIMENSIONS } from '@samspar/statistics';
import { parse } from 'csv-parse/sync';
import JSONstat from 'jsonstat-toolkit';
import Px from 'px';
import { readPx, valuesOf } from './px-reader.js';
import { ORIGIN, TABLES } from './tables.js';

type TableName = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as TableName[];

const opened = (name: TableName): OpenTable => {
  const table = openTable(TABLES[name], ORIGIN);
  if (!table) throw new Error('The table is too large.');
  return table;
};
const written = (name: TableName, format: OpenFormat): string => fileOf(opened(name), format);

const TOTAL = '_T';
const IS_MEDIAN = (answer: Answer) => answer.measure === 'daysToStart';

/** What a reader is to find at some codes and contents: a number, or null. */
type Expected = Readonly<{ codes: Readonly<Record<string, string>>; contents: string; value: number | null }>;

/** Every number that an answer lists, read off the answer as it was frozen. */
const listed = (answer: Answer): readonly Expected[] => {
  const at = (
    codes: Readonly<Record<string, string>>,
    cell: Partial<Cell>,
    value: number | null,
  ): readonly Expected[] =>
    IS_MEDIAN(answer)
      ? [
          { codes, contents: 'median', value },
          { codes, contents: 'lower', value: cell.quartiles?.[0] ?? null },
          { codes, contents: 'upper', value: cell.quartiles?.[2] ?? null },
          { codes, contents: 'n', value: cell.n ?? null },
          { codes, contents: 'without', value: cell.without ?? null },
        ]
      : [
          { codes, contents: 'count', value },
          ...(cell.share
            ? [
                { codes, contents: 'percent', value: cell.share.percent },
                { codes, contents: 'base', value: cell.share.denominator },
              ]
            : []),
        ];
  const isSeries = answer.by.some((one) => ['year', 'quarter', 'month'].includes(one));
  const all = Object.fromEntries(answer.by.map((one) => [one, TOTAL]));
  return [
    ...answer.cells.flatMap((cell) =>
      at(Object.fromEntries(answer.by.map((one) => [one, cell[one] ?? ''])), cell, cell.value ?? null),
    ),
    // The total of a series stands beside its times.
    ...(isSeries ? [] : at(all, answer, answer.total)),
  ];
};

/** A reader of a format: the number at some codes and contents, null where it says that there is none, undefined where it finds nothing. */
type Reader = (name: TableName) => (one: Omit<Expected, 'value'>) => number | null | undefined;

const byJsonStat: Reader = (name) => {
  const dataset = JSONstat(JSON.parse(written(name, 'json')) as object);
  return ({ codes, contents }) => dataset.Data({ ...codes, contents })?.value;
};

/** By the code lists of the file, first dimension slowest. */
const placeOf = (lists: readonly (readonly string[])[], codes: readonly string[]): number =>
  lists.reduce((place, list, index) => place * list.length + list.indexOf(codes[index] ?? ''), 0);

const byGrammar: Reader = (name) => {
  const { keywords, data } = readPx(written(name, 'px'));
  const variables = [...valuesOf(keywords, 'STUB'), ...valuesOf(keywords, 'HEADING')];
  const lists = variables.map((variable) => valuesOf(keywords, 'CODES', undefined, [variable]));
  return ({ codes, contents }) => {
    const named = DIMENSIONS.filter((one) => codes[one] !== undefined);
    const order = variables.map((variable) => {
      const [code = ''] = valuesOf(keywords, 'VARIABLECODE', undefined, [variable]);
      return code === 'contents' ? contents : (codes[code] ?? '');
    });
    if (named.length !== order.length - 1) return undefined;
    const found = data[placeOf(lists, order)];
    return found === undefined ? undefined : found.startsWith('"') ? null : Number(found);
  };
};

const byPx: Reader = (name) => {
  const file = new Px(written(name, 'px'));
  const lists = file.variables().map((_variable, index) => file.codes(index));
  return ({ codes, contents }) => {
    const order = [...opened(name).axes.map(({ dimension }) => codes[dimension] ?? ''), contents];
    const found = file.datum(lists.map((list, index) => list.indexOf(order[index] ?? '')));
    return /^\.+$/.test(found) ? null : Number(found);
  };
};

type CsvRow = Readonly<Record<string, string>>;
const rowsOfCsv = (name: TableName): readonly CsvRow[] =>
  parse(written(name, 'csv'), { columns: true, relax_column_count: false });

const byCsv: Reader = (name) => {
  const rows = rowsOfCsv(name);
  return ({ codes, contents }) => {
    const row = rows.find(
      (one) =>
        one['contents'] === contents && Object.entries(codes).every(([column, code]) => one[column] === code),
    );
    return row === undefined ? undefined : row['value'] === '' ? null : Number(row['value']);
  };
};

const READERS = { jsonStat: byJsonStat, pxByGrammar: byGrammar, px: byPx, csv: byCsv };

describe('a released table, read by others', () => {
  it.each(Object.entries(READERS))(
    '%s gives every number as it was frozen, and null where there is none',
    (kind, reader) => {
      for (const name of NAMES) {
        // That reader takes no file without a stub.
        if (kind === 'px' && TABLES[name].answer.by.length === 0) continue;
        const found = reader(name);
        const expected = listed(TABLES[name].answer);
        expect(expected.length).toBeGreaterThan(0);
        expect(expected.map((one) => ({ ...one, value: found(one) }))).toEqual(expected);
      }
    },
  );

  it('is told in all formats alike: each cell of one is that of the others', () => {
    for (const name of NAMES) {
      const rows = rowsOfCsv(name);
      expect(rows.length).toBeGreaterThan(0);
      const { axes } = opened(name);
      const [fromJson, fromPx] = [byJsonStat(name), byGrammar(name)];
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
    const status = (name: TableName, codes: Readonly<Record<string, string>>, contents = 'count') => {
      const row = rowsOfCsv(name).find(
        (one) =>
          one['contents'] === contents && Object.entries(codes).every(([key, code]) => one[key] === code),
      );
      const cell = JSONstat(JSON.parse(written(name, 'json')) as object).Data({ ...codes, contents });
      return [row?.['value'], row?.['status'], cell?.value, cell?.status];
    };
    expect(status('hidden', { intervention: 'novum', sex: 'woman' })).toEqual(['', 'hidden', null, '..']);
    expect(status('hidden', { intervention: 'novum', sex: 'man' })).toEqual(['0', '', 0, null]);
    expect(status('hidden', { intervention: 'finsam-team', sex: 'unknown' })).toEqual(['0', '', 0, null]);
    expect(status('series', { intervention: 'novum', quarter: '2023-Q3' })).toEqual([
      '',
      'notRegistered',
      null,
      '...',
    ]);
    expect(status('series', { intervention: 'novum', quarter: '2024-Q1' })).toEqual(['7', '', 7, 'b']);
    expect(status('series', { intervention: 'novum', quarter: '2024-Q2' })).toEqual(['0', '', 0, null]);
    expect(status('median', { sex: 'man' }, 'median')).toEqual(['', 'notGiven', null, '.']);
    expect(status('median', { sex: 'man' }, 'n')).toEqual(['0', '', 0, null]);
    expect(status('notRegistered', { sex: 'man' })).toEqual(['', 'notRegistered', null, '...']);
  });

  it('keeps its totals: of groups and of all among the cells, and of a series beside its times', () => {
    const at = (one: Readonly<Record<string, string>>) => ({ codes: one, contents: 'count' });
    expect(byJsonStat('hidden')(at({ intervention: 'finsam-team', sex: TOTAL }))).toBe(33);
    expect(byJsonStat('hidden')(at({ intervention: 'novum', sex: TOTAL }))).toBeNull();
    expect(byCsv('series')(at({ intervention: TOTAL, quarter: TOTAL }))).toBe(37);
    expect(byCsv('series')(at({ intervention: 'finsam-team', quarter: TOTAL }))).toBe(30);
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
