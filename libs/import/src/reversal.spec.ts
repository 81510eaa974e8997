import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  TODAY,
  type Typed,
} from '../../../test/fixtures/import/import-desk.js';
import { reasonSentence } from './reasons.js';

type RowOf = Readonly<Record<string, Typed>>;
const ROW: RowOf = {
  Löpnummer: '1',
  Insats: 'FINSAM-team',
  Anmälningsdatum: '2024-01-08',
  Startdatum: '2024-01-15',
  Avslutsdatum: '',
  Avslutsorsak: '',
  Kön: 'K',
  Utbildning: 'Gymnasial',
  Personnummer: '',
  Samtycke: '',
};
const EXIT = { Avslutsdatum: '2024-10-30', Avslutsorsak: 'Börjat arbeta' };
const file = (...rows: readonly RowOf[]): Uint8Array =>
  csv(Object.keys(ROW), ...rows.map((row) => Object.values({ ...ROW, ...row })));

const when = { occurredOn: TODAY, today: TODAY };

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const accepting = { acceptChanges: true };

describe('reversing a batch of new rows', () => {
  it('makes its journeys misregistered, and a reversed row can be imported again', async () => {
    const rows = file({}, { Löpnummer: '2', Avslutsorsak: 'Felregistrering' });
    const { batch } = await desk.take(rows);
    expect(await desk.reverse(batch)).toMatchObject({
      outcome: 'reversed',
      report: { batch, alreadyReversed: false, misregistered: 2, restored: 0, changedSince: [] },
    });
    expect(await desk.journeyOf('1')).toMatchObject({ misregistered: true });
    const again = await desk.take(rows);
    expect(again).toMatchObject({ imported: 2, unchanged: 0, missing: 0 });
    expect(again.batch).not.toBe(batch);
    expect(await desk.journeyOf('1', 1)).toMatchObject({ misregistered: false, status: 'started' });
    expect(await desk.take(rows)).toMatchObject({ unchanged: 2 });
  });

  it('leaves none of its rows missing', async () => {
    const { batch } = await desk.take(file({}, { Löpnummer: '2' }));
    await desk.reverse(batch);
    expect(await desk.take(file({}), { dryRun: true })).toMatchObject({ imported: 1, missing: 0 });
  });

  it('changes nothing the second time, and says so', async () => {
    const { batch } = await desk.take(file({}));
    await desk.reverse(batch);
    const before = (await desk.wholeLog()).length;
    expect(await desk.reverse(batch)).toMatchObject({ report: { alreadyReversed: true, misregistered: 0 } });
    expect(await desk.wholeLog()).toHaveLength(before);
  });

  it('lists those that somebody changed since, misregistered all the same', async () => {
    const { batch } = await desk.take(file({}, { Löpnummer: '2' }));
    await desk.byCaseworker('2', {
      type: 'CorrectFact',
      ...when,
      data: { fact: 'education', value: 'compulsory', reason: 'new-information' },
    });
    expect(await desk.reverse(batch)).toMatchObject({
      report: {
        misregistered: 2,
        changedSince: [{ journey: desk.journeyIdOf('2'), row: '2', code: 'MisregisteredAllTheSame' }],
      },
    });
    expect(await desk.journeyOf('2')).toMatchObject({ misregistered: true });
  });

  it('refuses a batch that does not exist', async () =>
    expect(await desk.reverse('2c5ea4c0-4067-11e9-8bad-9b1deb4d3b7d')).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'BatchUnknown' },
    }));
});

describe('reversing a batch of corrections', () => {
  it.each<[string, RowOf, RowOf]>([
    ['a corrected value', {}, { Utbildning: 'Grundskola' }],
    ['corrected days', {}, { Anmälningsdatum: '2024-02-08', Startdatum: '2024-02-15' }],
    ['an added exit', {}, EXIT],
    ['a blanked exit', EXIT, {}],
    ['another kind of exit', EXIT, { ...EXIT, Avslutsorsak: 'Flyttat' }],
    ['another day of the exit', EXIT, { ...EXIT, Avslutsdatum: '2024-10-31' }],
    ['a misregistration', {}, { Avslutsorsak: 'Felregistrering' }],
  ])('takes back %s', async (_what, before, after) => {
    await desk.take(file(before));
    const was = await desk.journeyOf('1');
    const { batch } = await desk.take(file(after), accepting);
    expect(await desk.reverse(batch)).toMatchObject({
      report: { misregistered: 0, restored: 1, changedSince: [] },
    });
    const now = await desk.journeyOf('1');
    expect(now.facts).toEqual(was.facts);
    expect(now).toMatchObject({ status: was.status, misregistered: was.misregistered });
    expect(await desk.take(file(before))).toMatchObject({ unchanged: 1 });
    expect(await desk.take(file(after), accepting)).toMatchObject({ corrected: 1 });
  });

  it('brings nothing back where the batch that made the journey was reversed before it', async () => {
    const { batch: first } = await desk.take(file(EXIT));
    const { batch: second } = await desk.take(file({}), accepting);
    await desk.reverse(first);
    await desk.reverse(second);
    expect(await desk.journeyOf('1')).toMatchObject({ misregistered: true });
    expect(await desk.take(file(EXIT))).toMatchObject({ imported: 1, rejected: [] });
    expect(await desk.journeyOf('1', 1)).toMatchObject({ misregistered: false });
  });

  it('leaves what a later import said, which the next file is compared with', async () => {
    await desk.take(file({}));
    const { batch } = await desk.take(file(EXIT), accepting);
    await desk.take(file({ ...EXIT, Utbildning: 'Grundskola' }), accepting);
    await desk.reverse(batch);
    expect((await desk.journeyOf('1')).facts).toMatchObject({ education: 'compulsory' });
    expect(await desk.take(file({ Utbildning: 'Grundskola' }))).toMatchObject({ unchanged: 1 });
    expect(await desk.take(file({}), accepting)).toMatchObject({ corrected: 1 });
    expect((await desk.journeyOf('1')).facts).toMatchObject({ education: 'upper-secondary' });
  });

  it('leaves a value that somebody else changed since, and lists it', async () => {
    await desk.take(file({}));
    const { batch } = await desk.take(file({ Utbildning: 'Grundskola', Kön: 'M' }), accepting);
    await desk.byCaseworker('1', {
      type: 'CorrectFact',
      ...when,
      data: { fact: 'education', value: 'none-or-incomplete', reason: 'new-information' },
    });
    expect(await desk.reverse(batch)).toMatchObject({
      report: { restored: 1, changedSince: [{ row: '1', code: 'PartlyTakenBack' }] },
    });
    expect((await desk.journeyOf('1')).facts).toMatchObject({
      education: 'none-or-incomplete',
      sex: 'woman',
    });
  });

  it('lists a start, which no command takes back', async () => {
    await desk.take(file({ Startdatum: '' }));
    const { batch } = await desk.take(file({}), accepting);
    expect(await desk.reverse(batch)).toMatchObject({
      report: { restored: 0, changedSince: [{ row: '1', code: 'StartStands' }] },
    });
  });

  it('lists a withdrawal of consent, which no command takes back', async () => {
    await desk.take(file({}));
    const { batch } = await desk.take(file({ Samtycke: 'Återtaget' }), accepting);
    expect(await desk.reverse(batch)).toMatchObject({
      report: { restored: 0, changedSince: [{ row: '1', code: 'WithdrawalStands' }] },
    });
  });

  it('lists a journey of which nothing could be brought back', async () => {
    await desk.take(file({}));
    const { batch } = await desk.take(file({ Utbildning: 'Grundskola' }), accepting);
    await desk.byCaseworker('1', {
      type: 'CorrectFact',
      ...when,
      data: { fact: 'education', value: 'none-or-incomplete', reason: 'new-information' },
    });
    const { sv } = reasonSentence({ code: 'NotTakenBack' });
    expect(await desk.reverse(batch)).toMatchObject({
      report: { restored: 0, changedSince: [{ row: '1', code: 'NotTakenBack', what: sv }] },
    });
  });

  it('parts two records that the batch had made one', async () => {
    await desk.take(file({}));
    const { batch } = await desk.take(file({ Personnummer: '19900602-2397' }), accepting);
    expect(await desk.reverse(batch)).toMatchObject({ report: { restored: 1 } });
    const types = (await desk.wholeLog()).map(({ type }) => type);
    expect(types).toContain('ParticipantUnmerged');
  });
});
