import { type TableRows, type VaultDatabase, type VaultRow, VaultUnavailable } from '@samspar/vault-database';
import type { AssociationKeys } from './association-keys.js';
import { bytesOf, entryOf } from './entries.js';
import { dataKey, identityIndex, openRow } from './entry.js';
import type { WhoseParticulars } from './participant.js';
import { journeyKey } from './texts.js';

/** The tables whose keys and seals are tried; of a reservation there is nothing to try. */
const TABLES = ['association_key', 'journey_key', 'participant', 'particulars'];

/** How many participants there are, and the first that is wrong. */
export type Examined = Readonly<{ participants: number; fault?: string }>;

type Parts = Readonly<{
  database: VaultDatabase;
  keys: AssociationKeys;
  identitiesOf: (asked: readonly WhoseParticulars[]) => Promise<unknown>;
}>;

const whoseIn = (row: VaultRow): WhoseParticulars => ({
  participantId: String(row['participant']),
  scope: String(row['scope']),
  journey: String(row['journey']),
});

const faultOfParticipant = async ({ database, keys }: Parts, row: VaultRow): Promise<string | undefined> => {
  const entry = entryOf(row);
  const opened = openRow(dataKey(database.keys, entry), entry);
  const index = row['identity_index'] ?? null;
  const expected = opened
    ? (await keys.indexKeys(String(row['association']))).map((key) => identityIndex(key, opened.number))
    : [];
  if (index === null ? !opened : expected.some((one) => one.equals(bytesOf(index)))) return undefined;
  return `Deltagaren ${entry.id} står i valvets index under ett annat nummer än sitt eget.`;
};

const faultIn = async (parts: Parts, { table, rows }: TableRows): Promise<string | undefined> => {
  try {
    if (table === 'particulars') await parts.identitiesOf(rows.map(whoseIn));
    if (table === 'association_key') for (const row of rows) parts.keys.unwrapped(row);
    if (table === 'journey_key') for (const row of rows) journeyKey(parts.database.keys, row);
    if (table === 'participant')
      for (const row of rows) {
        const fault = await faultOfParticipant(parts, row);
        if (fault) return fault;
      }
    return undefined;
  } catch (error) {
    if (error instanceof VaultUnavailable) return error.message;
    throw error;
  }
};

export const examine = async (
  parts: Parts,
  progress?: (done: number, of: number) => void,
): Promise<Examined> => {
  const of = await parts.database.countRows(TABLES);
  let done = 0;
  let participants = 0;
  for await (const part of parts.database.rows(TABLES)) {
    if (part.table === 'participant') participants += part.rows.length;
    const fault = await faultIn(parts, part);
    if (fault) return { participants, fault };
    done += part.rows.length;
    progress?.(done, of);
  }
  return { participants };
};
