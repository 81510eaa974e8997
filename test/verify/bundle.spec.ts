import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { acquireWriterLock } from '@samspar/event-store-sqlite';
import { openInstallation, setUp } from '@samspar/installation';
import { HeadKeeping } from '@samspar/log-tree';
import { configurationOf, KEY } from '../backup/installed.js';
import { SETUP } from '../http/server.js';
import { run } from './command.js';

const CHECKER = fileURLToPath(new URL('../../docs/check-bundle.mjs', import.meta.url));
const NOON = Date.parse('2025-06-15T10:00:00Z');
const PERIOD = ['--from', '2025-06-15', '--to', '2025-06-15'];
const ROWS = [
  'Löpnummer;Insats;Anmälningsdatum;Startdatum;Avslutsdatum;Avslutsorsak;Kön',
  '17;FINSAM-team;2024-02-01;2024-03-01;2024-09-01;Börjat arbeta;Kvinna',
];

let folder: string;
const out = (): string => join(folder, 'bevis.zip');
const samspar = (...args: readonly string[]) =>
  run({ SAMSPAR_DATA: folder, MASTER_KEY: KEY.toString('hex') }, ...args);
/** What `samspar bundle` answers a program. */
const made = async (...args: readonly string[]) => {
  const { code, said } = await samspar('bundle', ...args, '--out', out(), '--format', 'json');
  if (code !== 0) throw new Error(said);
  return JSON.parse(said.slice(said.indexOf('{'))) as Readonly<{
    events: number;
    withheld: number;
    later: number;
    fingerprint: string;
  }>;
};
const refused = async (code: number, sentence: string | RegExp, ...args: readonly string[]): Promise<void> =>
  expect(await samspar(...args)).toEqual({ code, said: expect.stringMatching(sentence) });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-bundle-'));
  const installation = await openInstallation(configurationOf(folder), { what: 'test', clock: () => NOON });
  const { store, views, importer } = installation;
  await setUp(installation, SETUP);
  await views.catchUp();
  await importer.import(Buffer.from(ROWS.join('\r\n')), {
    association: views.associations()[0] as never,
    register: 'main',
    context: { actor: 'operator', role: 'operator' },
  });
  const keeping = new HeadKeeping({ folder, store, clock: () => NOON, log: () => undefined });
  await keeping.grow(undefined, 0);
  await keeping.sign();
  keeping.close();
  await installation.close();
});
afterEach(() => rmSync(out(), { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('samspar bundle', () => {
  it('makes a file of a journey, by its number, that samspar verify-bundle and the checker take', async () => {
    const { events, withheld, fingerprint } = await made('journey', '17');
    expect(events).toBeGreaterThan(2);
    expect(withheld).toBe(1);
    expect(statSync(out()).mode & 0o777).toBe(0o600);
    expect(await samspar('verify-bundle', out(), '--fingerprint', fingerprint)).toEqual({
      code: 0,
      said: expect.stringContaining(`Paketet håller: ${events} händelser`),
    });
    const { status, stdout } = spawnSync(process.execPath, [CHECKER, out(), fingerprint], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining(`Paketet håller: ${events} händelser`)]);
  });

  it('makes one of all that was written in a period, and of every event as it stands where that is asked for', async () => {
    const { events, withheld, later } = await made('period', ...PERIOD);
    expect([events > withheld, withheld > 0, later]).toEqual([true, true, 1]);
    rmSync(out());
    const whole = await made('period', ...PERIOD, '--whole');
    expect(whole).toMatchObject({ withheld: 0 });
    expect(whole.events).toBe(events);
    const { said } = await samspar(
      'verify-bundle',
      out(),
      '--fingerprint',
      whole.fingerprint,
      '--format',
      'json',
    );
    expect(JSON.parse(said)).toMatchObject({ whole: true, events, subject: { kind: 'period' } });
  });

  it('tells a reader what it made, with the fingerprint, and makes a tree of its own where there is none', async () => {
    rmSync(join(folder, 'tree.db'));
    const { code, said } = await samspar('bundle', 'journey', '17', '--out', out());
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(
        /^Bevispaketet med \d händelser är skrivet till .*\nAv 1 finns bara hashvärdet.*\nFingeravtryck: ([\da-f]{4} ){7}[\da-f]{4} \(huvudet från 2025-06-15/,
      ),
    ]);
    expect(existsSync(join(folder, 'tree.db'))).toBe(false);
  });

  it('writes over no file, and leaves none where nothing came of it', async () => {
    writeFileSync(out(), 'mine');
    await refused(1, 'finns redan', 'bundle', 'journey', '17', '--out', out());
    expect(readFileSync(out(), 'utf8')).toBe('mine');
    rmSync(out());
    const to = ['--out', out()];
    await refused(1, 'finns inte', 'bundle', 'journey', '99', ...to);
    await refused(1, 'finns inte', 'bundle', 'publication', 'none', ...to);
    await refused(
      1,
      'Inget skrevs i loggen under perioden',
      'bundle',
      'period',
      '--from',
      '2001-01-01',
      '--to',
      '2001-02-01',
      ...to,
    );
    await refused(
      1,
      'Till och med är före från och med',
      'bundle',
      'period',
      '--from',
      '2025-01-02',
      '--to',
      '2025-01-01',
      ...to,
    );
    await refused(
      1,
      'Inget av loggens huvuden har det fingeravtrycket',
      'bundle',
      'journey',
      '17',
      '--anchor',
      'abcd',
      ...to,
    );
    await refused(1, 'Upplagda förbund', 'bundle', 'period', ...PERIOD, '--association', 'none', ...to);
    const key = readFileSync(join(folder, 'heads.key'));
    rmSync(join(folder, 'heads.key'));
    await refused(
      1,
      'Nyckeln som loggens senaste huvud är signerat med finns inte här',
      'bundle',
      'journey',
      '17',
      ...to,
    );
    writeFileSync(join(folder, 'heads.key'), 'no key');
    await refused(1, 'finns inte här', 'bundle', 'journey', '17', ...to);
    writeFileSync(join(folder, 'heads.key'), key, { mode: 0o600 });
    const server = acquireWriterLock(folder, 'samspar serve');
    await refused(1, 'samspar serve', 'bundle', 'journey', '17', ...to);
    server.release();
    expect(existsSync(out())).toBe(false);
  });

  it.each([
    [['bundle', 'period', '--from', 'igår', '--to', '2025-06-15', '--out', '/x']],
    [['bundle', 'journey', '17']],
    [['bundle', 'journey', '--out', '/x']],
    [['bundle', 'journey', '19900602-2397', '--out', '/x']],
    [['verify-bundle', '/x']],
  ])('is used wrongly with %j', async (args) => {
    expect((await samspar(...args)).code).toBe(2);
  });
});

describe('samspar verify-bundle', () => {
  const FINGERPRINT = ['--fingerprint', 'abcd'];

  it('says which file does not hold, in a sentence and in JSON', async () => {
    await made('journey', '17');
    await refused(
      1,
      /^Paketet håller inte\.\n {2}heads\.json: fingeravtrycket hör inte/,
      'verify-bundle',
      out(),
      ...FINGERPRINT,
    );
    const { code, said } = await samspar('verify-bundle', out(), ...FINGERPRINT, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1))).toMatchObject({
      whole: false,
      faults: [{ file: 'heads.json' }],
    });
  });

  it('says of what is no bundle that it is none, and of what is not there that it is not', async () => {
    await refused(1, 'finns inte: kontrollera namnet', 'verify-bundle', out(), ...FINGERPRINT);
    writeFileSync(out(), 'hej');
    await refused(1, 'det är ingen zip-fil', 'verify-bundle', out(), ...FINGERPRINT);
  });
});
