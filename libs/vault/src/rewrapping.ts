import type { KeyObject } from 'node:crypto';
import { type Change, type Resealing, unwrapKey, type VaultRow, wrapKey } from '@samspar/vault-database';
import { keyPlace as associationPlace } from './association-keys.js';
import { bytesOf } from './entries.js';
import { keyPlace as journeyPlace } from './texts.js';

/** The tables that hold wrapped keys, each with where its keys are bound to and how a row is found again. */
const KEYS: readonly Readonly<{
  read: string;
  place: (row: VaultRow) => string;
  change: (wrapped: Buffer, row: VaultRow) => Change;
}>[] = [
  {
    read: 'SELECT association, purpose, wrapped FROM association_key',
    place: ({ association, purpose }) => associationPlace(String(association), String(purpose)),
    change: (wrapped, { association, purpose }) => [
      'UPDATE association_key SET wrapped = $1 WHERE association = $2 AND purpose = $3',
      wrapped,
      String(association),
      String(purpose),
    ],
  },
  {
    read: 'SELECT id, wrapped_key AS wrapped FROM participant',
    place: ({ id }) => String(id),
    change: (wrapped, { id }) => [
      'UPDATE participant SET wrapped_key = $1 WHERE id = $2',
      wrapped,
      String(id),
    ],
  },
  {
    read: 'SELECT journey, wrapped FROM journey_key WHERE wrapped IS NOT NULL',
    place: ({ journey }) => journeyPlace(String(journey)),
    change: (wrapped, { journey }) => [
      'UPDATE journey_key SET wrapped = $1 WHERE journey = $2',
      wrapped,
      String(journey),
    ],
  },
];

/** Every key of the vault wrapped anew; what they seal stays as it is. Throws `VaultUnavailable` where one is damaged. */
export const rewrapping = (masterKey: KeyObject, next: KeyObject): Resealing => ({
  reads: KEYS.map(({ read }) => [read]),
  changes: (found) =>
    KEYS.flatMap(({ place, change }, table) =>
      (found[table] ?? []).map((row) => {
        const bound = place(row);
        return change(wrapKey(next, unwrapKey(masterKey, bytesOf(row['wrapped']), bound), bound), row);
      }),
    ),
});
