import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { anyValue, factProblem } from './fact-checks.js';
import { correctable, inProfile } from './fact-lists.js';
import { type AnyFact, type FactDefinition, FACTS } from './facts.js';
import { EXIT_EVENTS, type JourneyEvent, JOURNEY_ENTRIES } from './journey-events.js';
import { journeyStream } from './journey.stored.js';

const facts = Object.entries<FactDefinition>(FACTS) as [AnyFact, FactDefinition][];
const EVENTS = {
  referral: 'ParticipantReferred',
  waitingList: 'PlacedOnWaitingList',
  declining: 'ReferralDeclined',
  withdrawal: 'ReferralWithdrawn',
  acceptance: 'ReferralAccepted',
  profile: 'JourneyStarted',
  start: 'JourneyStarted',
  exit: 'ExitedForOtherReason',
  exitToWork: 'ExitedToWorkOrStudies',
  followUp: 'FollowUpRecorded',
} as const satisfies Record<FactDefinition['of'], string>;

/** Facts that an event calls otherwise. */
const CALLED_OTHERWISE = {
  'ParticipantReferred.note': 'referralNote',
  'ReferralDeclined.reason': 'declineReason',
  'ReferralWithdrawn.reason': 'withdrawalReason',
};

/** What cannot be set right by itself, by why. */
const NOT_BY_ITSELF = {
  'another association has a register of its own': ['ParticipantReferred.association'],
  'who the person is, is told on her card': ['ParticipantReferred.participantId'],
  'it is ended by an event, and nothing is counted from the day of that': [
    'ParticipantReferred.anonymous',
    'AnonymityEnded.occurredOn',
  ],
  'consent is registered or withdrawn, whatever a file once said': ['ParticipantReferred.consentAtSource'],
} as const;

/** Events that set something right, or are a decision on their own: what undoes each is another. */
const UNDONE_BY_ANOTHER: readonly JourneyEvent['type'][] = [
  'FactCorrected',
  'EntryAnnulled',
  'NoteCorrected',
  'JourneyReopened',
  'JourneyMisregistered',
  'JourneyReinstated',
  'JourneyErased',
];

/** The day of each event of a journey, and all that it may say beside, as it is stored now. */
const said = (): readonly string[] => {
  const folder = new URL('../../fixtures/', import.meta.url);
  const stored = readdirSync(folder).map(
    (file): { type: JourneyEvent['type']; schemaVersion: number; data: object } =>
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  );
  return stored
    .filter(({ type, schemaVersion }) => {
      try {
        return journeyStream.schemaVersionOf(type) === schemaVersion;
      } catch {
        return false;
      }
    })
    .flatMap(({ type, data }) =>
      ['occurredOn', ...Object.keys(data)].flatMap((name) =>
        name === 'profile' ? inProfile().map((fact) => `${type}.${fact}`) : `${type}.${name}`,
      ),
    );
};

const isEntry = (place: string): boolean => JOURNEY_ENTRIES.some((type) => place.startsWith(`${type}.`));

describe('whatever an event of a journey says', () => {
  const told = correctable().flatMap((fact) => {
    const { of, kind } = FACTS[fact];
    const exits = of === 'exit' ? EXIT_EVENTS : [];
    return [EVENTS[of], ...(of === 'profile' ? (['ParticipantReferred'] as const) : []), ...exits].flatMap(
      (type) => [
        `${type}.${fact}`,
        ...(kind.is === 'day' ? [`${type}.occurredOn`] : []),
        ...(fact === 'exitReasons' ? [`${type}.reasons`] : []),
      ],
    );
  });
  const correctedByItself = [...told, ...Object.keys(CALLED_OTHERWISE)];
  const places = said().filter((place) => !UNDONE_BY_ANOTHER.some((type) => place.startsWith(`${type}.`)));

  it('can be set right by itself or with its entry, but for a few things that have a reason', () => {
    const left = places.filter((place) => !correctedByItself.includes(place) && !isEntry(place));
    expect(left.toSorted()).toEqual(Object.values(NOT_BY_ITSELF).flat().toSorted());
  });

  it('is not set right in two ways', () =>
    expect(places.filter((place) => correctedByItself.includes(place) && isEntry(place))).toEqual([]));
});

describe('the catalogue of facts', () => {
  it.each(facts)('%s is of a version that its event has', (_fact, { of, sinceVersion = 1 }) => {
    expect(journeyStream.schemaVersionOf(EVENTS[of])).toBeGreaterThanOrEqual(sinceVersion);
  });

  it.each(facts)('%s may stay unknown, or have the value that any journey may have', (fact, { kind }) => {
    expect(factProblem(fact, anyValue(kind) as never, '2024-12-31')).toBeUndefined();
  });

  it('counts every dimension once', () => {
    const dimensions = facts.flatMap(([, { countedAs, finer }]) =>
      [countedAs ?? [], finer?.countedAs ?? []].flat(),
    );
    expect(new Set(dimensions).size).toBe(dimensions.length);
  });

  it.each(facts)('%s has a meaning as a dimension where it is one, and no other', (_fact, definition) => {
    expect(definition.countedMeaning !== undefined).toBe(definition.countedAs !== undefined);
  });

  it('asks first for the sex, which an anonymous participant has too', () => {
    expect(inProfile()[0]).toBe('sex');
    expect(inProfile().filter((fact) => (FACTS[fact] as FactDefinition).keptWhenAnonymous)).toEqual(['sex']);
  });

  it('lets everything be set right but what a follow-up tells beside, which is corrected as a whole', () => {
    const others = Object.keys(FACTS).filter((fact) => !correctable().some((one) => one === fact));
    expect(others).toEqual(['occupation']);
  });
});
