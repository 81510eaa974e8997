import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyPair } from '@samspar/installation';
import { backUp } from '../../apps/cli/src/backup/back-up.js';
import { restore } from '../../apps/cli/src/backup/restore.js';
import { asKilled, configurationOf, Installed } from './installed.js';

const MOMENTS = 60;
const SEED = 20_261_129;
/** Registrations under way at a moment, at most, and turns of the event loop until it comes. */
const [MOST_AT_ONCE, MOST_TURNS] = [6, 12];
const TIME_LIMIT_MS = 240_000;

/** Whole numbers from 0 to below `most` that are the same in every run. */
const seeded = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
};

describe('the drill', () => {
  let folder: string;
  let live: Installed;
  const at = (name: string): string => join(folder, name);
  const fresh = (name: string): string => {
    rmSync(at(name), { recursive: true, force: true });
    mkdirSync(at(name));
    return at(name);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-drill-'));
    live = new Installed(fresh('live'));
  });
  afterEach(async () => {
    await live.close();
    rmSync(folder, { recursive: true });
  });

  /** What is restored, or left by a kill, is whole and has all that was acknowledged. */
  const inspect = async (name: string, acknowledged: readonly number[]): Promise<void> => {
    const there = new Installed(at(name));
    try {
      await there.registration.settle(Date.now());
      expect(await verifyPair(there.store, there.vault, () => undefined)).toMatchObject({ whole: true });
      expect(await there.lost(acknowledged)).toEqual([]);
    } finally {
      await there.close();
    }
  };

  it(
    `loses nothing that was acknowledged before the backup or the kill, at ${MOMENTS} random moments of work`,
    async () => {
      const random = seeded(SEED);
      const acknowledged: number[] = [];
      let next = 1;
      await live.register(next);
      acknowledged.push(next++);
      for (let moment = 0; moment < MOMENTS; moment++) {
        const working = Array.from({ length: 1 + random(MOST_AT_ONCE) }, async () => {
          const number = next++;
          await live.register(number);
          acknowledged.push(number);
        });
        for (let turns = random(MOST_TURNS); turns > 0; turns--) await nextTurn();
        const before = [...acknowledged];
        if (random(4) > 0) {
          asKilled(at('live'), fresh('killed'));
          await Promise.all(working);
          await inspect('killed', before);
        } else {
          rmSync(at('copy'), { recursive: true, force: true });
          await backUp({ from: at('live'), to: at('copy'), version: 'drill' });
          await Promise.all(working);
          await restore({ configuration: configurationOf(fresh('restored')), from: at('copy') });
          await inspect('restored', before);
        }
      }
      await inspect('restored', []);
    },
    TIME_LIMIT_MS,
  );
});
