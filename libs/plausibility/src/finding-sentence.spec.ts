import { describe, expect, it } from '@jest/globals';
import type { FindingPlace, FoundFact } from './finding.js';
import { findingSentence } from './finding-sentence.js';

const FACTS: readonly FoundFact[] = [
  { code: 'partsDoNotMakeTotal', parts: [197, 154], total: 352, unknownStated: false },
  { code: 'partsDoNotMakeTotal', parts: [197, 154], total: 340, unknownStated: true },
  { code: 'doesNotClose' },
  { code: 'shareOutsideParts', percent: 17, parts: [18, 22] },
  { code: 'medianOutsideParts', median: 240, parts: [180, 210] },
  { code: 'shareOver100', percent: 104 },
  { code: 'numeratorOverDenominator', numerator: 52, denominator: 40 },
  { code: 'shareNotOfItsCounts', percent: 17, numerator: 61, denominator: 348, rounded: 18 },
  { code: 'numeratorDiffers', numerator: 61, value: 60 },
  { code: 'roundingUnsaid', sum: 99 },
  { code: 'countMissing', percent: 36 },
  { code: 'nMissing', median: 120 },
  { code: 'unknownMissing', total: 352, known: 333 },
  { code: 'notACount', value: 2.5 },
  { code: 'statedOtherwise', value: 110, other: 101, elsewhere: 'Kön' },
  { code: 'stockDoesNotFollow', opening: 526, started: 352, ended: 348, closing: 531 },
  { code: 'participantsDoNotFollow', participants: 877, started: 352, opening: 526 },
  { code: 'belowThreshold', value: 3, threshold: 5 },
  { code: 'recoverable', low: 3, high: 3, release: 'r1' },
  { code: 'recoverable', low: 3, high: 6, release: 'r1' },
  { code: 'couldNotBeChecked', why: 'tooLarge' },
  { code: 'couldNotBeChecked', why: 'contradictory' },
  { code: 'couldNotBeChecked', why: 'solver' },
  { code: 'restated', value: 103, before: 101, figures: 1, release: 'r1' },
  { code: 'restated', value: 103, before: 101, figures: 12, release: 'r1' },
  { code: 'breaksOff', parts: [20, 14], total: 36 },
  { code: 'notInTables', figure: '1 275' },
];

const at = (place: FindingPlace) => findingSentence({ code: 'doesNotClose', place }).place;

describe('what is said of a finding', () => {
  it.each(FACTS)('has the figures in both languages: $code', (fact) => {
    const { sv, en } = findingSentence(
      { ...fact, place: { table: 'Kön' } },
      { release: () => 'Året 2024' },
    ).fact;
    for (const sentence of [sv, en]) {
      expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(sentence).not.toMatch(/undefined|NaN|r1/);
    }
    expect(sv).not.toBe(en);
    const figures = Object.values(fact)
      .flat()
      .filter((value) => typeof value === 'number');
    for (const figure of figures) {
      expect(sv).toContain(figure.toLocaleString('sv-SE'));
      expect(en).toContain(figure.toLocaleString('en-GB'));
    }
  });

  it('names the table and the cell by the names they are given, and quotes the sentence', () => {
    expect(at({ table: 'Påbörjade', cell: { sex: 'woman', exitGroup: 'care' } })).toEqual({
      sv: 'Påbörjade, Kvinna, Vård eller rehabilitering',
      en: 'Påbörjade, Woman, Care or rehabilitation',
    });
    expect(at({ sentence: 'Det var 352.' }).sv).toBe('I texten: ”Det var 352.”');
    expect(at({ typed: 'Bostad' })).toEqual({ sv: 'Bostad', en: 'Bostad' });
  });
});
