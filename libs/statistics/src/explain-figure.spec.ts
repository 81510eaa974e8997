import { describe, expect, it } from '@jest/globals';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import type { FigureExplanation } from './explain-figure.js';
import { figureRule, itemsName, ofCountedSentence, partSentence } from './explanation-words.js';
import { sensitiveIn } from './listable.js';
import { partName } from './parts.js';
import { MEASURES, type StatisticsQuery } from './query.js';
import { figureAddress, readFigure } from './read-cell.js';
import type { FigureCell } from './sorted-figure.js';

const explained = (
  { cube }: Told2024,
  asked: Partial<StatisticsQuery> = {},
  cell: FigureCell = {},
): FigureExplanation => {
  const query: StatisticsQuery = {
    measure: 'started',
    from: '2024-01-01',
    to: '2024-12-31',
    by: [],
    where: {},
    unit: 'journey',
    protect: 'none',
    ...asked,
  };
  const result = cube.explain(query, cell, { position: 4711n, knownAt: Date.parse('2026-11-21T10:00:00Z') });
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result.explanation;
};
const countsOf = ({ counted, considered, leftOut }: FigureExplanation) => ({
  counted,
  considered,
  ...Object.fromEntries(leftOut.map((part) => [partName(part), part.count])),
});
const ofFigure = (told: Told2024, asked?: Partial<StatisticsQuery>, cell?: FigureCell) =>
  countsOf(explained(told, asked, cell));
const STARTED = { startedOn: '2024-03-01' } as const;

describe('a figure leaves out', () => {
  it('what lacks the day, whose day nobody knows, and whose day lies outside the period', () => {
    const told = new Told2024();
    told.tell(STARTED, { times: 2 });
    told.tell();
    told.tell({ startedOn: 'unknown' });
    told.tell({ startedOn: '2023-12-31' });
    expect(ofFigure(told)).toEqual({
      counted: 2,
      considered: 5,
      'dayMissing:startedOn': 1,
      'dayUnknown:startedOn': 1,
      'outsidePeriod:startedOn': 1,
    });
  });

  it('what is over or not begun in the part of the period that is asked by itself', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-01-10', exitedOn: '2024-02-10' });
    told.tell({ startedOn: '2024-05-10' });
    told.tell({ startedOn: '2024-08-10' });
    const quarters = { measure: 'participants', by: ['quarter'] } as const;
    const second = explained(told, quarters, { quarter: '2024-Q2' });
    expect(second.within).toEqual({ from: '2024-04-01', to: '2024-06-30' });
    expect(countsOf(second)).toEqual({
      counted: 1,
      considered: 3,
      'outsidePeriod:startedOn': 1,
      'outsidePeriod:exitedOn': 1,
    });
    expect(explained(told, quarters).within).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  });

  it('what was registered later, or misregistered by then', () => {
    const told = new Told2024();
    told.tell(STARTED, { knownFrom: 100 });
    told.tell(STARTED, { knownFrom: 100, knownTo: 200 });
    told.tell(STARTED, { knownFrom: 300 });
    expect(ofFigure(told, { asKnownAt: 250 })).toEqual({
      counted: 1,
      considered: 3,
      notRegisteredThen: 1,
      misregistered: 1,
    });
  });

  it('what its insats did not register yet, and an insats that registers nothing of it', () => {
    const told = new Told2024(
      associationWith({
        registeredSince: { journeys: { novum: '2024-06-01', 'finsam-team': '2025-01-01' } },
      }),
    );
    told.tell(STARTED);
    told.tell({ startedOn: '2024-07-01' });
    told.tell({ startedOn: '2024-07-01', in: 'finsam-team' });
    expect(ofFigure(told)).toEqual({ counted: 1, considered: 3, notCounted: 2 });
  });

  it('other codes and unknown ones, and anonymous journeys apart from these', () => {
    const told = new Told2024();
    told.tell({ ...STARTED, sex: 0 });
    told.tell({ ...STARTED, sex: 1 });
    told.tell({ ...STARTED, education: 1 });
    told.tell({ ...STARTED, sex: 0, in: 'finsam-team' });
    const unknown = 5;
    told.tell({ ...STARTED, education: unknown });
    told.tell({ ...STARTED, education: unknown, outcome: 4 });
    const asked = { by: ['education'], where: { sex: ['woman'], intervention: ['novum'] } } as const;
    const cell = { education: 'none-or-incomplete' };
    const found = ofFigure(told, asked, cell);
    expect(found).toMatchObject({ considered: 6, 'otherCode:intervention': 1, 'otherCode:sex': 1 });
    expect(Object.values(found).reduce<number>((sum, count = 0) => sum + count, 0)).toBe(12);
    expect(explained(told, asked, { education: 'unknown' }).ofCounted).toEqual({ codeWithheld: 1 });
  });

  it('of a median what lacks the other day', () => {
    const told = new Told2024();
    told.tell({ ...STARTED, referredOn: '2024-02-01' });
    told.tell(STARTED);
    const { figure, ...rest } = explained(told, { measure: 'daysToStart' });
    expect(figure).toMatchObject({ value: 29, n: 1, without: 1 });
    expect(rest).toMatchObject({ counted: 1, considered: 2, leftOut: [{ reason: 'otherDayMissing' }] });
  });

  it('of persons one that is counted already, and says how many nobody knows', () => {
    const told = new Told2024();
    told.tell(STARTED, { times: 3 });
    for (const participant of [0, 1]) told.cube.identify(participant, 0);
    told.cube.addMerge({ participant: 0, into: 1, knownFrom: 0, knownTo: Infinity });
    const explanation = explained(told, { unit: 'person' });
    expect(countsOf(explanation)).toEqual({ counted: 2, considered: 3, samePerson: 1 });
    expect(explanation.ofCounted).toEqual({ personNotKnown: 1 });
  });

  it('nothing of those that stand in other rows as well, and says how many they are', () => {
    const told = new Told2024();
    told.tell({ ...STARTED, livelihood: 1 });
    told.tell({ ...STARTED, livelihood: 3 });
    const [first = ''] = told.ask({ by: ['livelihood'] }).cells.map(({ livelihood }) => livelihood ?? '');
    const explanation = explained(told, { by: ['livelihood'] }, { livelihood: first });
    expect([explanation.counted, explanation.ofCounted]).toEqual([2, { otherRows: 1 }]);
  });

  it('contacts that were annulled, that were recorded later, and those of misregistered journeys', () => {
    const told = new Told2024();
    const journey = told.tell(STARTED);
    const gone = told.tell(STARTED, { knownFrom: 0, knownTo: 50 });
    const meet = (of: number, revision: number, knownFrom: number) =>
      told.cube.addContact({ journey: of, revision, kind: 'meetings', day: 19_800, knownFrom });
    meet(journey, 3, 0);
    meet(journey, 4, 0);
    told.cube.closeContact({ journey, revision: 4, kind: 'meetings', knownTo: 80 });
    meet(journey, 5, 200);
    meet(gone, 3, 0);
    expect(ofFigure(told, { measure: 'meetings', asKnownAt: 100 })).toEqual({
      counted: 1,
      considered: 4,
      annulled: 1,
      notRegisteredThen: 1,
      misregistered: 1,
    });
  });
});

describe('an explanation', () => {
  it('of a cell that nothing is in says why nothing is', () => {
    const told = new Told2024();
    told.tell({ ...STARTED, sex: 0 });
    const { figure, ...rest } = explained(told, { by: ['sex'] }, { sex: 'man' });
    expect([figure, rest.counted, rest.considered]).toEqual([{ value: 0 }, 0, 1]);
  });

  it('where nothing is registered says that, and no count', () => {
    const told = new Told2024(associationWith({ registeredSince: { journeys: { '*': '2025-01-01' } } }));
    told.tell(STARTED);
    const { notRegistered, counted, leftOut } = explained(told);
    expect([notRegistered?.dimension, counted, leftOut]).toEqual(['journeys', undefined, []]);
    expect(explained(told, { asKnownAt: -1 }).notRegistered?.dimension).toBe('association');
  });

  it('says the rule and every part in both languages, whatever is measured', () => {
    const told = new Told2024();
    told.tell({ ...STARTED, referredOn: '2024-02-01', sex: 0 });
    told.tell({ startedOn: 'unknown', exitedOn: 'unknown', sex: 1, outcome: 4 });
    told.tell({ startedOn: '2025-01-01', exitedOn: '2023-01-01', referredOn: '2023-01-01' });
    for (const measure of MEASURES)
      for (const unit of ['journey', 'person'] as const) {
        const explanation = explained(told, { measure, unit, by: ['sex'] }, { sex: 'woman' });
        const sentences = [
          ...figureRule(explanation),
          itemsName(explanation),
          ...explanation.leftOut.map((part) => partSentence(part, explanation)),
        ];
        for (const { sv, en } of sentences) {
          expect(sv).toMatch(/\p{L}{4}/u);
          expect(en).toMatch(/[a-z]{4}/);
          expect(sv).not.toBe(en);
        }
      }
    expect(
      partSentence({ reason: 'otherCode', of: 'sex' }, explained(told, { by: ['sex'] }, { sex: 'man' })),
    ).toEqual({
      sv: 'Kön: något annat än Man',
      en: 'Sex: other than Man',
    });
    expect(ofCountedSentence('otherRows').sv).toBe('Räknas även i andra rader');
  });
});

describe('the address of a figure', () => {
  it('says the question, the moment and the cell, and is read back to these', () => {
    const told = new Told2024();
    told.tell({ ...STARTED, sex: 0 });
    const asked = { by: ['sex', 'year'], where: { intervention: ['novum'] }, shareOf: 'all' } as const;
    const address = figureAddress({ ...told.ask(asked), protect: 'public' }, { sex: 'woman', year: '2024' });
    expect(address).toBe(
      'measure=started&from=2024-01-01&to=2024-12-31&by=sex,year&where=intervention:novum&shareOf=all&asKnownAt=2026-11-21T10:00:00.000Z&definition=2&protect=public&cell=sex:woman&cell=year:2024',
    );
    expect(readFigure(new URLSearchParams(address))).toMatchObject({
      query: { ...asked, protect: 'public', unit: 'journey' },
      cell: { sex: 'woman', year: '2024' },
    });
  });
});

describe('journeys may be listed', () => {
  const asked = { by: ['sex', 'needGroup'], where: { intervention: ['novum'] } } as const;
  const cell = { sex: 'woman', needGroup: 'a' };

  it.each([
    ['outsidePeriod:startedOn', []],
    ['misregistered', []],
    ['otherCode:intervention', []],
    ['otherCode:sex', []],
    ['codeUnknown:needGroup', ['needGroup']],
    ['counted', ['needGroup']],
    ['samePerson', ['needGroup']],
  ])('of %s, but for what would choose them by %j', (part, dimensions) =>
    expect(sensitiveIn(asked, cell, part)).toEqual(dimensions),
  );

  it('of no part that what is sensitive may have chosen among, where a dimension is asked twice', () => {
    const twice = { by: ['sex'], where: { sex: ['woman'], needGroup: ['a'] } } as const;
    expect(sensitiveIn(twice, { sex: 'man' }, 'otherCode:sex')).toEqual(['needGroup']);
  });

  it('where nothing sensitive is asked', () => expect(sensitiveIn(asked, {}, 'counted')).toEqual([]));
});
