import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StatisticsQuery } from '@samspar/statistics';
import {
  accepted,
  changeFile,
  created,
  identified,
  meeting,
  query,
  referred,
  Scenario,
  started,
} from '../../../../test/reference/scenario.js';
import { firstDifference, ProjectionStopped, rebuild, Views, ViewsUnavailable } from '../index.js';

let folder: string;
let file: string;
let log: Scenario;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-rebuild-'));
  file = join(folder, 'views.db');
  log = new Scenario();
  await log.setUp('stockholm', ['finsam-team']);
});

afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

const caughtUp = async (): Promise<Views> => {
  const views = await Views.open({ store: log.store, file });
  await views.catchUp();
  return views;
};
/** What the views in a file say, opened and closed again. */
const answered = async (asked: StatisticsQuery, of = file) => {
  const views = await Views.open({ store: log.store, file: of });
  const outcome = views.statistics(asked);
  await views.close();
  if ('refusal' in outcome) throw new Error(outcome.refusal.code);
  return outcome.answer;
};

describe('a rebuild', () => {
  it('puts whole views in the place of the old ones', async () => {
    await log.journey('a', referred('p'), accepted(), started());
    await (await caughtUp()).close();
    changeFile(file, 'UPDATE journey_version SET sex = 1');
    writeFileSync(`${file}.rebuild`, 'left of a build that was cut off');
    const progress: bigint[] = [];
    await rebuild({ store: log.store, file, progress: (done) => progress.push(done) });
    expect(progress.at(-1)).toBe(await log.store.lastPosition());
    expect(existsSync(`${file}.rebuild`)).toBe(false);
    const { cells } = await answered(query({ measure: 'started', by: ['sex'] }));
    expect(cells).toMatchObject([{ sex: 'woman', value: 1 }]);
  });

  it('makes a file readable by its owner alone, as following does', async () => {
    const views = await caughtUp();
    for (const each of [file, `${file}-wal`]) expect(statSync(each).mode & 0o777).toBe(0o600);
    await views.close();
    await rebuild({ store: log.store, file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves the old views as they were where a projection throws', async () => {
    await log.journey('a', referred('p'));
    await (await caughtUp()).close();
    await log.write('journey-a', { type: 'JourneyTeleported', occurredOn: '2024-03-01', data: {} });
    await expect(rebuild({ store: log.store, file })).rejects.toThrow(ProjectionStopped);
    expect(existsSync(`${file}.rebuild`)).toBe(false);
    expect((await answered(query({ measure: 'referred' }))).total).toBe(1);
  });

  it('takes over nothing of an old file that a process was writing when it ended', async () => {
    await log.journey('a', referred('p'));
    const views = await caughtUp();
    for (const suffix of ['', '-wal', '-shm'])
      copyFileSync(file + suffix, `${join(folder, 'crashed.db')}${suffix}`);
    await views.close();
    const crashed = join(folder, 'crashed.db');
    await log.journey('b', referred('q'));
    await rebuild({ store: log.store, file: crashed });
    expect(existsSync(`${crashed}-wal`)).toBe(false);
    expect(await firstDifference({ store: log.store, file: crashed })).toBeUndefined();
    expect((await answered(query({ measure: 'referred' }), crashed)).total).toBe(2);
  });

  it.each(['', '.rebuild'])('is refused where views.db%s is a folder, which stays', async (suffix) => {
    mkdirSync(file + suffix);
    await expect(rebuild({ store: log.store, file })).rejects.toThrow(
      new ViewsUnavailable(
        `${file}${suffix} är en mapp, men ska vara filen med vyerna: flytta undan mappen och kör samspar rebuild.`,
      ),
    );
    expect(existsSync(file + suffix)).toBe(true);
  });

  it('is refused where the folder is gone', async () => {
    await expect(rebuild({ store: log.store, file: join(folder, 'gone', 'views.db') })).rejects.toThrow(
      ViewsUnavailable,
    );
  });
});

describe('verifying', () => {
  beforeEach(async () => {
    await log.participant('p', created(), identified);
    await log.journey('a', referred('p'), accepted(), started(), meeting());
    await (await caughtUp()).close();
  });

  it('finds nothing in sound views, behind the log or not', async () => {
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
    await log.journey('b', referred('q'));
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
    expect(existsSync(`${file}.verify`)).toBe(false);
  });

  it.each([
    [
      'UPDATE journey_version SET sex = 1',
      { table: 'journey_version', key: '0', column: 'sex', live: 1, rebuilt: 0 },
    ],
    ["UPDATE journey SET id = 'z'", { table: 'journey', key: '0', column: 'id', live: 'z', rebuilt: 'a' }],
    ['DELETE FROM contact', { table: 'contact', key: '1', column: 'no', live: undefined, rebuilt: '1' }],
    [
      'INSERT INTO contact VALUES (9, 0, 4, 0, 1, 0, 1, NULL)',
      { table: 'contact', key: '9', column: 'no', live: '9', rebuilt: undefined },
    ],
    [
      'UPDATE participant SET identified_from = NULL',
      { table: 'participant', key: '0', column: 'identified_from', live: null },
    ],
    ['UPDATE checkpoint SET known_at = 0', { table: 'checkpoint', column: 'known_at', live: 0 }],
  ])('finds what was done by: %s', async (sql, difference) => {
    changeFile(file, sql);
    expect(await firstDifference({ store: log.store, file })).toMatchObject(difference);
  });

  it('of a file that is missing says what to do', async () => {
    rmSync(file);
    await expect(firstDifference({ store: log.store, file })).rejects.toThrow(/saknas: kör samspar rebuild/);
  });
});
