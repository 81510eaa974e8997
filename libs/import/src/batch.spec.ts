import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { csv, type ImportDesk, openImportDesk } from '../../../test/fixtures/import/import-desk.js';
import { batchStream } from './batch.js';
import { numbersOf, registerStream } from './register.js';

/** One frozen event per type and version. */
const folder = new URL('../fixtures/', import.meta.url);
const fixtures = readdirSync(folder).map((file) => ({
  file,
  stored: JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
}));
const TYPES = [
  'BatchReversed',
  'ColumnsMatched',
  'ImportCompleted',
  'ImportStarted',
  'RowsRegistered',
  'RowsTaken',
  'RowsWithdrawn',
];
const upcast = (stored: Parameters<typeof batchStream.upcast>[0]) =>
  (['RowsRegistered', 'RowsWithdrawn', 'ColumnsMatched'].includes(stored.type)
    ? registerStream
    : batchStream
  ).upcast(stored);

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

describe('the events of imports, as stored', () => {
  it('have a frozen example of every type and version', () =>
    expect(fixtures.map(({ file }) => file)).toEqual(
      TYPES.flatMap((type) => (type === 'RowsRegistered' ? [1, 2] : [1]).map((at) => `${type}.v${at}.json`)),
    ));

  it.each(fixtures)('are still understood: $file', ({ stored }) => {
    const { type, occurredOn, data } = stored;
    const unsaid = type === 'RowsRegistered' && stored.schemaVersion === 1 ? { interventions: null } : {};
    expect(upcast(stored)).toEqual({ type, occurredOn, data: { ...data, ...unsaid } });
  });

  it('are written today with the properties of the newest example', async () => {
    const { batch } = await desk.take(
      csv(['Löpnummer', 'Insats', 'Startdatum', 'Vem'], ['1', 'Novum', '2024-01-15', 'K']),
      { columns: { Vem: 'Kön' } },
    );
    await desk.reverse(batch);
    const written = (await desk.wholeLog()).filter(({ type }) => TYPES.includes(type));
    expect(written.map(({ type }) => type).toSorted()).toEqual(TYPES);
    for (const { type, schemaVersion, data } of written) {
      const frozen = fixtures.find(({ file }) => file === `${type}.v${schemaVersion}.json`);
      expect(Object.keys(data).toSorted()).toEqual(Object.keys(frozen?.stored.data).toSorted());
    }
  });

  it('of a type nobody knows are a damaged log', () =>
    expect(() =>
      batchStream.upcast({ type: 'RowsLost', schemaVersion: 1, occurredOn: '2025-03-01', data: {} }),
    ).toThrow(/RowsLost/));
});

describe('a batch', () => {
  const when = { occurredOn: '2025-03-01', today: '2025-03-01' } as const;
  const { decide, evolve, initialState } = batchStream.decider;

  it('takes no rows before it started', () =>
    expect(decide({ type: 'TakeRows', ...when, data: { journeys: ['a'] } }, initialState)).toEqual({
      accepted: false,
      refusal: { code: 'BatchNotStarted' },
    }));

  it('that does not begin with its start is a damaged log', () =>
    expect(() =>
      evolve(initialState, { type: 'RowsTaken', occurredOn: '2025-03-01', data: { journeys: [] } }),
    ).toThrow(/begins with its start/));
});

describe('a register', () => {
  it('has the numbers that were registered and not withdrawn since', () => {
    const { evolve, initialState } = registerStream.decider;
    const occurredOn = '2025-03-01';
    const interventions = ['novum'];
    const register = [
      { type: 'RowsRegistered', occurredOn, data: { numbers: ['1', '2'], interventions } } as const,
      { type: 'RowsWithdrawn', occurredOn, data: { numbers: ['1', '2'] } } as const,
      { type: 'RowsRegistered', occurredOn, data: { numbers: ['2'], interventions } } as const,
    ].reduce(evolve, initialState);
    expect([...numbersOf(register)]).toEqual(['2']);
  });
});
