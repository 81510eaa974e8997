import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { specify } from '../../../../test/casework/specify.js';
import * as tell from '../../../../test/casework/examples.js';
import type { JourneyCommand } from './journey-commands.js';
import type { JourneyEvent } from './journey-events.js';
import { journeyStream } from './journey.stored.js';

/** One frozen event per type and version. */
const folder = new URL('../../fixtures/', import.meta.url);
const fixtures = readdirSync(folder)
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }))
  .map(({ file, text }) => ({ file, text, stored: JSON.parse(text) }));

const stored = (name: string) => fixtures.find(({ file }) => file === name)?.stored;

const given = specify(tell.unlimited);
const note = 'v1.bm90ZQ';
const livelihood = [{ source: 'economic-assistance', since: '2019-05-01' }, { source: 'salary' }] as const;
const profile = {
  sex: 'woman',
  ageAtStart: 34,
  education: 'compulsory',
  timeWithoutWork: { months: 60 },
  timeOnAssistance: { since: '2019-05-01' },
  livelihood,
  obstacle: 'social-reasons',
  needGroups: ['adult', 'migration'],
  district: 'farsta',
} as const;

const referred = [tell.refer({ decidingParties: ['region'], consentAtSource: true, note, profile })] as const;
const begun = [
  ...referred,
  tell.placeOnWaitingList(),
  tell.acceptReferral(),
  tell.start({ profile }),
] as const;
const over = [
  ...begun,
  tell.exit({
    type: 'ExitedToWorkOrStudies',
    data: {
      reasons: ['work', 'studies'],
      livelihoodAtExit: livelihood,
      extentPercent: 75,
      employment: 'subsidised',
    },
  }),
] as const;
const withNote = <Command extends JourneyCommand>(command: Command): Command => ({
  ...command,
  data: { ...command.data, note },
});

/** Histories whose last command says all that its event can carry; together they emit every type. */
const histories: readonly (readonly JourneyCommand[])[] = [
  referred,
  [
    ...referred,
    tell.giveConsent({
      giving: { parties: ['region'], authorities: ['socialnamnden'] },
      kinds: ['participation', 'plan'],
      atSource: true,
      purpose: null,
      language: null,
      validFrom: '2024-01-15',
      expiresOn: '2025-01-10',
    }),
  ],
  [...referred, tell.withdrawConsent(tell.from(['region']))],
  [...referred, tell.ground({ validFrom: '2024-01-22', expiresOn: '2024-06-30' })],
  begun.slice(0, 2),
  begun.slice(0, 3),
  [...referred, tell.declineReferral()],
  [...referred, tell.withdrawReferral()],
  begun,
  [tell.refer({ anonymous: true }), tell.endAnonymity()],
  [...begun, tell.assignCaseworker()],
  [...begun, tell.assignCaseworker(), tell.handOver()],
  [
    ...begun,
    tell.meet({ livelihood, note, decisions: [{ what: 'v1.YQ', owner: 'region', dueOn: '2024-04-01' }] }),
  ],
  [
    ...begun,
    tell.meet({ decisions: [{ what: 'v1.YQ', owner: 'region', dueOn: '2024-04-01' }] }),
    tell.closeDecision(),
  ],
  [...begun, tell.agreePlan({ parallelActions: [{ what: 'v1.Yg', party: 'region' }] })],
  [...begun, tell.agreePlan(), tell.revisePlan()],
  [...begun, tell.contactEmployer()],
  [...begun, tell.assess({ note })],
  over,
  [
    ...begun,
    tell.exit({
      type: 'ExitedToCare',
      data: { reasons: ['care-or-rehabilitation'], livelihoodAtExit: livelihood },
    }),
  ],
  [
    ...begun,
    tell.exit({
      type: 'ExitedToContinuedSupport',
      data: { reasons: ['support-jobbtorg'], livelihoodAtExit: livelihood },
    }),
  ],
  [
    ...begun,
    tell.exit({ type: 'ExitedForOtherReason', data: { reasons: ['moved'], livelihoodAtExit: livelihood } }),
  ],
  [...over, tell.followUp({ livelihood })],
  [...over, tell.missFollowUp()],
  [...over, withNote(tell.correct({ fact: 'district', value: 'bromma' }))],
  [...begun, tell.meet(), withNote(tell.annul(4, tell.meet({}, '2024-03-06')))],
  [...over, withNote(tell.reopen())],
  [...over, withNote(tell.misregister())],
  [...over, tell.misregister(), withNote(tell.reinstate())],
  [...over, tell.erase()],
];
const emitted = histories.flatMap((history): readonly JourneyEvent[] => {
  const [last, ...before] = history.toReversed();
  const decision = last && given(...before.toReversed()).when(last);
  // What tells an entry anew comes before what annuls the old one.
  return decision?.accepted ? decision.events.slice(-1) : [];
});

/** The keys of plain data at every depth; of a list, those of its first item. */
const keys = (data: unknown): unknown => {
  if (Array.isArray(data)) return data.slice(0, 1).map(keys);
  return typeof data === 'object' && data !== null
    ? Object.fromEntries(Object.entries(data).map(([key, value]) => [key, keys(value)]))
    : '';
};

describe('stored events of a journey', () => {
  it('every type is emitted here', () =>
    expect(emitted.map(({ type }) => type).length).toBe(new Set(emitted.map(({ type }) => type)).size));

  it.each(emitted)(
    '$type of today reads what its newest fixture froze, and writes the same keys',
    (event) => {
      const version = journeyStream.schemaVersionOf(event.type);
      const fixture = fixtures.find(({ file }) => file === `${event.type}.v${version}.json`);
      expect(fixture?.stored).toMatchObject({ type: event.type, schemaVersion: version });
      expect(journeyStream.upcast(fixture?.stored)).toEqual({
        type: event.type,
        occurredOn: fixture?.stored.occurredOn,
        data: fixture?.stored.data,
      });
      expect(keys(JSON.parse(JSON.stringify(event.data)))).toEqual(keys(fixture?.stored.data));
    },
  );

  it.each(fixtures)('$file holds nothing like an identity number', ({ text }) =>
    expect(text.replace(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '')).not.toMatch(
      /\d{6}\s*[-+]?\s*\d{4}/,
    ),
  );

  it('consent that named parties was among all their authorities, and of everything', () => {
    const read = (file: string) => journeyStream.upcast(stored(file));
    const { parties, ...said }: { parties: unknown } = stored('ConsentGiven.v1.json').data;
    const all = { parties, authorities: [] };
    expect(read('ConsentGiven.v1.json').data).toEqual({
      ...said,
      giving: all,
      receiving: all,
      kinds: ['identity', 'participation', 'profile', 'plan', 'meetings', 'outcome'],
      obtainedBy: null,
    });
    expect(read('ConsentWithdrawn.v1.json').data).toEqual({
      receiving: { parties: ['region'], authorities: [] },
    });
    const fromAll = { type: 'ConsentWithdrawn', schemaVersion: 1, occurredOn: '2024-03-01', data: {} };
    expect(journeyStream.upcast(fromAll).data).toEqual({});
  });

  it('consent at the source of an import is that of a row which said so itself', () => {
    const read = [{ metadata: { row: { consentStated: true } } }, { metadata: { row: {} } }, {}].map(
      (metadata) => journeyStream.upcast({ ...stored('ParticipantReferred.v1.json'), ...metadata }).data,
    );
    expect(read.map((data) => 'consentAtSource' in data && data.consentAtSource)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('a type of another log is refused', () =>
    expect(() =>
      journeyStream.upcast({ type: 'JourneyPaused', schemaVersion: 1, occurredOn: '2024-01-01', data: {} }),
    ).toThrow('The event type JourneyPaused is not known'));

  it('streams are named journey-{uuid}', () => expect(journeyStream.prefix).toBe('journey-'));
});
