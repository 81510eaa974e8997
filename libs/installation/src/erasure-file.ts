import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { flush } from '@samspar/sqlite-file';
import type { ErasureList, ListedErasure } from '@samspar/use-cases';
import { VaultUnavailable } from '@samspar/vault-database';
import type { Configuration } from './configuration.js';

const unusable = (file: string, error: unknown): VaultUnavailable =>
  new VaultUnavailable(
    `Listan över gallringar ${file} (SAMSPAR_ERASURES) går inte att läsa eller skriva: ge kontot rätt till den, i en mapp som finns. Inga nycklar har förstörts.`,
    { cause: error },
  );

const isErasure = (value: unknown): value is ListedErasure =>
  typeof value === 'object' &&
  value !== null &&
  ['journey', 'erasedOn', 'rule', 'approvedBy'].every((property) => property in value);

/** A line that was cut off, by a crash or a full disk, is none: its erasure is written again. */
const erasureIn = (line: string): readonly ListedErasure[] => {
  try {
    const value: unknown = JSON.parse(line);
    return isErasure(value) ? [value] : [];
  } catch {
    return [];
  }
};

/** The list of erasures that a configuration names, if any: a line of JSON for each, written behind the others and never changed. */
export const erasureList = ({ erasures: file }: Configuration): ErasureList | undefined => {
  if (file === undefined) return undefined;
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw unusable(file, error);
    }
  };
  const text = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return {
    all: async () => attempt(() => text().split('\n').flatMap(erasureIn)),
    add: async (erasures) =>
      attempt(() => {
        const present = text();
        const begun = present === '' || present.endsWith('\n') ? '' : '\n';
        const lines = erasures.map((erasure) => `${JSON.stringify(erasure)}\n`).join('');
        appendFileSync(file, begun + lines, { mode: 0o600, flush: true });
        if (present === '') flush(dirname(file));
      }),
  };
};
