import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JOURNEYS, type Server, startServer } from '../http/server.js';
import { caseworker, type Desk, errorAt, type Fields, journeyWith } from './journey-desk.js';

const ALMA = '19900602-2397';
const NEW = '/arenden/ny';
const SAVE = { _gor: 'spara' };

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await caseworker(server, 'Ines Prov');
});
afterAll(() => server.close());

const REFERRAL: Fields = {
  intervention: 'finsam-team',
  identityNumber: ALMA,
  name: 'Alma Exempel',
  'profile.sex': 'man',
  referredOn: '2024-02-01',
  decidingParties: ['region', 'forsakringskassan'],
  'profile.education': 'compulsory',
  note: 'Kommer från enheten',
};
const idIn = (location: string): string => location.replace(/^\/arenden\/([0-9a-f-]+)\?.*$/, '$1');

describe('a new referral', () => {
  it('knows who sends it, and that it is today', async () => {
    const { html } = await desk.open(NEW);
    expect(html).toMatch(/value="municipality" checked/);
    expect(html).toContain('value="Enheten för hemlösa"');
    expect(html).toContain('value="2025-06-15"');
    expect(html).not.toMatch(/value="dev"|value="natverk"/);
  });

  it('is reviewed, then saved, and shown', async () => {
    const review = await desk.send(NEW, REFERRAL);
    expect([review.status, review.html.includes('Anmälan är inte sparad än.')]).toEqual([200, true]);
    const saved = await desk.send(NEW, SAVE, review);
    expect(saved.status).toBe(303);
    const { html } = await desk.open(saved.location);
    expect(html).toContain('Sparat');
    expect(html).toContain('Alma Exempel');
    const seen = await server.get(`${JOURNEYS}/${idIn(saved.location)}`);
    expect(seen.body).toMatchObject({
      facts: {
        intervention: 'finsam-team',
        referringParty: 'municipality',
        referringUnit: 'Enheten för hemlösa',
        decidingParties: ['region', 'forsakringskassan'],
        sex: 'man',
        ageAtStart: 33,
        education: 'compulsory',
      },
    });
  });

  it('that is saved twice is one journey', async () => {
    const review = await desk.send(NEW, REFERRAL);
    const saved = [await desk.send(NEW, SAVE, review), await desk.send(NEW, SAVE, review)];
    expect(new Set(saved.map(({ location }) => location)).size).toBe(1);
  });

  it('of an anonymous participant keeps insats, sex and day', async () => {
    const review = await desk.send(NEW, {
      intervention: 'finsam-team',
      anonymous: 'anonymous',
      'profile.sex': 'woman',
      'profile.education': 'compulsory',
    });
    expect(review.html).toContain('Anonym deltagare');
    const saved = await desk.send(NEW, SAVE, review);
    const seen = await server.get(`${JOURNEYS}/${idIn(saved.location)}`);
    expect(seen.body).toMatchObject({
      anonymous: true,
      facts: { sex: 'woman', referringUnit: 'notRegistered' },
    });
  });

  it('shows the same person’s journeys in my own insatser before it is saved, never those of others', async () => {
    const number = '19121212-1212';
    const mine = await journeyWith(server, [], { identityNumber: number, profile: { sex: 'man' } });
    const others = await journeyWith(server, [], {
      identityNumber: number,
      profile: { sex: 'man' },
      intervention: 'novum',
    });
    await server.installation.views.catchUp();
    const { html } = await desk.send(NEW, { ...REFERRAL, identityNumber: number });
    expect(html).toContain('Personen har redan ärenden i dina insatser');
    expect([html.includes(mine), html.includes(others)]).toEqual([true, false]);
    const stranger = await caseworker(server, 'Nora Annan', ['dev']);
    const unknowing = await stranger.send(NEW, { ...REFERRAL, identityNumber: number });
    expect(unknowing.html).not.toContain('Personen har redan');
  });

  it('warns of the age and of the sex digit before it is saved', async () => {
    const { html } = await desk.send(NEW, {
      ...REFERRAL,
      identityNumber: '191212121212',
      'profile.sex': 'woman',
    });
    expect(html).toContain('utanför 16–65 år');
    expect(html).toContain('Könet är ett annat än det som personnumret anger');
  });

  it('to another insats shows its sender the status, and lets her take it back', async () => {
    const saved = await desk.send(NEW, SAVE, await desk.send(NEW, { ...REFERRAL, intervention: 'novum' }));
    const { status, html } = await desk.open(saved.location);
    expect([status, html.includes('Anmäld, väntar på svar')]).toEqual([200, true]);
    expect(html).not.toMatch(/Alma|1990|Kommer från/);
    const path = saved.location.replace(/\?.*/, '');
    expect((await desk.open(`${path}/antagande`)).status).toBe(404);
    const form = (await desk.open(`${path}/atertagande`)).html;
    expect(form).toMatch(/class="identity-title">Anmälan [0-9A-F]{4}-[0-9A-F]{4}<.*Novum.*2024-02-01/s);
    expect(form).not.toMatch(/Alma|1990|Kommer från/);
    const asked = await desk.send(`${path}/atertagande`, { reason: 'moved' });
    const back = await desk.send(`${path}/atertagande`, { _gor: 'ja' }, asked);
    expect(back.status).toBe(303);
    expect((await desk.open(path)).html).toContain('Anmälan återtagen');
  });

  it.each<[Fields, string, string]>([
    [{ intervention: '' }, 'intervention', 'Insats: välj'],
    [{ identityNumber: '' }, 'identityNumber', 'fyll i numret'],
    [{ identityNumber: '19900602-2398' }, 'identityNumber', 'kontrollsiffra'],
    [{ anonymous: 'anonymous' }, 'identityNumber', 'har inget personnummer'],
    [{ anonymous: 'anonymous', identityNumber: '' }, 'name', 'ta bort det'],
    [{ 'profile.sex': '' }, 'profile-sex', 'Kön: välj'],
    [{ referredOn: '2099-01-01' }, 'referredOn', 'har inte varit än'],
    [{ referringUnit: '' }, 'referringUnit', 'Anmälande enhet: fyll i'],
    [{ decidingParties: ['municipality', 'region'] }, 'decidingParties', 'kan inte också vara medbeslutande'],
    [{ 'profile.ageAtStart': '60' }, 'profile-ageAtStart', 'stämmer inte med personnumret'],
  ])('with %j says what is wrong at %s, and keeps the rest', async (wrong, control, said) => {
    const sent = await desk.send(NEW, { ...REFERRAL, ...wrong });
    expect(sent.status).toBe(422);
    expect(errorAt(sent.html, `f-${control}`)).toContain(said);
    expect(sent.html).toContain(`id="f-${control}"`);
    expect(sent.html).toContain('Kommer från enheten</textarea>');
  });

  it('has room for one more source of livelihood each time, in sight though nothing is filled in', async () => {
    const third = await desk.send(NEW, { ...REFERRAL, 'profile.education': '', _fler: 'profile.livelihood' });
    const fourth = await desk.send(NEW, { _fler: 'profile.livelihood' }, third);
    for (const [{ html }, count] of [
      [third, 3],
      [fourth, 4],
    ] as const) {
      expect(html.match(/name="profile\.livelihood\.\d\.source"/g)).toHaveLength(count);
      expect(html).toContain('<details class="more-fields" open>');
      expect(html).toContain('value="Alma Exempel"');
    }
  });

  it('is for caseworkers alone', async () => {
    const office = await caseworker(server, 'Kurt Kansli', [], { roles: ['office'] });
    expect((await office.open(NEW)).status).toBe(403);
  });

  it('tells no identity number to the log', () =>
    expect(server.lines.join('\n')).not.toMatch(/9900602|2397/));
});
