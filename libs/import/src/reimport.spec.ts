import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  TODAY,
  type Typed,
} from '../../../test/fixtures/import/import-desk.js';

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
const EXIT = { Avslutsdatum: '2024-10-30', Avslutsorsak: 'Börjat arbeta' };

/** A file of rows that differ from the usual one by what is said. */
const file = (...rows: readonly RowOf[]): Uint8Array =>
  csv(Object.keys(ROW), ...rows.map((row) => Object.values({ ...ROW, ...row })));

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

/** What the second import adds to the log of a journey that the first one made. */
const change = async (before: RowOf, after: RowOf) => {
  await desk.take(file(before));
  const first = (await desk.eventsOf('1')).length;
  const report = await desk.take(file(after), { acceptChanges: true });
  const added = (await desk.eventsOf('1')).slice(first);
  const again = await desk.take(file(after), { acceptChanges: true });
  return { report, added, types: added.map(({ type }) => type), again };
};

const correct = (fact: string, old: unknown, value: unknown) => ({
  type: 'FactCorrected',
  occurredOn: TODAY,
  data: { correction: { fact, old, new: value }, reason: 'source-changed' },
});

describe('a changed row', () => {
  it.each<[string, RowOf, RowOf, readonly object[]]>([
    [
      'a changed cell is a correction',
      {},
      { Utbildning: 'Grundskola' },
      [correct('education', 'upper-secondary', 'compulsory')],
    ],
    [
      'a blanked value becomes unknown',
      {},
      { Utbildning: '' },
      [correct('education', 'upper-secondary', 'notRegistered')],
    ],
    [
      'a value where there was none',
      { Utbildning: '' },
      { Utbildning: 'Gymnasial' },
      [correct('education', 'notRegistered', 'upper-secondary')],
    ],
    [
      'a blanked referral day becomes unknown',
      {},
      { Anmälningsdatum: '' },
      [correct('referredOn', '2024-01-08', 'unknown')],
    ],
    [
      'a blanked list of parties is empty',
      { 'Medbeslutande parter': 'FK' },
      { 'Medbeslutande parter': '' },
      [correct('decidingParties', ['forsakringskassan'], [])],
    ],
    [
      'another insats alone is a correction',
      {},
      { Insats: 'Novum' },
      [correct('intervention', 'finsam-team', 'novum')],
    ],
    [
      'an earlier start takes the acceptance with it',
      {},
      { Startdatum: '2024-01-10' },
      [correct('acceptedOn', '2024-01-15', '2024-01-10'), correct('startedOn', '2024-01-15', '2024-01-10')],
    ],
    [
      'days that all move later never run backwards in between',
      EXIT,
      {
        Anmälningsdatum: '2024-11-01',
        Startdatum: '2024-11-02',
        Avslutsdatum: '2024-11-30',
        Avslutsorsak: 'Börjat arbeta',
      },
      [
        correct('exitedOn', '2024-10-30', '2024-11-30'),
        correct('startedOn', '2024-01-15', '2024-11-02'),
        correct('acceptedOn', '2024-01-15', '2024-11-02'),
        correct('referredOn', '2024-01-08', '2024-11-01'),
      ],
    ],
    [
      'a reason of the same group is a correction',
      EXIT,
      { ...EXIT, Avslutsorsak: 'Börjat studera' },
      [correct('exitReasons', ['work'], ['studies'])],
    ],
    [
      'a livelihood at exit',
      EXIT,
      { ...EXIT, 'Försörjning vid avslut': 'Lön' },
      [correct('livelihoodAtExit', 'notRegistered', [{ source: 'salary' }])],
    ],
    [
      'an age that a birth year gives',
      { 'Ålder vid start': '' },
      { 'Ålder vid start': '', Födelseår: 1990 },
      [correct('ageAtStart', 'notRegistered', 34)],
    ],
  ])('%s', async (_rule, before, after, expected) => {
    const { report, added, again } = await change(before, after);
    expect(report).toMatchObject({ rejected: [], corrected: 1, unchanged: 0, imported: 0 });
    expect(added).toMatchObject(expected);
    expect(added).toHaveLength(expected.length);
    expect(again).toMatchObject({ batch: null, unchanged: 1, corrected: 0 });
  });

  it.each<[string, RowOf, RowOf, readonly string[]]>([
    ['an added exit exits', {}, EXIT, ['ExitedToWorkOrStudies']],
    ['a blanked exit reopens', EXIT, {}, ['JourneyReopened']],
    [
      'another kind of exit reopens and exits',
      EXIT,
      { ...EXIT, Avslutsorsak: 'Flyttat' },
      ['JourneyReopened', 'ExitedForOtherReason'],
    ],
    [
      'a blanked reason of an exit is an exit for an unknown one',
      EXIT,
      { ...EXIT, Avslutsorsak: '' },
      ['JourneyReopened', 'ExitedForOtherReason'],
    ],
    ['an added start accepts and starts', { Startdatum: '' }, {}, ['ReferralAccepted', 'JourneyStarted']],
    [
      'a start and an exit at once',
      { Startdatum: '' },
      EXIT,
      ['ReferralAccepted', 'JourneyStarted', 'ExitedToWorkOrStudies'],
    ],
    ['Felregistrering misregisters', {}, { Avslutsorsak: 'Felregistrering' }, ['JourneyMisregistered']],
    ['Felregistrering taken away reinstates', { Avslutsorsak: 'Felregistrering' }, {}, ['JourneyReinstated']],
    [
      'Felregistrering after an exit leaves the exit',
      EXIT,
      { ...EXIT, Avslutsorsak: 'Felregistrering' },
      ['JourneyMisregistered'],
    ],
    [
      'Felregistrering replaced by an exit',
      { Avslutsorsak: 'Felregistrering' },
      EXIT,
      ['JourneyReinstated', 'ExitedToWorkOrStudies'],
    ],
    ['a consent taken back is withdrawn', {}, { Samtycke: 'återtaget' }, ['ConsentWithdrawn']],
    ['a consent that is now denied is withdrawn', {}, { Samtycke: 'nej' }, ['ConsentWithdrawn']],
  ])('%s', async (_rule, before, after, expected) => {
    const { report, types, again } = await change(before, after);
    expect(report).toMatchObject({ rejected: [], corrected: 1 });
    expect(types).toEqual(expected);
    expect(again).toMatchObject({ batch: null, unchanged: 1, corrected: 0 });
  });

  it('says nothing about a column the file no longer has', async () => {
    await desk.take(file({}));
    const narrow = csv(['Löpnummer', 'Insats', 'Startdatum', 'Kön'], ['1', 'FINSAM-team', '2024-01-15', 'K']);
    expect(await desk.take(narrow)).toMatchObject({ unchanged: 1, corrected: 0 });
    expect(await desk.take(file({}))).toMatchObject({ unchanged: 1, corrected: 0 });
  });

  it('is compared with what it says, not with how it is written', async () => {
    await desk.take(file({}));
    const rewritten = {
      Kön: 'kvinna',
      Utbildning: 'gymnasium',
      Anmälningsdatum: '8/1 2024',
      'Anmälande part': 'Arbetsförmedlingen',
    };
    expect(await desk.take(file(rewritten))).toMatchObject({ unchanged: 1 });
  });

  it('is rejected with the sentence of the rule it breaks, and nothing of it is written', async () => {
    const { report, added } = await change({}, { Startdatum: '2024-01-01', Utbildning: 'Grundskola' });
    expect(report).toMatchObject({
      corrected: 0,
      batch: null,
      rejected: [{ row: 2, column: 'Startdatum', value: '2024-01-01', reason: expect.stringMatching(/\S/) }],
    });
    expect(added).toEqual([]);
  });

  it('cannot give a withdrawn consent back', async () => {
    const { report } = await change({ Samtycke: 'återtaget' }, { Samtycke: 'ja' });
    expect(report.rejected).toMatchObject([{ column: 'Samtycke' }]);
  });

  it('cannot make an anonymous journey known', async () => {
    const { report } = await change({ Samtycke: 'nej' }, {});
    expect(report.rejected).toMatchObject([{ column: 'Samtycke', reason: expect.stringMatching(/anonym/) }]);
  });
});

describe('work done in Samspår beside the file', () => {
  const when = { occurredOn: TODAY, today: TODAY };
  const corrected = {
    type: 'CorrectFact',
    ...when,
    data: { fact: 'education', value: 'compulsory', reason: 'new-information' },
  } as const;

  it('is not undone by a row that did not change', async () => {
    await desk.take(file({}));
    await desk.byCaseworker('1', corrected);
    expect(await desk.take(file({}))).toMatchObject({ unchanged: 1 });
    expect((await desk.journeyOf('1')).facts.education).toBe('compulsory');
  });

  it('is not undone when another cell of the row changes', async () => {
    await desk.take(file({}));
    await desk.byCaseworker('1', corrected);
    expect(await desk.take(file({ 'Anmälande part': 'FK' }), { acceptChanges: true })).toMatchObject({
      corrected: 1,
    });
    expect((await desk.journeyOf('1')).facts).toMatchObject({
      education: 'compulsory',
      referringParty: 'forsakringskassan',
    });
  });

  it.each([0, 1])(
    'rejects a cell changed in both places, also after %i imports of other cells',
    async (between) => {
      await desk.take(file({}));
      await desk.byCaseworker('1', corrected);
      const rows = Array.from({ length: between }, () => ({ 'Anmälande part': 'FK' }));
      for (const row of rows) await desk.take(file(row), { acceptChanges: true });
      const report = await desk.take(file({ ...rows.at(-1), Utbildning: 'högskola' }), {
        acceptChanges: true,
      });
      expect(report).toMatchObject({
        corrected: 0,
        rejected: [
          {
            row: 2,
            column: 'Utbildning',
            value: 'högskola',
            reason: expect.stringMatching(/både i filen och i Samspår/),
          },
        ],
      });
      expect((await desk.journeyOf('1')).facts.education).toBe('compulsory');
    },
  );

  it('agrees with a cell changed to the same value in both places', async () => {
    await desk.take(file({}));
    await desk.byCaseworker('1', corrected);
    expect(await desk.take(file({ Utbildning: 'Grundskola' }), { acceptChanges: true })).toMatchObject({
      unchanged: 1,
      rejected: [],
    });
  });

  it('rejects an exit blanked in the file and set anew in Samspår', async () => {
    await desk.take(file(EXIT));
    await desk.byCaseworker('1', {
      type: 'CorrectFact',
      ...when,
      data: { fact: 'exitedOn', value: '2024-11-05', reason: 'new-information' },
    });
    const report = await desk.take(file({}), { acceptChanges: true });
    expect(report.rejected).toMatchObject([
      { row: 2, reason: expect.stringMatching(/både i filen och i Samspår/) },
    ]);
    expect((await desk.journeyOf('1')).status).toBe('ended');
  });

  it('keeps the corrected sex when the file adds a start', async () => {
    await desk.take(file({ Startdatum: '' }));
    await desk.byCaseworker('1', {
      type: 'CorrectFact',
      ...when,
      data: { fact: 'sex', value: 'man', reason: 'entry-error' },
    });
    expect(await desk.take(file({}), { acceptChanges: true })).toMatchObject({ corrected: 1 });
    expect((await desk.journeyOf('1')).facts.sex).toBe('man');
  });
});
