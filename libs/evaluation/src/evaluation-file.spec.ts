import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Association } from '@samspar/association';
import { codesOf, OBSTACLE } from '@samspar/codes';
import { FACTS, isTextFact, type RegisteredJourney } from '@samspar/casework';
import { strFromU8, unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { cellsOf, columnsNamed, evaluationColumns } from './columns.js';
import { columnsOf, type EvaluationFile, evaluationZip, leftOutTold } from './file.js';

const { data } = JSON.parse(
  readFileSync(new URL('../../access/fixtures/EvaluationFileMade.v1.json', import.meta.url), 'utf8'),
) as Readonly<{ data: EvaluationFile['made'] }>;

const association = {
  id: 'stockholm',
  settings: {
    suppressionThreshold: 5,
    districts: [{ id: 'farsta', name: 'Farsta', from: null, to: null, successor: null }],
    registeredSince: { obstacle: { '*': '2023-01-01' } },
  },
  interventions: [{ id: 'finsam-team', name: 'FINSAM-team' }],
  authorities: [{ id: 'arbetsmarknadsnamnden', name: 'Arbetsmarknadsnämnden' }],
} as unknown as Association;

const columns = ['firstMeetingOn', 'referredOn', 'sex', 'ageAtStart', 'obstacle', 'needGroups', 'district'];
const file: EvaluationFile = {
  made: { ...data, columns },
  at: Date.parse('2026-11-30T10:00:00Z'),
  association,
  rows: [
    ['0a1b', '2024-03-01', '2024-02-01', 'woman', 31, 'notAsked', 'a|b', 'farsta'],
    ['1c2d', null, '2024-02-02', 'man', null, null, null, null],
  ],
};

let files: Readonly<Record<string, Uint8Array>>;
beforeAll(async () => {
  files = unzipSync(await evaluationZip(file));
});
const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
const parquet = (): ArrayBuffer => new Uint8Array(files['deltaganden.parquet'] ?? []).buffer;

const lines = (column: string): readonly string[] =>
  text('kodbok.csv')
    .split('\r\n')
    .filter((line) => line.startsWith(`${column},`));

describe('the rows of a file for evaluation', () => {
  it('stand as CSV under the names of their columns, empty where nothing is known', () =>
    expect(text('deltaganden.csv').split('\r\n')).toEqual([
      'person,firstMeetingOn,referredOn,sex,ageAtStart,obstacle,needGroups,district',
      '0a1b,2024-03-01,2024-02-01,woman,31,notAsked,a|b,farsta',
      '1c2d,,2024-02-02,man,,,,',
      '',
    ]));

  it('are read from Parquet by another reader as the same, with days as days and ages as numbers', async () => {
    const read = await parquetReadObjects({ file: parquet() });
    expect(read).toEqual([
      {
        person: '0a1b',
        firstMeetingOn: new Date('2024-03-01'),
        referredOn: new Date('2024-02-01'),
        sex: 'woman',
        ageAtStart: 31,
        obstacle: 'notAsked',
        needGroups: 'a|b',
        district: 'farsta',
      },
      {
        person: '1c2d',
        firstMeetingOn: null,
        referredOn: new Date('2024-02-02'),
        sex: 'man',
        ageAtStart: null,
        obstacle: null,
        needGroups: null,
        district: null,
      },
    ]);
    const { children } = parquetSchema(parquetMetadata(parquet()));
    expect(children.map(({ element }) => element.converted_type ?? element.type)).toEqual([
      'UTF8',
      'DATE',
      'DATE',
      'UTF8',
      'INT32',
      'UTF8',
      'UTF8',
      'UTF8',
    ]);
  });
});

describe('the codebook', () => {
  it('tells each column of the file in both languages, and each code that may stand in it', () => {
    for (const { name } of columnsOf(file.made)) expect([name, lines(name).length > 0]).toEqual([name, true]);
    for (const code of [...codesOf(OBSTACLE), 'notAsked', 'withheld'])
      expect([code, lines('obstacle').filter((line) => line.includes(`,${code},`))]).toEqual([
        code,
        [expect.stringMatching(/^obstacle,Försörjningshinder,Livelihood obstacle,/)],
      ]);
    expect(lines('district')).toContainEqual(expect.stringContaining('farsta,Farsta,Farsta'));
  });

  it('names no insats that the file is not of', async () => {
    const other = { id: 'novum', name: 'Novum' } as Association['interventions'][number];
    const zip = await evaluationZip({
      ...file,
      made: { ...file.made, columns: ['intervention'] },
      association: { ...association, interventions: [...association.interventions, other] },
      rows: [['0a1b', 'finsam-team']],
    });
    const codebook = strFromU8(unzipSync(zip)['kodbok.csv'] ?? new Uint8Array());
    expect(codebook).toContain(',finsam-team,FINSAM-team,');
    expect(codebook).not.toContain('novum');
  });

  it('says since when it is registered, and whether it is sensitive', () => {
    expect(lines('obstacle')[0]).toContain(',yes,FINSAM-team: 2023-01-01,');
    expect(lines('sex')[0]).toContain(',no,,');
  });
});

describe('the columns', () => {
  it('are of no text and no name, and of every other fact that a journey has one value of', () => {
    const names = evaluationColumns().map(({ name }) => name);
    const facts = Object.entries(FACTS);
    for (const [name, { kind, of }] of facts)
      expect([name, names.includes(name)]).toEqual([
        name,
        kind.is !== 'text' && kind.is !== 'name' && of !== 'followUp',
      ]);
    expect(facts.filter(([name]) => isTextFact(name as keyof typeof FACTS)).length).toBeGreaterThan(0);
  });

  it('say of what the giver is not told that it is withheld, and of a day that is not known nothing', () => {
    const registered = {
      status: 'started',
      contacts: [],
      facts: { referredOn: '2024-02-01', startedOn: 'unknown', sex: 'woman', obstacle: 'language' },
    } as unknown as RegisteredJourney;
    const told = { ...registered, facts: { referredOn: '2024-02-01', sex: 'woman' as const } };
    const asked = columnsNamed(['referredOn', 'startedOn', 'sex', 'education', 'obstacle']);
    expect(cellsOf(asked, told, registered)).toEqual(['2024-02-01', null, 'woman', null, 'withheld']);
  });

  it('that tell of health or livelihood are sensitive', () =>
    expect(
      evaluationColumns()
        .filter(({ isSensitive }) => isSensitive)
        .map(({ name }) => name),
    ).toEqual([
      'exitReasons',
      'livelihoodAtExit',
      'timeOnAssistance',
      'livelihood',
      'obstacle',
      'needGroups',
    ]));
});

describe('what goes with the rows', () => {
  it('says for whom, why, on which ground, which rule left journeys out and how many, with no small number', () => {
    expect(text('om-filen.txt')).toContain('lag 2024:926');
    expect(text('om-filen.txt')).toContain('Antal: 7.');
    expect([0, 1, 4, 5].map((leftOut) => leftOutTold({ leftOut }, 5))).toEqual(['0', '1–4', '1–4', '5']);
  });
});
