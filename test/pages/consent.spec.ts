import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCEPTED, type Server, STARTED, startServer } from '../http/server.js';
import { caseworker, CONSENT, type Desk, journeyWith } from './journey-desk.js';
import { Shown } from './shown.js';

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

describe('Återkalla samtycke', () => {
  it.each([
    ['sv', 'Samspår stänger ingen åtkomst och tar inte bort något', () => desk.open],
    ['en', 'Samspår closes no access and removes nothing', inEnglish],
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
