import { codeList, type CodeOf } from './code-list.js';

export const SEX = codeList([
  { code: 'woman', label: 'Kvinna', also: ['k', 'kv', 'kvinnor'] },
  { code: 'man', label: 'Man', also: ['m', 'män'] },
]);
export type Sex = CodeOf<typeof SEX>;

/** The four members of an association, as parties to a referral. Members' own names are added per association. */
export const PARTY = codeList([
  {
    code: 'municipality',
    label: 'Kommunen',
    also: ['kommun', 'staden', 'kommunal', 'socialtjänsten', 'socialtjänst', 'soc'],
  },
  {
    code: 'region',
    label: 'Regionen',
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
  { code: 'arbetsformedlingen', label: 'Arbetsförmedlingen', also: ['af', 'arbetsförmedling'] },
  { code: 'forsakringskassan', label: 'Försäkringskassan', also: ['fk', 'försäkringskassa', 'f-kassan'] },
]);
export type Party = CodeOf<typeof PARTY>;

export const EDUCATION = codeList([
  {
    code: 'none-or-incomplete',
    label: 'Ingen eller ofullständig grundskola',
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
    label: 'Grundskola',
    also: ['förgymnasial', '9 år', 'grundskolan', 'grundskoleutbildning'],
  },
  {
    code: 'upper-secondary',
    label: 'Gymnasial',
    also: [
      'gymnasium',
      'gymnasieutbildning',
      'gymnasiet',
      'gymnasieskola',
      'gymnasieskolan',
      'gymnasieexamen',
    ],
  },
  {
    code: 'post-secondary-under-3',
    label: 'Eftergymnasial kortare än 3 år',
    also: ['eftergymnasial < 3 år', 'eftergymnasial under 3 år', 'eftergymnasial mindre än 3 år'],
  },
  {
    code: 'post-secondary-3-plus',
    label: 'Eftergymnasial 3 år eller längre',
    also: [
      'eftergymnasial ≥ 3 år',
      'högskola',
      'eftergymnasial minst 3 år',
      'universitet',
      'högskola/universitet',
      'universitet/högskola',
    ],
  },
]);
export type Education = CodeOf<typeof EDUCATION>;

/** Half-open in years: exactly five years is `5-plus`. */
export const TIME_BRACKET = codeList([
  {
    code: 'under-1',
    label: 'Mindre än 1 år',
    also: ['< 1 år', 'under 1 år', 'mindre än ett år', 'under ett år'],
  },
  { code: '1-2', label: '1–2 år', also: ['1 till 2 år'] },
  { code: '2-5', label: '2–5 år', also: ['2 till 5 år'] },
  {
    code: '5-plus',
    label: '5 år eller mer',
    also: ['> 5 år', '≥ 5 år', 'minst 5 år', 'mer än 5 år', 'över 5 år', '5+', '5+ år', 'mer än fem år'],
  },
]);
export type TimeBracket = CodeOf<typeof TIME_BRACKET>;

export const TIME_ON_ASSISTANCE = codeList([
  ...TIME_BRACKET,
  { code: 'none', label: 'Inget försörjningsstöd', also: ['inget', 'inget bistånd'] },
]);
export type TimeOnAssistanceCode = CodeOf<typeof TIME_ON_ASSISTANCE>;

export const LIVELIHOOD = codeList([
  {
    code: 'economic-assistance',
    label: 'Försörjningsstöd',
    also: ['ekonomiskt bistånd', 'socialbidrag', 'bistånd', 'ek bistånd', 'ek. bistånd'],
  },
  { code: 'sickness-benefit', label: 'Sjukpenning', also: ['sjukpeng'] },
  {
    code: 'rehabilitation-benefit',
    label: 'Rehabiliteringspenning',
    also: ['rehabpenning', 'rehab-penning', 'rehabiliteringsersättning'],
  },
  { code: 'activity-compensation', label: 'Aktivitetsersättning' },
  { code: 'sickness-compensation', label: 'Sjukersättning' },
  { code: 'unemployment-benefit', label: 'Arbetslöshetsersättning', also: ['a-kassa', 'arbetslöshetskassa'] },
  { code: 'activity-support', label: 'Aktivitetsstöd', also: ['utvecklingsersättning'] },
  { code: 'establishment-benefit', label: 'Etableringsersättning', also: ['etablering'] },
  { code: 'study-support', label: 'Studiestöd', also: ['csn', 'studiemedel', 'studielån', 'studiebidrag'] },
  { code: 'parental-benefit', label: 'Föräldrapenning', also: ['föräldrapeng'] },
  { code: 'salary', label: 'Lön', also: ['arbete', 'arbetsinkomst'] },
  { code: 'relative', label: 'Anhörigs inkomst', also: ['anhörig'] },
  { code: 'none', label: 'Ingen ersättning', also: ['ingen', 'inget', 'ingen inkomst'] },
  { code: 'other', label: 'Annan', also: ['övrigt', 'annat', 'annan ersättning'] },
]);
export type LivelihoodCode = CodeOf<typeof LIVELIHOOD>;

export const OBSTACLE = codeList([
  { code: 'unemployed', label: 'Arbetslös', also: ['arbetslöshet'] },
  {
    code: 'sick-listed-with-certificate',
    label: 'Sjukskriven med läkarintyg',
    also: ['sjukskriven', 'sjukskrivning'],
  },
  { code: 'sickness-or-activity-compensation', label: 'Sjuk- eller aktivitetsersättning' },
  { code: 'social-reasons', label: 'Arbetshinder, sociala skäl', also: ['sociala skäl'] },
  { code: 'parental-leave', label: 'Föräldraledig', also: ['föräldraledighet'] },
  { code: 'part-time-work', label: 'Arbetar deltid', also: ['deltid'] },
  { code: 'language', label: 'Språkhinder', also: ['språk'] },
  { code: 'none', label: 'Utan försörjningshinder' },
  { code: 'other', label: 'Annat' },
]);
export type Obstacle = CodeOf<typeof OBSTACLE>;

export const NEED_GROUP = codeList([
  { code: 'young', label: 'Unga vuxna', also: ['unga vuxna 16–29 år'] },
  { code: 'adult', label: 'Vuxna', also: ['vuxna 30–65 år'] },
  {
    code: 'migration',
    label: 'Migration och flykt',
    also: ['personer med erfarenhet av migration och flykt', 'migration'],
  },
  {
    code: 'disability',
    label: 'Funktionsnedsättning',
    also: ['personer med funktionsnedsättning', 'funktionsnedsatta'],
  },
]);
export type NeedGroup = CodeOf<typeof NEED_GROUP>;

export const WORK_OR_STUDIES_REASON = codeList([
  {
    code: 'work',
    label: 'Börjat arbeta',
    also: ['arbete', 'jobb', 'anställning', 'fått arbete', 'fått jobb'],
  },
  { code: 'studies', label: 'Börjat studera', also: ['studier', 'utbildning'] },
]);
export const CARE_REASON = codeList([
  {
    code: 'care-or-rehabilitation',
    label: 'Behov av vård eller rehabilitering',
    also: [
      'medicinsk och/eller psykologisk utredning, vård eller rehabilitering',
      'vård eller rehabilitering',
      'vård',
      'rehabilitering',
      'vård/rehabilitering',
      'vård och rehabilitering',
      'behov av vård',
      'behov av rehabilitering',
    ],
  },
]);
export const CONTINUED_SUPPORT_REASON = codeList([
  {
    code: 'support-jobbtorg',
    label: 'Fortsatt stöd på jobbtorg',
    also: ['jobbtorg', 'fortsatt stöd jobbtorg'],
  },
  {
    code: 'support-arbetsformedlingen',
    label: 'Fortsatt stöd på Arbetsförmedlingen',
    also: ['fortsatt stöd Af', 'fortsatt stöd Arbetsförmedlingen'],
  },
  {
    code: 'support-rehab-cooperation',
    label: 'Fortsatt stöd i rehabiliteringssamverkan',
    also: ['rehabiliteringssamverkan Af–FK', 'rehabiliteringssamverkan', 'rehabsamverkan'],
  },
]);
export const OTHER_REASON = codeList([
  { code: 'moved', label: 'Flyttat', also: ['flytt', 'flyttning', 'flyttad'] },
  { code: 'parental-leave', label: 'Föräldraledighet', also: ['föräldraledig'] },
  { code: 'detained', label: 'Frihetsberövad' },
  {
    code: 'consent-withdrawn',
    label: 'Återtagit samtycke',
    also: ['återtaget samtycke', 'återkallat samtycke'],
  },
  {
    code: 'own-request',
    label: 'På egen begäran',
    also: ['avbrutit', 'hoppat av', 'egen begäran', 'eget önskemål', 'avhopp'],
  },
  { code: 'deceased', label: 'Avliden', also: ['avled', 'död', 'dödsfall'] },
  { code: 'age-limit', label: 'Uppnått åldersgräns', also: ['åldersgräns'] },
  { code: 'intervention-closed', label: 'Insatsen upphört', also: ['insatsen avslutad', 'insatsen nedlagd'] },
  { code: 'other', label: 'Annan orsak', also: ['övrigt', 'annat'] },
]);
export type WorkOrStudiesReason = CodeOf<typeof WORK_OR_STUDIES_REASON>;
export type CareReason = CodeOf<typeof CARE_REASON>;
export type ContinuedSupportReason = CodeOf<typeof CONTINUED_SUPPORT_REASON>;
export type OtherReason = CodeOf<typeof OTHER_REASON>;

export const EXIT_REASON = codeList([
  ...WORK_OR_STUDIES_REASON,
  ...CARE_REASON,
  ...CONTINUED_SUPPORT_REASON,
  ...OTHER_REASON,
]);
export type ExitReason = CodeOf<typeof EXIT_REASON>;

export const EXIT_GROUP = codeList([
  { code: 'work-or-studies', label: 'Arbete eller studier' },
  { code: 'care', label: 'Vård eller rehabilitering' },
  { code: 'continued-support', label: 'Fortsatt stöd' },
  { code: 'other', label: 'Övrigt' },
]);
export type ExitGroup = CodeOf<typeof EXIT_GROUP>;

const isIn = <Code extends string>(list: readonly Readonly<{ code: Code }>[], code: string): code is Code =>
  list.some((entry) => entry.code === code);

/** The group of an exit reason: one journey ends in one group only (design §4, four kinds of exit). */
export const exitGroupOf = (reason: ExitReason): ExitGroup =>
  isIn(WORK_OR_STUDIES_REASON, reason)
    ? 'work-or-studies'
    : isIn(CARE_REASON, reason)
      ? 'care'
      : isIn(CONTINUED_SUPPORT_REASON, reason)
        ? 'continued-support'
        : 'other';

/** Code of a journey without an exit, or with one after the period; never typed, stands last. */
export const NOT_ENDED = { code: 'not-ended', label: 'Pågår' } as const;

export const REFERRAL_OUTCOME = codeList([
  { code: 'accepted', label: 'Antagen' },
  { code: 'declined', label: 'Avböjd' },
  { code: 'withdrawn', label: 'Återtagen' },
  { code: 'waiting', label: 'Väntelista' },
  { code: 'open', label: 'Obesvarad' },
]);
export type ReferralOutcome = CodeOf<typeof REFERRAL_OUTCOME>;

/** Age at start in completed years; derived, never typed. */
export const AGE_GROUP = codeList([
  { code: 'under-16', label: 'Under 16' },
  { code: '16-29', label: '16–29' },
  { code: '30-65', label: '30–65' },
  { code: 'over-65', label: 'Över 65' },
]);
export type AgeGroup = CodeOf<typeof AGE_GROUP>;

export const DECLINE_REASON = codeList([
  { code: 'outside-target-group', label: 'Utanför målgruppen' },
  { code: 'no-capacity', label: 'Platsbrist' },
  { code: 'no-consent', label: 'Samtycke saknas' },
  { code: 'better-support-elsewhere', label: 'Annat stöd passar bättre' },
  { code: 'other', label: 'Annan orsak' },
]);
export type DeclineReason = CodeOf<typeof DECLINE_REASON>;

export const WITHDRAWAL_REASON = codeList([
  { code: 'participant-declined', label: 'Personen tackade nej' },
  { code: 'needs-changed', label: 'Behovet har ändrats' },
  { code: 'moved', label: 'Flyttat' },
  { code: 'other', label: 'Annan orsak' },
]);
export type WithdrawalReason = CodeOf<typeof WITHDRAWAL_REASON>;

export const EMPLOYMENT_KIND = codeList([
  { code: 'unsubsidised', label: 'Arbete utan stöd' },
  { code: 'subsidised', label: 'Subventionerat arbete' },
  { code: 'self-employed', label: 'Eget företag' },
]);
export type EmploymentKind = CodeOf<typeof EMPLOYMENT_KIND>;

export const EMPLOYER_CONTACT_KIND = codeList([
  { code: 'visit', label: 'Besök' },
  { code: 'call', label: 'Samtal' },
  { code: 'internship-agreed', label: 'Praktik överenskommen' },
  { code: 'employment-agreed', label: 'Anställning överenskommen' },
  { code: 'other', label: 'Annan kontakt' },
]);
export type EmployerContactKind = CodeOf<typeof EMPLOYER_CONTACT_KIND>;

/** Occupation (sysselsättning) as the closed national system asked for it: four answers. */
export const OCCUPATION = codeList([
  { code: 'work', label: 'Förvärvsarbete' },
  { code: 'studies', label: 'Studier' },
  { code: 'job-seeking', label: 'Aktivt arbetssökande' },
  { code: 'other', label: 'Övriga' },
]);
export type Occupation = CodeOf<typeof OCCUPATION>;

export const CORRECTION_REASON = codeList([
  { code: 'entry-error', label: 'Fel vid registreringen' },
  { code: 'new-information', label: 'Ny uppgift' },
  { code: 'source-changed', label: 'Ändrad i den inlästa filen' },
  { code: 'batch-reversed', label: 'Inläsningen återtagen' },
]);
export type CorrectionReason = CodeOf<typeof CORRECTION_REASON>;

/** What kind of number an identity is known by. */
export type IdentityKind = 'personnummer' | 'samordningsnummer';
