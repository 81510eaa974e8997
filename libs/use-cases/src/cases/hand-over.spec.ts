import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import {
  answerOf,
  by,
  FINSAM,
  JourneyWorld,
  LENA,
  NOVUM,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { HandOver } from './hand-over.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

type Handed = Readonly<{ from?: string | null; to?: string; asker?: Asker; key?: string }>;

const messageOf = (
  journeys: readonly string[],
  { from = null, to = 'bo', asker = LENA, key = 'form-1' }: Handed,
) => new HandOver(by(asker), FINSAM, from, to, journeys, key);
const handOver = async (journeys: readonly string[], handed: Handed = {}) =>
  answerOf(await world.send(messageOf(journeys, handed)));
const responsible = async (journey: string) => (await world.line(journey)).caseworker;

describe('journeys', () => {
  it('that nobody is responsible for are assigned, and those of somebody are handed over, today', async () => {
    const journeys = [await world.referred(), await world.referred()];
    expect(await handOver(journeys)).toMatchObject({ done: 2, left: [] });
    expect(await handOver(journeys, { from: 'bo', to: 'anna', key: 'form-2' })).toMatchObject({ done: 2 });
    expect(await world.events('CaseworkerAssigned')).toMatchObject([
      { occurredOn: TODAY, data: { caseworker: 'bo' } },
      { occurredOn: TODAY, data: { caseworker: 'bo' } },
    ]);
    expect(await world.events('CaseloadHandedOver')).toMatchObject([
      { occurredOn: TODAY, data: { from: 'bo', to: 'anna' } },
      { occurredOn: TODAY, data: { from: 'bo', to: 'anna' } },
    ]);
  });

  it('are handed over by whoever leads the insats, in that role', async () => {
    const { party: _party, ...alone } = LENA;
    await handOver([await world.referred()]);
    await handOver([await world.referred()], { asker: alone });
    const [one, other] = (await world.events('CaseworkerAssigned')).map(({ metadata }) => metadata);
    expect(one).toMatchObject({
      actor: 'lena',
      role: 'team-lead',
      party: 'municipality',
      correlationId: 'asked by lena',
    });
    expect(other).not.toHaveProperty('party');
  });

  it('that were handed over are known at the position of the last change', async () => {
    const journeys = [await world.referred(), await world.referred()];
    const { position } = await handOver(journeys);
    expect(position).toBe(await world.ports.store.lastPosition());
    expect(await handOver(journeys.toReversed())).toMatchObject({ done: 2, position });
  });

  it('are left to whoever was faster', async () => {
    const journey = await world.referred();
    await handOver([journey], { to: 'ulla' });
    expect(await handOver([journey], { key: 'form-2' })).toMatchObject({
      done: 0,
      position: 0n,
      left: [{ line: { journey }, why: undefined }],
    });
    expect(await responsible(journey)).toBe('ulla');
  });

  it('are handed over once, though the form is sent again', async () => {
    const journey = await world.referred();
    await handOver([journey]);
    expect(await handOver([journey])).toMatchObject({ done: 1, left: [] });
    expect(await world.events('CaseworkerAssigned')).toHaveLength(1);
  });

  it('by another form, or of another leader, are handed over anew', async () => {
    const journey = await world.referred();
    await handOver([journey]);
    const back = { from: 'bo', to: 'anna' };
    await handOver([journey], back);
    expect(await responsible(journey)).toBe('bo');
    await handOver([journey], { ...back, key: 'form-2' });
    await handOver([journey], { from: 'anna', to: 'bo', asker: { ...LENA, actor: 'lisa' } });
    expect(await responsible(journey)).toBe('bo');
    expect(await world.events('CaseloadHandedOver')).toHaveLength(2);
  });

  it('are left as they are, and said why, where the rules do not allow it', async () => {
    const journey = await world.referred();
    const { left } = await handOver([journey], { to: 'nina' });
    expect(left).toMatchObject([{ line: { journey }, why: { sv: expect.stringContaining('handläggare') } }]);
    expect(await responsible(journey)).toBeNull();
  });

  it.each<[string, Partial<Asker>]>([
    ['of another insats', { interventions: [NOVUM] }],
    ['of an insats of that name in another association', { association: 'annat' }],
  ])('are passed over where whoever asks is the leader %s', async (_what, said) => {
    const journey = await world.referred();
    expect(await handOver([journey], { asker: { ...LENA, ...said } })).toEqual({
      done: 0,
      position: 0n,
      left: [],
    });
    expect(await responsible(journey)).toBeNull();
  });

  it('of another insats than the one that the form was of are passed over', async () => {
    const novum = await world.referred({ intervention: NOVUM });
    const asker = { ...LENA, interventions: [FINSAM, NOVUM] };
    expect(await handOver([novum, 'no-journey'], { asker })).toMatchObject({ done: 0, left: [] });
  });
});
