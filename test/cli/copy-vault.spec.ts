import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PostgresServer, startPostgres } from '../postgres/server.js';
import { EXAMPLE, type Run, Samspar } from './samspar.js';

const STARTED = ['stats', '--measure', 'started', '--from', '2024-01-01', '--to', '2024-12-31'];
const row = (number: number): string =>
  `Löpnummer;Insats;Kön;Startdatum;Personnummer\n${number};FINSAM-team;Kvinna;2024-02-01;19900602-2397`;

describe('samspar copy-vault, the built command', () => {
  const samspar = new Samspar();
  const file = join(samspar.folder, 'resor.csv');
  let postgres: PostgresServer;
  let cluster: Readonly<{ VAULT_URL: string; MASTER_KEY: string }>;
  let secrets: readonly string[];
  const copied = ({ code, out, err }: Run): string => {
    for (const secret of secrets) expect(out + err).not.toContain(secret);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out;
  };

  beforeAll(async () => {
    postgres = await startPostgres();
    expect(samspar.run(['setup', EXAMPLE])).toMatchObject({ code: 0 });
    writeFileSync(file, row(1));
    expect(samspar.run(['import', file])).toMatchObject({ code: 0 });
    const key = readFileSync(join(samspar.data, 'master.key'), 'utf8').trim();
    cluster = { VAULT_URL: await postgres.database(), MASTER_KEY: key };
    secrets = [key, new URL(cluster.VAULT_URL).password];
  }, 90_000);
  afterAll(async () => {
    samspar.remove();
    await postgres.stop();
  }, 60_000);

  it('moves the vault to PostgreSQL, where the same log goes on, and back', () => {
    const to = ['copy-vault', '--to', 'env:VAULT_URL'];
    expect(copied(samspar.run(to, cluster))).toMatch(
      /Kopian är hel: 1 deltagare, \d+ rader i allt \(\d+ nya\)/,
    );
    expect(copied(samspar.run(to, cluster))).toContain('(0 nya)');

    writeFileSync(file, row(2));
    expect(samspar.run(['import', file], cluster)).toMatchObject({ code: 0 });
    const asked = [...STARTED, '--unit', 'person', '--format', 'json'];
    const { out } = samspar.run(asked, cluster);
    expect(JSON.parse(out)).toMatchObject({ total: 1 });

    const back = join(samspar.folder, 'back');
    mkdirSync(back);
    copyFileSync(join(samspar.data, 'events.db'), join(back, 'events.db'));
    const embedded = { SAMSPAR_DATA: back, MASTER_KEY: cluster.MASTER_KEY };
    const from = ['copy-vault', '--from', 'env:THERE', '--to', 'sqlite:'];
    copied(samspar.run(from, { ...embedded, THERE: cluster.VAULT_URL }));
    expect(samspar.run(asked, embedded).out).toBe(out);
  }, 60_000);

  it.each<[string, string[], () => Record<string, string>, RegExp]>([
    ['no MASTER_KEY', ['--to', 'env:VAULT_URL'], () => ({ VAULT_URL: cluster.VAULT_URL }), /MASTER_KEY/],
    [
      'no MASTER_KEY between files',
      ['--to', 'sqlite:other/vault.db'],
      () => ({}),
      /MASTER_KEY saknas.*master\.key/,
    ],
    [
      'another MASTER_KEY',
      ['--to', 'env:VAULT_URL'],
      () => ({ ...cluster, MASTER_KEY: '00'.repeat(32) }),
      /vault\.db är låst med en annan nyckel/,
    ],
    [
      'a vault that is not there',
      ['--from', 'sqlite:none/vault.db', '--to', 'sqlite:'],
      () => cluster,
      /inget valv/,
    ],
    ['the same vault twice', ['--to', 'sqlite:'], () => cluster, /samma valv/],
    [
      'an address that is none',
      ['--to', 'mysql://user:secret@host/vault'],
      () => cluster,
      /VAULT_URL(?!.*secret)/,
    ],
    ['a variable that is not set', ['--to', 'env:NOT_SET'], () => cluster, /NOT_SET/],
  ])('is refused with %s', (_what, args, environment, sentence) => {
    const { code, err } = samspar.run(['copy-vault', ...args], environment());
    expect(code).toBeGreaterThan(0);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n\s+at |secret/);
  });

  it('is refused where the destination is another vault, and while a server runs on the source', async () => {
    const other = { ...cluster, VAULT_URL: await postgres.database() };
    expect(samspar.run(['copy-vault', '--to', 'env:VAULT_URL'], cluster)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Målvalvet har redan innehåll'),
    });
    const server = await samspar.serve();
    try {
      expect(samspar.run(['copy-vault', '--to', 'env:VAULT_URL'], other)).toMatchObject({
        code: 1,
        err: expect.stringContaining('samspar serve'),
      });
    } finally {
      expect(await server.stop()).toBe(0);
    }
  }, 60_000);
});
