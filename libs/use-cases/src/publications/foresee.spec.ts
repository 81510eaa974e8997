import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Definition, DEFINITIONS } from '@samspar/statistics';
import {
  answerOf,
  by,
  consenting,
  FINSAM,
  JourneyWorld,
  KARIN,
  STINA,
} from '../../../../test/use-cases/journey-world.js';
import { PublishingWorld, tableOf } from '../../../../test/use-cases/publishing.js';
import { ForeseeRedefinition } from './foresee.js';
import type { Redefinition } from './redefinition.js';

const another: Definition = (source, query, reached) => {
  const first = DEFINITIONS.get(1);
  if (!first) throw new Error('The first definition stays.');
  return first(source, { ...query, measure: 'started' }, reached);
};

let definitions: Map<number, Definition>;
let world: JourneyWorld;
let office: PublishingWorld;
beforeEach(async () => {
  definitions = new Map(DEFINITIONS);
  world = await JourneyWorld.open(['stockholm'], undefined, definitions);
  office = new PublishingWorld(world);
  for (let journey = 0; journey < 6; journey++) await world.referred({ referringUnit: 'Boendet Prov' });
});
afterEach(() => world.close());

const DAY = '2025-06-02';
const BY_UNIT = tableOf({ by: ['referringUnit'] }, 'Tabellen visas för kansliet.');
const foreseen = async (change: Redefinition | null) =>
  answerOf(await world.send(new ForeseeRedefinition(by(KARIN), change)));
const differencesOf = async (change: Redefinition) =>
  (await foreseen(change)).tables?.map(({ differences }) =>
    differences.map(({ codes, one, other }) => [codes && Object.values(codes)[0], one?.value, other?.value]),
  );

describe('what a change would make of released tables', () => {
  it('is seen of a name that a unit would have, and nothing is changed', async () => {
    const publication = await office.released({ tables: [BY_UNIT] });
    const unit = world.ports.associations()[0]?.units[0];
    const before = (await world.log()).length;
    const differences = await differencesOf({
      change: 'unitName',
      written: 'Boendet Prov',
      unit: unit?.id ?? '',
    });
    expect(differences?.[0]).toEqual([
      ['boendet-prov', 6, undefined],
      [expect.stringMatching(/^.+$/), undefined, 6],
    ]);
    expect((await world.log()).length).toBe(before);
    expect((await office.rerun(publication)).isSame).toBe(true);
  });

  it('is seen of a day from which an insats would be registered', async () => {
    await office.released({ tables: [tableOf({}, 'Tabellen visas för kansliet.')] });
    const change = { change: 'registeredSince', variable: 'journeys', intervention: FINSAM } as const;
    expect(await differencesOf({ ...change, since: '2025-06-02' })).toEqual([[[null, 6, 0]]]);
    expect(await differencesOf({ ...change, since: null })).toEqual([[]]);
  });

  it('is seen of another version of the definitions', async () => {
    await office.released({ tables: [tableOf({}, 'Tabellen visas för kansliet.')] });
    definitions.set(2, another);
    expect(await differencesOf({ change: 'definition', version: 2 })).toEqual([[]]);
    expect(await differencesOf({ change: 'definition', version: 1 })).toEqual([[[null, 0, 6]]]);
    expect((await foreseen({ change: 'definition', version: 9 })).tables).toBeNull();
    expect((await foreseen(null)).definitions).toEqual([1, 2]);
  });

  it('is seen of what counts as a small number', async () => {
    await office.released({ tables: [tableOf({ by: ['sex'], protect: 'public' })] });
    expect(await differencesOf({ change: 'threshold', threshold: 9 })).toEqual([
      [
        ['woman', 6, undefined],
        [null, 6, null],
      ],
    ]);
  });

  it('is seen of how a journey counts whose consent is withdrawn, as if that had been so all along', async () => {
    const journey = await world.referred();
    await world.told(journey, { type: 'AcceptReferral', occurredOn: DAY, data: {} });
    const profile = { sex: 'woman', district: 'farsta' } as const;
    await world.told(journey, { type: 'StartJourney', occurredOn: DAY, data: { profile } });
    await world.told(
      journey,
      consenting(DAY, ['participation', 'profile'], {
        receiving: { parties: ['region'], authorities: ['forsakringskassan'] },
      }),
    );
    await world.told(journey, { type: 'WithdrawConsent', occurredOn: DAY, data: {} });
    await office.released({
      tables: [tableOf({ measure: 'started', by: ['district'] }, 'Tabellen visas för kansliet.')],
    });
    const anonymous = { change: 'afterWithdrawal', counts: 'anonymous' } as const;
    const asAnonymous = [
      [
        ['farsta', 1, undefined],
        ['unknown', undefined, 1],
      ],
    ];
    expect(await differencesOf(anonymous)).toEqual(asAnonymous);
    expect(await differencesOf({ ...anonymous, counts: 'asBefore' })).toEqual([[]]);
    expect(await differencesOf(anonymous)).toEqual(asAnonymous);
    await world.setUp({ afterWithdrawal: 'anonymous' });
    expect(await differencesOf({ ...anonymous, counts: 'asBefore' })).toEqual([[]]);
    await world.told(journey, consenting(DAY, ['profile']));
    await world.told(journey, { type: 'WithdrawConsent', occurredOn: DAY, data: {} });
    expect(await differencesOf(anonymous)).toEqual([[]]);
    expect(await differencesOf({ ...anonymous, counts: 'asBefore' })).toEqual([
      [
        ['unknown', 1, undefined],
        ['farsta', undefined, 1],
      ],
    ]);
  });

  it('names what is new', async () => {
    await office.released({ tables: [BY_UNIT] });
    const made = await foreseen({
      change: 'districtEnds',
      district: 'farsta',
      to: '2025-06-01',
      successor: { name: 'Nya Farsta' },
    });
    expect(made.after.settings.districts.map(({ name }) => name)).toContain('Nya Farsta');
    expect(made.association.settings.districts.map(({ name }) => name)).not.toContain('Nya Farsta');
  });

  it('is not seen of one that cannot be made, which is said', async () => {
    const change = { change: 'unitAuthority', unit: 'ingen', authority: 'ingen', since: null } as const;
    expect(await world.send(new ForeseeRedefinition(by(KARIN), change))).toMatchObject({
      outcome: 'refused',
    });
  });

  it('is of those that no later release has taken the place of', async () => {
    const first = await office.released({ tables: [BY_UNIT] });
    const second = await office.released({
      tables: [BY_UNIT],
      follows: { publication: first, explanation: 'Ny enhet.' },
    });
    const { tables } = await foreseen({ change: 'definition', version: 1 });
    expect(tables?.map(({ publication }) => publication.id)).toEqual([second]);
  });

  it('is for the office', () =>
    expect(world.send(new ForeseeRedefinition(by(STINA), null))).rejects.toThrow('not for the role'));
});
