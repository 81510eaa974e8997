import { createHmac, type KeyObject } from 'node:crypto';
import { PARTICULARS } from '@samspar/casework';
import type { IdentityNumber } from '@samspar/identity-number';
import {
  decrypt,
  encrypt,
  type KeyRing,
  newWrappedKey,
  SealBroken,
  unwrapKey,
  type VaultRow,
  VaultUnavailable,
} from '@samspar/vault-database';
import type { Entries, ParticipantRow, OwnedParticulars, WantedIdentity } from './entries.js';
import {
  type Identity,
  type JourneyPerson,
  type Known,
  type Owner,
  type Particulars,
  type Reserved,
  type WhoseParticulars,
} from './participant.js';

export const identityIndex = (key: KeyObject, { digits }: IdentityNumber): Buffer =>
  createHmac('sha256', key).update(digits).digest();

export const dataKey = (keys: KeyRing, { id, wrappedKey }: ParticipantRow): KeyObject =>
  unwrapKey(keys, wrappedKey, id);

const identityPlace = (participantId: string): string => `${participantId}/identity`;

const particularsPlace = (participantId: string, { scope, journey }: Owner): string =>
  `${participantId}/particulars/${scope}/${journey}`;

export const sealNumber = (key: KeyObject, participantId: string, { number }: Identity): Buffer =>
  encrypt(key, JSON.stringify({ number }), identityPlace(participantId));

const opened = (key: KeyObject, participantId: string, sealed: Uint8Array, place: string): Identity => {
  try {
    return JSON.parse(decrypt(key, sealed, place).toString('utf8'));
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new VaultUnavailable(
      `Valvet är skadat, identiteten för ${participantId} går inte att läsa: återställ det från en säkerhetskopia.`,
      { cause: error },
    );
  }
};

/**
 * As it lies in the row: the number, and what an older Samspår kept with it. Undefined where the participant has none. Throws
 * `VaultUnavailable` where it is damaged or another participant's.
 */
export const openRow = (key: KeyObject, { id, identity }: ParticipantRow): Identity | undefined =>
  identity ? opened(key, id, identity, identityPlace(id)) : undefined;

export const hasParticulars = (of: Particulars): boolean =>
  PARTICULARS.some((particular) => of[particular] !== undefined);

export const sealParticulars = (
  key: KeyObject,
  participantId: string,
  of: Particulars,
  owner: Owner,
  registeredAt: number,
): OwnedParticulars => ({
  ...owner,
  participantId,
  sealed: encrypt(key, JSON.stringify(of, [...PARTICULARS]), particularsPlace(participantId, owner)),
  registeredAt,
  change: null,
});

/** What was changed last first; else what came with the journey, then what was registered first. */
const asShown =
  ({ journey }: WhoseParticulars) =>
  (one: OwnedParticulars, other: OwnedParticulars): number => {
    if (one.change !== other.change) return (other.change ?? 0) - (one.change ?? 0);
    return (
      Number(other.journey === journey) - Number(one.journey === journey) ||
      one.registeredAt - other.registeredAt
    );
  };

/** The number, and of what was registered what whoever asks may know (see `Whose`). What a change leaves out is not known. */
export const openIdentity = (
  key: KeyObject,
  entry: ParticipantRow,
  owned: readonly OwnedParticulars[],
  whose: WhoseParticulars,
): Known | undefined => {
  const row = openRow(key, entry);
  if (!row) return undefined;
  const seen = owned
    .filter((one) => one.scope === whose.scope || one.journey === whose.journey)
    .toSorted(asShown(whose))
    .map((one) => ({
      of: opened(key, entry.id, one.sealed, particularsPlace(entry.id, one)) as Particulars,
      isChanged: one.change !== null,
      journey: one.journey,
    }));
  const known = PARTICULARS.flatMap((particular) => {
    const found = seen.find(({ of, isChanged }) => isChanged || of[particular] !== undefined);
    const value = found?.of[particular];
    return found && value !== undefined ? [{ particular, value, journey: found.journey }] : [];
  });
  const particulars = Object.fromEntries(known.map(({ particular, value }) => [particular, value]));
  return {
    identity: { number: row.number, ...particulars },
    from: Object.fromEntries(known.map(({ particular, journey }) => [particular, journey])),
  };
};

export const journeyPlace = (journey: string): string => `journey/${journey}`;

export const newJourneyKey = (masterKey: KeyObject, { journey, participantId }: JourneyPerson): VaultRow => ({
  journey,
  participant: participantId,
  wrapped: newWrappedKey(masterKey, journeyPlace(journey)).wrapped,
});

/** The keys there are, and the master key that is written under. */
export type Keys = Readonly<{ keys: KeyRing; masterKey: KeyObject }>;

/** One reservation among rows that are held still; see `Vault.reserve`. */
export const reserve = (
  wanted: WantedIdentity,
  entries: Entries,
  { keys, masterKey }: Keys,
  now: number,
): Reserved => {
  const { commandId, association, participantId, identity, owner, begins } = wanted;
  const keep = (key: () => KeyObject, id: string): void => {
    if (identity && owner && hasParticulars(identity))
      entries.own(sealParticulars(key(), id, identity, owner, now));
    if (begins !== undefined) entries.begin(newJourneyKey(masterKey, { journey: begins, participantId: id }));
  };
  const answered = entries.answer(commandId);
  if (answered) {
    const entry = entries.entry(answered.participantId);
    if (entry) entries.renew(entry.id);
    // An answered command whose entry is gone was shredded: its event stands and is not to be written again.
    return { ...answered, confirmed: entry?.confirmed !== false };
  }
  const present = entries.ofIdentity(wanted);
  if (identity && present) {
    keep(() => dataKey(keys, present), present.id);
    entries.renew(present.id);
    entries.remember(commandId, { participantId: present.id, existing: true });
    return { participantId: present.id, existing: true, confirmed: present.confirmed };
  }
  const { key, wrapped } = newWrappedKey(masterKey, participantId);
  entries.insert({
    id: participantId,
    association,
    wrappedKey: wrapped,
    identity: identity ? sealNumber(key, participantId, identity) : null,
    identityIndex: wanted.indexes.at(-1) ?? null,
    commandId,
  });
  keep(() => key, participantId);
  entries.remember(commandId, { participantId, existing: false });
  return { participantId, existing: false, confirmed: false };
};
