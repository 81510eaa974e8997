import { describe, expect, it } from '@jest/globals';
import type { StreamOutcome } from '@samspar/event-store';
import type { JourneyEvent, JourneyRefusal, JourneyWarning } from '@samspar/casework';
import { outcomeOf } from './answer.js';

const WARNING = { code: 'SexDiffersFromNumber', fact: 'sex', sentence: { sv: 'Kön', en: 'Sex' } } as const;
const accepted = (repeated: boolean) =>
  ({
    outcome: 'accepted',
    repeated,
    revision: 3,
    position: 17n,
    events: [{ type: 'ReferralAccepted', occurredOn: '2025-06-02', data: {} }],
    warnings: [WARNING],
  }) as const;
const answer = {
  journey: 'j-1',
  revision: 3,
  position: '17',
  events: ['ReferralAccepted'],
  warnings: [WARNING],
};

describe('what comes of a command on a journey', () => {
  it.each<[string, StreamOutcome<JourneyEvent, JourneyRefusal, JourneyWarning>, object]>([
    ['is what was written, and where', accepted(false), { outcome: 'accepted', answer }],
    ['is the same again where it was carried out before', accepted(true), { outcome: 'repeated', answer }],
    [
      'is a refusal with the field that it is about',
      {
        outcome: 'refused',
        command: 0,
        refusal: { code: 'DayInFuture', field: 'occurredOn', day: '2025-07-01', today: '2025-06-15' },
      },
      { outcome: 'refused', refusal: { code: 'DayInFuture' }, field: 'occurredOn' },
    ],
    [
      'is the revision that it is at by now, where somebody else was faster',
      { outcome: 'stale', actual: 4 },
      { outcome: 'stale', revision: 4 },
    ],
    ['is that it is not there', { outcome: 'stale', actual: 'noStream' }, { outcome: 'notFound' }],
    [
      'is a refusal where its id was used for something else',
      { outcome: 'otherBody' },
      { outcome: 'refused', refusal: { code: 'CommandIdReused' } },
    ],
  ])('%s', (_what, handled, outcome) =>
    expect(outcomeOf('j-1', 'AcceptReferral', handled)).toMatchObject(outcome),
  );
});
