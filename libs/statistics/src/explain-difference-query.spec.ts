import { describe, expect, it } from '@jest/globals';
import { endOfDayInStockholm } from '@samspar/kernel';
import { asksDifference, differenceAddress, readDifference } from './explain-difference-query.js';

const ASKED = 'measure=started&from=2024-01-01&to=2024-12-31&by=sex';
const read = (rest: string) => readDifference(new URLSearchParams(`${ASKED}${rest}`));
const TWO = '&asKnownAt=2025-01-31&asKnownAt=2025-05-31';

describe('a question about a difference', () => {
  it('names two moments, the earlier first, and a cell of the table or none', () => {
    expect(read(`${TWO}&cell=sex:woman&after=12`)).toMatchObject({
      question: { measure: 'started', by: ['sex'], unit: 'journey', protect: 'none' },
      from: endOfDayInStockholm('2025-01-31'),
      to: endOfDayInStockholm('2025-05-31'),
      cell: { sex: 'woman' },
      after: '12',
    });
    expect(read(TWO)).toMatchObject({ cell: {} });
    expect(read('&asKnownAt=2025-01-31&asKnownAt=2025-01-31')).not.toHaveProperty('refusal');
  });

  it.each([
    ['', { code: 'TwoMoments' }],
    ['&asKnownAt=2025-01-31', { code: 'TwoMoments' }],
    ['&asKnownAt=2025-01-31&asKnownAt=', { code: 'TwoMoments' }],
    [`${TWO}&asKnownAt=2025-06-01`, { code: 'ParameterRepeated', parameter: 'asKnownAt' }],
    [
      '&asKnownAt=2025-05-31&asKnownAt=2025-01-31',
      { code: 'MomentsRunBackwards', from: '2025-05-31', to: '2025-01-31' },
    ],
    ['&asKnownAt=nu&asKnownAt=2025-01-31', { code: 'NotAMoment', value: 'nu' }],
    ['&asKnownAt=2025-01-31&asKnownAt=snart', { code: 'NotAMoment', value: 'snart' }],
    [`${TWO}&cell=sex`, { code: 'NotACell' }],
    [`${TWO}&colour=red`, { code: 'ParameterUnknown' }],
    ['&definition=1', { code: 'TwoMoments' }],
    [`${TWO}&definition=ett`, { code: 'ValueUnknown', parameter: 'definition', value: 'ett' }],
    [`${TWO}&definition=`, { code: 'ValueUnknown', parameter: 'definition' }],
    [`${TWO}&definition=1&definition=1&definition=1`, { code: 'ParameterRepeated', parameter: 'definition' }],
  ])('%s is refused', (rest, refusal) => expect(read(rest)).toMatchObject({ refusal }));

  it('is one where two moments are named, or two versions of the definitions', () =>
    expect(
      ['', '&asKnownAt=2025-01-31', '&definition=1', TWO, '&definition=1&definition=2'].map((rest) =>
        asksDifference(new URLSearchParams(ASKED + rest)),
      ),
    ).toEqual([false, false, false, true, true]));

  it('names no version of the definitions, one for both figures, or one for each', () => {
    expect(read(TWO)).not.toHaveProperty('versions');
    expect(read(`${TWO}&definition=1`)).toMatchObject({ versions: [1, 1], question: { definition: 1 } });
    expect(read(`${TWO}&definition=1&definition=2`)).toMatchObject({ versions: [1, 2] });
  });

  it('has an address that is read as it was asked', () => {
    const figure = {
      measure: 'started',
      unit: 'person',
      period: { from: '2024-01-01', to: '2024-12-31' },
      by: ['sex'],
      where: { intervention: ['novum'] },
      shareOf: 'last',
      asKnownAt: '2025-01-31',
      definitionVersion: 2,
      protect: 'public',
    } as const;
    const address = differenceAddress(figure, '2025-05-31T10:00:00Z', { sex: 'man' }, [1, 2]);
    expect(readDifference(new URLSearchParams(address))).toMatchObject({
      question: {
        measure: 'started',
        unit: 'person',
        by: ['sex'],
        where: { intervention: ['novum'] },
        protect: 'public',
      },
      from: endOfDayInStockholm('2025-01-31'),
      to: Date.parse('2025-05-31T10:00:00Z'),
      versions: [1, 2],
      cell: { sex: 'man' },
    });
  });
});
