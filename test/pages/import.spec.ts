import { describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { byOperator, ChangeUser, JobShelf, type Stage, type UserChange } from '@samspar/use-cases';
import { serve } from '../../apps/server/src/serve.js';
import { signIn, userId } from '../http/server.js';
import { batchOf, csv, ImportSite, type Session } from './import-site.js';
import { controlsIn, eachOf, rowsOf } from './shown.js';

const FIRST = '1;FINSAM-team;2024-02-01;2024-03-01;2024-09-01;Börjat arbeta;Kvinna;';
const SECOND = '2;Novum;2024-02-01;2024-03-01;;;Man;';
const GOOD = [FIRST, SECOND];
const BAD = '3;FINSAM-teem;2024-02-01;;;;Man;19900602-2397';

const site = new ImportSite();

describe('a file that is uploaded', () => {
  it('is tried first: the page says what would happen, and nothing is written', async () => {
    const before = await site.server.installation.store.lastPosition();
    const { status, words, page } = await site.tried(csv(...GOOD, BAD));
    expect(status).toBe(200);
    expect(words).toContain('Lista på våren.csv är kontrollerad. Inget är sparat än.');
    expect(rowsOf(page, 'antal')).toEqual([
      '|Nya|2|blir nya deltaganden|',
      '|Ändrade|0|blir rättelser i deltaganden som redan finns|',
      '|Oförändrade|0|finns redan, inget görs|',
      '|Avvisade|1|läses inte in förrän de är rättade|',
      '|Alla rader|3||',
    ]);
    expect(rowsOf(page, 'avvisade')).toEqual([
      '|4|3|Insats|FINSAM-teem|Värdet finns inte i listan. Menade du ”FINSAM-team”?|',
    ]);
    expect(words).toContain('Läs in 2 rader');
    expect(await site.server.installation.store.lastPosition()).toBe(before);
  });

  it('is imported once it is confirmed, and the figures see it', async () => {
    const { words, page } = await site.imported(csv(...GOOD, BAD));
    expect(words).toContain('Filen är inläst');
    expect(rowsOf(page, 'antal').slice(0, 1)).toEqual(['|Nya|2|blev nya deltaganden|']);
    const batch = batchOf(page);
    const stored = await site.server.installation.importer.contentsOf(batch);
    expect(stored).toMatchObject({ interventions: ['finsam-team', 'novum'], hasIdentityNumbers: false });
  });

  it('is imported as it was tried, whatever is uploaded meanwhile, and once', async () => {
    const { address } = await site.tried(csv(FIRST));
    await site.tried(csv(SECOND));
    await Promise.all([site.post(address, { _gor: 'las-in' }), site.post(address, { _gor: 'las-in' })]);
    await site.post(address, { _gor: 'las-in' });
    const { page } = await site.get(address);
    expect(rowsOf(page, 'antal').slice(0, 1)).toEqual(['|Nya|1|blev nya deltaganden|']);
    expect((await site.imported(csv(FIRST))).words).toContain('hade inget nytt');
  });

  it('shows an identity number only masked', async () => {
    const { page, html } = await site.tried(csv(BAD.replace('2397', '2390').replace('teem', 'team')));
    expect(rowsOf(page, 'avvisade')[0]).toContain('|Personnummer|');
    expect(html).not.toContain('19900602-2390');
  });

  it('can be thrown away', async () => {
    const { address } = await site.tried(csv(...GOOD));
    expect(await site.post(address, { _gor: 'kasta' })).toMatchObject({
      status: 303,
      location: '/inlasning',
    });
    expect((await site.get(address)).status).toBe(404);
  });

  it('with more than a fifth of its rows changed is explained, and taken once that is accepted', async () => {
    await site.imported(csv(...GOOD));
    const { address, words, page } = await site.tried(csv(FIRST.replace('2024-09-01', '2024-10-01'), SECOND));
    expect(words).toContain('1 av de 2 kända raderna är ändrade');
    expect(eachOf(page, '[value=las-in]')).toHaveLength(0);
    expect((await site.post(address, { _gor: 'las-in' })).status).toBe(303);
    await site.post(address, { _gor: 'prova' });
    expect(rowsOf((await site.get(address)).page, 'antal')[1]).toBe(
      '|Ändrade|1|blir rättelser i deltaganden som redan finns|',
    );
    await site.post(address, { _gor: 'las-in' });
    expect((await site.get(address)).words).toContain('Filen är inläst');
  });

  it.each([
    ['no file', undefined, 'main', 'Välj en fil att kontrollera.'],
    ['a register of another form', csv(...GOOD), 'Mitt register', 'Registrets namn får bestå av'],
  ])('with %s comes back with what is wrong', async (_what, file, register, message) => {
    const { status, words, page } = await site.upload(file, { register });
    expect(status).toBe(422);
    expect(page('title').text()).toMatch(/^Fel: Inläsning/);
    expect(words).toContain(message);
  });

  it.each([
    ['that is empty', '', 'Filen är tom'],
    ['that is empty of rows', csv(), 'Under rubrikerna finns inga rader'],
    ['without the headers', 'a;b\r\n1;2', 'Inget blad har en rad med rubriker'],
  ])('%s is refused in words', async (_what, file, message) => {
    const { words } = await site.tried(file);
    expect(words).toContain('Filen kan inte läsas in');
    expect(words).toContain(message);
  });

  it('is shown page by page where many rows are rejected', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => `${index + 1};Okänd;2024-02-01;;;;Man;`);
    const { address, words, html } = await site.tried(csv(...rows));
    expect(words).toContain('Visar 1–50 av 120.');
    expect(html.length).toBeLessThan(40_000);
    expect(rowsOf((await site.get(`${address}?sida=3`)).page, 'avvisade')).toHaveLength(20);
  });
});

describe('who may import', () => {
  const office = { roles: ['office'], party: null, unit: null, interventions: [] } as const;

  it('is the office, where the file has no identity number in any cell', async () => {
    const session = await signIn(site.server.serving, { name: 'Olof Kansli', ...office });
    expect((await site.imported(csv(...GOOD), session)).words).toContain('Filen är inläst');
    const { address, words, html } = await site.tried(csv(...GOOD, BAD), session);
    expect(words).toContain('Kansliet får inte ta del av uppgifter om enskilda (lag 2003:1210 7 §)');
    expect(html).not.toContain('FINSAM-teem');
    expect((await site.get(`${address}/att-ratta.xlsx`, session)).status).toBe(404);
    const hidden = csv(FIRST).replace(';Kvinna', ';Kvinna 900602-2397');
    expect((await site.tried(hidden, session)).words).toContain('Filen har personnummer.');
  });

  it('says whose the entries are: the caseworker’s authority, or the one that the office chooses', async () => {
    expect((await site.tried(csv(FIRST))).words).toContain('Det som läses in hör till Provkommun.');
    const session = await signIn(site.server.serving, { name: 'Olof Kansli', ...office });
    expect((await site.tried(csv(FIRST), session)).words).toContain('Det är inte känt vilken myndighet');
    const chosen = { register: 'egna', partial: true, authority: 'region' };
    expect((await site.tried(csv(FIRST), session, chosen)).words).toContain('hör till Region Prov.');
  });

  it('is a caseworker assigned to every insats in the file', async () => {
    const session = await signIn(site.server.serving, { name: 'Nora Novum', interventions: ['novum'] });
    expect((await site.imported(csv(SECOND), session)).words).toContain('Filen är inläst');
    expect((await site.tried(csv(...GOOD), session)).words).toContain(
      'Filen har rader för insatser som du inte är tilldelad: FINSAM-team.',
    );
  });

  it('is nobody who would move another insats’s journey to her own, and she learns nothing of it', async () => {
    await site.imported(csv(...GOOD));
    const session = await signIn(site.server.serving, { name: 'Nora Novum', interventions: ['novum'] });
    for (const number of ['1', '77']) {
      const moved = FIRST.replace('FINSAM-team', 'Novum').replace(/^1/, number);
      const { words, html } = await site.tried(csv(moved), session);
      expect(words).toContain('Registret main är någon annans, och där kan din fil inte läsas in.');
      expect(words).toContain('till exempel novum.');
      expect(html).not.toContain('FINSAM-team');
    }
  });

  it('is asked for a register of her own where the usual one is somebody else’s', async () => {
    const session = await signIn(site.server.serving, { name: 'Olof Kansli', ...office });
    const registerOf = async (whose?: Session) =>
      controlsIn((await site.get('/inlasning', whose)).page)['register'];
    expect(await registerOf()).toEqual(['main']);
    await site.imported(csv(...GOOD), session);
    expect([await registerOf(), await registerOf(session)]).toEqual([['finsam-team'], ['main']]);
  });

  it('is nobody else', async () => {
    for (const role of ['team-lead', 'auditor', 'board', 'admin'] as const) {
      const session = await signIn(site.server.serving, { ...office, name: role, roles: [role] });
      expect((await site.get('/inlasning', session)).status).toBe(403);
    }
    const session = await signIn(site.server.serving, { name: 'Ny Handläggare', interventions: [] });
    const { words, page } = await site.get('/inlasning', session);
    expect(words).toContain('Du är inte tilldelad någon insats');
    expect(eachOf(page, '[type=file]')).toHaveLength(0);
  });

  it('is nobody without the token of her session', async () => {
    expect((await site.upload(csv(...GOOD), { csrf: 'ett annat' })).status).toBe(403);
  });

  it('sees her own files alone', async () => {
    const { address } = await site.tried(csv(...GOOD));
    const session = await signIn(site.server.serving, { name: 'Nora Novum' });
    for (const path of [address, `${address}/lage`, `${address}/att-ratta.xlsx`])
      expect((await site.get(path, session)).status).toBe(404);
    expect((await site.post(address, { _gor: 'las-in' }, session)).status).toBe(404);
  });
});

/** The page, its progress and the workbook to mend. */
const seen = async (address: string, session: Session): Promise<readonly number[]> =>
  Promise.all(
    [address, `${address}/lage`, `${address}/att-ratta.xlsx`].map(
      async (path) => (await site.get(path, session)).status,
    ),
  );

const tried = async (): Promise<Readonly<{ session: Session; address: string }>> => {
  const session = await signIn(site.server.serving, { name: 'Nora Novum' });
  const { address } = await site.tried(csv(...GOOD, BAD), session);
  expect(await seen(address, session)).toEqual([200, 200, 200]);
  return { session, address };
};

describe('what was tried is seen while what allowed it stands', () => {
  const id = userId('Nora Novum');
  const change = async (...told: readonly UserChange[]): Promise<void> => {
    for (const one of told)
      expect(await site.server.serving.send(new ChangeUser(byOperator(), id, one))).toMatchObject({
        outcome: 'accepted',
      });
  };
  it.each<[string, readonly UserChange[]]>([
    [
      'the assignment to one of its insatser',
      [{ type: 'ReleaseFromIntervention', data: { intervention: 'novum' } }],
    ],
    [
      'the role, though another lets her in to the same pages',
      [
        { type: 'RevokeRole', data: { role: 'caseworker' } },
        { type: 'GrantRole', data: { role: 'office' } },
      ],
    ],
  ])('it is gone with %s', async (_what, told) => {
    const { session, address } = await tried();
    await change(...told);
    expect(await seen(address, session)).toEqual([404, 404, 404]);
    expect((await site.post(address, { _gor: 'las-in' }, session)).status).toBe(404);
  });

  it('it stays when an insats that it is not about is taken from her', async () => {
    const { session, address } = await tried();
    await change({ type: 'ReleaseFromIntervention', data: { intervention: 'dev' } });
    expect(await seen(address, session)).toEqual([200, 200, 200]);
  });

  it('the receipts of an import and of a reversal go the same way', async () => {
    const session = await signIn(site.server.serving, { name: 'Nora Novum' });
    const { address, page } = await site.imported(csv(...GOOD), session);
    const { location } = await site.post(`/inlasning/omgang/${batchOf(page)}/aterta`, {}, session);
    expect((await site.get(location, session)).words).toContain('felregistrerade');
    await change({ type: 'ReleaseFromIntervention', data: { intervention: 'novum' } });
    for (const path of [address, location]) expect((await site.get(path, session)).status).toBe(404);
  });
});

describe('a batch', () => {
  it('is listed with its counts and who imported it, for the association', async () => {
    await site.imported(csv(...GOOD, BAD));
    const { page } = await site.get('/inlasning');
    expect(rowsOf(page, 'inlasningar')).toEqual(['|2025-06-15 kl. 12.00|Ines Prov|Inläst|2|0|1|']);
    expect((await site.get(`/inlasning/omgang/${batchOf(page)}`)).words).toContain('Ångra inläsningen');
  });

  it('is taken back after a page that says what will happen, and says what was left', async () => {
    const batch = batchOf((await site.imported(csv(...GOOD))).page);
    const address = `/inlasning/omgang/${batch}/aterta`;
    const asked = (await site.get(address)).words;
    expect(asked).toContain('Den gav 2 nya deltaganden.');
    expect(asked).not.toContain('ändrade 0');
    expect(asked).toContain('Deltaganden som kom till med inläsningen blir felregistrerade');
    const { location } = await site.post(address, {});
    const { words } = await site.get(location);
    expect(words).toContain('2 deltaganden är felregistrerade');
    expect(words).toContain('Ingen hade ändrat något efter inläsningen.');
    expect(rowsOf((await site.get('/inlasning')).page, 'inlasningar')[0]).toContain('|Ångrad|');
  });

  it('is taken back by those alone who might have imported it', async () => {
    const batch = batchOf((await site.imported(csv(...GOOD))).page);
    const session = await signIn(site.server.serving, { name: 'Nora Novum', interventions: ['novum'] });
    const address = `/inlasning/omgang/${batch}/aterta`;
    expect((await site.get(address, session)).words).toContain('tilldelad alla insatser i den');
    expect((await site.post(address, {}, session)).status).toBe(403);
    const state = await site.server.installation.importer.contentsOf(batch);
    expect(state).toBeDefined();
    expect(rowsOf((await site.get('/inlasning')).page, 'inlasningar')[0]).toContain('|Inläst|');
  });

  it('of no import there is not', async () => {
    expect((await site.get('/inlasning/omgang/alla')).status).toBe(404);
    expect((await site.get(`/inlasning/${'0'.repeat(8)}-0000-0000-0000-000000000000`)).status).toBe(404);
  });
});

/** A quarter done, with a sign of life so long ago, in milliseconds. */
const quarter = (ago = 0) =>
  ({ at: 'importing', done: 500, of: 2_000, seenAt: site.server.installation.clock() - ago }) as const;

describe('an import under way', () => {
  const id = '00000000-0000-4000-8000-000000000000';

  /** As if the caseworker’s import of a file had come to a stage. */
  const reach = async (stage: Stage, file?: string): Promise<void> => {
    const { sealed, clock } = site.server.installation;
    const shelf = new JobShelf(sealed, clock);
    const actor = userId('Ines Prov');
    const task = {
      kind: 'file',
      name: 'lista.csv',
      register: 'main',
      acceptChanges: false,
      readsHidden: false,
    } as const;
    const begun = { id, actor, role: 'caseworker', association: 'provkommun', task, fileUntil: shelf.until };
    if (file !== undefined) await shelf.keepFile(id, new TextEncoder().encode(file));
    await shelf.keep(begun, stage);
    await shelf.giveTurn(begun);
  };

  it('shows how far it has come, with a link that looks again and a script that does so by itself', async () => {
    await reach(quarter());
    const { words, page } = await site.get(`/inlasning/${id}`);
    expect(page('progress').attr()).toEqual({ id: 'framsteg', value: '500', max: '2000' });
    expect(words).toContain('500 av 2 000 klara');
    expect(eachOf(page, `main a[href="/inlasning/${id}"]`)).toHaveLength(1);
    const script = page('script').attr('src') ?? '';
    expect(script).toMatch(/^\/framsteg-[0-9a-f]+\.js$/);
    expect((await site.get(script)).html).toContain("'use strict'");
    expect(JSON.parse((await site.get(`/inlasning/${id}/lage`)).html)).toEqual({
      running: true,
      done: 500,
      of: 2_000,
      words: '500 av 2\u00a0000 klara',
    });
  });

  it('keeps others of the association waiting, and says who imports', async () => {
    const other = await signIn(site.server.serving, { name: 'Nora Novum' });
    const { address } = await site.tried(csv(...GOOD), other);
    await reach(quarter());
    expect((await site.get('/inlasning', other)).words).toContain('Ines Prov läser in just nu.');
    expect((await site.get('/inlasning')).words).toContain('Din egen inläsning pågår.');
    const { status, words } = await site.post(address, { _gor: 'las-in' }, other);
    expect(status).toBe(409);
    expect(words).toContain('Ines Prov läser in just nu.');
    expect(words).toContain('Läs in 2 rader');
  });

  it('whose process is gone has been interrupted, and goes on from the file that was kept', async () => {
    await reach(quarter(61_000), csv(...GOOD));
    const { words } = await site.get(`/inlasning/${id}`);
    expect(words).toContain('samma fil läst en gång till fortsätter där den slutade');
    await site.post(`/inlasning/${id}`, { _gor: 'las-in' });
    expect(rowsOf((await site.get(`/inlasning/${id}`)).page, 'antal')[0]).toBe(
      '|Nya|2|blev nya deltaganden|',
    );
  });

  it('that a restart of the server cuts off is completed by going on: every row is there once', async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => `${index + 1};Novum;2024-02-01;;;;Man;`);
    const { address } = await site.tried(csv(...rows));
    const begun = site.post(address, { _gor: 'las-in' }).catch(() => undefined);
    while ((await site.get(address)).words.includes('Läs in 1\u00a0200 rader'));
    const { close: stopped } = site.server;
    await site.server.serving.close();
    await begun;
    const restarted = await serve(site.server.installation, { host: '127.0.0.1', port: 0 }, () => undefined);
    site.server = {
      ...site.server,
      serving: restarted,
      url: restarted.url,
      close: async () => {
        await restarted.close();
        await stopped();
      },
    };
    if ((await site.get(address)).words.includes('Avbrutet')) await site.post(address, { _gor: 'las-in' });
    while ((await site.get(`${address}/lage`)).words.includes('"running":true'));
    expect((await site.imported(csv(...rows))).words).toContain('hade inget nytt');
    expect(rowsOf((await site.get('/inlasning')).page, 'inlasningar')).toHaveLength(1);
  });
});

it('an association without a batch says so', async () =>
  expect((await site.get('/inlasning')).words).toContain('Ingen fil har lästs in än.'));

it('the template is a workbook', async () => {
  const response = await fetch(`${site.server.url}/inlasning/mall.xlsx`, { headers: site.caseworker });
  const [headers] = await readSheet(Buffer.from(await response.arrayBuffer()));
  expect(headers).toContain('Löpnummer');
});
