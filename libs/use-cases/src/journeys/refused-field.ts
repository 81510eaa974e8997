import type { Field, JourneyCommand, JourneyRefusal } from '@samspar/casework';

/** What a refusal is about that names no field of its own. */
const ABOUT: Partial<Record<JourneyRefusal['code'], Field>> = {
  AgeConflict: 'ageAtStart',
  DaysRunBackwards: 'occurredOn',
  DecidingPartyIsReferring: 'decidingParties',
  TooManyDecidingParties: 'decidingParties',
  ExitReasonOfOtherGroup: 'exitReasons',
  FollowUpAlreadyRegistered: 'monthsAfterExit',
  CaseworkerUnchanged: 'caseworker',
  ConsentNotInForce: 'consentReceiving',
  GiverUnknown: 'ground',
};

/** Where a field stands in what was told, where it is not called so there. */
const CALLED: Readonly<Record<string, string>> = {
  consentGivenOn: 'occurredOn',
  consentGiving: 'giving',
  consentReceiving: 'receiving',
  consentKinds: 'kinds',
  consentPurpose: 'purpose',
  consentLanguage: 'language',
  consentObtainedBy: 'obtainedBy',
  consentValidFrom: 'validFrom',
  consentExpiresOn: 'expiresOn',
  consentWithdrawnOn: 'occurredOn',
  groundGivenOn: 'occurredOn',
  groundReceiver: 'receiver',
  groundKinds: 'kinds',
  groundValidFrom: 'validFrom',
  groundExpiresOn: 'expiresOn',
  decisionDueOn: 'decisions',
  exitReasons: 'reasons',
  exitedOn: 'occurredOn',
  acceptedOn: 'occurredOn',
  startedOn: 'occurredOn',
} satisfies Partial<Record<Field | 'consentWithdrawnOn', string>>;

const calledIn = (field: string): string => CALLED[field] ?? field;

/** Of a field of consent or of another ground, which of the two it is of. */
const partOf = (field: string): string | undefined =>
  field === 'consent' ? undefined : ['consent', 'ground'].find((one) => field.startsWith(one));

/** The place in a referral of what comes with it, which is said in a part of its own. */
const withReferral = (field: string): string | undefined => {
  const part = partOf(field);
  return part && `${part}.${calledIn(field)}`;
};

/** The property of what was told that a refusal is about; undefined where it is about the journey as it stands. */
export const refusedField = (type: JourneyCommand['type'], refusal: JourneyRefusal): string | undefined => {
  if (refusal.code === 'CorrectionChangesNothing') return refusal.fact && 'value';
  const field = 'field' in refusal ? refusal.field : ABOUT[refusal.code];
  if (field === undefined) return undefined;
  if (type === 'CorrectFact') return 'value';
  const day = refusal.code === 'DaysRunBackwards' ? refusal.what : field;
  if (type !== 'ReferParticipant') return calledIn(partOf(day) ? day : field);
  return withReferral(day) ?? (field === 'occurredOn' ? 'referredOn' : calledIn(field));
};
