import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { queryRefusalSentence } from './query-refusals.js';
import type { QueryRefusal } from './query.js';
import { readQuery } from './read-query.js';

const year = 'measure=started&from=2024-01-01&to=2024-12-31';
const read = (text: string) => readQuery(new URLSearchParams(text));
const queryOf = (text: string) => {
  const result = read(text);
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result.query;
};

describe('a question is read from names and values', () => {
  it('counts journeys, unprotected, as known now, unless something else is said', () => {
    expect(read(year)).toEqual({
      query: {
        measure: 'started',
        from: '2024-01-01',
        to: '2024-12-31',
        by: [],
        where: {},
        unit: 'journey',
        protect: 'none',
      },
    });
  });

  it('reads everything that may be said', () => {
    const text = `${year}&by=sex,%20exitGroup&by=month&where=intervention:finsam-team,novum&unit=person&asKnownAt=2025-02-01T00:00:00Z&protect=public&after=4711`;
    expect(read(text)).toEqual({
      query: {
        measure: 'started',
        from: '2024-01-01',
        to: '2024-12-31',
        by: ['sex', 'exitGroup', 'month'],
        where: { intervention: ['finsam-team', 'novum'] },
        unit: 'person',
        asKnownAt: Date.UTC(2025, 1, 1),
        protect: 'public',
      },
      after: '4711',
    });
  });

  it('a dimension that is filtered twice admits the codes of both', () => {
    expect(queryOf(`${year}&where=sex:woman&where=sex:man,woman`).where).toEqual({ sex: ['woman', 'man'] });
  });

  it.each([
    ['2025-01-31', '2025-01-31T22:59:59.999Z'],
    ['2024-06-30', '2024-06-30T21:59:59.999Z'],
    ['2025-01-31T12:00+01:00', '2025-01-31T11:00:00.000Z'],
    ['2025-01-31T12:00:00.5Z', '2025-01-31T12:00:00.500Z'],
  ])('as known at %s is up to and including %s', (asKnownAt, instant) => {
    const { asKnownAt: moment } = queryOf(`${year}&asKnownAt=${encodeURIComponent(asKnownAt)}`);
    expect(new Date(moment ?? NaN).toISOString()).toBe(instant);
  });

  it('may be one day long and name four dimensions', () => {
    expect(
      queryOf(
        'measure=ended&from=2024-02-29&to=2024-02-29&by=sex,month,year&where=district:jarva&where=sex:man',
      ).by,
    ).toEqual(['sex', 'month', 'year']);
  });
});

describe('a question is refused', () => {
  it.each<[string, Partial<QueryRefusal>]>([
    [`${year}&mesure=x`, { code: 'ParameterUnknown', parameter: 'mesure', suggestion: 'measure' }],
    [`${year}&foo=x`, { code: 'ParameterUnknown', parameter: 'foo' }],
    ['from=2024-01-01&to=2024-12-31', { code: 'ParameterMissing', parameter: 'measure' }],
    ['measure=started&to=2024-12-31', { code: 'ParameterMissing', parameter: 'from' }],
    ['measure=started&from=2024-01-01&to=', { code: 'ParameterMissing', parameter: 'to' }],
    [`${year}&from=2024-01-01`, { code: 'ParameterRepeated', parameter: 'from' }],
    [
      `${year}&unit=people`,
      { code: 'ValueUnknown', parameter: 'unit', value: 'people', allowed: ['journey', 'person'] },
    ],
    [
      'measure=startde&from=2024-01-01&to=2024-12-31',
      { code: 'ValueUnknown', parameter: 'measure', suggestion: 'started' },
    ],
    [`${year}&by=sexx`, { code: 'ValueUnknown', parameter: 'by', suggestion: 'sex' }],
    [`${year}&by=sex,`, { code: 'ValueUnknown', parameter: 'by', value: '' }],
    [`${year}&where=colour:red`, { code: 'ValueUnknown', parameter: 'where', value: 'colour' }],
    [`${year}&protect=all`, { code: 'ValueUnknown', parameter: 'protect', allowed: ['none', 'public'] }],
    [
      'measure=started&from=2023-02-29&to=2024-12-31',
      { code: 'NotADay', parameter: 'from', value: '2023-02-29' },
    ],
    ['measure=started&from=2024-01-01&to=2024-1-1', { code: 'NotADay', parameter: 'to', value: '2024-1-1' }],
    [
      `${year}&asKnownAt=2025-02-01T00:00:00`,
      { code: 'NotAMoment', parameter: 'asKnownAt', value: '2025-02-01T00:00:00' },
    ],
    [`${year}&asKnownAt=2025-02-30T00:00:00Z`, { code: 'NotAMoment' }],
    [`${year}&asKnownAt=2025-02-01T25:00:00Z`, { code: 'NotAMoment' }],
    [`${year}&asKnownAt=yesterday`, { code: 'NotAMoment', value: 'yesterday' }],
    [
      'measure=started&from=2024-01-02&to=2024-01-01',
      { code: 'PeriodRunsBackwards', from: '2024-01-02', to: '2024-01-01' },
    ],
    [`${year}&by=sex,month,sex`, { code: 'DimensionRepeated', dimension: 'sex' }],
    [
      `${year}&by=sex,month,year&where=district:jarva&where=obstacle:other`,
      { code: 'TooManyDimensions', named: 5, most: 4 },
    ],
    [`${year}&where=sex`, { code: 'WhereWithoutCode', dimension: 'sex' }],
    [`${year}&where=sex:,`, { code: 'WhereWithoutCode', dimension: 'sex' }],
  ])('%s', (text, expected) => {
    const result = read(text);
    expect(result).toMatchObject({ refusal: expected });
    if (!('refusal' in result)) return;
    const { sv, en } = queryRefusalSentence(result.refusal);
    for (const fact of [sv, en]) expect(fact).toMatch(/^.{20,}[.?]$/);
    expect(sv).not.toBe(en);
  });

  it('never by an exception, whatever is given', () => {
    const name = fc.oneof(
      fc.constantFrom('measure', 'from', 'to', 'by', 'where', 'asKnownAt', 'unit'),
      fc.string(),
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('started', '2024-01-01', '2024-12-31', 'sex', 'sex:woman'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (parameters) => {
        const result = readQuery(parameters);
        expect('query' in result || 'refusal' in result).toBe(true);
      }),
      { seed: 7 },
    );
  });

  it('with a sentence that says what to do', () => {
    expect(
      queryRefusalSentence({
        code: 'ValueUnknown',
        parameter: 'sex',
        value: 'womn',
        allowed: ['woman', 'man'],
        suggestion: 'woman',
      }),
    ).toEqual({
      sv: '"womn" är inget värde för sex; menade du woman? Möjliga värden: woman, man.',
      en: '"womn" is no value of sex; did you mean woman? Possible values: woman, man.',
    });
    expect(queryRefusalSentence({ code: 'AssociationMustBeNamed', associations: ['a', 'b'] }).sv).toBe(
      'Frågan gäller ett förbund i taget: lägg till where=association: med ett av a, b.',
    );
    expect(queryRefusalSentence({ code: 'TooManyParts', dimension: 'month', named: 700, most: 600 }).en).toBe(
      'The period has 700 parts by month: choose a shorter period or longer parts, at most 600.',
    );
  });
});
