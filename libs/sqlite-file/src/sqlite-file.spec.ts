import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FileExchanged, HeldByReader, type JournalLimit, refuseForeignJournal, SqliteFile } from './index.js';

const PAGE = 'x'.repeat(3_000);
/** Pages that a commit changes, so that few of them fill a write-ahead log. */
const PAGES = 50;
const MB = 1_000_000;

describe('a file that one process writes', () => {
  let folder: string;
  let file: string;
  let database: DatabaseSync;
  let writing: SqliteFile;

  const open = (name = 'one.db', limit: JournalLimit = {}): void => {
    file = join(folder, name);
    refuseForeignJournal(file);
    database = new DatabaseSync(file);
    database.exec('CREATE TABLE IF NOT EXISTS page (content TEXT) STRICT');
    writing = new SqliteFile(file, database, { durable: false, ...limit });
  };
  const write = (commits: number): void => {
    const insert = database.prepare('INSERT INTO page VALUES (?)');
    for (let commit = 0; commit < commits; commit++) {
      writing.mustBeWritable();
      database.exec('BEGIN');
      for (let page = 0; page < PAGES; page++) insert.run(PAGE);
      database.exec('COMMIT');
      writing.written();
    }
  };
  /** Commits that are in the file. */
  const written = (): number =>
    Number(database.prepare('SELECT count(*) AS count FROM page').get()?.['count']) / PAGES;
  /** Another program that reads the file until it is closed. */
  const reader = (): DatabaseSync => {
    const other = new DatabaseSync(file, { readOnly: true });
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM page').get();
    return other;
  };
  const journal = (): number => statSync(`${file}-wal`).size;
  /** The files as a process leaves them that is killed now. */
  const killed = (name = 'killed.db'): void => {
    for (const part of ['', '-wal']) cpSync(file + part, join(folder, name) + part);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-file-'));
    open();
  });
  afterEach(() => {
    jest.useRealTimers();
    writing.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('keeps its write-ahead log short', () => {
    it('however much is written', () => {
      write(500);
      expect(journal()).toBeLessThan(20 * MB);
      expect(writing.warnings()).toEqual([]);
    });

    it('again once a long reader has ended, also where nothing more is written, and says so until then', () => {
      writing.close();
      jest.useFakeTimers();
      open();
      const reading = reader();
      write(500);
      expect(journal()).toBeGreaterThan(80 * MB);
      expect(writing.warnings()).toEqual([
        expect.stringMatching(/one\.db-wal har vuxit till \d+ MB, .*avsluta det, så krymper/),
      ]);
      const grown = journal();
      jest.advanceTimersByTime(60_000);
      expect(journal()).toBe(grown);
      reading.close();
      jest.advanceTimersByTime(1_000);
      expect(journal()).toBeLessThan(20 * MB);
      expect(writing.warnings()).toEqual([]);
      expect(written()).toBe(500);
    });

    it('while a long reader stays: nothing more is written, who reads is told, and it goes on as soon as that has ended', () => {
      writing.close();
      open('one.db', { mostWaitingBytes: 2 * MB });
      const reading = reader();
      let commits = 0;
      expect(() => {
        for (; commits < 100; commits++) write(1);
      }).toThrow(HeldByReader);
      expect(commits).toBeGreaterThan(5);
      expect(() => write(1)).toThrow(
        new RegExp(
          `har vuxit till 2 MB, .*process ${process.pid}\\).*får inte bli större: avsluta det, så går det vidare`,
        ),
      );
      const grown = journal();
      expect(grown).toBeLessThan(2.5 * MB);
      expect(() => write(1)).toThrow(HeldByReader);
      expect(journal()).toBe(grown);
      reading.close();
      write(1);
      expect(journal()).toBe(grown);
      write(20);
      expect(journal()).toBeLessThan(2.5 * MB);
      expect(written()).toBe(commits + 21);
    });

    it('with nothing written before its token where somebody held the file just then, and is whole as it was killed', () => {
      writing.close();
      jest.useFakeTimers();
      open();
      const reading = reader();
      write(100);
      reading.close();
      const other = new DatabaseSync(file);
      other.exec('BEGIN IMMEDIATE');
      jest.advanceTimersByTime(1_000);
      expect(() => write(1)).toThrow('locked');
      other.close();
      write(1);
      killed();
      writing.close();
      open('killed.db');
      expect(written()).toBe(101);
    });
  });

  describe('is told from what it is not', () => {
    it.each([0, 1, 10, 90, 200])('is opened again as it was killed after %d commits, whole', (commits) => {
      write(commits);
      killed();
      writing.close();
      open('killed.db');
      expect(written()).toBe(commits);
    });

    it('is opened as it was killed while a reader kept what was written from being moved', () => {
      const reading = reader();
      write(200);
      reading.close();
      killed('first.db');
      write(20);
      killed('second.db');
      writing.close();
      open('first.db');
      expect(written()).toBe(200);
      writing.close();
      open('second.db');
      expect(written()).toBe(220);
    });

    it('is opened as a Samspår left it that kept no tokens, with its write-ahead log', () => {
      writing.close();
      file = join(folder, 'older.db');
      const older = new DatabaseSync(file);
      older.exec(
        `PRAGMA journal_mode = WAL; CREATE TABLE page (content TEXT) STRICT; INSERT INTO page VALUES ('x')`,
      );
      killed();
      older.close();
      open('killed.db');
      expect(written()).toBe(1 / PAGES);
    });

    it.each([
      ['an older copy of it', (): void => undefined, () => write(5)],
      ['a copy of the same day, since when the log has begun anew', () => write(200), () => write(200)],
    ])('is refused beside the write-ahead log of a killed process where it is %s', (_which, first, then) => {
      first();
      writing.close();
      copyFileSync(file, join(folder, 'copy.db'));
      open();
      then();
      killed();
      writing.close();
      copyFileSync(join(folder, 'copy.db'), join(folder, 'killed.db'));
      const found = (): number => statSync(join(folder, 'killed.db-wal')).mtimeMs;
      const before = found();
      expect(() => open('killed.db')).toThrow(FileExchanged);
      expect(() => open('killed.db')).toThrow(/killed\.db-wal hör inte till .*killed\.db, .*samspar restore/);
      expect(found()).toBe(before);
      open();
    });

    it('is refused beside the write-ahead log where it is a copy taken by hand beside the process that was killed', () => {
      write(10);
      copyFileSync(file, join(folder, 'copy.db'));
      write(200);
      killed();
      copyFileSync(join(folder, 'copy.db'), join(folder, 'killed.db'));
      writing.close();
      expect(() => open('killed.db')).toThrow(FileExchanged);
      open();
    });

    it.each([
      ['of another file', true],
      ['begun since this one, of a Samspår that kept no tokens, was put back', false],
    ])('is refused beside a write-ahead log %s', (_which, tokens) => {
      const other = join(folder, 'other.db');
      const foreign = new DatabaseSync(other);
      foreign.exec('CREATE TABLE page (content TEXT) STRICT');
      if (tokens) new SqliteFile(other, foreign, { durable: false }).close();
      else foreign.close();
      write(3);
      killed('other.db.new');
      renameSync(join(folder, 'other.db.new-wal'), `${other}-wal`);
      expect(() => open('other.db')).toThrow(FileExchanged);
      file = join(folder, 'one.db');
    });
  });

  describe('stops writing, and says so, where the file at its path is no longer the one it has open', () => {
    it.each([
      ['removed', '', (): void => rmSync(file)],
      ['moved', '', () => renameSync(file, join(folder, 'away'))],
      [
        'replaced by a copy',
        '',
        () => (copyFileSync(file, join(folder, 'away')), renameSync(join(folder, 'away'), file)),
      ],
      ['alone, its write-ahead log being removed', '-wal', () => rmSync(`${file}-wal`)],
      ['gone with its folder', '', () => renameSync(folder, `${folder}.away`)],
    ])('%s', (_how, part, exchange) => {
      write(1);
      exchange();
      expect(writing.warnings()).toEqual([
        expect.stringContaining(`${file}${part} är inte längre den fil som öppnades`),
      ]);
      expect(() => write(1)).toThrow(FileExchanged);
      expect(() => writing.mustBeWritable()).toThrow(/samspar restore/);
      rmSync(`${folder}.away`, { recursive: true, force: true });
    });

    it('also just after the folder was changed in another way', () => {
      for (let time = 0; time < 20; time++) {
        copyFileSync(file, join(folder, 'away'));
        write(1);
        rmSync(join(folder, 'away'));
        write(1);
      }
      copyFileSync(file, join(folder, 'away'));
      write(1);
      renameSync(join(folder, 'away'), file);
      expect(() => write(1)).toThrow(FileExchanged);
    });

    it('also where it is named by a link to another folder', () => {
      writing.close();
      const other = join(folder, 'other');
      mkdirSync(other);
      copyFileSync(file, join(other, 'real.db'));
      symlinkSync(join(other, 'real.db'), join(folder, 'link.db'));
      open('link.db');
      write(1);
      rmSync(join(other, 'real.db'));
      expect(() => write(1)).toThrow(FileExchanged);
    });

    it('also where it is put back again: what was written meanwhile was told as not saved', () => {
      renameSync(file, join(folder, 'away'));
      expect(() => write(1)).toThrow(FileExchanged);
      renameSync(join(folder, 'away'), file);
      expect(() => write(1)).toThrow(FileExchanged);
    });
  });
});
