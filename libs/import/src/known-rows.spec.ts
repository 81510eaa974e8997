import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { journeyStream, under } from '@samspar/casework';
import { readIdentityNumber } from '@samspar/identity-number';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  TODAY,
  type Typed,
} from '../../../test/fixtures/import/import-desk.js';
import { textOfValues } from './row-values.js';

type RowOf = Readonly<Record<string, Typed>>;

const ROW: RowOf = {
  Löpnummer: '1',
  Insats: 'FINSAM-team',
  'Anmälande part': 'Af',
  'Medbeslutande parter': '',
  Anmälningsdatum: '2024-01-08',
  Startdatum: '2024-01-15',
  Avslutsdatum: '',
  Avslutsorsak: '',
  Kön: 'K',
  'Ålder vid start': 34,
  Födelseår: '',
  Utbildning: 'Gymnasial',
  'Försörjning vid start': 'Försörjningsstöd',
  'Försörjning vid avslut': '',
  Samtycke: '',
  Personnummer: '',
};

/** A file of rows that differ from the usual one by what is said. */
const file = (...rows: readonly RowOf[]): Uint8Array =>
  csv(Object.keys(ROW), ...rows.map((row) => Object.values({ ...ROW, ...row })));

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

/** What the second of two imports reports, and what it adds to the log of the journey that the first one made. */
const change = async (before: RowOf, after: RowOf) => {
  await desk.take(file(before));
  const first = (await desk.eventsOf('1')).length;
  const report = await desk.take(file(after), { acceptChanges: true });
  return { report, added: (await desk.eventsOf('1')).slice(first) };
};

describe("another person's row", () => {
  const NUMBER = '19900602-2397';
  it.each<[string, RowOf, RowOf]>([
    ['another insats and sex', {}, { Insats: 'Novum', Kön: 'M' }],
    ['another sex and start', {}, { Kön: 'M', Startdatum: '2024-02-15' }],
    [
      'another identity number',
      { Personnummer: NUMBER, 'Ålder vid start': '' },
      { Personnummer: '18900101-9802', 'Ålder vid start': '' },
    ],
  ])('%s is rejected', async (_what, before, after) => {
    const { report, added } = await change(before, after);
    expect(report).toMatchObject({
      corrected: 0,
      rejected: [{ row: 2, reason: expect.stringMatching(/någon annan/) }],
    });
    expect(added).toEqual([]);
  });

  it.each<[string, RowOf, RowOf]>([
    ['a blank start and another insats', { Startdatum: '' }, { Insats: 'Novum' }],
    ['an unknown sex and another insats', { Kön: 'vet ej' }, { Insats: 'Novum' }],
    ['a sex that becomes unknown and another insats', {}, { Kön: 'vill ej uppge', Insats: 'Novum' }],
    ['another sex alone', {}, { Kön: 'M' }],
  ])('blank or unknown never differs: %s', async (_what, before, after) => {
    const { report } = await change(before, after);
    expect(report).toMatchObject({ corrected: 1, rejected: [] });
  });

  it('a number that is blanked leaves the person, and another number after it is still rejected', async () => {
    const nameless = { 'Ålder vid start': '' };
    await desk.take(file({ ...nameless, Personnummer: NUMBER }));
    expect(await desk.take(file(nameless))).toMatchObject({ unchanged: 1 });
    expect(
      (await desk.take(file({ ...nameless, Personnummer: '19121212-1212' }), { acceptChanges: true }))
        .rejected,
    ).toMatchObject([{ column: 'Personnummer', value: '1912••••-••••' }]);
  });

  it('a number that comes later makes one person of two records', async () => {
    await desk.take(file({ Löpnummer: '7', Personnummer: NUMBER }, {}));
    const known = (await desk.journeyOf('7')).participantId;
    const unknown = (await desk.journeyOf('1')).participantId;
    const second = file({ Löpnummer: '7', Personnummer: NUMBER }, { Personnummer: NUMBER });
    expect(await desk.take(second, { acceptChanges: true })).toMatchObject({ corrected: 1, rejected: [] });
    const merges = (await desk.wholeLog()).filter(({ type }) => type === 'ParticipantMerged');
    expect(merges).toMatchObject([{ stream: `participant-${unknown}`, data: { into: known } }]);
    expect(await desk.take(second)).toMatchObject({ batch: null, unchanged: 2 });
  });
});

/** Ten rows, some of them with another education. */
const rows = (changed: number) =>
  file(
    ...Array.from({ length: 10 }, (_, index) => ({
      Löpnummer: index + 1,
      Utbildning: index < changed ? 'Grundskola' : 'Gymnasial',
    })),
  );

describe('a file in which too much changed', () => {
  it('is taken where a fifth of the known rows changed', async () => {
    await desk.take(rows(0));
    expect(await desk.take(rows(2))).toMatchObject({ corrected: 2, unchanged: 8 });
  });

  it.each([false, true])('is refused where more than a fifth changed (dry run: %s)', async (dryRun) => {
    await desk.take(rows(0));
    const before = (await desk.wholeLog()).length;
    expect(await desk.outcomeOf(rows(3), { dryRun })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'TooManyChanges', changed: 3, known: 10 },
    });
    expect(await desk.wholeLog()).toHaveLength(before);
  });

  it('is taken all the same where that is said', async () => {
    await desk.take(rows(0));
    expect(await desk.take(rows(3), { acceptChanges: true })).toMatchObject({ corrected: 3, unchanged: 7 });
  });

  it('counts rows of other persons as changed', async () => {
    await desk.take(rows(0));
    const moved = Array.from({ length: 10 }, (_, index) => ({
      Löpnummer: index + 1,
      ...(index < 3 && { Kön: 'M', Insats: 'Novum' }),
    }));
    expect(await desk.outcomeOf(file(...moved))).toMatchObject({
      refusal: { code: 'TooManyChanges', changed: 3, known: 10 },
    });
  });

  it('does not count rows that are new', async () => {
    await desk.take(rows(0));
    const many = Array.from({ length: 30 }, (_, index) => ({ Löpnummer: index + 1 }));
    expect(await desk.take(file(...many))).toMatchObject({ imported: 20, unchanged: 10 });
  });
});

describe('a Löpnummer', () => {
  it('is the same one whatever its dash and spaces, and none of its rows is gone', async () => {
    await desk.take(file({ Löpnummer: '2024-17' }));
    const again = await desk.take(file({ Löpnummer: '\u00a02024–17 ' }));
    expect(again).toMatchObject({ imported: 0, unchanged: 1, missing: 0 });
  });
});

describe('a row that is gone', () => {
  it('is reported and left', async () => {
    await desk.take(file({}, { Löpnummer: '2' }));
    expect(await desk.take(file({}))).toMatchObject({ missing: 1, unchanged: 1, batch: null });
    expect((await desk.journeyOf('2')).status).toBe('started');
  });

  it('is looked for in its own register', async () => {
    await desk.take(file({}, { Löpnummer: '2' }));
    expect(await desk.take(file({}), { register: 'novum' })).toMatchObject({ imported: 1, missing: 0 });
  });
});

describe('a row whose digests lie under a key of the association, as 0.2.0 made them', () => {
  const NUMBER = '19900602-2397';
  const TOLD: RowOf = { Personnummer: NUMBER, 'Ålder vid start': '' };

  beforeEach(async () => {
    await desk.take(file(TOLD));
    const read = readIdentityNumber(NUMBER, TODAY);
    const texts = [
      textOfValues('identity', { identity: 'number' in read ? read.number : null }) ?? '',
      textOfValues('sex', { sex: 'woman' }) ?? '',
    ];
    const [identity = '', sex = ''] = await desk.vault.digest('stockholm', 'row', texts);
    const digests = { identity: identity.slice(0, 22), sex: sex.slice(0, 22) };
    const command = {
      type: 'CorrectFact',
      occurredOn: TODAY,
      today: TODAY,
      data: { fact: 'referringUnit', value: 'Enheten', reason: 'source-changed' },
    } as const;
    await desk.streams.handle(journeyStream, desk.journeyIdOf('1'), under(null, [command]), {
      actor: 'operator',
      role: 'operator',
      commandId: '11111111-1111-4111-8111-111111111111',
      correlationId: 'as 0.2.0',
      row: { register: 'main', number: '1', digests },
    });
  });

  it('is known again', async () => {
    expect(await desk.take(file(TOLD))).toMatchObject({ unchanged: 1, corrected: 0, rejected: [] });
  });

  it("is another person's with another number", async () => {
    const other = file({ ...TOLD, Personnummer: '19121212-1212' });
    expect((await desk.take(other, { acceptChanges: true })).rejected).toMatchObject([
      { column: 'Personnummer', reason: expect.stringMatching(/någon annan/) },
    ]);
  });

  it('is corrected where it says something else, and what it says then is kept under its own key', async () => {
    const other = file({ ...TOLD, Kön: 'M' });
    expect(await desk.take(other, { acceptChanges: true })).toMatchObject({ corrected: 1, rejected: [] });
    expect((await desk.eventsOf('1')).at(-1)?.metadata.row?.digests).toMatchObject({
      identity: expect.not.stringMatching(/^v2/),
      sex: expect.stringMatching(/^v2/),
    });
    expect(await desk.take(other)).toMatchObject({ unchanged: 1 });
  });
});

it('of the number of a person without consent there is no digest, and its row is known again', async () => {
  const refused = file({ Samtycke: 'nej', Personnummer: '19900602-2397', 'Ålder vid start': '' });
  await desk.take(refused);
  for (const { metadata } of await desk.eventsOf('1'))
    expect(metadata.row?.digests).not.toHaveProperty('identity');
  expect(await desk.take(refused)).toMatchObject({ unchanged: 1, corrected: 0, rejected: [] });
});
