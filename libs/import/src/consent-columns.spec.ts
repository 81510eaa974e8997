import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type JourneyCommand, journeyStream, under } from '@samspar/casework';
import { codesOf, DATA_KIND, PARTY } from '@samspar/codes';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  TODAY,
  type Typed,
  xlsx,
} from '../../../test/fixtures/import/import-desk.js';

type RowOf = Readonly<Record<string, Typed>>;

const ROW: RowOf = {
  Löpnummer: '1',
  Insats: 'Novum',
  Anmälningsdatum: '2024-01-08',
  Startdatum: '2024-01-15',
  Kön: 'M',
  Utbildning: 'Gymnasial',
  Samtycke: '',
  Samtyckesdatum: '',
  'Samtycke gäller till': '',
  'Samtyckets form': '',
  'Får lämna ut enligt samtycket': '',
  'Får ta del enligt samtycket': '',
  'Uppgifter som samtycket gäller': '',
  'Samtyckets ändamål': '',
  'Samtycke återkallat den': '',
};
const rowsOf = (row: RowOf): readonly [readonly string[], readonly Typed[]] => [
  Object.keys(ROW),
  Object.values({ ...ROW, ...row }),
];
const file = (row: RowOf): Uint8Array => csv(...rowsOf(row));
const YES = { Samtycke: 'Ja' };
const WHOLE = {
  ...YES,
  Samtyckesdatum: '2024-01-10',
  'Samtycke gäller till': '2026-01-10',
  'Samtyckets form': 'Muntligt',
};
const SCOPE = {
  'Får lämna ut enligt samtycket': 'Stockholms stad; Försäkringskassan',
  'Får ta del enligt samtycket': 'Region Stockholm',
  'Uppgifter som samtycket gäller': 'Plan; deltagande',
  'Samtyckets ändamål': ' Samordnat  stöd ',
};
const NARROW_LEFT = {
  giving: { parties: ['municipality', 'forsakringskassan'], authorities: [] },
  receiving: { parties: ['region'], authorities: [] },
  kinds: ['participation', 'plan'],
};
const NARROW = { ...NARROW_LEFT, purpose: 'Samordnat stöd' };
const accepting = { acceptChanges: true };

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const ALL = { parties: codesOf(PARTY), authorities: [] };
const KINDS = codesOf(DATA_KIND);
const consent = (givenOn: string, form: string | null, expiresOn?: string) => ({
  type: 'ConsentGiven',
  occurredOn: givenOn,
  data: {
    giving: ALL,
    receiving: ALL,
    kinds: KINDS,
    purpose: null,
    form,
    language: null,
    obtainedBy: null,
    atSource: true,
    ...(expiresOn !== undefined && { expiresOn }),
  },
});
const ofConsent = async (number = '1') =>
  (await desk.eventsOf(number))
    .filter(({ type }) => type.startsWith('Consent'))
    .map(({ type, occurredOn, data }) => ({ type, occurredOn, data }));
const leftOf = async () => {
  const { consents } = await desk.journeyOf('1');
  return consents;
};

describe('the columns of consent (samtycke)', () => {
  it('say on which day it was given, until when and in which form, among all as before', async () => {
    expect(await desk.take(file(WHOLE))).toMatchObject({ imported: 1, rejected: [], warnings: [] });
    expect((await desk.eventsOf('1'))[0]).toMatchObject({ data: { consentAtSource: false } });
    expect(await ofConsent()).toEqual([consent('2024-01-10', 'oral', '2026-01-10')]);
  });

  it('are read alike from a workbook', async () => {
    const days = { Samtyckesdatum: new Date('2024-01-10'), 'Samtycke gäller till': new Date('2026-01-10') };
    expect(await desk.take(await xlsx(...rowsOf({ ...WHOLE, ...days })))).toMatchObject({ rejected: [] });
    expect(await ofConsent()).toEqual([consent('2024-01-10', 'oral', '2026-01-10')]);
  });

  it('leave a bare yes as it was: given at the source, on a day that nobody knows', async () => {
    await desk.take(file(YES));
    expect((await desk.eventsOf('1'))[0]).toMatchObject({ data: { consentAtSource: true } });
    expect(await ofConsent()).toEqual([]);
    expect(await leftOf()).toMatchObject([{ givenOn: 'unknown', atSource: true }]);
  });

  it('say who may give out what to whom, and for what purpose, by the names of authorities and kinds', async () => {
    const report = await desk.take(file({ ...WHOLE, ...SCOPE }));
    expect(report).toMatchObject({ imported: 1, rejected: [], warnings: [] });
    const { data, ...said } = consent('2024-01-10', 'oral', '2026-01-10');
    expect(await ofConsent()).toEqual([{ ...said, data: { ...data, ...NARROW } }]);
    expect((await leftOf()).at(-1)).toMatchObject({ ...NARROW_LEFT, atSource: true });
  });

  it.each(['Får lämna ut enligt samtycket', 'Får ta del enligt samtycket', 'Uppgifter som samtycket gäller'])(
    'say nothing to everybody by a blank: where one of the three says something, %s does too',
    async (column) =>
      expect(await desk.take(file({ ...YES, ...SCOPE, [column]: '' }))).toMatchObject({
        imported: 0,
        rejected: [{ column, code: 'ValueMissing' }],
      }),
  );

  it.each<[string, RowOf, string, RegExp]>([
    [
      'an authority that the association has not',
      { 'Får ta del enligt samtycket': 'Kronofogden' },
      'ValueUnknown',
      /Region/,
    ],
    ['a kind that there is not', { 'Uppgifter som samtycket gäller': 'Skulder' }, 'ValueUnknown', /Plan/],
    [
      'a purpose with a number',
      { 'Samtyckets ändamål': 'Stöd åt 19850714-2381' },
      'IdentityNumberInClear',
      /./,
    ],
  ])('name in the report %s, and the row is rejected', async (_what, row, code, reason) =>
    expect(await desk.take(file({ ...YES, ...SCOPE, ...row }))).toMatchObject({
      imported: 0,
      rejected: [{ column: Object.keys(row)[0], code, reason: expect.stringMatching(reason) }],
    }),
  );

  it('narrow a consent that a row said before, and leave it where they are blank again', async () => {
    await desk.take(file(YES));
    expect(await desk.take(file({ ...YES, ...SCOPE }), accepting)).toMatchObject({ corrected: 1 });
    expect((await leftOf()).at(-1)).toMatchObject({ ...NARROW_LEFT, atSource: true });
    expect(await desk.take(file(YES), accepting)).toMatchObject({ rejected: [] });
    expect((await ofConsent()).at(-1)).toMatchObject({ data: { ...NARROW_LEFT, purpose: null } });
  });

  it.each<[string, RowOf, string]>([
    ['a day', { Samtyckesdatum: '2024-01-10' }, 'Samtyckesdatum'],
    ['a last day', { 'Samtycke gäller till': '2026-01-10' }, 'Samtycke gäller till'],
    ['a form', { 'Samtyckets form': 'Skriftligt' }, 'Samtyckets form'],
    ['who may be told', { 'Får ta del enligt samtycket': 'Region Stockholm' }, 'Får ta del enligt samtycket'],
    ['a purpose', { 'Samtyckets ändamål': 'Stöd' }, 'Samtyckets ändamål'],
    ['a day of withdrawal', { 'Samtycke återkallat den': '2024-05-01' }, 'Samtycke återkallat den'],
  ])('give no consent by %s without a yes, which is asked about', async (_what, row, column) => {
    const report = await desk.take(file(row));
    expect(report).toMatchObject({ imported: 1, rejected: [], warnedRows: 1 });
    expect(report.warnings).toMatchObject([{ row: 2, column, code: 'ConsentNotGiven' }]);
    expect(await leftOf()).toEqual([{ isStated: false }]);
  });

  it('keep nothing of a no, and say that its day is not taken', async () => {
    const report = await desk.take(file({ ...WHOLE, Samtycke: 'Nej' }));
    expect(report.warnings.map(({ code }) => code)).toEqual([
      'AnonymousWithoutConsent',
      'ConsentNotGiven',
      'ConsentNotGiven',
      'ConsentNotGiven',
    ]);
    expect(await ofConsent()).toEqual([]);
    expect(await desk.journeyOf('1')).toMatchObject({ anonymous: true, consents: [] });
  });

  it('are refused where the consent ends before it is given, and nothing of the row is taken', async () => {
    expect(await desk.take(file({ ...WHOLE, 'Samtycke gäller till': '2024-01-09' }))).toMatchObject({
      imported: 0,
      rejected: [{ row: 2, column: 'Samtycke gäller till', value: '2024-01-09', code: 'DaysRunBackwards' }],
    });
    expect(await desk.take(file({ ...WHOLE, 'Samtycke återkallat den': '2024-01-09' }))).toMatchObject({
      rejected: [{ column: 'Samtycke återkallat den', code: 'DaysRunBackwards' }],
    });
  });

  it.each([{ Samtycke: 'Ja' }, { Samtycke: 'Återkallat' }])(
    'withdraw on the day that is stated, with $Samtycke',
    async (row) => {
      const report = await desk.take(file({ ...WHOLE, ...row, 'Samtycke återkallat den': '2024-05-01' }));
      expect(report).toMatchObject({ imported: 1, warnings: [] });
      expect(await ofConsent()).toEqual([
        consent('2024-01-10', 'oral', '2026-01-10'),
        { type: 'ConsentWithdrawn', occurredOn: '2024-05-01', data: {} },
      ]);
    },
  );

  it('ask on which day consent was withdrawn where the row does not say', async () =>
    expect(await desk.take(file({ Samtycke: 'Återkallat' }))).toMatchObject({
      imported: 1,
      warnings: [{ column: 'Samtycke återkallat den', code: 'WithdrawnOnWhichDay' }],
    }));
});

describe('a row that says something else of consent', () => {
  const change = async (before: RowOf, after: RowOf) => {
    await desk.take(file(before));
    const first = (await ofConsent()).length;
    const report = await desk.take(file(after), accepting);
    const added = (await desk.eventsOf('1')).filter(({ metadata }) => metadata.batch === report.batch);
    expect(await desk.take(file(after), accepting)).toMatchObject({
      batch: null,
      corrected: 0,
      unchanged: 1,
    });
    return { report, added, consents: (await ofConsent()).slice(first) };
  };

  it.each<[string, RowOf, RowOf, readonly object[]]>([
    ['a yes where there was nothing', {}, YES, [consent('unknown', null)]],
    ['a whole yes where there was nothing', {}, WHOLE, [consent('2024-01-10', 'oral', '2026-01-10')]],
    [
      'a yes to the day there was',
      { Samtyckesdatum: '2024-01-10' },
      { Samtyckesdatum: '2024-01-10', ...YES },
      [consent('2024-01-10', null)],
    ],
    ['more of a bare yes', YES, WHOLE, [consent('2024-01-10', 'oral', '2026-01-10')]],
    [
      'another day',
      WHOLE,
      { ...WHOLE, Samtyckesdatum: '2024-01-12' },
      [consent('2024-01-12', 'oral', '2026-01-10')],
    ],
    ['no last day', WHOLE, { ...WHOLE, 'Samtycke gäller till': '' }, [consent('2024-01-10', 'oral')]],
    [
      'another form',
      WHOLE,
      { ...WHOLE, 'Samtyckets form': 'skriftligt' },
      [consent('2024-01-10', 'written', '2026-01-10')],
    ],
    [
      'a no, on the day that is stated',
      WHOLE,
      { ...WHOLE, Samtycke: 'Nej', 'Samtycke återkallat den': '2024-06-01' },
      [{ type: 'ConsentWithdrawn', occurredOn: '2024-06-01', data: {} }],
    ],
    [
      'a day of withdrawal beside the yes',
      WHOLE,
      { ...WHOLE, 'Samtycke återkallat den': '2024-06-01' },
      [{ type: 'ConsentWithdrawn', occurredOn: '2024-06-01', data: {} }],
    ],
  ])('%s', async (_what, before, after, expected) => {
    const { report, consents } = await change(before, after);
    expect(report).toMatchObject({ corrected: 1, rejected: [] });
    expect(consents).toEqual(expected);
  });

  it('is one consent all the same: what the file says last stands for what it said before', async () => {
    await change(WHOLE, { ...WHOLE, 'Samtycke gäller till': '2024-12-31' });
    const report = await desk.take(file({ ...WHOLE, 'Samtycke återkallat den': '2024-11-01' }), accepting);
    expect(report).toMatchObject({ corrected: 1 });
    expect((await leftOf()).at(-1)).toMatchObject({ withdrawnFrom: null });
  });

  it('is asked on which day a yes became a no', async () => {
    const { report, consents } = await change(YES, { Samtycke: 'Nej' });
    expect(report.warnings).toMatchObject([
      { code: 'AnonymousWithoutConsent' },
      { code: 'WithdrawnOnWhichDay', column: 'Samtycke återkallat den' },
    ]);
    expect(report.warnedRows).toBe(1);
    expect(consents).toEqual([{ type: 'ConsentWithdrawn', occurredOn: 'unknown', data: {} }]);
  });

  it('answers it later: the withdrawal stands on that day, in the place of the one on none', async () => {
    const day = { 'Samtycke återkallat den': '2024-06-01' };
    const { added } = await change({ Samtycke: 'Återkallat' }, { Samtycke: 'Återkallat', ...day });
    expect(added.map(({ type, occurredOn }) => [type, occurredOn])).toEqual([
      ['ConsentWithdrawn', '2024-06-01'],
      ['EntryAnnulled', TODAY],
    ]);
    expect((await leftOf()).at(-1)).toEqual({ withdrawnFrom: null, withdrawnOn: '2024-06-01' });
  });

  it.each([YES, WHOLE, { Samtycke: 'Återkallat' }])(
    'says nothing by a blank, which is told of as long as it stands: %j',
    async (before) => {
      await desk.take(file(before));
      const was = await leftOf();
      const silent = file({ Utbildning: 'Grundskola', ...before, Samtycke: '' });
      for (const corrected of [1, 0]) {
        const report = await desk.take(silent, accepting);
        expect(report).toMatchObject({ corrected, rejected: [] });
        expect(report.warnings).toContainEqual(
          expect.objectContaining({ column: 'Samtycke', code: 'ConsentNoLongerStated', row: 2 }),
        );
      }
      expect(await leftOf()).toEqual(was);
      expect(await desk.take(file({ Utbildning: 'Grundskola', ...before }))).toMatchObject({ unchanged: 1 });
    },
  );

  it('is compared with the mark that an older Samspår left in the place of a digest', async () => {
    await desk.take(file(YES));
    const last = (await desk.eventsOf('1')).at(-1)?.metadata.row;
    const { consent: _none, ...digests } = last?.digests ?? {};
    const data = { fact: 'education', value: 'compulsory', reason: 'source-changed' } as const;
    await desk.streams.handle(
      journeyStream,
      desk.journeyIdOf('1'),
      under(null, [{ type: 'CorrectFact', occurredOn: TODAY, today: TODAY, data }]),
      {
        actor: 'operator',
        role: 'operator',
        commandId: 'older',
        correlationId: 'older',
        row: { register: 'main', number: '1', digests, consentStated: true },
      },
    );
    expect(await desk.take(file(YES))).toMatchObject({ unchanged: 1, warnings: [] });
    expect(await desk.take(file({}))).toMatchObject({
      unchanged: 1,
      warnings: [{ code: 'ConsentNoLongerStated' }],
    });
    expect(await desk.take(file({ Samtycke: 'Återkallat' }), accepting)).toMatchObject({ corrected: 1 });
  });

  it('says nothing where the file has no column any longer', async () => {
    await desk.take(file(WHOLE));
    const narrow = csv(['Löpnummer', 'Insats', 'Startdatum', 'Kön'], ['1', 'Novum', '2024-01-15', 'M']);
    expect(await desk.take(narrow)).toMatchObject({ unchanged: 1, warnings: [] });
    expect(await desk.take(file(WHOLE))).toMatchObject({ unchanged: 1 });
    const without = csv(
      ['Löpnummer', 'Insats', 'Startdatum', 'Kön', 'Samtycke', 'Samtyckets form'],
      ['1', 'Novum', '2024-01-15', 'M', 'Ja', 'Skriftligt'],
    );
    expect(await desk.take(without, accepting)).toMatchObject({ corrected: 1 });
    expect((await ofConsent()).at(-1)).toEqual(consent('2024-01-10', 'written', '2026-01-10'));
  });

  it('gives no withdrawn consent back', async () => {
    await desk.take(file({ Samtycke: 'Återkallat' }));
    expect(await desk.take(file(WHOLE), accepting)).toMatchObject({
      rejected: [{ column: 'Samtycke', code: 'ConsentNotByFile' }],
    });
  });

  const when = { today: TODAY };
  const theirs = {
    type: 'GiveConsent',
    occurredOn: '2024-02-01',
    ...when,
    data: { giving: ALL, receiving: ALL, kinds: KINDS, purpose: 'Stöd', form: 'oral', language: 'sv' },
  } as const satisfies JourneyCommand;

  it('agrees with a consent that a caseworker has registered, unless it says otherwise of it', async () => {
    await desk.take(file({}));
    await desk.byCaseworker('1', theirs);
    expect(await desk.take(file(YES), accepting)).toMatchObject({ unchanged: 1, rejected: [] });
    const same = { ...YES, Samtyckesdatum: '2024-02-01' };
    expect(await desk.take(file(same), accepting)).toMatchObject({ unchanged: 1, rejected: [] });
    for (const other of [WHOLE, { ...same, 'Samtycke gäller till': '2026-01-10' }, { ...same, ...SCOPE }])
      expect(await desk.take(file(other), accepting)).toMatchObject({
        rejected: [{ column: 'Samtycke', code: 'ChangedOnBothSides' }],
      });
  });

  it('does not undo what a caseworker has registered since', async () => {
    await desk.take(file(WHOLE));
    await desk.byCaseworker(
      '1',
      { type: 'WithdrawConsent', occurredOn: '2024-07-01', ...when, data: {} },
      theirs,
    );
    for (const other of [
      { ...WHOLE, 'Samtycke återkallat den': '2024-06-01' },
      { ...WHOLE, Samtycke: 'Nej' },
    ])
      expect(await desk.take(file(other), accepting)).toMatchObject({
        rejected: [{ code: 'ChangedOnBothSides' }],
      });
  });
});

describe('reversing a batch', () => {
  it.each<[string, RowOf, RowOf]>([
    ['a yes where there was nothing', {}, YES],
    ['more of a bare yes', YES, WHOLE],
    ['who may be told', YES, { ...YES, ...SCOPE }],
    ['another last day', WHOLE, { ...WHOLE, 'Samtycke gäller till': '2024-12-31' }],
  ])('takes back %s', async (_what, before, after) => {
    await desk.take(file(before));
    const was = await leftOf();
    const { batch } = await desk.take(file(after), accepting);
    expect(await desk.reverse(batch)).toMatchObject({ report: { restored: 1, changedSince: [] } });
    expect(await leftOf()).toEqual(was);
    expect(await desk.take(file(before))).toMatchObject({ unchanged: 1 });
    expect(await desk.take(file(after), accepting)).toMatchObject({ corrected: 1 });
  });

  it('leaves a consent on which somebody else has built since, and lists it', async () => {
    await desk.take(file({}));
    const { batch } = await desk.take(file(WHOLE), accepting);
    await desk.byCaseworker('1', {
      type: 'WithdrawConsent',
      occurredOn: '2024-07-01',
      today: TODAY,
      data: {},
    });
    const was = await leftOf();
    expect(await desk.reverse(batch)).toMatchObject({
      report: { restored: 0, changedSince: [{ row: '1', code: 'NotTakenBack' }] },
    });
    expect(await leftOf()).toEqual(was);
  });
});
