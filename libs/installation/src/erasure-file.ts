import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { addJsonLines, jsonLines } from '@samspar/sqlite-file';
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

const BEGINNINGS = ['{"journey":"', '{"user":"'];

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
  jsonLines(textIn(file), (value): value is Line => isErasure(value) || isName(value), BEGINNINGS);

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
    add: async (erasures) => attempt(file, () => addJsonLines(file, textIn(file), erasures)),
  };
};
