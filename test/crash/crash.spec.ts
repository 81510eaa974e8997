import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { collect } from '../contracts/stored-events.js';
import { Scenario } from '../reference/scenario.js';
import { INVARIANTS } from './invariants.js';
import type { Acknowledged } from './writer.js';

const ROUNDS = 10;
const MOST_ACKNOWLEDGED = 200;
/** Each is killed over and over; what is chosen by chance in it follows from its number. */
const LOGS = [20_240_301, 20_240_302];
const TIME_LIMIT_MS = 120_000;

/** Numbers from 1 to `most` that are the same in every run. */
const seeded = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * most);
  };
};

const path = (name: string): string => join(import.meta.dirname, name);

let writer: ChildProcess | undefined;

/** Runs a writer in a process of its own and kills it once it has told of `count` events; gives all it told of. */
const writeAndKill = async (folder: string, count: number): Promise<readonly Acknowledged[]> => {
  const child = spawn(process.execPath, ['--import', path('../sources.js'), path('writer.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  writer = child;
  const ended = once(child, 'close');
  const acknowledged: Acknowledged[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may have been cut by the kill.
    if (line.endsWith('}')) acknowledged.push(JSON.parse(line));
    if (acknowledged.length >= count) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return acknowledged;
};

/** Opens the log as the next process would, and holds every invariant against it. */
const inspect = async (folder: string, acknowledged: readonly Acknowledged[]): Promise<void> => {
  const store = SqliteEventStore.open({ file: join(folder, 'events.db') });
  try {
    const log = await collect(store.readAll({ after: 0n }));
    for (const holds of INVARIANTS) await holds({ folder, store, log, acknowledged });
  } finally {
    await store.close();
  }
};

describe('a writer killed in the middle of its work', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samspar-crash-'));
    const setup = new Scenario(join(folder, 'events.db'));
    await setup.setUp('stockholm', ['finsam-team']);
    await setup.close();
  });
  afterEach(async () => {
    writer?.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  it.each(LOGS)(
    `leaves a whole log and views that agree with it, ${ROUNDS} times over (log %s)`,
    async (seed) => {
      const upTo = seeded(seed);
      const acknowledged: Acknowledged[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        acknowledged.push(...(await writeAndKill(folder, upTo(MOST_ACKNOWLEDGED))));
        await inspect(folder, acknowledged);
      }
    },
    TIME_LIMIT_MS,
  );
});
