import { describe, expect, it } from '@jest/globals';
import { type Agenda, evolveAgenda, journeyDecider, type Waiting, waitingOf } from '@samspar/casework';
import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import * as fc from 'fast-check';
import { FRESH_JOURNEYS, freshCommands, type FreshJourney } from './fresh-journeys.js';
import { LAST_REGISTERED } from './later-years.js';

const TEXTS = { goal: 'sealed', action: 'sealed', decision: 'sealed', note: 'sealed' };

const told = ({ by, intervention, person }: FreshJourney, today: Day, variant: number) => ({
  today,
  association: 'stockholm',
  intervention,
  participantId: 'p',
  caseworker: by,
  sender: { party: 'municipality', unit: 'Jobbtorg' } as const,
  texts: TEXTS,
  person,
  variant,
});

/** What a journey waits for on a day, once the rules have taken all of it. */
const waitingOn = (today: Day, fresh: FreshJourney, variant: number): readonly Waiting[] => {
  let state = journeyDecider.initialState;
  let agenda: Agenda | undefined;
  for (const command of freshCommands(fresh.wait, told(fresh, today, variant))) {
    const decision = journeyDecider.decide({ ...command, terms: null }, state);
    if (!decision.accepted) throw new Error(`${fresh.wait}: ${JSON.stringify(decision.refusal)}`);
    state = decision.events.reduce(journeyDecider.evolve, state);
    agenda = decision.events.reduce<Agenda | undefined>(evolveAgenda, agenda);
  }
  return agenda ? waitingOf(agenda).filter(({ from }) => from <= today) : [];
};

const isAnybodys = ({ wait }: FreshJourney) => ['answer', 'answerToday', 'place'].includes(wait);

const INSATSER = {
  anna: ['finsam-team'],
  erik: ['novum'],
  fatima: ['finsam-team', 'novum', 'aktivitetsplatsen'],
};

const dayOf = (who: keyof typeof INSATSER, today: Day): readonly Waiting[] =>
  FRESH_JOURNEYS.flatMap((fresh, variant) => {
    const isHers = isAnybodys(fresh) ? INSATSER[who].includes(fresh.intervention) : fresh.by === who;
    return isHers ? waitingOn(today, fresh, variant) : [];
  });

const days = fc
  .integer({ min: dayNumber('2025-12-01'), max: dayNumber('2040-12-31') })
  .map((number) => dayOfNumber(number));

describe('what waits in the demonstration', () => {
  it('is on any day a day’s work for each caseworker: of many kinds, some of it due that day, one thing late', () => {
    fc.assert(
      fc.property(days, (today) => {
        for (const who of ['anna', 'erik', 'fatima'] as const) {
          const work = dayOf(who, today);
          expect(work.length).toBeGreaterThanOrEqual(7);
          expect(work.length).toBeLessThanOrEqual(15);
          expect(new Set(work.map(({ waitsFor }) => waitsFor)).size).toBeGreaterThanOrEqual(4);
          expect(work.filter(({ due }) => due === today).length).toBeGreaterThanOrEqual(2);
          expect(work.filter(({ due }) => due < today)).toHaveLength(1);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it.each(['2026-08-31', '2028-02-29', '2027-12-31', '2026-03-01'])(
    'is no later on %s than on a day that every month has',
    (today) => {
      for (const who of ['anna', 'erik', 'fatima'] as const)
        expect(dayOf(who, today).filter(({ due }) => due < today)).toHaveLength(1);
    },
  );

  it('reaches on no day into the years that the register tells', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: dayNumber('2025-02-01'), max: dayNumber('2026-12-31') }).map(dayOfNumber),
        (today) => {
          FRESH_JOURNEYS.forEach((fresh, variant) => {
            for (const { occurredOn } of freshCommands(fresh.wait, told(fresh, today, variant))) {
              expect(occurredOn > LAST_REGISTERED).toBe(true);
              expect(occurredOn <= today).toBe(true);
            }
          });
        },
      ),
      { numRuns: 40, seed: 5 },
    );
  });
});
