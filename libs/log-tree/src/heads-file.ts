import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { type LogHead, isHead } from '@samspar/evidence';
import { addJsonLines, jsonLines } from '@samspar/sqlite-file';

/** The file of heads elsewhere cannot be read or written: a sentence for whoever operates it. */
export class HeadsFileUnusable extends Error {
  override readonly name = 'HeadsFileUnusable';
}

/** More than the longest line has. */
const TAIL_BYTES = 4_096;

const attempt = <Result>(file: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    throw new HeadsFileUnusable(
      `Filen med loggens huvuden ${file} (SAMSPAR_HEADS) går inte att läsa och skriva: ge kontot rätt till den filen, med huvuden och inget annat i, i en mapp som finns. Loggen skrivs som vanligt, och huvudena läggs till när det går.`,
      { cause: error },
    );
  }
};

const headsIn = (text: string): readonly LogHead[] => jsonLines(text, isHead, ['{"size":']);

/** All heads of a file, in its order; none where it has not been made. Throws `HeadsFileUnusable`. */
export const readHeadsFile = (file: string): readonly LogHead[] =>
  attempt(file, () => (existsSync(file) ? headsIn(readFileSync(file, 'utf8')) : []));

const tailOf = (file: string): string => {
  if (!existsSync(file)) return '';
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString();
  } finally {
    closeSync(handle);
  }
};

/** The last head of a file; undefined where it has none. Throws `HeadsFileUnusable`. */
export const lastInHeadsFile = (file: string): LogHead | undefined =>
  attempt(file, () => {
    const lines = tailOf(file).split('\n');
    // The first of a long file begins within a line.
    return headsIn(lines.slice(lines.length > 2 ? -3 : 0).join('\n')).at(-1);
  });

/** Writes heads behind the others, a line of JSON each; on the disk when it returns. Throws `HeadsFileUnusable`. */
export const addToHeadsFile = (file: string, heads: readonly LogHead[]): void =>
  attempt(file, () => {
    const lines = heads.map(({ size, root, previous, moment, key, signature }) => {
      return { size, root, previous, moment, key, signature };
    });
    addJsonLines(file, tailOf(file), lines);
  });
