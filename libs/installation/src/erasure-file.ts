import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { flush } from '@samspar/sqlite-file';
import type { ErasureList, ListedErasure, ListedName } from '@samspar/use-cases';
import { VaultUnavailable } from '@samspar/vault-database';
import { type Configuration, ConfigurationRefused } from './configuration.js';

const sentenceOf = (file: string): string =>
  `Listan över gallringar ${file} (SAMSPAR_ERASURES) går inte att läsa och skriva: ge kontot rätt till den filen, med gallringar och inget annat i, i en mapp som finns.`;

const unusable = (file: string, error: unknown): VaultUnavailable =>
  new VaultUnavailable(`${sentenceOf(file)} Inga nycklar har förstörts.`, { cause: error });

type Line = ListedErasure | ListedName;

const has = (value: unknown, ...properties: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && properties.every((property) => property in value);
const isErasure = (value: unknown): value is ListedErasure =>
  has(value, 'journey', 'erasedOn', 'rule', 'approvedBy');
const isName = (value: unknown): value is ListedName => has(value, 'user', 'erasedOn', 'years');

/** How lines begin. */
const BEGINNINGS = ['{"journey":"', '{"user":"'];

/** A line that was cut off, by a crash or a full disk, is none: its erasure is written again. Throws where it was never one. */
const erasureIn = (line: string): readonly Line[] => {
  try {
    const value: unknown = JSON.parse(line);
    if (isErasure(value) || isName(value)) return [value];
  } catch (error) {
    if (BEGINNINGS.some((beginning) => beginning.startsWith(line.slice(0, beginning.length)))) return [];
    throw error;
  }
  throw new TypeError('A line tells of no erasure.');
};

/** What is in the file; nothing where it has not been made yet, in a folder that is there. */
const textIn = (file: string): string =>
  existsSync(file) || !statSync(dirname(file)).isDirectory() ? readFileSync(file, 'utf8') : '';

const attempt = <Result>(file: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    throw unusable(file, error);
  }
};

const erasuresIn = (file: string): readonly Line[] =>
  textIn(file)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap(erasureIn);

/**
 * Makes the list of erasures that a configuration names, where it is missing. Throws `ConfigurationRefused` where it cannot be read and
 * written, or is another file: what it alone knows to be erased would be shown.
 */
export const refuseUnusableErasureList = ({ erasures: file }: Configuration): void => {
  if (file === undefined) return;
  try {
    erasuresIn(file);
    appendFileSync(file, '', { mode: 0o600 });
  } catch (error) {
    throw new ConfigurationRefused(sentenceOf(file), { cause: error });
  }
};

/** The list of erasures that a configuration names, if any: a line of JSON for each, written behind the others and never changed. */
export const erasureList = ({ erasures: file }: Configuration): ErasureList | undefined => {
  if (file === undefined) return undefined;
  return {
    all: async () => attempt(file, () => erasuresIn(file).filter(isErasure)),
    names: async () => attempt(file, () => erasuresIn(file).filter(isName)),
    add: async (erasures) =>
      attempt(file, () => {
        const present = textIn(file);
        const begun = present === '' || present.endsWith('\n') ? '' : '\n';
        const lines = erasures.map((erasure) => `${JSON.stringify(erasure)}\n`).join('');
        appendFileSync(file, begun + lines, { mode: 0o600, flush: true });
        if (present === '') flush(dirname(file));
      }),
  };
};
