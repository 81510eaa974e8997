import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dayInStockholm, dayNumber, dayOfNumber } from '@samspar/kernel';
import {
  accepted,
  created,
  identified,
  meeting,
  referred,
  started,
} from '../../../../test/reference/scenario.js';
import { STOCKHOLM, ViewScenario } from '../../../../test/reference/view-scenario.js';
import { firstDifference, type RegistrationQuery, type Views } from '../index.js';

const { association } = STOCKHOLM;
let scenario: ViewScenario;
let views: Views;
beforeEach(async () => {
  scenario = await ViewScenario.begin();
});
afterEach(() => scenario.end());

/** Whether registrations are few enough to be gathered first, or each journey is asked for one: it is the same. */
const page = (asked: Omit<RegistrationQuery, 'association'> = {}) => {
  const found = views.registrations.page({ ...asked, association });
  expect(views.registrations.page({ ...asked, association }, { counted: 1_000, few: 0 })).toEqual(found);
  return found;
};
const found = (asked?: Omit<RegistrationQuery, 'association'>) =>
  page(asked).lines.map(({ journey }) => journey);

const counted = (most: number) =>
  views.registrations.page({ association, most }, { counted: 2, few: 20_000 });

const corrected = (fact: string, value: string) =>
  ({
    type: 'FactCorrected',
    occurredOn: '2024-06-01',
    data: { correction: { fact, old: null, new: value }, reason: 'entry-error' },
  }) as never;
const REOPENED = {
  type: 'JourneyReopened',
  occurredOn: '2024-06-01',
  data: { reason: 'entry-error' },
} as const;
const EXITED = {
  type: 'ExitedForOtherReason',
  occurredOn: '2024-05-01',
  data: { reasons: 'unknown' },
} as const;
const ERASED = {
  type: 'JourneyErased',
  occurredOn: '2030-01-15',
  data: {
    rule: { authority: 'municipality', years: 5, lastEventOn: '2024-12-31', dueOn: '2029-12-31' },
    approvedBy: 'lena',
  },
} as const;

describe('what was registered of journeys', () => {
  beforeEach(async () => {
    const { log } = scenario;
    await log.participant('p', created(), identified);
    await log.journey('a', referred('p'), accepted(), started(), meeting());
    await log.journey('b', referred('q', { intervention: 'novum' }), accepted());
    await log.journey('c', referred('r'), accepted(), started(), EXITED, REOPENED);
    await log.journey('d', referred('s'), corrected('sex', 'man'));
    views = await scenario.caughtUp();
  });

  it('lists every journey, that of which something was registered last first', async () => {
    expect(page()).toMatchObject({ total: 4, page: 1, pages: 1 });
    expect(found()).toEqual(['d', 'c', 'b', 'a']);
    await scenario.log.journey('a', meeting());
    await views.catchUp();
    expect(found()).toEqual(['a', 'd', 'c', 'b']);
    expect(page().lines[0]).toMatchObject({
      intervention: 'finsam-team',
      number: null,
      registrations: 5,
      marks: [],
    });
    expect(views.registrations.page({ association: 'annat' })).toMatchObject({
      total: 0,
      lines: [],
      pages: 0,
    });
  });

  it('is found by insats, as it is after a correction', async () => {
    expect(found({ intervention: 'novum' })).toEqual(['b']);
    await scenario.log.journey('b', corrected('intervention', 'finsam-team'));
    await views.catchUp();
    expect(found({ intervention: 'novum' })).toEqual([]);
    expect(found({ intervention: 'finsam-team' })).toEqual(['b', 'd', 'c', 'a']);
  });

  it('is found by one registration that agrees in all that is asked', () => {
    expect(found({ type: 'TeamMeetingHeld' })).toEqual(['a']);
    const [met] = scenario.rows("SELECT day, daysLate FROM registration WHERE type = 'TeamMeetingHeld'") as {
      day: number;
      daysLate: number;
    }[];
    const on = new Date((met?.day ?? 0) * 86_400_000).toISOString().slice(0, 10);
    const after = new Date(((met?.day ?? 0) + 1) * 86_400_000).toISOString().slice(0, 10);
    expect(found({ type: 'TeamMeetingHeld', from: on, to: on })).toEqual(['a']);
    expect(found({ type: 'TeamMeetingHeld', from: after })).toEqual([]);
    expect(found({ type: 'ReferralAccepted', from: on, to: on })).toEqual([]);
    expect(found({ type: 'TeamMeetingHeld', daysLate: met?.daysLate })).toEqual(['a']);
    expect(found({ type: 'TeamMeetingHeld', daysLate: (met?.daysLate ?? 0) + 1 })).toEqual([]);
    expect(found({ from: '2099-01-01' })).toEqual([]);
    expect(found({ to: '1999-01-01' })).toEqual([]);
  });

  it('is found by the day on which it was registered, and by whether it was read from a file', () => {
    const [told] = scenario.rows("SELECT knownAt FROM registration WHERE type = 'TeamMeetingHeld'") as {
      knownAt: number;
    }[];
    const day = dayInStockholm(told?.knownAt ?? 0);
    const meetings = { type: 'TeamMeetingHeld' } as const;
    expect(found({ ...meetings, knownFrom: day, knownTo: day })).toEqual(['a']);
    expect(found({ ...meetings, knownFrom: dayOfNumber(dayNumber(day) + 1) })).toEqual([]);
    expect(found({ ...meetings, knownTo: dayOfNumber(dayNumber(day) - 1) })).toEqual([]);
    expect(found({ ...meetings, isByHand: true })).toEqual(['a']);
    expect(found({ isByHand: false })).toEqual([]);
  });

  it('is found by what is true of the journey as a whole', async () => {
    const { log } = scenario;
    expect(found({ mark: 'corrected' })).toEqual(['d']);
    expect(found({ mark: 'reopened' })).toEqual(['c']);
    expect(found({ mark: 'merged' })).toEqual([]);
    expect(found({ mark: 'erased' })).toEqual([]);
    await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-07-02', data: { into: 'p' } });
    await log.journey('d', ERASED);
    await views.catchUp();
    expect(found({ mark: 'merged' })).toEqual(['b', 'a']);
    expect(found({ mark: 'erased' })).toEqual(['d']);
    expect(page({ mark: 'corrected' }).lines).toMatchObject([{ marks: ['corrected', 'erased'] }]);
    await log.participant('q', {
      type: 'ParticipantUnmerged',
      occurredOn: '2024-07-03',
      data: { from: 'p' },
    });
    await views.catchUp();
    expect(found({ mark: 'merged' })).toEqual([]);
  });

  it('is counted by insats and quarter, where the journey then was, and how much of it came late', async () => {
    const { log } = scenario;
    const quarter = 2024 * 4;
    const of = (from = quarter) => views.registrations.lateness(association, from);
    expect(of()).toEqual([
      { intervention: 'finsam-team', quarter, registered: expect.any(Number), late: expect.any(Number) },
      { intervention: 'novum', quarter, registered: 2, late: expect.any(Number) },
    ]);
    const [before] = of();
    log.now = Date.parse('2024-04-30T12:00:00Z');
    await log.journey('a', meeting('2024-03-31'), meeting('2024-03-30'));
    await log.journey('b', corrected('intervention', 'finsam-team'), meeting('2024-04-30'));
    await views.catchUp();
    expect(of(quarter + 1)).toEqual([
      { intervention: 'finsam-team', quarter: quarter + 1, registered: 4, late: 1 },
    ]);
    expect(of()[0]).toEqual(before);
    expect(views.registrations.lateness('annat', 0)).toEqual([]);
  });

  it('is told of what was changed after a place in the log, with the days between which the journey is', async () => {
    const after = views.registrations.amended(association, 0);
    expect(after).toEqual([
      { position: expect.any(Number), from: '2024-01-10', to: '2024-05-01' },
      { position: expect.any(Number), from: '2024-01-10', to: '2024-01-10' },
    ]);
    expect(views.registrations.amended(association, after[0]?.position ?? 0)).toEqual(after.slice(1));
    expect(views.registrations.amended('annat', 0)).toEqual([]);
  });

  it('is counted by insats where it has been erased', async () => {
    expect(views.registrations.erased(association)).toEqual(new Map());
    await scenario.log.journey('d', ERASED);
    await views.catchUp();
    expect(views.registrations.erased(association)).toEqual(new Map([['finsam-team', 1]]));
  });

  it('goes on page by page', async () => {
    for (let number = 0; number < 30; number++) await scenario.log.journey(`more-${number}`, referred('t'));
    await views.catchUp();
    expect(page()).toMatchObject({ total: 34, pages: 2 });
    expect(found({ page: 2 })).toEqual(['d', 'c', 'b', 'a']);
    expect(page({ page: 3 })).toMatchObject({ page: 2, lines: page({ page: 2 }).lines });
  });

  it('is counted no further than a limit, which is said, and shown to there', () => {
    expect(counted(1)).toMatchObject({ total: 2, pages: 2, hasMore: true, lines: [{ registrations: 2 }] });
    expect(counted(3)).toMatchObject({ total: 3, pages: 1, hasMore: true });
    expect(counted(4)).toMatchObject({ total: 4, pages: 1, hasMore: false });
    expect(counted(3).lines).toHaveLength(3);
  });

  it('is the same in a file that is built anew (docs/how-to/add-a-view.md)', async () => {
    await scenario.close(views);
    expect(await firstDifference({ store: scenario.log.store, file: scenario.file })).toBeUndefined();
    scenario.change('UPDATE registered SET corrected = 1 WHERE journey = 0');
    expect(await firstDifference({ store: scenario.log.store, file: scenario.file })).toMatchObject({
      table: 'registered',
      column: 'corrected',
    });
  });
});
