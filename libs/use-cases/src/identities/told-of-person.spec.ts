import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { IdentityReason } from '@samspar/codes';
import {
  ANNA,
  answerOf,
  BO,
  by,
  INES,
  JourneyWorld,
  NINA,
  NOVUM,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { FindCases } from '../cases/find-cases.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { ChangeContact } from '../persons/change-contact.js';
import { IdentifyPerson } from '../persons/identify-person.js';
import { PartFormerNumber } from '../persons/part-former-number.js';
import { ReadCard } from '../persons/read-card.js';

const UNN = '19850715-2380';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const cardOf = async (journey: string, asker = ANNA) => {
  const shown = answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case-person' }, journey)));
  return answerOf(await world.send(new ReadCard(by(asker), shown)));
};
const changesOf = async (...asked: Parameters<typeof cardOf>) =>
  (await cardOf(...asked)).changes.map(({ event: { type } }) => type);
const identify = async (journey: string, identityNumber: string, reason?: IdentityReason, asker = ANNA) =>
  answerOf(await world.send(new IdentifyPerson(world.sent(asker), journey, { identityNumber, reason })));
const part = (journey: string, sent = world.sent(ANNA)) => world.send(new PartFormerNumber(sent, journey));

describe('what is told of a person', () => {
  it('is all that was said from the journey, the newest first, whatever number she went by then', async () => {
    const journey = await world.referred();
    await identify(journey, UNN);
    answerOf(await world.send(new ChangeContact(world.sent(BO), journey, { name: 'Unn Prov' })));
    await identify(journey, INES.identityNumber, 'entry-error');
    const card = await cardOf(journey);
    expect(card).toMatchObject({
      particulars: { name: 'Unn Prov' },
      registered: { number: { actor: 'anna' }, name: { actor: 'bo' } },
    });
    expect(card.changes.map(({ event: { type } }) => type)).toEqual([
      'PersonCorrected',
      'ContactChanged',
      'PersonIdentified',
    ]);
  });

  it('says that she counts as another only of whom one journey alone knows, without a number', async () => {
    const [alone, numbered, other] = [
      await world.referred(),
      await world.referred({ identityNumber: UNN }),
      await world.referred(INES),
    ];
    const { participantId: into } = await world.line(other);
    for (const journey of [alone, numbered]) {
      const { participantId } = await world.line(journey);
      const days = { occurredOn: TODAY, today: TODAY };
      await world.participant(journey, { type: 'MergeParticipant', ...days, data: { participantId, into } });
      await world.participant(journey, { type: 'UnmergeParticipant', ...days, data: {} });
    }
    expect(await changesOf(alone)).toEqual(['ParticipantUnmerged', 'ParticipantMerged']);
    expect(await changesOf(numbered)).toEqual([]);
  });
});

describe('the number that a person had before', () => {
  it.each<[string, boolean, readonly string[]]>([
    ['with which she was referred', true, []],
    ['that was recorded afterwards', false, ['PersonIdentified']],
  ])(
    '%s is told of once, where that was said, until it is said no longer',
    async (_which, isFirst, before) => {
      const [others, journey] = [
        await world.referred({ ...INES, intervention: NOVUM }, NINA),
        await world.referred(isFirst ? INES : {}),
      ];
      if (!isFirst) await identify(journey, INES.identityNumber);
      expect(await cardOf(journey)).toMatchObject({ isMerged: false });
      await identify(journey, UNN, 'new-number');
      expect(await cardOf(journey)).toMatchObject({ number: UNN, isMerged: true });
      expect(await changesOf(journey)).toEqual(['NumberReplaced', 'PersonCorrected', ...before]);
      expect(await world.events('NumberReplaced')).toMatchObject([
        { data: { journey }, metadata: { actor: 'anna', role: 'caseworker' } },
      ]);
      answerOf(await part(journey));
      expect(await cardOf(journey)).toMatchObject({ number: UNN, isMerged: false });
      expect(await changesOf(journey)).toEqual([
        'NumberRestored',
        'NumberReplaced',
        'PersonCorrected',
        ...before,
      ]);
      expect(await changesOf(others, NINA)).toEqual([]);
    },
  );

  it('is told of where a file says it, with all that is read from files', async () => {
    await world.referred(INES);
    const association = world.ports.associations().find(({ id }) => id === 'stockholm');
    if (!association) throw new Error('There is no such association.');
    const header = 'Löpnummer;Insats;Kön;Anmälningsdatum;Personnummer;Tidigare personnummer';
    const row = `7;FINSAM-team;K;2025-01-15;${UNN};${INES.identityNumber}`;
    await world.ports.importer.import(new TextEncoder().encode(`${header}\r\n${row}`), {
      association,
      context: { actor: 'operator', role: 'operator' },
    });
    const [found] = answerOf(await world.send(new FindCases(by(ANNA), UNN)));
    expect(await cardOf(found?.line.journey ?? '')).toMatchObject({
      number: UNN,
      isMerged: true,
      registered: { number: { actor: 'operator', isImported: true } },
    });
  });

  it('is taken back once, however often that is sent', async () => {
    const journey = await world.referred(INES);
    await identify(journey, UNN, 'new-number');
    const sent = world.sent(ANNA);
    const first = answerOf(await part(journey, sent));
    expect(await part(journey, sent)).toEqual({ outcome: 'repeated', answer: first });
    expect(await part(journey)).toEqual({ outcome: 'notFound' });
    expect(await world.events('NumberRestored')).toHaveLength(1);
  });

  it('is said in one with the number that she has now, and stays taken back until it is said of a new one', async () => {
    const journey = await world.referred(INES);
    await identify(journey, UNN, 'new-number');
    const [[corrected], [replaced]] = [
      await world.events('PersonCorrected'),
      await world.events('NumberReplaced'),
    ];
    expect(replaced?.metadata.commandId).toBe(corrected?.metadata.commandId);
    answerOf(await part(journey));
    await identify(journey, '19850716-2389', 'entry-error');
    expect(await cardOf(journey)).toMatchObject({ number: '19850716-2389', isMerged: false });
    await identify(journey, '19900602-2397', 'new-number');
    expect(await cardOf(journey)).toMatchObject({ number: '19900602-2397', isMerged: true });
  });
});
