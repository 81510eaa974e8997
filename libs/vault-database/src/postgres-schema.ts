import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const vault = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('key_check')
    .addColumn('only_row', 'boolean', (column) =>
      column
        .primaryKey()
        .defaultTo(true)
        .check(sql`only_row`),
    )
    .addColumn('sealed', 'bytea', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('association_key')
    .addColumn('association', 'text')
    .addColumn('purpose', 'text')
    .addColumn('wrapped', 'bytea', (column) => column.notNull())
    .addPrimaryKeyConstraint('association_key_pkey', ['association', 'purpose'])
    .execute();
  await db.schema
    .createTable('participant')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('association', 'text', (column) => column.notNull())
    .addColumn('wrapped_key', 'bytea', (column) => column.notNull())
    .addColumn('identity', 'bytea')
    .addColumn('identity_index', 'bytea')
    .addColumn('command_id', 'text', (column) => column.notNull())
    .addColumn('reserved_at', 'bigint', (column) => column.notNull())
    .addColumn('confirmed', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
  await db.schema
    .createIndex('participant_by_identity')
    .unique()
    .on('participant')
    .columns(['identity_index', 'association'])
    .execute();
  await db.schema
    .createIndex('participant_by_time')
    .on('participant')
    .columns(['confirmed', 'reserved_at', 'id'])
    .execute();
  await db.schema
    .createTable('reservation')
    .addColumn('command_id', 'text', (column) => column.primaryKey())
    .addColumn('participant', 'text', (column) => column.notNull())
    .addColumn('existing', 'boolean', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('reservation_by_participant').on('reservation').column('participant').execute();
};

const sessions = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('session')
    .addColumn('id_hash', 'text', (column) => column.primaryKey())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('provider_session', 'text')
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
};

const staff = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('staff')
    .addColumn('user_id', 'text', (column) => column.primaryKey())
    .addColumn('external_hash', 'text', (column) => column.notNull().unique())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute();
};

const drafts = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('draft')
    .addColumn('id_hash', 'text', (column) => column.primaryKey())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .execute();
};

/** Drafts of earlier versions do not say whose they are. */
const draftsOfOwners = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .alterTable('draft')
    .addColumn('owner_hash', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema.createIndex('draft_by_owner').on('draft').columns(['owner_hash', 'saved_at']).execute();
};

const particulars = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('particulars')
    .addColumn('participant', 'text')
    .addColumn('journey', 'text')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('sealed', 'bytea', (column) => column.notNull())
    .addColumn('registered_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('particulars_pkey', ['participant', 'journey'])
    .execute();
  await db.schema
    .alterTable('participant')
    .addColumn('unparted', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
  await sql`UPDATE participant SET unparted = true WHERE identity IS NOT NULL`.execute(db);
  await sql`CREATE INDEX participant_unparted ON participant (id) WHERE unparted`.execute(db);
};

const confirmations = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('participant').addColumn('confirmation', 'bigint').execute();
  // Whoever was confirmed before the confirmations were numbered keeps the order of the clock.
  await sql`
    UPDATE participant SET confirmation = numbered.number
    FROM (SELECT id, row_number() OVER (ORDER BY reserved_at, id) AS number FROM participant WHERE confirmed) AS numbered
    WHERE numbered.id = participant.id`.execute(db);
  await db.schema
    .createIndex('participant_by_confirmation')
    .on('participant')
    .columns(['confirmation', 'id'])
    .execute();
  await db.schema
    .createTable('log_mark')
    .addColumn('first_event', 'text', (column) => column.notNull())
    .addColumn('shapes', 'integer', (column) => column.notNull())
    .execute();
};

const kindsApart = async (db: Kysely<unknown>): Promise<void> => {
  // What lay among the sessions without being one had no subject, and was kept for two hours at most.
  await sql`DELETE FROM session WHERE subject = ''`.execute(db);
  for (const table of ['sign_in', 'answered_sign_in', 'sign_out_notice', 'file', 'job'])
    await db.schema
      .createTable(table)
      .addColumn('id_hash', 'text', (column) => column.primaryKey())
      .addColumn('data', 'bytea', (column) => column.notNull())
      .addColumn('kept_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
  await db.schema
    .alterTable('job')
    .addColumn('is_to_stop', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('turn', 'text')
    .execute();
};

/** In the order of their names; one that has run anywhere is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-vault': { up: vault },
  '0002-sessions': { up: sessions },
  '0003-staff': { up: staff },
  '0004-drafts': { up: drafts },
  '0005-drafts-of-owners': { up: draftsOfOwners },
  '0006-particulars': { up: particulars },
  '0007-confirmations': { up: confirmations },
  '0008-kinds-apart': { up: kindsApart },
};
