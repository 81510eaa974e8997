import { describe, expect, it } from '@jest/globals';
import { file, insats } from '../../../test/association/setup-example.js';
import type { Association } from './association-events.js';
import { isEsfFinanced, USUAL_ESF_TEMPLATE } from './esf.js';
import { readSetup } from './setup-file.js';

const said = (esf: unknown, more: object = {}, known: readonly Association[] = []) =>
  readSetup({ ...file, interventions: [{ ...insats, esf, ...more }] }, known);
const setupOf = (outcome: ReturnType<typeof readSetup>): Association => {
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.setup;
};
const problemsOf = (outcome: ReturnType<typeof readSetup>) =>
  'problems' in outcome ? outcome.problems.map(({ path, problem }) => [path, problem.sv]) : [];
const esfOf = (outcome: ReturnType<typeof readSetup>) => setupOf(outcome).interventions[0]?.esf;
const PROJECT = { project: '2023/00417' };

describe('an insats that ESF finances', () => {
  it('is said to be so, with the number of the project; of one of which nothing is said nothing is known', () => {
    expect(esfOf(said(PROJECT))).toEqual(PROJECT);
    expect(esfOf(said(false))).toBe(false);
    expect(setupOf(said(undefined)).interventions[0]).not.toHaveProperty('esf');
    expect(setupOf(said(PROJECT)).interventions.filter(isEsfFinanced)).toHaveLength(1);
    expect(setupOf(said(false)).interventions.filter(isEsfFinanced)).toHaveLength(0);
    expect(setupOf(said(PROJECT, { kind: 'structural' })).interventions.filter(isEsfFinanced)).toHaveLength(
      0,
    );
  });

  it('is owned by a member', () =>
    expect(problemsOf(said(PROJECT, { owner: 'association' }))).toEqual([
      [
        'interventions[0].owner',
        'FINSAM-team finansieras av ESF och ägs då av en medlem, aldrig av förbundet: ange vilken myndighet som är projektägare.',
      ],
    ]));

  it('is financed by it once and for all: what is said stands, and is said once of what stood before it was asked', () => {
    const before = setupOf(said(undefined));
    const financed = setupOf(said(PROJECT, {}, [before]));
    expect(financed.interventions[0]?.esf).toEqual(PROJECT);
    expect(esfOf(said(undefined, {}, [financed]))).toEqual(PROJECT);
    expect(esfOf(said(PROJECT, {}, [financed]))).toEqual(PROJECT);
    const locked =
      'kan inte ändras när det en gång är sagt: avsluta insatsen och lägg till en ny med ett annat id.';
    for (const other of [false, { project: '2024/00001' }])
      expect(problemsOf(said(other, {}, [financed]))).toEqual([['interventions[0].esf', locked]]);
    expect(problemsOf(said(PROJECT, {}, [setupOf(said(false))]))).toEqual([['interventions[0].esf', locked]]);
  });

  it.each([
    [true, 'interventions[0].esf', 'ska vara false, eller projektets nummer: { "project": "2023/00417" }.'],
    [{}, 'interventions[0].esf.project', 'ska vara en text som inte är tom.'],
    [{ project: 'P', diarienummer: 1 }, 'interventions[0].esf.diarienummer', 'är okänt: välj bland project.'],
  ])('is not said by %j', (esf, path, problem) => expect(problemsOf(said(esf))).toEqual([[path, problem]]));
});

const written = (esfList: unknown) => readSetup({ ...file, esfList });

describe('how the list to ESF is written', () => {
  it('is as usual, unless the file says otherwise', () => {
    expect(setupOf(written(undefined)).settings).not.toHaveProperty('esfList');
    expect(setupOf(written({})).settings.esfList).toEqual(USUAL_ESF_TEMPLATE);
  });

  it('may be in other columns, of which some are filled in elsewhere', () => {
    const columns = [
      { head: 'Personnr', is: 'number' },
      { head: 'Timmar', is: 'empty' },
      { head: 'Kommentar', is: 'empty' },
      { head: 'Start', is: 'start' },
      { head: 'Slut', is: 'end' },
    ];
    const template = {
      file: 'csv',
      separator: 'tab',
      days: 'DD/MM/YYYY',
      months: 'YYYYMM',
      number: 'YYYYMMDD-NNNN',
      sex: { woman: 'K', man: 'M' },
      protectedEnding: { woman: 'Tf01', man: 'Tm01' },
      columns,
    };
    expect(setupOf(written(template)).settings.esfList).toEqual({
      ...template,
      sheet: 'Deltagare',
      sex: { woman: 'K', man: 'M', unknown: '' },
    });
  });

  it.each<[string, object, readonly (readonly [string, string])[]]>([
    [
      'columns without a day',
      {
        columns: [
          { head: 'Nr', is: 'number' },
          { head: 'Start', is: 'start' },
        ],
      },
      [['esfList.columns', 'saknar en kolumn för end.']],
    ],
    [
      'two columns for one thing, under one head',
      { columns: [...USUAL_ESF_TEMPLATE.columns, { head: 'kön', is: 'sex' }] },
      [
        ['esfList.columns[6].head', 'finns redan i esfList.columns[3].head.'],
        ['esfList.columns', 'har 2 kolumner för sex: det räcker med en.'],
      ],
    ],
    [
      'a column of something that Samspår does not give',
      { columns: [...USUAL_ESF_TEMPLATE.columns, { head: 'Namn', is: 'name' }, { head: 'Mer' }] },
      [
        [
          'esfList.columns[6].is',
          `ska vara något av number, sex, start, end, month, project, intervention, empty.`,
        ],
        [
          'esfList.columns[7].is',
          'saknas: välj bland number, sex, start, end, month, project, intervention, empty.',
        ],
      ],
    ],
    [
      'an ending that could end a real number',
      { protectedEnding: { woman: '2398', man: 'Tm2' } },
      [
        ['esfList.protectedEnding.woman', 'ska vara fyra tecken och börja med en bokstav, t.ex. Tf29.'],
        ['esfList.protectedEnding.man', 'ska vara fyra tecken och börja med en bokstav, t.ex. Tf29.'],
      ],
    ],
    [
      'one word for both sexes',
      { sex: { woman: 'x', man: 'x' } },
      [['esfList.sex.man', 'är detsamma som för kvinnor.']],
    ],
    [
      'a sheet that no workbook has',
      { sheet: 'A/B' },
      [['esfList.sheet', "ska vara 1–31 tecken utan [ ] : * ? / \\ och '."]],
    ],
    ['another kind of file', { file: 'ods' }, [['esfList.file', 'ska vara något av xlsx, csv.']]],
  ])('is refused with %s', (_what, esfList, problems) =>
    expect(problemsOf(written(esfList))).toEqual(problems),
  );
});
