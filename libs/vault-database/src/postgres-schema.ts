import type { PoolClient } from 'pg';
import { VaultUnavailable } from './failures.js';

/** A table of things of one kind that are kept until a moment. */
const shelf = (table: string): string => `CREATE TABLE ${table} (
    id_hash text PRIMARY KEY,
    data bytea NOT NULL,
    kept_at bigint NOT NULL,
    expires_at bigint NOT NULL
  );`;

/** In their order; one that has run anywhere is never changed. A bigint is a number here: milliseconds since the epoch, or a count. */
const STEPS: Readonly<Record<string, string>> = {
  '0001-vault': `CREATE TABLE key_check (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    sealed bytea NOT NULL
  );
  CREATE TABLE association_key (
    association text,
    purpose text,
    wrapped bytea NOT NULL,
    PRIMARY KEY (association, purpose)
  );
  CREATE TABLE participant (
    id text PRIMARY KEY,
    association text NOT NULL,
    wrapped_key bytea NOT NULL,
    identity bytea,
    identity_index bytea,
    command_id text NOT NULL,
    reserved_at bigint NOT NULL,
    confirmed boolean NOT NULL DEFAULT false
  );
  CREATE UNIQUE INDEX participant_by_identity ON participant (identity_index, association);
  CREATE INDEX participant_by_time ON participant (confirmed, reserved_at, id);
  CREATE TABLE reservation (
    command_id text PRIMARY KEY,
    participant text NOT NULL,
    existing boolean NOT NULL
  );
  CREATE INDEX reservation_by_participant ON reservation (participant);`,
  '0002-sessions': `CREATE TABLE session (
    id_hash text PRIMARY KEY,
    subject text NOT NULL,
    provider_session text,
    data text NOT NULL,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    expires_at bigint NOT NULL
  );`,
  '0003-staff': `CREATE TABLE staff (
    user_id text PRIMARY KEY,
    external_hash text NOT NULL UNIQUE,
    data text NOT NULL
  );`,
  '0004-drafts': `CREATE TABLE draft (
    id_hash text PRIMARY KEY,
    data text NOT NULL,
    saved_at bigint NOT NULL
  );`,
  // Drafts of earlier versions do not say whose they are.
  '0005-drafts-of-owners': `ALTER TABLE draft ADD COLUMN owner_hash text NOT NULL DEFAULT '';
  CREATE INDEX draft_by_owner ON draft (owner_hash, saved_at);`,
  '0006-particulars': `CREATE TABLE particulars (
    participant text,
    journey text,
    scope text NOT NULL,
    sealed bytea NOT NULL,
    registered_at bigint NOT NULL,
    PRIMARY KEY (participant, journey)
  );
  ALTER TABLE participant ADD COLUMN unparted boolean NOT NULL DEFAULT false;
  UPDATE participant SET unparted = true WHERE identity IS NOT NULL;
  CREATE INDEX participant_unparted ON participant (id) WHERE unparted;`,
  // Whoever was confirmed before the confirmations were numbered keeps the order of the clock.
  '0007-confirmations': `ALTER TABLE participant ADD COLUMN confirmation bigint;
  UPDATE participant SET confirmation = numbered.number
    FROM (SELECT id, row_number() OVER (ORDER BY reserved_at, id) AS number FROM participant WHERE confirmed) AS numbered
    WHERE numbered.id = participant.id;
  CREATE INDEX participant_by_confirmation ON participant (confirmation, id);
  CREATE TABLE log_mark (first_event text NOT NULL, shapes integer NOT NULL);`,
  // What lay among the sessions without being one had no subject, and was kept for two hours at most.
  '0008-kinds-apart': `DELETE FROM session WHERE subject = '';
  ${['sign_in', 'answered_sign_in', 'sign_out_notice', 'file', 'job'].map(shelf).join('\n')}
  ALTER TABLE job ADD COLUMN is_to_stop integer NOT NULL DEFAULT 0, ADD COLUMN turn text;`,
  // A key that was destroyed leaves its row, so that none is made in its place.
  '0009-journey-keys': `CREATE TABLE journey_key (
    journey text PRIMARY KEY,
    participant text NOT NULL,
    wrapped bytea
  );
  CREATE INDEX journey_key_by_participant ON journey_key (participant);`,
  // Changes of particulars are numbered; what is as it came has no number.
  '0010-changed-particulars': `ALTER TABLE particulars ADD COLUMN change bigint;
  CREATE TABLE particulars_change (
    id text PRIMARY KEY,
    participant text NOT NULL,
    journey text NOT NULL,
    scope text NOT NULL,
    sealed bytea NOT NULL,
    reserved_at bigint NOT NULL,
    number bigint NOT NULL
  );`,
  // What the next master key has sealed, while the vault is put under it.
  '0011-next-key': 'ALTER TABLE key_check ADD COLUMN next bytea;',
  '0012-evaluation-files': shelf('evaluation_file'),
};

/** Within the caller's transaction. An account that may make no tables will do where there is nothing to do. */
export const bringUpToDate = async (client: PoolClient, server: string): Promise<void> => {
  const { rows: tables } = await client.query(`SELECT 1 WHERE to_regclass('vault_migration') IS NOT NULL`);
  if (tables.length === 0)
    await client.query(
      'CREATE TABLE vault_migration (name varchar(255) PRIMARY KEY, timestamp varchar(255) NOT NULL)',
    );
  const { rows } = await client.query<{ name: string }>('SELECT name FROM vault_migration');
  const done = new Set(rows.map(({ name }) => name));
  if (Array.from(done).some((name) => !(name in STEPS)))
    throw new VaultUnavailable(
      `Valvet på ${server} har ett format från en nyare version än den här: uppgradera Samspår. Inget har ändrats.`,
    );
  for (const [name, step] of Object.entries(STEPS)) {
    if (done.has(name)) continue;
    await client.query(step);
    await client.query('INSERT INTO vault_migration VALUES ($1, $2)', [name, new Date().toISOString()]);
  }
};
