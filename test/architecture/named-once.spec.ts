import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const sources = globSync('{apps,libs}/**/*.{ts,tsx}')
  .filter((file) => !/node_modules|\.spec\./.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const filesThatName = (fact: string): readonly string[] =>
  sources.filter(({ text }) => new RegExp(`\\b${fact}\\b`).test(text)).map(({ file }) => file);

describe('a fact stands once, in the catalogue', () => {
  it.each([
    ['obstacle', 8],
    ['livelihood', 20],
  ])('%s is named by at most %i files of the product', (fact, most) => {
    const files = filesThatName(fact);
    expect(files).toContain('libs/casework/src/journey/facts.ts');
    expect(files.slice(most)).toEqual([]);
  });
});
