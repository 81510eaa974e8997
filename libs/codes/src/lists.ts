import { codeList, type CodeOf } from './code-list.js';

export const SEX = codeList([
  { code: 'woman', sv: 'Kvinna', en: 'Woman', also: ['k', 'kv', 'kvinnor'] },
  { code: 'man', sv: 'Man', en: 'Man', also: ['m', 'män'] },
]);
export type Sex = CodeOf<typeof SEX>;

/** The four members of an association, as parties to a referral. Members' own names are added per association. */
export const PARTY = codeList([
  {
    code: 'municipality',
    sv: 'Kommunen',
    en: 'The municipality',
    also: ['kommun', 'staden', 'kommunal', 'socialtjänsten', 'socialtjänst', 'soc'],
  },
  {
    code: 'region',
    sv: 'Regionen',
    en: 'The region',
    also: [
      'region',
      'hälso- och sjukvården',
      'sjukvården',
      'vården',
      'hälso- och sjukvård',
      'sjukvård',
      'vård',
      'regional',
    ],
  },
  {
    code: 'arbetsformedlingen',
    sv: 'Arbetsförmedlingen',
    en: 'Arbetsförmedlingen (employment service)',
    also: ['af', 'arbetsförmedling'],
  },
  {
    code: 'forsakringskassan',
    sv: 'Försäkringskassan',
    en: 'Försäkringskassan (social insurance)',
    also: ['fk', 'försäkringskassa', 'f-kassan'],
  },
]);
export type Party = CodeOf<typeof PARTY>;

export const EDUCATION = codeList([
  {
    code: 'none-or-incomplete',
    sv: 'Ingen eller ofullständig grundskola',
    en: 'No or incomplete compulsory school',
    also: [
      'ingen',
      'ej fullföljd grundskola',
      'ingen utbildning',
      'ingen grundskola',
      'ofullständig grundskola',
      'saknar grundskola',
    ],
  },
  {
    code: 'compulsory',
    sv: 'Grundskola',
    en: 'Compulsory school',
    also: ['förgymnasial', '9 år', 'grundskolan', 'grundskoleutbildning'],
  },
  {
    code: 'upper-secondary',
    sv: 'Gymnasieutbildning',
    en: 'Upper secondary',
    also: ['gymnasial', 'gymnasium', 'gymnasiet', 'gymnasieskola', 'gymnasieskolan', 'gymnasieexamen'],
  },
  {
    code: 'post-secondary-under-3',
    sv: 'Eftergymnasial utbildning, kortare än 3 år',
    en: 'Post-secondary, under 3 years',
    also: [
      'eftergymnasial kortare än 3 år',
      'eftergymnasial < 3 år',
      'eftergymnasial under 3 år',
      'eftergymnasial mindre än 3 år',
    ],
  },
  {
    code: 'post-secondary-3-plus',
    sv: 'Eftergymnasial utbildning, 3 år eller längre',
    en: 'Post-secondary, 3 years or more',
    also: [
      'eftergymnasial 3 år eller längre',
      'eftergymnasial ≥ 3 år',
      'högskola',
      'eftergymnasial minst 3 år',
      'universitet',
      'högskola/universitet',
      'universitet/högskola',
    ],
  },
]);

/** Half-open in years: exactly five years is `5-plus`; `over-5` is what a source says itself, and no number of months. */
export const TIME_BRACKET = codeList([
  {
    code: 'under-1',
    sv: 'Mindre än 1 år',
    en: 'Less than 1 year',
    also: ['< 1 år', 'under 1 år', 'mindre än ett år', 'under ett år'],
  },
  { code: '1-2', sv: '1–2 år', en: '1–2 years', also: ['1 till 2 år'] },
  { code: '2-5', sv: '2–5 år', en: '2–5 years', also: ['2 till 5 år'] },
  {
    code: '5-plus',
    sv: '5 år eller mer',
    en: '5 years or more',
    also: ['≥ 5 år', 'minst 5 år', 'minst fem år', '5+', '5+ år'],
  },
  {
    code: 'over-5',
    sv: 'Mer än 5 år',
    en: 'More than 5 years',
    also: ['> 5 år', 'över 5 år', 'mer än fem år', 'över fem år'],
  },
]);
export type TimeBracket = CodeOf<typeof TIME_BRACKET>;

/** The bracket that a number of years falls in. */
export const timeBracketOf = (years: number): TimeBracket => {
  if (years < 1) return 'under-1';
  if (years < 2) return '1-2';
  return years < 5 ? '2-5' : '5-plus';
};

export const TIME_ON_ASSISTANCE = codeList([
  ...TIME_BRACKET,
  {
    code: 'none',
    sv: 'Inget försörjningsstöd',
    en: 'No economic assistance',
    also: ['inget', 'inget bistånd'],
  },
]);

export const LIVELIHOOD = codeList([
  {
    code: 'economic-assistance',
    sv: 'Försörjningsstöd',
    en: 'Economic assistance',
    also: ['ekonomiskt bistånd', 'socialbidrag', 'bistånd', 'ek bistånd', 'ek. bistånd'],
  },
  { code: 'sickness-benefit', sv: 'Sjukpenning', en: 'Sickness benefit', also: ['sjukpeng'] },
  {
    code: 'rehabilitation-benefit',
    sv: 'Rehabiliteringspenning',
    en: 'Rehabilitation benefit',
    also: ['rehabpenning', 'rehab-penning', 'rehabiliteringsersättning'],
  },
  { code: 'activity-compensation', sv: 'Aktivitetsersättning', en: 'Activity compensation' },
  { code: 'sickness-compensation', sv: 'Sjukersättning', en: 'Sickness compensation' },
  {
    code: 'unemployment-benefit',
    sv: 'Arbetslöshetsersättning',
    en: 'Unemployment benefit',
    also: ['a-kassa', 'arbetslöshetskassa'],
  },
  { code: 'activity-support', sv: 'Aktivitetsstöd', en: 'Activity support', also: ['utvecklingsersättning'] },
  {
    code: 'establishment-benefit',
    sv: 'Etableringsersättning',
    en: 'Establishment benefit',
    also: ['etablering'],
  },
  {
    code: 'study-support',
    sv: 'Studiestöd',
    en: 'Study support',
    also: ['csn', 'studiemedel', 'studielån', 'studiebidrag'],
  },
  { code: 'parental-benefit', sv: 'Föräldrapenning', en: 'Parental benefit', also: ['föräldrapeng'] },
  { code: 'salary', sv: 'Lön', en: 'Salary', also: ['arbete', 'arbetsinkomst'] },
  { code: 'relative', sv: 'Anhörigs inkomst', en: "Relative's income", also: ['anhörig'] },
  { code: 'none', sv: 'Ingen ersättning', en: 'No income', also: ['ingen', 'inget', 'ingen inkomst'] },
  {
    code: 'other',
    sv: 'Annan försörjning',
    en: 'Other livelihood',
    also: ['annan', 'övrigt', 'annat', 'annan ersättning'],
  },
]);
export type LivelihoodCode = CodeOf<typeof LIVELIHOOD>;

export const NEED_GROUP = codeList([
  { code: 'young', sv: 'Unga vuxna 16–29 år', en: 'Young adults, 16–29', also: ['unga vuxna'] },
  { code: 'adult', sv: 'Vuxna 30–65 år', en: 'Adults, 30–65', also: ['vuxna'] },
  {
    code: 'migration',
    sv: 'Personer med erfarenhet av migration och flykt',
    en: 'People with experience of migration and flight',
    also: ['migration och flykt', 'migration'],
  },
  {
    code: 'disability',
    sv: 'Personer med funktionsnedsättning',
    en: 'People with a disability',
    also: ['funktionsnedsättning', 'funktionsnedsatta'],
  },
]);

export const REFERRAL_OUTCOME = codeList([
  { code: 'accepted', sv: 'Antagen', en: 'Accepted' },
  { code: 'declined', sv: 'Avböjd', en: 'Declined' },
  { code: 'withdrawn', sv: 'Återtagen', en: 'Withdrawn' },
  { code: 'waiting', sv: 'Väntelista', en: 'Waiting list' },
  { code: 'open', sv: 'Obesvarad', en: 'Unanswered' },
]);

/** Which of a journey's follow-ups, by its months after the exit. */
export const FOLLOW_UP_TIME = codeList([
  { code: '6', sv: 'Efter 6 månader', en: 'After 6 months' },
  { code: '12', sv: 'Efter 12 månader', en: 'After 12 months' },
  { code: '24', sv: 'Efter 24 månader', en: 'After 24 months' },
  { code: '36', sv: 'Efter 36 månader', en: 'After 36 months' },
]);

/** How it stands with what is due or asked for, of a follow-up, of what a meeting decided, and of consent; derived, never typed. */
export const DUE_STATE = codeList([
  { code: 'recorded', sv: 'Uppföljd', en: 'Followed up' },
  { code: 'missed', sv: 'Gick inte att följa upp', en: 'Could not be followed up' },
  { code: 'not-yet', sv: 'Inte uppföljd än', en: 'Not followed up yet' },
  { code: 'done-in-time', sv: 'Gjort i tid', en: 'Done in time' },
  { code: 'done-late', sv: 'Gjort för sent', en: 'Done late' },
  { code: 'done', sv: 'Gjort, utan dag att jämföra med', en: 'Done, without a day to compare with' },
  { code: 'no-longer-relevant', sv: 'Inte längre aktuellt', en: 'No longer relevant' },
  { code: 'not-due', sv: 'Dagen har inte kommit', en: 'Not due yet' },
  { code: 'past-due', sv: 'Dagen har passerat', en: 'Past due' },
  { code: 'no-due-day', sv: 'Utan dag', en: 'Without a day' },
  { code: 'given', sv: 'Samtycke lämnat', en: 'Consent given' },
  { code: 'withdrawn', sv: 'Samtycke återkallat', en: 'Consent withdrawn' },
  { code: 'missing', sv: 'Samtycke saknades vid start', en: 'Consent missing at start' },
]);

/** Age at start in completed years; derived, never typed. */
export const AGE_GROUP = codeList([
  { code: 'under-16', sv: 'Under 16', en: 'Under 16' },
  { code: '16-29', sv: '16–29', en: '16–29' },
  { code: '30-65', sv: '30–65', en: '30–65' },
  { code: 'over-65', sv: 'Över 65', en: 'Over 65' },
]);
export type AgeGroup = CodeOf<typeof AGE_GROUP>;

/** What somebody may be told of a journey; each entry of it is of one kind. */
export const DATA_KIND = codeList([
  {
    code: 'identity',
    sv: 'Personnummer och kontaktuppgifter',
    en: 'Identity number and contact details',
    also: ['Namn och kontaktuppgifter'],
  },
  { code: 'participation', sv: 'Namn och deltagande', en: 'Name and participation', also: ['Deltagande'] },
  { code: 'profile', sv: 'Uppgifter vid anmälan och start', en: 'Profile at referral and start' },
  { code: 'plan', sv: 'Plan', en: 'Plan' },
  { code: 'meetings', sv: 'Teammöten', en: 'Team meetings' },
  { code: 'outcome', sv: 'Avslut och uppföljning', en: 'Exit and follow-up' },
]);
export type DataKind = CodeOf<typeof DATA_KIND>;

/** Grounds on which an authority may give out without consent (offentlighets- och sekretesslag 2009:400). */
export const DISCLOSURE_GROUND = codeList([
  { code: 'necessary', sv: 'Nödvändigt utlämnande (OSL 10 kap. 2 §)', en: 'Necessary disclosure (OSL 10:2)' },
  { code: 'general-clause', sv: 'Generalklausulen (OSL 10 kap. 27 §)', en: 'General clause (OSL 10:27)' },
  {
    code: 'wrong-payments-or-crime',
    sv: 'Felaktiga utbetalningar, regelöverträdelser eller brott (OSL 10 kap. 15 a §)',
    en: 'Wrong payments, breach of terms or crime (OSL 10:15 a)',
  },
  {
    code: 'necessary-care',
    sv: 'Nödvändig vård eller nödvändigt stöd (OSL 25 kap. 12 § och 26 kap. 9 §)',
    en: 'Necessary care or support (OSL 25:12 and 26:9)',
  },
  {
    code: 'decision',
    sv: 'Beslut om utlämnande efter prövning',
    en: 'Decision on disclosure after assessment',
  },
]);
export type DisclosureGround = CodeOf<typeof DISCLOSURE_GROUND>;

export const DECLINE_REASON = codeList([
  { code: 'outside-target-group', sv: 'Utanför målgruppen', en: 'Outside the target group' },
  { code: 'no-capacity', sv: 'Platsbrist', en: 'No capacity' },
  { code: 'no-consent', sv: 'Samtycke saknas', en: 'No consent' },
  { code: 'better-support-elsewhere', sv: 'Annat stöd passar bättre', en: 'Other support fits better' },
  { code: 'other', sv: 'Annan orsak', en: 'Other reason' },
]);
export type DeclineReason = CodeOf<typeof DECLINE_REASON>;

export const WITHDRAWAL_REASON = codeList([
  { code: 'participant-declined', sv: 'Personen tackade nej', en: 'The person declined' },
  { code: 'needs-changed', sv: 'Behovet har ändrats', en: 'The needs have changed' },
  { code: 'moved', sv: 'Flyttat', en: 'Moved' },
  { code: 'other', sv: 'Annan orsak', en: 'Other reason' },
]);
export type WithdrawalReason = CodeOf<typeof WITHDRAWAL_REASON>;

export const EMPLOYMENT_KIND = codeList([
  {
    code: 'unsubsidised',
    sv: 'Osubventionerad anställning',
    en: 'Unsubsidised employment',
    also: ['arbete utan stöd'],
  },
  {
    code: 'subsidised',
    sv: 'Subventionerad anställning',
    en: 'Subsidised employment',
    also: ['subventionerat arbete'],
  },
  { code: 'self-employed', sv: 'Eget företag', en: 'Self-employed' },
]);

export const EMPLOYER_CONTACT_KIND = codeList([
  { code: 'visit', sv: 'Besök', en: 'Visit' },
  { code: 'call', sv: 'Samtal', en: 'Call' },
  { code: 'internship-agreed', sv: 'Praktik överenskommen', en: 'Internship agreed' },
  { code: 'employment-agreed', sv: 'Anställning överenskommen', en: 'Employment agreed' },
  { code: 'other', sv: 'Annan kontakt', en: 'Other contact' },
]);
export type EmployerContactKind = CodeOf<typeof EMPLOYER_CONTACT_KIND>;

/** What somebody was assessed by; never what came of it. */
export const ASSESSMENT_KIND = codeList([
  { code: 'mapping', sv: 'Kartläggning', en: 'Mapping' },
  { code: 'work-ability', sv: 'Bedömning av arbetsförmåga', en: 'Assessment of work ability' },
  { code: 'activity-based', sv: 'Aktivitetsbaserad utredning', en: 'Activity-based assessment' },
  { code: 'occupational-therapy', sv: 'Arbetsterapeutisk utredning', en: 'Occupational therapy assessment' },
  {
    code: 'medical-psychological',
    sv: 'Medicinsk eller psykologisk utredning',
    en: 'Medical or psychological assessment',
  },
  { code: 'other', sv: 'Annan bedömning', en: 'Other assessment' },
]);
export type AssessmentKind = CodeOf<typeof ASSESSMENT_KIND>;

/** Whether an assessment came to its end. */
export const ASSESSMENT_OUTCOME = codeList([
  { code: 'completed', sv: 'Genomförd', en: 'Completed' },
  { code: 'interrupted', sv: 'Avbruten', en: 'Interrupted' },
]);
export type AssessmentOutcome = CodeOf<typeof ASSESSMENT_OUTCOME>;

/** What came of something that a team meeting agreed on; all but what was done is no longer relevant, and says why. */
export const DECISION_OUTCOME = codeList([
  { code: 'done', sv: 'Gjort', en: 'Done' },
  {
    code: 'replaced',
    sv: 'Inte längre aktuellt: något annat är överenskommet',
    en: 'No longer relevant: something else is agreed',
  },
  {
    code: 'needs-changed',
    sv: 'Inte längre aktuellt: behovet har ändrats',
    en: 'No longer relevant: the needs have changed',
  },
  {
    code: 'participant-declined',
    sv: 'Inte längre aktuellt: personen tackade nej',
    en: 'No longer relevant: the person declined',
  },
  { code: 'other', sv: 'Inte längre aktuellt: annan orsak', en: 'No longer relevant: other reason' },
]);
export type DecisionOutcome = CodeOf<typeof DECISION_OUTCOME>;

/** Occupation (sysselsättning) as the closed national system asked for it: four answers. */
export const OCCUPATION = codeList([
  { code: 'work', sv: 'Förvärvsarbete', en: 'Gainful employment' },
  { code: 'studies', sv: 'Studier', en: 'Studies' },
  { code: 'job-seeking', sv: 'Aktivt arbetssökande', en: 'Actively seeking work' },
  { code: 'other', sv: 'Annan sysselsättning', en: 'Other occupation', also: ['övriga'] },
]);

export const CORRECTION_REASON = codeList([
  { code: 'entry-error', sv: 'Fel vid registreringen', en: 'Entry error' },
  { code: 'new-information', sv: 'Ny uppgift', en: 'New information' },
  { code: 'source-changed', sv: 'Ändrad i den inlästa filen', en: 'Changed in the imported file' },
  { code: 'batch-reversed', sv: 'Inläsningen ångrad', en: 'Import undone', also: ['inläsningen återtagen'] },
]);
export type CorrectionReason = CodeOf<typeof CORRECTION_REASON>;
