import { createHmac, type KeyObject } from 'node:crypto';
import {
  dataKey,
  type Entries,
  type Entry,
  hasParticulars,
  identityIndex,
  openIdentity,
  openRow,
  type OwnedParticulars,
  reserve,
  sealNumber,
  sealParticulars,
  type Wanted,
} from './entry.js';
import { NoDataKey } from './failures.js';
import type { IdentityNumber } from '@samspar/identity-number';
import {
  newWrappedKey,
  openText,
  sealText,
  type TableRows,
  unwrapKey,
  type VaultRow,
  VaultUnavailable,
} from '@samspar/vault-database';
import {
  type DigestPurpose,
  type Identity,
  type Owner,
  type ReservationRequest,
  type Reserved,
  Vault,
  type Whose,
} from './vault.js';

export type KeyPurpose = DigestPurpose | 'index';

/** Rows of an older Samspår that are read at a time. */
export const PAGE = 500;

/** What becomes of a row in which an older Samspår kept a name: the number by itself, and what belongs to an owner. */
export type Parted = Readonly<{ id: string; identity: Uint8Array; particulars: OwnedParticulars }>;

/** The tables whose keys and seals are tried; of a reservation there is nothing to try. */
const EXAMINED = ['association_key', 'participant', 'particulars'];

const keyPlace = (association: string, purpose: string): string => `${purpose}/${association}`;

const bytesOf = (value: VaultRow[string] | undefined): Uint8Array => {
  if (value instanceof Uint8Array) return value;
  throw new VaultUnavailable(
    'Valvet är skadat: en nyckel saknas där den ska stå. Återställ det från en säkerhetskopia.',
  );
};

const whoseIn = (row: VaultRow): Whose => ({
  participantId: String(row['participant']),
  scope: String(row['scope']),
  journey: String(row['journey']),
});

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
  /** What anybody registered of these participants, in any order. */
  protected abstract ownedBy(participantIds: readonly string[]): Promise<readonly OwnedParticulars[]>;
  /** The next rows of an older Samspår after an id, by id. */
  protected abstract unpartedAfter(id: string): Promise<readonly Entry[]>;
  /** Of rows that have nothing but a number nothing is to be done. */
  protected abstract leaveWhole(participantIds: readonly string[]): Promise<void>;
  /** Writes rows in their present form. */
  protected abstract part(parted: readonly Parted[]): Promise<void>;
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

  override async identityOf(whose: Whose): Promise<Identity | undefined> {
    return (await this.identitiesOf([whose]))[0];
  }

  override async identitiesOf(asked: readonly Whose[]): Promise<readonly (Identity | undefined)[]> {
    const ids = [...new Set(asked.map(({ participantId }) => participantId))];
    const [found, owned] = await Promise.all([this.entriesOf(ids), this.ownedBy(ids)]);
    const entries = new Map(found.map((entry) => [entry.id, entry]));
    const ofParticipant = Map.groupBy(owned, ({ participantId }) => participantId);
    return asked.map((whose) => {
      const entry = entries.get(whose.participantId);
      if (!entry?.confirmed) return undefined;
      return openIdentity(dataKey(this.#masterKey, entry), entry, ofParticipant.get(entry.id) ?? [], whose);
    });
  }

  override async *unowned(): AsyncIterable<readonly string[]> {
    for (let page = await this.unpartedAfter(''), last = page.at(-1); last; last = page.at(-1)) {
      const isNamed = (entry: Entry): boolean => hasParticulars(this.#openRow(entry) ?? {});
      const named = page.filter(isNamed);
      await this.leaveWhole(page.filter((entry) => !named.includes(entry)).map(({ id }) => id));
      yield named.map(({ id }) => id);
      page = await this.unpartedAfter(last.id);
    }
  }

  override async giveTo(owners: readonly (Owner & Readonly<{ participantId: string }>)[]): Promise<void> {
    const ownerOf = new Map(owners.map(({ participantId, ...owner }) => [participantId, owner]));
    const parted = (await this.entriesOf([...ownerOf.keys()])).flatMap((entry): readonly Parted[] => {
      const { id } = entry;
      const owner = ownerOf.get(id);
      const row = this.#openRow(entry);
      if (!owner || !row || !hasParticulars(row)) return [];
      const key = dataKey(this.#masterKey, entry);
      const particulars = sealParticulars(key, id, row, owner, this.#clock());
      return [{ id, identity: sealNumber(key, id, row), particulars }];
    });
    await this.part(parted);
  }

  #openRow(entry: Entry): Identity | undefined {
    return openRow(dataKey(this.#masterKey, entry), entry);
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

  override async examine(
    progress?: (done: number, of: number) => void,
  ): Promise<Readonly<{ participants: number; fault?: string }>> {
    const of = await this.database.countRows(EXAMINED);
    let done = 0;
    let participants = 0;
    for await (const { table, rows } of this.database.rows(EXAMINED)) {
      if (table === 'participant') participants += rows.length;
      const fault = await this.#faultIn(table, rows);
      if (fault) return { participants, fault };
      done += rows.length;
      progress?.(done, of);
    }
    return { participants };
  }

  async #faultIn(table: string, rows: TableRows['rows']): Promise<string | undefined> {
    try {
      if (table === 'particulars') await this.identitiesOf(rows.map(whoseIn));
      if (table === 'association_key') for (const row of rows) this.#unwrapRow(row);
      if (table === 'participant')
        for (const row of rows) {
          const fault = await this.#faultOfParticipant(row);
          if (fault) return fault;
        }
      return undefined;
    } catch (error) {
      if (error instanceof VaultUnavailable) return error.message;
      throw error;
    }
  }

  #unwrapRow(row: VaultRow): void {
    const place = keyPlace(String(row['association']), String(row['purpose']));
    unwrapKey(this.#masterKey, bytesOf(row['wrapped']), place);
  }

  async #faultOfParticipant(row: VaultRow): Promise<string | undefined> {
    const id = String(row['id']);
    const identity = row['identity'] === null ? null : bytesOf(row['identity']);
    const entry = {
      id,
      wrappedKey: bytesOf(row['wrapped_key']),
      identity,
      confirmed: row['confirmed'] === 1,
    };
    const opened = this.#openRow(entry);
    const index = row['identity_index'] ?? null;
    const key = opened && (await this.#presentKey(String(row['association']), 'index'));
    const expected = key && identityIndex(key, opened.number);
    if (expected ? index !== null && expected.equals(bytesOf(index)) : index === null && !opened)
      return undefined;
    return `Deltagaren ${id} står i valvets index under ett annat nummer än sitt eget.`;
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
