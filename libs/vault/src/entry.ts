import { createHmac, type KeyObject } from 'node:crypto';
import { SealBroken, VaultUnavailable } from './failures.js';
import type { IdentityNumber } from '@samspar/identity-number';
import { decrypt, encrypt, newWrappedKey, unwrapKey } from './sealing.js';
import type { Identity, ReservationRequest, Reserved } from './vault.js';

/** A participant's row. */
export type Entry = Readonly<{
  id: string;
  wrappedKey: Uint8Array;
  identity: Uint8Array | null;
  confirmed: boolean;
}>;

export type NewEntry = Omit<Entry, 'confirmed'> &
  Readonly<{
    association: string;
    identityIndex: Buffer | null;
    commandId: string;
    /** Milliseconds since the epoch. */
    reservedAt: number;
  }>;

/** What a command was answered. */
export type Answer = Omit<Reserved, 'confirmed'>;

/** A request and where its identity stands in the association's index. */
export type Wanted = ReservationRequest & Readonly<{ identityIndex: Buffer | null }>;

/** The rows that reservations meet, held still while they are made. What is written is read back at once. */
export interface Entries {
  answer(commandId: string): Answer | undefined;
  entry(participantId: string): Entry | undefined;
  ofIdentity(association: string, identityIndex: Buffer): Entry | undefined;
  insert(entry: NewEntry): void;
  identify(participantId: string, identity: Buffer): void;
  /** The entry's wait for its event begins anew. */
  renew(participantId: string, reservedAt: number): void;
  remember(commandId: string, answer: Answer): void;
}

export const identityIndex = (key: KeyObject, { digits }: IdentityNumber): Buffer =>
  createHmac('sha256', key).update(digits).digest();

export const dataKey = (masterKey: KeyObject, { id, wrappedKey }: Entry): KeyObject =>
  unwrapKey(masterKey, wrappedKey, id);

const identityPlace = (participantId: string): string => `${participantId}/identity`;

const sealIdentity = (key: KeyObject, participantId: string, identity: Identity): Buffer =>
  encrypt(key, JSON.stringify(identity), identityPlace(participantId));

/** Undefined where the participant has none. Throws `VaultUnavailable` where it is damaged or another participant's. */
export const openIdentity = (key: KeyObject, { id, identity }: Entry): Identity | undefined => {
  if (!identity) return undefined;
  try {
    return JSON.parse(decrypt(key, identity, identityPlace(id)).toString('utf8'));
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new VaultUnavailable(
      `Valvet är skadat, identiteten för ${id} går inte att läsa: återställ det från en säkerhetskopia.`,
      { cause: error },
    );
  }
};

/** Adds a name or a contact where none stands. */
const complete = (masterKey: KeyObject, entry: Entry, given: Identity, entries: Entries): void => {
  if (given.name === undefined && given.contact === undefined) return;
  const key = dataKey(masterKey, entry);
  const standing = openIdentity(key, entry);
  const completed = { ...given, ...standing };
  if (JSON.stringify(completed) !== JSON.stringify(standing))
    entries.identify(entry.id, sealIdentity(key, entry.id, completed));
};

/** One reservation among rows that are held still; see `Vault.reserve`. */
export const reserve = (wanted: Wanted, entries: Entries, masterKey: KeyObject, now: number): Reserved => {
  const { commandId, association, participantId, identity } = wanted;
  const answered = entries.answer(commandId);
  if (answered) {
    const entry = entries.entry(answered.participantId);
    if (entry?.confirmed === false) entries.renew(entry.id, now);
    // An answered command whose entry is gone was shredded: its event stands and is not to be written again.
    return { ...answered, confirmed: entry?.confirmed !== false };
  }
  const present = wanted.identityIndex && entries.ofIdentity(association, wanted.identityIndex);
  if (identity && present) {
    complete(masterKey, present, identity, entries);
    if (!present.confirmed) entries.renew(present.id, now);
    entries.remember(commandId, { participantId: present.id, existing: true });
    return { participantId: present.id, existing: true, confirmed: present.confirmed };
  }
  const { key, wrapped } = newWrappedKey(masterKey, participantId);
  entries.insert({
    id: participantId,
    association,
    wrappedKey: wrapped,
    identity: identity ? sealIdentity(key, participantId, identity) : null,
    identityIndex: wanted.identityIndex,
    commandId,
    reservedAt: now,
  });
  entries.remember(commandId, { participantId, existing: false });
  return { participantId, existing: false, confirmed: false };
};
