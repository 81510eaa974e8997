import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** A command of the domain or the values of its facts, and the message or the body that says the same. */
const SAME_THING = ['FactValues', 'GiveExtract', 'MoveUnit', 'StatePopulation', 'TakeEmergencyAccess'];

const EXPORTED = /^export (?:declare )?(?:abstract )?(?:type|interface|class|enum|const)\s+([A-Z]\w*)/gm;

type Source = Readonly<{ file: string; text: string }>;

/** Types, classes, parts of pages and constants that several files declare by one name, each with its files. */
const namedTwice = (sources: readonly Source[]): readonly string[] => {
  const declared = sources.flatMap(({ file, text }) =>
    Array.from(text.matchAll(EXPORTED), ([, name = '']) => ({ name, file })),
  );
  return [...Map.groupBy(declared, ({ name }) => name)].flatMap(([name, places]) => {
    const files = new Set(places.map(({ file }) => file));
    return files.size > 1 && !SAME_THING.includes(name)
      ? [`${name}: ${[...files].toSorted().join(' ')}`]
      : [];
  });
};

describe('one name, one thing', () => {
  it('no two files export different things by one name', () => {
    const sources = globSync('{apps,libs}/**/*.{ts,tsx}')
      .filter((file) => !/node_modules|\.spec\./.test(file))
      .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
    expect(sources.length).toBeGreaterThan(500);
    expect(namedTwice(sources)).toEqual([]);
  });

  it('would be found where they did', () => {
    const sources = [
      {
        file: 'a.ts',
        text: 'export type Part = string;\nexport const FORMS = [];\nexport class MoveUnit {}',
      },
      {
        file: 'b.ts',
        text: 'export class Part {}\nexport const forms = [];\nexport type MoveUnit = string;',
      },
      { file: 'c.tsx', text: 'type Part = number;\nexport const FORMS = {};' },
    ];
    expect(namedTwice(sources)).toEqual(['Part: a.ts b.ts', 'FORMS: a.ts c.tsx']);
  });
});
