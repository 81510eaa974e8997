import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { changeFile, query, referred, Scenario } from '../../../../test/reference/scenario.js';
import { copyViews, firstDifference, Views, ViewsUnavailable } from '../index.js';

let folder: string;
let file: string;
let copy: string;
let log: Scenario;
let open: Views[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-copy-views-'));
  file = join(folder, 'views.db');
  copy = join(folder, 'copy.db');
  open = [];
  log = new Scenario();
  await log.setUp('stockholm', ['finsam-team']);
  await log.journey('a', referred('p'));
});
afterEach(async () => {
  for (const views of open) await views.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

const openViews = async (of: string, notice?: (sentence: string) => void): Promise<Views> => {
  const views = await Views.open({ store: log.store, file: of, ...(notice && { notice }) });
  open.push(views);
  return views;
};
const referrals = (views: Views): unknown => views.statistics(query({ measure: 'referred' }));

describe('a copy of the views', () => {
  it('is made beside the process that follows the log, and another node goes on from it', async () => {
    const views = await openViews(file);
    views.follow();
    expect(await views.reached(await log.store.lastPosition(), 10_000)).toBe(true);
    const at = copyViews(file, copy);
    expect(at).toBe(views.position);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(existsSync(`${copy}.part`)).toBe(false);

    await views.reached(await log.journey('b', referred('q')), 10_000);
    const read = jest.spyOn(log.store, 'readAll');
    const other = await openViews(copy);
    expect(other.position).toBe(at);
    await other.catchUp();
    expect(read.mock.calls.map(([{ after }]) => after)).toEqual([at]);
    expect(referrals(other)).toEqual(referrals(views));
    expect(await firstDifference({ store: log.store, file: copy })).toBeUndefined();
  });

  it('of another log is built anew', async () => {
    await (await openViews(file)).catchUp();
    copyViews(file, copy);
    await log.close();
    log = new Scenario();
    log.now += 1;
    await log.setUp('stockholm', ['finsam-team']);
    const notices: string[] = [];
    const views = await openViews(copy, (sentence) => notices.push(sentence));
    expect(notices).toEqual([
      `Vyfilen ${copy} är byggd ur en annan logg: vyerna byggs nu upp på nytt ur loggen.`,
    ]);
    expect(views.position).toBe(0n);
  });

  it.each<[string, RegExp, () => void]>([
    ['the target is there', /finns redan: ange en fil som inte finns/, () => writeFileSync(copy, 'mine')],
    ['there are no views', /views\.db saknas/, () => rmSync(file)],
    ['they are another version’s', /annan version/, () => changeFile(file, 'PRAGMA user_version = 99')],
    [
      'the target’s folder is not there',
      /copy\.db går inte att öppna/,
      () => {
        copy = join(folder, 'gone', 'copy.db');
      },
    ],
  ])('is refused where %s, and leaves nothing', async (_what, sentence, spoil) => {
    const views = await openViews(file);
    await views.catchUp();
    await views.close();
    open = [];
    spoil();
    const before = existsSync(copy);
    expect(() => copyViews(file, copy)).toThrow(ViewsUnavailable);
    expect(() => copyViews(file, copy)).toThrow(sentence);
    expect([existsSync(copy), existsSync(`${copy}.part`)]).toEqual([before, false]);
  });
});
