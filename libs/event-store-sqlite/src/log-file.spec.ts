import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, type StoredEvent, StoreUnavailable } from '@samspar/event-store';
import { append, collect, event, eventsOf, listen } from '../../../test/contracts/stored-events.js';
import { openLogFile } from './log-file.js';
import { SqliteEventStore } from './sqlite-event-store.js';

const read = (store: EventStore): Promise<StoredEvent[]> => collect(store.readAll({ after: 0n }));

describe('the file of the log', () => {
  let folder: string;
  let file: string;
  const closing: (() => Promise<void>)[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-log-'));
    file = join(folder, 'events.db');
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    rmSync(folder, { recursive: true });
  });

  const keep = (store: SqliteEventStore): SqliteEventStore => {
    closing.push(() => store.close());
    return store;
  };
  const open = (over: Partial<Parameters<typeof SqliteEventStore.open>[0]> = {}): SqliteEventStore =>
    keep(SqliteEventStore.open({ file, ...over }));
  /** The sentence with which opening is refused. */
  const refusal = (over: Parameters<typeof open>[0] = {}): string => {
    try {
      open(over);
    } catch (error) {
      if (error instanceof StoreUnavailable) return error.message;
      throw error;
    }
    throw new Error('it was opened');
  };
  const withFile = (change: (database: DatabaseSync) => void): void => {
    const database = new DatabaseSync(file, { defensive: false });
    change(database);
    database.close();
  };
  /** An event in the table that is not in the index. */
  const withUnindexed = (stream: string, revision: number): void => {
    const schema = (change: string): void =>
      withFile((database) =>
        database.exec(`PRAGMA writable_schema = ON; ${change}; PRAGMA writable_schema = RESET`),
      );
    let root = 0;
    withFile((database) => {
      root = Number(
        database.prepare(`SELECT rootpage FROM sqlite_schema WHERE type = 'index'`).get()?.['rootpage'],
      );
    });
    schema(`DELETE FROM sqlite_schema WHERE type = 'index';
      UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE (stream, revision)', 'CHECK (true)') WHERE name = 'event'`);
    withFile((database) =>
      database
        .prepare(
          `INSERT INTO event (stream, revision, id, type, schema_version, occurred_on, data, metadata, recorded_at)
           SELECT ?, ?, id, type, schema_version, occurred_on, data, metadata, recorded_at FROM event LIMIT 1`,
        )
        .run(stream, revision),
    );
    schema(`UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (true)', 'UNIQUE (stream, revision)') WHERE name = 'event';
      INSERT INTO sqlite_schema VALUES ('index', 'sqlite_autoindex_event_1', 'event', ${root}, NULL)`);
  };
  const written = async (count: number): Promise<StoredEvent[]> => {
    const store = open();
    await append(store, 's-1', 'noStream', eventsOf(count));
    const events = await read(store);
    await store.close();
    return events;
  };

  it('holds the whole log when it is opened again', async () => {
    const events = await written(300);
    const store = open();
    expect(await read(store)).toEqual(events);
    expect(await append(store, 's-1', 299, [event()])).toMatchObject({ revision: 300, position: 301n });
  });

  it('is readable by its owner alone, and so is what SQLite keeps beside it', async () => {
    await append(open(), 's-1', 'noStream', eventsOf(1));
    for (const each of [file, `${file}-wal`]) expect(statSync(each).mode & 0o777).toBe(0o600);
  });

  it('stamps on from where it stood, also where the clock has been set back meanwhile', async () => {
    const [before] = await written(1);
    const store = open({ clock: () => 1_000 });
    await append(store, 's-1', 0, [event()]);
    expect((await read(store)).map(({ recordedAt }) => recordedAt)).toEqual([
      before?.recordedAt,
      before?.recordedAt,
    ]);
  });

  it('holds what was still waiting to be written at close', async () => {
    const store = open();
    const appended = store.append('s-1', 'noStream', [event()]);
    await store.close();
    expect(await appended).toMatchObject({ appended: true });
    expect(await read(open())).toHaveLength(1);
  });

  it('is let go of at close: nothing can be read or written afterwards, and closing again is harmless', async () => {
    const store = open();
    await store.close();
    await store.close();
    await expect(store.append('s-1', 'noStream', [event()])).rejects.toThrow(StoreUnavailable);
    await expect(read(store)).rejects.toThrow(StoreUnavailable);
    await expect(store.lastPosition()).rejects.toThrow(StoreUnavailable);
  });

  describe('is refused with one sentence that names it and says what to do', () => {
    it('where its folder is missing', () => {
      file = join(folder, 'missing', 'events.db');
      expect(refusal()).toBe(
        `${file} går inte att öppna: kontrollera att mappen finns och att kontot får läsa och skriva i den.`,
      );
    });

    it('where it is missing and only to be read', () => {
      expect(refusal({ readOnly: true })).toContain(`${file} går inte att öppna`);
    });

    it('where it is no database', () => {
      writeFileSync(file, 'Löpnummer;Insats;Kön\n'.repeat(100));
      expect(refusal()).toContain(`${file} är ingen databas, eller är skadad: återställ`);
    });

    it.each([false, true])('where it is a database of something else (read-only: %s)', (readOnly) => {
      withFile((database) => database.exec('CREATE TABLE person (name TEXT)'));
      expect(refusal({ readOnly })).toContain(`${file} är ingen händelselogg från Samspår`);
    });

    it.each([
      [
        'with another table',
        (): unknown => withFile((database) => database.exec('PRAGMA user_version = 99')),
      ],
      ['that knew one more shape of event', () => open({ shapes: 43 }).close()],
    ])('where a newer Samspår has written it, %s, and is not written in', async (_which, byNewer) => {
      await written(1);
      await byNewer();
      const before = readFileSync(file);
      expect(refusal({ shapes: 42 })).toMatch(
        new RegExp(`^${file} är skriven av en nyare Samspår \\(loggformat .*\\): uppgradera Samspår\\.`),
      );
      expect(readFileSync(file)).toEqual(before);
      expect(refusal({ shapes: 42, readOnly: true })).toContain('nyare');
    });

    it.each([
      ['lacks the last event of a stream', 1, (): void => undefined],
      ['lacks one and has another twice', 0, () => withUnindexed('s-2', 5)],
    ])(
      'where its index %s: the revision could be written a second time',
      async (_which, revision, further) => {
        await written(1);
        withUnindexed('s-1', revision + 1);
        further();
        expect(refusal()).toMatch(/är skadad, indexet över strömmarna .*samspar restore/);
      },
    );
  });

  it('is called damaged where its pages are overwritten', async () => {
    await written(200);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 8_192));
    expect(refusal({ readOnly: true })).toBe(`${file} är skadad: återställ den från säkerhetskopia.`);
  });

  it('is called damaged where an event is no longer JSON', async () => {
    await written(2);
    withFile((database) => database.exec(`UPDATE event SET data = '{"number' WHERE revision = 1`));
    await expect(read(open())).rejects.toThrow(`${file} är skadad vid position 2: återställ`);
  });

  it('has all that was appended before it is closed, however many groups that takes', async () => {
    const store = open();
    const appends = Array.from({ length: 1_200 }, (_, i) => append(store, `s-${i}`, 'noStream', [event()]));
    await store.close();
    await Promise.all(appends);
    expect(await read(open())).toHaveLength(1_200);
  });

  it('keeps every answered append and nothing of others where the disk is full, and goes on when it is not', async () => {
    const opened = openLogFile(file, { readOnly: false, shapes: 0 });
    const { log } = opened;
    const store = keep(new SqliteEventStore(opened, file, Date.now));
    log.exec('PRAGMA max_page_count = 40');
    const results = await Promise.allSettled(
      Array.from({ length: 700 }, (_, i) => store.append(`s-${i}`, 'noStream', eventsOf(3))),
    );
    const failed = results.filter(({ status }) => status === 'rejected');
    expect(failed).not.toHaveLength(0);
    expect(failed[0]).toMatchObject({
      reason: new StoreUnavailable(
        `Disken är full och ${file} kunde inte skrivas: frigör utrymme och försök igen. Inget har sparats.`,
      ),
    });
    expect(await read(store)).toHaveLength(3 * (700 - failed.length));
    log.exec('PRAGMA max_page_count = 1000000');
    await append(store, 'later', 'noStream', [event()]);
  });

  it('refuses appends, and has all that it answered, where a long reader has let its write-ahead log grow to the limit', async () => {
    const store = open({ mostWaitingBytes: 400_000 });
    await append(store, 's-0', 'noStream', [event()]);
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM event').get();
    let answered = 1;
    const fill = async (): Promise<never> => {
      for (;;) {
        await append(store, `s-${answered}`, 'noStream', [event()]);
        answered++;
      }
    };
    await expect(fill()).rejects.toThrow(StoreUnavailable);
    await expect(fill()).rejects.toThrow(
      /events\.db-wal har vuxit till .* avsluta det, .* Inget har sparats\./,
    );
    expect(statSync(`${file}-wal`).size).toBeLessThan(500_000);
    expect(await read(store)).toHaveLength(answered);
    reader.close();
    await append(store, 'later', 'noStream', [event()]);
    expect(await read(store)).toHaveLength(answered + 1);
  });

  it('waits for whoever holds the file without holding others up, and refuses what waits still when it is closed', async () => {
    const store = open();
    await append(store, 's-1', 'noStream', [event()]);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const appended = append(store, 's-2', 'noStream', [event()]);
    expect(await read(store)).toHaveLength(1);
    other.exec('ROLLBACK');
    await appended;
    other.exec('BEGIN IMMEDIATE');
    const refused = expect(store.append('s-3', 'noStream', [event()])).rejects.toThrow(/upptagen/);
    expect(await read(store)).toHaveLength(2);
    await store.close();
    await refused;
    other.close();
  });

  it.each([
    ['removed', (): void => rmSync(file)],
    ['moved', () => renameSync(file, `${file}.away`)],
    ['replaced', () => (copyFileSync(file, `${file}.new`), renameSync(`${file}.new`, file))],
  ])(
    'that was %s under the process that writes it takes no more, and nobody is told otherwise',
    async (_how, go) => {
      const store = open();
      await append(store, 's-1', 'noStream', [event()]);
      go();
      for (const stream of ['s-2', 's-3'])
        await expect(store.append(stream, 'noStream', [event()])).rejects.toThrow(StoreUnavailable);
      await expect(store.append('s-1', 0, [event()])).rejects.toThrow(/är inte längre den fil som öppnades/);
      expect(store.warnings()).toEqual([expect.stringContaining('sparar inget mer')]);
    },
  );

  describe('read beside the process that writes', () => {
    it('gives what is there, and refuses to be written', async () => {
      const writer = open();
      await append(writer, 's-1', 'noStream', eventsOf(2));
      const reader = open({ readOnly: true });
      expect(await read(reader)).toEqual(await read(writer));
      expect(await reader.lastPosition()).toBe(2n);
      await expect(reader.append('s-1', 1, [event()])).rejects.toThrow(StoreUnavailable);
      await append(writer, 's-1', 1, [event()]);
      expect(await read(reader)).toHaveLength(3);
    });

    it('follows what is appended', async () => {
      const writer = open();
      const ear = listen();
      open({ readOnly: true }).subscribe({ after: 0n }, ear.handle, ear.caughtUp);
      await ear.reached(0n);
      await append(writer, 's-1', 'noStream', eventsOf(2));
      await ear.reached(2n);
      expect(ear.heard).toEqual(await read(writer));
      expect(ear.caughtUpAt).toEqual([0n, 2n]);
    });
  });
});
