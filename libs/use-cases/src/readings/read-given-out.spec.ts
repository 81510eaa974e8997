import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { HIDDEN_AUTHORITY } from '@samspar/casework';
import {
  AGDA,
  ANNA,
  answerOf,
  BO,
  by,
  INES,
  JourneyWorld,
  LENA,
} from '../../../../test/use-cases/journey-world.js';
import { ChangeJourney } from '../journeys/change-journey.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { ReadGivenOut } from './read-given-out.js';

const AT_FK: Asker = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' };
const DAY = '2025-06-02';
let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
  await world.setUp({ requireConsent: 'enforce' });
  journey = await world.referred({ ...INES, profile: { sex: 'woman', district: 'farsta' } });
});
afterEach(() => world.close());

const grounded = (said: object = {}) =>
  ({
    type: 'GroundDisclosure',
    occurredOn: DAY,
    data: {
      ground: 'necessary',
      receiver: 'forsakringskassan',
      kinds: ['participation', 'profile'],
      why: 'Samordning av ersättning',
      ...said,
    },
  }) as const;
const gives = async (said: object = {}, asker: Asker = ANNA) =>
  world.send(new ChangeJourney(world.sent(asker), journey, 0, grounded(said)));
const undisclosed = async (asker = AT_FK) =>
  answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case' }, journey))).undisclosed;
const register = async (asker: Asker) => world.send(new ReadGivenOut(by(asker), 1));

describe('what an authority gives out without consent', () => {
  it('is shown to whom it is given out, for as long as the ground holds (OSL 10 kap. 2 §)', async () => {
    expect(await undisclosed()).toBe(1);
    await gives({ expiresOn: '2025-06-15' });
    // Why is for whom all may be told.
    const [referred, ground] = answerOf(
      await world.send(new ReadJourney({ ...by(AT_FK), on: 'case' }, journey)),
    ).events;
    expect(referred).toMatchObject({ event: { data: { profile: { district: 'farsta' } } } });
    expect(ground).toMatchObject({ isPartial: true, event: { data: { ground: 'necessary', why: '' } } });
    world.turnTo('2025-06-16');
    expect(await undisclosed()).toBe(2);
  });

  it('is its own, whoever registers it', async () => {
    await gives();
    const [event] = await world.events('DisclosureGrounded');
    expect(event).toMatchObject({ data: { giver: 'arbetsmarknadsnamnden' } });
    expect(event?.data['why']).not.toMatch(/Samordning/);
    const { authority: _unknown, ...unknown } = ANNA;
    journey = await world.referred();
    expect(await gives({}, unknown)).toMatchObject({ refusal: { code: 'GiverUnknown' } });
  });

  it.each([
    ['to itself', { receiver: 'arbetsmarknadsnamnden' }, 'ReceiverIsGiver'],
    ['to nobody', { receiver: 'ingen' }, 'AuthorityUnknown'],
    ['of no kind', { kinds: [] }, 'ValueMissing'],
    ['on a ground that is not for it', { ground: 'necessary-care' }, 'GroundNotForThem'],
    [
      'beyond what the ground covers',
      { ground: 'wrong-payments-or-crime', kinds: ['plan'] },
      'GroundNotForKinds',
    ],
    ['until before it began', { validFrom: '2025-06-05', expiresOn: '2025-06-03' }, 'DaysRunBackwards'],
    ['until no day', { expiresOn: '2025-02-30' }, 'NotADay'],
  ])('is not given out %s', async (_what, said, code) =>
    expect(await gives(said)).toMatchObject({ outcome: 'refused', refusal: { code } }),
  );
});

/** Says of what was given out first that it was wrong. */
const annul = async (said: object, asker: Asker = ANNA) => {
  const data = { entry: 1, reason: 'entry-error', ...said } as const;
  return world.send(new ChangeJourney(world.sent(asker), journey, 1, { type: 'AnnulEntry', data }));
};

describe('what was given out by mistake', () => {
  it('is told nobody any more from when it is struck, and is read on, with who struck it and why', async () => {
    await gives();
    expect(await undisclosed()).toBe(1);
    answerOf(await annul({ note: 'Fel person' }));
    expect(await undisclosed()).toBe(3);
    const { events } = answerOf(await world.send(new ReadJourney({ ...by(AT_FK), on: 'case' }, journey)));
    expect(events.map(({ event }) => event.type)).toEqual(['DisclosureGrounded', 'EntryAnnulled']);
    expect(events[1]?.event.data).not.toHaveProperty('note');
    const { listed, names } = answerOf(await register(AGDA));
    expect(listed.lines).toMatchObject([
      { ground: 'necessary', annulled: { by: 'anna', reason: 'entry-error', isCorrected: false } },
    ]);
    expect(names.get('anna')).toBe('Anna Prov');
  });

  it('is told anew by the authority that gave it out, in the place of what was wrong', async () => {
    await gives();
    const anew = grounded({ kinds: ['participation'], giver: 'forsakringskassan' });
    answerOf(await annul({ anew }, BO));
    const [, event] = await world.events('DisclosureGrounded');
    expect(event).toMatchObject({ data: { giver: 'arbetsmarknadsnamnden', kinds: ['participation'] } });
    // Of the referral, and why of both grounds.
    expect(await undisclosed()).toBe(3);
    const { lines } = answerOf(await register(AGDA)).listed;
    expect(lines.map(({ kinds, annulled }) => [kinds, annulled?.by, annulled?.isCorrected])).toEqual([
      [['participation', 'profile'], 'bo', true],
      [['participation'], undefined, undefined],
    ]);
  });

  it('is set right by no other authority, and not to what it said', async () => {
    await gives();
    expect(await annul({}, AT_FK)).toMatchObject({ refusal: { code: 'EntryOfOtherAuthority' } });
    expect(await annul({ anew: grounded() })).toMatchObject({
      refusal: { code: 'CorrectionChangesNothing' },
    });
  });
});

describe('the register of disclosures', () => {
  it('is read by whoever leads for the authority that gives out, and by an auditor, and names nobody', async () => {
    await gives();
    for (const asker of [LENA, AGDA]) {
      const { listed } = answerOf(await register(asker));
      expect(listed).toMatchObject({
        total: 1,
        lines: [
          {
            reference: '0000-0001',
            giver: 'arbetsmarknadsnamnden',
            receiver: 'forsakringskassan',
            kinds: ['participation', 'profile'],
            ground: 'necessary',
            validFrom: DAY,
            by: 'anna',
          },
        ],
      });
      expect(listed.lines[0]).not.toHaveProperty('annulled');
      expect(JSON.stringify(listed)).not.toMatch(/Ines|Samordning/);
    }
  });

  it('is read by nobody without a line in the access log (docs/adr/0011)', async () => {
    answerOf(await register(AGDA));
    expect(await world.shown()).toEqual([]);
    await gives();
    for (const asker of [AGDA, LENA]) answerOf(await register(asker));
    expect((await world.shown()).slice(-2)).toMatchObject([
      { actor: 'agda', on: 'disclosures', reason: 'audit', journeys: [journey] },
      { actor: 'lena', on: 'disclosures', reason: 'lead', journeys: [journey] },
    ]);
  });

  it('has nothing of another authority’s for a lead, nor of another association', async () => {
    await gives();
    const lead: Asker = { ...LENA, party: 'forsakringskassan', authority: 'forsakringskassan' };
    expect(answerOf(await register(lead)).listed.total).toBe(0);
    expect(answerOf(await register({ ...AGDA, association: 'annat' })).listed.total).toBe(0);
  });

  it('is not there for a lead whose authority is not known', async () => {
    const { authority: _unknown, ...unknown } = LENA;
    expect(await register(unknown)).toEqual({ outcome: 'notFound' });
  });

  it('tells of a person whose identity is protected neither giver nor receiver, and in the register of one authority that there is something alone', async () => {
    await gives();
    const other = await world.referred({ profile: { sex: 'man' } });
    answerOf(await world.send(new ChangeJourney(world.sent(ANNA), other, 0, grounded())));
    expect(answerOf(await register(LENA)).listed).toMatchObject({ total: 2, leftOut: 0 });
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journey)));
    const { lines, ...all } = answerOf(await register(AGDA)).listed;
    expect(all).toMatchObject({ total: 2, leftOut: 0 });
    const hidden = { giver: HIDDEN_AUTHORITY, receiver: HIDDEN_AUTHORITY };
    expect(lines.find((line) => line.journey === journey)).toMatchObject({ ...hidden, ground: 'necessary' });
    expect(lines.find((line) => line.journey === other)).toMatchObject({ receiver: 'forsakringskassan' });
    const own = answerOf(await register(LENA)).listed;
    expect(own).toMatchObject({ total: 1, leftOut: 1 });
    expect(own.lines.map((line) => line.journey)).toEqual([other]);
  });

  it('keeps what was said of a journey that is misregistered since', async () => {
    await gives();
    await world.told(journey, { type: 'MisregisterJourney', data: { reason: 'entry-error' } });
    expect(answerOf(await register(AGDA)).listed.total).toBe(1);
  });
});
