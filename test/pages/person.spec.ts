import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Server, startServer } from '../http/server.js';
import { caseworker, type Desk, journeyWith } from './journey-desk.js';

const ANNA = { identityNumber: '19900202-2383', name: 'Anna Provsson', contact: '070-000 00 00' };
const INES = '19850714-2381';

let server: Server;
let anna: Desk;
let nina: Desk;
beforeAll(async () => {
  server = await startServer();
  anna = await caseworker(server, 'Anna Handläggare');
  nina = await caseworker(server, 'Nina Handläggare', ['novum']);
});
afterAll(() => server.close());

const profile = { sex: 'woman' };
const followed = async (desk: Desk, location: string | null) => desk.open(location ?? '/');

describe('the page of a person', () => {
  it('shows what is kept of her with who registered it, and is not there for another insats', async () => {
    const path = await journeyWith(server, [], { ...ANNA, profile });
    const { words, status } = await anna.open(`${path}/person`);
    expect(status).toBe(200);
    for (const part of [ANNA.identityNumber, ANNA.name, ANNA.contact, 'Registrerat', 'Tolk'])
      expect(words).toContain(part);
    for (const page of ['person', 'personnummer', 'kontakt', 'tidigare-nummer'])
      expect((await nina.open(`${path}/${page}`)).status).toBe(404);
  });

  it('changes name and contact, address, language and interpreter, and says by whom', async () => {
    const path = await journeyWith(server, [], { ...ANNA, profile });
    const { status, headers } = await anna.send(`${path}/kontakt`, {
      contact: '',
      address: 'Provgatan 1',
      language: 'so',
      interpreter: 'needed',
    });
    expect(status).toBe(303);
    const { words } = await followed(anna, headers.get('Location'));
    for (const part of ['Sparat', 'Provgatan 1', 'somaliska', 'Behöver tolk', 'Anna Handläggare'])
      expect(words).toContain(part);
    expect(words).not.toContain(ANNA.contact);
    const again = await anna.send(`${path}/kontakt`, {});
    expect(again.status).toBe(422);
    expect(again.words).toContain('Inget är ändrat.');
  });

  it('records a number that is looked at once more before it is saved', async () => {
    const path = await journeyWith(server, [], { profile });
    expect((await anna.open(`${path}/person`)).words).toContain('Inget personnummer är registrerat');
    const wrong = await anna.send(`${path}/personnummer`, { identityNumber: '19850714-2380' });
    expect([wrong.status, wrong.words.includes('Granska personnumret')]).toEqual([422, false]);
    const review = await anna.send(`${path}/personnummer`, { identityNumber: INES });
    expect(review.words).toContain('Numret är inte sparat än.');
    const saved = await anna.send(`${path}/personnummer`, { _gor: 'spara' }, review);
    expect(saved.status).toBe(303);
    expect(saved.headers.get('Location')).not.toContain('2381');
    const { words } = await followed(anna, saved.headers.get('Location'));
    expect(words).toContain(INES);
    expect(words).toContain('Personnummer registrerat');
    expect(server.lines.join('\n')).not.toContain('0714');
  });

  it('corrects a number with a reason, and takes back that the former one was hers', async () => {
    const path = await journeyWith(server, [], { ...ANNA, profile });
    const unreasoned = await anna.send(`${path}/personnummer`, { identityNumber: INES });
    expect(unreasoned.words).toContain('Välj varför numret är ett annat.');
    const answers = { identityNumber: INES, reason: 'new-number' };
    const review = await anna.send(`${path}/personnummer`, answers);
    const saved = await anna.send(`${path}/personnummer`, { _gor: 'spara' }, review);
    const { words } = await followed(anna, saved.headers.get('Location'));
    for (const part of [INES, ANNA.name, 'Personnummer rättat', 'Det tidigare personnumret'])
      expect(words).toContain(part);
    const parted = await anna.send(`${path}/tidigare-nummer`, {});
    expect(parted.status).toBe(303);
    expect((await anna.open(`${path}/person`)).words).toContain('räknas inte längre som samma person');
    expect((await anna.open(`${path}/tidigare-nummer`)).status).toBe(404);
  });
});
