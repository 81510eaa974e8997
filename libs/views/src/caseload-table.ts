import { CASE_COLUMNS, caseRow, waitingRows } from '@samspar/projections';
import type { JourneyEntry } from './changes.js';
import type { WrittenRow } from './row-writing.js';

/** The case list, and of each journey in it what it waits for; whoever chooses among the latter reads no other table. */
export const CASELOAD_TABLES = `
  CREATE TABLE caseload (
    journey INTEGER PRIMARY KEY, participant INTEGER NOT NULL, place INTEGER NOT NULL, status INTEGER NOT NULL,
    caseworker TEXT, number TEXT, referredBy TEXT, referringParty INTEGER NOT NULL, referringUnit TEXT,
    anonymous INTEGER NOT NULL, referredOn INTEGER NOT NULL, waitingOn INTEGER, acceptedOn INTEGER,
    answeredOn INTEGER, startedOn INTEGER, exitedOn INTEGER, lastEventOn INTEGER NOT NULL, revision INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE waiting (
    journey INTEGER NOT NULL, waitsFor INTEGER NOT NULL, place INTEGER NOT NULL, caseworker TEXT,
    shownFrom INTEGER NOT NULL, due INTEGER NOT NULL, monthsAfterExit INTEGER, PRIMARY KEY (journey, waitsFor)
  ) STRICT, WITHOUT ROWID;
`;

/** One for each way of asking; made last where a file is filled at once. */
export const CASELOAD_INDEXES = `
  CREATE INDEX waiting_in_place ON waiting (place, waitsFor, due, journey, shownFrom, caseworker, monthsAfterExit);
  CREATE INDEX waiting_of_caseworker ON waiting (caseworker, due) WHERE caseworker IS NOT NULL;
  CREATE INDEX caseload_in_place ON caseload (place, status, lastEventOn, caseworker);
  CREATE INDEX caseload_of_caseworker ON caseload (caseworker, place, status, lastEventOn) WHERE caseworker IS NOT NULL;
  CREATE INDEX caseload_by_number ON caseload (number) WHERE number IS NOT NULL;
  CREATE INDEX caseload_by_participant ON caseload (participant);
  CREATE INDEX caseload_of_sender ON caseload (referredBy, answeredOn) WHERE referredBy IS NOT NULL;
  CREATE INDEX caseload_of_unit ON caseload (referringUnit, referringParty, answeredOn) WHERE referringUnit IS NOT NULL;
  CREATE INDEX merge_in_force ON merge (participant) WHERE known_to IS NULL;
`;

type Column = (typeof CASE_COLUMNS)[number];

/** What an ordinary event changes of a journey in the list. */
const OFTEN = [
  'status',
  'waitingOn',
  'acceptedOn',
  'answeredOn',
  'startedOn',
  'exitedOn',
  'lastEventOn',
  'revision',
] as const satisfies readonly Column[];
const SELDOM = CASE_COLUMNS.filter((column) => column !== 'journey' && !OFTEN.some((one) => one === column));

/** Columns as one value; of the row that was to be inserted, where a name stands before them. */
const together = (columns: readonly string[], of = ''): string =>
  `(${columns.map((column) => of + column).join(', ')})`;
const holes = (columns: readonly string[]): string => columns.map(() => '?').join(', ');

/** What is written into the case list. */
export const CASELOAD_STATEMENTS = {
  listed: `INSERT OR REPLACE INTO caseload VALUES (${holes(CASE_COLUMNS)})`,
  // In two, so that no index is written of what stays as it is.
  renewed: `UPDATE caseload SET ${together(OFTEN)} = (${holes(OFTEN)}) WHERE journey = ?`,
  listedAnew: `INSERT INTO caseload VALUES (${holes(CASE_COLUMNS)}) ON CONFLICT (journey)
    DO UPDATE SET ${together(SELDOM)} = ${together(SELDOM, 'excluded.')}
    WHERE ${together(SELDOM)} IS NOT ${together(SELDOM, 'excluded.')}`,
  unlisted: 'DELETE FROM caseload WHERE journey = ?',
  waits: 'INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?, ?)',
  waitsNoMore: 'DELETE FROM waiting WHERE journey = ?',
} as const;

type CaseloadStatement = keyof typeof CASELOAD_STATEMENTS;
type CaseloadRow = readonly [CaseloadStatement, WrittenRow[1]];

/** A journey as it is now listed, and what it waits for; `indexed` where the file has its indexes already. */
export const caseloadRows = (
  { no, row, caseRecord }: JourneyEntry,
  indexed: boolean,
): readonly CaseloadRow[] => {
  const listed = row && caseRow(caseRecord, row);
  if (!listed)
    return [
      ['waitsNoMore', [no]],
      ['unlisted', [no]],
    ];
  const all = CASE_COLUMNS.map((column) => listed[column]);
  return [
    ['waitsNoMore', [no]],
    ...(indexed
      ? ([
          ['renewed', [...OFTEN.map((column) => listed[column]), no]],
          ['listedAnew', all],
        ] as const)
      : ([['listed', all]] as const)),
    ...waitingRows(caseRecord).map(({ waitsFor, shownFrom, due, monthsAfterExit }): CaseloadRow => [
      'waits',
      [no, waitsFor, listed.place, listed.caseworker, shownFrom, due, monthsAfterExit],
    ]),
  ];
};
