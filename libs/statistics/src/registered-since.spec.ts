import { describe, expect, it } from '@jest/globals';
import type { RegisteredSince } from '@samspar/association';
import { dayNumber } from '@samspar/kernel';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';

const registering = (registeredSince: RegisteredSince): Told2024 =>
  new Told2024(associationWith({ registeredSince }));

describe('not registered is not zero', () => {
  it('a period that begins before registration is answered from that day on, with a note', () => {
    const told = registering({ journeys: { '*': '2024-03-01', 'finsam-team': '2024-01-01' } });
    for (const startedOn of ['2024-02-29', '2024-03-01']) {
      told.tell({ startedOn, in: 'novum' });
      told.tell({ startedOn, in: 'finsam-team' });
      told.tell({ startedOn, in: 'closed-long-ago' });
    }
    const answer = told.ask({ by: ['intervention'] });
    expect(answer.cells.map(({ intervention, value }) => [intervention, value])).toEqual([
      ['novum', 1],
      ['finsam-team', 2],
      ['closed-long-ago', 1],
    ]);
    const began = { code: 'registrationBegan', dimension: 'journeys', date: '2024-03-01' };
    expect(answer.notes).toEqual([
      { ...began, intervention: 'novum' },
      { ...began, intervention: 'closed-long-ago' },
    ]);
    expect(told.ask({ where: { intervention: ['finsam-team'] } }).notes).toEqual([]);
    expect(told.ask({ from: '2024-03-01' }).notes).toEqual([]);
  });

  it('an insats that ended before registration began is not in it, and is told of as such', () => {
    const association = associationWith({ registeredSince: { journeys: { '*': '2024-03-01' } } });
    const closed = association.interventions.map((one) =>
      one.id === 'finsam-team' ? { ...one, to: '2024-02-29' } : one,
    );
    const told = new Told2024({ ...association, interventions: closed });
    for (const id of ['novum', 'finsam-team']) told.tell({ startedOn: '2024-02-01', in: id });
    const left = {
      code: 'endedBefore',
      dimension: 'journeys',
      intervention: 'finsam-team',
      date: '2024-03-01',
      ended: '2024-02-29',
    };
    const began = {
      code: 'registrationBegan',
      dimension: 'journeys',
      intervention: 'novum',
      date: '2024-03-01',
    };
    const answer = told.ask({ measure: 'participants' });
    expect(answer).toMatchObject({ total: 1, checks: { closes: true } });
    expect(answer.notes).toEqual([began, left]);
    expect(told.ask({ from: '2024-03-01' }).notes).toEqual([]);
    expect(told.ask({ where: { intervention: ['finsam-team'] } })).toMatchObject({
      total: null,
      notRegistered: {
        since: '2024-03-01',
        reason:
          'Deltagarna registreras från och med 2024-03-01 av de insatser som frågan gäller, och de slutar före den dagen.',
      },
    });
  });

  it('participants who had left by the day registration began are not in it; those ongoing are', () => {
    const told = registering({ journeys: { '*': '2024-03-01' } });
    told.tell({ startedOn: '2023-02-01', exitedOn: '2024-02-29' });
    told.tell({ startedOn: '2023-02-01', exitedOn: '2024-03-01' });
    told.tell({ startedOn: '2024-02-01' });
    const answer = told.ask({ measure: 'participants' });
    expect(answer).toMatchObject({ total: 2, checks: { closes: true } });
    expect(told.values({ measure: 'participants', by: ['month'], to: '2024-04-30' })).toEqual({
      '2024-03': 2,
      '2024-04': 1,
    });
    expect(told.values({ measure: 'ongoing', by: ['month'], to: '2024-04-30' })).toEqual({
      '2024-03': 1,
      '2024-04': 1,
    });
  });

  it('the part of a series in which registration begins carries a break mark', () => {
    const told = registering({ journeys: { '*': '2023-01-01', novum: '2024-05-10' } });
    for (const startedOn of ['2024-04-10', '2024-05-10', '2024-06-10'])
      for (const id of ['novum', 'finsam-team']) told.tell({ startedOn, in: id });
    const marked = (by: readonly ('month' | 'quarter' | 'intervention')[]) =>
      told
        .ask({ by })
        .cells.filter((cell) => cell.break)
        .map((cell) => by.map((dimension) => cell[dimension]).join(' '));
    expect(marked(['month'])).toEqual(['2024-05']);
    expect(marked(['quarter', 'month'])).toEqual(['2024-Q2 2024-05']);
    expect(marked(['intervention', 'month'])).toEqual(['novum 2024-05']);
    expect(marked(['intervention'])).toEqual([]);
  });

  it('a period that ends before registration leaves that insats out, named in a note', () => {
    const told = registering({ journeys: { novum: '2025-01-01' } });
    told.tell({ startedOn: '2024-05-01', in: 'novum' });
    told.tell({ startedOn: '2024-05-01', in: 'finsam-team' });
    for (const measure of ['started', 'ongoing', 'participants'] as const)
      expect(told.ask({ measure })).toMatchObject({
        total: 1,
        notes: [{ code: 'leftOut', dimension: 'journeys', intervention: 'novum', date: '2025-01-01' }],
      });
    expect(told.ask({ to: '2025-01-01' }).notes).toEqual([
      { code: 'registrationBegan', dimension: 'journeys', intervention: 'novum', date: '2025-01-01' },
    ]);
    const alone = told.ask({ where: { intervention: ['novum'] } });
    expect(alone).toMatchObject({
      total: null,
      cells: [],
      notRegistered: { dimension: 'journeys', since: '2025-01-01' },
      checks: { closes: null },
    });
  });

  it('a variable that an insats does not register counts as unknown, noted', () => {
    const told = registering({
      livelihood: { 'finsam-team': '2018-01-01' },
      sex: { 'finsam-team': '2018-01-01' },
    });
    told.tell({ startedOn: '2024-05-01', in: 'novum', livelihood: 2, sex: 1 });
    told.tell({ startedOn: '2024-05-01', in: 'finsam-team', livelihood: 2, sex: 1 });
    const lacking = { code: 'notRegistered', intervention: 'novum' };
    expect(told.values({ by: ['sex', 'livelihood'] })).toEqual({
      'man sickness-benefit': 1,
      'unknown unknown': 1,
    });
    expect(told.ask({ by: ['sex'] }).notes).toEqual([{ ...lacking, dimension: 'sex' }]);
    const filtered = told.ask({ where: { livelihood: ['sickness-benefit'] } });
    expect(filtered.total).toBe(1);
    expect(filtered.notes).toEqual([{ ...lacking, dimension: 'livelihood' }]);
    expect(told.ask({ by: ['obstacle'] }).notes).toEqual([]);
  });

  it('a variable registered later than its journeys moves the day, for the questions that use it', () => {
    const told = registering({ journeys: { '*': '2023-01-01' }, obstacle: { '*': '2024-05-01' } });
    told.tell({ startedOn: '2024-04-30' });
    told.tell({ startedOn: '2024-05-01' });
    expect(told.ask().total).toBe(2);
    expect(told.ask({ by: ['obstacle'] }).total).toBe(1);
    expect(told.ask({ where: { obstacle: ['unemployed'] } }).total).toBe(1);
  });

  it('a finer list is registered since the one that it is finer than, unless it is named itself', () => {
    const since = { journeys: { '*': '2023-01-01' }, obstacle: { '*': '2024-05-01' } };
    for (const [settings, total] of [
      [since, 2],
      [{ ...since, officialObstacle: { '*': '2024-06-01' } }, 1],
      [{ ...since, obstacle: {} }, null],
    ] as const) {
      const told = registering(settings);
      for (const startedOn of ['2024-04-30', '2024-05-01', '2024-06-01']) told.tell({ startedOn });
      expect(told.ask({ by: ['officialObstacle'] }).total).toBe(total);
    }
  });

  it('where no insats registers the variable, the answer is that it is not registered', () => {
    const told = registering({
      journeys: { '*': '2023-01-01' },
      obstacle: {},
      livelihood: { novum: '2025-01-01' },
    });
    told.tell({ startedOn: '2024-05-01' });
    expect(told.ask({ by: ['obstacle'] })).toMatchObject({
      total: null,
      cells: [],
      notRegistered: {
        dimension: 'obstacle',
        since: null,
        reason: 'Försörjningshinder registreras inte av någon insats som frågan gäller.',
      },
    });
    expect(told.ask({ by: ['livelihood'] })).toMatchObject({
      total: null,
      notRegistered: {
        dimension: 'livelihood',
        since: '2025-01-01',
        reason:
          'Försörjning vid start registreras från och med 2025-01-01 av de insatser som frågan gäller, och perioden slutar före den dagen.',
      },
    });
  });

  it('a measure is a variable of its own: an insats that does not register it is left out', () => {
    const told = registering({ journeys: { '*': '2023-01-01' }, meetings: { novum: '2024-05-01' } });
    for (const id of ['novum', 'finsam-team']) told.tell({ startedOn: '2024-01-01', in: id });
    for (const journey of [0, 1])
      for (const [revision, day] of ['2024-04-30', '2024-05-01'].entries())
        told.cube.addContact({ journey, revision, kind: 'meetings', day: dayNumber(day), knownFrom: 0 });
    expect(told.ask({ measure: 'meetings' })).toMatchObject({
      total: 1,
      notes: [
        { code: 'registrationBegan', dimension: 'meetings', intervention: 'novum', date: '2024-05-01' },
        { code: 'notRegistered', dimension: 'meetings', intervention: 'finsam-team' },
      ],
    });
    expect(told.ask({ measure: 'handovers' }).notRegistered).toBeUndefined();
    expect(told.ask({ measure: 'meetings', where: { intervention: ['finsam-team'] } }).notRegistered).toEqual(
      {
        dimension: 'meetings',
        since: null,
        reason: 'Teammöten registreras inte av någon insats som frågan gäller.',
      },
    );
  });
});
