import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyStream } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import { ACCEPTED, type Server, SETUP, STARTED, startServer } from '../http/server.js';
import { csv } from './import-site.js';
import { caseworker, type Desk, EXITED, journeyWith, MISREGISTERED, PLAN, wordsOf } from './journey-desk.js';

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

const entriesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<tr role="row"><th scope="row".*?<\/tr>/gs)].map(([row]) => wordsOf(row));
const titlesIn = (html: string) => [...html.matchAll(/<strong>([^<]*)<\/strong>/g)].map(([, title]) => title);
const optionsIn = (html: string, name: string): readonly string[] => {
  const [, select = ''] = new RegExp(`<select[^>]* name="${name}"[^>]*>(.*?)</select>`, 's').exec(html) ?? [];
  return [...select.matchAll(/<option[^>]*>([^<]*)</g)].map(([, label = '']) => label);
};
const chosenIn = (html: string): readonly string[] =>
  [...html.matchAll(/<option value(?:="([^"]*)")? selected/g)].map(([, value = '']) => value);
const referenceIn = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();

describe('the pages of a journey', () => {
  it('lead to one another by tabs below the identity bar, and each says which it is', async () => {
    const path = await journeyWith(server);
    for (const [address, label] of [
      [path, 'Ärendet'],
      [`${path}/andringar`, 'Ändringar'],
    ]) {
      const { html } = await desk.open(address ?? '');
      const [, tabs = ''] = /<nav class="tabs" aria-label="Ärendets delar">(.*?)<\/nav>/s.exec(html) ?? [];
      expect([...tabs.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
        path,
        `${path}/andringar`,
        `${path}/atkomst`,
      ]);
      expect(tabs).toContain(`aria-current="page">${label}</a>`);
      expect(html.indexOf('class="identity"')).toBeLessThan(html.indexOf('class="tabs"'));
      expect(html.match(/class="tabs"/g)).toHaveLength(1);
    }
  });

  it('have the order switch as links in a line of its own, on both', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    for (const address of [path, `${path}/andringar`]) {
      const { html } = await desk.open(address);
      expect(html).toContain('<nav class="order" aria-label="Ordning">');
      expect(html).toContain(`href="${address}?ordning=aldst">Äldst först</a>`);
      expect(html).toContain('aria-current="true">Nyast först</a>');
    }
  });
});

describe('the change log', () => {
  it('says in its title what it is', async () => {
    const path = await journeyWith(server);
    const { status, html } = await desk.open(`${path}/andringar`);
    const title = `Ändringar i ärende ${referenceIn(path.slice(9))}`;
    expect(status).toBe(200);
    expect(html).toContain(`<title>${title} – Samspår</title>`);
    expect(html).toContain(`<h1>${title}</h1>`);
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
    expect(titlesIn(newest.html)).toEqual(asKnown.toReversed());
    expect(wordsOf(newest.html)).toContain('Ändringslogg: 5 poster, nyast först');
    const oldest = await desk.open(`${path}/andringar?ordning=aldst`);
    expect(titlesIn(oldest.html)).toEqual(asKnown);
    expect(wordsOf(oldest.html)).toContain('Ändringslogg: 5 poster, äldst först');
  });

  it('tells of an entry when it was registered, what it says, the day it happened, and who did it in which role', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, contactOn('2024-04-02')]);
    const { html } = await desk.open(`${path}/andringar`);
    const id = referenceIn(nameBasedId('test-user', 'Petra Prov'));
    expect(entriesIn(html)).toEqual([
      `2025-06-15 kl. 12.00 Arbetsgivarkontakt Typ Samtal 2024-04-02 Petra Prov Användar-id ${id} Handläggare`,
      `2025-06-15 kl. 12.00 Start Kön Kvinna Ålder vid start 34 år 2024-03-01 Petra Prov Användar-id ${id} Handläggare`,
      `2025-06-15 kl. 12.00 Antagen till insatsen Formulär: Antagning 2024-02-10 Petra Prov Användar-id ${id} Handläggare`,
      `2025-06-15 kl. 12.00 Anmälan Insats FINSAM-team Anmälande Provkommun, Enheten för hemlösa Kön Kvinna Ålder vid start 34 år 2024-02-01 Petra Prov Användar-id ${id} Handläggare`,
    ]);
    expect(html).toContain('<time class="day" datetime="2025-06-15T10:00:00Z">');
  });

  it('tells of a correction the old value and the new', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, corrected('startedOn', '2024-03-04')]);
    const [entry] = entriesIn((await desk.open(`${path}/andringar`)).html);
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
    const { html } = await desk.open(`${path}/andringar`);
    expect(html).toContain('Alma Exempel');
    expect(html).not.toMatch(/Hemligt|läkartid|Orolig|Praktik|Läste fel/);
    const [correction, plan, meeting] = entriesIn(html);
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
    await importer.import(
      {
        name: 'lista.csv',
        bytes: new TextEncoder().encode(csv('7;FINSAM-team;2024-02-01;2024-03-01;;;Kvinna;')),
      },
      {
        association,
        register: 'main',
        dryRun: false,
        acceptChanges: false,
        context: { actor: 'operator', role: 'operator' },
      },
    );
    let path = '';
    for await (const page of store.readAll({ after: before, prefixes: [journeyStream.prefix] }))
      for (const { stream } of page) path = stream.replace(journeyStream.prefix, '/arenden/');
    const [entry] = entriesIn((await desk.open(`${path}/andringar`)).html);
    expect(entry).toContain('Systemförvaltaren Systemförvaltaren Inläst från fil');
    expect(entry).not.toContain('Användar-id');
  });

  it('names by her id alone somebody whose name is not known, in the role in which she acted', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    const lead = nameBasedId('test-user', 'Borta');
    await server.installation.streams.handle(
      journeyStream,
      path.replace('/arenden/', ''),
      [
        {
          type: 'AssignCaseworker',
          occurredOn: '2025-06-01',
          today: '2025-06-15',
          terms: null,
          data: { caseworker: nameBasedId('test-user', 'Petra Prov') },
        },
      ],
      { actor: lead, role: 'team-lead', commandId: lead, correlationId: lead },
    );
    const [entry] = entriesIn((await desk.open(`${path}/andringar`)).html);
    expect(entry).toBe(
      `2025-06-15 kl. 12.00 Ansvarig handläggare utsedd Formulär: Ansvarig handläggare Handläggare Petra Prov 2025-06-01 Namn saknas Användar-id ${referenceIn(lead)} Insatsansvarig`,
    );
  });

  it('is told in English', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    const response = await fetch(`${server.url}${path}/andringar`, {
      headers: { cookie: `${desk.session['cookie']}; samspar-sprak=en` },
    });
    const words = wordsOf(await response.text());
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
    const { html } = await desk.open(path);
    expect(chosenIn(html)).toEqual(['', '']);
    expect(optionsIn(html, 'formular')).toEqual([
      'Alla formulär',
      'Anmälan',
      'Antagning',
      'Start',
      'Teammöte',
      'Avslut',
      'Återtaget avslut',
      'Rättelse',
    ]);
    expect(optionsIn(html, 'uppgift')).toEqual([
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
      'Försörjning vid avslut',
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
  ])('choose entries by form and by fact: %s', async (query, titles, words) => {
    const { html } = await desk.open(`${path}?${query}`);
    expect(titlesIn(html)).toEqual(titles);
    expect(wordsOf(html)).toContain(
      `Ändringslogg: ${titles.length} av 8 poster, nyast först. Urval: ${words}`,
    );
    expect(wordsOf(html)).toContain(`Här slutar urvalet ur ändringsloggen: ${titles.length} av 8 poster.`);
  });

  it('show what is chosen, keep the order, and can be cleared', async () => {
    const { html } = await desk.open(`${path}?uppgift=sex&ordning=aldst`);
    expect(titlesIn(html)).toEqual(['Anmälan', 'Start', 'Rättelse']);
    expect(chosenIn(html)).toEqual(['', 'sex']);
    expect(html).toContain('<input type="hidden" name="ordning" value="aldst"/>');
    expect(html).toContain(`<a class="clear" href="${path}?ordning=aldst">Rensa filter</a>`);
    expect(html).toContain(`href="${path}?uppgift=sex">Nyast först</a>`);
    expect(chosenIn((await desk.open(path)).html)).toEqual(['', '']);
  });

  it.each([
    'formular=plan',
    'formular=nonsens&uppgift=',
    'uppgift=district',
    'uppgift=sex&uppgift=education',
  ])('leave out what does not occur in the log: %s', async (query) => {
    const { status, html } = await desk.open(`${path}?${query}`);
    expect(status).toBe(200);
    expect(titlesIn(html)).toHaveLength(8);
    expect(chosenIn(html)).toEqual(['', '']);
  });

  it('that nothing matches are answered in words, with the way to the whole log', async () => {
    const { status, html } = await desk.open(`${path}?formular=start&uppgift=exitedOn&ordning=aldst`);
    expect(status).toBe(200);
    expect(wordsOf(html)).toContain('Ingen post stämmer med filtret.');
    expect(html).toContain(`<a href="${path}?ordning=aldst">Visa hela ändringsloggen (8 poster)</a>`);
    expect(html).not.toMatch(/<table|Här slutar|class="order"/);
    expect(chosenIn(html)).toEqual(['start', 'exitedOn']);
  });

  it('of an anonymous journey offer only what it keeps', async () => {
    const anonymous = await journeyWith(server, [], { anonymous: true, profile: { sex: 'woman' } });
    const { html } = await desk.open(`${anonymous}/andringar`);
    expect(optionsIn(html, 'uppgift')).toEqual(['Alla uppgifter', 'Insats', 'Anmälningsdatum', 'Kön']);
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
    const { html } = await desk.open(path + query);
    expect(entriesIn(html)).toHaveLength(entries);
    if (end === false) expect(html).not.toContain('Här slutar');
    else expect(wordsOf(html)).toContain(end);
  });

  it('keeps choice and order from page to page, and answers a page after the last with the last', async () => {
    const { html } = await desk.open(`${path}?uppgift=sex&ordning=aldst&sida=9`);
    expect(titlesIn(html)).toEqual(['Anmälan', 'Start']);
    const first = await desk.open(`${path}?ordning=aldst`);
    expect(first.html).toContain(`<a rel="next" href="${path}?ordning=aldst&amp;sida=2">Nästa</a>`);
    expect(first.html).toContain('Sida 1 av 3');
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
    const { html } = await desk.open(`${meetings}/andringar`);
    expect(entriesIn(html)).toHaveLength(25);
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
    expect((await sender.open(path)).html).not.toContain('class="tabs"');
    const none = await sender.open('/arenden/00000000-0000-4000-8000-000000000000/andringar');
    for (const { status, html } of [
      await sender.open(`${path}/andringar`),
      await stranger.open(`${path}/andringar`),
      await sender.open('/arenden/hej/andringar'),
    ]) {
      expect(status).toBe(404);
      expect(/<main.*<\/main>/s.exec(html)?.[0]).toBe(/<main.*<\/main>/s.exec(none.html)?.[0]);
    }
  });
});

it('the id of a user in the log is that of her own page', async () => {
  const admin = await caseworker(server, 'Adele Admin', [], { roles: ['admin'], party: null, unit: null });
  const { html } = await admin.open(`/anvandare/${nameBasedId('test-user', 'Petra Prov')}`);
  expect(wordsOf(html)).toContain(`Användar-id ${referenceIn(nameBasedId('test-user', 'Petra Prov'))}`);
});

it('no change log tells the log who it is about', () =>
  expect(server.lines.join('\n')).not.toMatch(/Alma|9900602|Hemligt/));
