import { describe, expect, it } from '@jest/globals';
import { DISTRICT_LISTS } from '@samspar/codes';
import { readSetup, toMend } from './setup-file.js';

const file = {
  association: 'stockholm',
  name: 'Samordningsförbundet Stockholms stad',
  members: { municipality: ['Stockholms stad'], region: 'Region Stockholm' },
  interventions: [
    {
      id: 'finsam-team',
      name: 'FINSAM-team',
      aliases: ['Finsamteam'],
      kind: 'individual',
      from: '2018-01-01',
      to: null,
      owner: 'municipality',
      sensitive: false,
    },
  ],
  districts: 'stockholm-2023',
  suppressionThreshold: 5,
  retentionYears: 5,
  registeredSince: {
    journeys: { '*': '2024-01-01', 'finsam-team': '2018-01-01' },
    livelihood: { 'finsam-team': '2018-01-01' },
    obstacle: {},
    meetings: { '*': '2024-01-01' },
  },
};
const insats = file.interventions[0];
const district = (id: string, to: string | null, successor: string | null) => ({
  id,
  name: id,
  from: null,
  to,
  successor,
});

/** The file with one authority and a unit of it, of which this is said. */
const withAuthority = (of: object, unit: object) => ({
  ...file,
  authorities: [{ id: 'soc', party: 'municipality', name: 'Soc', ...of, units: [{ id: 'e', ...unit }] }],
});

describe('a setup file', () => {
  it('is read whole', () =>
    expect(readSetup(file)).toEqual({
      setup: {
        id: 'stockholm',
        settings: {
          name: 'Samordningsförbundet Stockholms stad',
          members: { municipality: ['Stockholms stad'], region: ['Region Stockholm'] },
          districts: DISTRICT_LISTS['stockholm-2023'],
          suppressionThreshold: 5,
          retentionYears: 5,
          storeDetained: false,
          officeImports: 'off',
          requireConsent: 'warn',
          afterWithdrawal: 'anonymous',
          registeredSince: file.registeredSince,
        },
        interventions: file.interventions,
        authorities: [],
        units: [],
      },
    }));

  it('holds no identity number in any name, and is told which one without its being said back', () => {
    const number = '1985\u200B0714-2381';
    const read = readSetup({
      ...file,
      name: `Förbundet ${number}`,
      interventions: [{ ...insats, id: '850714-2381', name: number, aliases: [number] }],
      registeredSince: undefined,
    });
    const problems = 'problems' in read ? read.problems : [];
    expect(problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'name',
        'interventions[0].id',
        'interventions[0].name',
        'interventions[0].aliases[0]',
      ]),
    );
    expect(JSON.stringify(problems)).not.toContain('2381');
  });

  it('may leave out what has a default', () =>
    expect(
      readSetup({
        association: 'umea',
        name: ' Umeå ',
        members: { municipality: ['Umeå'], region: ['Region Västerbotten'] },
        interventions: [{ id: 'team', name: 'Team' }],
      }),
    ).toEqual({
      setup: {
        id: 'umea',
        settings: {
          name: 'Umeå',
          members: { municipality: ['Umeå'], region: ['Region Västerbotten'] },
          districts: [],
          suppressionThreshold: 5,
          retentionYears: 5,
          storeDetained: false,
          officeImports: 'off',
          requireConsent: 'warn',
          afterWithdrawal: 'anonymous',
          registeredSince: null,
        },
        interventions: [
          {
            id: 'team',
            name: 'Team',
            aliases: [],
            kind: 'individual',
            from: null,
            to: null,
            owner: 'association',
            sensitive: false,
          },
        ],
        authorities: [],
        units: [],
      },
    }));

  it('may list the authorities of its parties, each with its units', () => {
    const read = readSetup({
      ...file,
      interventions: [{ ...insats, owner: 'farsta-sdn' }],
      authorities: [
        {
          id: 'farsta-sdn',
          party: 'municipality',
          name: 'Farsta stadsdelsnämnd',
          aliases: ['Farsta sdf'],
          contact: 'https://start.stockholm/farsta',
          retention: { years: 7, exemptBirthDays: [5, 15, 25] },
          archive: 'Stockholms stadsarkiv',
          units: [
            { id: 'jobbtorg-farsta', name: 'Jobbtorg Farsta', aliases: ['JT'], district: 'farsta' },
            { id: 'beroende', name: 'Beroendeenheten', from: '2018-01-01', to: '2024-12-31' },
          ],
        },
        { id: 'psykiatri', party: 'region', name: 'Psykiatrin', retention: 'kept', to: '2025-12-31' },
        { id: 'af', party: 'arbetsformedlingen', name: 'Af' },
      ],
    });
    const blank = { aliases: [], contact: null, archive: null, to: null };
    const years = { kind: 'years', years: 5, exemptBirthDays: [] };
    expect(read).toMatchObject({
      setup: {
        authorities: [
          {
            id: 'farsta-sdn',
            party: 'municipality',
            name: 'Farsta stadsdelsnämnd',
            aliases: ['Farsta sdf'],
            contact: 'https://start.stockholm/farsta',
            retention: { kind: 'years', years: 7, exemptBirthDays: [5, 15, 25] },
            archive: 'Stockholms stadsarkiv',
            to: null,
          },
          {
            ...blank,
            id: 'psykiatri',
            party: 'region',
            name: 'Psykiatrin',
            retention: { kind: 'kept' },
            to: '2025-12-31',
          },
          { ...blank, id: 'af', party: 'arbetsformedlingen', name: 'Af', retention: years },
        ],
        units: [
          {
            id: 'jobbtorg-farsta',
            authority: 'farsta-sdn',
            name: 'Jobbtorg Farsta',
            aliases: ['JT'],
            district: 'farsta',
            from: null,
            to: null,
          },
          {
            id: 'beroende',
            authority: 'farsta-sdn',
            name: 'Beroendeenheten',
            aliases: [],
            district: null,
            from: '2018-01-01',
            to: '2024-12-31',
          },
        ],
      },
    });
  });

  it('leaves an authority and a unit as they have become in what it does not say of them, and takes no name from them', () => {
    const changed = { contact: '08-508', retention: 'kept', archive: 'Arkivet', to: '2030-12-31' };
    const unitChanged = { name: 'Enheten', aliases: ['E'], district: 'farsta', from: '2020-01-01', to: null };
    const before = readSetup(withAuthority(changed, unitChanged));
    const setup = 'setup' in before ? before.setup : undefined;
    expect(readSetup(withAuthority({}, { name: 'Enheten' }), setup && [setup])).toEqual({ setup });
    expect(
      readSetup(
        withAuthority({ name: 'Socialnämnden', to: null }, { name: 'Ny', aliases: ['e', 'F'] }),
        setup && [setup],
      ),
    ).toMatchObject({
      setup: {
        authorities: [{ name: 'Socialnämnden', aliases: ['Soc'], contact: '08-508', to: null }],
        units: [{ name: 'Ny', aliases: ['e', 'F', 'Enheten'], district: 'farsta' }],
      },
    });
  });

  it('asks who runs an insats that nobody is said to run: a party or its authority, never the association (7 §)', () => {
    const read = readSetup({
      ...file,
      interventions: [insats, { ...insats, id: 'novum', name: 'Novum', aliases: [], owner: 'association' }],
    });
    const af = { id: 'arbetsformedlingen', party: 'arbetsformedlingen', name: 'Af' };
    const listed = readSetup({
      ...file,
      authorities: [af],
      interventions: [{ ...insats, owner: undefined }],
    });
    expect('setup' in listed && toMend(listed.setup)[0]?.problem.sv).toMatch(
      /bland municipality, region, arbetsformedlingen, forsakringskassan\.$/,
    );
    const asked = 'setup' in read ? toMend(read.setup) : [];
    expect(asked.map(({ path, problem }) => [path, problem.sv])).toEqual([
      [
        'interventions[1].owner',
        'Novum drivs av en myndighet eller part, aldrig av förbundet (7 § lag 2003:1210): ange vilken, bland municipality, region, arbetsformedlingen, forsakringskassan.',
      ],
    ]);
  });

  it('may name several regions or none, and one member of a kind by its name alone', () => {
    for (const [region, read] of [
      [
        ['Region A', 'Region B'],
        ['Region A', 'Region B'],
      ],
      [undefined, []],
    ] as const)
      expect(readSetup({ ...file, members: { municipality: 'Solna', region } })).toHaveProperty(
        'setup.settings.members',
        { municipality: ['Solna'], region: read },
      );
  });

  it('may list its own districts, with what became of them', () => {
    const districts = [district('norr', '2023-06-30', 'soder'), district('soder', null, null)];
    expect(readSetup({ ...file, districts })).toMatchObject({ setup: { settings: { districts } } });
  });

  it('may name under registeredSince an insats that was set up earlier', () => {
    const again = { ...file, registeredSince: { journeys: { dev: '2018-01-01' } } };
    expect(readSetup(again)).toHaveProperty('problems');
    const earlier = {
      ...file,
      interventions: [{ ...insats, id: 'dev', name: 'DEV' }],
      registeredSince: null,
    };
    const read = readSetup(earlier);
    expect(readSetup(again, 'setup' in read ? [read.setup] : [])).toHaveProperty(
      'setup.settings.registeredSince.journeys.dev',
    );
  });

  it.each<[string, unknown, readonly (readonly [string, string])[]]>([
    ['no object', [], [['', 'ska vara ett objekt { … }.']]],
    ['nothing', null, [['', 'ska vara ett objekt { … }.']]],
    ['a misspelt key', { ...file, membres: 1 }, [['membres', 'är okänt: menas members?']]],
    [
      'a strange key',
      { ...file, members: { ...file.members, x: 1 } },
      [['members.x', 'är okänt: välj bland municipality, region.']],
    ],
    [
      'an id with capitals',
      { ...file, association: 'Stockholm' },
      [['association', 'ska bestå av a–z, 0–9 och enkla bindestreck, t.ex. finsam-team.']],
    ],
    [
      'an id that means something else',
      { ...file, association: 'unknown' },
      [['association', 'kan inte vara unknown, som betyder att uppgift saknas.']],
    ],
    ['no name', { ...file, name: ' ' }, [['name', 'ska vara en text som inte är tom.']]],
    [
      'no municipality',
      { ...file, members: { municipality: [], region: ['Region Stockholm'] } },
      [['members.municipality', 'ska nämna minst en kommun.']],
    ],
    [
      'a municipality twice',
      { ...file, members: { municipality: ['Solna', 'solna'], region: ['R'] } },
      [['members.municipality[1]', 'finns redan i members.municipality[0].']],
    ],
    [
      'interventions that are no list',
      { ...file, interventions: {}, registeredSince: null },
      [['interventions', 'ska vara en lista [ … ].']],
    ],
    [
      'an insats twice',
      { ...file, interventions: [insats, { ...insats, name: 'Annan', aliases: [] }] },
      [['interventions[1].id', 'finns redan i interventions[0].id.']],
    ],
    [
      'an alias that differs from the name of another by dash and spacing alone',
      { ...file, interventions: [insats, { id: 'novum', name: 'Novum', aliases: ['Finsam – team'] }] },
      [['interventions[1].aliases[0]', 'finns redan i interventions[0].name.']],
    ],
    [
      'a name that is the id of another',
      {
        ...file,
        interventions: [
          { id: 'novum', name: 'Ett' },
          { id: 'ett-team', name: 'Novum' },
        ],
        registeredSince: null,
      },
      [['interventions[1].name', 'finns redan i interventions[0].id.']],
    ],
    [
      'a member that is called as another one',
      { ...file, members: { municipality: ['Af'], region: ['kommunen'] } },
      [
        ['members.municipality[0]', 'finns redan i Arbetsförmedlingen.'],
        ['members.region[0]', 'finns redan i Kommunen.'],
      ],
    ],
    [
      'districts of one name, or of the name for all others',
      {
        ...file,
        districts: [
          { ...district('norr', null, null), name: 'Norr' },
          { ...district('norr-2', null, null), name: 'NORR ' },
          { ...district('annan', null, null), name: 'Annan kommun' },
        ],
      },
      [
        ['districts[1].name', 'finns redan i districts[0].name.'],
        ['districts[2].name', 'finns redan i Annan kommun.'],
      ],
    ],
    [
      'an alias that is the name of another',
      { ...file, interventions: [insats, { id: 'novum', name: 'Novum', aliases: ['finsam-TEAM'] }] },
      [['interventions[1].aliases[0]', 'finns redan i interventions[0].name.']],
    ],
    [
      'an insats that ends before it begins',
      { ...file, interventions: [{ ...insats, to: '2017-12-31' }] },
      [['interventions[0].to', 'ligger före from (2018-01-01).']],
    ],
    [
      'authorities that are not as they should be',
      {
        ...file,
        authorities: [
          { id: 'a', party: 'kommunen', name: '', retention: { years: 0, months: 6 }, units: {} },
          { id: 'a', party: 'region', name: 'B', retention: { exemptBirthDays: [32] } },
          { id: 'c', name: 'C', units: [{ id: 'x', name: 'X', from: '2024-02-01', to: '2024-01-01' }] },
        ],
      },
      [
        [
          'authorities[0].party',
          'ska vara något av municipality, region, arbetsformedlingen, forsakringskassan.',
        ],
        ['authorities[0].name', 'ska vara en text som inte är tom.'],
        ['authorities[0].retention.months', 'är okänt: välj bland years, exemptBirthDays.'],
        ['authorities[0].retention.years', 'ska vara ett heltal från 1 till 100.'],
        ['authorities[0].units', 'ska vara en lista [ … ].'],
        ['authorities[1].retention.exemptBirthDays[0]', 'ska vara ett heltal från 1 till 31.'],
        [
          'authorities[2].party',
          'ska vara något av municipality, region, arbetsformedlingen, forsakringskassan.',
        ],
        ['authorities[2].units[0].to', 'ligger före from (2024-02-01).'],
        ['authorities[1].id', 'finns redan i authorities[0].id.'],
      ],
    ],
    [
      'values of other kinds',
      {
        ...file,
        interventions: [{ ...insats, kind: 'x', owner: 'me', sensitive: 'nej', from: '2018-02-30' }],
      },
      [
        ['interventions[0].kind', 'ska vara något av individual, structural.'],
        ['interventions[0].from', 'ska vara en dag som finns, skriven ÅÅÅÅ-MM-DD.'],
        [
          'interventions[0].owner',
          'är okänt: välj bland municipality, region, arbetsformedlingen, forsakringskassan.',
        ],
        ['interventions[0].sensitive', 'ska vara true eller false.'],
      ],
    ],
    [
      'an unknown district list',
      { ...file, districts: 'stockholm-2022' },
      [['districts', 'är okänt: menas stockholm-2023?']],
    ],
    [
      'a successor that is not there',
      { ...file, districts: [district('norr', '2023-06-30', 'sodr'), district('soder', null, null)] },
      [['districts[0].successor', 'är okänt: menas soder?']],
    ],
    [
      'successors in a circle',
      { ...file, districts: [district('a', '2023-06-30', 'b'), district('b', '2023-06-30', 'a')] },
      [
        ['districts[0].successor', 'leder tillbaka till stadsdelen själv.'],
        ['districts[1].successor', 'leder tillbaka till stadsdelen själv.'],
      ],
    ],
    [
      'a successor of a district that goes on',
      { ...file, districts: [district('a', null, 'b'), district('b', null, null)] },
      [['districts[0].to', 'saknas: en stadsdel med efterföljare har en sista dag.']],
    ],
    [
      'a district twice',
      { ...file, districts: [district('a', null, null), district('a', null, null)] },
      [['districts[1].id', 'finns redan i districts[0].id.']],
    ],
    [
      'a district of a taken name',
      { ...file, districts: [district('outside', null, null)] },
      [['districts[0].id', 'är upptaget: välj ett annat id.']],
    ],
    [
      'a threshold of none',
      { ...file, suppressionThreshold: 0 },
      [['suppressionThreshold', 'ska vara ett heltal från 1 till 1000.']],
    ],
    [
      'imports of the office of another kind',
      { ...file, officeImports: true },
      [['officeImports', 'ska vara något av off, rowsWithoutNumbers.']],
    ],
    [
      'consent required of another kind',
      { ...file, requireConsent: 'off', afterWithdrawal: false },
      [
        ['requireConsent', 'ska vara något av warn, enforce.'],
        ['afterWithdrawal', 'ska vara något av anonymous, asBefore.'],
      ],
    ],
    [
      'half a year',
      { ...file, retentionYears: 0.5 },
      [['retentionYears', 'ska vara ett heltal från 1 till 100.']],
    ],
    ['a word for yes', { ...file, storeDetained: 'ja' }, [['storeDetained', 'ska vara true eller false.']]],
    [
      'a variable that is none',
      { ...file, registeredSince: { livelihoods: {} } },
      [['registeredSince.livelihoods', 'är okänt: menas livelihood?']],
    ],
    [
      'an insats that is not there, since no day',
      { ...file, registeredSince: { journeys: { 'finsam-tema': 'igår' } } },
      [
        ['registeredSince.journeys.finsam-tema', 'är okänt: menas finsam-team?'],
        ['registeredSince.journeys.finsam-tema', 'ska vara en dag som finns, skriven ÅÅÅÅ-MM-DD.'],
      ],
    ],
    [
      'a day instead of days',
      { ...file, registeredSince: { journeys: '2024-01-01' } },
      [['registeredSince.journeys', 'ska vara ett objekt { … }.']],
    ],
  ])('with %s is refused, and everything wrong is named', (_what, json, expected) => {
    const read = readSetup(json);
    const problems = 'problems' in read ? read.problems : [];
    expect(problems.map(({ path, problem }) => [path, problem.sv])).toEqual(expected);
    for (const { problem } of problems) expect(problem.en).not.toBe('');
  });

  it('tells the value that is wrong', () =>
    expect(readSetup({ ...file, retentionYears: 'fem' })).toEqual({
      problems: [
        {
          path: 'retentionYears',
          value: 'fem',
          problem: {
            sv: 'ska vara ett heltal från 1 till 100.',
            en: 'must be a whole number from 1 to 100.',
          },
        },
      ],
    }));
});
