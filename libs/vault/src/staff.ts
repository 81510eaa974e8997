import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { openText, sealText } from './sealing.js';

/** Who a user is: how the provider of the sign-in names her, for good, and her name. */
export type StaffMember = Readonly<{ issuer: string; externalId: string; name: string }>;

/** Who a user is, as it is stored: `data` is her name and external id, sealed; only her own id opens it. */
export type SealedMember = Readonly<{ userId: string; data: string }>;

/** What is stored of a user. */
export type StaffRow = SealedMember &
  Readonly<{
    /** HMAC-SHA-256 of issuer and external id, as base64url: what she is found by. */
    externalHash: string;
  }>;

const derivedKey = (masterKey: KeyObject, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));

/**
 * Who the users are, kept where the vault is: events know them by random ids alone. Rejects with `VaultUnavailable` as the vault
 * does, and with `SealBroken` where a row is not as it was stored.
 */
export abstract class Staff {
  readonly #sealing: KeyObject;
  readonly #index: KeyObject;

  protected constructor(masterKey: KeyObject) {
    this.#sealing = derivedKey(masterKey, 'samspar staff');
    this.#index = derivedKey(masterKey, 'samspar staff index');
  }

  /** Inserts the row, or replaces that of its user; false where another user has the hash. */
  protected abstract put(row: StaffRow): Promise<boolean>;
  /** In any order; one that is not there is left out. */
  protected abstract sealed(userIds: readonly string[]): Promise<readonly SealedMember[]>;
  protected abstract userOf(externalHash: string): Promise<string | undefined>;
  protected abstract delete(userId: string): Promise<void>;

  /** Keeps who a user is, new or changed; false where that sign-in is another user's. */
  async keep(userId: string, member: StaffMember): Promise<boolean> {
    return this.put({
      userId,
      externalHash: this.#hash(member.issuer, member.externalId),
      data: sealText(this.#sealing, JSON.stringify(member), userId),
    });
  }

  /** The user with this sign-in; undefined where there is none. */
  async find(issuer: string, externalId: string): Promise<string | undefined> {
    return this.userOf(this.#hash(issuer, externalId));
  }

  /** Undefined where nothing is known of the user. */
  async memberOf(userId: string): Promise<StaffMember | undefined> {
    return (await this.membersOf([userId])).get(userId);
  }

  /** By user; one of whom nothing is known is left out. */
  async membersOf(userIds: readonly string[]): Promise<ReadonlyMap<string, StaffMember>> {
    const members = await this.sealed(userIds);
    return new Map(
      members.map(({ userId, data }) => [userId, JSON.parse(openText(this.#sealing, data, userId))]),
    );
  }

  /** Deletes who a user is; her events stay, with a random id that leads to nobody. */
  async forget(userId: string): Promise<void> {
    await this.delete(userId);
  }

  #hash(issuer: string, externalId: string): string {
    return createHmac('sha256', this.#index)
      .update(JSON.stringify([issuer, externalId]))
      .digest('base64url');
  }
}
