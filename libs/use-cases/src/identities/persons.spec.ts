import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { isCalledAlike } from '@samspar/access';
import type { ParticipantCommand } from '@samspar/casework';
import {
  ANNA,
  INES,
  JourneyWorld,
  NINA,
  NOVUM,
  TODAY,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { ANONYMOUS, NOBODY, PROTECTED } from './person.js';
import { Persons } from './persons.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const INES_WHOLE = { ...NOBODY, name: 'Ines Prov', number: '19850714-2381', contact: '070-000 00 00' };
const DAYS = { occurredOn: TODAY, today: TODAY };
const PROTECT: ParticipantCommand = { type: 'ProtectIdentity', ...DAYS, data: {} };

const personOf = async (journey: string, asker = ANNA) =>
  world.ports.persons.personOf(asker, { ...(await world.line(journey)), journey });
const listed = async (journeys: readonly string[], asker = ANNA) =>
  world.ports.persons.listed(asker, await Promise.all(journeys.map((journey) => world.line(journey))));

describe('the person whom a journey is about', () => {
  it('is known with name, number and contact to a caseworker of its insats', async () => {
    const journey = await world.referred(INES);
    expect(await personOf(journey)).toEqual(INES_WHOLE);
    expect(await listed([journey])).toEqual([{ ...NOBODY, name: 'Ines Prov' }]);
  });

  it('is nobody to others', async () => {
    const journey = await world.referred(INES);
    for (const asker of [
      NINA,
      { ...ANNA, roles: ['team-lead'] as const },
      { ...ANNA, association: 'annat' },
    ]) {
      expect(await personOf(journey, asker)).toEqual(NOBODY);
      expect(await listed([journey], asker)).toEqual([NOBODY]);
    }
  });

  it('is nobody where nothing is known of her', async () => {
    const [unknown, imported] = [await world.referred(), await world.imported('17')];
    for (const journey of [unknown, imported]) expect(await personOf(journey)).toEqual(NOBODY);
    expect(await listed([unknown, imported])).toEqual([NOBODY, NOBODY]);
  });

  it('is known by the number alone where nothing else was said of her', async () => {
    const journey = await world.referred({ identityNumber: INES.identityNumber });
    expect(await personOf(journey)).toEqual({ ...NOBODY, number: '19850714-2381' });
    expect(await listed([journey])).toEqual([{ ...NOBODY, number: '19850714-••••' }]);
  });

  it('is asked of the vault only where she may be named', async () => {
    const [open, hidden] = [await world.referred(INES), await world.referred()];
    const anonymous = await world.referred({ anonymous: true });
    await world.participant(hidden, PROTECT);
    const asked = jest.spyOn(world.ports.vault, 'identitiesOf');
    await listed([open, hidden, anonymous]);
    await listed([open], NINA);
    expect(asked.mock.calls.map(([whose]) => whose.map(({ journey }) => journey))).toEqual([[open], []]);
  });

  it('is anonymous to everybody where she is', async () => {
    const journey = await world.referred({ anonymous: true });
    for (const asker of [ANNA, NINA]) {
      expect(await personOf(journey, asker)).toEqual(ANONYMOUS);
      expect(await listed([journey], asker)).toEqual([ANONYMOUS]);
    }
  });

  it('is nobody who is named where her identity is protected, on no page and in no list', async () => {
    const journey = await world.referred(INES);
    await world.participant(journey, PROTECT);
    expect(await personOf(journey)).toEqual(PROTECTED);
    expect(await listed([journey])).toEqual([PROTECTED]);
    expect(await listed([journey], NINA)).toEqual([NOBODY]);
  });

  it('has the name that her own insats knows her by', async () => {
    await world.referred({ ...INES, intervention: NOVUM }, NINA);
    const journey = await world.referred({ identityNumber: INES.identityNumber });
    expect(await personOf(journey, ULLA)).toMatchObject({ name: null });
    expect(await listed([journey], ULLA)).toMatchObject([{ name: null }]);
  });

  it('is whoever her record was merged into', async () => {
    const [journey, other] = [await world.referred(), await world.referred(INES)];
    const [{ participantId }, { participantId: into }] = [await world.line(journey), await world.line(other)];
    await world.participant(journey, { type: 'MergeParticipant', ...DAYS, data: { participantId, into } });
    expect(await personOf(journey)).toEqual(INES_WHOLE);
    expect(await listed([journey])).toMatchObject([{ name: 'Ines Prov' }]);
  });

  it('is nobody once she was erased', async () => {
    const journey = await world.referred(INES);
    await world.ports.vault.shred((await world.line(journey)).participantId);
    expect(await personOf(journey)).toEqual(NOBODY);
  });

  it('is compared by name with nobody where she is anonymous or protected', async () => {
    const [open, hidden] = [
      await world.referred(INES),
      await world.referred({ ...INES, intervention: NOVUM }),
    ];
    const anonymous = await world.referred({ anonymous: true });
    const lines = await Promise.all([open, hidden, anonymous].map((journey) => world.line(journey)));
    const isAlike = await world.ports.persons.comparing(
      lines.map((line) => ({ ...line, isProtected: line.journey === hidden })),
    );
    expect([open, hidden, anonymous].map((journey) => isAlike(journey, isCalledAlike, 'Ines Prov'))).toEqual([
      true,
      false,
      false,
    ]);
    expect(isAlike(open, isCalledAlike, 'Unn Prov')).toBe(false);
  });

  it('is protected from when that is said of any record of hers, before a view knows, and not of another’s', async () => {
    const { streams, vault } = world.ports;
    const persons = new Persons({
      streams,
      vault,
      views: () => ({ isProtected: () => false, persons: world.ports.views().persons }),
    });
    const isProtected = async (journey: string) => {
      const whose = { ...(await world.line(journey)), journey };
      return [await persons.isProtected(whose), (await persons.personOf(ANNA, whose)).isProtected];
    };
    const into = await world.referred(INES);
    const [merged, mistaken, moved] = [
      await world.referred(),
      await world.referred(),
      await world.referred(),
    ];
    const { participantId: other } = await world.line(into);
    for (const journey of [merged, mistaken, moved]) {
      const { participantId } = await world.line(journey);
      const said = { journey, into: other, participantId };
      await world.participant(
        journey,
        journey === merged
          ? { type: 'MergeParticipant', ...DAYS, data: said }
          : { type: 'IdentifyPerson', ...DAYS, data: { ...said, kind: 'personnummer', reason: null } },
      );
    }
    await world.participant(mistaken, PROTECT);
    expect(await isProtected(mistaken)).toEqual([false, false]);
    await world.participant(into, PROTECT);
    for (const journey of [into, merged, moved]) expect(await isProtected(journey)).toEqual([true, true]);
    expect(await isProtected(await world.referred({ anonymous: true }))).toEqual([false, false]);
  });

  it('is named in the order of the list, each by her own name', async () => {
    const journeys = [
      await world.referred({ identityNumber: '19870312-2393', name: 'Unn Prov' }),
      await world.referred({ anonymous: true }),
      await world.referred(INES),
    ];
    expect((await listed(journeys)).map(({ name }) => name)).toEqual(['Unn Prov', null, 'Ines Prov']);
  });
});
