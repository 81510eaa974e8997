import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { surviveCuts } from './cuts.js';
import { type Double, startDouble } from './servers.js';

/** `npm run bench -- esdb-1000-cuts` does a thousand. */
const CUTS = 100;

describe('a subscription that is cut at random', () => {
  let double: Double;
  let folder: string;
  beforeEach(async () => {
    double = await startDouble();
    folder = mkdtempSync(join(tmpdir(), 'samspar-cuts-'));
  });
  afterEach(async () => {
    await double.stop();
    rmSync(folder, { recursive: true });
  });

  it(`${CUTS} times hands over every event once, and its views equal a fresh rebuild`, async () => {
    const { cuts, events, heard, repeated, equal } = await surviveCuts(double.url, folder, CUTS);
    expect(cuts).toBeGreaterThanOrEqual(CUTS);
    expect({ heard, repeated, equal }).toEqual({ heard: events, repeated: 0, equal: true });
  }, 60_000);
});
