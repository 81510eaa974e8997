import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  type Typed,
} from '../../../test/fixtures/import/import-desk.js';

/** Saved by hand as Excel does: Löpnummer, Insats, Startdatum, Kön and Avslutsdatum, of which some are formulas. */
const FAILING = readFileSync(new URL('../../../test/import/failing-formulas.xlsx', import.meta.url));

const HEADERS = ['Löpnummer', 'Insats', 'Startdatum', 'Kön', 'Avslutsdatum'];
const row = (number: Typed, sex: Typed, exitedOn: Typed): readonly Typed[] => [
  number,
  'Novum',
  '2024-01-15',
  sex,
  exitedOn,
];

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

describe('a cell whose formula fails', () => {
  it('rejects its row, and the error is named', async () => {
    expect(await desk.take(FAILING, { dryRun: true })).toMatchObject({
      rows: 3,
      imported: 1,
      rejected: [
        {
          row: 3,
          column: 'Avslutsdatum',
          value: '#N/A',
          sentence: {
            sv: 'Formeln i cellen ger felet #N/A: rätta formeln, eller skriv in värdet i stället.',
            en: 'The formula in the cell gives the error #N/A: correct the formula, or enter the value instead.',
          },
        },
        { row: 4, column: 'Kön', value: '#DIV/0!' },
      ],
    });
  });

  it.each(['#SAKNAS!', '#DIVISION/0!', '#VÄRDEFEL!', '#NAMN?', '#REF!', '#N/A', 'Err:508', 'Fel:508'])(
    'rejects its row in a text file too: %s',
    async (error) =>
      expect(await desk.take(csv(HEADERS, row('1', 'K', error)), { dryRun: true })).toMatchObject({
        rejected: [{ column: 'Avslutsdatum', value: error, code: 'FormulaFails' }],
      }),
  );

  it.each(['Enhet #1', '#1', '# A!', 'Fel: 508'])('is not one that reads %s', async (unit) =>
    expect(
      await desk.take(csv([...HEADERS, 'Enhet'], [...row('1', 'K', ''), unit]), { dryRun: true }),
    ).toMatchObject({ imported: 1, rejected: [] }),
  );

  it('makes no row of formulas that wait for one', async () => {
    const waiting = [null, null, null, '#SAKNAS!', '#SAKNAS!'];
    expect(await desk.take(csv(HEADERS, row('1', 'K', ''), waiting), { dryRun: true })).toMatchObject({
      rows: 1,
      rejected: [],
    });
  });

  it('is no identity number', async () => {
    const file = csv([...HEADERS, 'Personnummer'], [...row('1', 'K', ''), '#SAKNAS!']);
    const outcome = await desk.outcomeOf(file, {
      rights: {
        imports: true,
        permits: ({ hasIdentityNumbers }) => !hasIdentityNumbers,
        owns: () => true,
        opens: () => true,
        importsFor: (all) => all,
      },
    });
    expect(outcome).toMatchObject({
      outcome: 'taken',
      report: { rejected: [{ column: 'Personnummer', value: '#SAKNAS!' }] },
    });
  });
});
