import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { csv, type ImportDesk, openImportDesk, xlsx } from '../../../test/fixtures/import/import-desk.js';

const HEADERS = ['Löpnummer', 'Insats', 'Anmälningsdatum', 'Startdatum', 'Avslutsdatum', 'Avslutsorsak', 'Kön'];

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
        ['1', 'FINSAM-team', '2024-01-08', '2024-01-15', '2024-10-30', 'Börjat arbeta; Börjat studera', 'Kvinna'],
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
