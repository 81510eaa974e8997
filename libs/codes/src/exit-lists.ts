import { codeList, type CodeOf } from './code-list.js';

export const WORK_OR_STUDIES_REASON = codeList([
  {
    code: 'work',
    sv: 'Börjat arbeta',
    en: 'Began to work',
    also: ['arbete', 'jobb', 'anställning', 'fått arbete', 'fått jobb'],
  },
  { code: 'studies', sv: 'Börjat studera', en: 'Began to study', also: ['studier', 'utbildning'] },
]);
export const CARE_REASON = codeList([
  {
    code: 'care-or-rehabilitation',
    sv: 'Behov av vård eller rehabilitering',
    en: 'Needs care or rehabilitation',
    also: [
      'medicinsk och/eller psykologisk utredning, vård eller rehabilitering',
      'vård eller rehabilitering',
      'vård/rehabilitering',
      'vård och rehabilitering',
    ],
  },
  {
    code: 'care-investigation',
    sv: 'Medicinsk eller psykologisk utredning',
    en: 'Medical or psychological investigation',
    also: ['utredning', 'medicinsk utredning', 'psykologisk utredning'],
  },
  { code: 'care-treatment', sv: 'Vård', en: 'Care', also: ['behov av vård'] },
  {
    code: 'care-rehabilitation',
    sv: 'Rehabilitering',
    en: 'Rehabilitation',
    also: ['behov av rehabilitering'],
  },
]);
export const CONTINUED_SUPPORT_REASON = codeList([
  {
    code: 'support-jobbtorg',
    sv: 'Fortsatt stöd på jobbtorg',
    en: 'Continued support at jobbtorg',
    also: ['jobbtorg', 'fortsatt stöd jobbtorg'],
  },
  {
    code: 'support-arbetsformedlingen',
    sv: 'Fortsatt stöd på Arbetsförmedlingen',
    en: 'Continued support at Arbetsförmedlingen',
    also: ['fortsatt stöd Af', 'fortsatt stöd Arbetsförmedlingen'],
  },
  {
    code: 'support-rehab-cooperation',
    sv: 'Fortsatt stöd i rehabiliteringssamverkan',
    en: 'Continued support in rehabilitation cooperation',
    also: ['rehabiliteringssamverkan Af–FK', 'rehabiliteringssamverkan', 'rehabsamverkan'],
  },
  {
    code: 'other-intervention',
    sv: 'Annan insats i förbundet',
    en: 'Another intervention of the association',
    also: ['vidare till annan insats', 'annan insats'],
  },
]);
export const OTHER_REASON = codeList([
  { code: 'moved', sv: 'Flyttat', en: 'Moved', also: ['flytt', 'flyttning', 'flyttad'] },
  { code: 'parental-leave', sv: 'Föräldraledighet', en: 'Parental leave', also: ['föräldraledig'] },
  { code: 'detained', sv: 'Frihetsberövad', en: 'Detained' },
  {
    code: 'consent-withdrawn',
    sv: 'Återkallat samtycke',
    en: 'Consent withdrawn',
    also: ['återtagit samtycke', 'återtaget samtycke'],
  },
  {
    code: 'own-request',
    sv: 'På egen begäran',
    en: 'At own request',
    also: ['avbrutit', 'hoppat av', 'egen begäran', 'eget önskemål', 'avhopp'],
  },
  { code: 'deceased', sv: 'Avliden', en: 'Deceased', also: ['avled', 'död', 'dödsfall'] },
  { code: 'age-limit', sv: 'Uppnått åldersgräns', en: 'Reached the age limit', also: ['åldersgräns'] },
  {
    code: 'intervention-closed',
    sv: 'Insatsen upphört',
    en: 'Intervention closed',
    also: ['insatsen avslutad', 'insatsen nedlagd'],
  },
  {
    code: 'never-came',
    sv: 'Kom aldrig',
    en: 'Never came',
    also: ['uteblev', 'aldrig påbörjad', 'kom inte'],
  },
  { code: 'no-place', sv: 'Fick inte plats', en: 'Got no place', also: ['fullt', 'platsbrist'] },
  {
    code: 'right-benefit',
    sv: 'Rätt ersättning',
    en: 'The right benefit',
    also: ['beviljad sjukersättning', 'beviljad aktivitetsersättning'],
  },
  { code: 'pension', sv: 'Pension', en: 'Pension', also: ['ålderspension'] },
  { code: 'other', sv: 'Annan orsak', en: 'Other reason', also: ['övrigt', 'annat'] },
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
  { code: 'work-or-studies', sv: 'Arbete eller studier', en: 'Work or studies' },
  { code: 'care', sv: 'Vård eller rehabilitering', en: 'Care or rehabilitation' },
  { code: 'continued-support', sv: 'Fortsatt stöd', en: 'Continued support' },
  { code: 'other', sv: 'Övrigt', en: 'Other' },
]);
export type ExitGroup = CodeOf<typeof EXIT_GROUP>;

const isIn = <Code extends string>(list: readonly Readonly<{ code: Code }>[], code: string): code is Code =>
  list.some((entry) => entry.code === code);

/** The group of an exit reason: one journey ends in one group only (docs/events.md#the-rules-of-a-journey). */
export const exitGroupOf = (reason: ExitReason): ExitGroup =>
  isIn(WORK_OR_STUDIES_REASON, reason)
    ? 'work-or-studies'
    : isIn(CARE_REASON, reason)
      ? 'care'
      : isIn(CONTINUED_SUPPORT_REASON, reason)
        ? 'continued-support'
        : 'other';

/** Code of a journey without an exit, or with one after the period; never typed, stands last. */
export const NOT_ENDED = { code: 'not-ended', sv: 'Pågår', en: 'Ongoing' } as const;
