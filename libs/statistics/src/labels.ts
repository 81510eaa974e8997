import type { Association } from '@samspar/association';
import { OUTSIDE, UNKNOWN, UNKNOWN_NAME } from '@samspar/codes';
import type { Sentence } from '@samspar/kernel';
import { FIXED_LISTS, isFixed } from './dimensions.js';
import type { Answer, Dimension, Measure } from './query.js';
import { sharedDimensions } from './shares.js';

const DIMENSION_LABELS: Readonly<Record<Dimension, string>> = {
  association: 'Förbund',
  intervention: 'Insats',
  sex: 'Kön',
  ageGroup: 'Ålder vid start',
  education: 'Utbildning',
  timeWithoutWork: 'Tid utan arbete eller studier',
  timeOnAssistance: 'Tid med försörjningsstöd',
  referringParty: 'Anmälande part',
  referringUnit: 'Anmälande enhet',
  decidingParty: 'Medbeslutande part',
  referralOutcome: 'Svar på anmälan',
  district: 'Stadsdel',
  livelihood: 'Försörjning vid start',
  livelihoodAtExit: 'Försörjning vid avslut',
  obstacle: 'Försörjningshinder',
  needGroup: 'Behovsgrupp',
  exitGroup: 'Resultat vid avslut',
  exitReason: 'Avslutsorsak',
  year: 'År',
  quarter: 'Kvartal',
  month: 'Månad',
};

const MEASURE_LABELS: Readonly<Record<Measure, string>> = {
  referred: 'Anmälningar',
  started: 'Påbörjade deltaganden',
  ended: 'Avslutade deltaganden',
  participants: 'Deltagare under perioden',
  ongoing: 'Pågående vid periodens slut',
  meetings: 'Teammöten',
  handovers: 'Överlämningar',
  employerContacts: 'Arbetsgivarkontakter',
  daysToStart: 'Dagar från anmälan till start (median)',
  daysInIntervention: 'Dagar i insatsen (median)',
};

/** The heading of a dimension in Swedish. */
export const dimensionLabel = (dimension: Dimension): string => DIMENSION_LABELS[dimension];

/** The heading of a measure in Swedish. */
export const measureLabel = (measure: Measure): string => MEASURE_LABELS[measure];

/** *Procent av vad*: the heading of the shares of an answer in Swedish. */
export const shareLabel = (answer: Pick<Answer, 'by' | 'shareOf'>): string => {
  const shared = sharedDimensions(answer).map((dimension) => dimensionLabel(dimension).toLowerCase());
  return ['Procent av alla', ...(shared.length > 0 ? [`med samma ${shared.join(' och ')}`] : [])].join(' ');
};

/** Who gives names to codes that no list holds: the association as it is set up, and whoever knows the units that were named. */
export type Names = Readonly<{
  association?: Association | undefined;
  unitName?: ((code: string) => string) | undefined;
}>;

const openLabel = (
  dimension: Dimension,
  code: string,
  { association, unitName }: Names,
  language: keyof Sentence,
): string | undefined => {
  if (dimension === 'association') return association?.id === code ? association.settings.name : undefined;
  if (dimension === 'intervention') return association?.interventions.find(({ id }) => id === code)?.name;
  if (dimension === 'referringUnit') return unitName?.(code);
  if (dimension !== 'district') return undefined;
  return code === OUTSIDE.code
    ? OUTSIDE[language]
    : association?.settings.districts.find(({ id }) => id === code)?.name;
};

/** What a code is called; a code without a name of its own stands for itself, and what the association names has one name. */
export const codeLabel = (
  dimension: Dimension,
  code: string,
  names: Names = {},
  language: keyof Sentence = 'sv',
): string => {
  if (isFixed(dimension))
    return FIXED_LISTS[dimension].find((entry) => entry.code === code)?.[language] ?? code;
  return code === UNKNOWN ? UNKNOWN_NAME[language] : (openLabel(dimension, code, names, language) ?? code);
};
