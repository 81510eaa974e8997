import { describe, expect, it } from '@jest/globals';
import type { JourneyRefusal, ReferralNotCovered } from './journey-refusals.js';
import { refusalSentence } from './journey-refusals.js';

const refusals: readonly (readonly [JourneyRefusal, string, string])[] = [
  [
    {
      code: 'DaysRunBackwards',
      what: 'exitedOn',
      on: '2024-03-01',
      before: 'startedOn',
      beforeOn: '2024-03-05',
    },
    'Avslutsdatum (2024-03-01) ligger före startdatum (2024-03-05): rätta den dag som är fel.',
    'The day of exit (2024-03-01) lies before the day of start (2024-03-05): correct the day that is wrong.',
  ],
  [
    { code: 'DayInFuture', field: 'exitedOn', day: '2025-01-01', today: '2024-12-31' },
    'Avslutsdatum kan inte ligga i framtiden: ange en dag till och med 2024-12-31.',
    'Day of exit cannot lie in the future: state a day up to 2024-12-31.',
  ],
  [
    { code: 'DecidingPartyIsReferring', party: 'forsakringskassan' },
    'Den anmälande parten kan inte också vara medbeslutande: ta bort den ena.',
    'The referring party cannot be a deciding one too: remove one.',
  ],
  [
    { code: 'ExitReasonOfOtherGroup', reason: 'moved', group: 'care' },
    'Flyttat hör inte till ett avslut med resultatet Vård eller rehabilitering: välj ”Återta avslutet” och registrera avslutet på nytt.',
    'moved does not belong to an exit of the kind care: choose “Take back the exit” and register the exit anew.',
  ],
  [
    { code: 'ExitReasonOfOtherGroup', reason: 'unknown', group: 'care' },
    'Uppgift saknas hör inte till ett avslut med resultatet Vård eller rehabilitering: välj ”Återta avslutet” och registrera avslutet på nytt.',
    'unknown does not belong to an exit of the kind care: choose “Take back the exit” and register the exit anew.',
  ],
  [
    { code: 'ReferralAlreadyAnswered', answer: 'accepted' },
    'Anmälan är redan besvarad (antagen): välj ”Registrera start” i stället.',
    'The referral has been answered already (accepted): choose “Register the start” instead.',
  ],
  [
    { code: 'ReferralAlreadyAnswered', answer: 'declined' },
    'Anmälan är redan besvarad (avböjd): välj ”Ny anmälan” i stället.',
    'The referral has been answered already (declined): choose “New referral” instead.',
  ],
  [
    { code: 'ReferralNotAccepted', outcome: 'waiting' },
    'Anmälan är inte antagen (väntelista): välj ”Ta emot i insatsen” först.',
    'The referral has not been accepted (waiting): choose “Accept into the intervention” first.',
  ],
  [
    { code: 'ReferralNotAccepted', outcome: 'withdrawn' },
    'Anmälan är inte antagen (återtagen): välj ”Ny anmälan” i stället.',
    'The referral has not been accepted (withdrawn): choose “New referral” instead.',
  ],
  [
    { code: 'JourneyAlreadyStarted', startedOn: 'unknown' },
    'Ärendet har redan startat (på okänd dag): välj ”Rätta en uppgift” om startdatum är fel.',
    'The journey started already (on an unknown day): choose “Correct a fact” if the day of start is wrong.',
  ],
  [
    { code: 'JourneyAlreadyExited', exitedOn: '2024-06-14' },
    'Ärendet är redan avslutat (2024-06-14): välj ”Rätta en uppgift” om något i avslutet är fel, eller ”Återta avslutet” om det aldrig skulle ha registrerats.',
    'The journey has ended already (on 2024-06-14): choose “Correct a fact” if something in the exit is wrong, or “Take back the exit” if it should never have been registered.',
  ],
  [
    { code: 'AlreadyOnWaitingList', since: 'unknown' },
    'Personen står redan på väntelistan (sedan okänd dag): välj ”Ta emot i insatsen”, ”Avböj” eller ”Återta anmälan”.',
    'The person is on the waiting list already (since an unknown day): choose “Accept into the intervention”, “Decline” or “Withdraw the referral”.',
  ],
  [
    { code: 'ReferralAlreadyAnswered', answer: 'withdrawn' },
    'Anmälan är redan besvarad (återtagen): välj ”Ny anmälan” i stället.',
    'The referral has been answered already (withdrawn): choose “New referral” instead.',
  ],
  [
    { code: 'ReferralNotAccepted', outcome: 'open' },
    'Anmälan är inte antagen (obesvarad): välj ”Ta emot i insatsen” först.',
    'The referral has not been accepted (open): choose “Accept into the intervention” first.',
  ],
  [
    { code: 'ReferralNotAccepted', outcome: 'declined' },
    'Anmälan är inte antagen (avböjd): välj ”Ny anmälan” i stället.',
    'The referral has not been accepted (declined): choose “New referral” instead.',
  ],
  [
    { code: 'JourneyAlreadyStarted', startedOn: '2024-02-01' },
    'Ärendet har redan startat (2024-02-01): välj ”Rätta en uppgift” om startdatum är fel.',
    'The journey started already (on 2024-02-01): choose “Correct a fact” if the day of start is wrong.',
  ],
  [
    { code: 'JourneyAlreadyExited', exitedOn: 'unknown' },
    'Ärendet är redan avslutat (på okänd dag): välj ”Rätta en uppgift” om något i avslutet är fel, eller ”Återta avslutet” om det aldrig skulle ha registrerats.',
    'The journey has ended already (on an unknown day): choose “Correct a fact” if something in the exit is wrong, or “Take back the exit” if it should never have been registered.',
  ],
  [
    { code: 'AlreadyOnWaitingList', since: '2024-01-15' },
    'Personen står redan på väntelistan (sedan 2024-01-15): välj ”Ta emot i insatsen”, ”Avböj” eller ”Återta anmälan”.',
    'The person is on the waiting list already (since 2024-01-15): choose “Accept into the intervention”, “Decline” or “Withdraw the referral”.',
  ],
  [
    { code: 'AgeConflict', stated: 34, basis: 'birthYear', age: 36 },
    'Åldern 34 år stämmer inte med födelseåret, som ger 36 år: rätta det som är fel.',
    'The age 34 does not agree with the birth year, which gives 36: correct what is wrong.',
  ],
  [
    { code: 'AgeConflict', stated: 34, basis: 'number', age: 36 },
    'Åldern 34 år stämmer inte med personnumret, som ger 36 år: rätta det som är fel.',
    'The age 34 does not agree with the identity number, which gives 36: correct what is wrong.',
  ],
  [
    { code: 'ConsentNotInForce', receiver: 'region' },
    'Det finns inget samtycke att återkalla för Regionen: det har inte getts eller är redan återkallat.',
    'There is no consent to withdraw for region: it was not given or has been withdrawn already.',
  ],
  [
    { code: 'ConsentNotInForce', receiver: null },
    'Det finns inget samtycke att återkalla: det har inte getts eller är redan återkallat.',
    'There is no consent to withdraw: it was not given or has been withdrawn already.',
  ],
  [
    { code: 'ValueRepeated', field: 'livelihood', value: 'salary' },
    'Försörjning nämner Lön mer än en gång: ta bort den ena.',
    'Livelihood names salary more than once: remove one.',
  ],
  [
    { code: 'ValueOutOfRange', field: 'extentPercent', value: 0, from: 1, to: 100 },
    'Omfattning i procent 0 är inte rimligt: ange ett heltal från 1 till 100.',
    'Extent in per cent 0 is not plausible: state a whole number from 1 to 100.',
  ],
  [
    { code: 'ValueNotAllowed', field: 'monthsAfterExit', value: 7, allowed: [6, 12] },
    'Månader efter avslut 7 går inte att ange: välj 6, 12.',
    'Months after exit 7 cannot be stated: choose 6, 12.',
  ],
];

const others: readonly JourneyRefusal[] = [
  { code: 'JourneyNotFound' },
  { code: 'JourneyAlreadyExists' },
  { code: 'JourneyIsMisregistered' },
  { code: 'JourneyNotMisregistered' },
  { code: 'JourneyIsErased', erasedOn: '2024-12-31' },
  { code: 'JourneyGoesOn' },
  { code: 'ErasureNotDue', dueOn: '2025-01-01' },
  { code: 'JourneyNotStarted' },
  { code: 'JourneyNotExited' },
  { code: 'NotADay', field: 'occurredOn' },
  { code: 'ValueMissing', field: 'goals' },
  { code: 'IdentityNumberInText', field: 'referringUnit' },
  { code: 'TooManyDecidingParties', named: 4, most: 3 },
  { code: 'CaseworkerAlreadyAssigned', caseworker: 'handlaggare-1' },
  { code: 'CaseworkerUnchanged', caseworker: 'handlaggare-1' },
  { code: 'PlanAlreadyAgreed' },
  { code: 'PlanNotAgreed' },
  { code: 'FollowUpAlreadyRegistered', monthsAfterExit: 6 },
  { code: 'FactNotYetKnown', fact: 'exitedOn' },
  { code: 'FactNotKeptForAnonymous', fact: 'district' },
  { code: 'CorrectionChangesNothing', fact: 'sex' },
];

describe('a refusal says what is wrong and what to do', () => {
  it.each(refusals)('%j', (refusal, sv, en) => expect(refusalSentence(refusal)).toEqual({ sv, en }));

  it.each(others)('$code, in both languages, as one sentence', (refusal) => {
    const { sv, en } = refusalSentence(refusal);
    expect(sv).toMatch(/^[A-ZÅÄÖ].{20,}\.$/);
    expect(en).toMatch(/^[A-Z\d].{20,}\.$/);
    expect(`${sv} ${en}`).not.toMatch(/undefined|\[object/);
    for (const fact of Object.entries(refusal).filter(([name]) => !['code', 'field', 'fact'].includes(name)))
      expect(sv).toContain(String(fact[1]));
  });
});

const says = (field: ReferralNotCovered['field'], said: Partial<ReferralNotCovered> = {}) =>
  refusalSentence({
    code: 'ReferralNotCovered',
    field,
    giver: 'Socialnämnden',
    receiver: 'Hälso- och sjukvårdsnämnden',
    ...said,
  });

describe('what a referral that is not covered is told', () => {
  const KINDS = 'Personnummer och kontaktuppgifter, Namn och deltagande, Uppgifter vid anmälan och start';

  it.each([
    [
      'consent',
      {},
      'En annan myndighet driver insatsen: registrera samtycke till att Hälso- och sjukvårdsnämnden tar del, eller en annan grund för det. En anonym anmälan behöver inget av det.',
    ],
    [
      'consent',
      { receiver: null },
      'En annan myndighet driver insatsen: registrera samtycke till att alla myndigheter som kan driva insatsen tar del, eller en annan grund för det. En anonym anmälan behöver inget av det.',
    ],
    ['consentGiving', {}, 'Samtycket täcker inte anmälan: Socialnämnden ska få lämna ut.'],
    [
      'consentGiving',
      { giver: null },
      'Samtycket täcker inte anmälan: varje myndighet som anmälan kan komma från ska få lämna ut.',
    ],
    ['consentReceiving', {}, 'Samtycket täcker inte anmälan: Hälso- och sjukvårdsnämnden ska få ta del.'],
    ['consentKinds', {}, `Samtycket täcker inte anmälan: det ska gälla ${KINDS}.`],
    ['consentValidFrom', {}, 'Samtycket har inte börjat gälla: det ska gälla den dag anmälan registreras.'],
    ['consentExpiresOn', {}, 'Samtycket gäller inte längre: det ska gälla den dag anmälan registreras.'],
    [
      'groundReceiver',
      {},
      'Grunden täcker inte anmälan: den ska gälla utlämnande till Hälso- och sjukvårdsnämnden.',
    ],
    ['groundKinds', {}, `Grunden täcker inte anmälan: den ska gälla ${KINDS}.`],
    ['groundValidFrom', {}, 'Utlämnandet har inte börjat gälla: det ska gälla den dag anmälan registreras.'],
    ['groundExpiresOn', {}, 'Utlämnandet gäller inte längre: det ska gälla den dag anmälan registreras.'],
  ] as const)('for its %s %j', (field, said, sv) => {
    expect(says(field, said).sv).toBe(sv);
    expect(says(field, said).en).not.toBe('');
  });
});
