import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Server, startServer } from '../http/server.js';
import { caseworker, type Desk, journeyWith } from './journey-desk.js';

const ANNA = { identityNumber: '19900202-2383', name: 'Anna Provsson', note: 'Vill börja arbeta.' };
const INES = '19850714-2381';
const profile = { sex: 'woman' };

let server: Server;
let anna: Desk;
let nina: Desk;
beforeAll(async () => {
  server = await startServer();
  anna = await caseworker(server, 'Anna Handläggare');
  nina = await caseworker(server, 'Nina Handläggare', ['novum']);
});
afterAll(() => server.close());

describe('the page that gives out what is kept about a person', () => {
  it('shows every entry before it is given out, and is not there for another insats', async () => {
    const path = `${await journeyWith(server, [], { ...ANNA, profile })}/person/utdrag`;
    const { words, status, headers } = await anna.open(path);
    expect([status, headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    for (const part of [ANNA.name, ANNA.note, 'Uppgifter som lämnas ut', 'Lämna ut'])
      expect(words).toContain(part);
    expect((await nina.open(path)).status).toBe(404);
    expect((await nina.open(`${path}/${path.slice(-36)}.pdf`)).status).toBe(404);
  });

  it('gives it out once to whom and how is said, and then as a file whose name and address tell of nobody', async () => {
    const journey = await journeyWith(server, [], { ...ANNA, identityNumber: INES, profile });
    const path = `${journey}/person/utdrag`;
    const wrong = await anna.send(path, { recipient: 'person' });
    expect(wrong.status).toBe(422);
    expect(wrong.words).toContain('Hur det lämnas ut');
    const held = { [`hall-${journey.split('/').at(-1)}-0`]: 'other-person' };
    const sent = await anna.send(path, { recipient: 'person', form: 'in-person', ...held });
    expect(sent.status).toBe(303);
    const address = sent.headers.get('Location') ?? '';
    const { words, page } = await anna.open(address);
    for (const part of ['Utlämnandet är antecknat', 'På papper vid ett möte', '1: Uppgift om någon annan'])
      expect(words).toContain(part);
    const links = page('main a.button[href*="utdrag/"]').toArray();
    const files = await Promise.all(
      links.map(({ attribs }) => fetch(server.url + (attribs['href'] ?? ''), { headers: anna.session })),
    );
    expect(files.map(({ headers }) => headers.get('Content-Type'))).toEqual([
      'application/pdf',
      'application/json; charset=utf-8',
    ]);
    for (const { headers } of files) {
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('Content-Disposition')).toMatch(
        /^attachment; filename="registerutdrag-\d{4}-\d{2}-\d{2}\.(pdf|json)"$/,
      );
    }
    const [pdf, json] = await Promise.all(files.map((file) => file.text()));
    expect(pdf?.startsWith('%PDF-1.7')).toBe(true);
    expect(JSON.parse(json ?? '')).toMatchObject({ journeys: [{ heldBack: 1, entries: [] }] });
    expect(json).not.toContain(ANNA.note);
    expect((await anna.open(`${journey}/atkomst`)).words).toContain('Utdrag som har lämnats ut');
  });
});
