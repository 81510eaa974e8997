import { createHmac } from 'node:crypto';
import type { IdentityNumber } from '@samspar/identity-number';
import {
  type Change,
  connectPostgres,
  type GivenKeys,
  KeyRing,
  type Renewal,
  type Statement,
  type VaultDatabase,
  VaultFile,
  type VaultFileOptions,
  type VaultRow,
} from '@samspar/vault-database';
import { AssociationKeys } from './association-keys.js';
import {
  deletionOf,
  Entries,
  ENTRY,
  type ParticipantRow,
  entryOf,
  metBy,
  type OwnedParticulars,
  particularsOf,
  type WantedIdentity,
} from './entries.js';
import { dataKey, identityIndex, openIdentity, reserve } from './entry.js';
import { Erasures, shredding } from './erasures.js';
import { type Examined, examine } from './examination.js';
import { KeptParticulars, VAULT_PAGE } from './kept-particulars.js';
import type {
  DigestPurpose,
  Identity,
  Known,
  Leftover,
  LogMark,
  LostParticipant,
  ReservationRequest,
  Reserved,
  WhoseParticulars,
} from './participant.js';
import { renewalOf } from './renewal.js';
import { SealedTextVault } from './texts.js';

const idOf = (row: VaultRow): string => String(row['id']);

const ringOf = (masterKey: Buffer | GivenKeys): KeyRing =>
  new KeyRing(typeof masterKey === 'function' ? masterKey : () => [masterKey]);

type Opening = Readonly<{
  /** 32 bytes; wraps every other key, and is nowhere in the database. A function where it may be renewed meanwhile. */
  masterKey: Buffer | GivenKeys;
  /** Milliseconds since the epoch. */
  clock?: () => number;
}>;

/**
 * The only place that knows who, and the only erasable one (docs/data-protection.md). Entries are reserved under a command's id before
 * the event is appended and confirmed after it; an unconfirmed entry cannot be revealed. Rejects with `VaultUnavailable`
 * where the vault cannot be reached, read or unlocked.
 */
export class Vault {
  readonly #database: VaultDatabase;
  readonly #clock: () => number;
  readonly #keys: AssociationKeys;
  readonly texts: SealedTextVault;
  readonly erasures: Erasures;
  readonly #particulars: KeptParticulars;

  private constructor(database: VaultDatabase, clock: () => number) {
    this.#database = database;
    this.#keys = new AssociationKeys(database);
    this.texts = new SealedTextVault(database);
    this.erasures = new Erasures(database, clock);
    this.#clock = clock;
    this.#particulars = new KeptParticulars(database, clock);
  }

  /** The vault in one SQLite file (or `:memory:`), for one writing process; see `VaultFile.open`. */
  static open({
    file,
    masterKey,
    clock = Date.now,
    ...options
  }: Opening & VaultFileOptions & Readonly<{ file: string }>): Vault {
    return new Vault(VaultFile.open(file, ringOf(masterKey), options), clock);
  }

  /** The vault in a PostgreSQL database, for any number of servers; see `connectPostgres`. */
  static async connect({
    url,
    masterKey,
    clock = Date.now,
    timeoutMs,
  }: Opening & Readonly<{ url: string; timeoutMs?: number }>): Promise<Vault> {
    return new Vault(await connectPostgres(url, ringOf(masterKey), timeoutMs), clock);
  }

  /** Where it lies; closed with it. */
  get database(): VaultDatabase {
    return this.#database;
  }

  /** Names, contacts and what else is kept of persons beside their numbers. */
  get particulars(): KeptParticulars {
    return this.#particulars;
  }

  /**
   * Reserves durably, all or none, in the order asked; the same command id gets the same answer again. The person is known by
   * her number alone: name and contact are kept for their owner, beside those of others, and never overwritten.
   */
  async reserve(requests: readonly ReservationRequest[]): Promise<readonly Reserved[]> {
    const wanted: WantedIdentity[] = [];
    for (const request of requests)
      wanted.push({ ...request, indexes: await this.#indexesOf(request.association, request.identity) });
    const associations = [...new Set(requests.map(({ association }) => association))];
    const reads = [this.#keys.reading(associations), ...metBy(wanted)];
    const reserved = await this.#database.inTurn(
      reads,
      ([keyRows = [], answers = [], participants = []], masterKey) => {
        if (!this.#keys.areThose(associations, keyRows)) return { result: undefined, changes: [] };
        const now = this.#clock();
        const entries = new Entries(answers, participants, now);
        const keys = { keys: this.#database.keys, masterKey };
        const result = wanted.map((one) => reserve(one, entries, keys, now));
        return { result, changes: entries.changes };
      },
    );
    // The key of the index was renewed meanwhile, and the person may stand elsewhere.
    return reserved ?? this.reserve(requests);
  }

  async #indexesOf(association: string, identity: Identity | undefined): Promise<readonly Buffer[]> {
    if (!identity) return [];
    await this.#keys.of(association, 'index');
    return (await this.#keys.indexKeys(association)).map((key) => identityIndex(key, identity.number));
  }

  /** One that is confirmed already keeps its place and is written all the same: it takes as long as any other. */
  async confirm(participantIds: readonly string[]): Promise<void> {
    await this.#database.changeInTurn(
      `UPDATE participant SET confirmed = TRUE, reserved_at = $1, confirmation = coalesce(confirmation,
         (SELECT coalesce(max(confirmation), 0) + 1 FROM participant WHERE confirmation IS NOT NULL))
       WHERE id = ANY($2)`,
      this.#clock(),
      participantIds,
    );
  }

  /** Reservations that are not confirmed, oldest first. */
  async leftovers(): Promise<readonly Leftover[]> {
    const rows = await this.#database.select(
      'SELECT id, command_id, reserved_at FROM participant WHERE confirmed = FALSE ORDER BY reserved_at, id',
    );
    return rows.map((row) => ({
      participantId: idOf(row),
      commandId: String(row['command_id']),
      reservedAt: Number(row['reserved_at']),
    }));
  }

  /** Of the participants the one confirmed last, whatever the clock said then; undefined where none is confirmed. */
  async newest(): Promise<string | undefined> {
    const [row] = await this.#confirmedBefore(Number.MAX_SAFE_INTEGER, '', 1);
    return row && idOf(row);
  }

  /** The confirmed participants page by page, those confirmed last first. */
  async *confirmed(): AsyncIterable<readonly string[]> {
    let page = await this.#confirmedBefore(Number.MAX_SAFE_INTEGER, '', VAULT_PAGE);
    for (let last = page.at(-1); last; last = page.at(-1)) {
      yield page.map(idOf);
      page = await this.#confirmedBefore(Number(last['confirmation']), idOf(last), VAULT_PAGE);
    }
  }

  #confirmedBefore(confirmation: number, id: string, count: number): Promise<readonly VaultRow[]> {
    return this.#database.select(
      `SELECT id, confirmation FROM participant WHERE confirmation IS NOT NULL AND (confirmation, id) < ($1, $2)
       ORDER BY confirmation DESC, id DESC LIMIT $3`,
      confirmation,
      id,
      count,
    );
  }

  /** Sets confirmed entries back to leftovers, reserved now; one that is not there is passed over. */
  async unconfirm(participantIds: readonly string[]): Promise<void> {
    await this.#database.changeInTurn(
      'UPDATE participant SET confirmed = FALSE, confirmation = NULL, reserved_at = $1 WHERE id = ANY($2)',
      this.#clock(),
      participantIds,
    );
  }

  /** True where nobody was ever in it; whoever was shredded has been, and whoever was released has not. */
  async isNew(): Promise<boolean> {
    return (await this.#database.select('SELECT 1 FROM reservation LIMIT 1')).length === 0;
  }

  /** Those of these participants that were never in it, in the order asked. */
  async strangers(participantIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.#database.select(
      'SELECT participant FROM reservation WHERE participant = ANY($1)',
      participantIds,
    );
    const known = new Set(rows.map(({ participant }) => participant));
    return participantIds.filter((id) => !known.has(id));
  }

  /** Takes those who were lost with a newer copy of the vault as if they had been shredded; one it knows stays as it is. */
  async writeOff(lost: readonly LostParticipant[]): Promise<void> {
    const strangers = new Set(await this.strangers(lost.map(({ participantId }) => participantId)));
    const rows = lost
      .filter(({ participantId }) => strangers.has(participantId))
      .map(({ participantId, commandId }) => ({
        command_id: commandId,
        participant: participantId,
        existing: 0,
      }));
    await this.#database.changeAll(() => [{ table: 'reservation', rows, leavesPresent: true }]);
  }

  /**
   * Deletes a leftover with its key and tells whether it did: one that was confirmed, or met by a command since it was
   * listed, is left.
   */
  async release({ participantId, reservedAt }: Leftover): Promise<boolean> {
    const leftover: Statement = [
      'SELECT id FROM participant WHERE id = $1 AND reserved_at = $2 AND confirmed = FALSE',
      participantId,
      reservedAt,
    ];
    const deletion: readonly Change[] = [
      ['DELETE FROM reservation WHERE participant = $1', participantId],
      ['DELETE FROM journey_key WHERE participant = $1', participantId],
      ...deletionOf(participantId),
    ];
    return this.#database.inTurn([leftover], ([found = []]) => {
      const isThere = found.length > 0;
      return { result: isThere, changes: isThere ? deletion : [] };
    });
  }

  /** The confirmed participant with this identity number in the association; found by a keyed hash, never by the number. */
  async find(association: string, number: IdentityNumber): Promise<string | undefined> {
    const keys = await this.#keys.indexKeys(association);
    if (keys.length === 0) return undefined;
    const [row] = await this.#database.select(
      `${ENTRY} WHERE association = $1 AND identity_index = ANY($2::bytea[]) AND confirmed = TRUE`,
      association,
      keys.map((key) => identityIndex(key, number)),
    );
    if (row) return idOf(row);
    return (await this.#keys.haveChanged(association)) ? this.find(association, number) : undefined;
  }

  /** Undefined where none is known, it is not confirmed, or the key was shredded. */
  async identityOf(whose: WhoseParticulars): Promise<Identity | undefined> {
    return (await this.identitiesOf([whose]))[0];
  }

  /** The same of many at once, in the order asked. */
  async identitiesOf(asked: readonly WhoseParticulars[]): Promise<readonly (Identity | undefined)[]> {
    return (await this.known(asked)).map((known) => known?.identity);
  }

  /** The same, and with which journey each of the particulars was registered. */
  async known(asked: readonly WhoseParticulars[]): Promise<readonly (Known | undefined)[]> {
    const ids = [...new Set(asked.map(({ participantId }) => participantId))];
    const [found, owned] = await Promise.all([this.#entriesOf(ids), this.#ownedBy(ids)]);
    const entries = new Map(found.map((entry) => [entry.id, entry]));
    const ofParticipant = Map.groupBy(owned, ({ participantId }) => participantId);
    return asked.map((whose) => {
      const entry = entries.get(whose.participantId);
      if (!entry?.confirmed) return undefined;
      return openIdentity(
        dataKey(this.#database.keys, entry),
        entry,
        ofParticipant.get(entry.id) ?? [],
        whose,
      );
    });
  }

  /** Destroys every key, the identity, its index entry and what anybody registered of the person, for good. */
  async shred(participantId: string): Promise<void> {
    await this.#database.changeAll(() => shredding(participantId));
    await this.#database.overwriteDeleted();
  }

  /**
   * HMAC-SHA-256 of text under the association's key for the purpose, as base64url. Not for what is told of a person: that can be tried
   * for as long as the key is there, also once her journey is erased (see `Texts.digesters`).
   */
  async digest(
    association: string,
    purpose: DigestPurpose,
    texts: readonly string[],
  ): Promise<readonly string[]> {
    const key = await this.#keys.of(association, purpose);
    return texts.map((text) => createHmac('sha256', key).update(text).digest('base64url'));
  }

  /** The log that the vault belongs to, as last kept; undefined where it was never opened beside one. */
  async logMark(): Promise<LogMark | undefined> {
    const [row] = await this.#database.select('SELECT first_event, shapes FROM log_mark');
    return row && { firstEvent: String(row['first_event']), shapes: Number(row['shapes']) };
  }

  async keepLogMark({ firstEvent, shapes }: LogMark): Promise<void> {
    const rows = [{ first_event: firstEvent, shapes }];
    await this.#database.changeAll(() => [['DELETE FROM log_mark'], { table: 'log_mark', rows }]);
  }

  /**
   * Tries what is stored: that every key unwraps, that every identity opens and stands in the index under its own number. The first
   * that does not, in a sentence that names no person, and how many participants there are. `progress` is told how many rows have
   * been tried.
   */
  examine(progress?: (done: number, of: number) => void): Promise<Examined> {
    return examine(
      {
        database: this.#database,
        keys: this.#keys,
        identitiesOf: (asked) => this.identitiesOf(asked),
      },
      progress,
    );
  }

  /** How its keys are wrapped by another master key, and its index made with another key. */
  get renewal(): Renewal {
    return renewalOf(this.#database.keys);
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** In any order; one that is not there is left out. */
  async #entriesOf(participantIds: readonly string[]): Promise<readonly ParticipantRow[]> {
    return (await this.#database.select(`${ENTRY} WHERE id = ANY($1)`, participantIds)).map(entryOf);
  }

  /** What anybody registered of these participants, in any order. */
  async #ownedBy(participantIds: readonly string[]): Promise<readonly OwnedParticulars[]> {
    const rows = await this.#database.select(
      'SELECT * FROM particulars WHERE participant = ANY($1)',
      participantIds,
    );
    return rows.map(particularsOf);
  }
}
