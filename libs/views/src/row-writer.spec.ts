import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RowWriter, writerHere, WriterThread } from './row-writer.js';

const STATEMENTS = { add: 'INSERT INTO number VALUES (?, ?)' };

let folder: string;
let file: string;
let database: DatabaseSync;
let writer: RowWriter;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-row-writer-'));
  file = join(folder, 'rows.db');
  database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE number (no INTEGER PRIMARY KEY, word TEXT) STRICT');
});

afterEach(async () => {
  await writer.close();
  database.close();
  rmSync(folder, { recursive: true });
});

const written = (): unknown[] =>
  database
    .prepare('SELECT no, word FROM number ORDER BY no')
    .all()
    .map(({ no, word }) => [no, word]);

describe.each([
  ['here', () => writerHere(database, STATEMENTS)],
  [
    'on a thread of its own',
    () =>
      new WriterThread({ rowsGoInto: file, settings: 'PRAGMA synchronous = NORMAL', statements: STATEMENTS }),
  ],
])('rows that are written %s', (_where, start) => {
  beforeEach(() => {
    writer = start();
  });

  it('are there for others to read once that is told', async () => {
    await writer.write([
      ['add', [1, 'ett']],
      ['add', [2, null]],
    ]);
    expect(written()).toEqual([
      [1, 'ett'],
      [2, null],
    ]);
  });

  it('are written all of them or none, and what comes after is written as ever', async () => {
    const twice = writer.write([
      ['add', [1, 'ett']],
      ['add', [1, 'ett igen']],
    ]);
    await expect(twice).rejects.toMatchObject({ message: expect.stringContaining('UNIQUE'), errcode: 1555 });
    expect(written()).toEqual([]);
    await writer.write([['add', [2, 'två']]]);
    expect(written()).toEqual([[2, 'två']]);
  });

  it('name statements that there are', async () => {
    await expect(writer.write([['remove', [1]]])).rejects.toThrow('There is no statement remove.');
    expect(written()).toEqual([]);
  });
});

describe('a thread that writes', () => {
  it('writes what is handed over before it is closed', async () => {
    writer = new WriterThread({ rowsGoInto: file, settings: '', statements: STATEMENTS });
    const writing = writer.write([['add', [1, 'ett']]]);
    await writer.close();
    await writing;
    expect(written()).toEqual([[1, 'ett']]);
  });

  it('tells what SQLite says of a file that cannot be opened', async () => {
    const rowsGoInto = join(folder, 'gone', 'rows.db');
    writer = new WriterThread({ rowsGoInto, settings: '', statements: STATEMENTS });
    await expect(writer.write([['add', [1, 'ett']]])).rejects.toMatchObject({ errcode: 14 });
  });
});
