import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, EMERGENCY_MS, type ShownOn } from '@samspar/access';
import {
  AGDA,
  ANNA,
  answerOf,
  BO,
  by,
  INES,
  JourneyWorld,
  NINA,
  NOVUM,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { ReadDay } from '../cases/read-day.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { ReadCheck } from '../readings/checks.js';
import { ChangeJourney } from './change-journey.js';
import { TakeEmergencyAccess } from './emergencies.js';
import { NamePerson } from '../persons/name-person.js';
import { ReadJourney } from './read-journey.js';

const NOT_FOUND = { outcome: 'notFound' };
const DAY_MS = 86_400_000;

let world: JourneyWorld;
/** A journey of Novum, which the authority of the jobbtorg runs as it does the FINSAM-team; and the number it goes by. */
let journey: string;
const NUMBER = '0000-0001';

beforeEach(async () => {
  world = await JourneyWorld.open();
  journey = await world.referred({ ...INES, intervention: NOVUM }, NINA);
});
afterEach(() => world.close());

const take = (asker: Asker = ANNA, number = NUMBER, key = '11111111-0000-4000-8000-000000000000') =>
  world.send(new TakeEmergencyAccess(by(asker), number, 'seeksHelp', key));
const open = (asker: Asker = ANNA, on: ShownOn = 'case') =>
  world.send(new ReadJourney({ ...by(asker), on }, journey));
const told = async (asker: Asker) => {
  const { emergencies } = answerOf(
    await world.send(new ReadDay(by(asker), { among: 'own-and-nobodys', page: 1 })),
  );
  return emergencies.map(({ item, by: who, reason }) => [item.line.journey, who, reason]);
};

const assign = async (caseworker: string) => {
  await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-06-02', data: {} }, NINA);
  await world.told(
    journey,
    { type: 'AssignCaseworker', occurredOn: '2025-06-02', data: { caseworker } },
    NINA,
  );
};

describe('emergency access', () => {
  it('opens one journey of another insats of one’s own authority, whole and by name, for an hour', async () => {
    expect(await open()).toEqual(NOT_FOUND);
    expect(await take()).toEqual({ outcome: 'accepted', answer: journey });
    const read = answerOf(await open());
    expect(read).toMatchObject({ isWhole: true, emergencyUntil: world.now + EMERGENCY_MS });
    expect(answerOf(await world.send(new NamePerson(by(ANNA), read)))).toMatchObject({ name: INES.name });
    expect(await world.shown()).toMatchObject([{ actor: 'anna', journeys: [journey], reason: 'emergency' }]);
    world.now += EMERGENCY_MS;
    expect(await open()).toEqual(NOT_FOUND);
  });

  it.each(['00000001', ' 0000 0001 ', '0000-0001'])(
    'is taken of the number as it is typed: %j',
    async (typed) => expect(await take(ANNA, typed)).toMatchObject({ answer: journey }),
  );

  it('is taken of a number with letters, large or small', async () => {
    const id = 'abcdef01-0000-4000-8000-000000000000';
    await world.referred({ intervention: NOVUM }, NINA, id);
    expect(await take(ANNA, 'ABCD-ef01')).toMatchObject({ answer: id });
  });

  it('names nobody whom no consent lets the authority be told of: it lifts no secrecy (OSL 8:1)', async () => {
    const sender: Asker = { ...NINA, party: 'forsakringskassan', authority: 'forsakringskassan' };
    const theirs = await world.referred({ ...INES, intervention: NOVUM }, sender);
    await world.setUp({ requireConsent: 'enforce' });
    await take(ANNA, '0000-0002');
    const read = answerOf(await world.send(new ReadJourney({ ...by(ANNA), on: 'case' }, theirs)));
    expect(read).toMatchObject({ emergencyUntil: world.now + EMERGENCY_MS, events: [] });
    expect(answerOf(await world.send(new NamePerson(by(ANNA), read)))).toMatchObject({
      name: null,
      number: null,
    });
  });

  it('opens nothing else, for nobody else', async () => {
    const other = await world.referred({ intervention: NOVUM }, NINA);
    await take();
    for (const nobody of [BO, { ...ANNA, association: 'annat' }])
      expect(await open(nobody)).toEqual(NOT_FOUND);
    expect(await world.send(new ReadJourney({ ...by(ANNA), on: 'case' }, other))).toEqual(NOT_FOUND);
    for (const on of ['case-changes', 'case-reads', 'form', 'api'] as const)
      expect(await open(ANNA, on)).toEqual(NOT_FOUND);
  });

  it('is over where the identity of the person is protected meanwhile', async () => {
    await take();
    answerOf(await world.send(new ProtectIdentity(world.sent(NINA), journey)));
    expect(await open()).toEqual(NOT_FOUND);
  });

  it('changes nothing', async () => {
    await take();
    const accept = { type: 'AcceptReferral', occurredOn: '2025-06-02', data: {} } as const;
    expect(await world.send(new ChangeJourney(world.sent(ANNA), journey, 0, accept))).toEqual(NOT_FOUND);
  });

  it('says of whoever works with the journey that she does, whatever she took before', async () => {
    await take();
    expect(answerOf(await open(ULLA)).emergencyUntil).toBeNull();
  });

  it('shows the whole of a referral to its sender too, of which she else sees the status', async () => {
    const sent = await world.referred({ intervention: NOVUM });
    await take(ANNA, sent.slice(0, 8));
    const read = await world.send(new ReadJourney({ ...by(ANNA), on: 'case' }, sent, 'referral'));
    expect(answerOf(read).isWhole).toBe(true);
  });

  it.each<[string, () => Promise<[Asker, string]>]>([
    ['of a number that there is none of', async () => [ANNA, 'FFFF-FFFF']],
    ['of what only holds its number', async () => [ANNA, `${NUMBER}1`]],
    ['of what only ends with its number', async () => [ANNA, `1${NUMBER}`]],
    ['of an insats that is hers', async () => [ULLA, NUMBER]],
    [
      'of another authority’s insats, for an emergency lifts no secrecy (offentlighets- och sekretesslagen 8:1)',
      async () => {
        await world.referred({ intervention: 'ips-psykosvarden' });
        return [ANNA, '0000-0002'];
      },
    ],
    [
      'to somebody of whom it is not known which authority she works for',
      async () => [{ ...NINA, interventions: [] }, NUMBER],
    ],
    ['to somebody of no association', async () => [{ ...ANNA, association: null }, NUMBER]],
    [
      'of an insats that no authority is said to run',
      async () => {
        const unowned = world.ports.associations().map((one) => ({
          ...one,
          interventions: one.interventions.map((insats) => ({ ...insats, owner: 'association' as const })),
        }));
        Object.assign(world.ports, { associations: () => unowned });
        return [ANNA, NUMBER];
      },
    ],
    ['in another association', async () => [{ ...ANNA, association: 'annat' }, NUMBER]],
    [
      'of a protected person',
      async () => {
        const days = { occurredOn: '2025-06-15', today: '2025-06-15' };
        await world.participant(journey, { type: 'ProtectIdentity', ...days, data: {} });
        return [ANNA, NUMBER];
      },
    ],
  ])('is refused with the same words: %s', async (_what, asked) => {
    expect(await take(...(await asked()))).toEqual({ outcome: 'refused', refusal: { code: 'NoSuchNumber' } });
    expect(await world.events('EmergencyAccessTaken')).toEqual([]);
  });

  it('is asked for by the short number where several registers gave out the same', async () => {
    const [one] = [await world.imported('17'), await world.imported('17')];
    const asker = { ...NINA, authority: 'arbetsmarknadsnamnden' };
    expect(await take(asker, '17')).toMatchObject({ refusal: { code: 'NumberOfSeveral' } });
    expect(await take(asker, one.slice(0, 8))).toMatchObject({ answer: one });
  });

  it('is one event, without a name, however often the same form is sent', async () => {
    await take();
    await take();
    const events = await world.events('EmergencyAccessTaken');
    expect(events).toMatchObject([
      {
        stream: `emergency-${journey}`,
        data: { association: 'stockholm', reason: 'seeksHelp' },
        metadata: { actor: 'anna', role: 'caseworker' },
      },
    ]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/Ines|19850714/);
  });
});

describe('whoever is responsible', () => {
  it('is told for thirty days who opened her journey in an emergency and why', async () => {
    await assign('nina');
    await take();
    await open();
    expect(await told(NINA)).toEqual([[journey, 'Anna Prov', 'seeksHelp']]);
    expect(await told(ULLA)).toEqual([]);
    const { emergencies } = answerOf(
      await world.send(new ReadDay(by(NINA), { among: 'own-and-nobodys', page: 1 })),
    );
    expect(emergencies).toMatchObject([{ at: world.now, item: { person: { name: INES.name } } }]);
    world.now += 31 * DAY_MS;
    expect(await told(NINA)).toEqual([]);
  });

  it('is told access by access, the last first, of one as long as of the other, and by her reference where nobody knows her name', async () => {
    const forgotten = { ...ANNA, actor: 'forgotten' };
    await take();
    await open();
    world.now += 20 * DAY_MS;
    await take(forgotten, NUMBER, '22222222-0000-4000-8000-000000000000');
    await open(forgotten);
    expect(await told(NINA)).toEqual([
      [journey, 'FORG-OTTE', 'seeksHelp'],
      [journey, 'Anna Prov', 'seeksHelp'],
    ]);
    world.now += 10 * DAY_MS;
    expect(await told(NINA)).toHaveLength(2);
    world.now += 1;
    expect(await told(NINA)).toEqual([[journey, 'FORG-OTTE', 'seeksHelp']]);
  });

  it('is everybody in the insats where nobody is', async () => {
    await take();
    await open();
    for (const asker of [NINA, ULLA]) expect(await told(asker)).toHaveLength(1);
    expect(await told(BO)).toEqual([]);
  });
});

describe('an auditor', () => {
  it('is shown every emergency access and its reason when the month is checked', async () => {
    await take();
    await open();
    world.turnTo('2025-07-03');
    const { findings } = answerOf(await world.send(new ReadCheck(by(AGDA), '2025-06')));
    expect(findings.filter(({ pattern }) => pattern === 'emergency')).toMatchObject([
      { reader: 'anna', seen: { journey }, reasons: ['seeksHelp'] },
    ]);
  });
});
