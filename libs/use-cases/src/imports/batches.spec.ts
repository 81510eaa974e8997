import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  association,
  csv,
  type ImportDesk,
  NOW,
  openImportDesk,
} from '../../../../test/fixtures/import/import-desk.js';
import { Batches } from './batches.js';

const HEADERS = ['Löpnummer', 'Insats', 'Startdatum', 'Kön'];
const row = (number: number) => [number, 'Novum', '2024-01-15', 'K'];

let desk: ImportDesk;
let logged: string[];
let batches: Batches;
beforeEach(() => {
  desk = openImportDesk();
  logged = [];
  batches = new Batches(desk.store, (line) => logged.push(line));
});
afterEach(async () => {
  await batches.close();
  await desk.close();
});

const imported = async (number: number, of = association): Promise<string> =>
  (await desk.take(csv(HEADERS, row(number)), { association: of })).batch ?? '';
const ids = async (of: string) => (await batches.of(of)).map(({ id }) => id);

describe('the imports there have been', () => {
  it('are those of an association, the latest first', async () => {
    const [first, second] = [await imported(1), await imported(2)];
    const theirs = await imported(1, { ...association, id: 'annat' });
    batches.follow();
    expect(await ids('stockholm')).toEqual([second, first]);
    expect(await ids('annat')).toEqual([theirs]);
  });

  it('are told with who made them, when, of how many rows, and what they came to', async () => {
    const id = await imported(1);
    batches.follow();
    expect(await batches.find(id)).toMatchObject({
      id,
      association: 'stockholm',
      register: 'main',
      actor: 'operator',
      startedAt: NOW,
      rows: 1,
      counts: { imported: 1 },
    });
    expect(await batches.find(id)).not.toHaveProperty('reversed');
  });

  it('are told with who took them back', async () => {
    const id = await imported(1);
    await desk.reverse(id);
    batches.follow();
    expect(await batches.find(id)).toMatchObject({
      counts: { imported: 1 },
      reversed: { misregistered: 1, actor: 'operator', at: NOW },
    });
  });

  it('are known as soon as the log has them, while they are followed', async () => {
    batches.follow();
    expect(await ids('stockholm')).toEqual([]);
    const id = await imported(1);
    while ((await batches.find(id))?.counts === undefined) await nextTurn();
    expect(await ids('stockholm')).toEqual([id]);
  });

  it('are no longer taken note of once nobody follows them', async () => {
    batches.follow();
    expect(await ids('stockholm')).toEqual([]);
    await batches.close();
    const [id, follower] = [await imported(1), new Batches(desk.store, () => {})];
    follower.follow();
    while ((await follower.find(id))?.counts === undefined) await nextTurn();
    await follower.close();
    expect(await batches.find(id)).toBeUndefined();
  });

  it('are not there before they are', async () => {
    batches.follow();
    expect(await batches.find('ingen')).toBeUndefined();
  });

  it('are not told of where the log cannot be read, and the operator hears why', async () => {
    await desk.store.close();
    batches.follow();
    await expect(batches.of('stockholm')).rejects.toThrow();
    await expect(batches.find('ingen')).rejects.toThrow();
    expect(logged).toEqual([expect.stringMatching(/^Inläsningarna följs inte längre: ./)]);
  });
});
