import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type JourneyEvent, journeyStream, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import { type Installation, openInstallation, setUp } from '@samspar/installation';
import { isDemonstration, runDemo } from './demo.js';
import { fillJourneys } from './full-journeys.js';
import { resetDemo } from './reset.js';

const TODAY = '2025-02-03';
const PARTICIPANT = nameBasedId('participant');

let folder: string;
let installation: Installation;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-demo-'));
  installation = await openInstallation(
    { folder, host: '127.0.0.1', port: 0, production: false },
    { what: 'demo', clock: () => Date.parse(`${TODAY}T09:00:00Z`) },
  );
});

afterEach(async () => {
  await installation.close();
  rmSync(folder, { recursive: true });
});

const setUpOther = async (association: string) => {
  const outcome = await setUp(installation, {
    association,
    name: 'Samordningsförbundet Exempel',
    members: { municipality: ['Exempel kommun'], region: 'Region Exempel' },
    interventions: [
      { id: 'novum', name: 'Novum', kind: 'individual', from: null, to: null, owner: 'association' },
    ],
  });
  expect(outcome.outcome).toBe('accepted');
};

/** A journey begun by a row of a register, or by nobody's import; ended on a day or still going on. */
const journeyOf = async (row: string, register: string | null, exitedOn?: string): Promise<string> => {
  const id = nameBasedId('journey', row);
  const commandId = nameBasedId('register', row);
  const outcome = await installation.streams.handle(
    journeyStream,
    id,
    under(null, [
      {
        type: 'ReferParticipant',
        occurredOn: '2023-01-09',
        today: TODAY,
        data: {
          association: 'stockholm',
          intervention: 'novum',
          participantId: PARTICIPANT,
          anonymous: false,
          referringParty: 'region',
          referringUnit: 'notRegistered',
          decidingParties: [],
          profile: { sex: 'woman' },
        },
      },
      { type: 'AcceptReferral', occurredOn: '2023-01-16', today: TODAY, data: {} },
      { type: 'StartJourney', occurredOn: '2023-01-23', today: TODAY, data: { profile: { sex: 'woman' } } },
      ...(exitedOn
        ? [
            {
              type: 'ExitJourney' as const,
              occurredOn: exitedOn,
              today: TODAY,
              data: {
                exit: { type: 'ExitedToWorkOrStudies' as const, data: { reasons: ['work' as const] } },
              },
            },
          ]
        : []),
    ]),
    {
      actor: 'operator',
      role: 'operator',
      commandId,
      correlationId: commandId,
      ...(register !== null && { row: { register, number: row, digests: {} } }),
    },
  );
  expect(outcome.outcome).toBe('accepted');
  return id;
};

const fill = () =>
  fillJourneys(installation, {
    terms: null,
    caseworkersOf: () => ['anna', 'erik'],
    register: 'demo',
    today: TODAY,
    texts: { seal: async (text, { participantId }) => `${participantId}:${text.length}` },
  });

const eventsOf = async (id: string): Promise<readonly JourneyEvent[]> =>
  (await installation.streams.load(journeyStream, id)).stored.map(journeyStream.upcast);

describe('the demonstration', () => {
  it.each([
    ['another association', 'exempel'],
    ['the same association otherwise', 'stockholm'],
  ])('is refused where %s is set up, and writes nothing', async (_which, association) => {
    await setUpOther(association);
    await installation.views.catchUp();
    const before = await installation.store.lastPosition();
    await expect(runDemo(installation)).rejects.toThrow(/förbundet (exempel|stockholm).*SAMSPAR_DATA=/);
    expect(await installation.store.lastPosition()).toBe(before);
  });

  it.each([
    ['registered by hand', null],
    ['of another register', 'main'],
  ])('is refused where there is a journey %s, and writes nothing', async (_which, register) => {
    await journeyOf('5', register);
    const before = await installation.store.lastPosition();
    await expect(runDemo(installation)).rejects.toThrow(
      /ärenden som inte hör till demonstrationen.*SAMSPAR_DATA=/,
    );
    expect(await installation.store.lastPosition()).toBe(before);
  });
});

describe('a demonstration that has been used', () => {
  it('is told from what was begun with anything else, whatever was registered in it since', async () => {
    expect(await isDemonstration(installation.store)).toBe(false);
    await journeyOf('5', 'demo');
    await journeyOf('7', null);
    expect(await isDemonstration(installation.store)).toBe(true);
  });

  it('is removed by --reset, key file apart, and nothing that is not a demonstration', async () => {
    await installation.close();
    const { configuration } = installation;
    const begin = async (register: string | null): Promise<void> => {
      installation = await openInstallation(configuration, { what: 'demo' });
      await journeyOf('5', register);
      await installation.close();
    };
    await begin('demo');
    await resetDemo(configuration);
    expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toEqual([]);
    expect(readdirSync(folder)).toContain('master.key');
    await begin('main');
    await expect(resetDemo(configuration)).rejects.toThrow(/annat än demonstrationen/);
    expect(readdirSync(folder)).toContain('events.db');
  });
});

describe('the journeys followed from day to day', () => {
  it('are every fifth row of the register, and no other', async () => {
    const [followed, skipped, other] = [
      await journeyOf('5', 'demo'),
      await journeyOf('6', 'demo'),
      await journeyOf('10', 'main'),
    ];
    await fill();
    expect((await eventsOf(followed)).length).toBeGreaterThan(3);
    expect(await eventsOf(skipped)).toHaveLength(3);
    expect(await eventsOf(other)).toHaveLength(3);
  });

  it.each([
    ['2023-02-01', 0, 1],
    ['2023-02-02', 1, 1],
    ['2024-08-03', 3, 1],
    ['2024-08-04', 3, 0],
  ])(
    'ended on %s hold %i meetings, none after the exit, and %i follow-up where its day has come',
    async (exitedOn, meetings, followUp) => {
      const id = await journeyOf('5', 'demo', exitedOn);
      await fill();
      const events = await eventsOf(id);
      const held = events.filter(({ type }) => type === 'TeamMeetingHeld');
      expect(held).toHaveLength(meetings);
      expect(held.every(({ occurredOn }) => occurredOn <= exitedOn)).toBe(true);
      const followUps = events.flatMap((event) =>
        event.type === 'FollowUpRecorded' || event.type === 'FollowUpMissed'
          ? [event.data.monthsAfterExit]
          : [],
      );
      expect(followUps.includes(6)).toBe(followUp === 1);
    },
  );

  it('hold no text in the clear', async () => {
    const id = await journeyOf('5', 'demo');
    await fill();
    const texts = (await eventsOf(id)).flatMap((event) =>
      event.type === 'PlanAgreed' ? event.data.goals : [],
    );
    expect(texts).not.toEqual([]);
    expect(texts.every((text) => text.startsWith(PARTICIPANT))).toBe(true);
  });

  it('are filled once', async () => {
    await journeyOf('5', 'demo', '2024-01-31');
    expect((await fill()).events).toBeGreaterThan(0);
    expect(await fill()).toEqual({ events: 0, refused: 0 });
  });

  it('are left as they are where somebody has worked in them meanwhile', async () => {
    const id = await journeyOf('5', 'demo');
    const commandId = nameBasedId('by hand');
    await installation.streams.handle(
      journeyStream,
      id,
      under(null, [
        {
          type: 'AssignCaseworker',
          occurredOn: '2023-01-23',
          today: TODAY,
          data: { caseworker: 'somebody' },
        },
      ]),
      { actor: 'somebody', role: 'caseworker', commandId, correlationId: commandId },
    );
    expect(await fill()).toEqual({ events: 0, refused: 1 });
    expect(await eventsOf(id)).toHaveLength(4);
  });
});
