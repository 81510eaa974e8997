import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Double, startDouble } from '../eventstoredb/servers.js';
import { EXAMPLE, Samspar } from './samspar.js';

const STARTED = ['stats', '--measure', 'started', '--from', '2024-01-01', '--to', '2024-12-31'];
const PASSWORD = 'a secret: of it';

describe('samspar store-grant, the built command, on the wire double over TLS', () => {
  const samspar = new Samspar();
  let double: Double;
  let admin: Readonly<{ EVENT_STORE_URL: string }>;
  let account: Readonly<{ EVENT_STORE_URL: string }>;
  const grant = (group: string, environment?: Readonly<Record<string, string>>) =>
    samspar.run(['store-grant', '--group', group, '--format', 'json'], environment);
  const warnings = async (environment: Readonly<Record<string, string>>): Promise<unknown> => {
    const server = await samspar.serve(environment);
    try {
      const health = await fetch(`${server.url}/api/v1/health`);
      return ((await health.json()) as { warnings: unknown }).warnings;
    } finally {
      expect(await server.stop()).toBe(0);
    }
  };

  beforeAll(async () => {
    double = await startDouble({
      tls: true,
      accounts: [{ name: 'app', password: PASSWORD, groups: ['samspar'] }],
    });
    admin = { EVENT_STORE_URL: double.url };
    account = { EVENT_STORE_URL: double.urlOf('app', PASSWORD) };
  });
  afterAll(async () => {
    samspar.remove();
    await double.stop();
  });

  it('is refused without a store, for a group of the server’s own, and by an account that is no administrator', () => {
    expect(grant('samspar')).toMatchObject({ code: 1, err: expect.stringContaining('EVENT_STORE_URL') });
    expect(grant('$admins', admin)).toMatchObject({ code: 2 });
    const { code, out, err } = grant('samspar', account);
    expect(code).toBe(1);
    expect(err).toMatch(/administratörs adress/);
    expect(out + err).not.toContain(PASSWORD);
  });

  it('lets an account that cannot rewrite history set up, import, serve and answer without a warning', async () => {
    for (const _twice of [1, 2]) {
      const { code, out } = grant('samspar', admin);
      expect({ code, report: JSON.parse(out) }).toEqual({
        code: 0,
        report: { group: 'samspar', written: ['$$$all', '$settings'] },
      });
    }
    expect(samspar.run(['setup', EXAMPLE], account)).toMatchObject({ code: 0 });
    const file = join(samspar.folder, 'resor.csv');
    writeFileSync(file, 'Löpnummer;Insats;Kön;Startdatum\n1;FINSAM-team;Kvinna;2024-02-01');
    expect(samspar.run(['import', file], account)).toMatchObject({ code: 0 });
    const { code, out } = samspar.run([...STARTED, '--format', 'json'], account);
    expect({ code, answer: JSON.parse(out) }).toMatchObject({ code: 0, answer: { total: 1 } });
    expect(samspar.run(['verify'], account)).toMatchObject({ code: 0 });
    expect(await warnings(account)).toEqual([]);
    expect(await warnings(admin)).toEqual([expect.stringMatching(/får radera händelser.*store-grant/)]);
  }, 90_000);
});
