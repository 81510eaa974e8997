import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nameBasedId } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { workbookOf } from '../fixtures/import/workbook-parts.js';
import { asCharacter } from '../sign-in/as-character.js';
import { EXAMPLE, Samspar } from './samspar.js';

type Answer = { total: number; cells: unknown[] };
type Report = {
  batch: string | null;
  imported: number;
  unchanged: number;
  rejected: { row: number; column: string }[];
};

const STARTED = ['--measure', 'started', '--from', '2024-01-01', '--to', '2024-12-31'];
const ROWS = [
  'Löpnummer;Insats;Kön;Startdatum;Avslutsdatum;Avslutsorsak',
  '1;FINSAM-team;Kvinna;2024-02-01;2024-09-01;Börjat arbeta',
  '2;Novum;Man;2024-03-05;;',
  '3;Novumm;Man;2024-03-05;;',
].join('\n');

describe('samspar, the built command', () => {
  const samspar = new Samspar();
  const file = join(samspar.folder, 'resor.csv');

  beforeAll(() => {
    writeFileSync(file, ROWS);
    expect(samspar.runAlone(['setup', EXAMPLE])).toMatchObject({ code: 0 });
  }, 30_000);
  afterAll(() => samspar.remove());

  it('changes nothing when the same association is set up again', () => {
    const { code, out } = samspar.run(['setup', EXAMPLE]);
    expect(code).toBe(0);
    expect(out).toContain('inget ändrades');
  });

  it('says in a dry run what would be imported, and writes nothing', () => {
    expect(samspar.json(['import', file, '--dry-run']) as Report).toMatchObject({ batch: null, imported: 2 });
    expect((samspar.json(['stats', ...STARTED]) as Answer).total).toBe(0);
  });

  it('tells of hidden rows, and reads them where --hidden read says so', () => {
    const [headers = [], ...rows] = ROWS.split('\n').map((row) => row.split(';'));
    const workbook = join(samspar.folder, 'dold.xlsx');
    writeFileSync(workbook, workbookOf({ sheets: [{ rows: [headers, ...rows.slice(0, 2)], hidden: [3] }] }));
    const tried = (...more: readonly string[]): unknown =>
      samspar.json(['import', workbook, '--dry-run', ...more]);
    expect(tried()).toMatchObject({ imported: 1, hidden: { rows: 1, wereRead: false } });
    expect(tried('--hidden', 'read')).toMatchObject({ imported: 2, hidden: { rows: 1, wereRead: true } });
    const { out } = samspar.run(['import', workbook, '--dry-run']);
    expect(out).toMatch(/Dolt i filen: 1 rad.*ange --hidden read/);
    expect(samspar.run(['import', workbook, '--dry-run', '--hidden', 'all'])).toMatchObject({ code: 2 });
  });

  it('refuses a match of a header with a column that there is not', () =>
    expect(samspar.run(['import', file, '--column', 'Vem anmälde=Något'])).toMatchObject({ code: 2 }));

  it('imports the good rows, names the bad one with row and column, and ends with 0', () => {
    expect(samspar.json(['import', file]) as Report).toMatchObject({
      imported: 2,
      rejected: [{ row: 4, column: 'Insats', value: 'Novumm', reason: expect.stringContaining('Novum') }],
    });
    expect(samspar.json(['stats', ...STARTED, '--by', 'sex']) as Answer).toMatchObject({
      total: 2,
      cells: [
        { sex: 'woman', value: 1, share: { numerator: 1, denominator: 2, percent: 50 } },
        { sex: 'man', value: 1 },
      ],
    });
    expect(samspar.run(['explain', ...STARTED, '--by', 'sex', '--cell', 'sex:woman']).out).toMatch(
      /Räknade i talet +1\n.*Kön: något annat än Kvinna +1\n.* sammanlagt +2/s,
    );
  });

  it('imports nothing new from the same file, and writes no batch', () => {
    expect(samspar.json(['import', file]) as Report).toMatchObject({
      batch: null,
      imported: 0,
      unchanged: 2,
    });
  });

  it('gives the same bytes over HTTP and on the command line, beside the running server', async () => {
    const server = await samspar.serve();
    try {
      const browser = await asCharacter(server.url, 'Karin Exempel');
      const { log } = JSON.parse((await browser.send(`${server.url}/api/v1/health`)).text) as { log: string };
      const overHttp = await browser.send(
        `${server.url}/api/v1/statistics?measure=started&from=2024-01-01&to=2024-12-31&by=sex,exitGroup&after=${log}`,
      );
      const onTheLine = samspar.json(['stats', ...STARTED, '--by', 'sex,exitGroup']) as Answer;
      expect(JSON.parse(overHttp.text)).toEqual(onTheLine);
      const report = await browser.send(
        `${server.url}/api/v1/reports/aret?from=2024-01-01&to=2024-12-31&after=${log}`,
      );
      expect(JSON.parse(report.text)).toEqual(samspar.json(['report', 'aret', '--year', '2024']));
      expect(samspar.run(['verify'])).toMatchObject({
        code: 0,
        out: expect.stringContaining('Loggen är hel'),
      });
      const second = samspar.run(['import', file]);
      expect(second.code).toBe(1);
      expect(second.err).toMatch(/samspar serve/);
      expect(second.err).not.toMatch(/\bat .+:\d+:\d+/);
    } finally {
      expect(await server.stop()).toBe(0);
    }
  }, 60_000);

  it('makes a report for readers, programs and spreadsheets, with the figures of the statistics', () => {
    const report = ['report', 'resultat', '--year', '2024'];
    expect(samspar.run(report).out).toMatch(/Arbete eller studier +1 +100 % +1 +100 %/);
    expect(samspar.json(report)).toMatchObject({
      name: 'resultat',
      tables: [
        { id: 'resultat', table: { rows: [{ codes: ['work-or-studies'] }, { codes: [] }] } },
        {},
        {},
        {},
        {},
      ],
    });
    expect(samspar.run([...report, '--format', 'csv']).out).toContain('Arbete eller studier;1;100;1;1;100;1');
    const book = join(samspar.folder, 'resultat.xlsx');
    expect(samspar.run([...report, '--format', 'xlsx', '--out', book])).toMatchObject({ code: 0 });
    expect(readFileSync(book).subarray(0, 2).toString()).toBe('PK');
    expect(samspar.run([...report, '--format', 'xlsx', '--out', book])).toMatchObject({ code: 1 });
    const table = ['--rows', 'intervention', '--columns', 'sex', '--order', '-total'];
    expect(samspar.run(['stats', ...STARTED, ...table]).out).toMatch(/FINSAM-team +1 +100 % +0 +0 % +1/);
  });

  it('writes what Uppföljning Finsam asks of a year in each format that reports have, beside a server, and refuses what is no year', () => {
    const asked = ['export', 'finsam', '--year', '2024'];
    const { figures } = samspar.json(asked) as { figures: readonly Readonly<Record<string, unknown>>[] };
    expect(figures).toContainEqual({ figure: 'women', of: 'finsam-team', value: 1 });
    expect(samspar.run(asked).out).toMatch(/FINSAM-team: kvinnor +1\n/);
    expect(samspar.run([...asked, '--format', 'csv']).out).toContain(
      'FINSAM-team;Individinriktad;1;0;0;1;;;\n',
    );
    for (const [format, begins] of [
      ['xlsx', 'PK'],
      ['pdf', '%PDF'],
    ] as const) {
      const written = join(samspar.folder, `finsam.${format}`);
      expect(samspar.run([...asked, '--format', format, '--out', written])).toMatchObject({ code: 0 });
      expect(readFileSync(written).toString('latin1')).toMatch(new RegExp(`^${begins}`));
    }
    expect(samspar.run(['export', 'finsam', '--year', '24'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('är inget år'),
    });
    expect(samspar.run([...asked, '--format', 'xlsx']).err).toContain('lägg till --out');
  });

  it('answers a question of the known ones with tables, of the latest year that is over where none is said', () => {
    expect(samspar.run(['questions', 'q1', '--year', '2024', '--format', 'csv']).out).toMatch(
      /^Påbörjade per anmälande part\nAnmälande part;Kvinna;/,
    );
    const { known } = samspar.json(['questions']) as { known: readonly object[] };
    expect(known).toContainEqual(expect.objectContaining({ id: 'q1', standing: 'answered' }));
  });

  it('hands out nothing of a publication that there is not', () => {
    const written = join(samspar.folder, 'publicering.pdf');
    const asked = ['export', 'publication', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', '--format'];
    expect(samspar.run([...asked, 'pdf', '--out', written])).toMatchObject({
      code: 1,
      err: expect.stringContaining('är inte publicerad'),
    });
    expect(samspar.run([...asked, 'json-stat'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('är inte öppen'),
    });
    expect(existsSync(written)).toBe(false);
  });

  it('rebuilds the views to the same figures', () => {
    const before = samspar.json(['stats', ...STARTED, '--by', 'intervention']) as Answer;
    expect(samspar.run(['rebuild'])).toMatchObject({ code: 0 });
    expect(samspar.json(['stats', ...STARTED, '--by', 'intervention']) as Answer).toEqual(before);
  });

  it('writes an empty workbook with the headers, once', () => {
    const template = join(samspar.folder, 'mall.xlsx');
    expect(samspar.run(['import', '--template', template])).toMatchObject({ code: 0 });
    expect(samspar.run(['import', '--template', template])).toMatchObject({
      code: 1,
      err: expect.stringContaining('finns redan'),
    });
    expect(samspar.run(['import', template])).toMatchObject({ code: 1 });
  });

  it('copies the log to a folder that then opens as any other, with the same answers', () => {
    const there = join(samspar.folder, 'copied');
    const report = samspar.json(['copy', '--from', 'sqlite:', '--to', `sqlite:${there}/events.db`]);
    expect(report).toMatchObject({ sha256: expect.stringMatching(/^[\da-f]{64}$/), sourceGrew: false });
    expect(
      samspar.run(['copy', '--from', 'env:FROM', '--to', `sqlite:${there}/events.db`], { FROM: 'sqlite:' }),
    ).toMatchObject({ code: 0, out: expect.stringContaining('(0 nya)') });
    for (const part of ['vault.db', 'master.key']) copyFileSync(join(samspar.data, part), join(there, part));
    const asked = ['stats', ...STARTED, '--by', 'sex', '--format', 'json'];
    expect(samspar.run(asked, { SAMSPAR_DATA: there }).out).toBe(samspar.run(asked).out);
    expect(samspar.run(['verify'], { SAMSPAR_DATA: there })).toMatchObject({ code: 0 });
  }, 30_000);

  it.each<[string, string[], number, RegExp]>([
    ['no address', ['copy', '--from', 'sqlite:', '--to', 'there'], 2, /--to är ingen adress/],
    ['the same log', ['copy', '--from', 'sqlite:', '--to', 'sqlite:'], 2, /samma logg/],
    [
      'a variable that is not set',
      ['copy', '--from', 'env:NOT_SET', '--to', 'sqlite:'],
      1,
      /NOT_SET.*inte är satt/,
    ],
    [
      'a source that is not there',
      ['copy', '--from', 'sqlite:no/events.db', '--to', 'sqlite:'],
      1,
      /no.events\.db/,
    ],
    ['a group of the server’s own', ['store-grant', '--group', '$admins'], 2, /--group/],
    ['no server to grant at', ['store-grant', '--group', 'samspar'], 1, /EVENT_STORE_URL/],
  ])('refuses %s with a sentence', (_what, args, code, sentence) => {
    expect(samspar.run(args)).toMatchObject({ code, err: expect.stringMatching(sentence) });
  });

  it('copies the views for a new node, once', () => {
    const copy = join(samspar.folder, 'views-copy.db');
    expect(samspar.json(['copy-views', copy])).toMatchObject({
      file: copy,
      position: expect.stringMatching(/^\d+$/),
    });
    expect(samspar.run(['copy-views', copy])).toMatchObject({
      code: 1,
      err: expect.stringContaining('finns redan'),
    });
  });

  it('settles the vault, and has nothing to mend where log and vault belong together', () => {
    const settled = { unconfirmed: 0, confirmed: 0, deleted: 0, writtenOff: 0 };
    expect(samspar.json(['settle'])).toEqual(settled);
    expect(samspar.json(['settle', '--log-restored'])).toEqual(settled);
    expect(samspar.json(['settle', '--vault-restored'])).toEqual(settled);
  });

  it('writes what an authority keeps about a person to a file that nobody else reads, and a number in no command line', () => {
    const said = ['--external-id', 'anna', '--name', 'Anna Prov', '--role', 'caseworker'];
    const place = [
      '--party',
      'municipality',
      '--unit',
      'Jobbtorg Stockholm',
      '--intervention',
      'finsam-team',
    ];
    expect(samspar.run(['user', 'add', ...said, ...place])).toMatchObject({ code: 0 });
    const { users } = samspar.json(['user', 'list']) as { users: { id: string }[] };
    const checked = ['--checked-by', users[0]?.id ?? ''];
    expect(samspar.run(['extract', '19850714-2381', ...checked]).err).toContain('aldrig ett personnummer');
    const preview = samspar.run(['extract', '1', ...checked, '--preview']);
    expect([preview.code, preview.out]).toEqual([0, expect.stringContaining('1:0  ')]);
    const out = join(samspar.folder, 'utdrag.pdf');
    const given = [...checked, '--how', 'in-person', '--hold-back', '1:0=other-person', '--out', out];
    expect(samspar.run(['extract', '1', ...given])).toMatchObject({
      code: 0,
      out: `Utdraget är antecknat som utlämnat i 1 ärende, och skrivet till ${out}.\n`,
    });
    expect(readFileSync(out).subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(samspar.run(['extract', '1', ...given])).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${out} finns redan`),
    });
  });

  it('adds an auditor for whom it is said that she audits, says it, and changes it', () => {
    const said = ['--external-id', 'rut', '--name', 'Rut Rask', '--role', 'auditor'];
    expect(samspar.run(['user', 'add', ...said, '--mandate', 'riksrevisionen'])).toMatchObject({ code: 0 });
    expect(samspar.run(['user', 'list']).out).toMatch(/Rut Rask.*granskare \(Riksrevisionen\)/);
    expect(samspar.run(['user', 'mandate', 'rut', '--mandate', 'region'])).toMatchObject({ code: 0 });
    const { users } = samspar.json(['user', 'list']) as { users: { name: string; mandate?: string }[] };
    expect(users.find(({ name }) => name === 'Rut Rask')).toMatchObject({ mandate: 'region' });
  });

  it('lists a user who was added before roles asked for a unit as one of no known authority, and asks for it', async () => {
    const id = nameBasedId('user', 'older');
    const metadata = { actor: 'operator', role: 'operator', commandId: id, correlationId: id };
    const event = (type: string, data: Readonly<Record<string, unknown>>) => ({
      id: nameBasedId('older', type),
      type,
      schemaVersion: 1,
      occurredOn: '2024-01-10',
      data,
      metadata,
    });
    const log = SqliteEventStore.open({ file: join(samspar.data, 'events.db') });
    await log.append(`user-${id}`, 'noStream', [
      event('UserAdded', { association: 'stockholm', party: null, unit: null }),
      event('RoleGranted', { role: 'team-lead' }),
    ]);
    await log.close();
    const { out, err } = samspar.run(['user', 'list']);
    expect(out).toMatch(new RegExp(`${id} +– +stockholm +insatsansvarig +okänd`));
    expect(err).toContain(`${id}: det är inte känt för vilken myndighet. Ange en enhet`);
    const { users } = samspar.json(['user', 'list']) as { users: { id: string }[] };
    expect(users.find((one) => one.id === id)).toMatchObject({
      authority: null,
      lacksAuthority: true,
      name: null,
    });
    const place = ['--party', 'municipality', '--unit', 'Jobbtorg Stockholm'];
    expect(samspar.run(['user', 'move', id, ...place])).toMatchObject({ code: 0 });
    expect(samspar.run(['user', 'list']).err).not.toContain('det är inte känt');
  });

  it('tells what the register has beside a file, leaves it, and takes it away where that is said', () => {
    const other = join(samspar.folder, 'utan-sof.json');
    writeFileSync(other, readFileSync(EXAMPLE, 'utf8').replace('"SOF"', ''));
    const told = samspar.run(['setup', other]);
    expect([told.code, told.out]).toEqual([0, expect.stringContaining('inget ändrades')]);
    expect(told.err).toMatch(/står kvar; med --take-away tas det bort:\n.*SOF/);
    const taken = samspar.run(['setup', other, '--take-away']);
    expect([taken.code, taken.out]).toEqual([0, expect.stringContaining('1 ny händelse')]);
    expect(taken.err).toMatch(/är borttaget:\n.*SOF/);
    expect(samspar.json(['setup', other, '--take-away'])).toMatchObject({
      events: 0,
      beside: [],
      takenAway: true,
    });
    expect(samspar.run(['setup', EXAMPLE])).toMatchObject({ code: 0 });
  });

  it('takes a batch back', () => {
    const other = join(samspar.folder, 'fler.csv');
    writeFileSync(other, ROWS.replaceAll(/^(\d);/gm, '9$1;'));
    const { batch } = samspar.json(['import', other]) as Report;
    expect((samspar.json(['stats', ...STARTED]) as Answer).total).toBe(4);
    expect(samspar.run(['import', '--reverse', `${batch}`])).toMatchObject({ code: 0 });
    expect((samspar.json(['stats', ...STARTED]) as Answer).total).toBe(2);
  });

  it.each([
    ['an unknown command', ['stat'], 2, /stat finns inte.*stats/],
    ['an unknown report', ['report', 'resultatet', '--year', '2024'], 2, /resultat/],
    ['a workbook without a file', ['report', 'aret', '--year', '2024', '--format', 'xlsx'], 2, /--out/],
    ['an unknown flag', ['stats', ...STARTED, '--bye', 'sex'], 2, /--bye finns inte.*--by/],
    ['a missing flag', ['stats', '--measure', 'started'], 2, /--from/],
    [
      'a measure that is none',
      ['stats', '--measure', 'begun', '--from', '2024-01-01', '--to', '2024-12-31'],
      2,
      /begun/,
    ],
    [
      'a day that is none',
      ['stats', '--measure', 'started', '--from', '2024-02-30', '--to', '2024-12-31'],
      2,
      /2024-02-30/,
    ],
    [
      'a period that runs backwards',
      ['stats', '--measure', 'started', '--from', '2025-01-01', '--to', '2024-12-31'],
      2,
      /2025-01-01/,
    ],
    ['a cell that is none', ['explain', ...STARTED, '--cell', 'sex:man'], 2, /ta bort --cell/],
    ['a dimension that is none', ['stats', ...STARTED, '--by', 'gender'], 2, /gender/],
    ['a code that is none', ['stats', ...STARTED, '--where', 'sex:women'], 1, /women.*woman/],
    ['a file that is not there', ['import', 'saknas.xlsx'], 1, /saknas\.xlsx/],
    ['no file at all', ['import'], 2, /en fil/],
    ['a batch that is none', ['import', '--reverse', 'nej'], 1, /nej|inläsning/i],
    ['an association that is none', ['import', file, '--association', 'goteborg'], 1, /goteborg.*stockholm/],
    ['a setup file that is none', ['setup', file], 1, /resor\.csv/],
  ])('answers %s with one sentence that names it, and no stack trace', (_what, args, code, sentence) => {
    const run = samspar.run(args);
    expect(run).toMatchObject({ code, err: expect.stringMatching(sentence) });
    expect(run.err).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['PORT', { PORT: 'http' }, /PORT/],
    ['HOST', { HOST: '0.0.0.0' }, /HOST/],
    ['EVENT_STORE_URL', { EVENT_STORE_URL: 'http://user:secret@host' }, /EVENT_STORE_URL(?!.*secret)/],
    ['VAULT_URL', { VAULT_URL: 'mysql://user:secret@host/vault' }, /VAULT_URL(?!.*secret)/],
    [
      'MASTER_KEY, missing with PostgreSQL',
      { VAULT_URL: 'postgres://user:secret@host/vault' },
      /MASTER_KEY(?!.*secret)/,
    ],
    [
      'EVENT_STORE_URL, where no server answers',
      { EVENT_STORE_URL: 'esdb://user:secret@127.0.0.1:1?tls=false' },
      /127\.0\.0\.1:1(?!.*secret)/,
    ],
    ['MASTER_KEY', { MASTER_KEY: 'kort' }, /MASTER_KEY(?!.*kort)/],
    [
      'MASTER_KEY, missing in production',
      {
        NODE_ENV: 'production',
        OIDC_ISSUER: 'https://login.example.org',
        OIDC_CLIENT_ID: 'samspar',
        OIDC_CLIENT_SECRET: 'secret',
        APP_URL: 'https://samspar.example.org',
      },
      /MASTER_KEY/,
    ],
    ['OIDC_ISSUER, missing in production', { NODE_ENV: 'production' }, /OIDC_ISSUER/],
  ])('stops at a wrong %s with a sentence that names it', (_what, environment, sentence) => {
    expect(samspar.run(['serve'], environment)).toMatchObject({
      code: 1,
      err: expect.stringMatching(sentence),
    });
  });

  it('names a damaged log, and what to do', () => {
    const damaged = new Samspar();
    try {
      mkdirSync(damaged.data);
      writeFileSync(
        join(damaged.data, 'events.db'),
        'this is no database, and long enough to be read as one. '.repeat(100),
      );
      const run = damaged.run(['stats', ...STARTED]);
      expect(run).toMatchObject({ code: 1, err: expect.stringContaining('events.db') });
      expect(run.err).not.toMatch(/\n\s+at /);
    } finally {
      damaged.remove();
    }
  });

  it('finds that the log has lost its last event, instead of building the views anew', () => {
    const shortened = new Samspar();
    try {
      expect(shortened.run(['setup', EXAMPLE])).toMatchObject({ code: 0 });
      expect(shortened.run(['verify'])).toMatchObject({ code: 0 });
      const log = new DatabaseSync(join(shortened.data, 'events.db'));
      log.exec('DELETE FROM event WHERE position = (SELECT max(position) FROM event)');
      log.close();
      const run = shortened.run(['verify']);
      expect(run).toMatchObject({ code: 1, err: expect.stringContaining('views.db') });
      expect(run.err).not.toMatch(/\n\s+at /);
    } finally {
      shortened.remove();
    }
  });

  it('reads nothing from a folder that holds nothing, and makes no files in it', () => {
    const empty = new Samspar();
    try {
      expect(empty.run(['stats', ...STARTED])).toMatchObject({
        code: 1,
        err: expect.stringContaining('samspar setup'),
      });
      expect(readdirSync(empty.folder)).toEqual([]);
    } finally {
      empty.remove();
    }
  });

  it('names a folder that cannot be written', () => {
    const shut = new Samspar();
    try {
      writeFileSync(shut.data, 'a file where the folder should be');
      expect(shut.run(['setup', EXAMPLE])).toMatchObject({
        code: 1,
        err: expect.stringContaining('SAMSPAR_DATA'),
      });
    } finally {
      shut.remove();
    }
  });
});
