import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deskOf } from '../pages/journey-desk.js';
import { JOURNEYS, referral, type Server, signIn, startServer } from './server.js';

const NUMBER = '19900602-2397';
const UNKNOWN = '19880101-9814';
const CALLED = { name: 'Anna Exempel', contact: 'Skyddat boende, Åsögatan 1' };

type Session = Readonly<Record<string, string>>;

let server: Server;
let here: Session;
let there: Session;
let both: Session;
beforeAll(async () => {
  server = await startServer();
  here = await signIn(server.serving, { name: 'Hanna Här', interventions: ['finsam-team'] });
  there = await signIn(server.serving, {
    name: 'Tove Där',
    interventions: ['novum'],
    unit: 'Enheten för unga',
  });
  both = await signIn(server.serving, { name: 'Bo Båda', interventions: ['finsam-team', 'novum'] });
});
afterAll(() => server.close());

const register = async (session: Session, said: Readonly<Record<string, unknown>>) => {
  const response = await fetch(server.url + JOURNEYS, {
    method: 'POST',
    headers: { ...session, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(referral({ profile: { sex: 'woman' }, ...said })),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const journeyOf = async (...told: Parameters<typeof register>): Promise<string> =>
  String((await register(...told)).body['journey']);
const page = async (session: Session, path: string): Promise<string> => {
  await server.installation.views.catchUp();
  return (await fetch(server.url + path, { headers: session })).text();
};
const NOT_HERS = /Anna Exempel|Skyddat boende|Åsögatan/;

describe('a person is not carried from one insats into another', () => {
  let first: string;
  let second: string;
  beforeAll(async () => {
    first = await journeyOf(here, { identityNumber: NUMBER, ...CALLED });
    second = await journeyOf(there, {
      intervention: 'novum',
      identityNumber: NUMBER,
      contact: '070-1740605',
    });
  });

  it('each shows what it registered itself', async () => {
    expect(await page(here, `/arenden/${first}`)).toMatch(NOT_HERS);
    const other = await page(there, `/arenden/${second}`);
    expect(other).toContain('19900602-2397');
    expect(other).toContain('070-1740605');
    expect(other).not.toMatch(NOT_HERS);
  });

  it.each([
    ['the journey’s changes', () => `/arenden/${second}/andringar`],
    ['who has read it', () => `/arenden/${second}/atkomst`],
    ['its forms', () => `/arenden/${second}/rattelse`],
    ['the list', () => '/arenden?vems=alla'],
    ['the inbox', () => '/inkorg'],
    ['JSON', () => `${JOURNEYS}/${second}`],
  ])('nor is a name shown in %s', async (_where, path) =>
    expect(await page(there, path())).not.toMatch(NOT_HERS),
  );

  it.each([
    ['a number that others know too', NUMBER, true],
    ['a number that others alone know', '19770714-2381', false],
    ['a number that nobody knows', '19880101-9814', false],
  ])(
    'a search by %s finds her own insatser alone, and tells of nobody else',
    async (_which, sought, found) => {
      const told = { identityNumber: '19770714-2381', name: 'Anna Exempel' };
      expect((await register(here, told)).status).toBe(201);
      await server.installation.views.catchUp();
      const { 'x-csrf-token': csrf = '', ...headers } = there;
      const text = await (
        await fetch(`${server.url}/arenden/sok`, {
          method: 'POST',
          headers,
          body: new URLSearchParams({ _csrf: csrf, sok: sought }),
        })
      ).text();
      expect(text.includes(second)).toBe(found);
      expect(text).not.toMatch(NOT_HERS);
      if (!found) expect(text).toContain('Inget');
    },
  );

  it('nobody plants a name in another insats', async () => {
    await journeyOf(there, {
      intervention: 'novum',
      identityNumber: '19870312-2393',
      name: 'Planterat Namn',
    });
    const theirs = await journeyOf(here, { identityNumber: '19870312-2393' });
    const shown = await page(here, `/arenden/${theirs}`);
    expect(shown).toContain('19870312-2393');
    expect(shown).not.toContain('Planterat');
  });

  it('nor by a referral to it: its name is that referral’s alone', async () => {
    const number = '19950101-9807';
    const own = await journeyOf(here, { identityNumber: number });
    const sent = await journeyOf(there, { identityNumber: number, name: 'Planterat Namn', contact: '08-1' });
    expect(await page(here, `/arenden/${sent}`)).toContain('Planterat Namn');
    for (const path of [`/arenden/${own}`, `/arenden/${await journeyOf(here, { identityNumber: number })}`])
      expect(await page(here, path)).not.toContain('Planterat');
    expect(await page(there, `/arenden/${sent}`)).not.toContain('Planterat');
  });

  it('a further journey of hers in the same insats shows the name without its being typed again', async () => {
    const further = await journeyOf(here, { identityNumber: NUMBER });
    expect(await page(here, `/arenden/${further}`)).toContain(CALLED.name);
  });

  it('a journey that is corrected to another insats bears what came with it, and nothing else', async () => {
    const moved = await journeyOf(both, { identityNumber: NUMBER, contact: '08-123 45' });
    const corrected = await fetch(`${server.url}${JOURNEYS}/${moved}/corrections`, {
      method: 'POST',
      headers: {
        ...both,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'if-match': '"0"',
      },
      body: JSON.stringify({ fact: 'intervention', value: 'novum', reason: 'entry-error' }),
    });
    expect(corrected.status).toBe(201);
    const shown = await page(there, `/arenden/${moved}`);
    expect(shown).toContain('08-123 45');
    expect(shown).not.toMatch(NOT_HERS);
  });
});

const positionOfFigures = async (): Promise<unknown> => {
  await server.installation.views.catchUp();
  const figures = await fetch(
    `${server.url}/api/v1/statistics?measure=referred&from=2024-01-01&to=2024-12-31`,
    {
      headers: there,
    },
  );
  return ((await figures.json()) as Record<string, unknown>)['position'];
};

/** How far the log has come in every answer that she gets, before and after, counted from the first. */
const positionsAround = async (registering: () => Promise<unknown>): Promise<readonly number[]> => {
  const seen = [await positionOfFigures(), await registering(), await positionOfFigures()].map(Number);
  expect(seen.every(Number.isInteger)).toBe(true);
  return seen.map((position) => position - (seen[0] ?? 0));
};
const byHand = (identityNumber: string) => async () =>
  (await register(there, { intervention: 'novum', identityNumber })).body['position'];
let rowsSent = 0;
const byFile =
  (...numbers: readonly string[]) =>
  async () => {
    const [row, ...others] = numbers.map((number) => `F${(rowsSent += 1)};Novum;2024-02-01;Kvinna;${number}`);
    const form = new FormData();
    const text = ['Löpnummer;Insats;Anmälningsdatum;Kön;Personnummer', row, ...others].join('\r\n');
    form.set('file', new Blob([text], { type: 'text/csv' }), 'lista.csv');
    const response = await fetch(`${server.url}/api/v1/imports?register=novum`, {
      method: 'POST',
      headers: { ...there, 'idempotency-key': randomUUID() },
      body: form,
    });
    const report = (await response.json()) as Record<string, unknown>;
    expect(report).toMatchObject({ imported: numbers.length, rejected: [] });
    return report['position'];
  };

describe('registering a number that another insats knows', () => {
  it('is answered exactly as one that nobody knows', async () => {
    const known = await register(there, { intervention: 'novum', identityNumber: NUMBER, name: 'A' });
    const unknown = await register(there, { intervention: 'novum', identityNumber: UNKNOWN, name: 'A' });
    const comparable = ({ status, body }: Awaited<ReturnType<typeof register>>) => ({
      status,
      body: { ...body, journey: '', position: '' },
    });
    expect(comparable(known)).toEqual(comparable(unknown));
    expect(known.status).toBe(201);
  });

  it('a registration adds equally many events, whether the person is known or not', async () => {
    const KNOWN = '19770714-2381';
    await register(here, { identityNumber: KNOWN });
    const unknown = await positionsAround(byHand('19900118-9811'));
    expect(await positionsAround(byHand(KNOWN))).toEqual(unknown);
    expect(await positionsAround(byHand(KNOWN))).toEqual(unknown);
    expect(unknown).toEqual([0, 2, 2]);
  });

  it('a search and the review of a referral add none, whether the person is known elsewhere or not', async () => {
    const known = '19960101-9806';
    await register(here, { identityNumber: known });
    const desk = deskOf(server, there);
    const fields = {
      intervention: 'novum',
      referredOn: '2025-06-01',
      referringParty: 'municipality',
      referringUnit: 'Enheten för unga',
      'profile.sex': 'woman',
    };
    for (const identityNumber of [known, '19970101-9805']) {
      const looking = async () => {
        const form = await desk.open('/arenden/ny');
        const asked = await desk.send('/arenden/ny', { ...fields, identityNumber }, form);
        const review = await desk.send('/arenden/ny', { disclosure: 'none' }, asked);
        expect(review.words).toContain(identityNumber);
        await desk.send('/arenden/sok', { sok: identityNumber }, form);
        return positionOfFigures();
      };
      expect(await positionsAround(looking)).toEqual([0, 0, 0]);
    }
  });

  it('a file adds equally many events, whether the persons in it are known or not', async () => {
    const [known, other] = ['19850101-9817', '19860101-9808'];
    await register(here, { identityNumber: known });
    await register(here, { identityNumber: other });
    await positionsAround(byFile('19900118-9829'));
    const unknown = await positionsAround(byFile('19910101-9801', '19920101-9800'));
    expect(await positionsAround(byFile(known, other))).toEqual(unknown);
    expect(await positionsAround(byFile('19930101-9809', known))).toEqual(unknown);
    expect(await positionsAround(byFile('19940101-9808', '19940101-9808'))).toEqual(unknown);
  });
});
