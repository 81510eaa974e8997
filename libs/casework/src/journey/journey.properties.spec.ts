import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isKnown, type OccurredOn } from '@samspar/kernel';
import {
  acceptReferral,
  agreePlan,
  assignCaseworker,
  contactEmployer,
  correct,
  declineReferral,
  exit,
  followUp,
  giveConsent,
  handOver,
  meet,
  misregister,
  missFollowUp,
  placeOnWaitingList,
  refer,
  reinstate,
  reopen,
  revisePlan,
  start,
  withdrawConsent,
  withdrawReferral,
} from './examples.js';
import type { JourneyCommand } from './journey-commands.js';
import type { JourneyEvent } from './journey-events.js';
import type { Journey } from './journey-state.js';
import { journeyDecider } from './journey.js';

/** The same histories in every run. */
const RUNS = { seed: 2024, numRuns: 300 };

const { decide, evolve, initialState } = journeyDecider;

/** Few days, so that they collide; some unknown, some that do not exist or have not come. */
const someDay = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 10, max: 28 }).map((day) => `2024-02-${day}`) },
  { weight: 2, arbitrary: fc.constant('unknown') },
  { weight: 1, arbitrary: fc.constantFrom('2025-06-01', '2024-02-30') },
);
const commandOn: readonly ((on: OccurredOn) => JourneyCommand)[] = [
  (on) => giveConsent({}, on),
  (on) => withdrawConsent({}, on),
  placeOnWaitingList,
  acceptReferral,
  acceptReferral,
  declineReferral,
  withdrawReferral,
  (on) => start({}, on),
  (on) => start({ birthYear: 1990 }, on),
  (on) => assignCaseworker(undefined, on),
  (on) => handOver(undefined, on),
  (on) => handOver('handlaggare-3', on),
  (on) => meet({}, on),
  (on) => agreePlan({}, on),
  revisePlan,
  contactEmployer,
  (on) => exit(undefined, on),
  (on) => exit({ type: 'ExitedForOtherReason', data: { reasons: 'unknown' } }, on),
  (on) => followUp({}, on),
  (on) => missFollowUp(12, on),
  (value) => correct({ fact: 'referredOn', value }),
  (value) => correct({ fact: 'acceptedOn', value }),
  (value) => correct({ fact: 'startedOn', value }),
  (value) => correct({ fact: 'exitedOn', value }),
  () => correct({ fact: 'sex', value: 'man' }),
  () => correct({ fact: 'decidingParties', value: ['region'] }),
  () => reopen(),
  () => misregister(),
  () => reinstate(),
];
const someCommand = fc.tuple(fc.constantFrom(...commandOn), someDay).map(([command, on]) => command(on));
const someCommands = fc
  .tuple(
    someDay.map((on) => refer({}, on)),
    fc.array(someCommand, { maxLength: 40 }),
  )
  .map(([referral, others]): readonly JourneyCommand[] => [referral, ...others]);

/** What is left of commands put one after another: the events of those accepted. */
const live = (commands: readonly JourneyCommand[]) => {
  let journey: Journey = initialState;
  const events: JourneyEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, journey);
    if (decision.accepted) {
      events.push(...decision.events);
      journey = decision.events.reduce(evolve, journey);
    }
  }
  return { journey, events };
};
const replay = (events: readonly JourneyEvent[]): Journey => {
  const log: readonly JourneyEvent[] = JSON.parse(JSON.stringify(events));
  return log.reduce(evolve, initialState);
};

describe('whatever is put to a journey', () => {
  it('what was accepted replays to the same journey, and decides the same', () =>
    fc.assert(
      fc.property(someCommands, someCommand, (commands, next) => {
        const { journey, events } = live(commands);
        const replayed = replay(events);
        expect(replayed).toEqual(journey);
        expect(replay(events)).toEqual(replayed);
        expect(decide(next, replayed)).toEqual(decide(next, journey));
      }),
      RUNS,
    ));

  it('a refusal carries no events, and an acceptance carries one', () =>
    fc.assert(
      fc.property(someCommands, someCommand, (commands, next) => {
        const decision = decide(next, live(commands).journey);
        expect('events' in decision ? decision.events.length : 0).toBe(decision.accepted ? 1 : 0);
        expect('refusal' in decision).toBe(!decision.accepted);
      }),
      RUNS,
    ));

  it('its known days run forwards, one start and one exit at most', () =>
    fc.assert(
      fc.property(someCommands, (commands) => {
        const { journey, events } = live(commands);
        if (journey.status === 'none') return;
        const { referredOn, acceptedOn, startedOn, exitedOn } = journey.facts;
        const days = [referredOn, journey.waitingOn, acceptedOn, startedOn, exitedOn].filter(isKnown);
        expect(days).toEqual(days.toSorted());
        expect(events.filter(({ type }) => type === 'JourneyStarted').length).toBeLessThanOrEqual(1);
        const exits = events.filter(({ type }) => type.startsWith('Exited')).length;
        const reopenings = events.filter(({ type }) => type === 'JourneyReopened').length;
        expect(exits - reopenings).toBe(journey.status === 'ended' ? 1 : 0);
      }),
      RUNS,
    ));
});
