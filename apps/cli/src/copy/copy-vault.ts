import { createHash } from 'node:crypto';
import type { TableRows, VaultDatabase, VaultRow } from '@samspar/vault-database';
import { CommandRefused } from '../terminal.js';

type VaultDigest = Readonly<{
  /** How many rows each table has. */
  tables: Readonly<Record<string, number>>;
  rows: number;
  /** Over the rows' own digests, in order of these; hexadecimal. */
  sha256: string;
}>;

export type VaultCopyReport = VaultDigest & Readonly<{ /** How many rows this run wrote. */ copied: number }>;

const canonicalText = (table: string, row: VaultRow): string =>
  JSON.stringify([
    table,
    ...Object.entries(row)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([column, value]) => [
        column,
        value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value,
      ]),
  ]);

/** What rows say, whatever order they come in. */
const digestOf = async (given: AsyncIterable<TableRows>): Promise<VaultDigest> => {
  const tables: Record<string, number> = {};
  const digests: string[] = [];
  for await (const { table, rows } of given) {
    tables[table] = (tables[table] ?? 0) + rows.length;
    for (const row of rows)
      digests.push(createHash('sha256').update(canonicalText(table, row)).digest('base64'));
  }
  const sha256 = createHash('sha256').update(digests.toSorted().join('\n')).digest('hex');
  return { tables, rows: digests.length, sha256 };
};

const unlike = (): CommandRefused =>
  new CommandRefused(
    'Kopian blev inte lik källan och är inte sparad: stoppa alla servrar som använder valvet, och kör igen.',
  );

/**
 * Copies a vault with all that lies beside it, row by row as it is encrypted, into an empty one of the same master key, in
 * one transaction: a copy that was cut has left nothing. What was written is read back and compared with the source, read
 * anew, before it is kept. A destination that is that copy already is left as it is. Throws `CommandRefused` and
 * `VaultUnavailable`.
 */
export const copyVault = async (
  source: VaultDatabase,
  destination: VaultDatabase,
): Promise<VaultCopyReport> => {
  const there = await digestOf(destination.rows());
  if (there.rows > 0) {
    const here = await digestOf(source.rows());
    if (here.sha256 === there.sha256) return { ...there, copied: 0 };
    throw new CommandRefused(
      'Målvalvet har redan innehåll som inte är källans: kopiera till ett tomt valv, och med servrarna stoppade.',
    );
  }
  let copied = there;
  await destination.fill(source.rows(), async (written) => {
    copied = await digestOf(written);
    if (copied.sha256 !== (await digestOf(source.rows())).sha256) throw unlike();
  });
  return { ...copied, copied: copied.rows };
};
