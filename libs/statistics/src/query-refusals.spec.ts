import { describe, expect, it } from '@jest/globals';
import type { QueryRefusal } from './query.js';
import { queryRefusalSentence } from './query-refusals.js';

const many = Array.from({ length: 31 }, (_, place) => `v${place}`);

describe('why a question cannot be asked, and what would do, is said in Swedish and English', () => {
  it.each<[QueryRefusal, string, string]>([
    [
      { code: 'ParameterUnknown', parameter: 'mesure' },
      'Frågan kan inte innehålla "mesure": ta bort det.',
      'The query cannot contain "mesure": remove it.',
    ],
    [
      { code: 'ParameterUnknown', parameter: 'mesure', suggestion: 'measure' },
      'Frågan kan inte innehålla "mesure"; menade du measure?',
      'The query cannot contain "mesure"; did you mean measure?',
    ],
    [
      { code: 'ParameterMissing', parameter: 'from' },
      'Frågan saknar from: ange ett värde.',
      'The query lacks from: state a value.',
    ],
    [
      { code: 'ParameterRepeated', parameter: 'from' },
      'from står mer än en gång: ange det en gång.',
      'from is given more than once: give it once.',
    ],
    [
      { code: 'ValueUnknown', parameter: 'unit', value: 'people', allowed: ['journey', 'person'] },
      '"people" är inget värde för unit. Möjliga värden: journey, person.',
      '"people" is no value of unit. Possible values: journey, person.',
    ],
    [
      {
        code: 'ValueUnknown',
        parameter: 'unit',
        value: 'persons',
        allowed: ['journey', 'person'],
        suggestion: 'person',
      },
      '"persons" är inget värde för unit; menade du person? Möjliga värden: journey, person.',
      '"persons" is no value of unit; did you mean person? Possible values: journey, person.',
    ],
    [
      { code: 'NotADay', parameter: 'from', value: '2023-02-29' },
      'from är "2023-02-29", som inte är en dag i kalendern: skriv ÅÅÅÅ-MM-DD.',
      'from is "2023-02-29", which is no day of the calendar: write YYYY-MM-DD.',
    ],
    [
      { code: 'NotAMoment', parameter: 'asKnownAt', value: 'igår' },
      'asKnownAt är "igår": skriv en dag, ÅÅÅÅ-MM-DD, eller en tidpunkt med zon, som 2025-02-01T00:00:00Z.',
      'asKnownAt is "igår": write a day, YYYY-MM-DD, or a moment with its zone, such as 2025-02-01T00:00:00Z.',
    ],
    [
      { code: 'PeriodRunsBackwards', from: '2024-12-31', to: '2024-01-01' },
      'Perioden börjar 2024-12-31 men slutar 2024-01-01: låt from vara samma dag som to eller tidigare.',
      'The period begins 2024-12-31 but ends 2024-01-01: let from be the same day as to or earlier.',
    ],
    [
      { code: 'TooManyDimensions', named: 5, most: 4 },
      'by och where nämner tillsammans 5 indelningar: använd högst 4.',
      'by and where together name 5 dimensions: use at most 4.',
    ],
    [
      { code: 'DimensionRepeated', dimension: 'sex' },
      'sex står mer än en gång i by: ange den en gång.',
      'sex is named more than once in by: name it once.',
    ],
    [
      { code: 'WhereWithoutCode', dimension: 'sex' },
      'where=sex saknar värde: skriv where=sex:kod,kod.',
      'where=sex lacks a value: write where=sex:code,code.',
    ],
    [
      { code: 'TooManyParts', dimension: 'month', named: 601, most: 600 },
      'Perioden har 601 delar av slaget month: välj en kortare period eller längre delar, högst 600.',
      'The period has 601 parts by month: choose a shorter period or longer parts, at most 600.',
    ],
    [
      { code: 'AssociationMustBeNamed', associations: ['stockholm', 'soder'] },
      'Frågan gäller ett förbund i taget: lägg till where=association: med ett av stockholm, soder.',
      'A query concerns one association at a time: add where=association: with one of stockholm, soder.',
    ],
  ])('%j', (refusal, sv, en) => expect(queryRefusalSentence(refusal)).toEqual({ sv, en }));

  it.each([
    [many.slice(0, 30), many.slice(0, 30).join(', ')],
    [many, `${many.slice(0, 30).join(', ')} …`],
  ])('with thirty of the values that would do, and a sign that there are more', (allowed, shown) => {
    const { sv } = queryRefusalSentence({ code: 'ValueUnknown', parameter: 'where', value: 'x', allowed });
    expect(sv).toBe(`"x" är inget värde för where. Möjliga värden: ${shown}.`);
  });
});
