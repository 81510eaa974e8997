import { createHmac, type KeyObject } from 'node:crypto';
import {
  dataKey,
  type Entries,
  type Entry,
  identityIndex,
  openIdentity,
  reserve,
  type Wanted,
} from './entry.js';
import { NoDataKey } from './failures.js';
import type { IdentityNumber } from '@samspar/identity-number';
import { newWrappedKey, openText, sealText, unwrapKey } from './sealing.js';
import { type DigestPurpose, type Identity, type ReservationRequest, type Reserved, Vault } from './vault.js';

export type KeyPurpose = DigestPurpose | 'index';

const keyPlace = (association: string, purpose: KeyPurpose): string => `${purpose}/${association}`;

/** What every vault does with its keys, wherever its rows lie; a storage says how they are read and written. */
export abstract class KeyedVault extends Vault {
  readonly #masterKey: KeyObject;
  readonly #clock: () => number;
  readonly #associationKeys = new Map<string, KeyObject>();

  protected constructor(masterKey: KeyObject, clock: () => number) {
    super();
    this.#masterKey = masterKey;
    this.#clock = clock;
  }

  /** In any order; one that is not there is left out. */
  protected abstract entriesOf(participantIds: readonly string[]): Promise<readonly Entry[]>;
  protected abstract ofIdentity(association: string, index: Buffer): Promise<Entry | undefined>;
  protected abstract wrappedKey(association: string, purpose: KeyPurpose): Promise<Uint8Array | undefined>;
  /** Keeps the key unless one stands there already; the one that stands is given. */
  protected abstract keepKey(association: string, purpose: KeyPurpose, wrapped: Buffer): Promise<Uint8Array>;
  /** Runs the work on the rows that these requests may meet; what it wrote is on disk before it is given, or none of it. */
  protected abstract reserving<Result>(
    wanted: readonly Wanted[],
    work: (entries: Entries) => Result,
  ): Promise<Result>;

  override async reserve(requests: readonly ReservationRequest[]): Promise<readonly Reserved[]> {
    const wanted: Wanted[] = [];
    for (const request of requests) {
      const { association, identity } = request;
      const index =
        identity && identityIndex(await this.#associationKey(association, 'index'), identity.number);
      wanted.push({ ...request, identityIndex: index ?? null });
    }
    return this.reserving(wanted, (entries) =>
      wanted.map((one) => reserve(one, entries, this.#masterKey, this.#clock())),
    );
  }

  override async find(association: string, number: IdentityNumber): Promise<string | undefined> {
    const key = await this.#presentKey(association, 'index');
    const entry = key && (await this.ofIdentity(association, identityIndex(key, number)));
    return entry?.confirmed ? entry.id : undefined;
  }

  override async identityOf(participantId: string): Promise<Identity | undefined> {
    return (await this.identitiesOf([participantId])).get(participantId);
  }

  override async identitiesOf(participantIds: readonly string[]): Promise<ReadonlyMap<string, Identity>> {
    const identities = new Map<string, Identity>();
    for (const entry of await this.entriesOf(participantIds)) {
      const identity = entry.confirmed && openIdentity(dataKey(this.#masterKey, entry), entry);
      if (identity) identities.set(entry.id, identity);
    }
    return identities;
  }

  override async seal(participantId: string, text: string): Promise<string> {
    const [entry] = await this.entriesOf([participantId]);
    if (!entry)
      throw new NoDataKey(`Participant ${participantId} has no key to seal with: reserve it first.`);
    return sealText(dataKey(this.#masterKey, entry), text, participantId);
  }

  override async reveal(participantId: string, sealed: string): Promise<string | undefined> {
    const [entry] = await this.entriesOf([participantId]);
    return entry && openText(dataKey(this.#masterKey, entry), sealed, participantId);
  }

  override async digest(
    association: string,
    purpose: DigestPurpose,
    texts: readonly string[],
  ): Promise<readonly string[]> {
    const key = await this.#associationKey(association, purpose);
    return texts.map((text) => createHmac('sha256', key).update(text).digest('base64url'));
  }

  /** A key of the association's own for one purpose, made when it is first needed and never rotated. */
  async #associationKey(association: string, purpose: KeyPurpose): Promise<KeyObject> {
    const present = await this.#presentKey(association, purpose);
    if (present) return present;
    const { wrapped } = newWrappedKey(this.#masterKey, keyPlace(association, purpose));
    return this.#unwrapped(association, purpose, await this.keepKey(association, purpose, wrapped));
  }

  async #presentKey(association: string, purpose: KeyPurpose): Promise<KeyObject | undefined> {
    const held = this.#associationKeys.get(keyPlace(association, purpose));
    if (held) return held;
    const wrapped = await this.wrappedKey(association, purpose);
    return wrapped && this.#unwrapped(association, purpose, wrapped);
  }

  #unwrapped(association: string, purpose: KeyPurpose, wrapped: Uint8Array): KeyObject {
    const place = keyPlace(association, purpose);
    const key = unwrapKey(this.#masterKey, wrapped, place);
    this.#associationKeys.set(place, key);
    return key;
  }
}
