import { appendFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { flush } from './whole.js';

/**
 * What stands in lines of JSON that were written one behind the other. A line that was cut off, by a crash or a full disk, is none: it
 * still begins as its kind does. Throws where a line is nothing of the kind.
 */
export const jsonLines = <Line>(
  text: string,
  isLine: (value: unknown) => value is Line,
  beginnings: readonly string[],
): readonly Line[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      try {
        const value: unknown = JSON.parse(line);
        if (isLine(value)) return [value];
      } catch (error) {
        if (beginnings.some((beginning) => beginning.startsWith(line.slice(0, beginning.length)))) return [];
        throw error;
      }
      throw new TypeError('A line is nothing of the kind.');
    });

/** Writes lines behind those of a file, of which at least the end is given; on the disk when it returns. */
export const addJsonLines = (file: string, present: string, lines: readonly object[]): void => {
  const begun = present === '' || present.endsWith('\n') ? '' : '\n';
  appendFileSync(file, begun + lines.map((line) => `${JSON.stringify(line)}\n`).join(''), {
    mode: 0o600,
    flush: true,
  });
  if (present === '') flush(dirname(file));
};
