import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ParticipantEvent, ParticipantRefusal } from '@samspar/casework';
import type { StreamOutcome } from '@samspar/event-store';
import {
  ANNA,
  answerOf,
  by,
  INES,
  JourneyWorld,
  LENA,
  NINA,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { EraseJourneys } from '../erasures/erase-journeys.js';
import { ChangeContact } from './change-contact.js';
import { IdentifyPerson, PreviewIdentification } from './identify-person.js';
import { PartFormerNumber } from './part-former-number.js';
import { personOutcome } from './person-outcome.js';
import { EndProtection, ProtectIdentity } from './protect-identity.js';

const done = { outcome: 'accepted', events: [], warnings: [], revision: 3, position: 17n } as const;
const answer = { journey: 'j-1', position: '17', warnings: [] };

describe('what comes of a command on the person of a journey', () => {
  it.each<[string, StreamOutcome<ParticipantEvent, ParticipantRefusal>, object]>([
    ['is where it was written', { ...done, repeated: false }, { outcome: 'accepted', answer }],
    [
      'is the same again where it was carried out before',
      { ...done, repeated: true },
      { outcome: 'repeated', answer },
    ],
    [
      'is why it is not done',
      { outcome: 'refused', command: 0, refusal: { code: 'IdentityUnchanged' } },
      { outcome: 'refused', refusal: { code: 'IdentityUnchanged' } },
    ],
    [
      'is that others were faster, time after time',
      { outcome: 'stale', actual: 4 },
      { outcome: 'stale', revision: 4 },
    ],
    ['is that she is not there', { outcome: 'stale', actual: 'noStream' }, { outcome: 'notFound' }],
    [
      'is a refusal where its id was used for something else',
      { outcome: 'otherBody' },
      { outcome: 'refused', refusal: { code: 'CommandIdReused' } },
    ],
  ])('%s', (_what, handled, outcome) => expect(personOutcome('j-1', handled)).toEqual(outcome));
});

describe('of the person of a journey', () => {
  const THEN = '2019-06-15';
  const told = { identityNumber: '19850716-2389', reason: 'entry-error' } as const;

  let world: JourneyWorld;
  beforeEach(async () => {
    world = await JourneyWorld.open(undefined, THEN);
  });
  afterEach(() => world.close());

  /** What comes of all that can be asked or said of her. */
  const outcomes = async (journey: string, asker = ANNA): Promise<readonly object[]> => [
    await world.send(new PreviewIdentification(by(asker), journey, told)),
    await world.send(new IdentifyPerson(world.sent(asker), journey, told)),
    await world.send(new PartFormerNumber(world.sent(asker), journey)),
    await world.send(new ProtectIdentity(world.sent(asker), journey)),
    await world.send(new EndProtection(world.sent(asker), journey, 'ended')),
    await world.send(new ChangeContact(world.sent(asker), journey, { name: 'Ines P.' })),
  ];
  const NOTHING = Array.from({ length: 6 }, () => ({ outcome: 'notFound' }));

  it('nothing is said or changed once it is erased, and those of other insatser do not learn that', async () => {
    const journey = await world.referred({ ...INES, referredOn: '2019-06-01' });
    await world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });
    world.turnTo(TODAY);
    answerOf(await world.send(new EraseJourneys(by(LENA), [journey], 'list-1')));
    const refusal = { code: 'JourneyIsErased', erasedOn: TODAY };
    expect(await outcomes(journey)).toEqual(NOTHING.map(() => ({ outcome: 'refused', refusal })));
    expect(await outcomes(journey, NINA)).toEqual(NOTHING);
  });

  it('nothing can be said where the log does not have her', async () => {
    expect(await outcomes(await world.imported('17'))).toEqual([
      ...NOTHING.slice(1),
      { outcome: 'refused', refusal: { code: 'PersonNotIdentified' } },
    ]);
  });
});
