import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from './decider.js';
import { storedEvents } from './stored-events.js';

type Met = DomainEvent<'Met', { place: string; people: number }>;
type Left = DomainEvent<'Left', object>;

const stored = storedEvents<Met | Left>(
  { Met: ['place', 'people'], Left: [] },
  {
    Met: [(data) => ({ ...data, place: 'okänd' }), (data) => ({ ...data, people: 2 })],
  },
);
const met = (schemaVersion: number, data: object) => ({
  type: 'Met',
  schemaVersion,
  occurredOn: '2024-01-01',
  data,
});

describe('stored events', () => {
  it('are written in the newest version, which is 1 where there is no way up', () => {
    expect(stored.schemaVersionOf('Met')).toBe(3);
    expect(stored.schemaVersionOf('Left')).toBe(1);
  });

  it.each([
    [1, {}, { place: 'okänd', people: 2 }],
    [2, { place: 'Farsta' }, { place: 'Farsta', people: 2 }],
    [3, { place: 'Farsta', people: 5 }, { place: 'Farsta', people: 5 }],
  ])('of version %s are read in the shape of today', (version, data, today) =>
    expect(stored.upcast(met(version, data))).toEqual({ type: 'Met', occurredOn: '2024-01-01', data: today }),
  );

  it.each([0, 4, 1.5, Number.NaN])('of version %s, which is not known, are refused', (version) =>
    expect(() => stored.upcast(met(version, {}))).toThrow(
      `Version ${version} of Met is not known (newest is 3): run a newer Samspår.`,
    ),
  );

  it.each(['Gone', 'toString'])('of the type %s, which is not known, are refused', (type) => {
    const sentence = `The event type ${type} is not known: the log was written by another Samspår.`;
    expect(() => stored.upcast({ ...met(1, {}), type })).toThrow(sentence);
    expect(() => stored.schemaVersionOf(type)).toThrow(sentence);
  });

  it('that lack a property or their day are refused, and the data are not shown', () => {
    expect(() => stored.upcast(met(3, { place: 'hemlig' }))).toThrow(
      /^An event Met of version 3 lacks people: the log is damaged\.$/,
    );
    const dayless: Parameters<typeof stored.upcast>[0] = JSON.parse(
      JSON.stringify({ ...met(1, {}), occurredOn: undefined }),
    );
    expect(() => stored.upcast(dayless)).toThrow('lacks occurredOn');
  });
});
