import type { Sentence } from '@samspar/kernel';
import { type CountedFact, countedFacts } from './dimensions.js';
import type { Dimension } from './query.js';

/** What dimensions divide by that no fact is counted as by itself (docs/statistics.md#dimensions). */
const OTHER_MEANINGS: Readonly<Record<Exclude<Dimension, CountedFact['dimension']>, Sentence>> = {
  association: {
    sv: 'Förbundet som deltagandet hör till.',
    en: 'The association that the journey belongs to.',
  },
  runBy: {
    sv: 'Myndigheten som driver insatsen, eller som hör till parten som gör det när den har en enda.',
    en: 'The authority that runs the intervention, or that of the party that does, where it has only one.',
  },
  referringAuthority: {
    sv: 'Myndigheten som den anmälande enheten hörde till den dag anmälan gjordes, eller partens myndighet när den har en enda.',
    en: "The authority that the referring unit belonged to on the day of the referral, or the party's where it has only one.",
  },
  referralOutcome: {
    sv: 'Vad anmälan ledde till, sett från periodens sista dag. En anmälan som besvarades senare är öppen.',
    en: 'What the referral led to, seen from the last day of the period. One answered later is open.',
  },
  exitGroup: {
    sv: 'Vad avslutet ledde till, i fyra grupper av avslutsorsaker. Det som avslutades efter perioden räknas som pågående.',
    en: 'What the exit led to, in four groups of reasons. What ended after the period counts as ongoing.',
  },
  attendingParty: {
    sv: 'Parter som kom till något teammöte. Flera kan ha kommit. Räknas möten gäller det mötet självt.',
    en: 'Parties that came to any team meeting; several may have. Where meetings are counted it is said of the meeting itself.',
  },
  violenceQuestion: {
    sv: 'Om frågan om våld ställdes vid något teammöte, aldrig vad svaret blev. Räknas möten gäller det mötet självt.',
    en: 'Whether the question on violence was asked at any team meeting, never what was answered. Where meetings are counted it is said of the meeting itself.',
  },
  livelihoodAtMeeting: {
    sv: 'Vad personen levde på enligt något teammöte. Räknas möten gäller det mötet självt.',
    en: 'What the person lived on as told at any team meeting. Where meetings are counted it is said of the meeting itself.',
  },
  meetingsHeld: { sv: 'Hur många teammöten som hölls.', en: 'How many team meetings were held.' },
  caseworkerChanges: {
    sv: 'Hur många gånger någon annan tog över som ansvarig. Att någon blir ansvarig första gången är inget byte.',
    en: 'How many times somebody else took over. That somebody is made responsible for the first time is no change.',
  },
  parallelActions: {
    sv: 'Hur många aktiviteter planen som mest har haft på samma gång.',
    en: 'The most activities that the plan ever held at once.',
  },
  hasStarted: {
    sv: 'Om deltagandet hade påbörjats vid periodens slut.',
    en: 'Whether the journey had started by the end of the period.',
  },
  returned: {
    sv: 'Om samma person avslutade ett annat deltagande inom tolv månader före start. Det andra kan ha varit i vilken insats som helst.',
    en: 'Whether the same person ended another journey within twelve months before the start, in whichever intervention.',
  },
  registeredLate: {
    sv: 'Hur många dagar efter att det hände som det registrerades första gången.',
    en: 'How many days after it happened it was first registered.',
  },
  followUpMonths: {
    sv: 'Hur många månader efter avslutet som uppföljningen gäller.',
    en: 'How many months after the exit the follow-up is about.',
  },
  state: {
    sv: 'Hur det gick med det som räknas: uppföljningar som är gjorda, missade eller inte gjorda ännu; överenskommelser som är gjorda i tid eller för sent, inte längre är aktuella, eller vars dag inte har kommit, har passerat eller inte är satt; samtycken som är lämnade, återkallade eller saknas.',
    en: 'What became of what is counted: follow-ups recorded, missed or not made yet; decisions done in time or late, no longer relevant, or whose day has not come, has passed or is not set; consents given, withdrawn or missing.',
  },
  livelihoodAtFollowUp: {
    sv: 'Vad personen levde på vid uppföljningen. En person kan ha flera källor, och räknas då under var och en.',
    en: 'What the person lived on at the follow-up. A person may have several sources and is counted under each.',
  },
  occupationAtFollowUp: {
    sv: 'Vad personen gjorde vid uppföljningen: arbetade, studerade, sökte arbete eller något annat.',
    en: 'What the person did at the follow-up: worked, studied, looked for work or something else.',
  },
  assessmentKind: {
    sv: 'Vilken sorts kartläggning, bedömning eller utredning som gjordes.',
    en: 'What kind of assessment was made.',
  },
  assessingParty: {
    sv: 'Vilken part som gjorde bedömningen.',
    en: 'Which party made the assessment.',
  },
  assessmentOutcome: {
    sv: 'Om bedömningen genomfördes eller avbröts, aldrig vad den visade.',
    en: 'Whether the assessment was completed or interrupted, never what it showed.',
  },
  year: { sv: 'Året som det räknade hände.', en: 'The year in which what is counted happened.' },
  quarter: { sv: 'Kvartalet som det räknade hände.', en: 'The quarter in which what is counted happened.' },
  month: { sv: 'Månaden som det räknade hände.', en: 'The month in which what is counted happened.' },
};

const DIMENSION_MEANINGS = {
  ...OTHER_MEANINGS,
  // What is no other dimension is that of a fact.
  ...(Object.fromEntries(countedFacts().map(({ dimension, meaning }) => [dimension, meaning])) as Record<
    CountedFact['dimension'],
    Sentence
  >),
};

/** What a dimension divides by. */
export const dimensionMeaning = (dimension: Dimension): Sentence => DIMENSION_MEANINGS[dimension];
