import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyStream } from '@samspar/casework';
import { ACCEPTED, type Server, SETUP, STARTED, startServer, userId } from '../http/server.js';
import { csv } from './import-site.js';
import { caseworker, type Desk, EXITED, journeyWith, MISREGISTERED, PLAN } from './journey-desk.js';
import { eachOf, linkOf, type Page, Shown } from './shown.js';

const ALMA = { identityNumber: '19900602-2397', name: 'Alma Exempel', note: 'Hemligt om Alma' };
const meetingOn = (occurredOn: string) =>
  [
    'team-meetings',
    {
      occurredOn,
      attendance: [{ party: 'municipality', present: true }],
      livelihood: [{ source: 'economic-assistance' }],
      decisions: [{ what: 'Boka läkartid', owner: 'region', dueOn: '2024-04-01' }],
      violenceQuestionAsked: true,
      note: 'Orolig inför våren',
    },
  ] as const;
const contactOn = (occurredOn: string) => ['employer-contacts', { occurredOn, kind: 'call' }] as const;
const corrected = (fact: string, value: unknown) =>
  ['corrections', { fact, value, reason: 'entry-error', note: 'Läste fel' }] as const;
const contacts = (count: number) => Array.from({ length: count }, () => contactOn('2024-04-02'));

/** A team meeting at which all was said that can be. */
const FULL_MEETING = [
  'team-meetings',
  {
    occurredOn: '2024-04-03',
    attendance: ['municipality', 'region', 'arbetsformedlingen', 'forsakringskassan'].map((party) => ({
      party,
      present: true,
    })),
    livelihood: [{ source: 'economic-assistance', since: '2019-05-01' }, { source: 'salary' }],
    decisions: ['region', 'municipality', 'arbetsformedlingen'].map((owner) => ({
      what: 'Boka tid',
      owner,
      dueOn: '2024-05-01',
    })),
    violenceQuestionAsked: true,
    note: 'Planen följs upp',
  },
] as const;

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await caseworker(server, 'Ines Prov');
});
afterAll(() => server.close());

const entriesIn = (page: Page): readonly string[] => eachOf(page, 'tbody tr');
const titlesIn = (page: Page): readonly string[] => eachOf(page, 'tbody strong');
const optionsIn = (page: Page, name: string): readonly string[] => eachOf(page, `[name=${name}] option`);
const chosenIn = (page: Page): readonly unknown[] =>
  page('select')
    .toArray()
    .map((select) => page(select).val());
const referenceIn = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();

describe('the pages of a journey', () => {
  it('lead to one another by tabs below the identity bar, and each says which it is', async () => {
    const path = await journeyWith(server);
    for (const [address, label] of [
      [path, 'Ärendet'],
      [`${path}/andringar`, 'Ändringar'],
    ]) {
      const { page } = await desk.open(address ?? '');
      expect(page('.tabs').attr('aria-label')).toBe('Ärendets delar');
      const links = page('.tabs a').toArray();
      expect(links.map((link) => page(link).attr('href'))).toEqual([
        path,
        `${path}/person`,
        `${path}/andringar`,
        `${path}/atkomst`,
      ]);
      expect(eachOf(page, '.tabs [aria-current=page]')).toEqual([label]);
      expect(eachOf(page, '.tabs')).toHaveLength(1);
      expect(eachOf(page, '.identity ~ .tabs')).toHaveLength(1);
    }
  });

  it('have the order switch as links in a line of its own, on both', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    for (const address of [path, `${path}/andringar`]) {
      const { page } = await desk.open(address);
      expect(page('nav.order').attr('aria-label')).toBe('Ordning');
      expect(linkOf(page, 'Äldst först')).toBe(`${address}?ordning=aldst`);
      expect(eachOf(page, '.order [aria-current=true]')).toEqual(['Nyast först']);
    }
  });
});

describe('the change log', () => {
  it('says in its title what it is', async () => {
    const path = await journeyWith(server);
    const { status, page } = await desk.open(`${path}/andringar`);
    const title = `Ändringar i ärende ${referenceIn(path.slice(9))}`;
    expect(status).toBe(200);
    expect(page('title').text()).toBe(`${title} – Samspår`);
    expect(page('h1').text()).toBe(title);
  });

  it('has an entry for each event as it became known, newest first or oldest first', async () => {
    const path = await journeyWith(server, [
      ACCEPTED,
      STARTED,
      meetingOn('2024-05-15'),
      contactOn('2024-04-02'),
    ]);
    const asKnown = ['Anmälan', 'Antagen till insatsen', 'Start', 'Teammöte', 'Arbetsgivarkontakt'];
    const newest = await desk.open(`${path}/andringar`);
    expect(titlesIn(newest.page)).toEqual(asKnown.toReversed());
    expect(newest.words).toContain('Ändringslogg: 5 poster, nyast först');
    const oldest = await desk.open(`${path}/andringar?ordning=aldst`);
    expect(titlesIn(oldest.page)).toEqual(asKnown);
    expect(oldest.words).toContain('Ändringslogg: 5 poster, äldst först');
  });

  it('tells of an entry when it was registered, what it says, the day it happened, and who did it in which role', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, contactOn('2024-04-02')]);
    const { page } = await desk.open(`${path}/andringar`);
    const id = referenceIn(userId('Petra Prov'));
    expect(entriesIn(page)).toEqual([
      `2025-06-15 kl. 12.00 Arbetsgivarkontakt Typ Samtal 2024-04-02 Petra Prov Användar-id ${id} Handläggare Provkommun`,
      `2025-06-15 kl. 12.00 Start Kön Kvinna Ålder vid start 34 år 2024-03-01 Petra Prov Användar-id ${id} Handläggare Provkommun`,
      `2025-06-15 kl. 12.00 Antagen till insatsen Formulär: Antagning 2024-02-10 Petra Prov Användar-id ${id} Handläggare Provkommun`,
      `2025-06-15 kl. 12.00 Anmälan Insats FINSAM-team Anmälande Provkommun, Enheten för hemlösa Kön Kvinna Ålder vid start 34 år 2024-02-01 Petra Prov Användar-id ${id} Handläggare Provkommun`,
    ]);
    expect(page('time.day').attr('datetime')).toBe('2025-06-15T10:00:00Z');
  });

  it('tells of a correction the old value and the new', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, corrected('startedOn', '2024-03-04')]);
    const [entry] = entriesIn((await desk.open(`${path}/andringar`)).page);
    expect(entry).toContain(
      'Rättelse Startdatum Nu: 2024-03-04 Var: 2024-03-01 Orsak Fel vid registreringen',
    );
  });

  it('names what was written and keeps it sealed', async () => {
    const path = await journeyWith(
      server,
      [ACCEPTED, STARTED, meetingOn('2024-03-15'), PLAN, corrected('startedOn', '2024-03-04')],
      ALMA,
    );
    const { words, page, html } = await desk.open(`${path}/andringar`);
    expect(words).toContain('Alma Exempel');
    expect(html).not.toMatch(/Hemligt|läkartid|Orolig|Praktik|Läste fel/);
    const [correction, plan, meeting] = entriesIn(page);
    expect(correction).toContain('Anteckning (skriven text)');
    expect(plan).toContain('Mål 1 (skriven text)');
    expect(meeting).toContain('Överenskommet 1 Ansvarig part: Region Prov, senast 2024-04-01 (skriven text)');
    expect(meeting).toContain('Anteckning (skriven text)');
  });

  it('says of what was imported that it was, and that whoever runs the installation did it', async () => {
    const { importer, store, views } = server.installation;
    const [association] = views.associations();
    if (!association) throw new Error(`${SETUP.association} is not set up.`);
    const before = await store.lastPosition();
    await importer.import(new TextEncoder().encode(csv('7;FINSAM-team;2024-02-01;2024-03-01;;;Kvinna;')), {
      association,
      register: 'main',
      dryRun: false,
      acceptChanges: false,
      context: { actor: 'operator', role: 'operator' },
    });
    let path = '';
    for await (const page of store.readAll({ after: before, prefixes: [journeyStream.prefix] }))
      for (const { stream } of page) path = stream.replace(journeyStream.prefix, '/arenden/');
    const [entry] = entriesIn((await desk.open(`${path}/andringar`)).page);
    expect(entry).toContain('Systemförvaltaren Systemförvaltaren Inläst från fil');
    expect(entry).not.toContain('Användar-id');
  });

  it('names by her id alone somebody whose name is not known, in the role in which she acted', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    const lead = userId('Borta');
    await server.installation.streams.handle(
      journeyStream,
      path.replace('/arenden/', ''),
      [
        {
          type: 'AssignCaseworker',
          occurredOn: '2025-06-01',
          today: '2025-06-15',
          terms: null,
          data: { caseworker: userId('Petra Prov') },
        },
      ],
      { actor: lead, role: 'team-lead', commandId: lead, correlationId: lead },
    );
    const [entry] = entriesIn((await desk.open(`${path}/andringar`)).page);
    expect(entry).toBe(
      `2025-06-15 kl. 12.00 Ansvarig handläggare utsedd Formulär: Ansvarig handläggare Handläggare Petra Prov 2025-06-01 Namn saknas Användar-id ${referenceIn(lead)} Insatsansvarig`,
    );
  });

  it('is told in English', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    const { words } = await Shown.by(`${server.url}${path}/andringar`, {
      headers: { cookie: `${desk.session['cookie']}; samspar-sprak=en` },
    });
    expect(words).toContain('Change log: 2 entries, newest first');
    expect(words).toContain('Accepted into the intervention Form: Acceptance 2024-02-10 Petra Prov User id');
  });
});

describe('the filters of a change log', () => {
  let path: string;
  beforeAll(async () => {
    path = `${await journeyWith(server, [
      ACCEPTED,
      STARTED,
      meetingOn('2024-03-15'),
      EXITED,
      ['reopening', { reason: 'entry-error' }],
      ['exit/other', { occurredOn: '2024-10-01', reasons: 'unknown' }],
      corrected('sex', 'man'),
    ])}/andringar`;
  });

  it('start with nothing chosen, and offer the forms and the facts that occur', async () => {
    const { page } = await desk.open(path);
    expect(chosenIn(page)).toEqual(['', '']);
    expect(optionsIn(page, 'formular')).toEqual([
      'Alla formulär',
      'Anmälan',
      'Antagning',
      'Start',
      'Teammöte',
      'Avslut',
      'Återtaget avslut',
      'Rättelse',
    ]);
    expect(optionsIn(page, 'uppgift')).toEqual([
      'Alla uppgifter',
      'Insats',
      'Anmälande part',
      'Anmälande enhet',
      'Anmälningsdatum',
      'Kön',
      'Ålder vid start',
      'Antagningsdatum',
      'Startdatum',
      'Försörjning',
      'Avslutsdatum',
      'Avslutsorsak',
      'Omfattning i procent av heltid',
      'Anställning',
      'Försörjning vid avslut',
      'Sysselsättning vid avslut',
    ]);
  });

  it.each([
    ['formular=avslut', ['Avslut av annan orsak', 'Avslut till vård eller rehabilitering'], 'Avslut'],
    ['uppgift=sex', ['Rättelse', 'Start', 'Anmälan'], 'Kön'],
    [
      'uppgift=exitedOn',
      ['Avslut av annan orsak', 'Avslutet återtaget', 'Avslut till vård eller rehabilitering'],
      'Avslutsdatum',
    ],
    ['uppgift=livelihood', ['Teammöte'], 'Försörjning'],
    ['formular=start&uppgift=sex', ['Start'], 'Start, Kön'],
  ])('choose entries by form and by fact: %s', async (query, titles, chosen) => {
    const { words, page } = await desk.open(`${path}?${query}`);
    expect(titlesIn(page)).toEqual(titles);
    expect(words).toContain(`Ändringslogg: ${titles.length} av 8 poster, nyast först. Urval: ${chosen}`);
    expect(words).toContain(`Här slutar urvalet ur ändringsloggen: ${titles.length} av 8 poster.`);
  });

  it('show what is chosen, keep the order, and can be cleared', async () => {
    const { page } = await desk.open(`${path}?uppgift=sex&ordning=aldst`);
    expect(titlesIn(page)).toEqual(['Anmälan', 'Start', 'Rättelse']);
    expect(chosenIn(page)).toEqual(['', 'sex']);
    expect(page('[type=hidden][name=ordning]').val()).toBe('aldst');
    expect(linkOf(page, 'Rensa filter')).toBe(`${path}?ordning=aldst`);
    expect(linkOf(page, 'Nyast först')).toBe(`${path}?uppgift=sex`);
    expect(chosenIn((await desk.open(path)).page)).toEqual(['', '']);
  });

  it.each([
    'formular=plan',
    'formular=nonsens&uppgift=',
    'uppgift=district',
    'uppgift=sex&uppgift=education',
  ])('leave out what does not occur in the log: %s', async (query) => {
    const { status, page } = await desk.open(`${path}?${query}`);
    expect(status).toBe(200);
    expect(titlesIn(page)).toHaveLength(8);
    expect(chosenIn(page)).toEqual(['', '']);
  });

  it('that nothing matches are answered in words, with the way to the whole log', async () => {
    const { status, words, page } = await desk.open(`${path}?formular=start&uppgift=exitedOn&ordning=aldst`);
    expect(status).toBe(200);
    expect(words).toContain('Ingen post stämmer med filtret.');
    expect(linkOf(page, 'Visa hela ändringsloggen (8 poster)')).toBe(`${path}?ordning=aldst`);
    expect(eachOf(page, 'table, .order')).toHaveLength(0);
    expect(words).not.toContain('Här slutar');
    expect(chosenIn(page)).toEqual(['start', 'exitedOn']);
  });

  it('of an anonymous journey offer only what it keeps', async () => {
    const anonymous = await journeyWith(server, [], { anonymous: true, profile: { sex: 'woman' } });
    const { page } = await desk.open(`${anonymous}/andringar`);
    expect(optionsIn(page, 'uppgift')).toEqual(['Alla uppgifter', 'Insats', 'Anmälningsdatum', 'Kön']);
  });
});

describe('a long change log', () => {
  let path: string;
  beforeAll(async () => {
    path = `${await journeyWith(server, [ACCEPTED, STARTED, ...contacts(50)], ALMA)}/andringar`;
  });

  it.each([
    ['', 25, false],
    ['?sida=3', 3, 'Här slutar ändringsloggen: 53 poster. Inget registrerades före den sista här ovan.'],
    ['?ordning=aldst', 25, false],
    ['?ordning=aldst&sida=3', 3, 'Här slutar ändringsloggen: 53 poster. Inget mer är registrerat.'],
    ['?formular=arbetsgivarkontakt&sida=2', 25, 'Här slutar urvalet ur ändringsloggen: 50 av 53 poster.'],
  ])('stands on pages of 25, the last of which says that it ends: %s', async (query, entries, end) => {
    const { words, page } = await desk.open(path + query);
    expect(entriesIn(page)).toHaveLength(entries);
    if (end === false) expect(words).not.toContain('Här slutar');
    else expect(words).toContain(end);
  });

  it('keeps choice and order from page to page, and answers a page after the last with the last', async () => {
    const { page } = await desk.open(`${path}?uppgift=sex&ordning=aldst&sida=9`);
    expect(titlesIn(page)).toEqual(['Anmälan', 'Start']);
    const first = await desk.open(`${path}?ordning=aldst`);
    expect(linkOf(first.page, 'Nästa')).toBe(`${path}?ordning=aldst&sida=2`);
    expect(first.words).toContain('Sida 1 av 3');
  });

  it('weighs at most 40 KB a page, where every entry is a team meeting of many decisions', async () => {
    const meetings = await journeyWith(
      server,
      [ACCEPTED, STARTED, ...Array.from({ length: 30 }, () => FULL_MEETING)],
      {
        ...ALMA,
        intervention: 'finsam-team',
      },
    );
    const { page, html } = await desk.open(`${meetings}/andringar`);
    expect(entriesIn(page)).toHaveLength(25);
    expect(Buffer.byteLength(html)).toBeLessThan(40_000);
  });
});

describe('a change log that somebody may not see', () => {
  it('is answered as one that is not there, to its sender too', async () => {
    const sender = await caseworker(server, 'Sven Avsändare', ['novum'], {
      unit: 'Enheten för hemlösa',
      party: 'municipality',
    });
    const stranger = await caseworker(server, 'Nora Annan', ['novum'], {
      unit: 'Vårdcentralen',
      party: 'region',
    });
    const path = await journeyWith(server, [ACCEPTED, MISREGISTERED], ALMA);
    expect((await sender.open(path)).status).toBe(200);
    expect(eachOf((await sender.open(path)).page, '.tabs')).toHaveLength(0);
    const none = await sender.open('/arenden/00000000-0000-4000-8000-000000000000/andringar');
    for (const { status, page } of [
      await sender.open(`${path}/andringar`),
      await stranger.open(`${path}/andringar`),
      await sender.open('/arenden/hej/andringar'),
    ]) {
      expect(status).toBe(404);
      expect(page('main').html()).toBe(none.page('main').html());
    }
  });
});

it('the id of a user in the log is that of her own page', async () => {
  const admin = await caseworker(server, 'Adele Admin', [], { roles: ['admin'], party: null, unit: null });
  const { words } = await admin.open(`/anvandare/${userId('Petra Prov')}`);
  expect(words).toContain(`Användar-id ${referenceIn(userId('Petra Prov'))}`);
});

it('no change log tells the log who it is about', () =>
  expect(server.lines.join('\n')).not.toMatch(/Alma|9900602|Hemligt/));
