import { describe, expect, it } from '@jest/globals';
import {
  type Association,
  type AssociationEvent,
  type AssociationSettings,
  type Authority,
  type Intervention,
  type InterventionEvent,
  type Unit,
  USUAL_ESF_TEMPLATE,
} from '@samspar/association';
import { type Dimension, DIMENSIONS, type StatisticsQuery } from '@samspar/statistics';
import { associationWith, Told2024 } from '../../../../test/statistics/feeding.js';
import { type Redefinition, supposing } from './redefinition.js';

const TODAY = '2025-06-15';

const authority = (id: string, party: Authority['party']): Authority => ({
  id,
  party,
  work: party === 'region' ? 'health-care' : 'labour-market',
  name: id,
  aliases: [],
  contact: null,
  retention: { kind: 'kept' },
  archive: null,
  to: null,
});
const UNIT: Unit = {
  id: 'jobbtorg',
  authority: 'arb',
  name: 'Jobbtorg',
  aliases: ['JT'],
  district: null,
  from: null,
  to: null,
};
const AUTHORITY = authority('arb', 'municipality');
const base = associationWith({ registeredSince: { journeys: { novum: '2024-03-01' } } });
const ASSOCIATION: Association = {
  ...base,
  authorities: [AUTHORITY, authority('soc', 'municipality')],
  units: [UNIT],
  interventions: base.interventions.map((one) => ({ ...one, owner: 'arb' })),
};
const [INTERVENTION] = ASSOCIATION.interventions;

/** Journeys of both insatser, of units that the register has and has not, in three districts. */
const told = (): Told2024 => {
  const log = new Told2024(ASSOCIATION);
  const { referringUnit } = log.cube.dictionaries;
  const unit = (name: string) =>
    referringUnit.ordinal(
      name.toLowerCase().replaceAll(' ', '-').replaceAll('ä', 'a').replaceAll('ö', 'o'),
      name,
    );
  for (const [name, lives, times] of [
    ['Jobbtorg', 'farsta', 6],
    ['Ny mottagning', 'jarva', 7],
    ['Okant torg', 'rinkeby-kista', 8],
  ] as const)
    for (const [intervention, startedOn] of [
      ['novum', '2024-02-10'],
      ['novum', '2024-08-10'],
      ['finsam-team', '2024-05-10'],
    ] as const)
      log.tell(
        { in: intervention, referredOn: startedOn, startedOn, lives, referringUnit: unit(name) },
        { times },
      );
  // A region that refers, of which there is one authority.
  log.tell({ startedOn: '2024-05-10', referringParty: 1, referringUnit: unit('Psykiatrin') }, { times: 9 });
  return log;
};

const BY: readonly (readonly Dimension[])[] = [
  [],
  ...DIMENSIONS.filter((one) => one !== 'association').map((one) => [one]),
];
const QUESTIONS = BY.flatMap((by) =>
  (['none', 'public'] as const).map((protect): StatisticsQuery => ({
    measure: 'started',
    from: '2024-01-01',
    to: '2024-12-31',
    by,
    where: {},
    unit: 'journey',
    protect,
  })),
);
const { cube } = told();
const answers = (association: Association) =>
  QUESTIONS.map((query) => cube.answer(query, { position: 1n, knownAt: 0 }, { association }));
const before = answers(ASSOCIATION);

/** How a setting can be changed, and by which foreseen change that is covered; none where it changes no figure of what is registered. */
type Setting = readonly [changed: Association, covered: Redefinition | undefined];

const settings = (changed: Partial<AssociationSettings>, covered?: Redefinition): Setting => [
  { ...ASSOCIATION, settings: { ...ASSOCIATION.settings, ...changed } },
  covered,
];
const replaced =
  <One extends Readonly<{ id: string }>>(list: 'interventions' | 'authorities' | 'units', one: One) =>
  (changed: Partial<One>, covered?: Redefinition): Setting => [
    {
      ...ASSOCIATION,
      [list]: ASSOCIATION[list].map((other) => (other.id === one.id ? { ...other, ...changed } : other)),
    },
    covered,
  ];
const intervention = replaced('interventions', INTERVENTION ?? { id: '' });
const ofAuthority = replaced('authorities', AUTHORITY);
const unit = replaced('units', UNIT);
const added = (
  list: 'interventions' | 'authorities' | 'units',
  one: object,
  covered?: Redefinition,
): Setting => [{ ...ASSOCIATION, [list]: [...ASSOCIATION[list], one] }, covered];
const SAME: Setting = [ASSOCIATION, undefined];

/** Each property of each event that sets up an association. */
const SETTINGS = {
  // No release is of an association that is not there.
  AssociationEstablished: {},
  AssociationChanged: {
    name: settings({ name: 'Annat' }),
    members: settings({ members: { municipality: ['En', 'Två'], region: ['Tre'] } }),
    districts: settings(
      {
        districts: ASSOCIATION.settings.districts.map((one) =>
          one.id === 'farsta' ? { ...one, to: '2024-06-30', successor: 'jarva' } : one,
        ),
      },
      { change: 'districtEnds', district: 'farsta', to: '2024-06-30', successor: { id: 'jarva' } },
    ),
    suppressionThreshold: settings({ suppressionThreshold: 20 }, { change: 'threshold', threshold: 20 }),
    retentionYears: settings({ retentionYears: 9 }),
    // Of what is registered from then on.
    storeDetained: settings({ storeDetained: true }),
    officeImports: settings({ officeImports: 'rowsWithoutNumbers' }),
    namesOfReaders: settings({ namesOfReaders: true }),
    releasesApproved: settings({ releasesApproved: true }),
    districtMap: settings({ districtMap: ['jarva farsta'] }),
    openData: settings({ openData: { licence: 'CC0-1.0', email: 'kansliet@prov.example' } }),
    esfList: settings({ esfList: USUAL_ESF_TEMPLATE }),
    userNameYears: settings({ userNameYears: 9 }),
    requireConsent: settings({ requireConsent: 'enforce' }),
    // Of what is withdrawn from then on; foreseen as if it had been so all along (foresee.spec.ts).
    afterWithdrawal: settings({ afterWithdrawal: 'anonymous' }),
    registeredSince: settings(
      { registeredSince: { journeys: { novum: '2024-09-01' } } },
      { change: 'registeredSince', variable: 'journeys', intervention: 'novum', since: '2024-09-01' },
    ),
  } satisfies Record<keyof AssociationSettings, Setting>,
  // Of rates, which are reckoned of figures and no part of them.
  PopulationStated: {
    inhabitants: [
      {
        ...ASSOCIATION,
        population: [{ district: 'farsta', sex: 'all', number: 40_000, day: '2023-12-31', source: 'Prov' }],
      },
      undefined,
    ],
  },
  // Nobody has been in it.
  InterventionOpened: { intervention: added('interventions', { ...INTERVENTION, id: 'ny', name: 'Ny' }) },
  InterventionChanged: {
    id: SAME,
    name: intervention({ name: 'Annat' }),
    aliases: intervention({ aliases: ['Annat'] }),
    kind: intervention({ kind: 'structural' }),
    from: intervention({ from: '2024-06-01' }),
    to: intervention(
      { to: '2024-02-20' },
      { change: 'interventionEnds', intervention: 'novum', to: '2024-02-20' },
    ),
    owner: intervention({ owner: 'soc' }, { change: 'owner', intervention: 'novum', owner: 'soc' }),
    sensitive: intervention({ sensitive: true }),
    esf: intervention({ esf: { project: '2023/00417' } }),
  } satisfies Record<keyof Intervention, Setting>,
  AuthorityRegistered: {
    authority: added(
      'authorities',
      { ...authority('+', 'region'), name: 'Psykiatrin' },
      { change: 'authorityNew', name: 'Psykiatrin', party: 'region' },
    ),
  },
  AuthorityChanged: {
    id: SAME,
    party: SAME,
    work: ofAuthority({ work: 'social-services' }),
    name: ofAuthority({ name: 'Annat' }),
    aliases: ofAuthority({ aliases: ['Annat'] }),
    contact: ofAuthority({ contact: 'Annat' }),
    retention: ofAuthority({ retention: { kind: 'years', years: 3, exemptBirthDays: [] } }),
    archive: ofAuthority({ archive: 'Annat' }),
    to: ofAuthority({ to: '2024-06-30' }),
  } satisfies Record<keyof Authority, Setting>,
  UnitRegistered: {
    unit: added(
      'units',
      { ...UNIT, id: '+', name: 'Ny mottagning', aliases: [], authority: 'soc' },
      { change: 'unitNew', name: 'Ny mottagning', authority: 'soc' },
    ),
  },
  UnitChanged: {
    id: SAME,
    authority: unit(
      { authority: 'soc' },
      { change: 'unitAuthority', unit: 'jobbtorg', authority: 'soc', since: null },
    ),
    earlier: unit(
      { authority: 'soc', earlier: [{ authority: 'arb', to: '2024-05-31' }] },
      { change: 'unitAuthority', unit: 'jobbtorg', authority: 'soc', since: '2024-06-01' },
    ),
    name: unit(
      { name: 'Centrum', aliases: ['JT', 'Jobbtorg'] },
      { change: 'unitRenamed', unit: 'jobbtorg', name: 'Centrum' },
    ),
    aliases: unit(
      { aliases: ['JT', 'Okant torg'] },
      { change: 'unitName', unit: 'jobbtorg', written: 'Okant torg' },
    ),
    district: unit({ district: 'farsta' }),
    from: unit({ from: '2024-06-01' }),
    to: unit({ to: '2024-06-30' }),
  } satisfies Record<keyof Required<Unit>, Setting>,
} satisfies Record<(AssociationEvent | InterventionEvent)['type'], Readonly<Record<string, Setting>>>;

const ALL = Object.entries(SETTINGS).flatMap(([event, properties]) =>
  Object.entries<Setting>(properties).map(([name, setting]) => ({ name: `${event}.${name}`, setting })),
);
const foreseen = (change: Redefinition) => {
  const made = supposing(ASSOCIATION, change, TODAY);
  if ('refusal' in made) throw new Error(made.refusal.code);
  return made;
};

describe('what an association sets up', () => {
  it.each(ALL.filter(({ setting: [, covered] }) => !covered))(
    '$name changes no figure of what is registered',
    ({ setting: [changed] }) => expect(answers(changed)).toEqual(before),
  );

  it.each(ALL.filter(({ setting: [, covered] }) => covered))(
    '$name changes figures, which is foreseen to the last cell',
    ({ setting: [changed, covered] }) => {
      const after = answers(changed);
      expect(after).not.toEqual(before);
      expect(covered && answers(foreseen(covered).association)).toEqual(after);
    },
  );
});

describe('a change that cannot be made', () => {
  it.each<[Redefinition, object]>([
    [
      { change: 'threshold', threshold: 0 },
      { code: 'ThresholdOutside', least: 1 },
    ],
    [{ change: 'threshold', threshold: NaN }, { code: 'ThresholdOutside' }],
    [{ change: 'owner', intervention: 'novum', owner: 'ingen' }, { code: 'OwnerUnknown' }],
    [{ change: 'owner', intervention: 'ingen', owner: 'arb' }, { code: 'InterventionUnknown' }],
    [{ change: 'interventionEnds', intervention: 'ingen', to: null }, { code: 'InterventionUnknown' }],
    [{ change: 'unitRenamed', unit: 'ingen', name: 'Ny' }, { code: 'UnitUnknown' }],
    [
      { change: 'unitNew', name: 'JT', authority: 'arb' },
      { code: 'NameTaken', by: 'Jobbtorg' },
    ],
    [{ change: 'unitNew', name: 'Ny', authority: 'ingen' }, { code: 'AuthorityUnknown' }],
    [{ change: 'authorityNew', name: '…', party: 'region' }, { code: 'NameMissing' }],
    [
      { change: 'districtEnds', district: 'ingen', to: '2024-06-30', successor: null },
      { code: 'DistrictUnknown', district: 'ingen' },
    ],
    [
      { change: 'districtEnds', district: 'farsta', to: '2024-06-30', successor: { id: 'ingen' } },
      { code: 'DistrictUnknown', district: 'ingen' },
    ],
    [
      { change: 'districtEnds', district: 'farsta', to: '2024-06-30', successor: { name: 'Järva' } },
      { code: 'NameTaken', name: 'Järva' },
    ],
    [
      { change: 'districtEnds', district: 'jarva', to: '2024-06-30', successor: { id: 'rinkeby-kista' } },
      { code: 'DistrictsInRing' },
    ],
  ])('%j is refused', (change, refusal) =>
    expect(supposing(ASSOCIATION, change, TODAY)).toMatchObject({ refusal }),
  );
});

const districtsAfter = (change: Partial<Extract<Redefinition, { change: 'districtEnds' }>>) =>
  foreseen({ change: 'districtEnds', district: 'farsta', to: '2024-06-30', successor: null, ...change })
    .association.settings.districts;

describe('a district', () => {
  it('may become part of a new one, which begins the day after', () =>
    expect(districtsAfter({ successor: { name: 'Nya Farsta' } })).toMatchObject([
      { id: 'jarva' },
      { id: 'farsta', to: '2024-06-30', successor: 'nya-farsta' },
      { id: 'rinkeby-kista' },
      { id: 'nya-farsta', name: 'Nya Farsta', from: '2024-07-01', to: null },
    ]));

  it('may end without becoming part of any, or go on', () => {
    expect(districtsAfter({})[1]).toMatchObject({ to: '2024-06-30', successor: null });
    expect(districtsAfter({ district: 'rinkeby-kista', to: null })[2]).toMatchObject({
      to: null,
      successor: null,
    });
  });
});
