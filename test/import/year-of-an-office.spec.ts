import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type JourneyCommand, journeyStream, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import type { ImportOptions, ImportReport } from '@samspar/import';
import { type Installation, openInstallation, setUp, verify, viewFile } from '@samspar/installation';
import { dayInStockholm } from '@samspar/kernel';
import { type Dimension, readQuery } from '@samspar/statistics';
import { csv, type Typed } from '../fixtures/import/import-desk.js';

type RowOf = Readonly<Record<string, Typed>>;

const EXAMPLE = new URL('../../docs/examples/stockholm.json', import.meta.url);
const HEADERS = [
  'Löpnummer',
  'Insats',
  'Anmälande part',
  'Anmälningsdatum',
  'Startdatum',
  'Avslutsdatum',
  'Avslutsorsak',
  'Kön',
  'Utbildning',
];
const ROWS = 25;
const WORK = { Avslutsdatum: '2024-12-02', Avslutsorsak: 'Börjat arbeta' };
const MOVED = { Avslutsdatum: '2024-12-20', Avslutsorsak: 'Flyttat' };
const ONGOING = { Avslutsdatum: '', Avslutsorsak: '' };

/** Row n of the office's list: begun in month n, and n + 12, of 2024; the first four found work. */
const rowOf = (number: number): RowOf => ({
  Löpnummer: number,
  Insats: 'FINSAM-team',
  'Anmälande part': number % 2 ? 'Af' : 'Stockholms stad',
  Anmälningsdatum: '2024-01-02',
  Startdatum: `2024-${String(((number - 1) % 12) + 1).padStart(2, '0')}-15`,
  Kön: number % 3 ? 'K' : 'M',
  Utbildning: 'Gymnasial',
  ...(number <= 4 ? WORK : ONGOING),
});

const january: readonly RowOf[] = Array.from({ length: ROWS }, (_, index) => rowOf(index + 1));

/** The same list with some rows changed, gone (null) or added. */
const list = (changes: Readonly<Record<number, RowOf | null>> = {}): readonly RowOf[] => [
  ...january.flatMap((of, index) => {
    const change = changes[index + 1];
    return change === null ? [] : [{ ...of, ...change }];
  }),
  ...Object.entries(changes).flatMap(([number, change]) =>
    Number(number) > ROWS && change ? [{ ...rowOf(Number(number)), ...change }] : [],
  ),
];

const march = list({
  1: ONGOING,
  4: MOVED,
  5: { Utbildning: 'Grundskola' },
  6: MOVED,
  7: null,
  8: { Insats: 'Novum', Startdatum: '2024-09-09', Kön: 'M' },
  26: { Startdatum: '2024-11-04' },
});

const journeyOf = (number: number): string =>
  nameBasedId('journey', 'stockholm', 'main', String(number), '0');

describe("a year of an office's list", () => {
  const folder = mkdtempSync(join(tmpdir(), 'samspar-year-'));
  let now = Date.parse('2025-01-02T08:00:00Z');
  let desk: Installation;
  const batches = { january: '', march: '' };
  const then: Record<string, string> = {};

  beforeAll(async () => {
    const configuration = { folder, host: '127.0.0.1', port: 0, production: false };
    desk = await openInstallation(configuration, { what: 'the test', clock: () => now });
    await setUp(desk, JSON.parse(readFileSync(EXAMPLE, 'utf8')));
    await desk.views.catchUp();
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true });
  });

  const context = { actor: 'operator', role: 'operator' };
  const options = (more: Partial<ImportOptions> = {}): ImportOptions => {
    const [association] = desk.views.associations();
    if (!association) throw new Error('The association is set up first.');
    return { association, context, ...more };
  };
  const importing = (rows: readonly RowOf[], more?: Partial<ImportOptions>) =>
    desk.importer.import(
      csv(HEADERS, ...rows.map((of) => HEADERS.map((header) => of[header] ?? null))),
      options(more),
    );
  const take = async (rows: readonly RowOf[], more?: Partial<ImportOptions>): Promise<ImportReport> => {
    const outcome = await importing(rows, more);
    if (outcome.outcome === 'refused') throw new Error(outcome.sentence.en);
    return outcome.report;
  };
  const reverse = async (batch: string) => {
    const outcome = await desk.importer.reverse(batch, { context });
    if (outcome.outcome === 'refused') throw new Error(outcome.sentence.en);
    return outcome.report;
  };
  const byCaseworker = async (number: number, ...commands: readonly JourneyCommand[]): Promise<void> => {
    const outcome = await desk.streams.handle(journeyStream, journeyOf(number), under(null, commands), {
      actor: 'anna',
      role: 'caseworker',
      commandId: nameBasedId('by-caseworker', String(now), String(number)),
      correlationId: 'by-caseworker',
    });
    expect(outcome.outcome).toBe('accepted');
  };

  const count = (measure: string, by: Dimension | null, asKnownAt: string | null): Record<string, number> => {
    const read = readQuery([
      ['measure', measure],
      ['from', '2024-01-01'],
      ['to', '2024-12-31'],
      ...(by ? [['by', by] as [string, string]] : []),
      ...(asKnownAt ? [['asKnownAt', asKnownAt] as [string, string]] : []),
    ]);
    if ('refusal' in read) throw new Error(read.refusal.code);
    const found = desk.views.statistics(read.query);
    if ('refusal' in found) throw new Error(found.refusal.code);
    const { cells, total, checks } = found.answer;
    expect(checks?.closes).not.toBe(false);
    const parts = cells.map((cell) => [by ? cell[by] : 'total', Number(cell.value)] as const);
    return { total: Number(total), ...Object.fromEntries(parts) };
  };

  /** What the report of 2024 says, now or as known then. */
  const figures = (asKnownAt: string | null = null) => ({
    started: count('started', 'education', asKnownAt),
    ended: count('ended', 'exitGroup', asKnownAt),
    ongoing: count('ongoing', null, asKnownAt)['total'],
  });

  /** A day passes to its end: what is known then is told by its name, and log and views agree. */
  const endOfDay = async (name: string): Promise<void> => {
    then[name] = new Date(now).toISOString();
    await desk.views.catchUp();
    expect(await verify(desk.store, viewFile(folder), () => {})).toMatchObject({ whole: true });
  };
  const on = (day: string): { occurredOn: string; today: string } => {
    now = Date.parse(`${day}T09:00:00Z`);
    return { occurredOn: dayInStockholm(now), today: dayInStockholm(now) };
  };

  const KNOWN = {
    january: {
      started: { total: 25, 'upper-secondary': 25 },
      ended: { total: 4, 'work-or-studies': 4 },
      ongoing: 21,
    },
    february: {
      started: { total: 25, 'post-secondary-3-plus': 1, 'upper-secondary': 24 },
      ended: { total: 4, 'work-or-studies': 3, other: 1 },
      ongoing: 21,
    },
    march: {
      started: { total: 26, 'post-secondary-3-plus': 1, 'upper-secondary': 25 },
      ended: { total: 3, 'work-or-studies': 1, other: 2 },
      ongoing: 23,
    },
    april: {
      started: { total: 26, compulsory: 24, 'post-secondary-3-plus': 1, 'upper-secondary': 1 },
      ended: { total: 3, 'work-or-studies': 1, other: 2 },
      ongoing: 23,
    },
    may: {
      started: { total: 25, compulsory: 23, 'post-secondary-3-plus': 1, 'upper-secondary': 1 },
      ended: { total: 4, 'work-or-studies': 3, other: 1 },
      ongoing: 21,
    },
    none: { started: { total: 0 }, ended: { total: 0 }, ongoing: 0 },
  };

  it('January: the list is imported, and once more changes nothing', async () => {
    on('2025-01-10');
    const report = await take(january);
    expect(report).toMatchObject({ rows: 25, imported: 25, rejected: [], warnings: [] });
    batches.january = String(report.batch);
    expect(await take(january)).toMatchObject({ batch: null, imported: 0, unchanged: 25, missing: 0 });
    await endOfDay('january');
    expect(figures()).toEqual(KNOWN.january);
  });

  it('February: caseworkers correct an education, end a journey and reopen one', async () => {
    const when = on('2025-02-05');
    const data = { reason: 'new-information' } as const;
    await byCaseworker(5, {
      type: 'CorrectFact',
      ...when,
      data: { fact: 'education', value: 'post-secondary-3-plus', ...data },
    });
    await byCaseworker(6, {
      type: 'ExitJourney',
      occurredOn: '2024-12-20',
      today: when.today,
      data: { exit: { type: 'ExitedForOtherReason', data: { reasons: ['moved'] } } },
    });
    await byCaseworker(3, { type: 'ReopenJourney', ...when, data });
    await endOfDay('february');
    expect(figures()).toEqual(KNOWN.february);
  });

  it('a list whose numbers were sorted apart from the rest is refused as a whole, and nothing is written', async () => {
    on('2025-03-09');
    const sorted = january.map((of, index) => ({ ...of, Löpnummer: ROWS - index }));
    const before = await desk.store.lastPosition();
    expect(await importing(sorted)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'TooManyChanges', known: 25 },
    });
    expect(await desk.store.lastPosition()).toBe(before);
    await endOfDay('sorted');
    expect(figures()).toEqual(KNOWN.february);
  });

  it('March: changes are corrections, nobody is undone, another person is told apart', async () => {
    on('2025-03-10');
    const report = await take(march);
    expect(report).toMatchObject({ rows: 25, imported: 1, unchanged: 20, corrected: 2, missing: 1 });
    expect(report.rejected).toMatchObject([
      { row: 6, column: 'Utbildning', value: 'Grundskola' },
      { row: 8, column: 'Löpnummer', value: '8' },
    ]);
    batches.march = String(report.batch);
    await endOfDay('march');
    expect(figures()).toEqual(KNOWN.march);
  });

  it('April: a column that changed all the way down is taken when that is said', async () => {
    on('2025-04-07');
    const april = march
      .filter(({ Löpnummer }) => Löpnummer !== 8)
      .map((of) => ({ ...of, Utbildning: of['Löpnummer'] === 5 ? 'Gymnasial' : 'Grundskola' }));
    expect(await importing(april)).toMatchObject({ outcome: 'refused', refusal: { code: 'TooManyChanges' } });
    const report = await take([...april, { ...rowOf(8), Utbildning: 'Grundskola' }], { acceptChanges: true });
    expect(report).toMatchObject({ imported: 0, unchanged: 1, corrected: 24, missing: 1, rejected: [] });
    await endOfDay('april');
    expect(figures()).toEqual(KNOWN.april);
  });

  it('May: March is taken back, and what April changed stays', async () => {
    on('2025-05-05');
    expect(await reverse(batches.march)).toMatchObject({
      misregistered: 1,
      restored: 2,
      changedSince: [{ row: '26' }],
    });
    await endOfDay('may');
    expect(figures()).toEqual(KNOWN.may);
  });

  it('June: January is taken back, and nothing is left', async () => {
    on('2025-06-02');
    const report = await reverse(batches.january);
    expect(report).toMatchObject({ misregistered: 25, restored: 0 });
    expect(report.changedSince.map(({ row }) => row)).not.toContainEqual('7');
    expect(report.changedSince).toHaveLength(24);
    await endOfDay('june');
    expect(figures()).toEqual(KNOWN.none);
  });

  it('July: the list is imported anew, as it was the first time', async () => {
    on('2025-07-01');
    const report = await take(january);
    expect(report).toMatchObject({ rows: 25, imported: 25, missing: 0, rejected: [] });
    expect(Object.values(batches)).not.toContain(report.batch);
    await endOfDay('july');
    expect(figures()).toEqual(KNOWN.january);
    expect(await take(january)).toMatchObject({ batch: null, unchanged: 25 });
  });

  it('every earlier figure is answered as it was known then', () => {
    const known = Object.entries(then).map(([name, at]) => [name, figures(at)]);
    expect(Object.fromEntries(known)).toEqual({
      january: KNOWN.january,
      february: KNOWN.february,
      sorted: KNOWN.february,
      march: KNOWN.march,
      april: KNOWN.april,
      may: KNOWN.may,
      june: KNOWN.none,
      july: KNOWN.january,
    });
  });
});
