import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codesOf, DATA_KIND, type DataKind } from '@samspar/codes';
import { ACCEPTED, JOURNEYS, type Server, SETUP, STARTED, startServer } from '../http/server.js';
import { caseworker, CONSENT, type Desk, EXITED, journeyWith } from './journey-desk.js';
import { controlsIn, eachOf, linkOf, Shown } from './shown.js';

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await caseworker(server, 'Sara Samtycke');
});
afterAll(() => server.close());

const inEnglish = (): Desk['open'] => (path) =>
  Shown.by(server.url + path, {
    headers: { ...desk.session, cookie: `${desk.session['cookie'] ?? ''}; samspar-sprak=en` },
  });
const consentIn = (language: string) => [CONSENT[0], { ...CONSENT[1], language }] as const;

/** As the form of consent writes them, and as somebody may have written them over HTTP. */
const LANGUAGES = [
  ['ps', 'pashto', 'Pashto'],
  ['ckb', 'sorani', 'Sorani'],
  ['ku', 'kurmanji', 'Kurmanji'],
  ['prs', 'dari', 'Dari'],
  ['swl', 'svenskt teckenspråk', 'Swedish Sign Language'],
  ['ti', 'tigrinja', 'Tigrinya'],
  ['und', 'Annat språk', 'Another language'],
  ['xx', 'Språk som inte känns igen', 'A language that is not known'],
] as const;

describe('the language of a form of consent', () => {
  it.each(LANGUAGES)(
    'is called by its name on every page, never by its code: %s is %s',
    async (code, sv, en) => {
      const path = await journeyWith(server, [consentIn(code), ACCEPTED, STARTED]);
      await server.installation.views.catchUp();
      const pages = ['', '/andringar', '/samtycke', '/aterkalla-samtycke', '/rattelse', '/atkomst'];
      for (const [open, name] of [
        [desk.open, sv],
        [inEnglish(), en],
      ] as const) {
        const shown = await Promise.all(pages.map(async (page) => (await open(path + page)).words));
        expect(shown[0]).toContain(name);
        expect(shown[1]).toContain(name);
        for (const words of shown)
          expect(words).not.toMatch(new RegExp(`(?<![\\p{L}-])${code}(?![\\p{L}])`, 'u'));
      }
    },
  );
});

const sheetOf = async (query: string, said: Readonly<Record<string, unknown>> = {}) => {
  const path = await journeyWith(server, [], said);
  return desk.open(`${path}/samtycke/blankett${query}`);
};

describe('the form to consent on', () => {
  it('says it in her language, whichever way that is written, with the Swedish beside it', async () => {
    const { page, words } = await sheetOf('?sprak=ar&till=2027-06-15');
    expect(eachOf(page, '[lang=ar][dir=rtl] h2')).toEqual(['موافقة: يجوز للسلطات أن تتبادل معلومات عنك']);
    expect(eachOf(page, 'div[lang=sv] h2')).toEqual(['Samtycke: myndigheter får lämna ut uppgifter om dig']);
    expect(words).toContain('2027-06-15');
    expect(words).toContain('Den svenska texten gäller.');
  });

  it('in a language that nobody has written it in is in Swedish, and asks for an interpreter', async () => {
    const { words } = await sheetOf('?sprak=ti');
    expect(words).toContain(
      'Texten finns inte på personens språk (tigrinja). En tolk måste läsa upp den svenska texten',
    );
    expect(words).not.toContain('Den svenska texten gäller.');
  });

  it('is not there for somebody anonymous, and says what is no day', async () => {
    expect((await sheetOf('', { anonymous: true })).status).toBe(404);
    expect((await sheetOf('?till=sedan')).status).toBe(422);
  });

  it('is led to from the form that registers consent', async () => {
    const path = await journeyWith(server, []);
    const { page } = await desk.open(`${path}/samtycke`);
    expect(linkOf(page, 'Blankett att skriva ut och skriva under')).toBe(`${path}/samtycke/blankett`);
  });
});

describe('Återkalla samtycke', () => {
  it.each([
    ['sv', 'Kräver förbundet samtycke visas uppgifterna genast inte längre', () => desk.open],
    ['en', 'what was registered is at once no longer shown to the other authorities', inEnglish],
  ] as const)('says what it does, and promises nothing more: %s', async (_language, said, opening) => {
    const path = await journeyWith(server, [CONSENT, ACCEPTED, STARTED]);
    expect((await opening()(`${path}/aterkalla-samtycke`)).words).toContain(said);
  });

  it('does what it says: the case shows it from that day, and is open to those it was open to', async () => {
    const path = await journeyWith(server, [CONSENT, ACCEPTED, STARTED], { note: 'Behöver tolk' });
    const form = await desk.open(`${path}/aterkalla-samtycke`);
    const asked = await desk.send(`${path}/aterkalla-samtycke`, { occurredOn: '2025-06-01' }, form);
    const sent =
      asked.status === 303 ? asked : await desk.send(`${path}/aterkalla-samtycke`, { _gor: 'ja' }, asked);
    expect(sent.status).toBe(303);
    await server.installation.views.catchUp();
    const words = (await desk.open(path)).words;
    expect(words).toMatch(/Samtycke återkallat/);
    expect(words).toContain('Behöver tolk');
    expect(words).not.toMatch(/återtag/i);
    const colleague = await caseworker(server, 'Kim Kollega');
    expect((await colleague.open(path)).status).toBe(200);
  });
});

describe('Utlämnande utan samtycke', () => {
  it('offers the grounds of one’s own authority, and of each whom it may tell and what (OSL 10 kap., 25 kap. 12 §, 26 kap. 9 §)', async () => {
    const path = `${await journeyWith(server, [ACCEPTED, STARTED])}/utlamnande`;
    expect(eachOf((await desk.open(path)).page, 'a[href*="val="]')).toEqual([
      'Nödvändigt utlämnande (OSL 10 kap. 2 §)',
      'Felaktiga utbetalningar, regelöverträdelser eller brott (OSL 10 kap. 15 a §)',
      'Nödvändig vård eller nödvändigt stöd (OSL 25 kap. 12 § och 26 kap. 9 §)',
      'Beslut om utlämnande efter prövning',
    ]);
    const offered = async (ground: string) => {
      const { page } = await desk.open(`${path}?val=${ground}`);
      return ['receiver', 'kinds'].map((name) => eachOf(page, `input[name=${name}]`).length);
    };
    expect(await offered('necessary-care')).toEqual([1, 6]);
    expect(await offered('wrong-payments-or-crime')).toEqual([3, 4]);
  });
});

describe('where the association requires consent', () => {
  let strict: Server;
  let kassan: Desk;
  beforeAll(async () => {
    strict = await startServer([{ ...SETUP, requireConsent: 'enforce' }]);
    kassan = await caseworker(strict, 'Fia Kassa', ['finsam-team'], {
      party: 'forsakringskassan',
      unit: 'Kassan',
    });
  });
  afterAll(() => strict.close());

  /** What each page and answer of a journey tells the authority that registered nothing of it. */
  const toldTo = async (path: string): Promise<readonly string[]> => {
    const pages = [
      '',
      '?per=2025-06-15',
      '/andringar',
      '/person',
      '/atkomst',
      '/samtycke',
      '/plan',
      '/rattelse',
    ];
    const shown = await Promise.all(pages.map(async (page) => (await kassan.open(path + page)).words));
    const lists = await Promise.all(
      ['/', '/arenden?vems=alla', '/inkorg'].map(async (list) => (await kassan.open(list)).words),
    );
    const answer = await fetch(strict.url + path.replace('/arenden', JOURNEYS), { headers: kassan.session });
    return [...shown, ...lists, await answer.text()];
  };
  const SECRET = /Ines|850714|38 år|"started"|2024-03-01|Praktik till hösten/;
  const profile = { sex: 'woman', ageAtStart: 38 };
  const facts = [
    ACCEPTED,
    ['start', { occurredOn: '2024-03-01', profile }],
    ['plan', { occurredOn: '2024-03-20', goals: ['Praktik till hösten'], parallelActions: [] }],
  ] as const;
  const person = { identityNumber: '19850714-2381', name: 'Ines Prov', profile };

  it('another authority is told how much it is not shown, and nothing else, until consent or a ground covers it', async () => {
    const path = await journeyWith(strict, facts, person);
    await strict.installation.views.catchUp();
    const told = await toldTo(path);
    for (const words of told) expect(words).not.toMatch(SECRET);
    expect(told[0]).toContain('4 uppgifter från andra myndigheter visas inte: samtycke saknas');
    expect(told[8]).toMatch(/\d uppgifter visas inte: samtycke saknas/);
    expect(told[9]).toContain('1 ärende visas inte: samtycke saknas');
    expect(JSON.parse(told.at(-1) ?? '')).toMatchObject({ undisclosed: 4, facts: {}, events: [] });
    for (const form of ['/personnummer', '/kontakt']) {
      const { status, words } = await kassan.open(path + form);
      expect([status, words]).toEqual([409, expect.stringContaining('visas inte för din myndighet')]);
      expect(words).not.toContain('hann före');
    }

    const { etag } = await strict.get(path.replace('/arenden', JOURNEYS));
    const given = {
      occurredOn: '2025-06-01',
      ground: 'necessary',
      receiver: 'forsakringskassan',
      kinds: ['participation', 'plan'],
      why: 'Samordning',
    };
    const reply = await strict.post(`${path.replace('/arenden', JOURNEYS)}/disclosure`, given, {
      ifMatch: etag,
    });
    expect(reply.status).toBe(201);
    expect((await kassan.open(path)).words).toMatch(/Ines Prov[^]*Praktik till hösten/);
    expect((await kassan.open(path)).words).not.toMatch(/850714-?2381|38 år/);
  });

  /** What each kind is that is not given out with another, as pages, answers and extracts write it. */
  const MARKS: Readonly<Record<DataKind, RegExp>> = {
    identity: /900202-?2383/,
    participation: /Ylva Sort/,
    profile: /34 år|"ageAtStart": ?34/,
    plan: /Truckkort/,
    meetings: /Sagt på mötet/,
    outcome: /care-or-rehabilitation|Vård eller rehabilitering/,
  };
  const all = [
    ACCEPTED,
    ['start', { occurredOn: '2024-03-02', profile: { sex: 'woman', ageAtStart: 34 } }],
    ['plan', { occurredOn: '2024-03-20', goals: ['Truckkort'], parallelActions: [] }],
    [
      'team-meetings',
      {
        occurredOn: '2024-04-02',
        attendance: [],
        decisions: [],
        violenceQuestionAsked: false,
        note: 'Sagt på mötet',
      },
    ],
    EXITED,
  ] as const;
  const ylva = {
    identityNumber: '19900202-2383',
    name: 'Ylva Sort',
    profile: { sex: 'woman' },
  };
  /** Registers something of the journey at an address for the authority that has registered all of it. */
  const add = async (path: string, noun: string, body: object): Promise<void> => {
    const address = path.replace('/arenden', JOURNEYS);
    const { etag } = await strict.get(address);
    const { status, text } = await strict.post(`${address}/${noun}`, body, { ifMatch: etag });
    expect([status, text]).toEqual([201, expect.anything()]);
  };
  const consents = (path: string, kinds: readonly DataKind[]): Promise<void> =>
    add(path, 'consent', {
      ...CONSENT[1],
      occurredOn: '2025-06-01',
      parties: undefined,
      giving: ['municipality'],
      receiving: ['forsakringskassan'],
      kinds,
    });
  const withdraws = (path: string): Promise<void> =>
    add(path, 'consent-withdrawal', { occurredOn: '2025-06-02' });
  /** The kinds that are told somewhere. */
  const kindsToldOf = async (path: string): Promise<readonly DataKind[]> => {
    const extract = await kassan.open(`${path}/person/utdrag`);
    const file = await fetch(`${strict.url}${path.replace('/arenden', JOURNEYS)}/extract`, {
      headers: kassan.session,
    });
    const found = await kassan.open(`/arenden/sok?q=${path.slice(-36, -28)}`);
    const told = [...(await toldTo(path)), extract.words, await file.text(), found.words].join('\n');
    return codesOf(DATA_KIND).filter((kind) => MARKS[kind].test(told));
  };

  it.each(codesOf(DATA_KIND))(
    'to %s alone, pages, forms, lists, searches, answers and extracts tell that and nothing else, and nothing once it is withdrawn (OSL 10 kap. 1 §)',
    async (kind) => {
      const path = await journeyWith(strict, all, ylva);
      await consents(path, [kind]);
      await strict.installation.views.catchUp();
      expect(await kindsToldOf(path)).toEqual([kind]);
      await withdraws(path);
      await strict.installation.views.catchUp();
      expect(await kindsToldOf(path)).toEqual([]);
    },
  );

  it('a draft names nobody and shows nothing of the case once consent is withdrawn', async () => {
    const path = await journeyWith(strict, all.slice(0, -1), ylva);
    await consents(path, codesOf(DATA_KIND));
    await strict.installation.views.catchUp();
    const form = await kassan.open(`${path}/teammote`);
    expect(
      (await kassan.send(`${path}/teammote`, { note: 'Halvskriven', _gor: 'utkast' }, form)).words,
    ).toContain('Utkastet är sparat');
    expect((await kassan.open('/')).words).toContain('Teammöte: Ylva Sort');
    await withdraws(path);
    await strict.installation.views.catchUp();
    const key = String(controlsIn(form.page)['_key']);
    const shown = [
      await kassan.open('/'),
      await kassan.open('/utkast'),
      await kassan.open(`${path}/teammote?utkast=${key}`),
      await kassan.open(`/utkast/${key}/slang?till=/`),
    ];
    for (const { words } of shown) for (const mark of Object.values(MARKS)) expect(words).not.toMatch(mark);
  });
});
