import { CONTACT_KINDS, ROW_COLUMNS } from '@samspar/statistics';
import { CASELOAD_STATEMENTS, caseloadRows } from './caseload-table.js';
import type { Changes, Head, JourneyEntry } from './changes.js';
import type { WrittenRow } from './row-writing.js';

/** How far a view file has come; `knownAt` in milliseconds since the epoch. */
export type Checkpoint = Readonly<{ position: bigint; knownAt: number; head: Head | null }>;

const parameters = (count: number): string => Array(count).fill('?').join(', ');

/** What is written into a view file. */
export const STATEMENTS = {
  checkpoint: 'UPDATE checkpoint SET position = ?, known_at = ?, head = ?',
  position: 'UPDATE checkpoint SET position = ?',
  code: 'INSERT INTO code VALUES (?, ?, ?, ?)',
  newParticipant: 'INSERT INTO participant VALUES (?, ?, ?, 0)',
  protection: 'UPDATE participant SET protected = ? WHERE no = ?',
  identified: 'UPDATE participant SET identified_from = ? WHERE no = ?',
  journey: `INSERT INTO journey VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (no) DO UPDATE SET record = excluded.record,
    case_record = excluded.case_record, version = excluded.version, known_from = excluded.known_from`,
  version: `INSERT OR REPLACE INTO journey_version VALUES (${parameters(ROW_COLUMNS.length + 3)})`,
  closedVersion: 'UPDATE journey_version SET known_to = ? WHERE version = ?',
  contact: 'INSERT INTO contact VALUES (NULL, ?, ?, ?, ?)',
  merge: 'INSERT INTO merge VALUES (?, ?, ?, ?, NULL)',
  closedMerge: 'UPDATE merge SET known_to = ? WHERE no = ?',
  association: 'INSERT OR REPLACE INTO association VALUES (?, ?, ?)',
  ...CASELOAD_STATEMENTS,
} as const;

/** A row of a view file. */
export type ViewRow = readonly [keyof typeof STATEMENTS, WrittenRow[1]];

/** A journey and its line in the case list; `indexed` where the file has its indexes already. */
export const journeyRows = (entry: JourneyEntry, indexed: boolean): ViewRow[] => {
  const { id, no, participant, record, caseRecord, version, knownFrom } = entry;
  return [
    ['journey', [no, id, participant, record, caseRecord, version, knownFrom]],
    ...caseloadRows(entry, indexed),
  ];
};

/** All that a batch changes but the journeys. */
export const changedRows = (changes: Changes): ViewRow[] => {
  const rows: ViewRow[] = [];
  for (const { list, ordinal, code, label } of changes.codes)
    rows.push(['code', [list, ordinal, code, label]]);
  for (const [id, { no, identifiedFrom }] of changes.newParticipants)
    rows.push(['newParticipant', [no, id, identifiedFrom]]);
  for (const { no, identifiedFrom } of changes.identified) rows.push(['identified', [identifiedFrom, no]]);
  for (const { no, isProtected } of changes.protected) rows.push(['protection', [isProtected ? 1 : 0, no]]);
  for (const { version, knownTo } of changes.closedVersions) rows.push(['closedVersion', [knownTo, version]]);
  for (const { version, row, knownFrom, knownTo } of changes.versions.values())
    rows.push(['version', [version, ...ROW_COLUMNS.map((column) => row[column]), knownFrom, knownTo]]);
  for (const { journey, kind, day, knownFrom } of changes.contacts)
    rows.push(['contact', [journey, CONTACT_KINDS.indexOf(kind), day, knownFrom]]);
  for (const { no, participant, into, knownFrom } of changes.merges)
    rows.push(['merge', [no, participant, into, knownFrom]]);
  for (const { no, knownTo } of changes.closedMerges) rows.push(['closedMerge', [knownTo, no]]);
  for (const { association, knownFrom } of changes.associations)
    rows.push(['association', [association.id, knownFrom, association]]);
  return rows;
};

export const checkpointRow = ({ position, knownAt, head }: Checkpoint): ViewRow => [
  'checkpoint',
  [String(position), knownAt, head],
];
