import { describe, expect, it } from '@jest/globals';
import { dayNumber } from '@samspar/kernel';
import { BLOCK } from './block.js';
import { Told2024 } from '../../../test/statistics/feeding.js';

const MANY = BLOCK + 904;

describe('more journeys than are taken at a time', () => {
  it('are counted to the last, in every combination of their codes', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01', sex: 1, education: 2, obstacle: 3, ageGroup: 0 }, { times: MANY });
    told.tell({ startedOn: '2024-03-01', sex: 0, education: 4, obstacle: 8, ageGroup: 2 }, { times: 3 });
    expect(told.values({ by: ['sex', 'education', 'obstacle', 'ageGroup'] })).toEqual({
      'man upper-secondary social-reasons under-16': MANY,
      'woman post-secondary-3-plus other 30-65': 3,
    });
    expect(told.values({ by: ['month', 'exitGroup', 'needGroup', 'obstacle'] })).toEqual({
      '2024-02 not-ended young social-reasons': MANY,
      '2024-03 not-ended young other': 3,
    });
    expect(told.ask({ where: { sex: ['woman'], month: ['2024-03'] } }).total).toBe(3);
    expect(told.ask({ where: { needGroup: ['young'], sex: ['man'] }, unit: 'person' }).total).toBe(MANY);
  });

  it('are counted as known then, open and closed', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01' }, { times: MANY, knownFrom: 10, knownTo: 20 });
    told.tell({ startedOn: '2024-02-01' }, { times: MANY, knownFrom: 15 });
    expect([9, 10, 14, 15, 19, 20].map((asKnownAt) => told.ask({ asKnownAt }).total)).toEqual([
      0,
      MANY,
      MANY,
      2 * MANY,
      2 * MANY,
      MANY,
    ]);
    expect(told.ask().total).toBe(MANY);
    expect(told.ask({ measure: 'ongoing', asKnownAt: 14 }).total).toBe(MANY);
  });

  it('close or not by the last as by the first', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2022-06-01', exitedOn: '2022-05-01' }, { times: MANY });
    expect(told.ask({ measure: 'participants' }).checks.closes).toBe(true);
    told.tell({ startedOn: '2024-06-01', exitedOn: '2022-05-01' });
    expect(told.ask({ measure: 'participants' }).checks.closes).toBe(false);
    expect(told.ask({ measure: 'participants', to: '2024-05-31' }).checks.closes).toBe(true);
  });

  it('have their contacts counted to the last, by the day they lie in', () => {
    const told = new Told2024();
    const journey = told.tell({ startedOn: '2024-01-01', sex: 1 });
    const contact = { journey, kind: 'meetings', knownFrom: 5 } as const;
    for (let time = 0; time < MANY; time++)
      told.cube.addContact({
        ...contact,
        revision: time,
        day: dayNumber(time % 2 ? '2024-02-10' : '2024-03-10'),
      });
    told.cube.addContact({ ...contact, revision: MANY, day: dayNumber('2024-12-31'), knownFrom: 6 });
    expect(told.values({ measure: 'meetings', by: ['month', 'sex'] })).toEqual({
      '2024-02 man': MANY / 2,
      '2024-03 man': MANY / 2,
      '2024-12 man': 1,
    });
    expect(told.ask({ measure: 'meetings', asKnownAt: 5 }).total).toBe(MANY);
    expect(told.ask({ measure: 'meetings', asKnownAt: 4 }).total).toBe(0);
    expect(told.ask({ measure: 'meetings', unit: 'person' }).total).toBe(1);
  });

  it('belong to as many persons as are known', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01' }, { times: MANY });
    for (let participant = 0; participant < MANY; participant++) told.cube.identify(participant, 7);
    const asked = { unit: 'person' } as const;
    expect(told.ask(asked).notes).toEqual([]);
    const merge = (participant: number, into: number) =>
      told.cube.addMerge({ participant, into, knownFrom: 8, knownTo: Infinity });
    merge(MANY - 1, MANY - 2);
    merge(MANY - 2, MANY - 3);
    merge(2, 1);
    merge(1, 2);
    expect(told.ask(asked).total).toBe(MANY - 3);
    expect(told.ask({ ...asked, asKnownAt: 7 }).total).toBe(MANY);
    expect(told.ask({ ...asked, asKnownAt: 6 }).notes).toEqual([{ code: 'personNotKnown', journeys: MANY }]);
  });
});
