import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyStream } from '@samspar/casework';
import { JOURNEYS, type Server, startServer } from '../http/server.js';
import {
  caseworker,
  controlsIn,
  type Desk,
  errorAt,
  type Fields,
  journeyWith,
  wordsOf,
} from './journey-desk.js';

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

  it('shows every answer in its review as it will be saved, each with the way back to its question', async () => {
    const answers: Fields = {
      ...REFERRAL,
      identityNumber: '900602 2397',
      contact: '070-000 00 00',
      referredOn: '2024-2-1',
      'profile.ageAtStart': '33',
      'profile.timeWithoutWork.months': '14',
      'profile.timeOnAssistance.since': '2020-05-01',
      'profile.livelihood.1.source': 'economic-assistance',
      'profile.livelihood.1.since': '2020-05-01',
      'profile.livelihood.2.source': 'salary',
      'profile.obstacle': 'doesNotKnow',
      'profile.needGroups': ['adult', 'disability'],
      'profile.district': 'farsta',
      note: 'Första raden\nAndra raden',
    };
    const form = await desk.open(NEW);
    const { html } = await desk.send(NEW, answers, form);
    const rows = [...html.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>.*?value="([^"]*)" formaction="#(.*?)"/gs)];
    const shown = Object.fromEntries(rows.map(([, name = '', value = '']) => [name, wordsOf(value)]));
    expect(shown).toEqual({
      Insats: 'FINSAM-team',
      'Vem anmälan gäller': 'En person med personnummer',
      Personnummer: '19900602-2397',
      Namn: 'Alma Exempel',
      'Telefon eller e-post': '070-000 00 00',
      Kön: 'Man',
      Anmälningsdatum: '2024-02-01 (torsdag 1 februari 2024)',
      'Anmälande part': 'Provkommun',
      'Anmälande enhet': 'Enheten för hemlösa',
      'Medbeslutande parter': 'Region Prov Försäkringskassan',
      'Ålder vid start': '33 år',
      Utbildning: expect.stringContaining('rundskol'),
      'Tid utan arbete eller studier': '14 månader',
      'Tid med försörjningsstöd': 'sedan 2020-05-01 (fredag 1 maj 2020)',
      Försörjning: expect.stringMatching(/, sedan 2020-05-01 \(fredag 1 maj 2020\) Lön/),
      Försörjningshinder: 'Vet inte',
      Behovsgrupper: expect.stringMatching(/Vuxna 30–65 år.*Personer med funktionsnedsättning/),
      Stadsdel: 'Farsta',
      Anteckning: 'Första raden Andra raden',
    });
    const controls = [...form.html.matchAll(/ id="(f-[^"]+)"/g)].map(([, id]) => id);
    expect(rows.filter(([, , , , id]) => !controls.includes(id))).toEqual([]);
    const asked = [...form.html.matchAll(/<(?:legend|label for="[^"]*")[^>]*>([^<]+)</g)].map(
      ([, label]) => label,
    );
    expect(Object.keys(shown).filter((label) => !asked.includes(label))).toEqual([]);
  });

  it('leads from its review back to a question with everything in its place', async () => {
    const review = await desk.send(NEW, REFERRAL);
    const form = await desk.send(NEW, { _andra: 'profile.obstacle' }, review);
    expect(form.html).toContain('<details class="more-fields" open>');
    expect(controlsIn(form.html)['name']).toEqual(['Alma Exempel']);
    expect((await desk.send(NEW, {}, form)).html).toContain('Granska anmälan');
  });

  it('of an anonymous participant keeps insats, sex and day, and says by name what it does not keep', async () => {
    const review = await desk.send(NEW, { ...REFERRAL, anonymous: 'anonymous' });
    const words = wordsOf(review.html);
    expect(words).toMatch(/Det här sparas inte .*Personnummer Namn Anmälande part .*Utbildning Anteckning/);
    expect(words).not.toMatch(/Alma|2397|Kommer från/);
    expect([...review.html.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, name]) => name)).toEqual([
      'Insats',
      'Vem anmälan gäller',
      'Kön',
      'Anmälningsdatum',
    ]);
    const saved = await desk.send(NEW, SAVE, review);
    const seen = await server.get(`${JOURNEYS}/${idIn(saved.location)}`);
    expect(seen.body).toMatchObject({
      anonymous: true,
      facts: { sex: 'man', referringParty: 'notRegistered', referringUnit: 'notRegistered' },
    });
    const { stored } = await server.installation.streams.load(journeyStream, idIn(saved.location));
    expect(stored[0]?.data).not.toHaveProperty('note');
    expect(stored[0]?.data).toMatchObject({ profile: { sex: 'man' } });
  });

  it('changed after it was saved is told what was saved and how to go on, and can then be saved as another', async () => {
    const review = await desk.send(NEW, {
      ...REFERRAL,
      identityNumber: '19850714-2381',
      name: 'Konstruerad Ett',
    });
    const first = await desk.send(NEW, SAVE, review);
    await server.installation.views.catchUp();
    const other = { identityNumber: '19720101-2387', name: 'Konstruerad Två', 'profile.sex': 'man' };
    const told = await desk.send(NEW, { ...other, ...SAVE }, review);
    const words = wordsOf(told.html);
    expect(told.status).toBe(409);
    expect(words).toContain('redan sparat en anmälan från det här formuläret: Konstruerad Ett, FINSAM-team');
    expect(words).not.toContain('Idempotency-Key');
    expect(told.html).toContain(`href="/arenden/${idIn(first.location)}"`);
    expect(controlsIn(told.html)['name']).toEqual(['Konstruerad Två']);
    const second = await desk.send(NEW, SAVE, await desk.send(NEW, {}, told));
    expect(second.status).toBe(303);
    expect(idIn(second.location)).not.toBe(idIn(first.location));
    expect((await desk.open(second.location)).html).toContain('Konstruerad Två');
    expect((await desk.open(first.location)).html).toContain('Konstruerad Ett');
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
    [{ intervention: '' }, 'intervention', 'Välj insats.'],
    [{ identityNumber: '' }, 'identityNumber', 'Fyll i personnummer'],
    [{ identityNumber: '19900602-2398' }, 'identityNumber', 'kontrollsiffra'],
    [{ 'profile.sex': '' }, 'profile-sex', 'Välj kön.'],
    [{ referredOn: '2099-01-01' }, 'referredOn', 'kan inte ligga i framtiden'],
    [{ referringUnit: '' }, 'referringUnit', 'Fyll i anmälande enhet.'],
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
