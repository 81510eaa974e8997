import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Entries, Entry, OwnedParticulars, Wanted } from './entry.js';
import { KeyedVault, type KeyPurpose, PAGE, type Parted } from './keyed-vault.js';
import { connectPostgres, type PostgresDatabase, type Tables } from '@samspar/vault-database';
import { entryOf, loadEntries, own } from './postgres-entries.js';
import { CONFIRMED_PAGE, type Leftover, type LogMark, type LostParticipant } from './vault.js';

export type PostgresVaultOptions = Readonly<{
  /** `postgres://user:password@host:port/database`; the password is never repeated. */
  url: string;
  /** 32 bytes; wraps every other key, and is never in the database. */
  masterKey: Buffer;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  /** How long the server may take to connect, to answer or to let this one write; milliseconds. */
  timeoutMs?: number;
}>;

const entries = (db: Kysely<Tables>) =>
  db.selectFrom('participant').select(['id', 'wrapped_key', 'identity', 'confirmed']);

const newestFirst = (db: Kysely<Tables>) =>
  db
    .selectFrom('participant')
    .select(['id', 'confirmation'])
    .where('confirmation', 'is not', null)
    .orderBy('confirmation', 'desc')
    .orderBy('id', 'desc');

const ofAll = (db: Kysely<Tables>, participantIds: readonly string[]) =>
  db.updateTable('participant').where((eb) => eb('id', '=', eb.fn.any(eb.val([...participantIds]))));

/**
 * The vault in a PostgreSQL database, for any number of servers. What meets or changes participants is done by one of them
 * at a time, under an advisory lock, so that they never deadlock and the same person is one participant; a unique index
 * holds that too.
 */
export class PostgresVault extends KeyedVault {
  readonly #database: PostgresDatabase;
  readonly #clock: () => number;

  private constructor(database: PostgresDatabase, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * Connects, and makes or upgrades the tables. Rejects with `VaultUnavailable` and a sentence where the server cannot be
   * reached, refuses the account or holds a vault of another master key.
   */
  static async connect({
    url,
    masterKey,
    clock = Date.now,
    timeoutMs,
  }: PostgresVaultOptions): Promise<PostgresVault> {
    const key = createSecretKey(masterKey);
    return new PostgresVault(await connectPostgres(url, key, timeoutMs), key, clock);
  }

  override async confirm(participantIds: readonly string[]): Promise<void> {
    await this.#database.write(async (db) => {
      const newest = await newestFirst(db).limit(1).executeTakeFirst();
      await ofAll(db, participantIds)
        .set((eb) => ({
          confirmed: true,
          confirmation: eb.fn.coalesce('confirmation', eb.val((newest?.confirmation ?? 0) + 1)),
          reserved_at: this.#clock(),
        }))
        .execute();
    });
  }

  override async unconfirm(participantIds: readonly string[]): Promise<void> {
    await this.#database.write((db) =>
      ofAll(db, participantIds)
        .set({ confirmed: false, confirmation: null, reserved_at: this.#clock() })
        .execute(),
    );
  }

  override async leftovers(): Promise<readonly Leftover[]> {
    const rows = await this.#database.run((db) =>
      db
        .selectFrom('participant')
        .select(['id', 'command_id', 'reserved_at'])
        .where('confirmed', '=', false)
        .orderBy('reserved_at')
        .orderBy('id')
        .execute(),
    );
    return rows.map((row) => ({
      participantId: row.id,
      commandId: row.command_id,
      reservedAt: row.reserved_at,
    }));
  }

  override async newest(): Promise<string | undefined> {
    const row = await this.#database.run((db) => newestFirst(db).limit(1).executeTakeFirst());
    return row?.id;
  }

  override async *confirmed(): AsyncIterable<readonly string[]> {
    let page = await this.#database.run((db) => newestFirst(db).limit(CONFIRMED_PAGE).execute());
    for (let last = page.at(-1); last; last = page.at(-1)) {
      yield page.map(({ id }) => id);
      const { id, confirmation } = last;
      page = await this.#database.run((db) =>
        newestFirst(db)
          .where((eb) => eb(eb.refTuple('confirmation', 'id'), '<', eb.tuple(confirmation, id)))
          .limit(CONFIRMED_PAGE)
          .execute(),
      );
    }
  }

  override async isNew(): Promise<boolean> {
    const row = await this.#database.run((db) =>
      db.selectFrom('reservation').select('command_id').limit(1).executeTakeFirst(),
    );
    return row === undefined;
  }

  override async strangers(participantIds: readonly string[]): Promise<readonly string[]> {
    const known = await this.#database.run((db) =>
      db
        .selectFrom('reservation')
        .select('participant')
        .where((eb) => eb('participant', '=', eb.fn.any(eb.val([...participantIds]))))
        .execute(),
    );
    const present = new Set(known.map(({ participant }) => participant));
    return participantIds.filter((id) => !present.has(id));
  }

  override async writeOff(lost: readonly LostParticipant[]): Promise<void> {
    const strangers = new Set(await this.strangers(lost.map(({ participantId }) => participantId)));
    const rows = lost
      .filter(({ participantId }) => strangers.has(participantId))
      .map(({ participantId, commandId }) => ({
        command_id: commandId,
        participant: participantId,
        existing: false,
      }));
    if (rows.length === 0) return;
    await this.#database.write((db) =>
      db
        .insertInto('reservation')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }

  override async release({ participantId, reservedAt }: Leftover): Promise<boolean> {
    return this.#database.write(async (db) => {
      const { numDeletedRows } = await db
        .deleteFrom('participant')
        .where('id', '=', participantId)
        .where('reserved_at', '=', reservedAt)
        .where('confirmed', '=', false)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      await db.deleteFrom('reservation').where('participant', '=', participantId).execute();
      await db.deleteFrom('particulars').where('participant', '=', participantId).execute();
      return true;
    });
  }

  /**
   * The rows are deleted, on disk before this resolves. Their bytes may remain in the tables' files until PostgreSQL uses the
   * space again, in the write-ahead log and on replicas until they have caught up and the log is recycled, and in backups
   * for as long as those are kept: there the key is still wrapped by the master key, which is never in the database.
   */
  override async shred(participantId: string): Promise<void> {
    await this.#database.write(async (db) => {
      await db.deleteFrom('participant').where('id', '=', participantId).execute();
      await db.deleteFrom('particulars').where('participant', '=', participantId).execute();
    });
  }

  override async logMark(): Promise<LogMark | undefined> {
    const mark = await this.#database.run((db) =>
      db.selectFrom('log_mark').select(['first_event', 'shapes']).executeTakeFirst(),
    );
    return mark && { firstEvent: mark.first_event, shapes: mark.shapes };
  }

  override async keepLogMark({ firstEvent, shapes }: LogMark): Promise<void> {
    await this.#database.write(async (db) => {
      await db.deleteFrom('log_mark').execute();
      await db.insertInto('log_mark').values({ first_event: firstEvent, shapes }).execute();
    });
  }

  override get database(): PostgresDatabase {
    return this.#database;
  }

  override async close(): Promise<void> {
    await this.#database.close();
  }

  protected override async entriesOf(participantIds: readonly string[]): Promise<readonly Entry[]> {
    const rows = await this.#database.run((db) =>
      entries(db)
        .where((eb) => eb('id', '=', eb.fn.any(eb.val([...participantIds]))))
        .execute(),
    );
    return rows.map(entryOf);
  }

  protected override async ownedBy(participantIds: readonly string[]): Promise<readonly OwnedParticulars[]> {
    const rows = await this.#database.run((db) =>
      db
        .selectFrom('particulars')
        .selectAll()
        .where((eb) => eb('participant', '=', eb.fn.any(eb.val([...participantIds]))))
        .execute(),
    );
    return rows.map(({ participant, journey, scope, sealed, registered_at: registeredAt }) => ({
      participantId: participant,
      journey,
      scope,
      sealed,
      registeredAt,
    }));
  }

  protected override async unpartedAfter(id: string): Promise<readonly Entry[]> {
    const rows = await this.#database.run((db) =>
      entries(db).where('unparted', '=', true).where('id', '>', id).orderBy('id').limit(PAGE).execute(),
    );
    return rows.map(entryOf);
  }

  protected override async leaveWhole(participantIds: readonly string[]): Promise<void> {
    await this.#database.write((db) =>
      db
        .updateTable('participant')
        .set({ unparted: false })
        .where((eb) => eb('id', '=', eb.fn.any(eb.val([...participantIds]))))
        .execute(),
    );
  }

  protected override async part(parted: readonly Parted[]): Promise<void> {
    await this.#database.write(async (db) => {
      for (const { id, identity } of parted)
        await db.updateTable('participant').set({ identity, unparted: false }).where('id', '=', id).execute();
      await own(
        db,
        parted.map(({ particulars }) => particulars),
      );
    });
  }

  protected override async ofIdentity(association: string, index: Buffer): Promise<Entry | undefined> {
    const row = await this.#database.run((db) =>
      entries(db)
        .where('identity_index', '=', index)
        .where('association', '=', association)
        .executeTakeFirst(),
    );
    return row && entryOf(row);
  }

  protected override async wrappedKey(
    association: string,
    purpose: KeyPurpose,
  ): Promise<Uint8Array | undefined> {
    const row = await this.#database.run((db) =>
      db
        .selectFrom('association_key')
        .select('wrapped')
        .where('association', '=', association)
        .where('purpose', '=', purpose)
        .executeTakeFirst(),
    );
    return row?.wrapped;
  }

  protected override async keepKey(
    association: string,
    purpose: KeyPurpose,
    wrapped: Buffer,
  ): Promise<Uint8Array> {
    const { wrapped: standing } = await this.#database.run((db) =>
      db
        .insertInto('association_key')
        .values({ association, purpose, wrapped })
        .onConflict((conflict) =>
          conflict.columns(['association', 'purpose']).doUpdateSet((eb) => ({
            wrapped: eb.ref('association_key.wrapped'),
          })),
        )
        .returning('wrapped')
        .executeTakeFirstOrThrow(),
    );
    return standing;
  }

  protected override async reserving<Result>(
    wanted: readonly Wanted[],
    work: (entries: Entries) => Result,
  ): Promise<Result> {
    return this.#database.write(async (db) => {
      const loaded = await loadEntries(db, wanted);
      const result = work(loaded);
      await loaded.flush(db);
      return result;
    });
  }
}
