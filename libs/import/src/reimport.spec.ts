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
    const { report } = await change({ Samtycke: 'återtaget' }, {});
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
