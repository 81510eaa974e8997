import { TIME_BRACKET } from '@samspar/codes';
import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import * as margins from './constructed-margins.js';
import { bag, seededRandom, type SeededRandom } from './seeded-random.js';

/** The headers of the workbook that `samspar import` reads (docs/import.md), in their order. */
export const HEADERS = [
  'Löpnummer',
  'Insats',
  'Anmälande part',
  'Anmälande enhet',
  'Medbeslutande parter',
  'Anmälningsdatum',
  'Startdatum',
  'Avslutsdatum',
  'Avslutsorsak',
  'Kön',
  'Ålder vid start',
  'Födelseår',
  'Utbildning',
  'Tid utan arbete eller studier',
  'Försörjning vid start',
  'Försörjningsstöd sedan',
  'Försörjning vid avslut',
  'Försörjningshinder',
  'Stadsdel',
  'Behovsgrupp',
  'Samtycke',
  'Personnummer',
] as const;
export type Header = (typeof HEADERS)[number];

/** One row of the workbook: Swedish labels, days as `YYYY-MM-DD`, numbers as numbers; a blank cell is missing. */
export type ConstructedRow = Readonly<Partial<Record<Header, string | number>>>;

/** A journey while it is being made up; labels as the workbook writes them. */
type Journey = {
  insats: string;
  sex: string;
  sender?: string;
  startedOn?: Day;
  exitedOn?: Day;
  reason?: string;
  time?: string;
  district?: string;
  homeless?: boolean;
  livelihood?: string;
  /** Ended before 2024: of these only sex, days, residence and livelihood were written down. */
  early?: boolean;
};

const SEED = 20_240_101;
const FIRST = '2024-01-01';
const LAST = '2024-12-31';
/** The last day anything is said to have happened on. */
export const LAST_REGISTERED = '2025-01-31';
const MERGER = '2023-07-01';
const MERGED: Readonly<Record<string, readonly [string, string]>> = {
  Järva: ['Rinkeby-Kista', 'Spånga-Tensta'],
  'Norra innerstaden': ['Norrmalm', 'Östermalm'],
};

const EDUCATION = {
  Gymnasial: 36,
  Grundskola: 30,
  'Ingen eller ofullständig grundskola': 14,
  'Eftergymnasial 3 år eller längre': 9,
  'Eftergymnasial kortare än 3 år': 8,
  'Uppgift saknas': 3,
} as const;

const later = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);
const latest = (one: Day, other: Day): Day => (one > other ? one : other);
const earliest = (one: Day, other: Day): Day => (one < other ? one : other);
const endOf = (year: string): Day => `${year}-12-31`;

/** Hands one value to each journey, in order; the counts must be equal, or a margin would be missed. */
const dealOut = <Value>(
  journeys: readonly Journey[],
  values: readonly Value[],
  give: (to: Journey, value: Value) => void,
) => {
  if (journeys.length !== values.length)
    throw new Error(
      `${values.length} values for ${journeys.length} journeys: the margins contradict each other.`,
    );
  const left = [...values];
  for (const journey of journeys) for (const value of left.splice(0, 1)) give(journey, value);
};

const giveSexes = (
  random: SeededRandom,
  journeys: readonly Journey[],
  counts: Readonly<Record<margins.SexLabel, number>>,
) =>
  dealOut(journeys, random.shuffled(bag(counts)), (journey, sex) => {
    journey.sex = sex;
  });

const startedIn2024 = (random: SeededRandom): Journey[] => {
  const journeys = random.shuffled(
    Object.entries(margins.STARTED_BY_SENDER).flatMap(([sender, counts]) =>
      bag(counts).map((insats): Journey => ({
        insats,
        sender,
        sex: '',
        startedOn: random.weekday('2024-01-02', '2024-12-20'),
      })),
    ),
  );
  giveSexes(random, journeys, margins.STARTED_BY_SEX);
  for (const sex of margins.SEXES)
    dealOut(
      journeys.filter((journey) => journey.sex === sex),
      random.shuffled(bag(margins.TIME_BY_SEX[sex])),
      (journey, time) => {
        journey.time = time;
      },
    );
  const fromCity = ({ sender, insats }: Journey) =>
    sender === margins.CITY && (insats === margins.TEAM || insats === margins.ADDICTION);
  for (const journey of journeys.filter(fromCity).slice(0, margins.HOMELESS)) {
    journey.homeless = true;
    journey.district = 'Okänd';
  }
  for (const journey of journeys.filter(({ homeless }) => !homeless).slice(0, margins.WOULD_NOT_SAY))
    journey.district = 'Vill ej uppge';
  dealOut(
    journeys.filter(({ district }) => district === undefined),
    random.shuffled(bag(margins.RESIDENCE)),
    (journey, district) => {
      journey.district = district;
    },
  );
  return journeys;
};

const residenceOn = (random: SeededRandom, startedOn: Day): string => {
  const district = random.weighted({ ...margins.RESIDENCE, Okänd: 20 });
  const before = startedOn < MERGER ? MERGED[district] : undefined;
  return before ? random.oneOf(before) : district;
};

/** Senders as of those who started in 2024, and now and then Arbetsförmedlingen. */
const senderTo = (random: SeededRandom, insats: string): string =>
  random.weighted({
    [margins.EMPLOYMENT_SERVICE]: 2,
    ...Object.fromEntries(
      Object.entries(margins.STARTED_BY_SENDER).map(([sender, counts]) => [sender, counts[insats] ?? 0]),
    ),
  });

const openingOf2024 = (random: SeededRandom): Journey[] => {
  const teamYears = random.shuffled(bag(margins.TEAM_OPENING_BY_YEAR));
  const journeys = random.shuffled(bag(margins.OPENING_BY_INSATS)).map((insats): Journey => {
    const year = insats === margins.TEAM ? teamYears.pop()! : random.weighted({ '2022': 25, '2023': 75 });
    const startedOn = random.weekday(`${year}-01-03`, `${year}-12-20`);
    return {
      insats,
      sex: '',
      startedOn,
      sender: senderTo(random, insats),
      time: random.weighted({ 'under-1': 10, '1-2': 19, '2-5': 33, '5-plus': 36, unknown: 2 }),
      district: residenceOn(random, startedOn),
    };
  });
  giveSexes(random, journeys, margins.OPENING_BY_SEX);
  return journeys;
};

const endedBefore2024 = (random: SeededRandom): Journey[] => {
  const journeys = bag(margins.TEAM_ENDED_BY_YEAR).map((year): Journey => {
    const startedOn = random.weekday(`${year}-02-01`, year === '2023' ? '2023-10-31' : endOf(year));
    const exitedOn = random.weekday(later(startedOn, 30), earliest(later(startedOn, 600), '2023-12-29'));
    return {
      insats: margins.TEAM,
      sex: '',
      early: true,
      startedOn,
      exitedOn,
      district: residenceOn(random, startedOn),
    };
  });
  giveSexes(random, journeys, margins.TEAM_ENDED_BY_SEX);
  return journeys;
};

const neverStarted = (random: SeededRandom): Journey[] =>
  bag(margins.NEVER_STARTED).map((insats) => ({
    insats,
    sex: random.weighted({ Kvinna: 55, Man: 43, 'Uppgift saknas': 2 }),
    sender: senderTo(random, insats),
  }));

const endIn2024 = (random: SeededRandom, opening: readonly Journey[], started: readonly Journey[]): void => {
  const inTime = started.filter(({ startedOn }) => startedOn! <= '2024-09-30');
  for (const sex of margins.SEXES) {
    const ofSex = (journeys: readonly Journey[], count: number) =>
      random.shuffled(journeys.filter((journey) => journey.sex === sex)).slice(0, count);
    dealOut(
      [...ofSex(opening, margins.ENDED_FROM_OPENING[sex]), ...ofSex(inTime, margins.ENDED_FROM_STARTED[sex])],
      random.shuffled(bag(margins.EXITS_BY_SEX[sex])),
      (journey, reason) => {
        journey.exitedOn = random.weekday(latest(later(journey.startedOn!, 21), FIRST), LAST);
        journey.reason = reason;
      },
    );
  }
};

const endAfter2024 = (random: SeededRandom, journeys: readonly Journey[]): void => {
  const inTime = journeys.filter(({ startedOn, exitedOn }) => !exitedOn && startedOn! <= '2024-11-30');
  for (const journey of random.shuffled(inTime).slice(0, margins.ENDED_AFTER)) {
    journey.exitedOn = random.weekday('2025-01-07', LAST_REGISTERED);
    journey.reason = random.weighted(margins.EXITS_BY_SEX.Kvinna);
  }
};

/** Whole months within a bracket and within the years since the age of sixteen. */
const MONTHS: Readonly<Record<string, readonly [number, number]>> = {
  'under-1': [0, 11],
  '1-2': [12, 23],
  '2-5': [24, 59],
  '5-plus': [60, 240],
};
const YOUNGEST: Readonly<Record<string, number>> = { '1-2': 18, '2-5': 20, '5-plus': 24 };

const ageOf = (random: SeededRandom, { time, reason }: Journey): number => {
  if (reason === 'Uppnått åldersgräns') return 65;
  const youngest = YOUNGEST[time ?? ''] ?? 17;
  return random.between(youngest, reason === 'Föräldraledighet' ? 42 : reason?.includes('studera') ? 48 : 63);
};

const timeCell = (random: SeededRandom, time: string, age: number): string | number => {
  const months = MONTHS[time];
  if (!months) return 'Vet ej';
  return random.chance(55)
    ? random.between(months[0], Math.min(months[1], (age - 16) * 12))
    : TIME_BRACKET.find(({ code }) => code === time)!.sv;
};

const needGroups = (random: SeededRandom, insats: string, age: number): string => {
  const ips = insats === margins.PSYCHOSIS_CARE || insats === margins.ADDICTION;
  return [
    age < 30 ? 'Unga vuxna' : 'Vuxna',
    ...(random.chance(insats === margins.NEWCOMERS ? 92 : 18) ? ['Migration och flykt'] : []),
    ...(random.chance(ips ? 70 : 35) ? ['Funktionsnedsättning'] : []),
  ].join('; ');
};

const unitOf = (
  random: SeededRandom,
  { sender, insats, homeless, district }: Journey,
): string | undefined => {
  if (homeless) return 'Enheten för hemlösa';
  if (sender === margins.REGION)
    return insats === margins.PSYCHOSIS_CARE
      ? 'Psykosmottagning'
      : insats === margins.ADDICTION
        ? 'Beroendemottagning'
        : 'Vårdcentral';
  if (sender !== margins.CITY) return undefined;
  const local = district !== undefined && !['Okänd', 'Vill ej uppge'].includes(district);
  return local && random.chance(60)
    ? `${district} stadsdelsförvaltning`
    : random.weighted({ 'Jobbtorg Stockholm': 70, Socialförvaltningen: 30 });
};

const PARTIES = [margins.CITY, margins.REGION, margins.INSURANCE, margins.EMPLOYMENT_SERVICE];

const decidedWith = (random: SeededRandom, sender: string): string | undefined => {
  if (sender === margins.NOT_STATED || !random.chance(14)) return undefined;
  const others = random.shuffled(PARTIES.filter((party) => party !== sender));
  return others.slice(0, random.chance(80) ? 1 : 2).join('; ');
};

const referralDay = (random: SeededRandom, { startedOn, early }: Journey): Day | undefined => {
  if (!startedOn) return random.weekday('2024-01-08', '2024-12-20');
  if (early && random.chance(6)) return undefined;
  return random.weekday(latest(later(startedOn, -90), '2018-01-02'), later(startedOn, -4));
};

/** What was asked of the participant at the start; nothing of the kind for those who never came. */
const profileCells = (random: SeededRandom, journey: Journey): ConstructedRow => {
  if (!journey.startedOn) return {};
  const year = Number(journey.startedOn.slice(0, 4));
  const age = ageOf(random, journey);
  return {
    ...(random.chance(90) ? { 'Ålder vid start': age } : { Födelseår: year - age }),
    Utbildning: random.weighted(EDUCATION),
    'Tid utan arbete eller studier': timeCell(random, journey.time!, age),
    Behovsgrupp: needGroups(random, journey.insats, age),
  };
};

const withoutBlanks = (
  cells: Readonly<Partial<Record<Header, string | number | undefined>>>,
): ConstructedRow =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined && value !== ''));

const cellsOf = (random: SeededRandom, journey: Journey): ConstructedRow =>
  withoutBlanks({
    Insats: journey.insats,
    Anmälningsdatum: referralDay(random, journey),
    Startdatum: journey.startedOn,
    Avslutsdatum: journey.exitedOn,
    Kön: journey.sex,
    Stadsdel: journey.district,
    'Försörjning vid start': journey.livelihood,
    ...(!journey.early && {
      'Anmälande part': journey.sender,
      'Anmälande enhet': unitOf(random, journey),
      'Medbeslutande parter': decidedWith(random, journey.sender!),
      Avslutsorsak: journey.reason,
      Samtycke: journey.reason === 'Återkallat samtycke' ? 'Återkallat' : 'Ja',
      ...profileCells(random, journey),
    }),
  });

/**
 * The rows of the constructed workbook: six insatser of 2024 and the earlier journeys of the FINSAM-team, in the order in
 * which they were referred. No row is about anybody; there are no identity numbers. The same rows every time.
 */
export const constructedRows = (): readonly ConstructedRow[] => {
  const random = seededRandom(SEED);
  const started = startedIn2024(random);
  const opening = openingOf2024(random);
  const before = endedBefore2024(random);
  endIn2024(random, opening, started);
  endAfter2024(random, [...opening, ...started]);
  const team = [...before, ...opening, ...started].filter(({ insats }) => insats === margins.TEAM);
  dealOut(team, random.shuffled(bag(margins.TEAM_LIVELIHOOD)), (journey, livelihood) => {
    journey.livelihood = livelihood;
  });
  const firstDay = (row: ConstructedRow) => String(row['Anmälningsdatum'] ?? row['Startdatum']);
  return [...before, ...opening, ...started, ...neverStarted(random)]
    .map((journey) => cellsOf(random, journey))
    .toSorted((one, other) =>
      firstDay(one) < firstDay(other) ? -1 : firstDay(one) > firstDay(other) ? 1 : 0,
    )
    .map((row, index) => ({ Löpnummer: index + 1, ...row }));
};
