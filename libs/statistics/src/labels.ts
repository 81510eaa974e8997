import { type Association, authoritiesOf, partiesOf } from '@samspar/association';
import { OUTSIDE, slug, UNKNOWN, UNKNOWN_NAME, unknownKind } from '@samspar/codes';
import type { Sentence } from '@samspar/kernel';
import { type CountedFact, countedFacts, FIXED_LISTS, isFixed, isOfOrganisation } from './dimensions.js';
import type { Answer, Dimension, Measure } from './query.js';
import { sharedDimensions } from './shares.js';

/** Dimensions that no fact is counted as by itself. */
const OTHER_DIMENSIONS: Readonly<Record<Exclude<Dimension, CountedFact['dimension']>, Sentence>> = {
  association: { sv: 'Förbund', en: 'Association' },
  runBy: { sv: 'Drivande myndighet', en: 'Running authority' },
  referringAuthority: { sv: 'Anmälande myndighet', en: 'Referring authority' },
  referralOutcome: { sv: 'Svar på anmälan', en: 'Answer to the referral' },
  followUpMonths: { sv: 'Uppföljningstillfälle', en: 'Time of follow-up' },
  hasStarted: { sv: 'Påbörjat', en: 'Started' },
  state: { sv: 'Läge', en: 'State' },
  livelihoodAtFollowUp: { sv: 'Försörjning vid uppföljningen', en: 'Livelihood at the follow-up' },
  occupationAtFollowUp: { sv: 'Sysselsättning vid uppföljningen', en: 'Occupation at the follow-up' },
  assessmentKind: { sv: 'Typ av bedömning', en: 'Kind of assessment' },
  assessingParty: { sv: 'Bedömande part', en: 'Assessing party' },
  assessmentOutcome: { sv: 'Bedömningens utfall', en: 'Outcome of the assessment' },
  exitGroup: { sv: 'Resultat vid avslut', en: 'Result at exit' },
  attendingParty: { sv: 'Närvarande part', en: 'Attending party' },
  violenceQuestion: { sv: 'Frågan om våld', en: 'Question on violence' },
  livelihoodAtMeeting: { sv: 'Försörjning vid möte', en: 'Livelihood at a meeting' },
  parallelActions: { sv: 'Parallella åtgärder', en: 'Parallel actions' },
  caseworkerChanges: { sv: 'Byten av handläggare', en: 'Changes of caseworker' },
  meetingsHeld: { sv: 'Hållna teammöten', en: 'Team meetings held' },
  returned: { sv: 'Tidigare deltagande', en: 'Earlier journey' },
  registeredLate: { sv: 'Registrerat efter', en: 'Registered after' },
  year: { sv: 'År', en: 'Year' },
  quarter: { sv: 'Kvartal', en: 'Quarter' },
  month: { sv: 'Månad', en: 'Month' },
};

/** What dimensions are called. */
export const dimensionNames = (
  counted: readonly CountedFact[] = countedFacts(),
): Readonly<Record<Dimension, Sentence>> => ({
  ...OTHER_DIMENSIONS,
  // What is no other dimension is that of a fact.
  ...(Object.fromEntries(counted.map(({ dimension, name }) => [dimension, name])) as Record<
    CountedFact['dimension'],
    Sentence
  >),
});
const DIMENSION_NAMES = dimensionNames();

const MEASURE_NAMES: Readonly<Record<Measure, Sentence>> = {
  referred: { sv: 'Anmälningar', en: 'Referrals' },
  started: { sv: 'Påbörjade deltaganden', en: 'Journeys started' },
  ended: { sv: 'Avslutade deltaganden', en: 'Journeys ended' },
  participants: { sv: 'Deltagare under perioden', en: 'Participants during the period' },
  ongoing: { sv: 'Pågående vid periodens slut', en: 'Ongoing at the end of the period' },
  meetings: { sv: 'Teammöten', en: 'Team meetings' },
  handovers: { sv: 'Överlämningar', en: 'Handovers' },
  employerContacts: { sv: 'Arbetsgivarkontakter', en: 'Employer contacts' },
  followUps: { sv: 'Uppföljningar', en: 'Follow-ups' },
  followUpsDue: { sv: 'Uppföljningar att göra', en: 'Follow-ups due' },
  decisions: { sv: 'Överenskommet på teammöten', en: 'Agreed at team meetings' },
  consents: { sv: 'Samtycken', en: 'Consents' },
  assessments: { sv: 'Bedömningar', en: 'Assessments' },
  daysReferralToAnswer: {
    sv: 'Dagar från anmälan till besked (median)',
    en: 'Days from referral to answer (median)',
  },
  daysToStart: { sv: 'Dagar från anmälan till start (median)', en: 'Days from referral to start (median)' },
  daysToFirstMeeting: {
    sv: 'Dagar från anmälan till första teammötet (median)',
    en: 'Days from referral to the first team meeting (median)',
  },
  daysBetweenMeetings: { sv: 'Dagar mellan teammöten (median)', en: 'Days between team meetings (median)' },
  daysToFirstEmployerContact: {
    sv: 'Dagar från start till första arbetsgivarkontakten (median)',
    en: 'Days from start to the first employer contact (median)',
  },
  daysInIntervention: { sv: 'Dagar i insatsen (median)', en: 'Days in the intervention (median)' },
  daysExitToFollowUp: {
    sv: 'Dagar från avslut till uppföljning (median)',
    en: 'Days from exit to follow-up (median)',
  },
};

type Language = keyof Sentence;

/** Dimensions of parties, which an association calls by the names of its members. */
const PARTIES: readonly Dimension[] = ['referringParty', 'decidingParty', 'attendingParty', 'assessingParty'];

/** The heading of a dimension. */
export const dimensionLabel = (dimension: Dimension, language: Language = 'sv'): string =>
  DIMENSION_NAMES[dimension][language];

/** The heading of a measure. */
export const measureLabel = (measure: Measure, language: Language = 'sv'): string =>
  MEASURE_NAMES[measure][language];

/** What the shares of an answer are of. */
const SHARES: Readonly<Record<Language, Readonly<{ all: string; same: string; and: string }>>> = {
  sv: { all: 'Procent av alla', same: 'med samma', and: ' och ' },
  en: { all: 'Per cent of all', same: 'of the same', and: ' and ' },
};

/** *Per cent of what*: the heading of the shares of an answer. */
export const shareLabel = (answer: Pick<Answer, 'by' | 'shareOf'>, language: Language = 'sv'): string => {
  const shared = sharedDimensions(answer).map((dimension) =>
    dimensionLabel(dimension, language).toLowerCase(),
  );
  const { all, same, and } = SHARES[language];
  return [all, ...(shared.length > 0 ? [`${same} ${shared.join(and)}`] : [])].join(' ');
};

/** Who gives names to codes that no list holds: the association as it is set up, and whoever knows the units that were named. */
export type CodeNames = Readonly<{
  association?: Association | undefined;
  unitName?: ((code: string) => string) | undefined;
  /** What they were called when they were frozen, before all others. */
  frozen?: ((dimension: Dimension, code: string) => Sentence | undefined) | undefined;
}>;

const openLabel = (
  dimension: Dimension,
  code: string,
  { association, unitName }: CodeNames,
  language: Language,
): string | undefined => {
  if (dimension === 'association') return association?.id === code ? association.settings.name : undefined;
  if (dimension === 'intervention') return association?.interventions.find(({ id }) => id === code)?.name;
  if (dimension === 'referringUnit')
    return association?.units.find(({ name }) => slug(name) === code)?.name ?? unitName?.(code);
  if (isOfOrganisation(dimension))
    return association && authoritiesOf(association).find(({ id }) => id === code)?.name;
  if (dimension !== 'district') return undefined;
  return code === OUTSIDE.code
    ? OUTSIDE[language]
    : association?.settings.districts.find(({ id }) => id === code)?.name;
};

/** What a code is called; a code without a name of its own stands for itself, and what the association names has one name. */
export const codeLabel = (
  dimension: Dimension,
  code: string,
  names: CodeNames = {},
  language: Language = 'sv',
): string => {
  const frozen = names.frozen?.(dimension, code);
  if (frozen) return frozen[language];
  const kind = unknownKind(code);
  if (kind && dimension !== 'referringUnit') return kind[language];
  if (isFixed(dimension)) {
    const isParty = PARTIES.includes(dimension);
    const own = isParty && names.association ? partiesOf(names.association.settings) : [];
    return [...own, ...FIXED_LISTS[dimension]].find((entry) => entry.code === code)?.[language] ?? code;
  }
  return code === UNKNOWN ? UNKNOWN_NAME[language] : (openLabel(dimension, code, names, language) ?? code);
};

/** The codes of a dimension that an answer names, in its cells and in what it was asked about. */
export const codesNamed = (
  { where, cells }: Pick<Answer, 'where' | 'cells'>,
  dimension: Dimension,
): readonly string[] => [
  ...new Set([...(where[dimension] ?? []), ...cells.flatMap((cell) => cell[dimension] ?? [])]),
];
