import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accept } from '@samspar/kernel';
import type { PersonsShown } from './reading-events.js';
import { readingDecider, readingsOf, readingStream, type ShowPersons } from './reading.js';

const shown = (data: Partial<PersonsShown['data']> = {}): ShowPersons => ({
  type: 'ShowPersons',
  occurredOn: '2026-11-22',
  today: '2026-11-22',
  data: { association: 'stockholm', journeys: ['j-1', 'j-2'], on: 'cases', reason: 'assigned', ...data },
});
const decided = (command: ShowPersons) => readingDecider.decide(command, readingDecider.initialState);

describe('a reading', () => {
  it('is written down with whom it showed, where and why', () =>
    expect(decided(shown())).toEqual(
      accept({ type: 'PersonsShown', occurredOn: '2026-11-22', data: shown().data }),
    ));

  it('says what was about to be registered, where a form was opened', () =>
    expect(decided(shown({ on: 'form', toRegister: ['StartJourney'] }))).toMatchObject({
      events: [{ data: { on: 'form', toRegister: ['StartJourney'] } }],
    }));

  it('of the log itself is written down with whose readings it showed, on which page and by which journey, where there were any (lag 2001:454 10 §)', () => {
    const data = { association: 'stockholm', on: 'log', readers: ['anna'], journey: 'j-1' } as const;
    const looks = (readers: readonly string[]) =>
      readingDecider.decide(
        {
          type: 'ShowReadings',
          occurredOn: '2026-11-30',
          today: '2026-11-30',
          data: { ...data, readers },
        },
        readingDecider.initialState,
      );
    expect(looks(['anna'])).toEqual(accept({ type: 'ReadingsShown', occurredOn: '2026-11-30', data }));
    expect(looks([])).toEqual(accept());
  });

  it('of nobody is no reading', () => expect(decided(shown({ journeys: [] }))).toEqual(accept()));
});

describe('readings are stored', () => {
  it('by user and day', () =>
    expect(readingStream.prefix + readingsOf('0b8d3c1e', '2026-11-22')).toBe('access-0b8d3c1e-2026-11-22'));

  it('of the log in a shape that never changes', () => {
    const stored = JSON.parse(
      readFileSync(new URL('../../fixtures/ReadingsShown.v1.json', import.meta.url), 'utf8'),
    );
    expect(readingStream.schemaVersionOf('ReadingsShown')).toBe(stored.schemaVersion);
    expect(readingStream.upcast(stored)).toEqual({
      type: 'ReadingsShown',
      occurredOn: stored.occurredOn,
      data: stored.data,
    });
  });

  it('in a shape that never changes', () => {
    const stored = JSON.parse(
      readFileSync(new URL('../../fixtures/PersonsShown.v1.json', import.meta.url), 'utf8'),
    );
    expect(stored.schemaVersion).toBe(readingStream.schemaVersionOf('PersonsShown'));
    expect(readingStream.upcast(stored)).toEqual({
      type: 'PersonsShown',
      occurredOn: stored.occurredOn,
      data: stored.data,
    });
    const { journeys, on, reason, toRegister } = stored.data;
    expect(decided(shown({ journeys, on, reason, toRegister }))).toMatchObject({
      events: [{ data: stored.data }],
    });
  });
});
