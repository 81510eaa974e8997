import {
  type Association,
  type AssociationSettings,
  authoritiesOf,
  type Authority,
  ESF_RECEIVER,
  type Intervention,
  isEsfFinanced,
} from '@samspar/association';
import { OUTSIDE, type District, type ExitReason } from '@samspar/codes';
import { isKnown, known, type Day, type OccurredOn } from '@samspar/kernel';
import type { Belonging, PartysAuthority } from './consent.js';
import type { Fact } from './facts.js';
import type { JourneyCommand } from './journey-commands.js';
import type { CorrectableFacts, JourneyEvent } from './journey-events.js';
import type { JourneyRefusal } from './journey-refusals.js';
import type { DayFact } from './journey-words.js';
import { factsTold, type RegisteredJourney } from './journey-state.js';

/** What an association allows as it is now set up; plain data, told to the rules like the day it is. */
export type Terms = Readonly<{
  interventions: readonly Pick<Intervention, 'id' | 'name' | 'kind' | 'from' | 'to' | 'owner' | 'esf'>[];
  districts: readonly District[];
  /** Whether the exit reason *frihetsberövad*, which may be data on offences, is stored as such. */
  storeDetained: boolean;
  /** Who may be responsible for a journey in its insats, by user id; null where nobody is named. */
  caseworkers: readonly string[] | null;
  authorities: readonly (PartysAuthority & Pick<Authority, 'work'>)[];
  requireConsent: AssociationSettings['requireConsent'];
  /** For whom somebody refers, or moves a journey to another insats; null where it is not asked whether the authority that runs it may be told. */
  referrer: Belonging | null;
}>;

/** The terms of an association, with the caseworkers of the journey's insats where one may be named. */
export const termsOf = (
  association: Association,
  caseworkers: Terms['caseworkers'] = null,
  referrer: Terms['referrer'] = null,
): Terms => ({
  interventions: association.interventions,
  districts: association.settings.districts,
  storeDetained: association.settings.storeDetained,
  caseworkers,
  authorities: authoritiesOf(association).map(({ id, party, work, name }) => ({
    id,
    party,
    work,
    name,
  })),
  requireConsent: association.settings.requireConsent,
  referrer,
});

/** A command with the terms it is decided under; null where what stood before is restored, which was allowed then. */
export type UnderTerms<Command = JourneyCommand> = Command & Readonly<{ terms: Terms | null }>;

export const under = (terms: Terms | null, commands: readonly JourneyCommand[]): readonly UnderTerms[] =>
  commands.map((command) => ({ ...command, terms }));

/** The days on which the insats is to run. */
const DAYS = ['referredOn', 'acceptedOn', 'startedOn', 'exitedOn'] as const satisfies readonly DayFact[];
const isDayOfInsats = (fact: Fact): fact is (typeof DAYS)[number] => DAYS.some((day) => day === fact);

const isWithin = (
  { from, to }: Readonly<{ from: Day | null; to: Day | null }>,
  day: OccurredOn | undefined,
): boolean => !isKnown(day) || ((from === null || from <= day) && (to === null || day <= to));

type Problem = JourneyRefusal | undefined;

const idsOf = (interventions: Terms['interventions']): readonly string[] =>
  interventions.filter(({ kind }) => kind === 'individual').map(({ id }) => id);

/** A person is in an insats for individuals of the association. */
const interventionProblem = ({ facts }: RegisteredJourney, { interventions }: Terms): Problem => {
  const found = interventions.find(({ id }) => id === facts.intervention);
  if (found?.kind === 'individual') return undefined;
  return {
    code: found ? 'InterventionHasNoParticipants' : 'InterventionUnknown',
    field: 'intervention',
    value: found?.name ?? facts.intervention ?? '',
    allowed: idsOf(interventions),
  };
};

/** A person is referred to an insats, accepted, starts and leaves on days on which it runs. */
const dayProblem = (field: DayFact, { facts }: RegisteredJourney, { interventions }: Terms): Problem => {
  const found = interventions.find(({ id }) => id === facts.intervention);
  const day = facts[field];
  if (!found || !isKnown(day) || isWithin(found, day)) return undefined;
  const { id: value, name, from, to } = found;
  const allowed = idsOf(interventions.filter((one) => isWithin(one, day)));
  return { code: 'InterventionNotActive', field, day, value, name, from, to, allowed };
};

/** A person lives in a district that is in force on the day of the start, or of the referral where there is none, or outside. */
const districtProblem = ({ facts }: RegisteredJourney, { districts }: Terms): Problem => {
  const district = known(facts.district);
  const day = isKnown(facts.startedOn) ? facts.startedOn : facts.referredOn;
  if (district === undefined || district === OUTSIDE.code) return undefined;
  const inForce = districts.filter((candidate) => isWithin(candidate, day));
  if (inForce.some(({ id }) => id === district)) return undefined;
  const ended = districts.find(({ id }) => id === district);
  const allowed = [...inForce.map(({ id }) => id), OUTSIDE.code];
  return ended && isKnown(day)
    ? {
        code: 'DistrictNotInForce',
        field: 'district',
        value: ended.name,
        day,
        successor: ended.successor,
        allowed,
      }
    : { code: 'DistrictUnknown', field: 'district', value: district, allowed };
};

/** The user whom an event makes responsible, or who has obtained a consent. */
const userIn = (event: JourneyEvent | undefined): string | null => {
  if (event?.type === 'CaseworkerAssigned') return event.data.caseworker;
  if (event?.type === 'CaseloadHandedOver') return event.data.to;
  return event?.type === 'ConsentGiven' ? event.data.obtainedBy : null;
};

/** Whoever is made responsible for a journey, or has obtained a consent, is a caseworker of its insats. */
const caseworkerProblem = (
  event: JourneyEvent,
  { caseworkers }: Terms,
  before: JourneyEvent | undefined,
): Problem => {
  const user = userIn(event);
  if (user === null || caseworkers === null || caseworkers.includes(user) || user === userIn(before))
    return undefined;
  const field = event.type === 'ConsentGiven' ? 'consentObtainedBy' : 'caseworker';
  return { code: 'CaseworkerNotOfIntervention', field };
};

const receivingIn = (event: JourneyEvent | undefined): readonly string[] =>
  (event?.type === 'ConsentGiven' || event?.type === 'ConsentWithdrawn'
    ? event.data.receiving?.authorities
    : undefined) ?? [];
const givingIn = (event: JourneyEvent | undefined): readonly string[] =>
  event?.type === 'ConsentGiven' ? event.data.giving.authorities : [];

const strangerIn = (
  field: 'consentGiving' | 'consentReceiving',
  said: readonly string[],
  before: readonly string[],
  allowed: readonly string[],
): Problem => {
  const value = said.find((id) => !allowed.includes(id) && !before.includes(id));
  return value === undefined ? undefined : { code: 'AuthorityUnknown', field, value, allowed };
};

/** Consent is about authorities of the association, and where ESF finances the insats about who is told for it as well. */
const consentProblem = (
  event: JourneyEvent,
  { facts }: RegisteredJourney,
  { authorities, interventions }: Terms,
  before: JourneyEvent | undefined,
): Problem => {
  const own = authorities.map(({ id }) => id);
  const isEsf = interventions.some((one) => one.id === facts.intervention && isEsfFinanced(one));
  return (
    strangerIn('consentGiving', givingIn(event), givingIn(before), own) ??
    strangerIn('consentReceiving', receivingIn(event), receivingIn(before), [
      ...own,
      ...(isEsf ? [ESF_RECEIVER.id] : []),
    ])
  );
};

const factProblem = (fact: Fact, journey: RegisteredJourney, terms: Terms): Problem => {
  if (isDayOfInsats(fact)) return dayProblem(fact, journey, terms);
  if (fact === 'district') return districtProblem(journey, terms);
  if (fact !== 'intervention') return undefined;
  return (
    interventionProblem(journey, terms) ??
    DAYS.map((day) => dayProblem(day, journey, terms)).find((problem) => problem !== undefined)
  );
};

/**
 * What the terms have against a journey that an event has just changed. Only what the event says is looked at, and of an entry that is told
 * anew what it did not say `before`: what was registered under other terms stands.
 */
export const termsProblem = (
  event: JourneyEvent,
  journey: RegisteredJourney,
  terms: Terms | null,
  before?: JourneyEvent,
): Problem =>
  terms
    ? (consentProblem(event, journey, terms, before) ??
      caseworkerProblem(event, terms, before) ??
      (Object.keys(factsTold(event)) as Fact[])
        .map((fact) => factProblem(fact, journey, terms))
        .find((problem) => problem !== undefined))
    : undefined;

/** Exit reasons as the association lets them be stored. */
export const storable = (
  reasons: CorrectableFacts['exitReasons'],
  terms: Terms | null,
): CorrectableFacts['exitReasons'] =>
  reasons === 'unknown' || (terms?.storeDetained ?? true)
    ? reasons
    : [...new Set(reasons.map((reason): ExitReason => (reason === 'detained' ? 'other' : reason)))];

/** The command with exit reasons as the association lets them be stored. */
export const asStorable = (command: JourneyCommand, terms: Terms | null): JourneyCommand => {
  if (command.type === 'CorrectFact' && command.data.fact === 'exitReasons')
    return { ...command, data: { ...command.data, value: storable(command.data.value, terms) } };
  if (command.type !== 'ExitJourney') return command;
  const { type, data } = command.data.exit;
  const exit = { type, data: { ...data, reasons: storable(data.reasons, terms) } };
  // Reasons of an exit stay in their group.
  return { ...command, data: { exit } } as JourneyCommand;
};
