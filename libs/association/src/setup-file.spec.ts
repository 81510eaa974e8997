import { describe, expect, it } from '@jest/globals';
import { DISTRICT_LISTS } from '@samspar/codes';
import { district, file, insats, withAuthority } from '../../../test/association/setup-example.js';
import { readSetup } from './setup-file.js';
import { toMend } from './setup-owners.js';

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
    expect(JSON.stringify(problems)).not.toMatch(/0714-?2381/);
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
          work: 'labour-market',
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
            work: 'labour-market',
            contact: 'https://start.stockholm/farsta',
            retention: { kind: 'years', years: 7, exemptBirthDays: [5, 15, 25] },
            archive: 'Stockholms stadsarkiv',
            to: null,
          },
          {
            ...blank,
            id: 'psykiatri',
            party: 'region',
            work: 'health-care',
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
    const changed = {
      work: 'labour-market',
      contact: '08-508',
      retention: 'kept',
      archive: 'Arkivet',
      to: '2030-12-31',
    };
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

  it('says which authority runs a new insats whose party has several, and is asked about older ones (7 §)', () => {
    const authorities = [
      { id: 'soc', party: 'municipality', name: 'Socialnämnden' },
      { id: 'arb', party: 'municipality', name: 'Arbetsmarknadsnämnden' },
      { id: 'psyk', party: 'region', name: 'Psykiatrin' },
    ];
    const novum = { ...insats, id: 'novum', name: 'Novum', aliases: [], owner: 'region' };
    const several = { ...file, authorities, interventions: [novum, insats] };
    const sv =
      'FINSAM-team drivs av en myndighet, och Stockholms stad har flera: ingen gallring kan godkännas och ingen nödåtkomst ges förrän det är sagt vilken. Ange en av soc, arb.';
    expect(readSetup(several)).toEqual({
      problems: [
        {
          path: 'interventions[1].owner',
          value: 'municipality',
          problem: {
            sv,
            en: expect.stringMatching(/^FINSAM-team is run by an authority.+ State one of soc, arb\.$/),
          },
        },
      ],
    });
    const before = readSetup(file);
    const known = 'setup' in before ? [before.setup] : [];
    const read = readSetup(several, known);
    expect('setup' in read && toMend(read.setup, known[0])).toMatchObject([
      { path: 'interventions[1].owner', problem: { sv } },
    ]);
    const one = readSetup({ ...several, interventions: [novum, { ...insats, owner: 'arb' }] });
    expect('setup' in one && toMend(one.setup)).toEqual([]);
  });

  it('counts among the authorities of a party those that a file leaves out', () => {
    const before = readSetup({
      ...file,
      authorities: [
        { id: 'soc', party: 'municipality', name: 'Socialnämnden' },
        { id: 'arb', party: 'municipality', name: 'Arbetsmarknadsnämnden' },
      ],
      interventions: [{ ...insats, owner: 'soc' }],
    });
    const known = 'setup' in before ? [before.setup] : [];
    const fresh = { ...insats, id: 'novum', name: 'Novum', aliases: [] };
    expect(readSetup({ ...file, interventions: [insats, fresh] }, known)).toMatchObject({
      problems: [{ path: 'interventions[1].owner', problem: { sv: expect.stringContaining('soc, arb') } }],
    });
    const again = readSetup(file, known);
    expect('setup' in again && toMend(again.setup, known[0])).toHaveLength(1);
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

  it('opens what is released only where it says so', () => {
    const openData = { licence: 'CC0-1.0', email: 'kansliet@forbundet.se' };
    expect(readSetup(file)).not.toHaveProperty('setup.settings.openData');
    expect(readSetup({ ...file, openData })).toMatchObject({ setup: { settings: { openData } } });
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
});
