import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  type Typed,
} from '../../../test/fixtures/import/import-desk.js';

const HEADERS = ['Löpnummer', 'Insats', 'Kön', 'Startdatum'];
const rowOf = (number: string, sex = 'K'): readonly Typed[] => [number, 'Novum', sex, '2024-01-15'];

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const OFFICE = {
  imports: true,
  permits: ({ hasIdentityNumbers }: { hasIdentityNumbers: boolean }) => !hasIdentityNumbers,
  owns: () => true,
  sees: () => true,
};

describe('a file that holds only a part of its list', () => {
  it('is not told that the others are missing, where that is said', async () => {
    await desk.take(csv(HEADERS, rowOf('1'), rowOf('2')));
    expect(await desk.take(csv(HEADERS, rowOf('1')))).toMatchObject({ partial: false, missing: 1 });
    expect(await desk.take(csv(HEADERS, rowOf('1')), { partial: true })).toMatchObject({
      partial: true,
      missing: 0,
    });
  });

  it('is known where it is the workbook of rows to mend', async () => {
    const file = csv(HEADERS, rowOf('1'), rowOf('2', 'xyz'));
    await desk.take(file);
    const workbook = await desk.mend(file);
    expect(await desk.take(workbook ?? new Uint8Array())).toMatchObject({
      partial: true,
      missing: 0,
      rejectedRows: 1,
    });
  });
});

describe('a cell that is put right after the file was sent', () => {
  it('counts in its stead, whatever is wrong with it, and the rest of the row as it stands', async () => {
    const file = csv(HEADERS, rowOf('1'), rowOf('1', 'xyz'));
    const mends = { 3: { Kön: 'M', Löpnummer: '2' } };
    expect(await desk.take(file, { mends })).toMatchObject({ imported: 2, rejected: [] });
    expect((await desk.journeyOf('2')).facts.sex).toBe('man');
  });

  it('is read like any other: one that is still wrong is told of as it was typed', async () => {
    const file = csv(HEADERS, rowOf('1', 'xyz'));
    expect((await desk.take(file, { mends: { 2: { Kön: 'Mna' } } })).rejected).toMatchObject([
      { row: 2, column: 'Kön', value: 'Mna', code: 'ValueMisspelt' },
    ]);
  });

  it('makes a file one with identity numbers where it is one', async () => {
    const file = csv([...HEADERS, 'Personnummer'], [...rowOf('1', 'xyz'), '']);
    const tried = (mends: Record<string, Record<string, string>>) =>
      desk.outcomeOf(file, { mends, rights: OFFICE as never, dryRun: true });
    expect(await tried({ 2: { Kön: 'M' } })).toMatchObject({ outcome: 'taken' });
    expect(await tried({ 2: { Personnummer: '19900602-2397' } })).toMatchObject({
      refusal: { code: 'FileNotPermitted' },
    });
  });
});
