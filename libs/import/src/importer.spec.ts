import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Registration } from '@samspar/registration';
import {
  association,
  csv,
  type ImportDesk,
  openImportDesk,
  TODAY,
  type Typed,
  xlsx,
} from '../../../test/fixtures/import/import-desk.js';

const HEADERS = [
  'Löpnummer',
  'Insats',
  'Anmälningsdatum',
  'Startdatum',
  'Avslutsdatum',
  'Avslutsorsak',
  'Kön',
];

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const typesOf = async (number: string, counter = 0) =>
  (await desk.eventsOf(number, counter)).map(({ type }) => type);

describe('importing a file for the first time', () => {
  it('makes a journey of each row: referral, acceptance and start, exit', async () => {
    const report = await desk.take(
      await xlsx(
        HEADERS,
        [
          '1',
          'FINSAM-team',
          '2024-01-08',
          '2024-01-15',
          '2024-10-30',
          'Börjat arbeta; Börjat studera',
          'Kvinna',
        ],
        ['2', 'Novum', new Date('2024-02-01T00:00:00Z'), null, null, null, 'man'],
      ),
    );
    expect(report).toMatchObject({
      rows: 2,
      imported: 2,
      unchanged: 0,
      corrected: 0,
      missing: 0,
      rejected: [],
      warnings: [],
    });
    expect(await typesOf('1')).toEqual([
      'ParticipantReferred',
      'ReferralAccepted',
      'JourneyStarted',
      'ExitedToWorkOrStudies',
    ]);
    expect(await typesOf('2')).toEqual(['ParticipantReferred']);
    expect((await desk.journeyOf('1')).facts).toEqual({
      intervention: 'finsam-team',
      referringParty: 'notRegistered',
      referringUnit: 'notRegistered',
      decidingParties: [],
      referredOn: '2024-01-08',
      acceptedOn: '2024-01-15',
      startedOn: '2024-01-15',
      sex: 'woman',
      exitedOn: '2024-10-30',
      exitReasons: ['work', 'studies'],
    });
  });

  it('imports nothing new from the same file again', async () => {
    const file = csv(HEADERS, ['1', 'FINSAM-team', '2024-01-08', '2024-01-15', '', '', 'K']);
    const first = await desk.take(file);
    const before = (await desk.wholeLog()).length;
    expect(first.batch).not.toBeNull();
    expect(await desk.take(file)).toMatchObject({ batch: null, imported: 0, unchanged: 1, corrected: 0 });
    expect(await desk.wholeLog()).toHaveLength(before);
  });
});

const FULL = [
  'Löpnummer',
  'Insats',
  'Anmälande part',
  'Anmälningsdatum',
  'Startdatum',
  'Avslutsdatum',
  'Avslutsorsak',
  'Kön',
  'Ålder vid start',
  'Födelseår',
  'Försörjning vid avslut',
  'Samtycke',
  'Personnummer',
];
type RowOf = Readonly<Record<string, Typed>>;
const ROW: RowOf = {
  Löpnummer: '1',
  Insats: 'Novum',
  'Anmälande part': 'FK',
  Anmälningsdatum: '2024-01-08',
  Startdatum: '2024-01-15',
  Kön: 'M',
};
const full = (...rows: readonly RowOf[]): Uint8Array =>
  csv(FULL, ...rows.map((row) => FULL.map((header) => ({ ...ROW, ...row })[header] ?? null)));

describe('a row', () => {
  it('without Anmälningsdatum is a referral on an unknown day, and consents to nothing without Samtycke', async () => {
    await desk.take(full({ Anmälningsdatum: '' }));
    expect(await desk.eventsOf('1')).toMatchObject([
      {
        type: 'ParticipantReferred',
        occurredOn: 'unknown',
        data: { consentAtSource: false, anonymous: false },
      },
      { type: 'ReferralAccepted', occurredOn: '2024-01-15' },
      { type: 'JourneyStarted', occurredOn: '2024-01-15' },
    ]);
  });

  it.each<[string, RowOf, object]>([
    [
      'with an exit day and no reason exits for an unknown one',
      { Avslutsdatum: '2024-05-01' },
      { type: 'ExitedForOtherReason', occurredOn: '2024-05-01', data: { reasons: 'unknown' } },
    ],
    [
      'with a reason and no day exits on an unknown day',
      { Avslutsorsak: 'Flyttat' },
      { type: 'ExitedForOtherReason', occurredOn: 'unknown', data: { reasons: ['moved'] } },
    ],
    [
      'that was a mistake is misregistered',
      { Avslutsorsak: 'Felregistrering' },
      { type: 'JourneyMisregistered', occurredOn: TODAY },
    ],
    [
      'whose consent was taken back says so',
      { Samtycke: 'återtaget' },
      { type: 'ConsentWithdrawn', occurredOn: 'unknown' },
    ],
    [
      'that ended with the consent withdraws it on that day',
      { Samtycke: 'återtaget', Avslutsdatum: '2024-05-01', Avslutsorsak: 'Återtagit samtycke' },
      { type: 'ConsentWithdrawn', occurredOn: '2024-05-01' },
    ],
  ])('%s', async (_rule, row, last) => {
    expect(await desk.take(full(row))).toMatchObject({ imported: 1, rejected: [] });
    expect((await desk.eventsOf('1')).at(-1)).toMatchObject(last);
  });

  it('names its batch, its register and itself in every event', async () => {
    const { batch } = await desk.take(full({}), { register: 'novum' });
    const events = (await desk.wholeLog()).filter(({ stream }) => stream.startsWith('journey-'));
    expect(events).toHaveLength(3);
    for (const { metadata } of events)
      expect(metadata).toMatchObject({ batch, actor: 'operator', row: { register: 'novum', number: '1' } });
  });

  it.each<[RowOf, number]>([
    [{ 'Ålder vid start': 40 }, 40],
    [{ Födelseår: 1990 }, 34],
    [{ Personnummer: '19900602-2397' }, 33],
  ])('has its age as stated, else from the number, else from the year: %j', async (row, age) => {
    await desk.take(full(row));
    expect((await desk.journeyOf('1')).facts.ageAtStart).toBe(age);
  });

  it.each<[string, RowOf, string]>([
    ['an age two years from the birth year', { 'Ålder vid start': 36, Födelseår: 1990 }, 'Födelseår'],
    [
      'an age two years from the number',
      { 'Ålder vid start': 31, Personnummer: '19900602-2397' },
      'Ålder vid start',
    ],
    ['neither of the two days', { Anmälningsdatum: '', Startdatum: '' }, 'Startdatum'],
    ['an exit and no start', { Startdatum: '', Avslutsdatum: '2024-05-01' }, 'Avslutsdatum'],
    ['an exit before the start', { Avslutsdatum: '2024-01-14' }, 'Avslutsdatum'],
    ['a start before the referral', { Startdatum: '2024-01-07' }, 'Startdatum'],
    [
      'an age that differs from the number by more than a year',
      { 'Ålder vid start': 35, Personnummer: '19900602-2397' },
      'Ålder vid start',
    ],
    ['a day that has not come', { Startdatum: '2025-03-02' }, 'Startdatum'],
    [
      'reasons of two groups',
      { Avslutsdatum: '2024-05-01', Avslutsorsak: 'Flyttat; Börjat arbeta' },
      'Avslutsorsak',
    ],
    ['a number that is somebody', { Löpnummer: '19900602-2397' }, 'Löpnummer'],
  ])('with %s is rejected', async (_what, row, column) => {
    const report = await desk.take(full(row, { Löpnummer: '2' }));
    expect(report).toMatchObject({ rows: 2, imported: 1 });
    const sentence = { sv: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) };
    expect(report.rejected).toMatchObject([{ row: 2, column, value: expect.any(String), sentence }]);
  });

  it.each<[string, RowOf, string]>([
    ["Kön that differs from the number's digit", { Kön: 'K', Personnummer: '19900602-2397' }, 'Kön'],
    ['an age outside 16–65', { 'Ålder vid start': 66 }, 'Ålder vid start'],
    [
      'an age that differs from the number by a year',
      { 'Ålder vid start': 34, Personnummer: '19900602-2397' },
      'Ålder vid start',
    ],
    [
      'a livelihood at an exit that is not there',
      { 'Försörjning vid avslut': 'Lön' },
      'Försörjning vid avslut',
    ],
  ])('is taken with a warning for %s', async (_what, row, column) => {
    expect(await desk.take(full(row))).toMatchObject({
      imported: 1,
      rejected: [],
      warnings: [{ row: 2, column }],
    });
  });
});

const running = (from: string | null, to: string | null) => ({
  ...association,
  interventions: association.interventions.map((one) => ({ ...one, from, to })),
});

describe('a day on which the insats does not run is refused', () => {
  it.each<[string, string | null, string | null, RowOf, readonly string[]]>([
    ['before its first day', '2024-01-09', null, {}, ['Anmälningsdatum']],
    ['on its first day', '2024-01-08', null, {}, []],
    ['on its last day', null, '2024-01-15', {}, []],
    ['after its last day', '2023-01-01', '2024-01-14', {}, ['Startdatum']],
    ['an exit after its last day', null, '2024-04-30', { Avslutsdatum: '2024-05-01' }, ['Avslutsdatum']],
    ['without a start', null, '2024-01-07', { Startdatum: '' }, ['Anmälningsdatum']],
    ['anonymous', null, '2024-01-14', { Samtycke: 'Nej' }, ['Startdatum']],
    ['several', '2024-02-01', null, {}, ['Anmälningsdatum', 'Startdatum']],
  ])('of a row: %s', async (_what, from, to, row, columns) => {
    const report = await desk.take(full(row), { association: running(from, to) });
    expect(report.imported).toBe(columns.length > 0 ? 0 : 1);
    expect(report.rejected).toMatchObject(
      columns.map((column) => ({ code: 'InterventionNotActive', column })),
    );
  });

  it('of a row that is corrected, and the row can be imported again once the office has mended the days of the insats', async () => {
    await desk.take(full({}));
    const earlier = full({ Startdatum: '2024-01-10' });
    const late = { association: running('2024-01-11', null), acceptChanges: true };
    expect(await desk.take(earlier, late)).toMatchObject({
      rejected: [{ code: 'InterventionNotActive', column: 'Startdatum' }],
    });
    expect(await desk.take(earlier, { association: running(null, null), acceptChanges: true })).toMatchObject(
      {
        corrected: 1,
        rejected: [],
      },
    );
  });
});

describe('a rejected row', () => {
  it('is reported once, without the warnings it would have had', async () => {
    expect(await desk.take(full({ 'Ålder vid start': 66, Avslutsdatum: '2024-01-01' }))).toMatchObject({
      rejected: [{ row: 2, column: 'Avslutsdatum' }],
      warnings: [],
    });
  });
});

describe('identity', () => {
  const NUMBER = '19900602-2397';
  it('makes one participant of two rows with the same number, and stays in the vault', async () => {
    await desk.take(
      full({ Personnummer: NUMBER }, { Löpnummer: '2', Insats: 'FINSAM-team', Personnummer: '900602-2397' }),
    );
    const { participantId } = await desk.journeyOf('1');
    expect((await desk.journeyOf('2')).participantId).toBe(participantId);
    expect(await desk.vault.identityOf({ participantId, scope: 'intervention:novum' })).toEqual({
      number: { kind: 'personnummer', digits: '199006022397' },
    });
    expect(JSON.stringify((await desk.wholeLog()).map((event) => ({ ...event, position: 0 })))).not.toMatch(
      /900602-?2397/,
    );
  });

  it('of a row without a number is not known, which is not anonymous', async () => {
    await desk.take(full({}, { Löpnummer: '2' }));
    const [one, other] = [await desk.journeyOf('1'), await desk.journeyOf('2')];
    expect(one).toMatchObject({ anonymous: false });
    expect(one.participantId).not.toBe(other.participantId);
  });

  it('of a row without consent never enters the vault; sex and days alone are kept', async () => {
    const report = await desk.take(
      full({
        Samtycke: 'nej',
        Personnummer: NUMBER,
        'Ålder vid start': 33,
        Avslutsdatum: '2024-05-01',
        Avslutsorsak: 'Flyttat',
      }),
    );
    expect(report).toMatchObject({ imported: 1, warnings: [{ column: 'Samtycke' }] });
    const { participantId, anonymous, facts } = await desk.journeyOf('1');
    expect(anonymous).toBe(true);
    expect(await desk.vault.identityOf({ participantId, scope: 'intervention:novum' })).toBeUndefined();
    expect(facts).toEqual({
      intervention: 'novum',
      referringParty: 'notRegistered',
      referringUnit: 'notRegistered',
      decidingParties: [],
      referredOn: '2024-01-08',
      acceptedOn: '2024-01-15',
      startedOn: '2024-01-15',
      sex: 'man',
      exitedOn: '2024-05-01',
      exitReasons: 'unknown',
    });
  });

  it('is masked wherever a report repeats a cell', async () => {
    const report = await desk.take(full({ Personnummer: '19900602-2398' }, { Löpnummer: NUMBER }));
    expect(report.rejected.map(({ value }) => value)).toEqual(['1990••••-••••', '1990••••-••••']);
  });
});

describe('a dry run', () => {
  it('writes nothing, to log or vault, and counts what would be', async () => {
    const file = full({ Personnummer: '19900602-2397' }, { Löpnummer: '2', Avslutsdatum: '2023-01-01' });
    const tried = await desk.take(file, { dryRun: true });
    expect(tried).toMatchObject({ batch: null, rows: 2, imported: 1, rejected: [{ row: 3 }] });
    expect(await desk.wholeLog()).toEqual([]);
    expect(await desk.vault.leftovers()).toEqual([]);
    const taken = await desk.take(file);
    expect({ ...taken, batch: null }).toEqual(tried);
  });
});

describe('an import that was interrupted', () => {
  it('is completed by the same file, without doubles', async () => {
    await desk.close();
    let calls = 0;
    desk = openImportDesk((streams, vault) => {
      const registration = new Registration(streams, vault);
      const participants = registration.participants.bind(registration);
      registration.participants = (requests) => {
        calls += 1;
        return calls === 2 ? Promise.reject(new Error('the power went')) : participants(requests);
      };
      return registration;
    });
    const file = full(...Array.from({ length: 550 }, (_, index) => ({ Löpnummer: index + 1 })));
    await expect(desk.take(file)).rejects.toThrow('the power went');
    expect(await desk.take(file)).toMatchObject({ imported: 350, unchanged: 200, rejected: [] });
    const log = await desk.wholeLog();
    expect(log.filter(({ type }) => type === 'ParticipantReferred')).toHaveLength(550);
    expect(log.filter(({ type }) => type === 'ImportStarted')).toHaveLength(1);
    expect(log.filter(({ type }) => type === 'ImportCompleted')).toHaveLength(1);
  });

  it('just before its end is completed under the same batch, so that it can be reversed', async () => {
    const append = desk.store.append.bind(desk.store);
    const failing = jest
      .spyOn(desk.store, 'append')
      .mockImplementation((stream, expected, events) =>
        events[0]?.type === 'ImportCompleted'
          ? Promise.reject(new Error('the power went'))
          : append(stream, expected, events),
      );
    await expect(desk.take(full({}))).rejects.toThrow('the power went');
    failing.mockRestore();
    const { batch, ...report } = await desk.take(full({}));
    expect(report).toMatchObject({ imported: 0, unchanged: 1 });
    expect(await desk.reverse(batch)).toMatchObject({ report: { misregistered: 1 } });
  });
});

describe('progress', () => {
  it('is told in rows', async () => {
    const told: string[] = [];
    const rows = Array.from({ length: 550 }, (_, index) => ({ Löpnummer: index + 1 }));
    await desk.take(full(...rows), { progress: (done, of) => void told.push(`${done}/${of}`) });
    expect(told).toEqual(['200/550', '400/550', '550/550']);
  });

  it('of what is wrong stops at a thousand rows, and counts the rest', async () => {
    const rows = Array.from({ length: 1_010 }, (_, index) => ({ Löpnummer: index + 1, Kön: 'okänt ord' }));
    const report = await desk.take(full(...rows), { dryRun: true });
    expect(report).toMatchObject({ rows: 1_010, imported: 0, rejectedRows: 1_010 });
    expect(new Set(report.rejected.map(({ row }) => row)).size).toBe(1_000);
  });
});
