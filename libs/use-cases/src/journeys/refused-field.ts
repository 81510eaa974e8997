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
};

/** Where a field stands in what was told, where it is not called so there. */
const CALLED: Partial<Record<Field, string>> = {
  consentGiving: 'giving',
  consentReceiving: 'receiving',
  consentKinds: 'kinds',
  consentPurpose: 'purpose',
  consentLanguage: 'language',
  consentObtainedBy: 'obtainedBy',
  consentValidFrom: 'validFrom',
  consentExpiresOn: 'expiresOn',
  decisionDueOn: 'decisions',
  exitReasons: 'reasons',
  exitedOn: 'occurredOn',
  acceptedOn: 'occurredOn',
  startedOn: 'occurredOn',
};

/** The property of what was told that a refusal is about; undefined where it is about the journey as it stands. */
export const refusedField = (type: JourneyCommand['type'], refusal: JourneyRefusal): string | undefined => {
  if (refusal.code === 'CorrectionChangesNothing') return refusal.fact && 'value';
  const field = 'field' in refusal ? refusal.field : ABOUT[refusal.code];
  if (field === undefined) return undefined;
  if (type === 'CorrectFact') return 'value';
  if (type === 'ReferParticipant' && field === 'occurredOn') return 'referredOn';
  return CALLED[field] ?? field;
};
