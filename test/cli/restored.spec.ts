import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EXAMPLE, Samspar } from './samspar.js';

const STARTED = ['stats', '--measure', 'started', '--from', '2024-01-01', '--to', '2024-12-31'];
const HEADERS = 'Löpnummer;Insats;Kön;Startdatum;Personnummer';
/** Before the backup, and after it. */
const EARLY = [HEADERS, '1;FINSAM-team;Kvinna;2024-02-01;19900602-2397', '2;Novum;Man;2024-03-05;'].join(
  '\n',
);
const LATE = [HEADERS, '3;FINSAM-team;Man;2024-04-01;19121212-1212', '4;Novum;Kvinna;2024-05-05;'].join('\n');

describe('a backup that is put back by halves', () => {
  let samspar: Samspar;
  let total: () => number;
  const importing = (rows: string): number => {
    const file = join(samspar.folder, 'resor.csv');
    writeFileSync(file, rows);
    return (samspar.json(['import', file]) as { imported: number }).imported;
  };
  const keep = (name: string): void =>
    copyFileSync(join(samspar.data, name), join(samspar.folder, `${name}.copy`));
  const putBack = (name: string): void => {
    for (const gone of [name, `${name}-wal`, `${name}-shm`, 'views.db'])
      rmSync(join(samspar.data, gone), { force: true });
    copyFileSync(join(samspar.folder, `${name}.copy`), join(samspar.data, name));
  };

  beforeEach(() => {
    samspar = new Samspar();
    total = () => (samspar.json(STARTED) as { total: number }).total;
    expect(samspar.run(['setup', EXAMPLE])).toMatchObject({ code: 0 });
    expect(importing(EARLY)).toBe(2);
  });
  afterEach(() => samspar.remove());

  it('is refused where the log is older than its vault, and goes on after settle --log-restored', () => {
    keep('events.db');
    expect(importing(LATE)).toBe(2);
    putBack('events.db');
    const refused = samspar.run(STARTED);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/äldre än valvet.*samspar settle --log-restored/),
    });
    expect(samspar.json(['settle', '--log-restored'])).toEqual({
      unconfirmed: 2,
      confirmed: 0,
      deleted: 0,
      writtenOff: 0,
    });
    expect(total()).toBe(2);
    expect(importing(LATE)).toBe(2);
    expect(total()).toBe(4);
    expect(samspar.json(['settle'])).toMatchObject({ confirmed: 0, deleted: 0 });
    expect(samspar.run(['verify'])).toMatchObject({ code: 0 });
  }, 60_000);

  it('is refused where the vault is older than its log, and goes on after settle --vault-restored', () => {
    keep('vault.db');
    expect(importing(LATE)).toBe(2);
    putBack('vault.db');
    expect(samspar.run(STARTED)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/äldre än loggen.*nyaste kopian.*samspar settle --vault-restored/),
    });
    expect(samspar.json(['settle', '--vault-restored'])).toEqual({
      unconfirmed: 0,
      confirmed: 0,
      deleted: 0,
      writtenOff: 2,
    });
    expect(total()).toBe(4);
    expect(importing([HEADERS, '5;Novum;Man;2024-06-05;19121212-1212'].join('\n'))).toBe(1);
    expect(total()).toBe(5);
  }, 60_000);

  it('is refused where the vault holds nobody at all', () => {
    const other = new Samspar();
    try {
      expect(other.run(['setup', EXAMPLE])).toMatchObject({ code: 0 });
      for (const name of ['vault.db', 'master.key'])
        copyFileSync(join(other.data, name), join(samspar.data, name));
    } finally {
      other.remove();
    }
    expect(samspar.run(STARTED)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/vault\.db är tomt, men loggen har deltagare/),
    });
  }, 60_000);

  it('takes one of the two flags at a time', () => {
    expect(samspar.run(['settle', '--log-restored', '--vault-restored'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('går inte ihop'),
    });
  });
});
