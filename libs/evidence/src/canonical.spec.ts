import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@samspar/event-store';
import * as fc from 'fast-check';
import { canonicalEvent, canonicalJson } from './canonical.js';

const event: StoredEvent = {
  id: '6e4f6b0e-0000-4000-8000-000000000001',
  type: 'TeamMeetingHeld',
  schemaVersion: 1,
  occurredOn: '2026-11-03',
  data: { notes: 'c2VhbGVk', attended: ['b', 'a'] },
  metadata: { role: 'caseworker', actor: 'anna', commandId: 'c', correlationId: 'd' },
  stream: 'journey-1',
  revision: 3,
  position: 17n,
  recordedAt: 1_764_000_000_000,
};

describe('JSON in the form of RFC 8785', () => {
  it('is that of the example of the RFC, 3.2.3', () => {
    const names = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(canonicalJson(names)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it('has numbers and literals as the RFC, 3.2.2, has them', () => {
    const values = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(values)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });
});

describe('the canonical form of an event', () => {
  it('is all that the log holds of it but its position, in one order', () => {
    expect(canonicalEvent(event)).toBe(
      '{"data":{"attended":["b","a"],"notes":"c2VhbGVk"},"id":"6e4f6b0e-0000-4000-8000-000000000001",' +
        '"metadata":{"actor":"anna","commandId":"c","correlationId":"d","role":"caseworker"},"occurredOn":"2026-11-03",' +
        '"recordedAt":1764000000000,"revision":3,"schemaVersion":1,"stream":"journey-1","type":"TeamMeetingHeld"}',
    );
    expect(canonicalEvent({ ...event, position: 4711n })).toBe(canonicalEvent(event));
  });

  it.each<[string, Partial<StoredEvent>]>([
    ['id', { id: '6e4f6b0e-0000-4000-8000-000000000002' }],
    ['type', { type: 'PlanAgreed' }],
    ['schema version', { schemaVersion: 2 }],
    ['day', { occurredOn: 'unknown' }],
    ['data', { data: { ...event.data, notes: 'c2VhbGVl' } }],
    ['metadata', { metadata: { ...event.metadata, actor: 'bo' } }],
    ['stream', { stream: 'journey-2' }],
    ['revision', { revision: 4 }],
    ['stamp', { recordedAt: event.recordedAt + 1 }],
  ])('is another where the %s is', (_part, change) => {
    expect(canonicalEvent({ ...event, ...change })).not.toBe(canonicalEvent(event));
  });

  it('is the same in whatever order properties come, as another store may give them', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (data) => {
        const turned = Object.fromEntries(Object.entries(data).toReversed());
        const stored = JSON.parse(JSON.stringify(turned)) as StoredEvent['data'];
        expect(canonicalEvent({ ...event, data: stored })).toBe(
          canonicalEvent({ ...event, data: JSON.parse(JSON.stringify(data)) as StoredEvent['data'] }),
        );
      }),
    );
  });

  it('is there of an event that RFC 8785 cannot carry, and is that of no other', () => {
    const lone = canonicalEvent({ ...event, data: { name: '\ud800' } });
    expect(JSON.parse(lone)).toEqual({ notCanonical: expect.stringContaining('\\ud800') });
    expect(lone).not.toBe(canonicalEvent({ ...event, data: { name: '\udbff' } }));
    expect(lone).not.toBe(canonicalEvent({ ...event, data: { name: '\\ud800' } }));
    expect(canonicalEvent({ ...event, data: { count: Infinity } })).not.toBe(
      canonicalEvent({ ...event, data: { count: null } }),
    );
  });
});
