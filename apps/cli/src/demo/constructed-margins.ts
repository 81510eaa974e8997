/**
 * The counts that the constructed data set holds exactly. What the förbund published for 2024 (878 participants, 352
 * started, 348 ended, 130/118/97 by sender, 54 and 19 by residence, 457 and 112 of 750 by livelihood) is kept, in the one
 * reading in which it closes: 155 men started, 28 women and 33 men went on to work or studies. Every finer split is invented.
 */

export const SEXES = ['Kvinna', 'Man'] as const;
export type SexLabel = (typeof SEXES)[number];

export const CITY = 'Stockholms stad';
export const REGION = 'Region Stockholm';
export const INSURANCE = 'Försäkringskassan';
export const EMPLOYMENT_SERVICE = 'Arbetsförmedlingen';
/** A referral whose sender nobody wrote down. */
export const NOT_STATED = '';

export const TEAM = 'FINSAM-team';
const ACTIVITY = 'Aktivitetsplatsen';
export const PSYCHOSIS_CARE = 'Integrering av IPS i psykosvården';
const NOVUM = 'Novum';
export const ADDICTION = 'IPS för personer med beroendeproblematik';
export const NEWCOMERS = 'Hälsofrämjande insatser för nyanlända';

/** Those who started in 2024, by sender and insats: 130, 118, 97, and the seven whose sender nobody published. */
export const STARTED_BY_SENDER: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  [CITY]: { [TEAM]: 62, [ADDICTION]: 38, [NOVUM]: 14, [NEWCOMERS]: 12, [ACTIVITY]: 4 },
  [REGION]: {
    [PSYCHOSIS_CARE]: 82,
    [ADDICTION]: 12,
    [ACTIVITY]: 8,
    [NOVUM]: 8,
    [NEWCOMERS]: 4,
    [TEAM]: 4,
  },
  [INSURANCE]: { [ACTIVITY]: 66, [TEAM]: 19, [NOVUM]: 12 },
  [NOT_STATED]: { [NEWCOMERS]: 3, [NOVUM]: 1, [TEAM]: 1, [ACTIVITY]: 1, [PSYCHOSIS_CARE]: 1 },
};
export const STARTED_BY_SEX = { Kvinna: 197, Man: 155 } as const;

/** Those who were there when 2024 began. */
export const OPENING_BY_SEX = { Kvinna: 324, Man: 202 } as const;
export const OPENING_BY_INSATS = {
  [TEAM]: 124,
  [ACTIVITY]: 118,
  [PSYCHOSIS_CARE]: 120,
  [NOVUM]: 60,
  [ADDICTION]: 74,
  [NEWCOMERS]: 30,
} as const;

/** The team's journeys before 2024 by year of start: 124 that 2024 began with, 540 that had ended by then. */
export const TEAM_OPENING_BY_YEAR = { '2021': 4, '2022': 30, '2023': 90 } as const;
export const TEAM_ENDED_BY_YEAR = {
  '2018': 70,
  '2019': 96,
  '2020': 92,
  '2021': 100,
  '2022': 110,
  '2023': 72,
} as const;
export const TEAM_ENDED_BY_SEX = { Kvinna: 298, Man: 242 } as const;

/** Livelihood at the start of the team's 750 journeys 2018–2024, one source each. */
export const TEAM_LIVELIHOOD = {
  Försörjningsstöd: 457,
  Sjukpenning: 112,
  'Ingen ersättning': 44,
  Aktivitetsstöd: 31,
  Aktivitetsersättning: 26,
  Arbetslöshetsersättning: 14,
  Sjukersättning: 12,
  'Anhörigs inkomst': 11,
  Rehabiliteringspenning: 9,
  Etableringsersättning: 9,
  Föräldrapenning: 8,
  Studiestöd: 7,
  Lön: 6,
  Annan: 4,
} as const;

/** Exits of 2024 from the opening stock and from those who started that year: 197 women, 151 men. */
export const ENDED_FROM_OPENING = { Kvinna: 140, Man: 106 } as const;
export const ENDED_FROM_STARTED = { Kvinna: 57, Man: 45 } as const;

/** Exit reasons of 2024 as written in the workbook: 61 to work or studies, 111 to care, 104 to continued support, 72 other. */
export const EXITS_BY_SEX: Readonly<Record<SexLabel, Readonly<Record<string, number>>>> = {
  Kvinna: {
    'Börjat arbeta': 17,
    'Börjat studera': 8,
    'Börjat arbeta; Börjat studera': 3,
    'Behov av vård eller rehabilitering': 63,
    'Fortsatt stöd på jobbtorg': 26,
    'Fortsatt stöd på Arbetsförmedlingen': 21,
    'Fortsatt stöd i rehabiliteringssamverkan': 13,
    'På egen begäran': 14,
    Flyttat: 9,
    Föräldraledighet: 8,
    'Annan orsak': 7,
    'Återkallat samtycke': 4,
    'Uppnått åldersgräns': 2,
    Frihetsberövad: 1,
    Avliden: 1,
  },
  Man: {
    'Börjat arbeta': 23,
    'Börjat studera': 8,
    'Börjat arbeta; Börjat studera': 2,
    'Behov av vård eller rehabilitering': 48,
    'Fortsatt stöd på jobbtorg': 20,
    'Fortsatt stöd på Arbetsförmedlingen': 17,
    'Fortsatt stöd i rehabiliteringssamverkan': 7,
    'På egen begäran': 9,
    Flyttat: 5,
    Föräldraledighet: 1,
    'Annan orsak': 4,
    'Återkallat samtycke': 2,
    'Uppnått åldersgräns': 1,
    Frihetsberövad: 3,
    Avliden: 1,
  },
};

/** Journeys of the closing stock that ended in January 2025, after the year that is told of. */
export const ENDED_AFTER = 24;

/** Time without work or studies of those who started in 2024; five years or more: 77 women and 50 men of 352. */
export const TIME_BY_SEX: Readonly<Record<SexLabel, Readonly<Record<string, number>>>> = {
  Kvinna: { 'under-1': 19, '1-2': 34, '2-5': 62, '5-plus': 77, unknown: 5 },
  Man: { 'under-1': 19, '1-2': 32, '2-5': 50, '5-plus': 50, unknown: 4 },
};

/** Residence of those who started in 2024, less the 19 who have none known: 11 homeless, 8 who would not say. */
export const HOMELESS = 11;
export const WOULD_NOT_SAY = 8;
export const RESIDENCE = {
  'Enskede-Årsta-Vantör': 54,
  Bromma: 22,
  Farsta: 38,
  'Hägersten-Älvsjö': 33,
  'Hässelby-Vällingby': 36,
  Järva: 45,
  Kungsholmen: 14,
  'Norra innerstaden': 21,
  Skarpnäck: 24,
  Skärholmen: 27,
  Södermalm: 19,
} as const;

/** Referrals of 2024 that had not led to a start by the end of January 2025. */
export const NEVER_STARTED = {
  [TEAM]: 21,
  [ACTIVITY]: 15,
  [PSYCHOSIS_CARE]: 12,
  [ADDICTION]: 8,
  [NOVUM]: 5,
  [NEWCOMERS]: 3,
} as const;
