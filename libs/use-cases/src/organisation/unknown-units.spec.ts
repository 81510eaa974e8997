import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { AGDA, ANNA, by, counting, JourneyWorld, TODAY } from '../../../../test/use-cases/journey-world.js';
import { AskStatistics } from '../statistics/ask-statistics.js';
import { MapUnit, ReadUnknownUnits } from './unknown-units.js';

const KARIN: Asker = { ...AGDA, actor: 'karin', role: 'office', roles: ['office'] };
const DAYS = { occurredOn: TODAY, today: TODAY } as const;

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const unknown = (asker = KARIN, association = 'stockholm') =>
  world.send(new ReadUnknownUnits(by(asker), association));
const map = (written: string, unit: string, asker = KARIN) =>
  world.send(new MapUnit(by(asker), 'stockholm', written, unit));

describe('a unit that journeys name and the register does not know', () => {
  it('is kept as it was written, and counted with the day since when', async () => {
    await world.referred({ referringUnit: 'Nya Jobbtorget', referredOn: '2025-05-02' });
    await world.referred({ referringUnit: 'nya jobbtorget', referredOn: '2025-04-01' });
    await world.referred({ referringUnit: 'Nya Jobbtorget' });
    await world.referred({ referringUnit: 'Jobbtorget' });
    await world.referred({ referringUnit: 'notRegistered' });
    expect(await unknown()).toEqual({
      outcome: 'accepted',
      answer: [{ text: 'Nya Jobbtorget', spellings: ['nya jobbtorget'], journeys: 3, since: '2025-04-01' }],
    });
  });

  it('is mapped to a unit, which counts from when it is known and changes no journey', async () => {
    const journey = await world.referred({ referringUnit: 'Nya Jobbtorget' });
    expect(await map('Nya  jobbtorget', 'jobbtorg-stockholm')).toEqual({
      outcome: 'accepted',
      answer: { id: 'jobbtorg-stockholm', events: 1 },
    });
    expect(await unknown()).toMatchObject({ answer: [] });
    expect(await map('NYA JOBBTORGET', 'jobbtorg-stockholm')).toMatchObject({ answer: { events: 0 } });
    expect((await world.journey(journey)).revision).toBe(0);
    const question = counting({ by: ['referringAuthority'] });
    const counted = { referringAuthority: 'arbetsmarknadsnamnden', value: 1 };
    expect(await world.send(new AskStatistics(by(KARIN), question))).toMatchObject({
      answer: { cells: expect.arrayContaining([expect.objectContaining(counted)]) },
    });
  });

  it.each([
    ['a unit that there is not', 'Nya', 'finns-inte', 'UnitUnknown', 'unit'],
    ['a text that another unit is called', 'Hemlösa', 'jobbtorg-stockholm', 'NameTaken', 'aliases'],
    ['what looks like a person', '19850714-2381', 'jobbtorg-stockholm', 'IdentityNumberInName', 'aliases'],
  ])('is not mapped with %s', async (_what, written, unit, code, field) =>
    expect(await map(written, unit)).toMatchObject({ outcome: 'refused', refusal: { code }, field }),
  );

  it('is told to nobody where the identity of its person is protected', async () => {
    const journey = await world.referred({
      referringUnit: 'Skyddad enhet',
      identityNumber: '19850714-2381',
    });
    await world.participant(journey, { type: 'ProtectIdentity', ...DAYS, data: {} });
    expect(await unknown()).toMatchObject({ answer: [] });
  });

  it('is listed for the office and the admin of the association, and for nobody else', async () => {
    const admin: Asker = { ...KARIN, role: 'admin', roles: ['admin'] };
    expect(await unknown(admin)).toMatchObject({ outcome: 'accepted' });
    expect(await unknown(KARIN, 'annat')).toEqual({ outcome: 'notFound' });
    const elsewhere: Asker = { ...KARIN, association: 'annat' };
    expect(await map('Nya', 'jobbtorg-stockholm', elsewhere)).toEqual({ outcome: 'notFound' });
    await expect(unknown(ANNA)).rejects.toThrow('not for the role');
    await expect(map('Nya', 'jobbtorg-stockholm', ANNA)).rejects.toThrow('not for the role');
  });
});
