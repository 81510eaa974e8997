import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nameBasedId } from '@samspar/event-store';
import { type Server, signIn, startServer, userId } from '../http/server.js';
import { controlsIn, eachOf, errorAt, type Fields, linkOf, rowsOf, Shown, urlencoded } from './shown.js';

type Session = Readonly<Record<string, string>>;

const OWN = { party: null, unit: null, interventions: [] } as const;
const addressOf = (name: string): string => `/anvandare/${userId(name)}`;

let server: Server;
let admin: Session;
let caseworker: Session;
beforeEach(async () => {
  server = await startServer();
  admin = await signIn(server.serving, { name: 'Adele Admin', roles: ['admin'], ...OWN });
  caseworker = await signIn(server.serving, { name: 'Ines Prov', interventions: ['finsam-team', 'novum'] });
});
afterEach(() => server.close());

const send = (path: string, session: Session, request: RequestInit = {}): Promise<Shown> =>
  Shown.by(server.url + path, { ...request, headers: session });
const get = (path: string, session = admin): Promise<Shown> => send(path, session);

const post = (path: string, fields: Fields, session = admin): Promise<Shown> => {
  const { 'x-csrf-token': _csrf = '', ...cookies } = session;
  return send(path, cookies, { method: 'POST', body: urlencoded({ _csrf, ...fields }) });
};

const typesOf = async (name: string): Promise<readonly string[]> => {
  const types: string[] = [];
  for await (const page of server.installation.store.readStream(`user-${userId(name)}`))
    types.push(...page.map(({ type }) => type));
  return types;
};

describe('the list of users', () => {
  it('tells who they are, where they work, and what they may do', async () => {
    const { status, page } = await get('/anvandare');
    expect(status).toBe(200);
    expect(linkOf(page, 'Ines Prov')).toBe(addressOf('Ines Prov'));
    expect(rowsOf(page, 'tabell')).toEqual([
      expect.stringMatching(/^\|Adele Admin\|/),
      '|Ines Prov|Provkommun, Enheten för hemlösa|Handläggare|FINSAM-team, Novum|Aktiv|',
      expect.stringMatching(/^\|Petra Prov\|/),
    ]);
  });

  it('is refused in words to everybody else', async () => {
    for (const role of ['team-lead', 'office', 'auditor', 'board'] as const) {
      const session = await signIn(server.serving, { ...OWN, name: role, roles: [role] });
      for (const path of ['/anvandare', '/anvandare/ny', addressOf('Ines Prov')])
        expect((await get(path, session)).status).toBe(403);
    }
    const { status, words } = await get('/anvandare', caseworker);
    expect([status, words]).toEqual([403, expect.stringContaining('behörighet')]);
    const asked = { _gor: 'ge-roll', roll: 'admin' };
    expect((await post(addressOf('Ines Prov'), asked, caseworker)).status).toBe(403);
  });
});

describe('a user of an older log whose role now needs a unit', () => {
  it('is listed as one to be mended until she is moved, and is told of nowhere as working for an authority', async () => {
    const { words: before } = await get('/anvandare');
    expect(before).not.toContain('utan att det är känt');
    const id = userId('Lena Förr');
    const event = (type: string, data: object, index: number) => ({
      id: nameBasedId('older', String(index)),
      type,
      schemaVersion: 1,
      occurredOn: '2024-01-10',
      data: { ...data },
      metadata: { actor: 'operator', role: 'operator', commandId: id, correlationId: id },
    });
    const older = [
      event('UserAdded', { association: 'provkommun', party: null, unit: null }, 0),
      event('RoleGranted', { role: 'team-lead' }, 1),
    ];
    const appended = await server.installation.store.append(`user-${id}`, 'noStream', older);
    if (appended.appended !== true) throw new Error('The user is there already.');
    await server.serving.signIn.directory.reached(appended.position);
    const { page, words } = await get('/anvandare');
    expect(words).toContain('En användare arbetar med ärenden utan att det är känt för vilken myndighet.');
    expect(rowsOf(page, 'tabell')).toContainEqual(
      expect.stringContaining('|Enhet saknas: byt arbetsplats|Insatsansvarig|'),
    );
    const own = addressOf('Lena Förr');
    expect((await get(own)).words).toContain('Enhet saknas: byt arbetsplats');
    const moved = await post(own, { _gor: 'flytta', part: 'region', enhet: 'Psykiatrin' });
    expect((await get(moved.location)).words).toContain('Myndighet Region Prov');
    expect((await get('/anvandare')).words).not.toContain('utan att det är känt');
  });
});

describe('a new user', () => {
  const NEW = {
    namn: 'Nils Ny',
    id: 'nils.ny@exempel.se',
    part: 'region',
    enhet: 'Psykiatrin',
    roller: ['caseworker'],
    insatser: ['novum'],
  };

  it('is added with roles and insatser, and the event log knows neither name nor id', async () => {
    const { status, location } = await post('/anvandare/ny', NEW);
    expect(status).toBe(303);
    const { words } = await get(location);
    expect(words).toContain('Användaren är tillagd');
    expect(words).toContain('nils.ny@exempel.se');
    const log: string[] = [];
    for await (const page of server.installation.store.readAll({ after: 0n }))
      log.push(JSON.stringify(page, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value)));
    expect(log.join()).not.toContain('Nils');
    expect(log.join()).not.toContain('nils');
  });

  it.each<[string, Fields, string]>([
    ['no name', { namn: ' ' }, 'Skriv användarens namn.'],
    ['no id', { id: '' }, 'Skriv det användarnamn som inloggningstjänsten har'],
    ['a party without a unit', { enhet: '' }, 'Skriv enheten: part och enhet hör ihop.'],
    ['a unit without a party', { part: '' }, 'Lämna enheten tom'],
    ['both caseworker and office', { roller: ['caseworker', 'office'] }, 'lag 2003:1210 7 §'],
    ['an id that somebody has', { id: 'Ines Prov' }, 'Användaren finns redan'],
    ['no employer, though she leads', { part: '', enhet: '', roller: ['team-lead'] }, 'En insatsansvarig är'],
    ['a mandate and no role for it', { uppdrag: 'region' }, 'Bara en granskare har ett uppdrag'],
    ['insatser and no role for them', { roller: ['board'] }, 'Bara handläggare och insatsansvariga'],
  ])('with %s comes back with what was typed and what is wrong', async (_what, said, message) => {
    const { status, words, page } = await post('/anvandare/ny', { ...NEW, ...said });
    expect(status).toBe(422);
    expect(page('title').text()).toMatch(/^Fel: Ny användare/);
    expect(words).toContain(message);
    expect(controlsIn(page)).toMatchObject({ insatser: ['novum'], enhet: [{ ...NEW, ...said }.enhet] });
  });
});

describe('a user', () => {
  const address = addressOf('Ines Prov');

  it('is given a role, and it applies at once', async () => {
    expect((await get('/anvandare', caseworker)).status).toBe(403);
    expect(await post(address, { _gor: 'ge-roll', roll: 'admin' })).toMatchObject({
      status: 303,
      location: `${address}?klart=ge-roll`,
    });
    expect((await get('/anvandare', caseworker)).status).toBe(200);
  });

  it('audits for whom it is said, which her page and the list tell, and that applies at once', async () => {
    expect((await get(address)).words).not.toContain('Uppdrag som granskare');
    await post(address, { _gor: 'ge-roll', roll: 'auditor' });
    expect((await get(address)).words).toContain('Granskar för Förbundet Ser aldrig vem ett ärende gäller');
    const nothing = await post(address, { _gor: 'ge-uppdrag', uppdrag: '' });
    expect([nothing.status, nothing.words]).toEqual([422, expect.stringContaining('Ändra uppdrag: välj.')]);
    const given = await post(address, { _gor: 'ge-uppdrag', uppdrag: 'riksrevisionen' });
    expect(given).toMatchObject({ status: 303, location: `${address}?klart=ge-uppdrag` });
    expect((await get(address)).words).toContain('Granskar för Riksrevisionen');
    expect((await get('/anvandare')).words).toContain('Granskare (Riksrevisionen)');
    expect((await get('/granskning', caseworker)).words).toContain('Du granskar för Riksrevisionen.');
    const refused = await post(address, { _gor: 'ge-roll', roll: 'admin' });
    expect([refused.status, refused.words]).toEqual([
      422,
      expect.stringContaining('ser aldrig vem ett ärende gäller'),
    ]);
  });

  it('loses a role after a page that says what goes with it, and that applies at once', async () => {
    const { words } = await get(`${address}/ta-bort-roll/caseworker`);
    expect(words).toContain('Ta bort rollen handläggare för Ines Prov?');
    expect(words).toContain('tas samtidigt bort från sina insatser: FINSAM-team, Novum');
    expect((await get('/inlasning', caseworker)).status).toBe(200);
    await post(`${address}/ta-bort-roll/caseworker`, {});
    expect((await get('/inlasning', caseworker)).status).toBe(403);
    expect((await typesOf('Ines Prov')).slice(-3)).toEqual([
      'RoleRevoked',
      'ReleasedFromIntervention',
      'ReleasedFromIntervention',
    ]);
  });

  it('is assigned to an insats, and released after a page that asks', async () => {
    await post(address, { _gor: 'ge-insats', insats: 'dev' });
    expect((await get('/inlasning', caseworker)).words).toContain('FINSAM-team, Novum, DEV');
    expect((await get(`${address}/ta-bort-insats/novum`)).words).toContain('Ta bort Novum för Ines Prov?');
    await post(`${address}/ta-bort-insats/novum`, {});
    expect((await get('/inlasning', caseworker)).words).toContain('FINSAM-team, DEV.');
  });

  it('whose name is erased is shown by her id wherever she was named, and is not activated again', async () => {
    await post(`${address}/stang-av`, {});
    const { store, sealed } = server.installation;
    const erased = {
      id: nameBasedId('erased', 'name'),
      type: 'UserNameErased',
      schemaVersion: 1,
      occurredOn: '2030-06-15',
      data: { years: 5 },
      metadata: { actor: 'operator', role: 'operator', commandId: 'erase', correlationId: 'test' },
    };
    const before = (await typesOf('Ines Prov')).length - 1;
    const appended = await store.append(`user-${userId('Ines Prov')}`, before, [erased]);
    if (appended.appended !== true) throw new Error('Somebody else has changed the user.');
    await server.serving.signIn.directory.reached(appended.position);
    await sealed.staff.forget(userId('Ines Prov'));
    const reference = `Namn saknas (${userId('Ines Prov').slice(0, 4)}-${userId('Ines Prov').slice(4, 8)})`;
    const shown = await get(address);
    expect(shown.words).toContain('Namn och inloggning är gallrade');
    expect(shown.page('h1').text().toLowerCase()).toBe(reference.toLowerCase());
    expect(shown.words).not.toContain('Aktivera igen');
    expect((await get('/anvandare')).words.toLowerCase()).toContain(reference.toLowerCase());
    const again = await post(address, { _gor: 'oppna' });
    expect([again.status, again.words]).toEqual([422, expect.stringContaining('lägg till personen som ny')]);
  });

  it('that is closed is let in no more, and is again once it is reopened', async () => {
    expect((await get(`${address}/stang-av`)).words).toContain('Stäng av Ines Prov?');
    await post(`${address}/stang-av`, {});
    expect(await get('/inlasning', caseworker)).toMatchObject({ status: 303 });
    const { words, page } = await get(address);
    expect(words).toContain('Användaren är avstängd');
    expect(eachOf(page, '[value=ge-roll]')).toHaveLength(0);
    await post(address, { _gor: 'oppna' });
    expect((await get('/inlasning', caseworker)).status).toBe(200);
  });

  it('is refused what the rules refuse, in words at the field', async () => {
    const refused = await post(address, { _gor: 'ge-roll', roll: 'office' });
    expect(refused.status).toBe(422);
    expect(errorAt(refused.page, 'f-roll')).toContain('kan inte också vara kansli (lag 2003:1210 7 §)');
    expect((await post(address, { _gor: 'ge-roll', roll: '' })).words).toContain('Ge en roll: välj.');
    expect((await post(address, { _gor: 'ge-insats', insats: 'annan' })).status).toBe(422);
  });

  it('never changes herself: the last administrator stays', async () => {
    const own = addressOf('Adele Admin');
    const { words, page } = await get(own);
    expect(words).toContain('Det här är du själv.');
    expect(eachOf(page, '[value=ge-roll]')).toHaveLength(0);
    expect((await get(`${own}/stang-av`)).status).toBe(403);
    for (const [path, fields] of [
      [own, { _gor: 'ge-roll', roll: 'caseworker' }],
      [`${own}/stang-av`, {}],
      [`${own}/ta-bort-roll/admin`, {}],
    ] as const)
      expect((await post(path, fields)).status).toBe(403);
    expect(await typesOf('Adele Admin')).toEqual(['UserAdded', 'RoleGranted']);
  });

  it('that is not there, of another association, or that lacks what should be taken, is not found', async () => {
    for (const path of [
      '/anvandare/alla',
      addressOf('Ingen'),
      `${address}/ta-bort-roll/admin`,
      `${address}/ta-bort-insats/dev`,
    ])
      expect((await get(path)).status).toBe(404);
  });

  it('is not changed without the token of the session', async () => {
    const { 'x-csrf-token': _token, ...cookies } = admin;
    const body = new URLSearchParams({ _gor: 'ge-roll', roll: 'admin' });
    expect((await send(address, cookies, { method: 'POST', body })).status).toBe(403);
  });
});
