import { type Asker, importRights } from '@samspar/access';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { participantStream } from '@samspar/casework';
import { scopeOf } from '@samspar/registration';
import type { Identity } from '@samspar/vault';
import {
  association,
  csv,
  type ImportDesk,
  openImportDesk,
  type Typed,
} from '../../../test/fixtures/import/import-desk.js';

const ROW: Readonly<Record<string, Typed>> = {
  Löpnummer: '1',
  Insats: 'FINSAM-team',
  Kön: 'M',
  Startdatum: '2024-01-15',
  Personnummer: '',
  Namn: '',
  'Tidigare personnummer': '',
  Samtycke: '',
};
const NOW = '19900602-2397';
const BEFORE = '19880602-2383';
const NAME = 'Unn Prov';
const WHOLE = { Personnummer: NOW, Namn: NAME };

const file = (...rows: readonly Readonly<Record<string, Typed>>[]): Uint8Array =>
  csv(Object.keys(ROW), ...rows.map((row) => Object.values({ ...ROW, ...row })));

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const known = async (participantId: string, insats = 'finsam-team'): Promise<Identity | undefined> =>
  desk.vault.identityOf({ participantId, scope: scopeOf(insats), journey: desk.journeyIdOf('1') });
const participantOf = async (digits: string): Promise<string> =>
  (await desk.vault.find('stockholm', { kind: 'personnummer', digits: digits.replace('-', '') })) ?? '';
const mergedInto = async (participantId: string): Promise<string | null | undefined> => {
  const { state } = await desk.streams.load(participantStream, participantId);
  return state.status === 'none' ? undefined : state.mergedInto;
};

describe('Namn', () => {
  it('goes to the vault for the insats of the row, and nowhere else', async () => {
    const report = await desk.take(file(WHOLE));
    expect(report).toMatchObject({ imported: 1, warnings: [] });
    const { participantId } = await desk.journeyOf('1');
    expect(await known(participantId)).toMatchObject({ name: NAME });
    expect((await desk.vault.identityOf({ participantId, scope: scopeOf('novum') }))?.name).toBeUndefined();
    const log = (await desk.wholeLog()).map(({ data, metadata }) => [data, metadata]);
    expect(JSON.stringify([log, report])).not.toContain(NAME);
  });

  it('is taken with the number where that comes later, and is then changed on the card alone', async () => {
    await desk.take(file({}));
    await desk.take(file(WHOLE), { acceptChanges: true });
    const identified = await participantOf(NOW);
    expect(await known(identified)).toMatchObject({ name: NAME });
    expect(await desk.take(file({ ...WHOLE, Namn: 'En annan' }))).toMatchObject({ unchanged: 1 });
    expect(await known(identified)).toMatchObject({ name: NAME });
  });

  it.each([
    ['without a number', { Namn: NAME }, 'WithoutIdentityNumber'],
    ['without consent', { ...WHOLE, Samtycke: 'Nej' }, 'AnonymousWithoutConsent'],
  ])('is not taken %s, which is told, and is not repeated', async (_what, row, code) => {
    const report = await desk.take(file(row));
    expect(report).toMatchObject({ imported: 1, warnings: [{ code }] });
    expect(JSON.stringify(report)).not.toContain(NAME);
    const { participantId } = await desk.journeyOf('1');
    expect(await known(participantId)).toBeUndefined();
  });

  it('that is an identity number is rejected', async () =>
    expect(await desk.take(file({ ...WHOLE, Namn: BEFORE }))).toMatchObject({
      imported: 0,
      rejected: [{ column: 'Namn', value: '', code: 'IdentityNumberInClear' }],
    }));

  it('makes a file one of known persons, which the office does not import', async () => {
    const office: Asker = {
      actor: 'olof',
      role: 'office',
      roles: ['office'],
      association: 'stockholm',
      interventions: [],
    };
    const rights = importRights(office, association);
    expect(await desk.outcomeOf(file({ Namn: NAME }), { context: office, rights })).toMatchObject({
      refusal: { code: 'FileNotPermitted', hasIdentityNumbers: true },
    });
    expect(await desk.outcomeOf(file({}), { context: office, rights })).toMatchObject({
      outcome: 'taken',
    });
  });
});

describe('Tidigare personnummer', () => {
  const REPLACED = { ...WHOLE, 'Tidigare personnummer': BEFORE };

  it('counts as the person’s, who is known by the number that she has', async () => {
    await desk.take(file({ Löpnummer: '7', Personnummer: BEFORE }, REPLACED));
    const [{ participantId }, { participantId: former }] = [
      await desk.journeyOf('1'),
      await desk.journeyOf('7'),
    ];
    expect(await mergedInto(former)).toBe(participantId);
    expect((await known(participantId))?.number.digits).toBe(NOW.replace('-', ''));
  });

  it('is said once, also where the same file comes again', async () => {
    await desk.take(file(REPLACED));
    expect(await desk.take(file(REPLACED))).toMatchObject({ unchanged: 1 });
    const said = (await desk.wholeLog()).filter(({ type }) => type === 'NumberReplaced');
    expect(said).toMatchObject([{ data: { journey: desk.journeyIdOf('1') } }]);
  });

  it('is taken back with the batch', async () => {
    const { batch } = await desk.take(file({ Löpnummer: '7', Personnummer: BEFORE }, REPLACED));
    const { participantId: former } = await desk.journeyOf('7');
    await desk.reverse(batch);
    expect(await mergedInto(former)).toBeNull();
  });

  it('that is the number itself says nothing', async () => {
    await desk.take(file({ ...WHOLE, 'Tidigare personnummer': NOW }));
    expect((await desk.wholeLog()).some(({ type }) => type === 'NumberReplaced')).toBe(false);
  });
});
