import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { INVARIANTS } from './invariants.js';
import type { Acknowledged } from './writer.js';

const ROUNDS = 50;
const MOST_ACKNOWLEDGED = 400;
const SEED = 20_240_301;
const TIME_LIMIT_MS = 60_000;

/** Numbers from 1 to `most` that are the same in every run. */
const seeded = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * most);
  };
};

const path = (name: string): string => join(import.meta.dirname, name);

/** Runs a writer in a process of its own and kills it once it has told of `count` events; gives all it told of. */
const writeAndKill = async (folder: string, count: number): Promise<readonly Acknowledged[]> => {
  const writer = spawn(process.execPath, ['--import', path('sources.js'), path('writer.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(writer, 'close');
  const acknowledged: Acknowledged[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    // The last line may have been cut by the kill.
    if (line.endsWith('}')) acknowledged.push(JSON.parse(line));
    if (acknowledged.length >= count) writer.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return acknowledged;
};

const readLog = async (folder: string): Promise<readonly StoredEvent[]> => {
  const store = SqliteEventStore.open({ file: join(folder, 'events.db') });
  const log: StoredEvent[] = [];
  try {
    for await (const page of store.readAll({ after: 0n })) log.push(...page);
    return log;
  } finally {
    await store.close();
  }
};

describe('a writer killed in the middle of its work', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samspar-crash-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it(
    `leaves a whole log, ${ROUNDS} times over`,
    async () => {
      const upTo = seeded(SEED);
      const acknowledged = new Map<string, Acknowledged>();
      for (let round = 1; round <= ROUNDS; round++) {
        for (const event of await writeAndKill(folder, upTo(MOST_ACKNOWLEDGED)))
          acknowledged.set(event.id, event);
        const log = await readLog(folder);
        for (const holds of INVARIANTS) await holds({ folder, log, acknowledged });
      }
      expect(acknowledged.size).toBeGreaterThan(ROUNDS);
    },
    TIME_LIMIT_MS,
  );
});
