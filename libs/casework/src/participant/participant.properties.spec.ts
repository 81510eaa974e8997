import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { put, replay, runs } from '../../../../test/casework/specify.js';
import type { ParticipantEvent } from './participant-events.js';
import { participantDecider, type ParticipantCommand } from './participant.js';

const TODAY = '2024-02-15';

const { decide } = participantDecider;

const registration = (
  occurredOn: string,
  anonymous: boolean,
  identity: 'personnummer' | null,
): ParticipantCommand => ({
  type: 'RegisterParticipant',
  occurredOn,
  today: TODAY,
  data: { association: 'stockholm', anonymous, identity },
});
const someCommand = fc
  .tuple(
    fc.constantFrom('2024-02-14', TODAY, 'unknown', '2024-02-16', '2024-02-30'),
    fc.constantFrom<((on: string) => ParticipantCommand)[]>(
      (occurredOn) => ({ type: 'RecordIdentity', occurredOn, today: TODAY, data: { kind: 'personnummer' } }),
      (occurredOn) => registration(occurredOn, false, 'personnummer'),
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
  .tuple(fc.boolean(), fc.boolean(), fc.array(someCommand, { maxLength: 30 }))
  .map(([anonymous, known, others]): readonly ParticipantCommand[] => [
    registration(TODAY, anonymous, known && !anonymous ? 'personnummer' : null),
    ...others,
  ]);

describe('whatever is put to a participant', () => {
  it('what was accepted replays to the same participant, and decides the same', () =>
    fc.assert(
      fc.property(someCommands, someCommand, (commands, next) => {
        const { state: participant, events } = put(participantDecider, commands);
        expect(replay(participantDecider, events)).toEqual(participant);
        expect(decide(next, replay(participantDecider, events))).toEqual(decide(next, participant));
      }),
      runs(300),
    ));

  it('a refusal carries no events, and an acceptance carries one', () =>
    fc.assert(
      fc.property(someCommands, someCommand, (commands, next) => {
        const decision = decide(next, put(participantDecider, commands).state);
        expect('events' in decision ? decision.events.length : 0).toBe(decision.accepted ? 1 : 0);
        expect('refusal' in decision).toBe(!decision.accepted);
      }),
      runs(300),
    ));

  it('a registration by number adds one event, whether the person is known or not', () =>
    fc.assert(
      fc.property(someCommands, (commands) => {
        const { state: participant } = put(participantDecider, commands);
        const registered = registration(TODAY, false, 'personnummer');
        for (const met of [participant, participantDecider.initialState]) {
          const decision = decide(registered, met);
          const anonymous = met.status === 'created' && met.anonymous;
          expect(decision.accepted ? decision.events.length : 'refused').toBe(anonymous ? 'refused' : 1);
        }
      }),
      runs(300),
    ));

  it('protection and merger begin before they end, and an anonymous one has neither nor an identity', () =>
    fc.assert(
      fc.property(someCommands, (commands) => {
        const { state: participant, events } = put(participantDecider, commands);
        if (participant.status === 'none') return;
        const count = (type: ParticipantEvent['type']) =>
          events.filter((event) => event.type === type).length;
        const lastOf = (type: ParticipantEvent['type']) =>
          events.findLastIndex((event) => event.type === type);
        expect(participant.protected).toBe(lastOf('IdentityProtected') > lastOf('IdentityProtectionEnded'));
        expect(count('IdentityProtectionEnded')).toBeLessThanOrEqual(count('IdentityProtected'));
        expect(count('ParticipantMerged') - count('ParticipantUnmerged')).toBe(
          participant.mergedInto === null ? 0 : 1,
        );
        const known = events.some(({ data }) => 'identity' in data && data.identity !== null);
        expect(count('IdentityRecorded') + Number(known)).toBe(participant.identity === null ? 0 : 1);
        if (participant.anonymous) expect(events.length).toBe(1);
      }),
      runs(300),
    ));
});
