import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ParticipantEvent } from './participant-events.js';
import { participantDecider, type Participant, type ParticipantCommand } from './participant.js';

/** The same histories in every run. */
const RUNS = { seed: 2024, numRuns: 300 };
const TODAY = '2024-02-15';

const { decide, evolve, initialState } = participantDecider;

const someCommand = fc
  .tuple(
    fc.constantFrom('2024-02-14', TODAY, 'unknown', '2024-02-16', '2024-02-30'),
    fc.constantFrom<((on: string) => ParticipantCommand)[]>(
      (occurredOn) => ({ type: 'RecordIdentity', occurredOn, today: TODAY, data: { kind: 'personnummer' } }),
      (occurredOn) => ({ type: 'ProtectIdentity', occurredOn, today: TODAY, data: {} }),
      (occurredOn) => ({ type: 'EndProtection', occurredOn, today: TODAY, data: {} }),
      (occurredOn) => ({
        type: 'MergeParticipant',
        occurredOn,
        today: TODAY,
        data: { participantId: 'a', into: 'b' },
      }),
      (occurredOn) => ({ type: 'UnmergeParticipant', occurredOn, today: TODAY, data: {} }),
    ),
  )
  .map(([on, command]) => command(on));
const someCommands = fc
  .tuple(fc.boolean(), fc.array(someCommand, { maxLength: 30 }))
  .map(([anonymous, others]): readonly ParticipantCommand[] => [
    {
      type: 'CreateParticipant',
      occurredOn: TODAY,
      today: TODAY,
      data: { association: 'stockholm', anonymous },
    },
    ...others,
  ]);

/** What is left of commands put one after another: the events of those accepted. */
const live = (commands: readonly ParticipantCommand[]) => {
  let participant: Participant = initialState;
  const events: ParticipantEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, participant);
    if (!decision.accepted) continue;
    events.push(...decision.events);
    participant = decision.events.reduce(evolve, participant);
  }
  return { participant, events };
};
const replay = (events: readonly ParticipantEvent[]): Participant => {
  const log: readonly ParticipantEvent[] = JSON.parse(JSON.stringify(events));
  return log.reduce(evolve, initialState);
};

describe('whatever is put to a participant', () => {
  it('what was accepted replays to the same participant, and decides the same', () =>
    fc.assert(
      fc.property(someCommands, someCommand, (commands, next) => {
        const { participant, events } = live(commands);
        expect(replay(events)).toEqual(participant);
        expect(decide(next, replay(events))).toEqual(decide(next, participant));
      }),
      RUNS,
    ));

  it('a refusal carries no events, and an acceptance carries one', () =>
    fc.assert(
      fc.property(someCommands, someCommand, (commands, next) => {
        const decision = decide(next, live(commands).participant);
        expect('events' in decision ? decision.events.length : 0).toBe(decision.accepted ? 1 : 0);
        expect('refusal' in decision).toBe(!decision.accepted);
      }),
      RUNS,
    ));

  it('protection and merger begin before they end, and an anonymous one has neither nor an identity', () =>
    fc.assert(
      fc.property(someCommands, (commands) => {
        const { participant, events } = live(commands);
        if (participant.status === 'none') return;
        const count = (type: ParticipantEvent['type']) =>
          events.filter((event) => event.type === type).length;
        expect(count('IdentityProtected') - count('IdentityProtectionEnded')).toBe(
          participant.protected ? 1 : 0,
        );
        expect(count('ParticipantMerged') - count('ParticipantUnmerged')).toBe(
          participant.mergedInto === null ? 0 : 1,
        );
        expect(count('IdentityRecorded')).toBe(participant.identity === null ? 0 : 1);
        if (participant.anonymous) expect(events.length).toBe(1);
      }),
      RUNS,
    ));
});
