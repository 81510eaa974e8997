import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  association,
  csv,
  type ImportDesk,
  openImportDesk,
} from '../../../test/fixtures/import/import-desk.js';

const HEAD = [
  'Löpnummer',
  'Insats',
  'Anmälningsdatum',
  'Startdatum',
  'Kön',
  'Samtycke',
  'Samtyckesdatum',
  'Får lämna ut enligt samtycket',
  'Får ta del enligt samtycket',
  'Uppgifter som samtycket gäller',
];
const rowOf = (insats: string, receiving: string, giving = 'Stockholms stad') =>
  csv(HEAD, [
    '1',
    insats,
    '2024-01-08',
    '2024-01-15',
    'M',
    'Ja',
    '2024-01-10',
    giving,
    receiving,
    'Namn och deltagande',
  ]);

/** Novum is financed by ESF, FINSAM-team is not. */
const financed = {
  ...association,
  interventions: association.interventions.map((one) =>
    one.id === 'novum' ? { ...one, esf: { project: '2023/00417' } } : one,
  ),
};

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

describe('consent to ESF, in a row', () => {
  it.each(['Svenska ESF-rådet, genom SCB', 'ESF-rådet', 'SCB'])(
    'is to be told of her, as %s, beside authorities, and the same row says nothing new',
    async (called) => {
      const file = rowOf('Novum', `Region Stockholm; ${called}`);
      expect(await desk.take(file, { association: financed })).toMatchObject({ imported: 1, rejected: [] });
      const given = (await desk.eventsOf('1')).find(({ type }) => type === 'ConsentGiven');
      expect(given?.data).toMatchObject({
        giving: { parties: ['municipality'], authorities: [] },
        receiving: { parties: ['region'], authorities: ['esf-scb'] },
      });
      expect(await desk.take(file, { association: financed })).toMatchObject({ imported: 0, unchanged: 1 });
    },
  );

  it('is rejected of an insats that ESF does not finance, where no insats is financed so, and as of who gives out', async () => {
    for (const [file, of, reason] of [
      [rowOf('FINSAM-team', 'ESF-rådet'), financed, /^ESF finansierar inte insatsen/],
      [rowOf('Novum', 'ESF-rådet'), association, /^Värdet finns inte i listan/],
      [rowOf('Novum', 'Region Stockholm', 'ESF-rådet'), financed, /^Värdet finns inte i listan/],
    ] as const)
      expect(await desk.take(file, { association: of })).toMatchObject({
        imported: 0,
        rejected: [{ reason: expect.stringMatching(reason) }],
      });
  });
});
