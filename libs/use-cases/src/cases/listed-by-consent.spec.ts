import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import type { DataKind } from '@samspar/codes';
import {
  ANNA,
  answerOf,
  BO,
  by,
  consenting,
  INES,
  JourneyWorld,
} from '../../../../test/use-cases/journey-world.js';
import type { Told } from '../journeys/told.js';
import { ChangeContact } from '../persons/change-contact.js';
import { ReadCases } from './read-cases.js';
import { ReadDay } from './read-day.js';

const AT_FK: Asker = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' };
const DAY = '2025-06-02';

let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
  await world.setUp({ requireConsent: 'enforce' });
  journey = await world.referred({ identityNumber: INES.identityNumber });
  await tell({ type: 'AcceptReferral', occurredOn: DAY, data: {} });
  await tell({ type: 'StartJourney', occurredOn: DAY, data: { profile: { sex: 'woman' } } });
});
afterEach(() => world.close());

const tell = (told: Told) => world.told(journey, told);
const consent = (...kinds: readonly DataKind[]) => tell(consenting(DAY, kinds));
const started = async (asker: Asker) => {
  const asked = { whose: 'all', statuses: ['started'], page: 1 } as const;
  const [item] = answerOf(await world.send(new ReadCases(by(asker), asked))).items;
  return { number: item?.person.number, lastEventOn: item?.line.lastEventOn };
};
const waiting = async (asker: Asker) => {
  const { items } = answerOf(await world.send(new ReadDay(by(asker), { among: 'everybodys', page: 1 })));
  return items.map(({ line }) => line.waitsFor);
};

describe('a list of another authority’s', () => {
  it('tells by no number who it is, nor by a day what else has happened, while no consent covers that', async () => {
    await tell({
      type: 'RecordTeamMeeting',
      occurredOn: '2025-06-10',
      data: { attendance: [], decisions: [], violenceQuestionAsked: false },
    });
    await consent('participation');
    expect(await started(ANNA)).toEqual({
      number: expect.stringMatching(/^1985/),
      lastEventOn: '2025-06-10',
    });
    expect(await started(AT_FK)).toEqual({ number: null, lastEventOn: DAY });
    await consent('identity', 'meetings');
    expect(await started(AT_FK)).toEqual(await started(ANNA));
  });

  it('tells no name that an authority has registered which gives nothing out to her, whoever made the referral', async () => {
    const atAf: Asker = { ...BO, party: 'arbetsformedlingen', authority: 'arbetsformedlingen' };
    const giving = { parties: [], authorities: [ANNA.authority ?? ''] };
    const receiving = { parties: [], authorities: ['forsakringskassan', 'arbetsformedlingen'] };
    await tell(consenting(DAY, ['participation', 'identity'], { giving, receiving }));
    answerOf(await world.send(new ChangeContact(world.sent(AT_FK), journey, { name: 'Ines Nyare' })));
    const named = async (asker: Asker) => {
      const asked = { whose: 'all', statuses: ['started'], page: 1 } as const;
      return answerOf(await world.send(new ReadCases(by(asker), asked))).items[0]?.person.name;
    };
    expect(await named(AT_FK)).toBe('Ines Nyare');
    expect(await named(atAf)).toBeNull();
    const fromFk = { parties: [], authorities: ['forsakringskassan'] };
    await tell(consenting(DAY, ['participation'], { giving: fromFk, receiving }));
    expect(await named(atAf)).toBe('Ines Nyare');
  });

  it('tells that a journey waits for what consent covers, and that nothing happens where it covers all', async () => {
    world.turnTo('2026-05-01');
    await consent('participation');
    expect(await waiting(ANNA)).toContain('silence');
    expect(await waiting(AT_FK)).not.toContain('silence');
    await consent('identity', 'profile', 'plan', 'meetings', 'outcome');
    expect(await waiting(AT_FK)).toContain('silence');
  });

  it('has no follow-up of an exit that it may not be told of', async () => {
    await consent('participation');
    const exit = { type: 'ExitedToCare', data: { reasons: ['care-or-rehabilitation'] } } as const;
    await tell({ type: 'ExitJourney', occurredOn: DAY, data: { exit } });
    world.turnTo('2026-01-01');
    expect(await waiting(ANNA)).toEqual(['followUp']);
    expect(await waiting(AT_FK)).toEqual([]);
    await consent('outcome');
    expect(await waiting(AT_FK)).toEqual(['followUp']);
  });
});
