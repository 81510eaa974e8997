import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  type Typed,
  xlsx,
} from '../../../test/fixtures/import/import-desk.js';
import { comparedNumber, knownForms } from './running-number.js';

const HEADERS = ['Löpnummer', 'Insats', 'Kön', 'Startdatum'];
const rowOf = (number: Typed, insats = 'Novum'): readonly Typed[] => [number, insats, 'K', '2024-01-15'];
const file = (...numbers: readonly Typed[]): Uint8Array =>
  csv(HEADERS, ...numbers.map((number) => rowOf(number)));

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

describe('a Löpnummer is the same one', () => {
  it.each([
    ['7', '0007'],
    ['AB-12', 'ab-12'],
    ['AB-12', 'AB–12'],
    ['AB-12', 'A\u200bB\u00ad-12'],
    ['Å1', 'A\u030a1'],
    ['12', '１２'],
    ['0', '000'],
    ['A 1', 'A\u00a01'],
  ])('whatever its case, leading zeros and invisible characters: %j and %j', async (one, other) => {
    await desk.take(file(one, 'X'));
    expect(await desk.take(file(other, 'X'))).toMatchObject({
      imported: 0,
      unchanged: 2,
      missing: 0,
      rejected: [],
    });
    await desk.take(file(other, 'X'), { register: 'other' });
    expect(await desk.take(file(one, 'X'), { register: 'other' })).toMatchObject({
      unchanged: 2,
      missing: 0,
    });
  });

  it('as a number in a workbook and as a text with zeros', async () => {
    await desk.take(await xlsx(HEADERS, rowOf(7), rowOf(12)));
    expect(await desk.take(file('0007', '0012'))).toMatchObject({ unchanged: 2, missing: 0 });
  });

  it.each([
    ['7', '70'],
    ['A7', 'A07'],
    ['2024-1', '20241'],
    ['10', '1'],
  ])('and two are two where they read otherwise: %j and %j', (one, other) =>
    expect(comparedNumber(one)).not.toBe(comparedNumber(other)),
  );
});

describe('two rows of a file with one Löpnummer', () => {
  it('are both rejected, each naming the other', async () => {
    const { rejected, imported } = await desk.take(file('1', '2', '1', '1'));
    expect(imported).toBe(1);
    expect(rejected).toMatchObject([
      { row: 2, column: 'Löpnummer', value: '1', reason: expect.stringContaining('rad 4') },
      { row: 4, column: 'Löpnummer', value: '1', reason: expect.stringContaining('rad 2') },
      { row: 5, column: 'Löpnummer', value: '1', reason: expect.stringContaining('rad 2') },
    ]);
  });

  it('are both rejected also where the first of them has another fault', async () => {
    const { rejected, imported } = await desk.take(csv(HEADERS, rowOf('1', 'Novumm'), rowOf('1')));
    expect(imported).toBe(0);
    expect(rejected.map((fault) => [fault.row, fault.code])).toEqual([
      [2, 'ValueMisspelt'],
      [2, 'NumberTwice'],
      [3, 'NumberTwice'],
    ]);
  });

  it('are told of with both forms where it is written in two', async () => {
    const { rejected } = await desk.take(file('AB-07', '2', 'ab-07'));
    expect(rejected.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('rad 4, där som ab-07;'),
      expect.stringContaining('rad 2, där som AB-07;'),
    ]);
  });

  it('are not two where both are blank: each lacks its own', async () => {
    const { rejected } = await desk.take(csv(HEADERS, rowOf(''), rowOf('')));
    expect(rejected.map(({ code }) => code)).toEqual(['NumberMissing', 'NumberMissing']);
  });
});

/** Ids as the first version derived them from a number as it was written: by them its journeys are found for good. */
const EARLIER = {
  '0007': '146b8b82-3e1a-52a0-b352-12a557e1de41',
  'AB\u200b-12': '6d504a17-c4af-5c95-af31-3f51d4b4013c',
} as const;
const REGISTER = '73f623c7-88cd-5765-a01e-1da5afff5d2b';

/** What the first version wrote of a row, frozen. */
const appendEarlier = async (number: string, journey: string): Promise<void> => {
  const metadata = { actor: 'operator', role: 'operator', commandId: journey, correlationId: REGISTER };
  const row = { register: 'main', number, digests: {} };
  const event = (type: string, occurredOn: string, data: object) => ({
    id: randomUUID(),
    type,
    schemaVersion: 1,
    occurredOn,
    data: { ...data },
    metadata: { ...metadata, row },
  });
  const unstated = { referringParty: 'notRegistered', referringUnit: 'notRegistered', decidingParties: [] };
  await desk.store.append(`register-${REGISTER}`, 'noStream', [
    event('RowsRegistered', '2025-03-01', { numbers: [number] }),
  ]);
  await desk.store.append(`journey-${journey}`, 'noStream', [
    event('ParticipantReferred', 'unknown', {
      association: 'stockholm',
      intervention: 'novum',
      participantId: '2f7b4cf0-c429-5c82-bd2e-e0ee2157d5a8',
      anonymous: false,
      ...unstated,
      consentAtSource: true,
      profile: { sex: 'woman' },
    }),
    event('ReferralAccepted', '2024-01-15', {}),
    event('JourneyStarted', '2024-01-15', { profile: { sex: 'woman' } }),
  ]);
};

describe('a number imported by an earlier version', () => {
  it.each(Object.entries(EARLIER))('is found by any of its forms: %j', async (number, journey) => {
    await appendEarlier(number, journey);
    const form = number === '0007' ? 7 : 'ab-12';
    const report = await desk.take(csv(HEADERS, [form, 'Novum', 'M', '2024-01-15']), { acceptChanges: true });
    expect(report).toMatchObject({ imported: 0, corrected: 1, missing: 0, rejected: [] });
    const journeys = (await desk.wholeLog()).filter(({ stream }) => stream.startsWith('journey-'));
    expect(new Set(journeys.map(({ stream }) => stream))).toEqual(new Set([`journey-${journey}`]));
    expect(journeys.at(-1)?.metadata.row?.number).toBe(number);
  });

  it('stays two where two forms were imported as two', () => {
    const known = knownForms(new Set(['7', '0007']));
    expect([known('7'), known('0007'), known('07'), known('8')]).toEqual(['7', '0007', '7', '8']);
  });
});
