import { describe, expect, it } from '@jest/globals';
import type { JourneyCommand, JourneyRefusal } from '@samspar/casework';
import { refusedField } from './refused-field.js';

type Named = readonly [command: JourneyCommand['type'], refusal: JourneyRefusal, field: string | undefined];

const FUTURE = { code: 'DayInFuture', day: '2024-02-01', today: '2024-01-01' } as const;
const BACKWARDS = {
  code: 'DaysRunBackwards',
  what: 'startedOn',
  on: '2024-01-01',
  before: 'acceptedOn',
  beforeOn: '2024-02-01',
} as const;
const NOT_COVERED = {
  code: 'ReferralNotCovered',
  field: 'consent',
  giver: null,
  receiver: null,
} as const;
const UNCHANGED = { code: 'CorrectionChangesNothing', fact: 'sex' } as const;

describe('the field of what was told that a refusal is about', () => {
  it.each<Named>([
    ['StartJourney', { ...FUTURE, field: 'occurredOn' }, 'occurredOn'],
    ['ReferParticipant', { ...FUTURE, field: 'occurredOn' }, 'referredOn'],
    ['ExitJourney', { ...FUTURE, field: 'exitedOn' }, 'occurredOn'],
    ['StartJourney', BACKWARDS, 'occurredOn'],
    ['ReferParticipant', BACKWARDS, 'referredOn'],
    ['StartJourney', { code: 'AgeConflict', stated: 30, basis: 'number', age: 40 }, 'ageAtStart'],
    ['ReferParticipant', { code: 'TooManyDecidingParties', named: 4, most: 3 }, 'decidingParties'],
    ['ReferParticipant', { code: 'DecidingPartyIsReferring', party: 'region' }, 'decidingParties'],
    ['ExitJourney', { code: 'ExitReasonOfOtherGroup', reason: 'work', group: 'other' }, 'reasons'],
    ['RecordFollowUp', { code: 'FollowUpAlreadyRegistered', monthsAfterExit: 6 }, 'monthsAfterExit'],
    ['HandOverCaseload', { code: 'CaseworkerUnchanged', caseworker: 'anna' }, 'caseworker'],
    ['AssignCaseworker', { code: 'CaseworkerNotOfIntervention', field: 'caseworker' }, 'caseworker'],
    ['WithdrawConsent', { code: 'ConsentNotInForce', receiver: 'region' }, 'receiving'],
    ['GiveConsent', { code: 'ValueMissing', field: 'consentGiving' }, 'giving'],
    ['GiveConsent', { code: 'ValueMissing', field: 'consentKinds' }, 'kinds'],
    ['GiveConsent', { code: 'NotADay', field: 'consentValidFrom' }, 'validFrom'],
    ['GiveConsent', { code: 'ValueMissing', field: 'consentPurpose' }, 'purpose'],
    ['GiveConsent', { code: 'ValueMissing', field: 'consentLanguage' }, 'language'],
    ['GiveConsent', { code: 'NotADay', field: 'consentExpiresOn' }, 'expiresOn'],
    ['GroundDisclosure', { code: 'ReceiverIsGiver', field: 'groundReceiver' }, 'receiver'],
    ['GroundDisclosure', { code: 'ValueMissing', field: 'groundKinds' }, 'kinds'],
    ['GroundDisclosure', { code: 'NotADay', field: 'groundValidFrom' }, 'validFrom'],
    ['GroundDisclosure', { code: 'NotADay', field: 'groundExpiresOn' }, 'expiresOn'],
    ['GroundDisclosure', { code: 'GiverUnknown' }, 'ground'],
    ['GroundDisclosure', { ...BACKWARDS, what: 'groundExpiresOn' }, 'expiresOn'],
    ['GiveConsent', { ...BACKWARDS, what: 'consentValidFrom' }, 'validFrom'],
    ['WithdrawConsent', { ...BACKWARDS, what: 'consentWithdrawnOn' }, 'occurredOn'],
    ['AnnulEntry', { ...BACKWARDS, what: 'consentExpiresOn' }, 'expiresOn'],
    ['StartJourney', BACKWARDS, 'occurredOn'],
    ['ReferParticipant', NOT_COVERED, 'consent'],
    ['ReferParticipant', { ...NOT_COVERED, field: 'consentReceiving' }, 'consent.receiving'],
    ['ReferParticipant', { ...NOT_COVERED, field: 'groundKinds' }, 'ground.kinds'],
    ['ReferParticipant', { ...FUTURE, field: 'consentGivenOn' }, 'consent.occurredOn'],
    ['ReferParticipant', { ...FUTURE, field: 'groundGivenOn' }, 'ground.occurredOn'],
    ['ReferParticipant', { ...BACKWARDS, what: 'consentExpiresOn' }, 'consent.expiresOn'],
    ['ReferParticipant', { ...BACKWARDS, what: 'groundExpiresOn' }, 'ground.expiresOn'],
    ['ReferParticipant', { code: 'GiverUnknown' }, 'ground.ground'],
    ['ReferParticipant', { code: 'GroundNotForThem', field: 'ground', ground: 'decision' }, 'ground.ground'],
    ['RecordTeamMeeting', { code: 'NotADay', field: 'decisionDueOn' }, 'decisions'],
    ['CorrectFact', UNCHANGED, 'value'],
    ['CorrectFact', { ...FUTURE, field: 'startedOn' }, 'value'],
    ['CorrectFact', BACKWARDS, 'value'],
  ])('of %s refused as %j is %s', (command, refusal, field) =>
    expect(refusedField(command, refusal)).toBe(field),
  );

  it.each<JourneyRefusal>([
    { code: 'JourneyNotStarted' },
    { code: 'PlanNotAgreed' },
    { code: 'FactNotYetKnown', fact: 'exitedOn' },
    { code: 'CorrectionChangesNothing' },
    { code: 'CaseworkerAlreadyAssigned', caseworker: 'anna' },
  ])('is none where the journey itself stands otherwise: %j', (refusal) => {
    expect(refusedField('ExitJourney', refusal)).toBeUndefined();
    expect(refusedField('CorrectFact', refusal)).toBeUndefined();
  });
});
