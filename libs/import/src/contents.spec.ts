import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  type Typed,
  xlsx,
} from '../../../test/fixtures/import/import-desk.js';
import type { FileContents } from './contents.js';

const HEADERS = ['Löpnummer', 'Insats', 'Startdatum', 'Kön', 'Personnummer', 'Telefon'];
const ROW = ['1', 'FINSAM-team', '2024-01-15', 'K', '', ''];
const NUMBER = '19900602-2397';

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

/** What is asked of a file; the answer is no. */
const askedOf = async (bytes: Uint8Array): Promise<FileContents> => {
  const asked: FileContents[] = [];
  const outcome = await desk.outcomeOf(bytes, {
    rights: {
      imports: true,
      permits: (contents) => {
        asked.push(contents);
        return false;
      },
      owns: () => true,
      opens: () => true,
      importsFor: (all) => all,
    },
  });
  const [contents] = asked;
  if (contents === undefined) throw new Error('Nothing was asked of the file');
  expect(outcome).toMatchObject({ outcome: 'refused', refusal: { code: 'FileNotPermitted', ...contents } });
  return contents;
};

describe('what a file is about', () => {
  it('is asked before anything is written, and the file is refused where the answer is no', async () => {
    await askedOf(csv(HEADERS, ROW));
    expect(await desk.wholeLog()).toEqual([]);
  });

  it('is the insatser of its rows, those of rows that are not understood left out', async () =>
    expect(
      await askedOf(csv(HEADERS, ROW, ['2', 'Novum', '2024-01-15', 'M'], ['3', 'Okänd', '2024-01-15', 'M'])),
    ).toEqual({ interventions: ['finsam-team', 'novum'], hasIdentityNumbers: false }));

  it('is what the file says, whatever the log has of the same Löpnummer', async () => {
    await desk.take(csv(HEADERS, ROW));
    const { interventions } = await askedOf(csv(HEADERS, [...ROW.slice(0, 1), 'Novum', ...ROW.slice(2)]));
    expect(interventions).toEqual(['novum']);
  });

  it('is also the insats of a row that is rejected for something else', async () =>
    expect((await askedOf(csv(HEADERS, ROW, ['2', 'Novum', 'i våras', 'M']))).interventions).toEqual([
      'finsam-team',
      'novum',
    ]));

  it.each<[string, readonly (readonly Typed[])[], boolean]>([
    ['in its column', [HEADERS, [...ROW.slice(0, 4), NUMBER, '']], true],
    ['mistyped in its column', [HEADERS, [...ROW.slice(0, 4), 'fråga Anna', '']], true],
    ['in a column that is not read', [HEADERS, [...ROW.slice(0, 5), `${NUMBER} (mamma)`]], true],
    ['above the headers', [[`Rapport om ${NUMBER}`], HEADERS, ROW], true],
    ['in a row that is not understood', [HEADERS, ROW, ['2', 'Okänd', '', '', NUMBER, '']], true],
    ['nowhere, though a Löpnummer has ten digits', [HEADERS, ['2411050001', ...ROW.slice(1)]], false],
    ['nowhere', [HEADERS, ROW], false],
  ])('has an identity number %s', async (_where, rows, has) =>
    expect((await askedOf(await xlsx(...rows))).hasIdentityNumbers).toBe(has),
  );
});

describe('what a batch is about', () => {
  it('is the insatser of its journeys, and whether a row of it had an identity number', async () => {
    const { batch } = await desk.take(csv(HEADERS, ROW, ['2', 'Novum', '2024-01-15', 'K', NUMBER]));
    expect(await desk.importer.contentsOf(batch ?? '')).toEqual({
      association: 'stockholm',
      interventions: ['finsam-team', 'novum'],
      hasIdentityNumbers: true,
      owner: 'office',
    });
    const { batch: other } = await desk.take(csv(HEADERS, ['3', ...ROW.slice(1)]));
    expect(await desk.importer.contentsOf(other ?? '')).toMatchObject({ hasIdentityNumbers: false });
  });

  it('is nothing where there is no such batch', async () =>
    expect(await desk.importer.contentsOf('ingen')).toBeUndefined());
});

it('rows are told of as they are examined, and as they are written', async () => {
  const examined: string[] = [];
  const written: string[] = [];
  await desk.take(csv(HEADERS, ROW), {
    examined: (done, of) => examined.push(`${done}/${of}`),
    progress: (done, of) => written.push(`${done}/${of}`),
  });
  expect({ examined, written }).toEqual({ examined: ['1/1'], written: ['1/1'] });
});
