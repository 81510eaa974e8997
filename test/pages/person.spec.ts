import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCEPTED, type Server, startServer, userId } from '../http/server.js';
import { caseworker, type Desk, journeyWith } from './journey-desk.js';
import { linkOf } from './shown.js';

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

  it('of somebody anonymous offers that she is known from now on, and then her number', async () => {
    const path = await journeyWith(server, [], { anonymous: true, profile });
    const form = linkOf((await anna.open(`${path}/person`)).page, 'Häv anonymiteten');
    expect(form).toBe(`${path}/inte-anonym`);
    expect((await anna.send(`${path}/personnummer`, { identityNumber: INES })).words).toContain(
      'Ärendet är anonymt',
    );
    expect((await anna.send(`${path}/inte-anonym`, {})).status).toBe(303);
    expect((await anna.open(`${path}/person`)).words).toContain('Registrera personnummer');
    expect((await anna.open(`${path}/inte-anonym`)).status).toBe(409);
    expect((await anna.open(path)).words).toContain('Inte längre anonym');
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
    expect(saved.headers.get('Location')).not.toMatch(/850714-?2381/);
    const { words } = await followed(anna, saved.headers.get('Location'));
    expect(words).toContain(INES);
    expect(words).toContain('Personnummer registrerat');
    expect(server.lines.join('\n')).not.toMatch(/850714-?2381/);
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

  it('protects the identity on one page and ends it on another, with a reason, by whoever is responsible', async () => {
    const path = await journeyWith(server, [ACCEPTED], { ...ANNA, profile });
    const form = await anna.open(`${path}/kontakt`);
    expect((await anna.open(`${path}/skydda`)).words).toContain('Ska personuppgifterna skyddas?');
    const set = await anna.send(`${path}/skydda`, {});
    const card = await followed(anna, set.headers.get('Location'));
    expect(card.words).toContain('Bara den som är ansvarig för ärendet kan öppna kortet.');
    expect(card.words).toContain('Personuppgifterna skyddade');
    for (const page of ['kontakt', 'personnummer']) {
      expect((await anna.open(`${path}/${page}`)).headers.get('Location')).toBe(`${path}/person`);
      const sent = await anna.send(`${path}/${page}`, { name: 'Nytt Namn', _gor: 'utkast' }, form);
      expect([sent.status, sent.words.includes('öppnar kortet och ändrar därifrån')]).toEqual([409, true]);
    }
    const again = await anna.send(`${path}/skydda`, {});
    expect([again.status, again.words.includes('redan skyddade')]).toEqual([409, true]);
    const early = await anna.send(`${path}/hav-skydd`, { reason: 'ended' });
    expect([early.status, early.words.includes('Bara den som är ansvarig')]).toEqual([409, true]);
    // What cannot be done has no button.
    for (const { page } of [again, early]) expect(page('main form button')).toHaveLength(0);
    expect(card.words).not.toContain('Utdrag till personen');
    const blind = await anna.send(`${path}/person`, { openedFor: 'verify' }, form);
    expect([blind.status, blind.words]).toEqual([
      403,
      expect.stringContaining('Bli ansvarig för ärendet först'),
    ]);
    const extract = await anna.open(`${path}/person/utdrag`);
    expect(extract.words).toContain('bara den som är ansvarig för ärendet lämnar ut ett utdrag');
    expect(extract.words).not.toContain('Någon hann före');
    const me = userId('Anna Handläggare');
    await anna.send(`${path}/overlamning`, { occurredOn: '2024-02-10', caseworker: me });
    const opened = await anna.send(`${path}/person`, { openedFor: 'verify' });
    expect(opened.words).toContain('Ändra namn och kontakt');
    const contact = await anna.send(`${path}/kontakt`, { _gor: 'oppna' }, opened);
    expect([contact.status, contact.page.html().includes(ANNA.name)]).toEqual([200, true]);
    expect(contact.words).not.toContain('utkast');
    const kept = await anna.send(`${path}/kontakt`, { name: 'Nytt Namn', _gor: 'utkast' }, contact);
    expect(kept.headers.get('Location')).toMatch(/\/person\?efter=\d+$/);
    const number = { _gor: '', identityNumber: INES, reason: 'entry-error' };
    const review = await anna.send(`${path}/personnummer`, number, opened);
    expect(review.words).toContain('Numret är inte sparat än.');
    const saved = await anna.send(`${path}/personnummer`, { _gor: 'spara' }, review);
    const closed = await followed(anna, saved.headers.get('Location'));
    expect(closed.words).toContain('Personnummer rättat');
    for (const part of [INES, 'Nytt Namn', ANNA.identityNumber])
      expect(closed.page.html()).not.toContain(part);
    const anew = await anna.send(`${path}/person`, { openedFor: 'verify' });
    for (const part of [INES, 'Nytt Namn']) expect(anew.words).toContain(part);
    expect((await anna.send(`${path}/hav-skydd`, {})).status).toBe(422);
    const ended = await anna.send(`${path}/hav-skydd`, { reason: 'ended' });
    const { words } = await followed(anna, ended.headers.get('Location'));
    for (const part of ['Nytt Namn', INES, 'Skyddet hävt', 'Orsak: skyddet har upphört'])
      expect(words).toContain(part);
  });

  it('says at the referral that the identity is protected', async () => {
    const sent = {
      intervention: 'finsam-team',
      referredOn: '2025-06-01',
      referringParty: 'municipality',
      referringUnit: 'Jobbtorg',
      'profile.sex': 'woman',
      identityNumber: INES,
      isProtected: 'yes',
    };
    const review = await anna.send('/arenden/ny', sent);
    expect(review.words).toContain('Har personen skyddade personuppgifter? Ja');
    const saved = await anna.send('/arenden/ny', { _gor: 'spara' }, review);
    const { words } = await followed(anna, saved.headers.get('Location'));
    expect(words).toContain('Skyddade personuppgifter');
    expect(words).not.toContain('Jobbtorg');
  });
});
