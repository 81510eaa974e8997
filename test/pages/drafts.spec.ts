import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { byOperator, ChangeUser } from '@samspar/use-cases';
import {
  ACCEPTED,
  journey as registered,
  JOURNEYS,
  type Server,
  STARTED,
  startServer,
} from '../http/server.js';
import { caseworker, type Desk, journeyWith } from './journey-desk.js';
import { controlsIn, eachOf, type Fields, type Shown, wordsOf } from './shown.js';

const NEW = '/arenden/ny';
const KEEP = { _gor: 'utkast' };
const ALMA: Fields = { intervention: 'novum', name: 'Alma Exempel', identityNumber: '19900602-2397' };
/** Everything that a referral needs. */
const SENT: Fields = {
  ...ALMA,
  intervention: 'finsam-team',
  referredOn: '2025-06-01',
  referringParty: 'municipality',
  referringUnit: 'Enheten för hemlösa',
  'profile.sex': 'woman',
};

let server: Server;
let desk: Desk;
let made = 0;
const somebody = (): Promise<Desk> => caseworker(server, `Handläggare ${(made += 1)}`);
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Keeps a form that is shown as a draft, and answers its address. */
const keptFrom = async (form: Shown, fields: Fields, path = NEW): Promise<string> => {
  expect((await desk.send(path, { ...fields, ...KEEP }, form)).words).toContain('Utkastet är sparat');
  return `${path}?utkast=${typedIn(form, '_key')}`;
};
const kept = async (path: string, fields: Fields): Promise<string> =>
  keptFrom(await desk.open(path), fields, path);
/** What stands in a control of the page's form. */
const typedIn = ({ page }: Shown, name: string): string => [controlsIn(page)[name] ?? []].flat().join();
const release = async (name: string, intervention: string): Promise<void> => {
  const { send, signIn } = server.serving;
  const user = (await server.installation.sealed.staff.find(signIn.issuer, name)) ?? '';
  await send(new ChangeUser(byOperator(), user, { type: 'ReleaseFromIntervention', data: { intervention } }));
};
/** Where a draft is thrown away. */
const discardOf = (address: string): string => `/utkast/${address.slice(-36)}/slang?till=/`;
/** What is listed, as it reads. */
const listed = ({ page }: Shown): string => wordsOf(page('.drafts'));

describe('a new referral', () => {
  it('begins empty though another was put aside, which is offered with whom it is about, where and when', async () => {
    desk = await somebody();
    const address = await kept(NEW, ALMA);
    const form = await desk.open(NEW);
    expect(['name', 'identityNumber', 'note'].map((name) => typedIn(form, name))).toEqual(['', '', '']);
    expect(form.words).toContain('Du har ett utkast från 12.00');
    expect(eachOf(form.page, `.drafts a[href="${address}"]`)).not.toHaveLength(0);
    expect(listed(form)).toContain('Ny anmälan: Alma Exempel');
    expect(listed(form)).toMatch(/Novum .*Sparat 12.00/);
    const draft = await desk.open(address);
    for (const [name, value] of Object.entries(ALMA)) expect(typedIn(draft, name)).toBe(value);
  });

  it('may be put aside as often as there are people, each draft on its own', async () => {
    desk = await somebody();
    const [alma, beda] = [await kept(NEW, ALMA), await kept(NEW, { name: 'Beda Prov' })];
    expect(alma).not.toBe(beda);
    const form = await desk.open(NEW);
    expect(form.words).toContain('Du har 2 utkast');
    expect(typedIn(await desk.open(alma), 'name')).toBe('Alma Exempel');
    expect(typedIn(await desk.open(beda), 'name')).toBe('Beda Prov');
    expect(listed(await desk.open(beda))).not.toContain('Beda');
    const again = await desk.open(alma);
    await desk.send(NEW, { name: 'Alma Ny', ...KEEP }, again);
    expect(listed(await desk.open(NEW))).toMatch(/Alma Ny.*Beda Prov|Beda Prov.*Alma Ny/);
  });

  it.each<[Fields, string]>([
    [{ identityNumber: '900602 2397' }, '19900602-••••'],
    [{ identityNumber: '9006' }, 'ingen person ifylld'],
    [{}, 'ingen person ifylld'],
    [{ anonymous: 'anonymous' }, 'Anonym deltagare'],
  ])('put aside with %j is called %s', async (fields, whom) => {
    desk = await somebody();
    await kept(NEW, fields);
    for (const page of [await desk.open(NEW), await desk.open('/')]) {
      expect(listed(page)).toContain(`Ny anmälan: ${whom}`);
      expect(listed(page)).not.toMatch(/602 ?-?2397/);
    }
  });

  it('is no draft any more once it is saved', async () => {
    desk = await somebody();
    const form = await desk.open(await kept(NEW, { ...ALMA, 'profile.sex': 'woman' }));
    const asked = await desk.send(NEW, {}, form);
    const again = await desk.open(await keptFrom(asked, { disclosure: 'none' }));
    expect(controlsIn(again.page)).toMatchObject({ disclosure: ['none'], name: ['Alma Exempel'] });
    const saved = await desk.send(NEW, { _gor: 'spara' }, await desk.send(NEW, {}, again));
    expect(saved.location).toMatch(/^\/arenden\/[0-9a-f-]{36}/);
    expect((await desk.open(NEW)).html).not.toContain('Du har ett utkast');
  });
});

describe('a draft of a form of a journey', () => {
  it('is that journey’s, named on Min dag, and shown on no other', async () => {
    desk = await somebody();
    const [mine, other] = [
      await journeyWith(server, [ACCEPTED, STARTED], {
        identityNumber: '19900602-2397',
        name: 'Alma Exempel',
      }),
      await journeyWith(server, [ACCEPTED, STARTED]),
    ];
    await server.installation.views.catchUp();
    const address = await kept(`${mine}/teammote`, { note: 'Halvskriven' });
    const strange = await desk.open(address.replace(mine, other));
    expect(strange.html).not.toContain('Halvskriven');
    expect(strange.words).toContain('Utkastet finns inte längre');
    expect((await desk.open(address.replace('teammote', 'plan'))).html).not.toContain('Halvskriven');
    const form = await desk.open(`${mine}/teammote`);
    expect(form.html).not.toContain('Halvskriven');
    expect(form.words).toContain('Du har ett utkast från 12.00');
    expect((await desk.open(`${other}/teammote`)).html).not.toContain('Du har ett utkast');
    expect(listed(await desk.open('/'))).toMatch(/Teammöte: Alma Exempel.*FINSAM-team/);
    expect((await desk.open(address)).words).toContain('Ditt utkast från 2025-06-15 kl. 12.00');
    expect(typedIn(await desk.open(address), 'note')).toBe('Halvskriven');
  });

  it('of one thing that the form may register is listed where those are chosen', async () => {
    desk = await somebody();
    const journey = await journeyWith(server, [ACCEPTED, STARTED]);
    const form = await desk.open(`${journey}/avslut?val=care`);
    await desk.send(`${journey}/avslut?val=care`, KEEP, form);
    const address = `${journey}/avslut?val=care&utkast=${typedIn(form, '_key')}`;
    expect(eachOf((await desk.open(`${journey}/avslut`)).page, `a[href="${address}"]`)).not.toHaveLength(0);
  });

  it('vanishes with the assignment that allowed it, and with the role', async () => {
    const name = `Handläggare ${(made += 1)}`;
    desk = await caseworker(server, name);
    const journey = await journeyWith(server, [ACCEPTED, STARTED]);
    await server.installation.views.catchUp();
    const [event, referral] = [await kept(`${journey}/teammote`, { note: 'x' }), await kept(NEW, ALMA)];
    expect(listed(await desk.open('/'))).toContain('Alma Exempel');
    expect(listed(await desk.open('/'))).toContain('Teammöte');
    const { send, signIn } = server.serving;
    const user = (await server.installation.sealed.staff.find(signIn.issuer, name)) ?? '';
    await release(name, 'finsam-team');
    expect(listed(await desk.open('/'))).not.toContain('Teammöte');
    expect((await desk.open(event)).status).toBe(404);
    await send(new ChangeUser(byOperator(), user, { type: 'RevokeRole', data: { role: 'caseworker' } }));
    expect((await desk.open(referral)).status).toBe(403);
    expect((await desk.open('/')).html).not.toContain('Alma');
  });
});

describe('a draft of a form of a journey is shown only to whoever may see the journey at that moment', () => {
  it('and neither counted, listed, opened, reviewed nor named where it is thrown away, once she may not', async () => {
    const name = `Handläggare ${(made += 1)}`;
    desk = await caseworker(server, name, ['finsam-team', 'novum']);
    const journey = await journeyWith(server, [ACCEPTED, STARTED], {
      identityNumber: '19900602-2397',
      name: 'Alma Exempel',
    });
    const other = await journeyWith(server, [ACCEPTED, STARTED], { intervention: 'novum' });
    await server.installation.views.catchUp();
    const form = await desk.open(`${journey}/teammote`);
    const address = await kept(`${journey}/teammote`, { note: 'Halvskriven' });
    await kept(`${other}/teammote`, { note: 'En annan' });
    expect((await desk.open('/')).words).toContain('Du har 2 utkast');
    expect((await desk.open(discardOf(address))).words).toContain('Teammöte: Alma Exempel');
    await release(name, 'finsam-team');
    const day = await desk.open('/');
    expect(day.words).toContain('Du har ett utkast');
    expect(listed(day)).not.toContain('Alma');
    expect((await desk.open(address)).status).toBe(404);
    for (const _gor of ['', 'tillbaka', 'utkast', 'ja'])
      expect((await desk.send(`${journey}/teammote`, { note: 'Halvskriven', _gor }, form)).status).toBe(404);
    expect(await desk.open(discardOf(address))).toMatchObject({ status: 303, location: '/' });
  });

  it('nor once the journey was corrected to an insats that is not hers', async () => {
    desk = await somebody();
    const { path, etag } = await registered(server, [ACCEPTED, STARTED]);
    const page = path.replace(JOURNEYS, '/arenden');
    await server.installation.views.catchUp();
    const address = await kept(`${page}/teammote`, { note: 'Halvskriven' });
    expect(listed(await desk.open('/'))).toContain('Teammöte');
    const correction = { fact: 'intervention', value: 'novum', reason: 'entry-error' };
    expect((await server.post(`${path}/corrections`, correction, { ifMatch: etag })).status).toBe(201);
    await server.installation.views.catchUp();
    expect((await desk.open('/')).html).not.toContain('Du har ett utkast');
    expect((await desk.open(address)).status).toBe(404);
  });

  it('and of the journeys that she only sent, the form that takes the referral back alone, without a name', async () => {
    const name = `Handläggare ${(made += 1)}`;
    desk = await caseworker(server, name);
    const sent = await desk.send(NEW, { _gor: 'spara' }, await desk.send(NEW, SENT, await desk.open(NEW)));
    const journey = sent.location.slice(0, '/arenden/'.length + 36);
    await server.installation.views.catchUp();
    await kept(`${journey}/vantelista`, {});
    await kept(`${journey}/atertagande`, {});
    await kept(`${journey}/samtycke`, {});
    expect((await desk.open('/')).words).toContain('Du har 3 utkast');
    await release(name, 'finsam-team');
    const day = await desk.open('/');
    expect(day.words).toContain('Du har ett utkast');
    expect(listed(day)).toMatch(/^Återtagen anmälan: ärende/);
    expect(listed(day)).not.toMatch(/Alma|väntelista|samtycke/i);
  });
});

describe('a draft', () => {
  it('is its owner’s alone', async () => {
    desk = await somebody();
    const address = await kept(NEW, { name: 'Cilla Prov' });
    const other = await somebody();
    for (const path of [address, NEW, '/', `/utkast/${address.slice(-36)}/slang?till=/`])
      expect((await other.open(path)).html).not.toContain('Cilla');
    await other.send(`/utkast/${address.slice(-36)}/slang?till=/`, {}, await other.open(NEW));
    expect(listed(await desk.open(NEW))).toContain('Cilla');
  });

  it('is thrown away once that is confirmed, and no other with it', async () => {
    desk = await somebody();
    const [alma] = [await kept(NEW, ALMA), await kept(NEW, { name: 'Beda Prov' })];
    const path = `/utkast/${alma.slice(-36)}/slang?till=${encodeURIComponent(NEW)}`;
    const asked = await desk.open(path);
    expect(asked.words).toMatch(/Släng utkastet\?.*Alma Exempel/);
    expect(listed(await desk.open(NEW))).toContain('Alma');
    const done = await desk.send(path, {}, asked);
    expect([done.status, done.location]).toEqual([303, NEW]);
    expect(listed(await desk.open(NEW))).toMatch(/^Ny anmälan: Beda Prov/);
    expect((await desk.open(alma)).words).toContain('Utkastet finns inte längre');
  });

  it('of an earlier version, which stood under the address of its form, is not lost', async () => {
    const name = `Handläggare ${(made += 1)}`;
    desk = await caseworker(server, name);
    const { sealed, clock } = server.installation;
    const owner = (await sealed.staff.find(server.serving.signIn.issuer, name)) ?? '';
    const left = { typed: { name: 'Alma Exempel' }, key: 'none', revision: null };
    await sealed.drafts.keep(owner, NEW, JSON.stringify(left), clock() - 86_400_000);
    const form = await desk.open(NEW);
    expect(form.words).toContain('Du har ett utkast från 2025-06-14 kl. 12.00');
    const address = form.page('a[href*="utkast="]').attr('href') ?? '';
    expect(typedIn(await desk.open(address), 'name')).toBe('Alma Exempel');
  });

  it('is told to no log', () => expect(server.lines.join('\n')).not.toMatch(/Alma|602 ?-?2397|Halvskriven/));
});
