import { setImmediate as nextTurn } from 'node:timers/promises';
import { Cube, type Definition, HELD_KINDS, type JourneyRow, ROW_COLUMNS } from '@samspar/statistics';
import type { Changes } from '../runner/changes.js';
import { CountedChanges } from './counted-changes.js';
import type { Row, ViewFile } from '../runner/view-file.js';

/** Rows read between two turns of the event loop. */
const PAGE_ROWS = 5_000;

const isJourneyRow = (row: Row): row is Row & JourneyRow =>
  ROW_COLUMNS.every((column) => typeof row[column] === 'number');

/** What numbers in a row point at: the rows of other tables, and open codes. */
const POINTERS = [
  'journey',
  'participant',
  'association',
  'intervention',
  'referringUnit',
  'district',
] as const satisfies readonly (keyof JourneyRow)[];

/** Reads a numbered table from its first row to its last, letting the event loop turn between pages. */
const eachRow = async (
  file: ViewFile,
  columns: string,
  table: string,
  key: string,
  take: (row: Row) => void,
): Promise<void> => {
  const sql = `SELECT ${key} AS page_key, ${columns} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${PAGE_ROWS}`;
  let after = -1;
  for (let full = true; full;) {
    let rows = 0;
    file.making(() => {
      for (const row of file.rows(sql, after)) {
        take(row);
        after = Number(row['page_key']);
        rows++;
      }
    });
    full = rows === PAGE_ROWS;
    await nextTurn();
  }
};

/** The statistics' columns in memory, kept in step with a view file. */
export class LiveCube {
  readonly cube: Cube;
  /** By number in the file: a merge's number in the cube. */
  readonly #merges = new Map<number, number>();

  constructor(definitions?: ReadonlyMap<number, Definition>) {
    this.cube = new Cube(definitions);
  }

  /** Takes in all that a file holds. Its dictionaries must have been filled before. Throws `ViewFileUnusable`. */
  async load(file: ViewFile): Promise<void> {
    const { cube } = this;
    const { association, intervention, referringUnit, district } = cube.dictionaries;
    const numbers: Readonly<Record<(typeof POINTERS)[number], number>> = {
      journey: file.next('journey'),
      participant: file.next('participant'),
      association: association.codes.length,
      intervention: intervention.codes.length,
      referringUnit: referringUnit.codes.length,
      district: district.codes.length,
    };
    await eachRow(
      file,
      `${ROW_COLUMNS.join(', ')}, known_from, known_to, told, told_on, closed_by`,
      'journey_version',
      'version',
      (row) => {
        if (!isJourneyRow(row))
          throw new TypeError(`Version ${String(row['page_key'])} is not made of numbers.`);
        if (POINTERS.some((column) => row[column] < 0 || row[column] >= numbers[column]))
          throw new RangeError(`Version ${String(row['page_key'])} points at what is not there.`);
        cube.addVersion(
          row,
          Number(row['known_from']),
          row['known_to'] === null ? undefined : Number(row['known_to']),
          { what: Number(row['told']), on: Number(row['told_on']) },
          Number(row['closed_by']),
        );
      },
    );
    await eachRow(
      file,
      'journey, revision, kind, day, detail, known_from, known_to',
      'contact',
      'no',
      (row) => {
        const kind = HELD_KINDS[Number(row['kind'])];
        if (kind === undefined)
          throw new RangeError(`There is no kind of contact number ${String(row['kind'])}.`);
        const contact = { journey: Number(row['journey']), revision: Number(row['revision']), kind };
        cube.addContact({
          ...contact,
          day: Number(row['day']),
          detail: Number(row['detail']),
          knownFrom: Number(row['known_from']),
        });
        if (row['known_to'] !== null) cube.closeContact({ ...contact, knownTo: Number(row['known_to']) });
      },
    );
    await eachRow(file, 'identified_from, protected', 'participant', 'no', (row) => {
      if (row['protected'] === 1) cube.protect(Number(row['page_key']), true);
      if (row['identified_from'] !== null)
        cube.identify(Number(row['page_key']), Number(row['identified_from']));
    });
    await eachRow(file, 'participant, counts_as, known_from, known_to', 'merge', 'no', (row) => {
      const merge = {
        participant: Number(row['participant']),
        into: Number(row['counts_as']),
        knownFrom: Number(row['known_from']),
        knownTo: row['known_to'] === null ? Infinity : Number(row['known_to']),
      };
      this.#merges.set(Number(row['page_key']), cube.addMerge(merge));
    });
    file.making(() => {
      for (const version of file.associations()) cube.addAssociation(version);
    });
  }

  /** Takes in what a batch changed, after it was written. */
  feed(changes: Changes): void {
    const { cube } = this;
    const { closedVersions, versions, contacts, closedContacts } = changes.counted ?? new CountedChanges();
    for (const { journey, knownTo, closedBy } of closedVersions)
      cube.closeVersion(journey, knownTo, closedBy);
    for (const { row, knownFrom, knownTo, replaces, told, closedBy } of versions.values()) {
      if (replaces) cube.closeVersion(row.journey, knownFrom);
      cube.addVersion(row, knownFrom, knownTo ?? undefined, told, closedBy);
    }
    for (const contact of contacts) cube.addContact(contact);
    for (const contact of closedContacts) cube.closeContact(contact);
    for (const { no, identifiedFrom } of changes.identified) cube.identify(no, identifiedFrom ?? Infinity);
    for (const { no, isProtected } of changes.protected) cube.protect(no, isProtected);
    for (const { no, ...merge } of changes.merges)
      this.#merges.set(no, cube.addMerge({ ...merge, knownTo: Infinity }));
    for (const { no, knownTo } of changes.closedMerges) cube.closeMerge(this.#merges.get(no) ?? -1, knownTo);
    for (const version of changes.associations) cube.addAssociation(version);
  }
}
