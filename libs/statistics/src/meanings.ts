import type { Sentence } from '@samspar/kernel';
import type { Dimension } from './query.js';

/** What each dimension divides by, in words (docs/statistics.md#dimensions). */
const DIMENSION_MEANINGS: Readonly<Record<Dimension, Sentence>> = {
  association: {
    sv: 'Förbundet som deltagandet hör till.',
    en: 'The association that the journey belongs to.',
  },
  intervention: { sv: 'Insatsen som deltagandet gäller.', en: 'The intervention that the journey is in.' },
  runBy: {
    sv: 'Myndigheten som driver insatsen, eller som hör till parten som gör det när den har en enda.',
    en: 'The authority that runs the intervention, or that of the party that does, where it has only one.',
  },
  referringAuthority: {
    sv: 'Myndigheten som den anmälande enheten hörde till den dag anmälan gjordes, eller partens myndighet när den har en enda.',
    en: "The authority that the referring unit belonged to on the day of the referral, or the party's where it has only one.",
  },
  sex: {
    sv: 'Kön som det registrerades vid anmälan eller start.',
    en: 'Sex as registered at the referral or the start.',
  },
  ageGroup: {
    sv: 'Hela år vid start, i grupper som börjar vid sitt första år och slutar före nästa grupp.',
    en: 'Whole years at the start, in groups that begin at their first year and end before the next group.',
  },
  education: {
    sv: 'Högsta utbildningsnivå som personen själv uppgav vid anmälan eller start.',
    en: 'Highest level of education, as stated at the referral or the start.',
  },
  timeWithoutWork: {
    sv: 'Hur länge personen hade varit utan arbete eller studier vid start, enligt egen uppgift. 1–2 betyder ett år eller mer, men inte två.',
    en: 'How long the person had been without work or studies at the start, as she states herself. 1–2 means one year or more, but not two.',
  },
  timeOnAssistance: {
    sv: 'Hur länge personen hade haft försörjningsstöd vid start. Inget stöd betyder att försörjningen är känd och inte är försörjningsstöd.',
    en: 'How long the person had been on assistance at the start. None means that the livelihood is known and is not assistance.',
  },
  referringParty: { sv: 'Parten som gjorde anmälan.', en: 'The party that made the referral.' },
  referringUnit: {
    sv: 'Enheten som gjorde anmälan, under det namn som registret har för den.',
    en: 'The unit that made the referral, by the name that the register has for it.',
  },
  decidingParty: {
    sv: 'Parter som beslutade om anmälan tillsammans med den som gjorde den. Flera kan höra till samma anmälan.',
    en: 'Parties that decided on the referral together with the one that made it. One referral may have several.',
  },
  referralOutcome: {
    sv: 'Vad anmälan ledde till, sett från periodens sista dag. En anmälan som besvarades senare är öppen.',
    en: 'What the referral led to, seen from the last day of the period. One answered later is open.',
  },
  district: {
    sv: 'Stadsdelen där personen bodde, i den indelning som gäller periodens sista dag. Skyddade personuppgifter räknas som att uppgift saknas.',
    en: 'The district where the person lived, as districts are on the last day of the period. Protected identities count as not stated.',
  },
  livelihood: {
    sv: 'Vad personen levde på vid start. En person kan ha flera källor, och räknas då under var och en.',
    en: 'What the person lived on at the start. A person may have several sources and is counted under each.',
  },
  livelihoodAtExit: {
    sv: 'Vad personen levde på vid avslut. En person kan ha flera källor, och räknas då under var och en.',
    en: 'What the person lived on at the exit. A person may have several sources and is counted under each.',
  },
  obstacle: {
    sv: 'Vad som hindrade personen från att försörja sig vid start.',
    en: 'What kept the person from supporting herself at the start.',
  },
  needGroup: {
    sv: 'De behovsgrupper som insatserna riktas till. En person kan höra till flera.',
    en: 'The need groups that interventions are meant for. A person may belong to several.',
  },
  exitGroup: {
    sv: 'Vad avslutet ledde till, i fyra grupper av avslutsorsaker. Det som avslutades efter perioden räknas som pågående.',
    en: 'What the exit led to, in four groups of reasons. What ended after the period counts as ongoing.',
  },
  exitReason: {
    sv: 'Varför deltagandet avslutades. Den som började både arbeta och studera räknas under båda.',
    en: 'Why the journey ended. Whoever began both to work and to study counts under both.',
  },
  occupation: {
    sv: 'Vad personen gjorde vid start: arbetade, studerade, sökte arbete eller något annat.',
    en: 'What the person did at the start: worked, studied, looked for work or something else.',
  },
  occupationAtExit: {
    sv: 'Vad personen gjorde vid avslut: arbetade, studerade, sökte arbete eller något annat.',
    en: 'What the person did at the exit: worked, studied, looked for work or something else.',
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
  employment: {
    sv: 'Vilket slags arbete personen började vid avslut. Avslut till annat än arbete eller studier räknas för sig.',
    en: 'The kind of work that began at the exit. Exits to anything but work or studies count apart.',
  },
  extent: {
    sv: 'Hur stor del av heltid personen började arbeta eller studera vid avslut.',
    en: 'How much of full time the person began to work or study at the exit.',
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
  year: { sv: 'Året som det räknade hände.', en: 'The year in which what is counted happened.' },
  quarter: { sv: 'Kvartalet som det räknade hände.', en: 'The quarter in which what is counted happened.' },
  month: { sv: 'Månaden som det räknade hände.', en: 'The month in which what is counted happened.' },
};

/** What a dimension divides by. */
export const dimensionMeaning = (dimension: Dimension): Sentence => DIMENSION_MEANINGS[dimension];
