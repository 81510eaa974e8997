import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Asker,
  CHECKED_PARTS,
  type CheckResult,
  type EmergencyReason,
  type Pattern,
} from '@samspar/access';
import { userStream } from '@samspar/association';
import {
  AGDA,
  ANNA,
  answerOf,
  BO,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  NINA,
  NOVUM,
} from '../../../../test/use-cases/journey-world.js';
import { FindCases } from '../cases/find-cases.js';
import { HandOver } from '../cases/hand-over.js';
import { TakeEmergencyAccess } from '../journeys/emergencies.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { BeginCheck, ReadCheck, ReadChecks, RecordCheck } from './checks.js';

const NOT_FOUND = { outcome: 'notFound' };
const DAY_MS = 86_400_000;
/** A day when June has ended, and one on which offices are open. */
const [JULY, MONDAY] = ['2025-07-03', '2025-06-16'];
const JUNE = '2025-06';
const OTHER = { identityNumber: '19870312-2393', name: 'Unn Annan' };

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
  world.turnTo(MONDAY);
});
afterEach(() => world.close());

const opens = async (asker: Asker, journey: string) =>
  answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case' }, journey)));
const read = (month = JUNE, asker = AGDA) => world.send(new ReadCheck(by(asker), month));
const begin = (month = JUNE) => world.send(new BeginCheck(by(AGDA), month));
const record = (results: Readonly<Record<string, CheckResult>>) =>
  world.send(new RecordCheck(by(AGDA), JUNE, results));
const findings = async (pattern?: Pattern) =>
  answerOf(await read()).findings.filter((one) => pattern === undefined || one.pattern === pattern);
const statuses = async (asker = AGDA) =>
  answerOf(await world.send(new ReadChecks(by(asker)))).months.map(
    ({ month, status, isLate }) => `${month} ${status}${isLate ? ' late' : ''}`,
  );

/** As the log of users has her from now on. */
const assigned = async (asker: Asker, ...changes: readonly ('Assign' | 'Release')[]): Promise<void> => {
  const day = { occurredOn: '2025-06-01', today: '2025-06-01' };
  const { association, party = null, unit = null } = asker;
  const isNew = (await world.ports.streams.load(userStream, asker.actor)).stored.length === 0;
  const { commandId, correlationId } = world.sent(AGDA);
  await world.ports.streams.handle(
    userStream,
    asker.actor,
    [
      ...(isNew
        ? [
            { type: 'AddUser', ...day, data: { association: association ?? '', party, unit } } as const,
            { type: 'GrantRole', ...day, data: { role: 'caseworker' } } as const,
          ]
        : []),
      ...changes.map((change) =>
        change === 'Assign'
          ? ({ type: 'AssignToIntervention', ...day, data: { intervention: FINSAM } } as const)
          : ({ type: 'ReleaseFromIntervention', ...day, data: { intervention: FINSAM } } as const),
      ),
    ],
    { actor: 'operator', role: 'operator', commandId, correlationId },
  );
};

describe('the months that are to be checked', () => {
  it('have ended since the first reading, and are late once the next has ended too', async () => {
    expect(await statuses()).toEqual([]);
    await opens(ANNA, await world.referred(OTHER));
    expect(await statuses()).toEqual([]);
    world.turnTo(JULY);
    expect(await statuses()).toEqual(['2025-06 none']);
    world.turnTo('2025-08-03');
    expect(await statuses()).toEqual(['2025-07 none', '2025-06 none late']);
  });

  it('are those of the auditor’s association', async () => {
    await opens(ANNA, await world.referred(OTHER));
    world.turnTo(JULY);
    expect(await statuses({ ...AGDA, association: 'annat' })).toEqual([]);
    expect(await read(JUNE, { ...AGDA, association: 'annat' })).toEqual(NOT_FOUND);
  });

  it('are for auditors of an association, and a month is nothing else', async () => {
    await opens(ANNA, await world.referred(OTHER));
    world.turnTo(JULY);
    const asked = async (asker: Asker, month: string): Promise<readonly object[]> => [
      await read(month, asker),
      await world.send(new BeginCheck(by(asker), month)),
      await world.send(new RecordCheck(by(asker), month, { sample: 'nothingToRemark' })),
    ];
    for (const association of [null, 'inget']) {
      const asker = { ...AGDA, association };
      expect([...(await asked(asker, JUNE)), await world.send(new ReadChecks(by(asker)))]).toEqual(
        Array.from({ length: 4 }, () => NOT_FOUND),
      );
    }
    for (const month of ['2025-06-15', '2025-061', '2025-6'])
      expect(await asked(AGDA, month)).toEqual(Array.from({ length: 3 }, () => NOT_FOUND));
    expect(await world.events('CheckBegun')).toEqual([]);
  });

  it('can be looked at once they have ended, as far back as the log goes', async () => {
    await opens(ANNA, await world.referred(OTHER));
    world.turnTo(JULY);
    for (const month of ['2025-07', '2025-05', '2025-13', 'juni']) {
      expect(await read(month)).toEqual(NOT_FOUND);
    }
    expect(await begin('2025-07')).toMatchObject({ refusal: { code: 'MonthNotOver' } });
    expect(answerOf(await read())).toMatchObject({ readings: 1, findings: [], sample: [] });
  });
});

describe('a check', () => {
  it('draws its readings once, and tells of them by the numbers of the journeys', async () => {
    const journey = await world.referred(OTHER);
    for (let times = 0; times < 30; times += 1) await opens(ANNA, journey);
    world.turnTo(JULY);
    await begin();
    const { sample, check, names } = answerOf(await read());
    expect(sample).toHaveLength(20);
    expect(sample[0]).toMatchObject({ actor: 'anna', journey: { id: journey } });
    expect(names.get('anna')).toBe('Anna Prov');
    await begin();
    expect(answerOf(await read())).toMatchObject({ check, sample });
    expect(await world.events('CheckBegun')).toHaveLength(1);
  });

  it('is recorded by somebody whose own access is not looked at in it (lag 2001:454 10 §)', async () => {
    await opens(ANNA, await world.referred(OTHER));
    world.turnTo(JULY);
    await begin();
    const herself: Asker = { ...AGDA, actor: ANNA.actor };
    const recording = new RecordCheck(by(herself), JUNE, { sample: 'nothingToRemark' });
    expect(answerOf(await read(JUNE, herself)).notBy).toBe('OwnReadings');
    expect(await world.send(recording)).toEqual({ outcome: 'refused', refusal: { code: 'OwnReadings' } });
    expect(answerOf(await read()).notBy).toBeUndefined();
    answerOf(await record({ sample: 'nothingToRemark' }));
  });

  it('is recorded with what was looked at and what came of it, by whom, and no name (lag 2001:454 10 §)', async () => {
    await opens(ANNA, await world.referred(INES));
    world.turnTo(JULY);
    expect(await record({ namesake: 'reported' })).toMatchObject({ refusal: { code: 'CheckNotBegun' } });
    await begin();
    expect(await record({ sample: 'nothingToRemark' })).toMatchObject({
      refusal: { code: 'ResultsMissing', parts: ['namesake'] },
    });
    answerOf(await record({ sample: 'nothingToRemark', namesake: 'askedManager', protected: 'reported' }));
    const [event] = await world.events('CheckRecorded');
    expect(event?.metadata).toMatchObject({ actor: 'agda', role: 'auditor' });
    expect(event?.data).toEqual({
      parts: CHECKED_PARTS.map((part) => ({
        part,
        lookedAt: part === 'sample' || part === 'namesake' ? 1 : 0,
        result: part === 'namesake' ? 'askedManager' : 'nothingToRemark',
      })),
    });
    expect(await statuses()).toEqual(['2025-06 recorded']);
    expect(answerOf(await read())).toMatchObject({ recorded: { actor: 'agda', at: world.now } });
    expect(JSON.stringify(event?.data)).not.toMatch(/Prov|anna|0101-?0000/);
  });

  it('tells who recorded it last, and when, and of nobody before', async () => {
    await opens(ANNA, await world.referred(OTHER));
    world.turnTo(JULY);
    await begin();
    expect(answerOf(await read())).toMatchObject({ recorded: undefined, check: { status: 'begun' } });
    answerOf(await record({ sample: 'reported' }));
    world.now += 1_000;
    const another: Asker = { ...AGDA, actor: 'bo' };
    answerOf(await world.send(new RecordCheck(by(another), JUNE, { sample: 'nothingToRemark' })));
    const recorded = { actor: 'bo', at: world.now };
    const [{ names, ...checked }, { months, names: all }] = [
      answerOf(await read()),
      answerOf(await world.send(new ReadChecks(by(AGDA)))),
    ];
    expect(checked).toMatchObject({ recorded });
    expect(months).toEqual([{ month: JUNE, isLate: false, status: 'recorded', recorded }]);
    expect([names.get('bo'), all.get('bo')]).toEqual(['Bo Prov', 'Bo Prov']);
  });

  it('shows nobody, and is no reading', async () => {
    await opens(ANNA, await world.referred(INES));
    world.turnTo(JULY);
    await begin();
    expect(JSON.stringify(answerOf(await read()))).not.toMatch(/Ines|19850714/);
    expect(await world.shown()).toHaveLength(1);
  });
});

describe('what asks for a look', () => {
  it('is a journey of an insats that the reader was not assigned to at the time', async () => {
    const [journey, sent] = [await world.referred(OTHER, BO), await world.referred({}, BO)];
    await assigned(ANNA, 'Assign');
    await opens(ANNA, journey);
    await assigned(ANNA, 'Release');
    world.now += 1_000;
    await opens(ANNA, journey);
    await opens(BO, sent);
    await assigned(ANNA, 'Assign');
    world.turnTo(JULY);
    expect(await findings()).toMatchObject([
      {
        pattern: 'otherInsats',
        reader: 'anna',
        seen: { readings: 1, journey },
        shown: { intervention: FINSAM },
      },
    ]);
  });

  it('is one that was opened in an emergency, with the reasons that its reader gave until then', async () => {
    const journey = await world.referred({ ...OTHER, intervention: NOVUM }, NINA);
    const take = async (asker: Asker, ...reasons: readonly EmergencyReason[]) => {
      for (const reason of reasons)
        answerOf(await world.send(new TakeEmergencyAccess(by(asker), '0000-0001', reason, reason)));
    };
    /** When no office is open. */
    world.now = Date.parse(`${MONDAY}T20:00:00Z`);
    await take(ANNA, 'danger', 'seeksHelp');
    await opens(ANNA, journey);
    await take(BO, 'nobodyReached');
    await opens(BO, journey);
    world.now += 1_000;
    await take(ANNA, 'nobodyReached');
    world.turnTo(JULY);
    expect((await findings()).map(({ pattern, reader, reasons }) => [pattern, reader, reasons])).toEqual([
      ['emergency', 'anna', ['danger', 'seeksHelp']],
      ['emergency', 'bo', ['nobodyReached']],
      ['outsideHours', 'anna', []],
      ['outsideHours', 'bo', []],
    ]);
  });

  it('is none that has moved to another insats since', async () => {
    const journey = await world.referred(OTHER, BO);
    await assigned(ANNA, 'Assign');
    await opens(ANNA, journey);
    world.now += 1_000;
    await world.told(journey, {
      type: 'CorrectFact',
      data: { fact: 'intervention', value: NOVUM, reason: 'entry-error' },
    });
    world.turnTo(JULY);
    expect(await findings()).toEqual([]);
  });

  it('is a journey that the reader handed over long before', async () => {
    const journey = await world.referred(OTHER);
    await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-06-02', data: {} });
    await world.told(journey, {
      type: 'AssignCaseworker',
      occurredOn: '2025-06-02',
      data: { caseworker: 'anna' },
    });
    await opens(ANNA, journey);
    answerOf(
      await world.send(
        new HandOver(by(LENA), FINSAM, 'anna', 'bo', [journey], '00000000-0000-4000-8000-000000000001'),
      ),
    );
    await opens(ANNA, journey);
    await opens(BO, journey);
    expect(await world.shown()).toMatchObject([
      { reason: 'responsible' },
      { reason: 'assigned' },
      { reason: 'responsible' },
    ]);
    world.now += 14 * DAY_MS + 3_600_000;
    await opens(ANNA, journey);
    world.turnTo(JULY);
    expect(await findings()).toMatchObject([
      { pattern: 'afterHandOver', reader: 'anna', seen: { readings: 1, journey } },
    ]);
  });

  it('is a journey of a person of the reader’s own name or a colleague’s, whose number is then not told', async () => {
    await opens(ANNA, await world.referred(INES));
    await opens(BO, await world.referred({ ...OTHER, name: 'Unn Annan' }));
    await world.ports.members.keep('lena', { issuer: 'i', externalId: 'lena', name: 'Unn Annan' });
    world.turnTo(JULY);
    const found = await findings();
    expect(found.map(({ pattern, reader, shown }) => ({ pattern, reader, shown }))).toEqual([
      { pattern: 'namesake', reader: 'anna', shown: undefined },
      { pattern: 'colleague', reader: 'bo', shown: undefined },
    ]);
    expect(found[0]).not.toHaveProperty('seen');
  });

  it('is a journey of a protected person, by whatever way it was found', async () => {
    const journey = await world.referred(INES);
    const days = { occurredOn: '2025-06-15', today: '2025-06-15' };
    await world.participant(journey, { type: 'ProtectIdentity', ...days, data: {} });
    answerOf(await world.send(new FindCases(by(ANNA), journey.slice(0, 8))));
    world.turnTo(JULY);
    expect(await findings()).toMatchObject([{ pattern: 'protected', reader: 'anna', seen: { journey } }]);
  });

  it('is a journey whose person was protected when it was opened, whether or not she is by now', async () => {
    const journey = await world.referred(OTHER);
    const protect = async (type: 'ProtectIdentity' | 'EndProtection') => {
      const day = world.ports.today();
      await world.participant(journey, { type, occurredOn: day, today: day, data: {} });
    };
    await opens(ANNA, journey);
    world.turnTo('2025-06-17');
    await protect('ProtectIdentity');
    await opens(BO, journey);
    world.turnTo('2025-06-18');
    await protect('EndProtection');
    world.turnTo(JULY);
    expect(await findings('protected')).toMatchObject([{ reader: 'bo', seen: { journey } }]);
  });

  it('is not asked of what was read in another month', async () => {
    await opens(NINA, await world.referred({ ...INES, intervention: NOVUM }, NINA));
    world.turnTo(JULY);
    await opens(NINA, await world.referred({ ...INES, intervention: NOVUM }, NINA));
    expect(await findings('namesake')).toMatchObject([{ journeys: 1 }]);
  });
});
