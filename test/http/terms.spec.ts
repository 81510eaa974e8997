import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseworker, journeyWith } from '../pages/journey-desk.js';
import { CASEWORKER, referral, type Reply, type Server, startServer } from './server.js';

const JOURNEYS = '/api/v1/journeys';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A journey with what was registered of it, and a way to register more. */
const registered = async (
  said: Readonly<Record<string, unknown>>,
  ...facts: readonly (readonly [string, object])[]
) => {
  const created = await server.post(JOURNEYS, referral(said));
  const path = created.headers.get('location') ?? '';
  let revision = 0;
  const tell = async (resource: string, body: object): Promise<Reply> => {
    const reply = await server.post(`${path}/${resource}`, body, { ifMatch: `"${revision}"` });
    if (reply.status === 200 || reply.status === 201) revision += 1;
    return reply;
  };
  for (const [resource, body] of facts) await tell(resource, body);
  return tell;
};

const notActive = (field: string) => ({
  status: 422,
  body: { code: 'InterventionNotActive', refusal: { field } },
});
const codesOf = ({ body }: Reply) => body.warnings?.map(({ code }) => code);
/** The insats DEV ran until the end of 2023. */
const IN_DEV = { intervention: 'dev', referredOn: '2023-12-01' };
const correct = (fact: string, value: unknown) => ({ fact, value, reason: 'entry-error' });

describe('a day on which the insats does not run is refused', () => {
  it('over HTTP: of acceptance, start and exit', async () => {
    const tell = await registered(IN_DEV);
    expect(await tell('acceptance', { occurredOn: '2024-01-01' })).toMatchObject(notActive('acceptedOn'));
    await tell('acceptance', { occurredOn: '2023-12-05' });
    const profile = { sex: 'woman' };
    expect(await tell('start', { occurredOn: '2024-01-01', profile })).toMatchObject(notActive('startedOn'));
    await tell('start', { occurredOn: '2023-12-31', profile });
    expect(await tell('exit/other', { occurredOn: '2024-01-01', reasons: 'unknown' })).toMatchObject(
      notActive('exitedOn'),
    );
  });

  it('over HTTP: in a correction of the day, and of the insats', async () => {
    const inDev = await registered(IN_DEV);
    expect(await inDev('corrections', correct('referredOn', '2024-01-01'))).toMatchObject(
      notActive('referredOn'),
    );
    const elsewhere = await registered({ referredOn: '2024-02-01' });
    expect(await elsewhere('corrections', correct('intervention', 'dev'))).toMatchObject(
      notActive('referredOn'),
    );
  });

  it('on the pages: with the day at fault', async () => {
    const desk = await caseworker(server, 'Dora Prov', ['dev']);
    const path = await journeyWith(server, [], IN_DEV);
    const { status, page } = await desk.send(`${path}/antagande`, { occurredOn: '2024-01-01' });
    expect(status).toBe(422);
    expect(page('#f-occurredOn-error').text()).toMatch(/^DEV pågår /);
  });
});

describe('a district that is not in force on the day is refused', () => {
  it('over HTTP: in a correction', async () => {
    const tell = await registered({ referredOn: '2024-02-01' });
    expect(await tell('corrections', correct('district', 'norrmalm'))).toMatchObject({
      status: 422,
      body: { code: 'DistrictNotInForce', suggestion: 'norra-innerstaden' },
    });
  });
});

describe('what an identity number says otherwise', () => {
  const PERSON = { identityNumber: '19900602-2397', referredOn: '2024-02-01', profile: { sex: 'man' } };

  it('only warns over HTTP: of the sex, and of an age by up to a year', async () => {
    const tell = await registered(PERSON, ['acceptance', { occurredOn: '2024-02-10' }]);
    const profile = { sex: 'woman', ageAtStart: 34 };
    expect(codesOf(await tell('start', { occurredOn: '2024-03-01', profile }))).toEqual([
      'AgeDiffersFromNumber',
      'SexDiffersFromNumber',
    ]);
    expect(codesOf(await tell('corrections', correct('sex', 'man')))).toEqual([]);
    expect(codesOf(await tell('corrections', correct('ageAtStart', 32)))).toEqual(['AgeDiffersFromNumber']);
  });

  it('is refused over HTTP of an age by more', async () => {
    const tell = await registered(PERSON);
    expect(await tell('corrections', correct('ageAtStart', 35))).toMatchObject({
      status: 422,
      body: { code: 'AgeConflict', refusal: { basis: 'number', age: 33 } },
    });
  });
});

describe('whoever is made responsible for a journey is a caseworker of its insats', () => {
  it('over HTTP', async () => {
    const tell = await registered({ referredOn: '2024-02-01' });
    const on = { occurredOn: '2024-02-12' };
    expect(await tell('caseworker', { ...on, caseworker: 'somebody' })).toMatchObject({
      status: 422,
      body: { code: 'CaseworkerNotOfIntervention' },
    });
    expect(await tell('caseworker', { ...on, caseworker: CASEWORKER })).toMatchObject({
      body: { events: ['CaseworkerAssigned'] },
    });
  });
});
