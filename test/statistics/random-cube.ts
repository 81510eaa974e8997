import type { Association } from '@samspar/association';
import { FOLLOW_UP_MONTHS } from '@samspar/casework';
import {
  ASSESSMENT_KIND,
  ASSESSMENT_OUTCOME,
  codesOf,
  EXIT_REASON,
  LIVELIHOOD,
  OCCUPATION,
  PARTY,
  worksOf,
} from '@samspar/codes';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import {
  assessmentDetail,
  closingDetail,
  decisionNumber,
  CONSENT,
  Cube,
  type Dimension,
  DIMENSIONS,
  fixedLists,
  HELD_KINDS,
  type HeldKind,
  isOfMeasure,
  type JourneyRow,
  latenessOf,
  MEASURES,
  meetingDetail,
  NEVER,
  packed,
  SHARES_OF,
  sinceVersion,
  SOME_DAY,
  stateOf,
  type StatisticsQuery,
  UNITS,
} from '@samspar/statistics';
import * as fc from 'fast-check';
import type { Fed, Meeting, Said } from './fed.js';

const LISTS = fixedLists();
const FIRST = dayNumber('2022-10-01');
const LAST = dayNumber('2024-03-31');

const association: Association = {
  id: 'stockholm',
  settings: {
    name: 'Samordningsförbundet Stockholms stad',
    members: { municipality: ['Stockholms stad'], region: ['Region Stockholm'] },
    districts: [
      { id: 'jarva', name: 'Järva', from: '2023-07-01', to: null, successor: null },
      { id: 'kista', name: 'Kista', from: null, to: '2023-06-30', successor: 'jarva' },
      { id: 'farsta', name: 'Farsta', from: null, to: null, successor: null },
    ],
    suppressionThreshold: 5,
    retentionYears: 5,
    storeDetained: false,
    officeImports: 'off',
    requireConsent: 'warn',
    afterWithdrawal: 'asBefore',
    registeredSince: null,
  },
  authorities: (
    [
      ['soc', 'municipality'],
      ['arb', 'municipality'],
      ['psyk', 'region'],
    ] as const
  ).map(([id, party]) => ({
    id,
    party,
    work: worksOf(party)[0],
    name: id,
    aliases: [],
    contact: null,
    retention: { kind: 'kept' },
    archive: null,
    to: null,
  })),
  units: [
    ['Psykiatrin', 'psyk'],
    ['Jobbtorg', 'arb', 'JT', 'Jobbtorget'],
    ['Hemlösa', 'soc'],
  ].map(([name = '', authority = '', ...aliases]) => ({
    id: name,
    authority,
    name,
    aliases,
    district: null,
    from: null,
    to: null,
    ...(name === 'Jobbtorg' && { earlier: [{ authority: 'soc', to: '2023-06-30' }] }),
  })),
  interventions: ['novum', 'finsam-team'].map((id) => ({
    id,
    name: id,
    aliases: [],
    kind: 'individual',
    from: null,
    to: null,
    owner: id === 'novum' ? 'region' : 'municipality',
    sensitive: false,
  })),
};
const interventions = ['finsam-team', 'novum', 'earlier'];
const units = ['psykiatrin', 'jobbtorg', 'jt', 'hemlosa', 'okand'];
const districts = ['kista', 'jarva', 'farsta', 'outside', 'elsewhere'];
const AUTHORITIES = ['soc', 'arb', 'psyk', 'arbetsformedlingen', 'forsakringskassan', 'unknown'];
/** The codes of open dimensions in the order of tables. */
export const ORDER: Partial<Record<Dimension, readonly string[]>> = {
  intervention: ['novum', 'finsam-team', 'earlier', 'unknown'],
  district: ['jarva', 'kista', 'farsta', 'outside', 'elsewhere', 'unknown'],
  referringUnit: ['hemlosa', 'jobbtorg', 'okand', 'psykiatrin', 'unknown'],
  referringAuthority: AUTHORITIES,
  runBy: AUTHORITIES,
};

const day = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: FIRST, max: LAST }) },
  { weight: 1, arbitrary: fc.constantFrom(NEVER, SOME_DAY) },
  { weight: 2, arbitrary: fc.constant(NEVER) },
);
const list = (
  dimension:
    | 'sex'
    | 'ageGroup'
    | 'education'
    | 'timeWithoutWork'
    | 'timeOnAssistance'
    | 'referringParty'
    | 'obstacle'
    | 'officialObstacle'
    | 'occupation'
    | 'employment'
    | 'extent',
) => fc.nat({ max: LISTS[dimension].length - 1 });
const mask = (length: number) => fc.integer({ min: 1, max: 2 ** length - 1 });
const row = fc.record({
  association: fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 2),
  intervention: fc.nat({ max: interventions.length }),
  referredOn: day,
  waitingOn: day,
  outcome: fc.nat({ max: 4 }),
  outcomeOn: day,
  acceptedOn: day,
  startedOn: day,
  exitedOn: day,
  sex: list('sex'),
  ageGroup: list('ageGroup'),
  education: list('education'),
  timeWithoutWork: list('timeWithoutWork'),
  timeOnAssistance: list('timeOnAssistance'),
  referringParty: list('referringParty'),
  referringUnit: fc.nat({ max: units.length }),
  district: fc.nat({ max: districts.length }),
  obstacle: list('obstacle'),
  officialObstacle: list('officialObstacle'),
  occupation: list('occupation'),
  occupationAtExit: list('occupation'),
  decidingParty: mask(5),
  livelihood: mask(15),
  livelihoodAtExit: mask(15),
  needGroup: mask(5),
  employment: fc.nat({ max: LISTS.employment.length - 2 }),
  extent: fc.nat({ max: LISTS.extent.length - 2 }),
  registeredLate: fc
    .record({ referredOn: fc.nat({ max: 4 }), startedOn: fc.nat({ max: 4 }), exitedOn: fc.nat({ max: 4 }) })
    .map(latenessOf),
  whyUnknown: fc.nat({ max: 2 ** 28 - 1 }),
  exitReason: fc.oneof(
    fc.nat({ max: EXIT_REASON.length }).map((bit) => 2 ** bit),
    fc.constant(3),
  ),
});
const meeting: fc.Arbitrary<Meeting> = fc.record({
  present: fc.subarray([...codesOf(PARTY)]),
  isAbsenceTold: fc.boolean(),
  isViolenceAsked: fc.boolean(),
  sources: fc.subarray([...codesOf(LIVELIHOOD)], { maxLength: 3 }),
  unknown: fc.nat({ max: 3 }),
});
const MOMENTS = [100, 200, 300, 400];
const moment = fc.constantFrom(...MOMENTS);

/** Journeys of one to three versions, each known until the next; the last one open, or closed as misregistered. */
const journey = fc.record({
  participant: fc.nat({ max: 9 }),
  rows: fc.array(row, { minLength: 1, maxLength: 3 }),
  first: moment,
  isOpen: fc.constantFrom(true, true, true, false),
});

/** What an entry may say, whatever its kind. */
const said = fc.record({
  months: fc.constantFrom(...FOLLOW_UP_MONTHS),
  isMade: fc.boolean(),
  occupation: fc.option(fc.constantFrom(...codesOf(OCCUPATION)), { nil: undefined }),
  livelihood: fc.uniqueArray(fc.constantFrom(...codesOf(LIVELIHOOD)), { maxLength: 3 }),
  dueOn: fc.option(fc.integer({ min: FIRST, max: LAST }), { nil: undefined }),
  closes: fc.option(fc.record({ meeting: fc.nat({ max: 59 }), isDone: fc.boolean() }), { nil: undefined }),
  assessment: fc.record({
    kind: fc.constantFrom(...codesOf(ASSESSMENT_KIND)),
    party: fc.constantFrom(...codesOf(PARTY)),
    outcome: fc.constantFrom(...codesOf(ASSESSMENT_OUTCOME)),
  }),
  consent: fc.constantFrom('given', 'given', 'withdrawn', 'narrowed'),
}) as fc.Arbitrary<Said>;

/** The number that a cube is fed for what an entry says. */
const detailOf = (
  kind: HeldKind,
  { said: told, meeting: held }: Readonly<{ said: Said; meeting: Meeting }>,
  number: number,
): number => {
  if (kind === 'meetings') return meetingDetail(held);
  if (kind === 'handovers') return number % 2;
  if (kind === 'plans') return number;
  if (kind === 'decisions')
    return told.closes
      ? closingDetail(decisionNumber(told.closes.meeting, 0), told.closes.isDone)
      : (told.dueOn ?? NEVER);
  if (kind === 'assessments' && told.assessment) return assessmentDetail(told.assessment);
  if (kind === 'consents') return CONSENT[told.consent ?? 'given'];
  if (kind !== 'followUps') return 0;
  const { months = 6, isMade, occupation, livelihood = [] } = told;
  const followUpMonths = FOLLOW_UP_MONTHS.indexOf(months);
  if (!isMade) return packed({ followUpMonths, state: stateOf('missed') });
  const sources: readonly string[] = codesOf(LIVELIHOOD);
  const occupations: readonly string[] = codesOf(OCCUPATION);
  return packed({
    followUpMonths,
    state: stateOf('recorded'),
    ...(occupation && { occupationAtFollowUp: occupations.indexOf(occupation) }),
    ...(livelihood.length > 0 && {
      livelihoodAtFollowUp: livelihood.reduce((set, source) => set + 2 ** sources.indexOf(source), 0),
    }),
  });
};

/** What a cube may be fed. */
export const fed: fc.Arbitrary<Fed> = fc
  .record({
    journeys: fc.array(journey, { minLength: 1, maxLength: 24 }),
    contacts: fc.array(
      fc.record({
        journey: fc.oneof(fc.nat({ max: 25 }), fc.nat({ max: 3 })),
        kind: fc.constantFrom(...HELD_KINDS),
        said,
        meeting,
        number: fc.nat({ max: 4 }),
        day: fc.oneof(fc.integer({ min: FIRST, max: LAST }), fc.constant(SOME_DAY)),
        knownFrom: moment,
        lasts: fc.constantFrom(0, 100, Infinity, Infinity),
      }),
      { maxLength: 60 },
    ),
    merges: fc.uniqueArray(
      fc.record({
        participant: fc.integer({ min: 0, max: 8 }),
        by: fc.integer({ min: 1, max: 3 }),
        knownFrom: moment,
        lasts: fc.constantFrom(100, Infinity),
      }),
      { maxLength: 5, selector: ({ participant }) => participant },
    ),
    identified: fc.array(fc.record({ participant: fc.nat({ max: 11 }), knownFrom: moment }), {
      maxLength: 10,
    }),
  })
  .map(({ journeys, contacts, merges, identified }) => ({
    association,
    interventions,
    units,
    districts,
    contacts: contacts.map(({ lasts, number, ...contact }, revision) => ({
      ...contact,
      said:
        contact.kind === 'followUps' && !contact.said.isMade
          ? { months: contact.said.months ?? 6 }
          : contact.said,
      detail: detailOf(contact.kind, contact, number),
      revision,
      knownTo: contact.knownFrom + lasts,
    })),
    identified,
    merges: merges.map(({ participant, by, knownFrom, lasts }) => ({
      participant,
      into: participant + by,
      knownFrom,
      knownTo: knownFrom + lasts,
    })),
    versions: journeys.flatMap(({ participant, rows, first, isOpen }, number) =>
      rows.map((values, index) => ({
        row: { ...values, journey: number, participant } satisfies JourneyRow,
        knownFrom: first + index * 50,
        knownTo: index < rows.length - 1 || !isOpen ? first + (index + 1) * 50 : Infinity,
      })),
    ),
  }));

export const cubeOf = ({ versions, contacts, merges, identified }: Fed): Cube => {
  const cube = new Cube();
  cube.dictionaries.association.ordinal('stockholm');
  for (const id of interventions) cube.dictionaries.intervention.ordinal(id);
  for (const id of units) cube.dictionaries.referringUnit.ordinal(id);
  for (const id of districts) cube.dictionaries.district.ordinal(id);
  cube.addAssociation({ knownFrom: 0, position: 1, association });
  for (const { row: values, knownFrom, knownTo } of versions) {
    cube.addVersion(values, knownFrom);
    if (knownTo !== Infinity) cube.closeVersion(values.journey, knownTo);
  }
  for (const contact of contacts) cube.addContact(contact);
  for (const contact of contacts) if (contact.knownTo !== Infinity) cube.closeContact(contact);
  for (const merge of merges) cube.addMerge(merge);
  for (const { participant, knownFrom } of identified) cube.identify(participant, knownFrom);
  return cube;
};

const codesIn = (dimension: Dimension): readonly string[] => {
  if (dimension in LISTS) return codesOf(LISTS[dimension as keyof typeof LISTS]);
  const times: Partial<Record<Dimension, readonly string[]>> = {
    association: ['stockholm'],
    intervention: ['novum', 'finsam-team', 'unknown'],
    year: ['2022', '2023', '2024', '1999'],
    quarter: ['2023-Q1', '2023-Q2', '2023-Q3', '2024-Q1'],
    month: ['2023-01', '2023-02', '2023-06', '2023-07', '2024-02'],
  };
  return times[dimension] ?? ORDER[dimension] ?? [];
};

/** Those that few measures have come more often, lest they be asked of none. */
const anyDimension = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...DIMENSIONS) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...DIMENSIONS.filter((name) => MEASURES.some((one) => !isOfMeasure(name, one))),
    ),
  },
);

/** What may be asked of it. */
export const query: fc.Arbitrary<StatisticsQuery> = fc
  .record({
    measure: fc.constantFrom(...MEASURES),
    days: fc.tuple(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: FIRST, max: LAST })),
    by: fc.uniqueArray(anyDimension, { maxLength: 3 }),
    filters: fc.uniqueArray(anyDimension, { maxLength: 2 }),
    picks: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    unit: fc.constantFrom(...UNITS),
    shareOf: fc.constantFrom(...SHARES_OF),
    unknowns: fc.constantFrom('split' as const, undefined),
    isFirst: fc.boolean(),
    asKnownAt: fc.option(fc.constantFrom(99, 100, 149, 150, 200, 250, 299, 300, 450, 1000), {
      nil: undefined,
    }),
  })
  .map(({ measure, days, by, filters, picks, unit, shareOf, unknowns, isFirst, asKnownAt }) => ({
    measure,
    from: dayOfNumber(Math.min(...days)),
    to: dayOfNumber(Math.max(...days)),
    by: by.filter((dimension) => isOfMeasure(dimension, measure)),
    where: Object.fromEntries(
      filters
        .filter((dimension) => isOfMeasure(dimension, measure))
        .map((dimension) => {
          const codes = codesIn(dimension).filter((code) => code !== 'over-5' || !isFirst);
          return [dimension, [...new Set(picks.map((pick) => codes[pick % codes.length]))]];
        }),
    ),
    unit,
    shareOf,
    ...(unknowns && { unknowns }),
    ...(isFirst &&
      [measure, ...by, ...filters].every((term) => sinceVersion(term) === 1) && { definition: 1 }),
    ...(asKnownAt !== undefined && { asKnownAt }),
    protect: 'none' as const,
  }));
