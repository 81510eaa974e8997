import type { DatabaseSync } from 'node:sqlite';
import { CASELOAD } from '../caseload/table.js';
import { AUDIT_CHECKS } from '../checks/table.js';
import { PUBLICATIONS } from '../publications/table.js';
import { READINGS } from '../readings/table.js';
import { REGISTRATIONS } from '../registrations/table.js';
import { STATISTICS } from '../statistics/table.js';
import { ViewFileUnusable } from './failure.js';
import type { View, ViewName } from './view.js';

export const VIEWS: readonly View[] = [
  STATISTICS,
  CASELOAD,
  READINGS,
  REGISTRATIONS,
  PUBLICATIONS,
  AUDIT_CHECKS,
];

export const viewsNamed = (names: ReadonlySet<ViewName>): readonly View[] =>
  VIEWS.filter(({ name }) => names.has(name));

/** The views that there were in files of 0.1.0. */
const OF_0_1_0: readonly View[] = [STATISTICS, CASELOAD, READINGS];
/** The version that each of them had, which those files do not tell. */
const VERSION_OF_0_1_0 = 1;

/** The views that a file has whole, as of its checkpoint, and the tables of each. One that is not named is to be built. */
export const KEPT = `
  CREATE TABLE view (name TEXT PRIMARY KEY, version INTEGER NOT NULL, tables TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Lets a file of 0.1.0 tell the versions of its views, within a transaction. */
export const tellVersionsOf010 = (database: DatabaseSync): void => {
  database.exec(KEPT);
  for (const { name, tables } of OF_0_1_0) keep(database, name, VERSION_OF_0_1_0, tables);
};

const keep = (database: DatabaseSync, name: string, version: number, tables: View['tables']): void => {
  database
    .prepare('INSERT OR REPLACE INTO view VALUES (?, ?, ?)')
    .run(name, version, Object.keys(tables).join(' '));
};

/** Makes the tables of views that are kept from the first event, within a transaction. */
export const begin = (database: DatabaseSync, views: readonly View[]): void => {
  for (const { name, version, tables, schema } of views) {
    database.exec(schema);
    keep(database, name, version, tables);
  }
};

/** The views that the file has whole and of the version that is read and written here. */
export const keptIn = (database: DatabaseSync): ReadonlySet<ViewName> => {
  const versions = new Map(
    database
      .prepare('SELECT name, version FROM view')
      .all()
      .map(({ name, version }) => [name, version]),
  );
  return new Set(VIEWS.filter(({ name, version }) => versions.get(name) === version).map(({ name }) => name));
};

/**
 * Drops what the file has of views that are not kept, within a transaction: nobody can read it, and nobody shall take it for whole when
 * the log has gone on.
 */
export const dropOthers = (database: DatabaseSync, kept: ReadonlySet<ViewName>): void => {
  const names: ReadonlySet<unknown> = kept;
  for (const { name, tables } of database.prepare('SELECT name, tables FROM view').all()) {
    if (names.has(name)) continue;
    for (const table of String(tables).split(' ')) database.exec(`DROP TABLE IF EXISTS "${table}"`);
    database.prepare('DELETE FROM view WHERE name = ?').run(name ?? null);
  }
};

/**
 * Puts views in place that were built in a file attached as `built`, up to the same event, within a transaction. Throws where the two
 * files number journeys in different ways.
 */
export const putInPlace = (database: DatabaseSync, views: readonly View[]): void => {
  const stranger = database
    .prepare(
      `SELECT 1 FROM built.journey b LEFT JOIN main.journey j USING (no) WHERE j.id IS NOT b.id
        UNION ALL SELECT 1 FROM built.checkpoint b JOIN main.checkpoint c WHERE b.position <> c.position`,
    )
    .get();
  if (stranger) throw new Error('The views were not built of the same events.');
  database.exec(
    `INSERT OR IGNORE INTO main.code SELECT * FROM built.code;
      DELETE FROM main.association; INSERT INTO main.association SELECT * FROM built.association;`,
  );
  begin(database, views);
  for (const { tables, indexes, ofJourney } of views) {
    for (const table of Object.keys(tables))
      database.exec(`INSERT INTO main.${table} SELECT * FROM built.${table}`);
    database.exec(indexes);
    if (ofJourney.length > 0)
      database.exec(`UPDATE main.journey SET (${ofJourney.join(', ')}) =
        (SELECT ${ofJourney.join(', ')} FROM built.journey b WHERE b.no = journey.no)`);
  }
};

/** The views that a file lacks, or has of another version. */
export const missingViews = (kept: ReadonlySet<ViewName>): ReadonlySet<ViewName> =>
  new Set(VIEWS.map(({ name }) => name).filter((name) => !kept.has(name)));

/** Throws `ViewFileUnusable` where the file lacks a view, or has it of another version. */
export const mustKeepAll = (file: string, kept: ReadonlySet<ViewName>): void => {
  if (missingViews(kept).size > 0)
    throw new ViewFileUnusable(file, 'har inte alla vyer som den här versionen av Samspår läser');
};
