import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReadsTogether } from './index.js';

let database: DatabaseSync;
let reads: ReadsTogether;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE one (n INTEGER) STRICT; INSERT INTO one VALUES (1)');
  reads = new ReadsTogether(database);
});
afterEach(() => {
  if (database.isOpen) database.close();
});

const count = (): number => Number(database.prepare('SELECT count(*) AS n FROM one').get()?.['n']);
const asked = () => reads.read(() => [count(), database.isTransaction]);

describe('reads that are asked for in one turn', () => {
  it('are made in one transaction, which has ended before anybody is answered', async () => {
    const answers = await Promise.all([asked(), asked().then((read) => [...read, database.isTransaction])]);
    expect(answers).toEqual([
      [1, true],
      [1, true, false],
    ]);
    expect(await asked()).toEqual([1, false]);
  });

  it('see what was written before they are made, and those after them what was written then', async () => {
    const both = Promise.all([asked(), asked()]);
    database.exec('INSERT INTO one VALUES (2)');
    expect(await both).toEqual([
      [2, true],
      [2, true],
    ]);
    database.exec('INSERT INTO one VALUES (3)');
    expect(await asked()).toEqual([3, false]);
  });

  it('fail each by itself', async () => {
    const failing = reads.read(() => {
      throw new Error('no such row');
    });
    expect(await Promise.allSettled([asked(), failing, asked()])).toMatchObject([
      { value: [1, true] },
      { reason: new Error('no such row') },
      { value: [1, true] },
    ]);
    expect(database.isTransaction).toBe(false);
  });

  it('each say so of a database that was closed meanwhile', async () => {
    const all = Promise.allSettled([asked(), asked()]);
    database.close();
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
