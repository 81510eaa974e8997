import type { KeyObject } from 'node:crypto';
import {
  type Change,
  isUnder,
  type KeyRing,
  newWrappedKey,
  type Renewal,
  type Resealing,
  unwrapKey,
  type VaultRow,
  wrapKey,
} from '@samspar/vault-database';
import { keyPlace as associationPlace, NEXT_INDEX, unwrappedKey } from './association-keys.js';
import { bytesOf, entryOf } from './entries.js';
import { dataKey, identityIndex, journeyPlace, openRow } from './entry.js';

/** How many rows are put under the next key at a time: nobody waits for them longer than for an import. */
const PAGE = 200;

/** The key of a row wrapped by the next key; undefined where it is. Throws `VaultUnavailable` where it is damaged. */
const rewrapped = (keys: KeyRing, next: KeyObject, wrapped: VaultRow[string] | undefined, bound: string) => {
  const bytes = bytesOf(wrapped);
  return isUnder(next, bytes, bound) ? undefined : wrapKey(next, unwrapKey(keys, bytes, bound), bound);
};

/** With the key of an index comes another in its place, under which numbers are written from then on. */
const associations = (keys: KeyRing): Resealing => ({
  table: 'association_key',
  key: 'association',
  changes: (rows, next) =>
    rows.flatMap((row): readonly Change[] => {
      const [association, purpose] = [String(row['association']), String(row['purpose'])];
      const bound = associationPlace(association, purpose);
      const wrapped = rewrapped(keys, next, row['wrapped'], bound);
      if (!wrapped) return [];
      const anew: Change = [
        'UPDATE association_key SET wrapped = $1 WHERE association = $2 AND purpose = $3',
        wrapped,
        association,
        purpose,
      ];
      if (purpose !== 'index') return [anew];
      const coming = { association, purpose: NEXT_INDEX, wrapped: newWrappedKey(next, bound).wrapped };
      return [anew, { table: 'association_key', rows: [coming] }];
    }),
});

const participants = (keys: KeyRing): Resealing => ({
  table: 'participant',
  key: 'id',
  page: PAGE,
  reads: [['SELECT * FROM association_key WHERE purpose = $1', NEXT_INDEX]],
  changes: (rows, next, [coming = []]) => {
    const indexKeys = new Map(coming.map((row) => [String(row['association']), unwrappedKey(keys, row)]));
    return rows.flatMap((row): readonly Change[] => {
      const entry = entryOf(row);
      const wrapped = rewrapped(keys, next, row['wrapped_key'], entry.id);
      const known = openRow(dataKey(keys, entry), entry);
      const key = indexKeys.get(String(row['association']));
      const index = known && key && identityIndex(key, known.number);
      const isIndexed = !index || index.equals(bytesOf(row['identity_index']));
      return [
        ...(wrapped
          ? [['UPDATE participant SET wrapped_key = $1 WHERE id = $2', wrapped, entry.id] as const]
          : []),
        ...(isIndexed
          ? []
          : [['UPDATE participant SET identity_index = $1 WHERE id = $2', index, entry.id] as const]),
      ];
    });
  },
});

const journeys = (keys: KeyRing): Resealing => ({
  table: 'journey_key',
  key: 'journey',
  page: PAGE,
  changes: (rows, next) =>
    rows.flatMap((row): readonly Change[] => {
      if (row['wrapped'] === null) return [];
      const journey = String(row['journey']);
      const wrapped = rewrapped(keys, next, row['wrapped'], journeyPlace(journey));
      return wrapped ? [['UPDATE journey_key SET wrapped = $1 WHERE journey = $2', wrapped, journey]] : [];
    }),
});

/**
 * Every key of the vault wrapped anew, and every number's place in the index made anew; what the keys seal stays as it is. Keys of digests
 * that nothing is compared by any more, or soon, go: those of files, and those that commands had before each journey had one.
 */
export const renewalOf = (keys: KeyRing): Renewal => ({
  parts: [associations, participants, journeys].map((part) => part(keys)),
  last: [
    [
      `DELETE FROM association_key WHERE purpose = 'index'
       AND association IN (SELECT association FROM association_key WHERE purpose = $1)`,
      NEXT_INDEX,
    ],
    [`DELETE FROM association_key WHERE purpose IN ('command', 'file')`],
    [`UPDATE association_key SET purpose = 'index' WHERE purpose = $1`, NEXT_INDEX],
  ],
});
