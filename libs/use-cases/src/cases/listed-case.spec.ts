import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReadingReason } from '@samspar/access';
import type { CaseLine } from '@samspar/views';
import { ANNA, by, INES, JourneyWorld } from '../../../../test/use-cases/journey-world.js';
import { listing } from './listed-case.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const listed = (lines: readonly CaseLine[], reason: ReadingReason = 'assigned', ports = world.ports) =>
  listing(ports, { ...by(ANNA), on: 'cases' }, reason, lines);

const withCaseworker = async (caseworker: string): Promise<CaseLine> =>
  world.line(
    await world.told(await world.referred(INES), {
      type: 'AssignCaseworker',
      occurredOn: '2025-06-02',
      data: { caseworker },
    }),
  );

describe('a journey in a list', () => {
  it('is shown with the names of its insats, its sender, its person and whoever is responsible', async () => {
    expect(await listed([await withCaseworker('bo')])).toMatchObject([
      {
        number: '0000-0001',
        intervention: 'FINSAM-team',
        sender: { code: 'municipality', sv: 'Stockholms stad' },
        person: { name: 'Ines Prov', number: null, contact: null },
        caseworker: 'Bo Prov',
      },
    ]);
  });

  it('goes by its own number where it has one', async () =>
    expect(await listed([await world.line(await world.imported('17'))])).toMatchObject([{ number: '17' }]));

  it('has codes in the place of names that nobody knows', async () => {
    const line = await world.line(await world.referred());
    const unknown = { ...line, intervention: 'gammal', caseworker: 'slutat-i-fjol', referringParty: null };
    expect(await listed([unknown])).toMatchObject([
      { intervention: 'gammal', caseworker: 'SLUT-AT-I', sender: undefined },
    ]);
  });

  it('has nobody responsible where nobody is', async () =>
    expect(await listed([await world.line(await world.referred())])).toMatchObject([{ caseworker: null }]));

  it('comes in the order asked for, and is written down once', async () => {
    const [one, other] = [
      await world.line(await world.referred(INES)),
      await world.line(await world.referred()),
    ];
    expect((await listed([one, other, one])).map(({ line, person }) => [line.journey, person.name])).toEqual([
      [one.journey, 'Ines Prov'],
      [other.journey, null],
      [one.journey, 'Ines Prov'],
    ]);
    expect(await world.shown()).toEqual([
      {
        actor: 'anna',
        association: 'stockholm',
        journeys: [one.journey, other.journey],
        on: 'cases',
        reason: 'assigned',
      },
    ]);
  });

  it.each(['sender', 'lead'] as const)(
    'names nobody to its %s, for whom no identity is read',
    async (reason) => {
      const line = await withCaseworker('bo');
      const persons = Object.assign(Object.create(world.ports.persons), {
        listed: () => expect(reason).toBe('assigned'),
      });
      expect(await listed([line], reason, { ...world.ports, persons })).toMatchObject([
        { intervention: 'FINSAM-team', person: { name: null, isAnonymous: false }, caseworker: null },
      ]);
      expect(await world.shown()).toMatchObject([{ reason }]);
    },
  );
});
