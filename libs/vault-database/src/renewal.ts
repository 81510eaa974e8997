import type { KeyObject } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { VaultUnavailable } from './failures.js';
import { KEY_STATE, keyStateOf, opensKeyCheck, sealKeyCheck } from './key-check.js';
import type { Change, Statement, VaultRow } from './rows.js';
import type { VaultDatabase } from './vault-database.js';

/** How the rows of a table are put under another master key, some at a time. */
export type Resealing = Readonly<{
  table: string;
  /** The column that rows are taken in the order of. */
  key: string;
  /** How many at a time; all of them unless stated. */
  page?: number;
  /** What is read with them, in the same turn. */
  reads?: readonly Statement[];
  /** Of rows that are not under the next key; one that is gives none. */
  changes: (
    rows: readonly VaultRow[],
    next: KeyObject,
    found: readonly (readonly VaultRow[])[],
  ) => readonly Change[];
}>;

/** What is to be put under another master key, and what is done with the last change. */
export type Renewal = Readonly<{ parts: readonly Resealing[]; last: readonly Change[] }>;

const ALL = Number.MAX_SAFE_INTEGER;

const anotherRenewal = (): VaultUnavailable =>
  new VaultUnavailable(
    'Valvet håller redan på att läggas under en annan ny huvudnyckel: ange den, och låt det bytet bli klart först. Inget har ändrats.',
  );

/** False where the vault is under it, and under it alone, already. */
const begin = (database: VaultDatabase, next: KeyObject): Promise<boolean> =>
  database.inTurn([KEY_STATE], ([[row] = [] as readonly VaultRow[]]) => {
    const state = keyStateOf(row);
    if (state?.next && !opensKeyCheck(next, state.next)) throw anotherRenewal();
    if (!state || state.next || opensKeyCheck(next, state.present))
      return { result: Boolean(state?.next), changes: [] };
    return { result: true, changes: [['UPDATE key_check SET next = $1', sealKeyCheck(next)]] };
  });

/** The rows after this one; tells the last of them, undefined where it was the last. */
const putUnder = (
  database: VaultDatabase,
  next: KeyObject,
  { table, key, page = ALL, reads = [], changes }: Resealing,
  after: string,
): Promise<string | undefined> => {
  const rows: Statement = [`SELECT * FROM ${table} WHERE ${key} > $1 ORDER BY ${key} LIMIT $2`, after, page];
  return database.inTurn([rows, ...reads], ([found = [], ...more], written) => {
    // Another has ended this renewal, and begun one of its own.
    if (!written.equals(next)) throw anotherRenewal();
    const last = found.length < page ? undefined : found.at(-1);
    return { result: last && String(last[key]), changes: changes(found, next, more) };
  });
};

/**
 * Puts all that lies here under another master key, beside whoever reads and writes it: from its first step on what is written is written
 * under the next key, and both are needed until it has ended. A step is on disk when it is told. Whoever stops it at any of them, or is
 * stopped, begins it again with the same key; then what is done is passed over. Ends at once where the vault is under that key already.
 */
export async function* renewal(
  database: VaultDatabase,
  next: KeyObject,
  { parts, last }: Renewal,
): AsyncGenerator<string, undefined> {
  if (!(await begin(database, next))) return undefined;
  yield 'key_check';
  for (const part of parts)
    for (let after: string | undefined = ''; after !== undefined;) {
      after = await putUnder(database, next, part, after);
      yield part.table;
      await others();
    }
  await database.inTurn([KEY_STATE], ([[row] = [] as readonly VaultRow[]], written) => {
    const isUnderBoth = Boolean(keyStateOf(row)?.next) && written.equals(next);
    const ended: Change = ['UPDATE key_check SET sealed = next, next = NULL'];
    return { result: undefined, changes: isUnderBoth ? [...last, ended] : [] };
  });
  await database.overwriteDeleted();
  yield 'key_check';
  return undefined;
}
