import { describe, expect, it } from '@jest/globals';
import type { Retention } from './authority-events.js';
import { type Retained, retentionOf } from './retention.js';

const FIVE_YEARS: Retention = { kind: 'years', years: 5, exemptBirthDays: [5, 15, 25] };

const ruledOn = (today: string, more: Partial<Retained> = {}, retention = FIVE_YEARS) =>
  retentionOf(
    {
      authority: { id: 'socialnamnden', retention },
      isOver: true,
      lastEventOn: '2024-03-10',
      birthDay: 14,
      ...more,
    },
    today,
  );

describe('a journey is to be erased', () => {
  it('five years after its last note, and within the next calendar year (SoL 2025:400 16:1)', () => {
    const rule = { authority: 'socialnamnden', years: 5, lastEventOn: '2024-03-10', dueOn: '2029-03-10' };
    expect(ruledOn('2029-03-09')).toEqual({ ruling: 'notDue', rule, until: '2030-12-31' });
    expect(ruledOn('2029-03-10')).toEqual({ ruling: 'due', rule, until: '2030-12-31' });
    expect(ruledOn('2031-01-01')).toMatchObject({ ruling: 'due', until: '2030-12-31' });
  });

  it.each([5, 15, 25])(
    'not where the person was born on a %ith: kept for research (SoL 16:4, förordning 2025:468 13:1)',
    (birthDay) => expect(ruledOn('2040-01-01', { birthDay })).toEqual({ ruling: 'kept', why: 'birthDay' }),
  );

  it('whenever she was born, where the authority keeps none for research, and where her number is not known', () => {
    const tenYears: Retention = { kind: 'years', years: 10, exemptBirthDays: [] };
    expect(ruledOn('2034-03-10', { birthDay: 15 }, tenYears)).toMatchObject({ ruling: 'due' });
    expect(ruledOn('2029-03-10', { birthDay: undefined })).toMatchObject({ ruling: 'due' });
  });

  it('as late as its authority has decided: a patient record after ten years at least (PDL 2008:355 3:17)', () => {
    const tenYears: Retention = { kind: 'years', years: 10, exemptBirthDays: [] };
    expect(ruledOn('2034-03-09', {}, tenYears)).toMatchObject({ ruling: 'notDue' });
    expect(ruledOn('2034-03-10', {}, tenYears)).toMatchObject({ ruling: 'due', until: '2035-12-31' });
  });

  it.each<[string, Partial<Retained>]>([
    ['decision', { authority: { id: 'fk', retention: { kind: 'kept' } } }],
    ['goesOn', { isOver: false }],
    ['authorityUnknown', { authority: undefined }],
  ])('never while it is kept: %s', (why, more) =>
    expect(ruledOn('2099-01-01', more)).toEqual({ ruling: 'kept', why }),
  );
});
