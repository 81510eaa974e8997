import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answerOf, JourneyWorld } from '../../../../test/use-cases/journey-world.js';
import { byOperator } from '../message.js';
import { SetUp } from './set-up.js';

const EXAMPLE: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(new URL('../../../../docs/examples/stockholm.json', import.meta.url), 'utf8'),
);

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open([]);
});
afterEach(() => world.close());

const setting = (said: object) => world.send(new SetUp(byOperator(), { ...EXAMPLE, ...said }));

describe('an association', () => {
  it('is set up with its insatser by whoever operates the installation', async () => {
    const events = 1 + (EXAMPLE['interventions'] as readonly unknown[]).length;
    expect(await setting({})).toEqual({ outcome: 'accepted', answer: { association: 'stockholm', events } });
    const [settled] = await world.events('AssociationEstablished');
    const opened = await world.events('InterventionOpened');
    expect(opened).toHaveLength(events - 1);
    for (const event of [settled, ...opened])
      expect(event).toMatchObject({
        occurredOn: '2025-06-15',
        metadata: { actor: 'operator', role: 'operator', correlationId: settled?.metadata.correlationId },
      });
    expect(new Set([settled, ...opened].map((event) => event?.metadata.commandId)).size).toBe(events);
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
    const district = { id: 'a', name: 'A', from: null, to: null };
    await setting({ districts: [district, { ...district, id: 'b', name: 'B' }] });
    expect(await setting({ districts: [district] })).toMatchObject({
      outcome: 'refused',
      refusal: { problems: [{ path: 'districts', value: 'b' }] },
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
