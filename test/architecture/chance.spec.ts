import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const specs = globSync('{apps,libs,test}/**/*.spec.ts', { cwd: root }).filter(
  (file) => !/canary|chance\.spec/.test(file),
);

const SOUGHT =
  /\.not\s*\.(?:toContain\(\s*(['"`])(?<text>.*?)\1|toMatch\(\s*\/(?<expression>(?:\\.|[^/\\])+)\/)/gsu;

/** A list of texts each of which must not be there. */
const SOUGHT_EACH = /\bof \[(?<list>[^\]]*)\]\)[^;]*\.not\b/gsu;

/** Four given digits stand by chance in one of some two thousand UUIDs, seven in one of ten million. */
const DIGITS_AT_LEAST = 7;

/** What a spec says must not be there and chance could write into an id: digits alone, too few of them. */
const tooShort = (source: string): readonly string[] =>
  [
    ...[...source.matchAll(SOUGHT)].flatMap(
      ({ groups }) => groups?.['text'] ?? groups?.['expression']?.split('|') ?? [],
    ),
    ...[...source.matchAll(SOUGHT_EACH)].flatMap(({ groups }) =>
      [...(groups?.['list'] ?? '').matchAll(/'([^']*)'/g)].map(([, text = '']) => text),
    ),
  ].filter((sought) => /^[0-9a-f-]*\d[0-9a-f-]*$/.test(sought) && sought.length < DIGITS_AT_LEAST);

describe('what must stand nowhere', () => {
  it('is looked for by so much of it that no random id holds it by chance', () => {
    const found = specs.flatMap((file) =>
      tooShort(readFileSync(`${root}${file}`, 'utf8')).map((sought) => `${file}: ${sought}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ["expect(html).not.toContain('2397');"],
    ['expect(html).not.toMatch(/Alma Prov|1990/);'],
    ["for (const secret of ['Alma', '2397']) expect(html).not.toContain(secret);"],
  ])('and %s would be found', (line) => expect(tooShort(line)).toHaveLength(1));
});
