import { describe, expect, it } from '@jest/globals';
import { Told2024 } from '../../../test/statistics/feeding.js';
import { readQuery } from './read-query.js';

const ASKED = 'measure=started&from=2024-01-01&to=2024-12-31';
const read = (rest: string) => readQuery(new URLSearchParams(ASKED + rest));

describe('the version of the definitions', () => {
  it('is the latest unless the question names one', () => {
    const told = new Told2024();
    expect(
      [told.ask(), told.ask({ definition: 1 })].map(({ definitionVersion }) => definitionVersion),
    ).toEqual([2, 1]);
  });

  it.each(['0', '3', 'ett', '1.0'])('is one that there is, and not %s', (version) =>
    expect(read(`&definition=${version}`)).toEqual({
      refusal: { code: 'ValueUnknown', parameter: 'definition', value: version, allowed: ['1', '2'] },
    }),
  );

  it('is read as a number', () => expect(read('&definition=1')).toMatchObject({ query: { definition: 1 } }));
});
