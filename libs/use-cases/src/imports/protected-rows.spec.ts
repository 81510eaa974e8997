import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import { nameBasedId } from '@samspar/event-store';
import type { ImportReport } from '@samspar/import';
import { csv } from '../../../../test/fixtures/import/import-desk.js';
import {
  ANNA,
  answerOf,
  BO,
  by,
  INES,
  JourneyWorld,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { ImportFile } from './import-file.js';

type Row = Readonly<Record<string, string>>;
const UNN = '19850715-2380';
const ROW: Row = {
  Löpnummer: '7',
  Insats: 'FINSAM-team',
  Startdatum: '2025-02-01',
  Kön: 'Kvinna',
  'Anmälande enhet': 'Fjärilsenheten',
  Stadsdel: 'Farsta',
  Personnummer: '',
  Namn: '',
};
const journey = nameBasedId('journey', 'stockholm', 'main', '7', '0');

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
  answerOf(await read(ROW, ANNA, false));
  await world.told(journey, { type: 'AssignCaseworker', occurredOn: TODAY, data: { caseworker: 'anna' } });
});
afterEach(() => world.close());

const bytesOf = (row: Row) => csv(Object.keys(row), Object.values(row));
const read = (row: Row, asker: Asker = BO, dryRun = true) =>
  world.send(new ImportFile(world.sent(asker), bytesOf(row), 'stockholm', { dryRun, acceptChanges: true }));
const reportOf = async (...asked: Parameters<typeof read>): Promise<ImportReport> =>
  answerOf(await read(...asked)).report;
const protect = async (id = journey) => answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), id)));

const GUESSES: readonly (readonly [string, Row, Row])[] = [
  ['unit', {}, { 'Anmälande enhet': 'Skalbaggsenheten' }],
  ['district', {}, { Stadsdel: 'Järva' }],
  ['number', { Personnummer: INES.identityNumber }, { Personnummer: UNN }],
];

describe('the row of a person whose identity is protected', () => {
  it.each(GUESSES)(
    'tells whoever is not responsible not which guess of her %s is right, tried or taken',
    async (_what, right, wrong) => {
      await reportOf({ ...ROW, ...right }, ANNA, false);
      // The units that are not known are those of the file.
      const told = async (said: Row, dryRun?: boolean) => {
        const { unknownUnits: _units, ...report } = await reportOf({ ...ROW, ...said }, BO, dryRun);
        return report;
      };
      expect(await told(right)).not.toEqual(await told(wrong));
      await protect();
      const { stored } = await world.journey(journey);
      const guessed = await told(right);
      expect(guessed).toMatchObject({ unchanged: 1, warnings: [{ code: 'LeftToResponsible', number: '7' }] });
      expect([await told(wrong), await told(wrong, false)]).toEqual([guessed, guessed]);
      expect((await world.journey(journey)).stored).toEqual(stored);
      expect(await reportOf({ ...ROW, ...wrong }, ANNA)).toMatchObject({ unchanged: 0 });
    },
  );

  it('is taken in all else, and what it said before of her is kept for whoever is responsible', async () => {
    await protect();
    const report = await reportOf({ ...ROW, Stadsdel: 'Järva', Kön: 'Man' }, BO, false);
    expect(report).toMatchObject({ corrected: 1, warnedRows: 1 });
    const { state } = await world.journey(journey);
    expect(state).toMatchObject({ facts: { sex: 'man', district: 'farsta' } });
    expect(await reportOf({ ...ROW, Kön: 'Man' }, ANNA)).toMatchObject({ unchanged: 1, warnedRows: 0 });
  });

  it('that says nothing of who she is, or where, is told nothing of', async () => {
    await protect();
    const { Stadsdel: _district, 'Anmälande enhet': _unit, ...rest } = ROW;
    expect(await reportOf(rest)).toMatchObject({ unchanged: 1, warnings: [] });
  });

  it('is that journey’s alone: those of others are changed as before', async () => {
    await protect();
    await reportOf({ ...ROW, Löpnummer: '8' }, ANNA, false);
    expect(await reportOf({ ...ROW, Löpnummer: '8', Stadsdel: 'Järva' })).toMatchObject({
      corrected: 1,
      warnedRows: 0,
    });
  });

  it('is changed by whoever operates the installation, who is shown no person and holds the keys', async () => {
    await protect();
    const asked = new ImportFile(
      { ...by(OPERATOR), commandId: nameBasedId('by the operator') },
      bytesOf({ ...ROW, Stadsdel: 'Järva' }),
      'stockholm',
      { acceptChanges: true },
    );
    expect(answerOf(await world.send(asked)).report).toMatchObject({ corrected: 1, warnedRows: 0 });
  });
});

const about = (id: string): string => JSON.stringify({ address: `/arenden/${id}/plan` });

/** Bo's drafts once a file has said whose number it is. */
const afterwards = async (): Promise<readonly string[]> => {
  await world.ports.drafts.keep('bo', 'd-1', about(journey));
  await world.ports.drafts.keep('bo', 'd-2', about('somebody-elses'));
  expect(await reportOf({ ...ROW, Personnummer: INES.identityNumber }, BO, false)).toMatchObject({
    corrected: 1,
  });
  return (await world.ports.drafts.of('bo')).map(({ text }) => text);
};

describe('a row that says by its number that its person is one', () => {
  it('whose identity is protected leaves no draft about the journey behind', async () => {
    await protect(await world.referred(INES));
    expect(await afterwards()).toEqual([about('somebody-elses')]);
  });

  it('whose identity is protected, and another number hers before, leaves no draft about what is registered with that', async () => {
    await protect(await world.referred(INES));
    const before = await world.referred({ identityNumber: UNN, name: 'Unn Prov' });
    await world.ports.drafts.keep('bo', 'd-1', about(before));
    await world.ports.drafts.keep('bo', 'd-2', about(journey));
    const row = {
      ...ROW,
      Löpnummer: '9',
      Personnummer: INES.identityNumber,
      'Tidigare personnummer': UNN,
    };
    expect(await reportOf(row, BO, false)).toMatchObject({ imported: 1 });
    expect((await world.ports.drafts.of('bo')).map(({ text }) => text)).toEqual([about(journey)]);
  });

  it('whose identity is not protected leaves drafts as they are', async () => {
    await world.referred(INES);
    expect((await afterwards()).toSorted()).toEqual([about(journey), about('somebody-elses')].toSorted());
  });
});
