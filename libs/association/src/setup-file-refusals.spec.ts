import { describe, expect, it } from '@jest/globals';
import { district, file, insats } from '../../../test/association/setup-example.js';
import { readSetup } from './setup-file.js';

describe('a setup file', () => {
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
    [
      'open data without a licence, and an address that is none',
      { ...file, openData: { email: 'kansliet' } },
      [
        ['openData.licence', 'saknas: skriv CC0-1.0, så får vem som helst använda det som är publicerat.'],
        ['openData.email', 'ska vara en e-postadress, t.ex. kansliet@forbundet.se.'],
      ],
    ],
    [
      'open data under another licence',
      { ...file, openData: { licence: 'CC-BY-4.0', email: 'kansliet@forbundet.se' } },
      [['openData.licence', 'ska vara något av CC0-1.0.']],
    ],
    ['no name', { ...file, name: ' ' }, [['name', 'ska vara en text som inte är tom.']]],
    [
      'no municipality',
      { ...file, members: { municipality: [], region: ['Region Stockholm'] } },
      [['members.municipality', 'ska nämna minst en kommun.']],
    ],
    [
      'a map of districts that there are not, and of one that lies in two places',
      { ...file, districts: [district('vast', null, null)], districtMap: ['vast ingen', '. vast'] },
      [
        ['districtMap[0]', 'är okänt: välj bland vast.'],
        ['districtMap[1]', 'finns redan i districtMap[0].'],
      ],
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
          {
            id: 'a',
            party: 'region',
            work: 'social-services',
            name: 'B',
            retention: { exemptBirthDays: [32] },
          },
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
        ['authorities[1].work', 'ska vara något av health-care, labour-market.'],
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
    [
      'no years at all for the names of closed users',
      { ...file, userNameYears: 0 },
      [['userNameYears', 'ska vara ett heltal från 1 till 100.']],
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
