/** A table of things of one kind that are kept until a moment. */
const shelf = (table: string): string => `CREATE TABLE ${table} (
    id_hash TEXT PRIMARY KEY,
    data BLOB NOT NULL,
    kept_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;`;

/** Each step makes the format of its number out of the one before. */
export const STEPS = [
  `CREATE TABLE key_check (sealed BLOB NOT NULL) STRICT;
  CREATE TABLE association_key (
    association TEXT NOT NULL,
    purpose TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (association, purpose)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE participant (
    id TEXT PRIMARY KEY,
    association TEXT NOT NULL,
    wrapped_key BLOB NOT NULL,
    identity BLOB,
    identity_index BLOB,
    command_id TEXT NOT NULL,
    reserved_at INTEGER NOT NULL,
    confirmed INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX participant_by_identity ON participant (association, identity_index)
    WHERE identity_index IS NOT NULL;
  CREATE INDEX participant_unconfirmed ON participant (reserved_at) WHERE confirmed = 0;
  CREATE TABLE reservation (
    command_id TEXT PRIMARY KEY,
    participant TEXT NOT NULL,
    existing INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reservation_by_participant ON reservation (participant);`,
  `DROP INDEX participant_unconfirmed;
  CREATE INDEX participant_by_time ON participant (confirmed, reserved_at, id);
  CREATE TABLE session (
    id_hash TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    provider_session TEXT,
    data TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE staff (
    user_id TEXT PRIMARY KEY,
    external_hash TEXT NOT NULL UNIQUE,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE draft (
    id_hash TEXT PRIMARY KEY,
    data TEXT NOT NULL,
    saved_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE draft ADD COLUMN owner_hash TEXT NOT NULL DEFAULT '';
  CREATE INDEX draft_by_owner ON draft (owner_hash, saved_at);`,
  `CREATE TABLE particulars (
    participant TEXT NOT NULL,
    journey TEXT NOT NULL,
    scope TEXT NOT NULL,
    sealed BLOB NOT NULL,
    registered_at INTEGER NOT NULL,
    PRIMARY KEY (participant, journey)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE participant ADD COLUMN unparted INTEGER NOT NULL DEFAULT 0;
  UPDATE participant SET unparted = 1 WHERE identity IS NOT NULL;
  CREATE INDEX participant_unparted ON participant (id) WHERE unparted = 1;`,
  // Whoever was confirmed before the confirmations were numbered keeps the order of the clock.
  `ALTER TABLE participant ADD COLUMN confirmation INTEGER;
  UPDATE participant SET confirmation = numbered.number
    FROM (SELECT id, row_number() OVER (ORDER BY reserved_at, id) AS number FROM participant WHERE confirmed = 1) AS numbered
    WHERE numbered.id = participant.id;
  DROP INDEX participant_by_time;
  CREATE INDEX participant_by_confirmation ON participant (confirmation, id) WHERE confirmation IS NOT NULL;
  CREATE INDEX participant_unconfirmed ON participant (reserved_at) WHERE confirmed = 0;
  CREATE TABLE log_mark (first_event TEXT NOT NULL, shapes INTEGER NOT NULL) STRICT;`,
  // What lay among the sessions without being one had no subject, and was kept for two hours at most.
  `DELETE FROM session WHERE subject = '';
  ${['sign_in', 'answered_sign_in', 'sign_out_notice', 'file', 'job'].map(shelf).join('\n')}
  ALTER TABLE job ADD COLUMN is_to_stop INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE job ADD COLUMN turn TEXT;`,
  // A key that was destroyed leaves its row, so that none is made in its place.
  `CREATE TABLE journey_key (
    journey TEXT PRIMARY KEY,
    participant TEXT NOT NULL,
    wrapped BLOB
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX journey_key_by_participant ON journey_key (participant);`,
  // Changes of particulars are numbered; what is as it came has no number.
  `ALTER TABLE particulars ADD COLUMN change INTEGER;
  CREATE TABLE particulars_change (
    id TEXT PRIMARY KEY,
    participant TEXT NOT NULL,
    journey TEXT NOT NULL,
    scope TEXT NOT NULL,
    sealed BLOB NOT NULL,
    reserved_at INTEGER NOT NULL,
    number INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;`,
  // What the next master key has sealed, while the vault is put under it.
  `ALTER TABLE key_check ADD COLUMN next BLOB;`,
  shelf('evaluation_file'),
];
