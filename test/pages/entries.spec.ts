import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JOURNEYS, startServer, type Server } from '../http/server.js';
import { caseworker, CONSENT, type Desk, EXITED, journeyWith, lastEvent, PLAN } from './journey-desk.js';
import { eachOf } from './shown.js';

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await caseworker(server, 'Anna Ek');
  await caseworker(server, 'Bo Ek');
});
afterAll(() => server.close());

const ACCEPTED = ['acceptance', { occurredOn: '2024-02-10' }] as const;
const STARTED = ['start', { occurredOn: '2024-03-01', profile: { sex: 'woman' } }] as const;
const MEETING = [
  'team-meetings',
  {
    occurredOn: '2024-03-15',
    attendance: [{ party: 'municipality', present: true }],
    livelihood: [{ source: 'salary' }],
    decisions: [{ what: 'Boka läkartid', owner: 'region', dueOn: '2024-04-01' }],
    violenceQuestionAsked: true,
    note: 'Orolig inför våren',
  },
] as const;
const CLOSED = [
  'decision-closings',
  { occurredOn: '2024-03-28', meeting: 3, decision: 0, outcome: 'done' },
] as const;
const FOLLOWED_UP = [
  'follow-ups',
  { occurredOn: '2025-03-01', monthsAfterExit: 6, livelihood: [{ source: 'salary' }], occupation: 'work' },
] as const;
const MISSED = ['missed-follow-ups', { occurredOn: '2025-03-01', monthsAfterExit: 6 }] as const;
const CONTACTED = ['employer-contacts', { occurredOn: '2024-05-01', kind: 'visit' }] as const;
const ASSESSED = [
  'assessments',
  {
    occurredOn: '2024-05-02',
    kind: 'mapping',
    party: 'municipality',
    outcome: 'completed',
    note: 'Underlag till planen',
  },
] as const;
const WITHDRAWN = ['consent-withdrawal', { occurredOn: '2024-06-01' }] as const;
const GROUND = [
  'disclosure',
  {
    occurredOn: '2024-02-10',
    ground: 'necessary',
    receiver: 'forsakringskassan',
    kinds: ['plan'],
    why: 'Sjukpenning',
  },
] as const;
const WHY = { 'replaces.reason': 'entry-error' };

const journeyAt = (path: string) => path.replace('/arenden', JOURNEYS);
const read = (path: string) => server.get(journeyAt(path));
const typesIn = async (path: string) => (await read(path)).body.events?.slice(-2);

describe('an entry of a case', () => {
  it.each<[string, Parameters<typeof journeyWith>[1], object, object]>([
    [
      'samtycke',
      [CONSENT],
      { purpose: 'Rätt ändamål' },
      { type: 'ConsentGiven', data: { purpose: 'Rätt ändamål' } },
    ],
    ['återkallelse', [CONSENT, WITHDRAWN], { occurredOn: '2024-06-02' }, { type: 'ConsentWithdrawn' }],
    [
      'utlämnande utan samtycke',
      [GROUND],
      { ground: 'decision', why: 'Begäran prövad' },
      { type: 'DisclosureGrounded', data: { ground: 'decision', kinds: ['plan'] } },
    ],
    ['teammöte', [ACCEPTED, STARTED, MEETING], { occurredOn: '2024-03-16' }, { type: 'TeamMeetingHeld' }],
    [
      'överenskommet',
      [ACCEPTED, STARTED, MEETING, CLOSED],
      { outcome: 'replaced' },
      { type: 'DecisionClosed', data: { meeting: 3, decision: 0, outcome: 'replaced' } },
    ],
    ['plan', [ACCEPTED, STARTED, PLAN], { 'goals.1.goal': 'Ett mål till' }, { type: 'PlanAgreed' }],
    [
      'arbetsgivarkontakt',
      [ACCEPTED, STARTED, CONTACTED],
      { kind: 'call' },
      { type: 'EmployerContacted', occurredOn: '2024-05-01', data: { kind: 'call' } },
    ],
    [
      'bedömning',
      [ACCEPTED, STARTED, ASSESSED],
      { outcome: 'interrupted' },
      {
        type: 'AssessmentRecorded',
        data: { kind: 'mapping', party: 'municipality', outcome: 'interrupted' },
      },
    ],
    [
      'uppföljning',
      [ACCEPTED, STARTED, EXITED, FOLLOWED_UP],
      { monthsAfterExit: '12' },
      { type: 'FollowUpRecorded', data: { monthsAfterExit: 12, occupation: 'work' } },
    ],
    [
      'utebliven uppföljning',
      [ACCEPTED, STARTED, EXITED, MISSED],
      { occurredOn: '2025-04-01' },
      { type: 'FollowUpMissed', data: { monthsAfterExit: 6 } },
    ],
  ])(
    '%s is corrected in its own form, filled in with what it said',
    async (_what, facts = [], fields, event) => {
      const path = await journeyWith(server, facts);
      const form = `${path}/rattelse?val=post-${facts.length}`;
      const sent = await desk.send(form, { ...fields, ...WHY });
      expect(sent.location).toMatch(/\?efter=\d+$/);
      expect(await typesIn(path)).toMatchObject([
        event,
        {
          type: 'EntryAnnulled',
          data: { entry: facts.length, replacedBy: facts.length + 1, reason: 'entry-error' },
        },
      ]);
      const { words } = await desk.open(path);
      expect(words).toContain('Rättad');
      expect(words).toContain('av Anna Ek');
    },
  );

  it.each([
    ['from nobody', 1],
    ['from somebody', 2],
  ])('that says who took over, %s, is corrected to another day', async (_whom, before) => {
    const { signIn } = server.serving;
    const users = await Promise.all(
      ['Anna Ek', 'Bo Ek'].map((name) => server.installation.sealed.staff.find(signIn.issuer, name)),
    );
    const over = users.map((to) => ['handover', { occurredOn: '2024-02-11', to }] as const).toReversed();
    const path = await journeyWith(server, [ACCEPTED, ...over.slice(-before)]);
    const form = `${path}/rattelse?val=post-${before + 1}`;
    expect((await desk.send(form, { occurredOn: '2024-02-12', ...WHY })).location).toMatch(/\?efter=\d+$/);
    expect(await typesIn(path)).toMatchObject([
      { type: 'CaseloadHandedOver', occurredOn: '2024-02-12', data: { to: users[0] } },
      { type: 'EntryAnnulled', data: { entry: before + 1, replacedBy: before + 2 } },
    ]);
  });

  it('keeps all that was not changed, its texts too, and what it said stays to be read', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, MEETING]);
    const form = `${path}/rattelse?val=post-3`;
    await desk.send(form, {
      occurredOn: '2024-03-16',
      note: 'Lugn inför våren',
      ...WHY,
      'replaces.note': 'Fel dag',
    });
    const { page, words } = await desk.open(path);
    expect(words.match(/Boka läkartid/g)).toHaveLength(2);
    for (const text of ['Orolig inför våren', 'Lugn inför våren', 'Fel dag', 'Ersätter den rättade posten'])
      expect(words).toContain(text);
    expect(eachOf(page, '.annulled > h3')).toEqual(['Teammöte']);
    const again = await desk.open(`${path}/rattelse?val=post-4`);
    expect(again.page('[name="decisions.0.dueOn"]').val()).toBe('2024-04-01');
    expect((await desk.open(form)).status).toBe(404);
  });

  it('that never happened is struck, and counted no longer', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, MEETING]);
    const correction = await desk.open(`${path}/rattelse?val=post-3`);
    expect(correction.page('a[href$="strykning?val=3"]').text()).toBe('Har det aldrig hänt? Stryk posten');
    const strike = await desk.open(`${path}/strykning?val=3`);
    expect(eachOf(strike.page, 'form.form .button')[0]).toBe('Stryk');
    const sent = await desk.send(`${path}/strykning?val=3`, { reason: 'entry-error' });
    expect(sent.status).toBe(303);
    const { words, page } = await desk.open(path);
    expect(words).toContain('Struken');
    expect(eachOf(page, '.amend')).toEqual([]);
    const { words: log } = await desk.open(`${path}/andringar`);
    expect(log).toContain('Struken post');
    expect(log).toContain('Teammöte 2024-03-15');
  });

  it('is offered a correction by its day, and none as the journey was on another day', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, MEETING]);
    expect((await desk.open(path)).page('.amend > a[aria-label^=Rätta]').attr('aria-label')).toBe('Rätta Teammöte 2024-03-15');
    expect((await desk.open(`${path}?per=2025-06-15`)).page('.amend').length).toBe(0);
  });

  it('is to be corrected to something else than it says, also in what is sealed', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, MEETING]);
    const form = `${path}/rattelse?val=post-3`;
    const same = await desk.send(form, WHY);
    expect([same.status, same.words.includes('Posten säger redan det')]).toEqual([409, true]);
    expect((await desk.send(form, { ...WHY, note: 'Lugn inför våren' })).status).toBe(303);
  });

  it.each([
    ['waiting-list', {}, 'waitingOn', 'Dag för väntelistan'],
    ['refusal', { reason: 'other' }, 'declinedOn', 'Dag för beskedet'],
    ['referral-withdrawal', { reason: 'other' }, 'withdrawnOn', 'Dag då anmälan återtogs'],
  ])('is a fact where it is the day of an answer: %s', async (resource, data, fact, name) => {
    const path = await journeyWith(server, [[resource, { occurredOn: '2024-02-10', ...data }]]);
    expect((await desk.open(`${path}/rattelse`)).words).toContain(name);
    const right = { value: '2024-02-09', reason: 'entry-error' };
    expect((await desk.send(`${path}/rattelse?val=${fact}`, right)).status).toBe(303);
    const { words } = await desk.open(path);
    for (const part of ['2024-02-09', '2024-02-10']) expect(words).toContain(part);
  });

  it('says at its field what is wrong with it, and keeps what was typed', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, MEETING]);
    const wrong = await desk.send(`${path}/rattelse?val=post-3`, { occurredOn: '2024-02-01', ...WHY });
    expect(wrong.status).toBe(422);
    expect(wrong.words).toContain('Teammötet ( 2024-02-01 ) ligger före startdatum ( 2024-03-01 )');
    const none = await desk.send(`${path}/rattelse?val=post-3`, {});
    expect(none.words).toContain('Välj varför posten rättas.');
  });
});

describe('the note of a referral', () => {
  it('is set right in a form filled in with what it says, and stays readable as it was (GDPR art. 16)', async () => {
    const path = await journeyWith(server, [], { note: 'Har flyttat till Malmö' });
    const form = `${path}/rattelse?val=referralNote`;
    const opened = await desk.open(form);
    expect(opened.page('textarea[name=value]').val()).toBe('Har flyttat till Malmö');
    expect(opened.words).toContain('Skriv inte diagnoser. Skriv hela anteckningen som den ska vara');
    const right = { value: 'Har flyttat till Kalmar', reason: 'entry-error' };
    expect((await desk.send(form, right)).status).toBe(303);
    expect((await desk.send(form, right)).words).toContain('har redan det värdet');
    const { words, page } = await desk.open(path);
    expect(words).toContain('Rättat, var: skriven text');
    expect(eachOf(page, '.sealed .written')).toEqual(['Har flyttat till Kalmar', 'Har flyttat till Malmö']);
    expect((await desk.send(form, { value: '', reason: 'entry-error' })).status).toBe(303);
    const without = await desk.open(path);
    expect(without.words).toContain('Anteckning ingen text');
    expect(eachOf(without.page, '.sealed .written')).toEqual([
      'Har flyttat till Malmö',
      'Har flyttat till Kalmar',
    ]);
    expect((await desk.open(`${path}/andringar`)).words).toContain('Nu: ingen text Var: skriven text');
    expect((await read(path)).body).toMatchObject({
      facts: { referralNote: '' },
      events: [
        { data: { note: { sealed: true } } },
        { data: { correction: { old: { sealed: true }, new: { sealed: true } } } },
        { data: { correction: { old: { sealed: true }, new: '' } } },
      ],
    });
  });
});

describe('the note of a correction', () => {
  it('is set right and taken away beside it, also of a journey that is misregistered (GDPR art. 16)', async () => {
    const note = 'Hennes bror\nhar skulder';
    const path = await journeyWith(server, [
      ACCEPTED,
      ['corrections', { fact: 'acceptedOn', value: '2024-02-11', reason: 'entry-error', note }],
      ['misregistration', { reason: 'entry-error', note: 'Fel person, se Anna' }],
    ]);
    const form = `${path}/rattelse?val=post-2`;
    const whole = await desk.open(path);
    expect(
      whole.page('.amend a[href$="rattelse?val=post-2"], .amend a[href$="rattelse?val=post-3"]').length,
    ).toBe(2);
    const opened = await desk.open(form);
    expect(opened.page('textarea[name=note]').val()).toBe(note);
    expect(opened.words).toContain('Anteckning till rättelse');
    const same = { note: 'Hennes bror\r\nhar skulder', reason: 'entry-error' };
    expect((await desk.send(form, same)).words).toContain('Posten säger redan det');
    const right = { note: 'Hon har själv sagt det', reason: 'entry-error' };
    expect((await desk.send(form, right)).status).toBe(303);
    expect((await desk.send(form, { note: '', reason: 'entry-error' })).status).toBe(303);
    const { words, page } = await desk.open(path);
    expect(words).toContain('Anteckning ingen text Rättat, var: skriven text');
    expect(eachOf(page, '.sealed .written').toSorted()).toEqual([
      'Fel person, se Anna',
      'Hennes bror har skulder',
      right.note,
      right.note,
    ]);
    expect((await desk.open(`${path}/andringar`)).words).toContain('Anteckning rättad');
    const { body } = await read(path);
    expect(body).not.toHaveProperty('notes');
    expect(body).toMatchObject({
      events: [{}, {}, {}, {}, { type: 'NoteCorrected', data: { revision: 2, note: { sealed: true } } }, {}],
    });
    expect(await send(path, 'note-corrections', { event: 3, note: '', reason: 'entry-error' })).toMatchObject(
      {
        status: 201,
        body: { events: ['NoteCorrected'] },
      },
    );
  });
});

const send = async (path: string, noun: string, body: object) => {
  const { etag } = await read(path);
  return server.post(`${journeyAt(path)}/${noun}`, body, { ifMatch: etag });
};
const replaces = (entry: number) => ({ replaces: { entry, reason: 'entry-error' } });

describe('an entry over the API', () => {
  it('is corrected where entries like it are sent, and struck by its revision', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, MEETING]);
    const [noun, body] = MEETING;
    expect((await read(path)).body).toMatchObject({ entries: [3] });
    const corrected = await send(path, noun, { ...body, occurredOn: '2024-03-16', ...replaces(3) });
    expect(corrected).toMatchObject({ status: 201, body: { events: ['TeamMeetingHeld', 'EntryAnnulled'] } });
    expect((await read(path)).body).toMatchObject({ entries: [4] });
    expect(await send(path, 'annulments', { entry: 4, reason: 'entry-error' })).toMatchObject({
      status: 201,
    });
    expect((await read(path)).body).toMatchObject({ entries: [] });
    expect(await lastEvent(server, path)).toMatchObject({ data: { entry: 4, type: 'TeamMeetingHeld' } });
  });

  it.each<[string, string, object, number, string]>([
    ['twice', 'annulments', { entry: 4, reason: 'entry-error' }, 409, 'EntryNotInForce'],
    ['as another kind', CONTACTED[0], { ...CONTACTED[1], ...replaces(5) }, 409, 'EntryOfOtherKind'],
    ['without a reason', 'annulments', { entry: 5 }, 400, 'BodyInvalid'],
    [
      'without what it replaces',
      MEETING[0],
      { ...MEETING[1], replaces: { reason: 'entry-error' } },
      400,
      'BodyInvalid',
    ],
    [
      'on a day to come',
      MEETING[0],
      { ...MEETING[1], occurredOn: '2025-06-16', ...replaces(5) },
      422,
      'DayInFuture',
    ],
    [
      'from under what builds on it',
      'annulments',
      { entry: 6, reason: 'entry-error' },
      409,
      'EntryBuiltUpon',
    ],
  ])('is not annulled %s', async (_how, noun, body, status, code) => {
    const path = await journeyWith(server, [
      ACCEPTED,
      STARTED,
      CONTACTED,
      MEETING,
      MEETING,
      PLAN,
      ['plan-revisions', { ...PLAN[1], occurredOn: '2024-04-20' }],
    ]);
    await send(path, 'annulments', { entry: 4, reason: 'entry-error' });
    expect(await send(path, noun, body)).toMatchObject({ status, body: { code } });
  });
});
