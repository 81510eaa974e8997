import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import { journeyStream, under } from '@samspar/casework';
import type { IdentityReason } from '@samspar/codes';
import { declineReferral, refer } from '../../../../test/casework/examples.js';
import {
  ANNA,
  answerOf,
  BO,
  by,
  counting,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  NINA,
  NOVUM,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { useCasesOf } from '../all.js';
import { FindCases } from '../cases/find-cases.js';
import { ReadJourney, RevealTexts } from '../journeys/read-journey.js';
import { IdentifyPerson } from '../persons/identify-person.js';
import { AskStatistics } from '../statistics/ask-statistics.js';
import { sendTo } from '../use-cases.js';
import { EraseJourneys } from './erase-journeys.js';
import type { ListedErasure } from './erasure-list.js';
import { ReadDue } from './read-due.js';
import { SettleErasures } from './settle-erasures.js';

/** More than five years before today: what ends there is due. */
const THEN = '2019-06-15';
const RULE = { authority: 'arbetsmarknadsnamnden', years: 5, lastEventOn: THEN, dueOn: '2024-06-15' };
/** Born on a 15th, which is kept for research. */
const EXEMPT = { ...INES, identityNumber: '19850715-2380' };

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(undefined, THEN);
});
afterEach(() => world.close());

/** A journey that was declined then. */
const past = async (said: Parameters<JourneyWorld['referred']>[0] = INES, asker = ANNA): Promise<string> => {
  const journey = await world.referred({ referredOn: '2019-06-01', ...said }, asker);
  await world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } }, asker);
  return journey;
};

const due = async (asker: Asker = LENA) =>
  answerOf(await world.send(new ReadDue({ ...by(asker), on: 'retention' })));
const erase = (journeys: readonly string[], asker: Asker = LENA, key = 'list-1', approvedBy?: string) =>
  world.send(new EraseJourneys(by(asker), journeys, key, approvedBy));
const erased = async (...journeys: readonly string[]) => answerOf(await erase(journeys));
const read = (journey: string, asker = ANNA) =>
  world.send(new ReadJourney({ ...by(asker), on: 'case' }, journey));
const numberOf = async (journey: string): Promise<string | undefined> => {
  const { state } = await world.journey(journey);
  const participantId = state.status === 'none' ? '' : state.participantId;
  return (await world.ports.vault.identityOf({ participantId, scope: '' }))?.number.digits;
};
/** Says by which number the person of a journey is known. */
const identify = async (
  journey: string,
  identityNumber: string,
  reason: IdentityReason = 'entry-error',
  asker = ANNA,
) => answerOf(await world.send(new IdentifyPerson(world.sent(asker), journey, { identityNumber, reason })));
const found = async (asker = ANNA) =>
  answerOf(await world.send(new FindCases(by(asker), INES.identityNumber))).length;

describe('what is due', () => {
  it('is told by number, with its rule, to whoever leads the insats for the authority that answers for it', async () => {
    const journey = await past();
    world.turnTo(TODAY);
    expect(await due()).toMatchObject([
      {
        due: [{ journey, reference: '0000-0001', intervention: FINSAM, rule: RULE, until: '2025-12-31' }],
        hasMore: false,
        keptForBirthDay: 0,
      },
    ]);
    expect(await world.shown()).toContainEqual(
      expect.objectContaining({ actor: 'lena', journeys: [journey], on: 'retention', reason: 'lead' }),
    );
  });

  const { party: _party, unit: _unit, authority: _authority, ...OF_NOBODY } = LENA;
  const { authority: _unknown, ...OF_A_PARTY } = LENA;
  it.each<[string, Asker, boolean]>([
    ['for another insats', { ...LENA, interventions: [NOVUM] }, false],
    ['for another party', { ...LENA, party: 'region' }, true],
    ['for another authority', { ...LENA, authority: 'socialnamnden' }, true],
    ['and of whom no party is said', OF_NOBODY, true],
    ['in a unit of which no authority is known', OF_A_PARTY, true],
  ])('is nothing to who leads %s, and she is told who approves', async (_which, asker, leads) => {
    const journey = await past();
    world.turnTo(TODAY);
    const shown = await due(asker);
    expect(shown.flatMap((one) => one.due)).toEqual([]);
    const told = { intervention: 'FINSAM-team', authority: 'Arbetsmarknadsnämnden' };
    expect(
      shown.flatMap((one) => one.others).filter((one) => one.intervention === told.intervention),
    ).toEqual(leads ? [told] : []);
    const { done, left } = answerOf(await erase([journey], asker));
    expect(done).toBe(0);
    expect(left.map(({ why }) => why?.sv)).toEqual(
      leads
        ? ['Gallringen ska godkännas av en insatsansvarig vars enhet hör till Arbetsmarknadsnämnden.']
        : [],
    );
  });

  it('is not what goes on, what is younger, or whose person is born on a day that is kept for research (SoL 16:4)', async () => {
    const open = await world.referred({ referredOn: '2019-06-01' });
    const exempt = await past(EXEMPT);
    world.turnTo('2020-06-16');
    const younger = await world.referred({ referredOn: '2019-06-01' });
    await world.told(younger, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });
    world.turnTo(TODAY);
    expect(await due()).toMatchObject([{ due: [], keptForBirthDay: 1 }]);
    const outcome = await erased(open, exempt, younger);
    expect(outcome).toMatchObject({ done: 0, left: [{}, {}, {}], destroyed: 0 });
    expect(await world.events('JourneyErased')).toEqual([]);
  });

  it('is nothing in an insats that no authority is said to run, and that is told to whoever leads it (7 §)', async () => {
    await past();
    world.turnTo(TODAY);
    const unowned = world.ports.associations().map((one) => ({
      ...one,
      interventions: one.interventions.map((insats) => ({ ...insats, owner: 'association' })),
    }));
    const send = sendTo(useCasesOf({ ...world.ports, associations: () => unowned }));
    const told = async (asker: Asker) => answerOf(await send(new ReadDue({ ...by(asker), on: 'retention' })));
    expect(await told(LENA)).toMatchObject([{ due: [], ownerless: ['FINSAM-team'] }]);
    expect((await told(OPERATOR)).flatMap(({ ownerless }) => ownerless)).toContain('FINSAM-team');
    expect(await due()).toMatchObject([{ ownerless: [] }]);
  });

  it('counts what was read from a file from the day that it tells of: the last note was written there', async () => {
    world.turnTo(TODAY);
    const { commandId, correlationId } = world.sent(ANNA);
    const row = { register: 'main', number: '77', digests: {} };
    const context = { actor: 'operator', role: 'operator', commandId, correlationId, batch: 'b-1', row };
    const told = under(null, [refer({}, '2019-06-01'), declineReferral(THEN)]);
    await world.ports.streams.handle(journeyStream, world.newId(), told, context);
    expect((await due())[0]?.due).toMatchObject([{ reference: '77', rule: RULE }]);
  });
});

describe('a journey that is erased', () => {
  it('says so, by whose approval and by which rule, and shows nothing more', async () => {
    const journey = await past({ ...INES, note: 'Bor på skyddat boende' });
    world.turnTo(TODAY);
    expect(await erased(journey)).toMatchObject({ done: 1, destroyed: 1, waiting: 0, left: [] });
    expect(await world.events('JourneyErased')).toMatchObject([
      {
        occurredOn: TODAY,
        data: { rule: RULE, approvedBy: 'lena' },
        metadata: { actor: 'lena', role: 'team-lead' },
      },
    ]);
    expect(await read(journey)).toEqual({
      outcome: 'refused',
      refusal: { code: 'JourneyIsErased', erasedOn: TODAY },
    });
    expect((await due())[0]?.due).toEqual([]);
  });

  it('has no key, no text and no draft left, and its person no number and no place in the index', async () => {
    const journey = await past({ ...INES, note: 'Bor på skyddat boende' });
    world.turnTo(TODAY);
    const file = answerOf(await read(journey));
    await world.ports.drafts.keep('anna', 'one', JSON.stringify({ address: `/arenden/${journey}/teammote` }));
    await world.ports.drafts.keep('anna', 'other', JSON.stringify({ address: '/arenden/ny' }));
    const [referred] = await world.events('ParticipantReferred');
    const note = String(referred?.data['note']);
    const reveal = async () => answerOf(await world.send(new RevealTexts(by(ANNA), file, [note])));
    expect([(await reveal()).size, await found(), await numberOf(journey)]).toEqual([1, 1, '198507142381']);
    await erased(journey);
    expect([(await reveal()).size, await found(), await numberOf(journey)]).toEqual([0, 0, undefined]);
    expect((await world.ports.drafts.of('anna')).map(({ text }) => text)).toEqual([
      '{"address":"/arenden/ny"}',
    ]);
  });

  it('is counted as before, by journey and by person, and as known at any moment', async () => {
    const journey = await past();
    await past();
    world.turnTo(TODAY);
    const asked = counting({
      from: '2019-01-01',
      to: '2019-12-31',
      by: ['sex'],
      where: { intervention: [FINSAM] },
    });
    const figures = async () =>
      Promise.all(
        [
          asked,
          { ...asked, unit: 'person' as const },
          { ...asked, asKnownAt: Date.parse('2019-06-16T10:00:00Z') },
        ].map(async (query) => {
          const { total, cells } = answerOf(await world.send(new AskStatistics(by(ANNA), query)));
          return { total, cells };
        }),
      );
    const before = await figures();
    await erased(journey);
    expect(await figures()).toEqual(before);
    expect(before.map(({ total }) => total)).toEqual([2, 1, 2]);
  });

  it('leaves the person to her other journeys, without what it alone knew of her', async () => {
    const here = await past();
    const there = await past({ ...INES, intervention: NOVUM, name: 'Ines Annan', note: 'Där' }, NINA);
    world.turnTo(TODAY);
    const nameIn = async (intervention: string, journey: string) => {
      const { state } = await world.journey(journey);
      const participantId = state.status === 'none' ? '' : state.participantId;
      return (
        await world.ports.vault.identityOf({ participantId, scope: `intervention:${intervention}`, journey })
      )?.name;
    };
    expect([await nameIn(FINSAM, here), await nameIn(NOVUM, there)]).toEqual(['Ines Prov', 'Ines Annan']);
    await erased(here);
    expect([await nameIn(FINSAM, here), await nameIn(NOVUM, there)]).toEqual([undefined, 'Ines Annan']);
    expect(await numberOf(there)).toBe('198507142381');
    expect((await read(there, NINA)).outcome).toBe('accepted');
  });

  it('keeps the name that another journey of its insats bears', async () => {
    const one = await past();
    const other = await world.referred({ ...INES, name: undefined, contact: undefined, referredOn: THEN });
    world.turnTo(TODAY);
    await erased(one);
    const { state } = await world.journey(other);
    const participantId = state.status === 'none' ? '' : state.participantId;
    expect(
      await world.ports.vault.identityOf({ participantId, scope: `intervention:${FINSAM}` }),
    ).toMatchObject({ name: 'Ines Prov' });
  });

  it('is somebody new when she comes again', async () => {
    const before = await world.journey(await past());
    world.turnTo(TODAY);
    await erased((await due())[0]?.due[0]?.journey ?? '');
    const after = await world.journey(await world.referred(INES));
    expect(after.state).not.toMatchObject({
      participantId: before.state.status === 'none' ? '' : before.state.participantId,
    });
    expect(await found()).toBe(1);
  });

  it('keeps its person while she is being registered anew, and loses her when nothing came of it', async () => {
    const journey = await past();
    world.turnTo(TODAY);
    const { state } = await world.journey(journey);
    await world.ports.vault.confirm([state.status === 'none' ? '' : state.participantId]);
    expect(await erased(journey)).toMatchObject({ done: 1, destroyed: 0, waiting: 1 });
    expect(await numberOf(journey)).toBe('198507142381');
    world.now += 3_600_001;
    const settled = await world.send(new SettleErasures(by(OPERATOR)));
    expect(answerOf(settled)).toEqual({ destroyed: 1, waiting: 0 });
    expect(await numberOf(journey)).toBeUndefined();
  });

  it('is erased once, however often it is sent', async () => {
    const journey = await past();
    world.turnTo(TODAY);
    await erased(journey);
    expect(await erased(journey)).toMatchObject({ done: 1, destroyed: 0 });
    expect(answerOf(await erase([journey], LENA, 'list-2'))).toMatchObject({
      done: 0,
      left: [{ reference: '0000-0001' }],
    });
    expect(await world.events('JourneyErased')).toHaveLength(1);
  });

  it('may be erased by whoever operates the installation, when a user is named who may approve', async () => {
    const journey = await past();
    world.turnTo(TODAY);
    for (const nobody of [undefined, 'anna'])
      expect(await erase([journey], OPERATOR, 'list-1', nobody)).toEqual({
        outcome: 'refused',
        refusal: { code: 'ApproverUnknown' },
      });
    expect((await due(OPERATOR)).map((one) => one.due.length)).toEqual([0, 1]);
  });

  it('is erased again where the log has forgotten it, and stands in the list of erasures', async () => {
    const journey = await past();
    const other = await past({});
    const goingOn = await world.referred({ ...EXEMPT, referredOn: THEN });
    world.turnTo(TODAY);
    const listed: ListedErasure[] = [];
    const send = sendTo(
      useCasesOf({
        ...world.ports,
        erasureList: {
          all: async () => listed,
          names: async () => [],
          add: async (erasures) => void listed.push(...erasures.filter((one) => 'journey' in one)),
        },
      }),
    );
    await send(new EraseJourneys(by(LENA), [other], 'list-1'));
    expect(listed).toEqual([{ journey: other, erasedOn: TODAY, rule: RULE, approvedBy: 'lena' }]);
    listed.push({ journey, erasedOn: TODAY, rule: RULE, approvedBy: 'bo' });
    listed.push({ journey: goingOn, erasedOn: TODAY, rule: RULE, approvedBy: 'bo' });
    expect(answerOf(await send(new SettleErasures(by(OPERATOR))))).toEqual({ destroyed: 2, waiting: 0 });
    expect(await read(journey, BO)).toMatchObject({ refusal: { code: 'JourneyIsErased' } });
    expect([await numberOf(journey), await numberOf(goingOn)]).toEqual([undefined, undefined]);
    expect(world.logged).toContainEqual(expect.stringContaining(`${goingOn} är gallrat, men pågår`));
    expect(listed).toHaveLength(3);
  });
});

/** Whether the vault has the person of a number. */
const isKnown = async (number: string): Promise<boolean> => {
  const digits = number.replace('-', '');
  return (await world.ports.vault.find('stockholm', { kind: 'personnummer', digits })) !== undefined;
};

describe('a journey that is about another participant than it was registered for', () => {
  const UNN = '19850716-2389';

  it('keeps its texts, and what is kept of its person, where the last other journey of the first one is erased', async () => {
    const [old, moved] = [
      await past(),
      await world.referred({ ...INES, referredOn: '2019-06-01', note: 'En anteckning.' }),
    ];
    await identify(moved, UNN);
    world.turnTo(TODAY);
    expect(await erased(old)).toMatchObject({ destroyed: 1 });
    expect(await read(moved)).toMatchObject({ outcome: 'accepted' });
    const { state } = await world.journey(moved);
    const participantId = state.status === 'none' ? '' : state.participantId;
    const place = { participantId, journey: moved, command: 'command', field: 'note' };
    await expect(world.ports.vault.texts.seal('Mer.', place)).resolves.toMatch(/^v2/);
    expect(await isKnown(UNN)).toBe(true);
  });

  it('takes with it, when it is erased, the number that was wrong as well as the one that is right', async () => {
    const journey = await past();
    await identify(journey, UNN);
    expect([await isKnown(INES.identityNumber), await isKnown(UNN)]).toEqual([true, true]);
    world.turnTo(TODAY);
    expect(await erased(journey)).toMatchObject({ destroyed: 1 });
    expect([await isKnown(INES.identityNumber), await isKnown(UNN)]).toEqual([false, false]);
  });
});

describe('what is known of a person by several numbers', () => {
  const UNN = '19850716-2389';
  const known = async () => [await isKnown(INES.identityNumber), await isKnown(UNN)];

  it.each<[string, boolean, [boolean, boolean]]>([
    ['the number that it alone was known by', true, [true, false]],
    ['nothing of what the one that is kept says of her numbers', false, [true, true]],
  ])('loses with a journey %s', async (_what, isSaidHere, left) => {
    const here = await past();
    const there = await past({ ...INES, intervention: NOVUM, name: 'Ines Annan' }, NINA);
    await (isSaidHere ? identify(here, UNN, 'new-number') : identify(there, UNN, 'new-number', NINA));
    expect(await known()).toEqual([true, true]);
    world.turnTo(TODAY);
    expect(await erased(here)).toMatchObject({ destroyed: 1, waiting: 0 });
    expect(await known()).toEqual(left);
    expect(await numberOf(there)).toBe('198507142381');
    expect(await read(there, NINA)).toMatchObject({ outcome: 'accepted' });
  });

  it('goes with the last of her journeys, whichever of them said it', async () => {
    const here = await past();
    const there = await past();
    await identify(here, UNN, 'new-number');
    world.turnTo(TODAY);
    expect(await erased(here, there)).toMatchObject({ destroyed: 2, waiting: 0 });
    expect(await known()).toEqual([false, false]);
  });
});
