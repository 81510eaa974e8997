import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';
import { Shown } from './shown.js';

let server: CasesServer;
let ines: Somebody;

/** As it is answered to whoever has not signed in. */
const toStrangers = (address: string): Promise<Shown> => Shown.by(server.url + address);

beforeAll(async () => {
  server = await startCasesServer();
  ines = await server.signIn({ name: 'Ines Handläggare', interventions: ['finsam-team'] });
});
afterAll(() => server.close());

describe('an address that holds an identity number', () => {
  const FORMS = [
    '19850714-2381',
    '19850714%E2%80%8B2381',
    '1985-07-14-2381',
    '1985+07+14+2381',
    '19850714-TF28',
    encodeURIComponent(encodeURIComponent('１９８５０７１４２３８１')),
  ];
  const places = FORMS.flatMap((form) => [
    `/arenden?sok=${form}`,
    `/statistik?measure=started&where=district:${form}`,
    `/statistik?${form}=1`,
    `/statistik.csv?from=${form}`,
    `/logga-in?till=${encodeURIComponent(`/arenden?sok=${form}`)}`,
    `/${form}`,
  ]);

  it.each(places)('is refused with a way out, and led on to nowhere: %s', async (address) => {
    for (const { status, words, html, headers } of [await ines.get(address), await toStrangers(address)]) {
      expect(status).toBe(400);
      expect(headers.get('Location')).toBeNull();
      expect(words).toContain('Gå till Ärenden och skriv numret i sökrutan');
      expect(html).not.toMatch(/(?:14\W{0,3}|8B)2381/);
      expect(html).not.toMatch(/0714-?TF28/);
    }
    expect(server.lines.join('\n')).not.toMatch(/850714\D{0,3}(?:2381|TF28)/);
  });

  it('is not where the language switch leads', async () => {
    const { headers } = await ines.post('/sprak', { sprak: 'en', till: '/arenden?sok=19850714-2381' });
    expect(headers.get('Location')).toBe('/');
  });

  it('is none because a journey has an id', async () => {
    const journey = await server.refer('own');
    expect((await ines.get(`/arenden/${journey}?efter=1`)).status).toBe(200);
  });
});
