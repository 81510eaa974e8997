import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { textsOf } from '@samspar/pages';

/** Every text of a catalogue that stands as it is, wherever it is. */
const textsIn = (catalogue: object): readonly string[] =>
  Object.values(catalogue).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? textsIn(value) : [];
  });

const SENTENCES = globSync('{libs,apps}/**/src/**/*{sentences,refusals,errors.sv,errors.en}.ts').filter(
  (file) => !file.includes('.spec.'),
);
const source = SENTENCES.map((file) => readFileSync(file, 'utf8')).join('\n');

describe('a button that a refusal names', () => {
  // Swedish begins a quotation with the mark that ends it; English has one of its own.
  it.each([
    ['Swedish', textsOf('sv'), source.replaceAll(/“[^”]+”/g, ''), /”([^”]+)”/g],
    ['English', textsOf('en'), source, /“([^”]+)”/g],
  ])('is one that there is: %s', (_language, catalogue, sentences, quoted) => {
    const named = [...sentences.matchAll(quoted)].map(([, button = '']) => button);
    expect(named.length).toBeGreaterThan(10);
    const texts = textsIn(catalogue);
    expect(named.filter((button) => !texts.includes(button))).toEqual([]);
  });
});
