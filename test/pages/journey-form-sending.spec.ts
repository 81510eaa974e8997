import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { VaultUnavailable } from '@samspar/vault-database';
import { ACCEPTED, type Server, STARTED, startServer } from '../http/server.js';
import { caseworker, type Desk, journeyWith, lastEvent } from './journey-desk.js';
import { controlsIn, eachOf } from './shown.js';

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await caseworker(server, 'Ines Prov');
});
afterAll(() => server.close());

describe('a form that is sent', () => {
  it('asks once more before what no other form takes back, and keeps what was typed', async () => {
    const path = await journeyWith(server);
    const asked = await desk.send(`${path}/avbojande`, { occurredOn: '2024-02-10', reason: 'no-capacity' });
    expect([asked.status, asked.words.includes('Är det här rätt?')]).toEqual([200, true]);
    const back = await desk.send(`${path}/avbojande`, { _gor: 'tillbaka' }, asked);
    expect(controlsIn(back.page)['reason']).toEqual(['no-capacity']);
    const done = await desk.send(`${path}/avbojande`, { _gor: 'ja' }, asked);
    expect(done.status).toBe(303);
    expect(await lastEvent(server, path)).toMatchObject({ type: 'ReferralDeclined' });
  });

  it('is sent twice and registers once', async () => {
    const path = await journeyWith(server);
    const form = await desk.open(`${path}/antagande`);
    const sent = [
      await desk.send(`${path}/antagande`, { occurredOn: '2024-02-10' }, form),
      await desk.send(`${path}/antagande`, { occurredOn: '2024-02-10' }, form),
    ];
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect(sent[0]?.location).toBe(sent[1]?.location);
  });

  it('changed after it was saved is told that it is, and may be saved as one more', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const form = await desk.open(`${path}/arbetsgivarkontakt`);
    const fields = { occurredOn: '2024-05-01', kind: 'visit' };
    expect((await desk.send(`${path}/arbetsgivarkontakt`, fields, form)).status).toBe(303);
    const told = await desk.send(`${path}/arbetsgivarkontakt`, { ...fields, occurredOn: '2024-05-08' }, form);
    expect([told.status, told.words.includes('Formuläret är redan sparat')]).toEqual([409, true]);
    expect(told.html).not.toContain('Idempotency-Key');
    expect(eachOf(told.page, `main a[href="${path}"]`)).not.toHaveLength(0);
    expect((await desk.send(`${path}/arbetsgivarkontakt`, {}, told)).status).toBe(303);
    expect(await lastEvent(server, path)).toMatchObject({ occurredOn: '2024-05-08' });
  });

  it('shows all that will be registered where it asks once more', async () => {
    const path = await journeyWith(server);
    const { words } = await desk.send(`${path}/avbojande`, {
      occurredOn: '2024-02-10',
      reason: 'no-capacity',
    });
    expect(words).toMatch(/Dag för beskedet .*2024-02-10.* Orsak /);
  });

  it('keeps what was typed while the store cannot be reached, and registers it once it can', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const { vault } = server.installation;
    const broken = jest
      .spyOn(vault.texts, 'seal')
      .mockRejectedValueOnce(new VaultUnavailable('Valvet svarar inte.'));
    const fields = { violenceQuestionAsked: 'no', note: 'Behåll mig' };
    const waiting = await desk.send(`${path}/teammote`, fields);
    broken.mockRestore();
    expect([waiting.status, controlsIn(waiting.page)['note']]).toEqual([503, ['Behåll mig']]);
    expect((await desk.send(`${path}/teammote`, {}, waiting)).status).toBe(303);
    expect(await lastEvent(server, path)).toMatchObject({ type: 'TeamMeetingHeld' });
  });
});

describe('two who write at once', () => {
  it('where the later one is the sender of the referral, she sees nothing of what the other registered', async () => {
    const sender = await caseworker(server, 'Sandra Sändare', ['novum']);
    const path = await journeyWith(server);
    const mine = await sender.open(`${path}/atertagande`);
    await desk.send(`${path}/antagande`, { occurredOn: '2024-02-10' });
    const answer = await sender.send(`${path}/atertagande`, { reason: 'moved', _gor: 'ja' }, mine);
    expect([answer.status, answer.words.includes('har ändrats')]).toEqual([409, true]);
    expect(answer.html).not.toMatch(/Ines|Registrerat medan/);
    await desk.send(`${path}/start`, { occurredOn: '2024-03-01' });
    const closed = await sender.open(`${path}/atertagande`);
    expect(closed.status).toBe(409);
    expect(closed.html).not.toContain('Pågår');
  });

  it('the later one sees what the other registered, keeps what she typed and may save again', async () => {
    const other = await caseworker(server, 'Olle Kollega');
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const mine = await desk.open(`${path}/teammote`);
    await other.send(`${path}/arbetsgivarkontakt`, { occurredOn: '2024-05-01', kind: 'visit' });
    const fields = { occurredOn: '2024-03-15', violenceQuestionAsked: 'no', note: 'Min text' };
    const conflict = await desk.send(`${path}/teammote`, fields, mine);
    expect(conflict.status).toBe(409);
    expect(conflict.words).toContain('Något annat har registrerats medan du skrev');
    expect(conflict.words).toMatch(/Arbetsgivarkontakt.*Olle Kollega/s);
    expect(controlsIn(conflict.page)['note']).toEqual(['Min text']);
    expect((await desk.send(`${path}/teammote`, fields, conflict)).status).toBe(303);
    expect(await lastEvent(server, path)).toMatchObject({ type: 'TeamMeetingHeld' });
  });
});
