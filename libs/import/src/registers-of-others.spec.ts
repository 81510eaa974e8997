import { type Asker, importRights, OPERATOR, type Role } from '@samspar/access';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  association,
  csv,
  type ImportDesk,
  openImportDesk,
  TODAY,
  type Typed,
} from '../../../test/fixtures/import/import-desk.js';
import type { ImportOptions } from './report.js';

const HEADERS = ['Löpnummer', 'Insats', 'Startdatum', 'Avslutsdatum', 'Kön', 'Utbildning', 'Personnummer'];
const ROW: Readonly<Record<string, Typed>> = {
  Löpnummer: '1',
  Insats: 'FINSAM-team',
  Startdatum: '2024-01-15',
  Kön: 'K',
  Utbildning: 'Gymnasial',
};
const file = (...rows: readonly Readonly<Record<string, Typed>>[]): Uint8Array =>
  csv(HEADERS, ...rows.map((row) => HEADERS.map((header) => ({ ...ROW, ...row })[header] ?? '')));

const asking = (role: Role, interventions: readonly string[] = []): Asker => ({
  actor: `${role} of ${interventions.join(' and ') || 'the association'}`,
  role,
  roles: [role],
  association: 'stockholm',
  interventions,
});
const office = asking('office');
const team = asking('caseworker', ['finsam-team']);
const novum = asking('caseworker', ['novum']);
const both = asking('caseworker', ['finsam-team', 'novum']);

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const by = (asker: Asker, more: Partial<ImportOptions> = {}): Partial<ImportOptions> => ({
  context: asker,
  rights: importRights(asker, association),
  ...more,
});
const OTHERS = {
  outcome: 'refused',
  refusal: { code: 'RegisterOfOthers', register: 'main' },
  sentence: {
    sv: 'Registret main är någon annans: ange ett eget register för din lista.',
    en: 'The register main is somebody else’s: state a register of its own for your list.',
  },
};
const KNOWN = { Löpnummer: '1' };
const UNKNOWN = { Löpnummer: '77' };

describe('a register belongs to who began it', () => {
  it.each<[string, Asker, Asker]>([
    ['the office has none in that of a caseworker', team, office],
    ['a caseworker has none in that of the office', office, team],
    ['a caseworker has none in that of the operator', OPERATOR, team],
    ['a caseworker has none in that of another insats', novum, team],
    ['a caseworker of one of its two insatser has none', both, team],
  ])('%s: the file is refused as a whole, known number or not', async (_rule, first, second) => {
    const insats = first === novum ? 'Novum' : 'FINSAM-team';
    const rights = first.role === 'operator' ? {} : by(first);
    await desk.take(
      file({ ...KNOWN, Insats: insats }, ...(first === both ? [{ Löpnummer: '2', Insats: 'Novum' }] : [])),
      { ...rights, context: first },
    );
    const before = await desk.wholeLog();
    for (const row of [KNOWN, UNKNOWN, { ...KNOWN, Utbildning: 'Grundskola' }, { ...KNOWN, Kön: 'M' }])
      for (const how of [{}, { dryRun: true }, { acceptChanges: true }])
        expect(await desk.outcomeOf(file(row), by(second, how))).toEqual(OTHERS);
    expect(await desk.wholeLog()).toEqual(before);
  });

  it.each<[string, Asker, Asker]>([
    ['a colleague of the same insats', team, { ...team, actor: 'bo' }],
    ['one assigned to more than it holds', team, both],
    ['another at the office', office, { ...office, actor: 'olof' }],
    ['the office, where the operator began it', OPERATOR, office],
  ])('it is also that of %s', async (_who, first, second) => {
    await desk.take(file(KNOWN), first.role === 'operator' ? { context: first } : by(first));
    expect(await desk.take(file(KNOWN), by(second))).toMatchObject({ unchanged: 1 });
  });

  it('the command line may everything', async () => {
    await desk.take(file(KNOWN), by(team));
    expect(
      await desk.take(file({ ...KNOWN, Utbildning: '' }, UNKNOWN), { acceptChanges: true }),
    ).toMatchObject({
      imported: 1,
      corrected: 1,
    });
  });

  it('it holds the insats that a row was moved to by a file', async () => {
    await desk.take(file(KNOWN), by(team));
    await desk.take(file({ ...KNOWN, Insats: 'Novum' }), by(both, { acceptChanges: true }));
    expect(await desk.outcomeOf(file(UNKNOWN), by(team))).toEqual(OTHERS);
    expect(await desk.outcomeOf(file(UNKNOWN), by(both))).toMatchObject({ outcome: 'taken' });
  });

  it('it is nobody’s once all its rows were taken back', async () => {
    const { batch } = await desk.take(file(KNOWN), by(office));
    await desk.importer.reverse(batch ?? '', { context: office });
    expect(await desk.take(file(KNOWN), by(team))).toMatchObject({ imported: 1 });
    expect(await desk.outcomeOf(file(UNKNOWN), by(office))).toEqual(OTHERS);
  });

  it('in a log of an older Samspår it holds the insatser of its journeys', async () => {
    await desk.take(file(KNOWN, { Löpnummer: '2', Insats: 'Novum' }), by(both));
    const older = openImportDesk();
    for (const { stream, revision, ...event } of await desk.wholeLog()) {
      const { numbers } = event.data;
      const asThen = event.type === 'RowsRegistered' ? { schemaVersion: 1, data: { numbers } } : {};
      await older.store.append(stream, revision === 0 ? 'noStream' : revision - 1, [{ ...event, ...asThen }]);
    }
    expect(await older.outcomeOf(file(UNKNOWN), by(team))).toEqual(OTHERS);
    expect(await older.outcomeOf(file(UNKNOWN), by(both))).toMatchObject({ outcome: 'taken' });
    await older.close();
  });
});

describe('a refusal names what the file says', () => {
  it('and not the insats in which the log has a Löpnummer', async () => {
    await desk.take(file(KNOWN), by(both));
    await desk.byCaseworker('1', {
      type: 'CorrectFact',
      occurredOn: TODAY,
      today: TODAY,
      data: { fact: 'intervention', value: 'novum', reason: 'entry-error' },
    });
    expect(await desk.outcomeOf(file({ ...KNOWN, Insats: 'Novum' }), by(team))).toMatchObject({
      refusal: { code: 'FileNotPermitted', interventions: ['novum'] },
    });
    const report = await desk.take(
      file({ ...KNOWN, Utbildning: 'Grundskola' }),
      by(team, { acceptChanges: true }),
    );
    expect(report.rejected.map(({ code }) => code)).toEqual(['HandledInSamspar']);
    expect(JSON.stringify(report)).not.toMatch(/novum/i);
  });
});

/** Two rows of the office; with the first one's journey a caseworker has gone on. */
const worked = async (): Promise<void> => {
  await desk.take(file(KNOWN, { Löpnummer: '2' }), by(office));
  await desk.byCaseworker(
    '1',
    {
      type: 'CorrectFact',
      occurredOn: TODAY,
      today: TODAY,
      data: { fact: 'education', value: 'post-secondary-3-plus', reason: 'entry-error' },
    },
    {
      type: 'ExitJourney',
      occurredOn: '2024-09-01',
      today: TODAY,
      data: { exit: { type: 'ExitedForOtherReason', data: { reasons: 'unknown' } } },
    },
  );
};

describe('in its own register the office', () => {
  it('goes on with rows that nobody else has worked with', async () => {
    await worked();
    expect(
      await desk.take(
        file(KNOWN, { Löpnummer: '2', Utbildning: '' }, UNKNOWN),
        by(office, { acceptChanges: true }),
      ),
    ).toMatchObject({ imported: 1, corrected: 1, unchanged: 1, rejected: [] });
  });

  it.each<[string, Readonly<Record<string, Typed>>]>([
    ['the value that a caseworker registered', { Utbildning: 'Eftergymnasial 3 år eller längre' }],
    ['another value', { Utbildning: 'Förgymnasial' }],
    ['the day on which it ended', { Avslutsdatum: '2024-09-01' }],
    ['a day before it began', { Avslutsdatum: '2024-01-01' }],
    ['a later start than its exit', { Startdatum: '2024-12-01' }],
    ['another sex', { Kön: 'M' }],
  ])(
    'gets one and the same answer for a journey that a caseworker works with, whether it guesses %s',
    async (_guess, guess) => {
      await worked();
      const before = await desk.wholeLog();
      for (const how of [{ dryRun: true, acceptChanges: true }, { acceptChanges: true }]) {
        const { rejected, ...report } = await desk.take(file({ ...KNOWN, ...guess }), by(office, how));
        expect(report).toMatchObject({ batch: null, imported: 0, corrected: 0, unchanged: 0 });
        expect(rejected).toMatchObject([
          { row: 2, column: 'Löpnummer', value: '1', code: 'HandledInSamspar' },
        ]);
      }
      expect(await desk.wholeLog()).toEqual(before);
    },
  );

  it('learns nothing of a row that a caseworker once imported into it', async () => {
    await desk.take(file({ Löpnummer: '2' }), by(office));
    await desk.take(file(KNOWN), { context: team });
    const guesses: readonly (typeof ROW)[] = [{}, { Kön: 'M' }, { Insats: 'Novum', Kön: 'M' }];
    for (const guess of guesses) {
      const { rejected } = await desk.take(file({ ...KNOWN, ...guess }), by(office, { acceptChanges: true }));
      expect(rejected.map(({ code }) => code)).toEqual(['HandledInSamspar']);
    }
  });

  it('learns nothing of a row that the operator imported with an identity number', async () => {
    await desk.take(file({ ...KNOWN, Personnummer: '19900602-2397' }));
    expect(await desk.take(file(KNOWN), by(office))).toMatchObject({ unchanged: 1 });
    const { rejected } = await desk.take(
      file({ ...KNOWN, Utbildning: '' }),
      by(office, { acceptChanges: true }),
    );
    expect(rejected.map(({ code }) => code)).toEqual(['HandledInSamspar']);
  });

  it('leaves standing what caseworkers work with when it takes a batch back', async () => {
    await worked();
    const batch = (await desk.eventsOf('1'))[0]?.metadata.batch ?? '';
    const outcome = await desk.importer.reverse(batch, {
      context: office,
      rights: importRights(office, association),
    });
    expect(outcome).toMatchObject({
      report: { misregistered: 1, restored: 0, changedSince: [{ row: '1', code: 'LeftToCaseworkers' }] },
    });
    expect(await desk.journeyOf('1')).toMatchObject({ misregistered: false });
  });

  it('owns no batch of a caseworker in it', async () => {
    await desk.take(file({ Löpnummer: '2' }), by(office));
    const { batch } = await desk.take(file(KNOWN), { context: team });
    const contents = await desk.importer.contentsOf(batch ?? '');
    expect(contents?.owner).toEqual({ interventions: ['finsam-team'] });
    expect(importRights(office, association).owns(contents?.owner)).toBe(false);
    expect(importRights(team, association).owns(contents?.owner)).toBe(true);
  });
});
