import type { DatabaseSync } from 'node:sqlite';
import { ViewFileUnusable } from './failure.js';
import { begin, dropOthers, KEPT, keptIn, tellVersionsOf010, VIEWS } from './kept.js';
import { LOOKS } from '../readings/table.js';
import type { View, ViewName } from './view.js';

/**
 * Raised whenever what all views stand on changes: the tables below, or the numbers of journeys, participants and codes. Older files
 * are built anew.
 */
const FORMAT = 16;
/** As 0.1.0 wrote it: without the versions of its views, which were the first. */
const WITHOUT_VERSIONS = 7;
/** As 0.1.0 and 0.2.0 wrote it: associations with one region, by its name, and without authorities. */
const WITHOUT_AUTHORITIES = 8;
/** Associations that had not been asked what their office may import. */
const WITHOUT_OFFICE_IMPORTS = 9;
/** Associations that had not been asked what consent closes, nor how a journey is counted when it is withdrawn. */
const WITHOUT_CONSENT = 10;
/** Protected persons could not be found by their records alone. */
const WITHOUT_PROTECTED = 11;
/** Nobody had been written down who read the access log. */
const WITHOUT_LOOKS = 12;
/** The case list alone knew which journeys are erased. */
const WITHOUT_ERASED = 13;
/** Nothing had been published, so that no clock was set by a publication. */
const WITHOUT_PUBLICATIONS = 14;
/** Associations were known by their moments, not by where in the log they were changed. */
const WITHOUT_POSITIONS = 15;

/** An association of any of these formats, as it is read today. */
const ASSOCIATION = `json_insert(iif(json_type(association, '$.authorities') IS NULL,
  json_set(association, '$.settings.members.region', json_array(json_extract(association, '$.settings.members.region')),
    '$.authorities', json('[]'), '$.units', json('[]')), association), '$.settings.officeImports', 'off', '$.settings.requireConsent', 'warn',
  '$.settings.afterWithdrawal', 'asBefore')`;
export const ASSOCIATIONS =
  'SELECT known_from, position, association FROM association ORDER BY known_from, position, id';
const FORMATS_READ: readonly number[] = [
  WITHOUT_VERSIONS,
  WITHOUT_AUTHORITIES,
  WITHOUT_OFFICE_IMPORTS,
  WITHOUT_CONSENT,
  WITHOUT_PROTECTED,
  WITHOUT_LOOKS,
  WITHOUT_ERASED,
  WITHOUT_PUBLICATIONS,
  WITHOUT_POSITIONS,
  FORMAT,
];
/** "Vyer" in ASCII: marks the file as ours to SQLite and to `file(1)`. */
const APPLICATION_ID = 0x56796572;

/** Journeys that are erased, by number. */
const ERASED = 'CREATE TABLE erased (journey INTEGER PRIMARY KEY) STRICT;';

/** Each association as every event that changed it left it. */
const ASSOCIATION_VERSIONS = `CREATE TABLE association (
  id TEXT NOT NULL, known_from INTEGER NOT NULL, position INTEGER NOT NULL, association TEXT NOT NULL,
  PRIMARY KEY (id, known_from, position)
) STRICT, WITHOUT ROWID;`;

/** What all views stand on: whom and what the log is about, by number, and how far it is taken in. */
const SCHEMA = `
  CREATE TABLE checkpoint (position TEXT NOT NULL, known_at INTEGER NOT NULL, head TEXT) STRICT;
  INSERT INTO checkpoint VALUES ('0', 0, NULL);
  CREATE TABLE code (
    list TEXT NOT NULL, ordinal INTEGER NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,
    PRIMARY KEY (list, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE participant (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, identified_from INTEGER, protected INTEGER NOT NULL) STRICT;
  CREATE TABLE journey (
    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, participant INTEGER NOT NULL, record TEXT NOT NULL,
    case_record TEXT NOT NULL, version INTEGER, known_from INTEGER
  ) STRICT;
  ${ERASED}
  CREATE TABLE merge (
    no INTEGER PRIMARY KEY, participant INTEGER NOT NULL, counts_as INTEGER NOT NULL,
    known_from INTEGER NOT NULL, known_to INTEGER
  ) STRICT;
  ${ASSOCIATION_VERSIONS}
  ${KEPT}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

const INDEXES = `
  CREATE INDEX IF NOT EXISTS merge_in_force ON merge (participant) WHERE known_to IS NULL;
  CREATE INDEX IF NOT EXISTS merge_in_force_into ON merge (counts_as) WHERE known_to IS NULL;
  CREATE INDEX IF NOT EXISTS journey_of_participant ON journey (participant);
  CREATE INDEX IF NOT EXISTS participant_protected ON participant (no) WHERE protected = 1;
`;

/** The records of all whose identity is protected: where one of a person's is, all are (docs/adr/0024). */
export const PROTECTED_RECORDS = `WITH RECURSIVE hidden (no) AS (
    SELECT no FROM participant WHERE protected = 1
    UNION SELECT m.counts_as FROM merge m JOIN hidden h ON m.participant = h.no WHERE m.known_to IS NULL
    UNION SELECT m.participant FROM merge m JOIN hidden h ON m.counts_as = h.no WHERE m.known_to IS NULL
  ) SELECT no FROM hidden`;

const columnsOf = (database: DatabaseSync, table: string): readonly unknown[] =>
  database
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);

/** Nothing was erased in what 0.2.0 wrote; later the case list knew of it. Throws `ViewFileUnusable` where that is not there. */
const addErased = (database: DatabaseSync, file: string, format: number): void => {
  database.exec(ERASED);
  if (columnsOf(database, 'unlisted').includes('erased'))
    database.exec('INSERT INTO erased SELECT journey FROM unlisted WHERE erased = 1');
  else if (format > WITHOUT_AUTHORITIES)
    throw new ViewFileUnusable(file, 'hör till en annan version av Samspår');
};

/** Where associations were changed is told by what is built of the statistics, which such a file lacks. */
const addPositions = (database: DatabaseSync): void => {
  if (columnsOf(database, 'association').includes('position')) return;
  database.exec(`ALTER TABLE association RENAME TO former; ${ASSOCIATION_VERSIONS}
    INSERT INTO association SELECT id, known_from, 0, ${ASSOCIATION} FROM former; DROP TABLE former;`);
};

/** Readings did not tell what a card was opened for, nor was it told who read them; there was nothing to tell. */
const addToReadings = (database: DatabaseSync): void => {
  const columns = columnsOf(database, 'reading');
  if (columns.length === 0) return;
  if (!columns.includes('openedFor')) database.exec('ALTER TABLE reading ADD COLUMN openedFor TEXT');
  database.exec(LOOKS);
};

export type Mode =
  /** Followed live: every batch is whole or not there at all, whatever happens to the process. */
  | 'live'
  /** Filled once and then put in place: nothing is kept of it if the process ends. */
  | 'bulk'
  | 'readOnly';

const pragma = (database: DatabaseSync, name: 'application_id' | 'user_version'): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);

export const transaction = (database: DatabaseSync, work: () => void): void => {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
};

/** What makes the indexes of some views, and of what they stand on. */
export const indexesOf = (views: readonly View[]): string =>
  INDEXES + views.map(({ indexes }) => indexes).join('');

/** Makes the tables of a new file, or makes an old one ready to be written, and answers which views it has whole. */
export const prepareFile = (
  database: DatabaseSync,
  file: string,
  mode: Mode,
  views: readonly View[],
): ReadonlySet<ViewName> => {
  const isWritten = mode !== 'readOnly';
  const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'];
  if (tables === 0 && isWritten)
    transaction(database, () => {
      database.exec(SCHEMA);
      begin(database, views);
      if (mode === 'live') database.exec(indexesOf(views));
    });
  const format = pragma(database, 'user_version');
  const isOfFirst = format === WITHOUT_VERSIONS;
  if (pragma(database, 'application_id') !== APPLICATION_ID || !FORMATS_READ.includes(format))
    throw new ViewFileUnusable(file, 'hör till en annan version av Samspår');
  if (!isWritten) return format === FORMAT ? keptIn(database) : new Set();
  if (format !== FORMAT)
    transaction(database, () => {
      if (isOfFirst) tellVersionsOf010(database);
      if (format <= WITHOUT_ERASED) addErased(database, file, format);
      addPositions(database);
      addToReadings(database);
      database.exec(`${INDEXES} PRAGMA user_version = ${FORMAT}`);
    });
  const kept = keptIn(database);
  if (kept.size < VIEWS.length && mode === 'live') transaction(database, () => dropOthers(database, kept));
  return kept;
};
