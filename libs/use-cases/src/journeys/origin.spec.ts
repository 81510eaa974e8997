import { describe, expect, it } from '@jest/globals';
import { type JourneyCommand, journeyStream } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import { acceptReferral, correct, refer, unlimited } from '../../../../test/casework/examples.js';
import { specify } from '../../../../test/casework/specify.js';
import { originOf } from './origin.js';

const given = specify(unlimited);

const storedAs = (...history: readonly JourneyCommand[]): readonly StoredEvent[] =>
  given(...history).events.map((event, revision) => ({
    ...event,
    data: { ...event.data },
    id: `event-${revision}`,
    stream: `${journeyStream.prefix}1`,
    schemaVersion: journeyStream.schemaVersionOf(event.type),
    revision,
    position: BigInt(revision),
    recordedAt: 0,
    metadata: { actor: 'anna', role: 'caseworker', commandId: 'command-1', correlationId: 'request-1' },
  }));

describe('the origin of a journey', () => {
  it('is what its referral said, whatever was set right since', () =>
    expect(originOf(storedAs(refer(), correct({ fact: 'intervention', value: 'novum' })))).toEqual({
      association: 'stockholm',
      intervention: 'finsam-team',
      participantId: '5b0c7f0e-6d0a-5a5e-9a43-0d5f2f3f6a01',
      anonymous: false,
      referredOn: '2024-01-10',
    }));

  it('is in its first event and in no other', () => {
    const [, ...later] = storedAs(refer(), acceptReferral());
    expect(later).toHaveLength(1);
    for (const stored of [later, []])
      expect(() => originOf(stored)).toThrow('A journey does not begin with its referral.');
  });
});
