import { describe, expect, it } from '@jest/globals';
import { openSolver } from '@samspar/linear-solver';
import type { Answer, Dimension, StatisticsQuery } from '@samspar/statistics';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import { checkRelease } from './check-release.js';
import { findingSentence } from './finding-sentence.js';
import type { LinearSolver } from './recoverable/linear-program.js';
import type { Release } from './release.js';
import { hideTogether } from './suppression/hide-together.js';

const solver = await openSolver();

type Asked = Partial<StatisticsQuery>;

/** A release of protected answers to some questions, each table called by its place from 1. */
const releaseOf = (told: Told2024, id: string, ...asked: readonly Asked[]): Release => ({
  id,
  text: '',
  explanation: 'Räknat på nytt.',
  tables: asked.map((one, place) => ({
    title: `${id}:${place + 1}`,
    answer: told.ask({ ...one, protect: 'public' }),
  })),
});

/** Hidden cells that come back, each with what it can be. */
const comesBack = (candidate: Release, earlier: readonly Release[] = [], by: LinearSolver = solver) =>
  checkRelease(candidate, earlier, { threshold: 5, solver: by }).flatMap((finding) => {
    if (finding.code === 'couldNotBeChecked') return [finding.why];
    if (finding.code !== 'recoverable' || !('table' in finding.place)) return [];
    const { place, low, high } = finding;
    return [`${place.table} ${Object.values(place.cell ?? {}).join(' ')}: ${low}-${high}`];
  });

const asked = (day: string): Asked => ({ by: ['sex'], asKnownAt: Date.parse(day) });

const release = (...tables: Release['tables']): Release => ({ id: 'a', text: '', tables });

const cube = () => new Told2024(associationWith({ suppressionThreshold: 5 }));

describe('what is hidden does not come back', () => {
  it('of two tables of one release, one of which tells what the other hides', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0, education: 0 }, { times: 3 });
    told.tell({ startedOn: '2024-02-01', sex: 0, education: 1 }, { times: 20 });
    told.tell({ startedOn: '2024-02-01', sex: 1, education: 0 }, { times: 30 });
    told.tell({ startedOn: '2024-02-01', sex: 1, education: 1 }, { times: 40 });
    const bySexAndEducation: Asked = { by: ['sex', 'education'] };
    expect(comesBack(releaseOf(told, 'a', bySexAndEducation))).toEqual([]);
    expect(comesBack(releaseOf(told, 'a', bySexAndEducation, { by: ['education'] }))).toEqual([
      'a:1 woman none-or-incomplete: 3-3',
      'a:1 woman compulsory: 20-20',
    ]);
  });

  it('and no one who goes on from one year to the next makes their figures contradict each other', () => {
    const told = cube();
    told.tell({ startedOn: '2022-02-01', sex: 0 }, { times: 30 });
    told.tell({ startedOn: '2023-02-01', exitedOn: '2024-03-01', sex: 1 }, { times: 20 });
    const years: Asked = { by: ['year', 'sex'], from: '2022-01-01', to: '2024-12-31' };
    const flows = (['participants', 'started', 'ended', 'ongoing'] as const).map((measure) => ({
      ...years,
      measure,
    }));
    const whole = flows.map((one) => ({
      answer: told.ask({ ...one, protect: 'none' }),
      isShownWhole: false,
    }));
    const { answers, isLeast } = hideTogether(whole, [], { threshold: 5, solver });
    expect(isLeast).toBe(true);
    expect(answers.flatMap(({ cells }) => cells.filter(({ suppressed }) => suppressed))).toEqual([]);
  });

  it('though some of it is counted since a later day, which is a part of the rest', () => {
    const registeredSince = { journeys: { '*': '2018-01-01' }, exitGroup: { '*': '2024-07-01' } } as const;
    const told = new Told2024(associationWith({ suppressionThreshold: 5, registeredSince }));
    for (const [exitedOn, exitReason, times] of [
      ['2024-03-01', 1, 20],
      ['2024-09-01', 1, 30],
      ['2024-09-01', 4, 30],
    ] as const)
      told.tell({ startedOn: '2023-05-01', exitedOn, exitReason }, { times });
    const ended: Asked = { measure: 'ended' };
    const made = releaseOf(told, 'a', { ...ended, by: ['exitGroup'] }, { ...ended, by: ['sex'] });
    expect(made.tables.map(({ answer }) => answer.total)).toEqual([60, 80]);
    expect(checkRelease(made, [], { threshold: 5, solver })).toEqual([]);
  });

  it('of a year less the quarters that were released before it', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { times: 20 });
    told.tell({ startedOn: '2024-02-01', sex: 1 }, { times: 20 });
    told.tell({ startedOn: '2024-05-01', sex: 0 }, { times: 12 });
    told.tell({ startedOn: '2024-05-01', sex: 1 }, { times: 2 });
    const spring = releaseOf(told, 'spring', { by: ['sex'], from: '2024-01-01', to: '2024-03-31' });
    const summer = releaseOf(told, 'summer', { by: ['sex'], from: '2024-04-01', to: '2024-12-31' });
    expect(comesBack(summer, [spring])).toEqual([]);
    const year = releaseOf(told, 'year', { by: ['sex'] });
    expect(comesBack(year, [spring, summer])).toEqual(['summer:1 woman: 12-12', 'summer:1 man: 2-2']);
    const [finding] = checkRelease(year, [spring, summer], { threshold: 5, solver }).filter(
      ({ code }) => code === 'recoverable',
    );
    expect(finding && findingSentence(finding).fact.sv).toBe(
      'Talet är dolt i summer, men går att räkna ut ur det som är publicerat och det här: det är 12. Ta bort en tabell, en indelning eller en siffra i texten.',
    );
  });

  it('of what goes on less what began', () => {
    const told = cube();
    told.tell({ startedOn: '2023-02-01', sex: 0 }, { times: 20 });
    told.tell({ startedOn: '2023-02-01', sex: 1 }, { times: 30 });
    told.tell({ startedOn: '2023-02-01', sex: 0, exitedOn: '2024-05-01', exitReason: 1 }, { times: 2 });
    told.tell({ startedOn: '2023-02-01', sex: 1, exitedOn: '2024-05-01', exitReason: 1 }, { times: 9 });
    told.tell({ startedOn: '2024-03-01', sex: 0 }, { times: 7 });
    told.tell({ startedOn: '2024-03-01', sex: 1 }, { times: 8 });
    const before: Asked = { measure: 'ongoing', by: ['sex'], from: '2023-12-31', to: '2023-12-31' };
    const ended: Asked = { measure: 'ended', by: ['sex'] };
    const rest: readonly Asked[] = [{ measure: 'ongoing', by: ['sex'] }, { by: ['sex'] }];
    expect(comesBack(releaseOf(told, 'a', before, ended, ...rest.slice(1)))).toEqual([]);
    expect(comesBack(releaseOf(told, 'a', before, ended, ...rest))).toEqual([
      'a:2 woman: 2-2',
      'a:2 man: 9-9',
    ]);
    expect(
      comesBack(
        releaseOf(
          told,
          'a',
          ended,
          { measure: 'ongoing', by: ['sex'] },
          { measure: 'participants', by: ['sex'] },
        ),
      ),
    ).toEqual(['a:1 woman: 2-2', 'a:1 man: 9-9']);
  });

  it('of a later release in which a hidden count has grown to be shown', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { times: 4 });
    told.tell({ startedOn: '2024-02-01', sex: 1 }, { times: 9 });
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { knownFrom: Date.parse('2025-03-01'), times: 2 });
    const first = releaseOf(told, 'first', asked('2025-01-15'));
    expect(comesBack(first)).toEqual([]);
    expect(comesBack(releaseOf(told, 'second', asked('2025-02-15')), [first])).toEqual([]);
    // 13 then, 15 now, and no more moved than that: of the 6 women of now at least 4 were there.
    expect(comesBack(releaseOf(told, 'third', asked('2025-04-15')), [first])).toEqual([
      'first:1 woman: 4-6',
      'first:1 man: 7-9',
    ]);
  });

  it('of dimensions of several values, whose codes tell of each other by way of the whole', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0, needGroup: 1 }, { times: 2 });
    told.tell({ startedOn: '2024-02-01', sex: 0, needGroup: 6 }, { times: 18 });
    told.tell({ startedOn: '2024-02-01', sex: 1, needGroup: 1 }, { times: 9 });
    told.tell({ startedOn: '2024-02-01', sex: 1, needGroup: 6 }, { times: 30 });
    const both: Asked = { by: ['sex', 'needGroup'] };
    expect(comesBack(releaseOf(told, 'a', both))).toEqual([]);
    expect(comesBack(releaseOf(told, 'a', both, { by: ['needGroup'] }))).not.toEqual([]);
  });

  it('of persons, who are no more than the journeys they are in, and of whom all are in some part', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { times: 7 });
    told.tell({ startedOn: '2024-02-01', sex: 1 }, { times: 21 });
    const table = (title: string, question: Asked, changed: Partial<Answer> = {}) => ({
      title,
      answer: { ...told.ask(question), ...changed },
    });
    // Three women in seven journeys, as a register would have it that knows who they are.
    const cells = [
      { sex: 'woman', suppressed: true as const },
      { sex: 'man', suppressed: true as const },
    ];
    const persons = table('persons', { by: ['sex'], unit: 'person' }, { cells, total: 24 });
    const men = table('men', { unit: 'person', where: { sex: ['man'] } });
    const journeys = table('journeys', { where: { sex: ['woman'] } });
    expect(comesBack(release(persons, men))).toEqual(['persons man: 21-21']);
    expect(comesBack(release(persons, journeys))).toEqual([]);
    expect(comesBack(release(persons, men, journeys))).toEqual(['persons woman: 3-7', 'persons man: 21-21']);
  });

  it('of how many a median is of', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', referredOn: '2024-01-01', sex: 0 }, { times: 3 });
    told.tell({ startedOn: '2024-02-01', referredOn: '2024-01-01', sex: 1 }, { times: 9 });
    told.tell({ startedOn: '2024-02-01', referredOn: '2024-01-01', sex: 2 }, { times: 11 });
    const days: Asked = { measure: 'daysToStart', by: ['sex'] };
    expect(comesBack(releaseOf(told, 'a', days))).toEqual([]);
    const men: Asked = { measure: 'daysToStart', where: { sex: ['man'] } };
    expect(comesBack(releaseOf(told, 'a', days, men))).toEqual(['a:1 woman: 3-3', 'a:1 man: 9-9']);
  });
});

const failing: LinearSolver = (_, use) =>
  use(
    () => 'failed',
    () => new Float64Array(),
  );

const many = (name: string): readonly string[] => Array.from({ length: 40 }, (_, code) => `${name}${code}`);

/** A table that hides everything, of many codes. */
const crossed = (answer: Answer, one: Dimension, other: Dimension): Release['tables'][number] => ({
  title: `${one} ${other}`,
  answer: {
    ...answer,
    by: [one, other],
    total: null,
    suppressed: true,
    cells: many(one).flatMap((code) =>
      many(other).map((second) => ({ [one]: code, [other]: second, suppressed: true as const })),
    ),
  },
});

describe('a release is refused', () => {
  const told = cube();
  told.tell({ startedOn: '2024-02-01', sex: 0, education: 0 }, { times: 3 });
  told.tell({ startedOn: '2024-02-01', sex: 1, education: 1 }, { times: 9 });
  told.tell({ startedOn: '2024-02-01', sex: 1, education: 2 }, { times: 12 });

  it('no more for what earlier ones gave away by themselves', () => {
    const old = releaseOf(
      told,
      'old',
      { by: ['sex', 'education'] },
      { by: ['sex'], where: { sex: ['man'] } },
    );
    const given = comesBack(old);
    expect(given.length).toBeGreaterThan(0);
    expect(comesBack(releaseOf(told, 'new', { by: [] }), [old])).toEqual([]);
  });

  it('where it is too large to be tried, where its figures cannot be true, and where the solver gives up', () => {
    const wide = releaseOf(told, 'wide', { by: ['sex', 'education'] });
    const [table] = wide.tables;
    if (!table) throw new Error('No table.');
    const tables = [
      crossed(table.answer, 'sex', 'education'),
      crossed(table.answer, 'sex', 'obstacle'),
      crossed(table.answer, 'education', 'obstacle'),
    ];
    expect(comesBack({ ...wide, tables })).toEqual(['tooLarge']);
    const untrue = { ...table, answer: { ...table.answer, total: 2 } };
    expect(comesBack({ ...wide, tables: [untrue] })).toEqual(['contradictory']);
    expect(comesBack(wide, [], failing)).toEqual(['solver']);
  });
});
