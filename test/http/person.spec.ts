import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JOURNEYS, journey, type Server, startServer } from './server.js';

const INES = { identityNumber: '19850714-2381', name: 'Ines Prov', contact: '070-000 00 00' };
const UNN = '19850715-2380';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const begun = async (said: Parameters<typeof journey>[2] = {}) =>
  (await journey(server, [], { profile: { sex: 'woman' }, ...said })).path;
const card = (path: string) => server.get(`${path}/person`);
const say = (path: string, noun: string, body: object = {}, key?: string) =>
  server.post(`${path}/person/${noun}`, body, key === undefined ? {} : { key });

describe('the person of a journey over the API', () => {
  it('is who the card says, with who registered what', async () => {
    const path = await begun(INES);
    const { status, body } = await card(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      anonymous: false,
      protected: false,
      identityNumber: '19850714-2381',
      name: 'Ines Prov',
      contact: '070-000 00 00',
      registered: { number: { role: 'caseworker', imported: false }, name: { role: 'caseworker' } },
      changes: [],
      formerNumberCounts: false,
    });
  });

  it('is recorded, corrected, replaced and parted by the use cases of the page, and told by no id', async () => {
    const path = await begun();
    expect((await card(path)).body).toMatchObject({ identityNumber: null });
    expect(await say(path, 'number', { identityNumber: '19500714-2382' })).toMatchObject({
      status: 201,
      body: { warnings: [], repeated: false },
    });
    await say(path, 'contact', { name: 'Olga Prov', language: 'so' });
    expect((await card(path)).body).toMatchObject({ name: 'Olga Prov', language: 'so' });
    await say(path, 'number', { identityNumber: '19900202-2383', reason: 'new-number' });
    expect((await card(path)).body).toMatchObject({
      identityNumber: '19900202-2383',
      formerNumberCounts: true,
    });
    expect(await say(path, 'former-number/parting')).toMatchObject({ status: 201 });
    const { body, text } = await card(path);
    expect(body).toMatchObject({
      formerNumberCounts: false,
      changes: [
        { type: 'NumberRestored' },
        { type: 'NumberReplaced' },
        { type: 'PersonCorrected', reason: 'new-number' },
        { type: 'ContactChanged', changed: ['name', 'language'] },
        { type: 'PersonIdentified' },
      ],
    });
    expect(text).not.toMatch(/"into"|participant/);
  });

  it.each<[string, string, object, number, string]>([
    ['number', 'by no number', { identityNumber: 'Ines' }, 400, 'BodyInvalid'],
    ['number', 'by a number without a reason', { identityNumber: UNN }, 400, 'BodyInvalid'],
    [
      'number',
      'by the same',
      { identityNumber: INES.identityNumber, reason: 'entry-error' },
      409,
      'IdentityUnchanged',
    ],
    ['contact', 'where nothing changes', { name: INES.name, contact: INES.contact }, 409, 'ContactUnchanged'],
    ['contact', 'with what is not kept', { shoeSize: 38 }, 400, 'BodyInvalid'],
    ['former-number/parting', 'where she had none before', {}, 404, 'JourneyNotFound'],
  ])('is not changed (%s) %s', async (noun, _how, said, status, code) => {
    const path = await begun(INES);
    expect(await say(path, noun, said)).toMatchObject({ status, body: { code } });
  });

  it('that is not known, or anonymous, has no contact, and who sees no journey sees no person', async () => {
    expect(await say(await begun(), 'contact', { name: 'Ines' })).toMatchObject({
      status: 409,
      body: { code: 'PersonNotIdentified' },
    });
    const anonymous = await begun({ anonymous: true });
    expect((await card(anonymous)).body).toMatchObject({
      anonymous: true,
      identityNumber: null,
      changes: [],
    });
    expect(await say(anonymous, 'number', { identityNumber: UNN })).toMatchObject({
      status: 409,
      body: { code: 'ParticipantIsAnonymous' },
    });
    const none = `${JOURNEYS}/00000000-0000-4000-8000-000000000000`;
    expect([(await card(none)).status, (await say(none, 'contact')).status]).toEqual([404, 404]);
  });

  it('sent again gets the first answer, and is written to the access log each time it is read', async () => {
    const path = await begun();
    const key = '6d1b5f0e-0b1f-4d8c-9d0c-0d3b7a1c2e4f';
    const first = await say(path, 'number', { identityNumber: INES.identityNumber }, key);
    expect(await say(path, 'number', { identityNumber: INES.identityNumber }, key)).toMatchObject({
      status: 201,
      body: { position: first.body.position, repeated: true },
    });
    await card(path);
    const shown: object[] = [];
    for await (const page of server.installation.store.readAll({ after: 0n, prefixes: ['access-'] }))
      shown.push(...page.map(({ data }) => data));
    expect(shown.at(-1)).toMatchObject({ on: 'case-person', reason: 'assigned' });
  });
});
