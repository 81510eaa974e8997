import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EventStore, StoredEvent } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { append, collect, event, eventsOf } from '../../../../test/contracts/stored-events.js';
import { CommandRefused } from '../terminal.js';
import { copyLog, type CopyReport } from './copy-log.js';
import { textOfEvent } from './log-digest.js';

let folder: string;
let source: EventStore;
let destination: EventStore;
const open: EventStore[] = [];

const log = (name: string): EventStore => {
  const store = SqliteEventStore.open({ file: join(folder, name) });
  open.push(store);
  return store;
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-copy-'));
  source = log('source.db');
  destination = log('destination.db');
  await append(source, 'journey-a', 'noStream', [
    event({ recordedAt: 1_000, occurredOn: 'unknown', data: { b: 1, a: { d: [1, 'é'], c: null } } }),
    event({ recordedAt: 2_000 }),
  ]);
  await append(source, 'journey-b', 'noStream', eventsOf(3));
  await append(source, 'journey-a', 1, eventsOf(2));
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

/** The first event that is to be copied. */
const firstEvent = async (): Promise<StoredEvent> => {
  const [first] = await collect(source.readStream('journey-a', { maxCount: 1 }));
  if (first === undefined) throw new Error('There is nothing to copy');
  return first;
};
const copy = (): Promise<CopyReport> => copyLog({ source, destination, progress: () => () => undefined });
const everything = async (store: EventStore): Promise<string[]> =>
  (await collect(store.readAll({ after: 0n }))).map(textOfEvent);

describe('copying a log', () => {
  it('keeps ids, stamps and the order of streams and log', async () => {
    const report = await copy();
    expect(report).toMatchObject({ events: 7, copied: 7, sourceGrew: false });
    expect(await everything(destination)).toEqual(await everything(source));
  });

  it('of an empty log is an empty log', async () => {
    source = log('empty.db');
    expect(await copy()).toMatchObject({ events: 0, copied: 0, perSecond: null });
  });

  it('goes on where a copy was cut, and writes nothing twice', async () => {
    const writes = destination.append.bind(destination);
    let left = 2;
    const cut = jest.spyOn(destination, 'append').mockImplementation(async (...asked) => {
      if (left-- > 0) return writes(...asked);
      throw new Error('cut');
    });
    await expect(copy()).rejects.toThrow('cut');
    cut.mockRestore();
    await append(source, 'journey-c', 'noStream', [event()]);
    expect(await copy()).toMatchObject({ events: 8, copied: 3 });
    expect(await copy()).toMatchObject({ events: 8, copied: 0 });
    expect(await everything(destination)).toEqual(await everything(source));
  });

  it('gives one digest of one content, however the names in an event are ordered', async () => {
    const first = await firstEvent();
    const turned = { ...first, data: { a: { c: null, d: [1, 'é'] }, b: 1 }, position: 99n } as StoredEvent;
    expect(textOfEvent(turned)).toBe(textOfEvent(first));
    expect(textOfEvent({ ...turned, data: { a: { c: null, d: ['é', 1] }, b: 1 } })).not.toBe(
      textOfEvent(first),
    );
  });

  it.each<[string, () => Promise<unknown>]>([
    ['another log', () => append(destination, 'journey-z', 'noStream', [event()])],
    [
      'the same log and more',
      async () => {
        await copy();
        await append(destination, 'journey-z', 'noStream', [event()]);
      },
    ],
    [
      'the same events with another stamp',
      async () => {
        const first = await firstEvent();
        await append(destination, 'journey-a', 'noStream', [{ ...first, recordedAt: 1_001 }]);
      },
    ],
  ])('is refused where the destination holds %s, which stays as it is', async (_what, fill) => {
    await fill();
    const before = await everything(destination);
    await expect(copy()).rejects.toThrow(CommandRefused);
    await expect(copy()).rejects.toThrow(
      /Målet innehåller något annat än källan: .*Kopiera till en tom logg/,
    );
    expect(await everything(destination)).toEqual(before);
  });

  it('sends an append without an answer again, and gives up when none comes', async () => {
    const writes = destination.append.bind(destination);
    const spy = jest.spyOn(destination, 'append').mockImplementationOnce(async (...asked) => {
      await writes(...asked);
      return { appended: 'unknown' };
    });
    expect(await copy()).toMatchObject({ events: 7, copied: 7 });
    await append(source, 'journey-c', 'noStream', [event()]);
    spy.mockResolvedValue({ appended: 'unknown' });
    await expect(copy()).rejects.toThrow(/fortsätter kopian där den slutade/);
    spy.mockRestore();
    expect(await copy()).toMatchObject({ events: 8, copied: 1 });
  });

  it('sends what was broken off again, in the order of the log', async () => {
    const spy = jest.spyOn(destination, 'append');
    for (let broken = 0; broken < 3; broken++) spy.mockResolvedValueOnce({ appended: 'unknown' });
    expect(await copy()).toMatchObject({ events: 7, copied: 7 });
    expect(await everything(destination)).toEqual(await everything(source));
  });

  it('stops where an append failed and one after it did not, for then the order is another', async () => {
    jest.spyOn(destination, 'append').mockResolvedValueOnce({ appended: 'unknown' });
    await expect(copy()).rejects.toThrow(/ordningen blev en annan .* Börja om med ett tomt mål/);
  });

  it('stops where somebody else writes in the destination', async () => {
    jest.spyOn(destination, 'append').mockResolvedValue({ appended: false, actual: 3 });
    await expect(copy()).rejects.toThrow(/Händelse 0 i journey-a går inte att skriva i målet: någon annan/);
  });

  it('tells that events came to the source meanwhile', async () => {
    const writes = destination.append.bind(destination);
    jest.spyOn(destination, 'append').mockImplementationOnce(async (...asked) => {
      const written = writes(...asked);
      await append(source, 'journey-late', 'noStream', [event()]);
      return written;
    });
    expect(await copy()).toMatchObject({ events: 7, sourceGrew: true });
    expect(await copy()).toMatchObject({ events: 8, copied: 1, sourceGrew: false });
  });

  it('finds a copy that is not like its source', async () => {
    const writes = destination.append.bind(destination);
    jest.spyOn(destination, 'append').mockImplementationOnce((stream, expected, events) =>
      writes(
        stream,
        expected,
        events.map((one) => ({ ...one, data: { forged: true } })),
      ),
    );
    await expect(copy()).rejects.toThrow(/Kopian är inte lik källan .*börja om med ett tomt mål/);
  });
});
