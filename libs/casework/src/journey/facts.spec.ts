import { describe, expect, it } from '@jest/globals';
import { anyValue, factProblem } from './fact-checks.js';
import { correctable, inProfile } from './fact-lists.js';
import { type AnyFact, type FactDefinition, FACTS } from './facts.js';
import { journeyStream } from './journey.stored.js';

const facts = Object.entries<FactDefinition>(FACTS) as [AnyFact, FactDefinition][];
const EVENTS = {
  referral: 'ParticipantReferred',
  acceptance: 'ReferralAccepted',
  profile: 'JourneyStarted',
  start: 'JourneyStarted',
  exit: 'ExitedForOtherReason',
  exitToWork: 'ExitedToWorkOrStudies',
  followUp: 'FollowUpRecorded',
} as const satisfies Record<FactDefinition['of'], string>;

describe('the catalogue of facts', () => {
  it.each(facts)('%s is of a version that its event has', (_fact, { of, sinceVersion = 1 }) => {
    expect(journeyStream.schemaVersionOf(EVENTS[of])).toBeGreaterThanOrEqual(sinceVersion);
  });

  it.each(facts)('%s may stay unknown, or have the value that any journey may have', (fact, { kind }) => {
    expect(factProblem(fact, anyValue(kind) as never, '2024-12-31')).toBeUndefined();
  });

  it('counts every dimension once', () => {
    const dimensions = facts.flatMap(([, { countedAs }]) => countedAs ?? []);
    expect(new Set(dimensions).size).toBe(dimensions.length);
  });

  it('asks first for the sex, which an anonymous participant has too', () => {
    expect(inProfile()[0]).toBe('sex');
    expect(inProfile().filter((fact) => (FACTS[fact] as FactDefinition).keptWhenAnonymous)).toEqual(['sex']);
  });

  it('lets everything be set right but what an exit and a follow-up tell beside', () => {
    const others = Object.keys(FACTS).filter((fact) => !correctable().some((one) => one === fact));
    expect(others).toEqual(['extentPercent', 'employment', 'occupation']);
  });
});
