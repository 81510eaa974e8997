import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AGDA, answerOf, by, JourneyWorld } from '../../../../test/use-cases/journey-world.js';
import { byOperator } from '../message.js';
import { MoveUnit } from '../organisation/keep-organisation.js';
import { SetUp } from './set-up.js';

const EXAMPLE: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(new URL('../../../../docs/examples/stockholm.json', import.meta.url), 'utf8'),
);

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open([]);
});
afterEach(() => world.close());

const setting = (said: object, takesAway?: boolean) =>
  world.send(new SetUp(byOperator(), { ...EXAMPLE, ...said }, takesAway));
const own = () => world.ports.associations().find(({ id }) => id === 'stockholm');
const namesThere = () => [own()?.authorities[0]?.aliases, own()?.units[0]?.aliases];

describe('an association', () => {
  it('is set up with its insatser by whoever operates the installation', async () => {
    const interventions = EXAMPLE['interventions'] as readonly object[];
    const authorities = EXAMPLE['authorities'] as readonly Readonly<{ units?: readonly object[] }>[];
    const units = authorities.flatMap((authority) => authority.units ?? []);
    expect(await setting({})).toEqual({
      outcome: 'accepted',
      answer: {
        association: 'stockholm',
        events: 1 + [interventions, authorities, units].flat().length,
        toMend: [],
        beside: [],
      },
    });
    const [settled] = await world.events('AssociationEstablished');
    const opened = await world.events('InterventionOpened');
    expect(opened).toHaveLength(interventions.length);
    for (const event of [settled, ...opened])
      expect(event).toMatchObject({
        occurredOn: '2025-06-15',
        metadata: { actor: 'operator', role: 'operator', correlationId: settled?.metadata.correlationId },
      });
    expect(new Set([settled, ...opened].map((event) => event?.metadata.commandId)).size).toBe(
      1 + interventions.length,
    );
  });

  it('is set up again as it stands without an event, and changed by what is new alone', async () => {
    await setting({});
    expect(await setting({})).toMatchObject({ answer: { events: 0 } });
    expect(await setting({ name: 'Samordningsförbundet' })).toMatchObject({ answer: { events: 1 } });
  });

  it('is not set up where anything in the file is wrong, which is said with where it stands', async () => {
    expect(await setting({ name: 7, retentionYears: 0 })).toMatchObject({
      outcome: 'refused',
      refusal: {
        code: 'SetupFileWrong',
        problems: [{ path: 'name' }, { path: 'retentionYears' }],
      },
    });
    expect(await world.ports.store.lastPosition()).toBe(0n);
  });

  it('keeps a district that was set up', async () => {
    const alone = { authorities: [], interventions: [], registeredSince: null };
    const district = { id: 'a', name: 'A', from: null, to: null };
    await setting({ ...alone, districts: [district, { ...district, id: 'b', name: 'B' }] });
    expect(await setting({ ...alone, districts: [district] })).toMatchObject({
      outcome: 'refused',
      refusal: { problems: [{ path: 'districts', value: 'b' }] },
    });
  });

  it('keeps authorities and units that a later file leaves out, and is told where one of the file cannot be', async () => {
    const unit = { id: 'enheten', name: 'Enheten' };
    const one = { id: 'namnden', party: 'municipality', name: 'Nämnden', units: [unit] };
    const alone = { interventions: [], registeredSince: null };
    await setting({ ...alone, authorities: [one] });
    expect(await setting({ ...alone, authorities: [] })).toMatchObject({ answer: { events: 0 } });
    expect(await setting({ ...alone, authorities: [{ ...one, id: 'ny', units: [] }] })).toMatchObject({
      refusal: { problems: [{ path: 'authorities[0].name' }] },
    });
    const other = {
      ...one,
      id: 'annan',
      name: 'Annan',
      units: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'enheten' },
      ],
    };
    expect(await setting({ ...alone, authorities: [one, other] })).toMatchObject({
      outcome: 'refused',
      refusal: {
        problems: [
          { path: 'authorities[1].units[1].name', problem: { sv: expect.stringContaining('Enheten') } },
        ],
      },
    });
    expect(
      await setting({
        ...alone,
        authorities: [{ ...other, units: [{ id: 'c', name: 'C', district: 'ingen' }] }],
      }),
    ).toMatchObject({
      refusal: { problems: [{ path: 'authorities[0].units[0].district', value: 'ingen' }] },
    });
  });

  it('is asked who runs the insatser that nobody is said to run', async () => {
    const [insats] = EXAMPLE['interventions'] as readonly object[];
    expect(await setting({ interventions: [{ ...insats, owner: 'association' }] })).toMatchObject({
      outcome: 'accepted',
      answer: { toMend: [{ path: 'interventions[0].owner' }] },
    });
  });

  it('is asked, whatever the file leaves out, which authority of a party with several runs an insats', async () => {
    await setting({});
    const [insats] = EXAMPLE['interventions'] as readonly object[];
    const said = { authorities: [], interventions: [{ ...insats, owner: 'municipality' }] };
    expect(await setting(said)).toMatchObject({
      outcome: 'accepted',
      answer: { toMend: [{ path: 'interventions[0].owner', value: 'municipality' }] },
    });
    expect(await setting({ interventions: [{ ...insats, owner: 'socialnamnden' }] })).toMatchObject({
      answer: { toMend: [] },
    });
  });

  describe('that has come further than its file', () => {
    const jobbtorg = { id: 'jt', name: 'Jobbtorg', aliases: ['JT'] };
    const soc = {
      id: 'soc',
      party: 'municipality',
      name: 'Socialnämnden',
      aliases: ['Soc'],
      units: [jobbtorg],
    };
    const arb = { id: 'arb', party: 'municipality', name: 'Arbetsmarknadsnämnden' };
    const alone = { interventions: [], registeredSince: null, authorities: [soc, arb] };
    const bare = {
      ...alone,
      authorities: [{ ...soc, aliases: [], units: [{ ...jobbtorg, aliases: [] }] }, arb],
    };
    beforeEach(async () => {
      await setting(alone);
    });

    it('keeps what the file does not have, and is told what that is, until it is to be taken away', async () => {
      const told = [
        { path: 'authorities[0].aliases', value: 'Soc' },
        {
          path: 'authorities[0].units[0].aliases',
          value: 'JT',
          problem: { sv: expect.stringContaining(' 0 ärenden ') },
        },
      ];
      expect(await setting(bare)).toMatchObject({ answer: { events: 0, beside: told } });
      expect(namesThere()).toEqual([['Soc'], ['JT']]);
      expect(await setting(bare, true)).toMatchObject({ answer: { events: 2, beside: told } });
      await world.ports.views().catchUp();
      expect(namesThere()).toEqual([[], []]);
      expect(await setting(bare, true)).toMatchObject({ answer: { events: 0, beside: [] } });
    });

    it('gives a name that one unit loses to another, whichever comes first', async () => {
      const other = { id: 'other', name: 'Annan', aliases: ['JT'] };
      const units = [other, { ...jobbtorg, aliases: [] }];
      const swapped = { ...alone, authorities: [{ ...soc, units }, arb] };
      expect(await setting(swapped)).toMatchObject({ outcome: 'refused' });
      expect(await setting(swapped, true)).toMatchObject({ outcome: 'accepted', answer: { events: 2 } });
    });

    it('leaves a unit where it has moved since, unless that is to be taken away', async () => {
      await world.send(
        new MoveUnit(by({ ...AGDA, actor: 'admir', role: 'admin', roles: ['admin'] }), 'stockholm', 'jt', {
          authority: 'arb',
          since: '2025-01-01',
        }),
      );
      const told = [{ path: 'authorities[0].units[0]', value: 'arb' }];
      expect(await setting(alone)).toMatchObject({ answer: { events: 0, beside: told } });
      expect(own()?.units[0]).toMatchObject({ authority: 'arb' });
      expect(await setting(alone, true)).toMatchObject({ answer: { events: 1, beside: told } });
      await world.ports.views().catchUp();
      expect(own()?.units[0]).toEqual({
        ...jobbtorg,
        authority: 'soc',
        district: null,
        from: null,
        to: null,
      });
    });
  });

  it('has insatser of its own, whatever another one calls its', async () => {
    await setting({});
    expect(answerOf(await setting({ association: 'annat' })).events).toBeGreaterThan(1);
  });

  it('names under registeredSince an insats that was set up earlier', async () => {
    await setting({});
    const later = { interventions: [], registeredSince: { meetings: { novum: '2024-01-01' } } };
    expect(await setting(later)).toMatchObject({ outcome: 'accepted' });
    expect(
      await setting({
        association: 'annat',
        ...later,
        registeredSince: { meetings: { ingen: '2024-01-01' } },
      }),
    ).toMatchObject({
      refusal: { problems: [{ path: 'registeredSince.meetings.ingen' }] },
    });
  });
});
