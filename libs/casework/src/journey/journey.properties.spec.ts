import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isKnown, type OccurredOn } from '@samspar/kernel';
import { put, replay, runs } from '../../../../test/casework/specify.js';
import * as tell from '../../../../test/casework/examples.js';
import type { JourneyCommand } from './journey-commands.js';
import { journeyDecider } from './journey.js';

/** Few days, so that they collide; some unknown, some that do not exist or have not come. */
const someDay = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 10, max: 28 }).map((day) => `2024-02-${day}`) },
  { weight: 2, arbitrary: fc.constant('unknown') },
  { weight: 1, arbitrary: fc.constantFrom('2025-06-01', '2024-02-30') },
);
/** Every command there is but the referral, some in several forms and the acceptance twice, each on the day given. */
const commandsOn = (on: OccurredOn): readonly JourneyCommand[] => [
  ...tell.everyCommand(on),
  tell.acceptReferral(on),
  tell.start({ birthYear: 1990 }, on),
  tell.handOver('handlaggare-3', on),
  tell.exit({ type: 'ExitedForOtherReason', data: { reasons: 'unknown' } }, on),
  tell.missFollowUp(12, on),
  tell.correct({ fact: 'referredOn', value: on }),
  tell.correct({ fact: 'acceptedOn', value: on }),
  tell.correct({ fact: 'startedOn', value: on }),
  tell.correct({ fact: 'exitedOn', value: on }),
  tell.correct({ fact: 'decidingParties', value: ['region'] }),
];
const someCommand = someDay.chain((day) => fc.constantFrom(...commandsOn(day)));
const someCommands = fc
  .tuple(
    someDay.map((on) => tell.refer({}, on)),
    fc.array(someCommand, { maxLength: 40, size: 'max' }),
  )
  .map(([referral, others]): readonly JourneyCommand[] => [referral, ...others]);

const { decide } = tell.unlimited;

describe('whatever is put to a journey', () => {
  it('what was accepted replays to the same journey, and decides the same', () =>
    fc.assert(
      fc.property(someCommands, someCommand, (commands, next) => {
        const { state: journey, events } = put(tell.unlimited, commands);
        const replayed = replay(journeyDecider, events);
        expect(replayed).toEqual(journey);
        expect(replay(journeyDecider, events)).toEqual(replayed);
        expect(decide(next, replayed)).toEqual(decide(next, journey));
      }),
      runs(300),
    ));

  it('a refusal carries no events, and an acceptance carries one', () =>
    fc.assert(
      fc.property(someCommands, someCommand, (commands, next) => {
        const decision = decide(next, put(tell.unlimited, commands).state);
        expect('events' in decision ? decision.events.length : 0).toBe(decision.accepted ? 1 : 0);
        expect('refusal' in decision).toBe(!decision.accepted);
      }),
      runs(300),
    ));

  it('its known days run forwards, one start and one exit at most', () =>
    fc.assert(
      fc.property(someCommands, (commands) => {
        const { state: journey, events } = put(tell.unlimited, commands);
        if (journey.status === 'none') return;
        const { referredOn, waitingOn, acceptedOn, startedOn, exitedOn } = journey.facts;
        const days = [referredOn, waitingOn, acceptedOn, startedOn, exitedOn].filter(isKnown);
        expect(days).toEqual(days.toSorted());
        expect(events.filter(({ type }) => type === 'JourneyStarted').length).toBeLessThanOrEqual(1);
        const exits = events.filter(({ type }) => type.startsWith('Exited')).length;
        const reopenings = events.filter(({ type }) => type === 'JourneyReopened').length;
        expect(exits - reopenings).toBe(journey.status === 'ended' ? 1 : 0);
      }),
      runs(300),
    ));
});
