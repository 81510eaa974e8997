import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readPx, valuesOf } from '../../../test/open-data/px-reader.js';
import { dataKeyword, listKeyword, textKeyword } from './px-keyword.js';

const END = dataKeyword([['1']]);
const linesOf = (text: string): readonly string[] => text.split('\r\n');
/** What others write, with what the format has no place for. */
const words = fc.string({
  unit: fc.constantFrom('å', 'ord ', '"', '#', ';', ',', '\n', '😀', '=(x)'),
  maxLength: 400,
});
const told = (text: string): string =>
  text.replaceAll('"', '”').replaceAll('#', '＃').replaceAll(/\s+/g, ' ').trim();

describe('a keyword of a PX file', () => {
  it('holds a text whatever stands in it, in lines of at most 256 characters', () =>
    fc.assert(
      fc.property(words, (text) => {
        const written = textKeyword('NOTE', text, { language: 'en', about: ['Kön'] });
        expect(Math.max(...linesOf(written).map(({ length }) => length))).toBeLessThanOrEqual(256);
        expect(valuesOf(readPx(written + END).keywords, 'NOTE', 'en', ['Kön'])).toEqual([told(text)]);
      }),
    ));

  it('holds a list of texts, parted after commas alone', () =>
    fc.assert(
      fc.property(
        fc.array(
          words.filter((text) => text.length < 100),
          { minLength: 1, maxLength: 30 },
        ),
        (texts) => {
          const written = listKeyword('VALUES', texts, { about: ['Kön'] });
          expect(
            linesOf(written)
              .slice(0, -2)
              .filter((line) => !line.endsWith(',')),
          ).toEqual([]);
          expect(Math.max(...linesOf(written).map(({ length }) => length))).toBeLessThanOrEqual(256);
          expect(valuesOf(readPx(written + END).keywords, 'VALUES', undefined, ['Kön'])).toEqual(
            texts.map(told),
          );
        },
      ),
    ));

  it('puts several lines of a text apart with the sign that the format has for it', () =>
    expect(textKeyword('NOTE', ['Ett.', 'Två #2.'])).toBe('NOTE="Ett.#Två ＃2.";\r\n'));

  it('holds rows of data that are longer than a line', () => {
    const row = Array.from({ length: 200 }, (_zero, index) => String(index * 1_000));
    const written = dataKeyword([row, ['".."']]);
    expect(Math.max(...linesOf(written).map(({ length }) => length))).toBeLessThanOrEqual(256);
    expect(readPx(written).data).toEqual([...row, '".."']);
  });
});
