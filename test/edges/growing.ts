import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { countSteps } from './steps.js';

/** How each kind of input is read; what is refused is read to its refusal. */
export type Readers<Kind extends string = string> = Readonly<Record<Kind, (text: string) => unknown>>;

/** The same again and again; `#` is another number each time. */
export const grown = (part: string, times: number): string =>
  Array.from({ length: times }, (_one, index) => part.replaceAll('#', String(1_000 + index))).join('');

const PIECES = [
  ' ',
  '\t',
  '\n',
  '\u00a0',
  '1',
  '-',
  '/',
  '.',
  ',',
  ';',
  '=',
  '&',
  '#',
  '"',
  '[',
  '{',
  '(',
  ':',
  'a',
  'samspar',
  '\u0301',
];

/**
 * Tests, within a `describe` that says so, that four times as long an input of each kind takes no more than about four times the steps. The readers
 * are imported when they are asked for, since only code that is loaded then is counted.
 */
export const itGrowsNoFaster = <Kind extends string>(
  kinds: readonly Kind[],
  readers: () => Promise<Readers<Kind>>,
): Readonly<{ steps: () => Awaited<ReturnType<typeof countSteps>> }> => {
  let steps: Awaited<ReturnType<typeof countSteps>>;
  let read: Readers<Kind>;
  beforeAll(async () => {
    steps = await countSteps();
    read = await readers();
    await steps.of(() => undefined);
  });
  afterAll(() => steps.end());

  const stepsFor = (kind: Kind, text: string): Promise<number> =>
    steps.of(async () => {
      try {
        await read[kind](text);
      } catch {
        // What is refused has been read as well.
      }
    });

  it.each(kinds)('%s', async (kind) => {
    expect(read[kind]).toBeDefined();
    await stepsFor(kind, '1');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }),
        async (pieces) => {
          const part = pieces.join('');
          const short = await stepsFor(kind, grown(part, 100));
          const long = await stepsFor(kind, grown(part, 400));
          expect(long).toBeLessThanOrEqual(5 * short + 500);
        },
      ),
      { numRuns: 7, examples: [[['#', ',']], [['#', '=', '1', '&']], [[' ']], [['"']], [['[']]] },
    );
  });
  return { steps: () => steps };
};
