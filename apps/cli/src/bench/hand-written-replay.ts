import { DatabaseSync } from 'node:sqlite';
import { dayNumber } from '@samspar/kernel';
import type { HandWrittenLog } from './hand-written-log.js';

type Row = {
  position: number;
  stream: string;
  type: string;
  occurred_on: string;
  recorded_at: number;
  data: string;
};
type Values = (string | number | null)[];
type State = Readonly<{ no: number; version: number; values: Values }>;
type Data = {
  association: string;
  intervention: string;
  participantId: string;
  referringParty: string;
  referringUnit: string;
  profile: {
    sex: string;
    ageAtStart?: number;
    education?: string;
    timeWithoutWork?: { months: number };
    livelihood?: { source: string }[];
    district?: string;
  };
  reasons: string[];
};

const COLUMNS = [
  'association',
  'intervention',
  'participant',
  'party',
  'unit',
  'sex',
  'age',
  'education',
  'without_work',
  'livelihood',
  'district',
  'referred_on',
  'accepted_on',
  'started_on',
  'exited_on',
  'exit_reason',
] as const;
const at = (column: (typeof COLUMNS)[number]): number => COLUMNS.indexOf(column);
const BATCH = 10_000;

/** The profile of a referral or a start, into the columns it has. */
const setProfile = (values: Values, { profile }: Data): void => {
  values[at('sex')] = profile.sex;
  values[at('age')] = profile.ageAtStart ?? null;
  values[at('education')] = profile.education ?? null;
  values[at('without_work')] = profile.timeWithoutWork?.months ?? null;
  values[at('livelihood')] = profile.livelihood?.map(({ source }) => source).join() ?? null;
  values[at('district')] = profile.district ?? null;
};

/** Takes an event into the values of a journey; false where it changes none of them. */
const change = (
  values: Values,
  { type, occurred_on }: Row,
  data: Data,
  numberOf: (participant: string) => number,
): boolean => {
  const day = dayNumber(occurred_on);
  switch (type) {
    case 'ParticipantReferred':
      values[at('association')] = data.association;
      values[at('intervention')] = data.intervention;
      values[at('participant')] = numberOf(data.participantId);
      values[at('party')] = data.referringParty;
      values[at('unit')] = data.referringUnit;
      values[at('referred_on')] = day;
      setProfile(values, data);
      return true;
    case 'ReferralAccepted':
      values[at('accepted_on')] = day;
      return true;
    case 'JourneyStarted':
      values[at('started_on')] = day;
      setProfile(values, data);
      return true;
    case 'ExitedToWorkOrStudies':
      values[at('exited_on')] = day;
      values[at('exit_reason')] = data.reasons.join();
      return true;
    default:
      return false;
  }
};

/**
 * Replays a log into SQL as one would by hand for just this: the present state of each journey in a Map, prepared
 * statements, a transaction for every ten thousand events. It makes what the views are made of: versions with known-from
 * and known-to, a row per meeting, numbered journeys and participants, and the state and position to go on from.
 */
export const replayByHand = (log: HandWrittenLog, file: string): void => {
  const views = new DatabaseSync(file);
  views.exec(`PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
    CREATE TABLE checkpoint (position INTEGER);
    INSERT INTO checkpoint VALUES (0);
    CREATE TABLE participant (no INTEGER PRIMARY KEY, id TEXT UNIQUE);
    CREATE TABLE journey (no INTEGER PRIMARY KEY, id TEXT UNIQUE, state TEXT, version INTEGER);
    CREATE TABLE version (version INTEGER PRIMARY KEY, journey INTEGER, known_from INTEGER, known_to INTEGER, ${COLUMNS.join()});
    CREATE TABLE contact (journey INTEGER, day INTEGER, known_from INTEGER);`);
  const open = views.prepare(
    `INSERT INTO version (journey, known_from, ${COLUMNS.join()}) VALUES (?, ?, ${COLUMNS.map(() => '?').join()})`,
  );
  const close = views.prepare('UPDATE version SET known_to = ? WHERE version = ?');
  const meet = views.prepare('INSERT INTO contact VALUES (?, ?, ?)');
  const begin = views.prepare('INSERT INTO journey (id) VALUES (?)');
  const keep = views.prepare('UPDATE journey SET state = ?, version = ? WHERE no = ?');
  const know = views.prepare('INSERT INTO participant (id) VALUES (?)');
  const reach = views.prepare('UPDATE checkpoint SET position = ?');
  const journeys = new Map<string, State>();
  const participants = new Map<string, number>();
  const numberOf = (participant: string): number => {
    const no = participants.get(participant) ?? Number(know.run(participant).lastInsertRowid);
    participants.set(participant, no);
    return no;
  };
  let inBatch = 0;
  views.exec('BEGIN');
  for (const each of log.database
    .prepare('SELECT position, stream, type, occurred_on, recorded_at, data FROM event ORDER BY position')
    .iterate()) {
    const row = each as Row;
    const data = JSON.parse(row.data) as Data;
    const before = journeys.get(row.stream);
    const no = before?.no ?? Number(begin.run(row.stream).lastInsertRowid);
    if (row.type === 'TeamMeetingHeld') meet.run(no, dayNumber(row.occurred_on), row.recorded_at);
    const values = before ? [...before.values] : COLUMNS.map(() => null);
    if (change(values, row, data, numberOf)) {
      if (before) close.run(row.recorded_at, before.version);
      const version = Number(open.run(no, row.recorded_at, ...values).lastInsertRowid);
      keep.run(JSON.stringify(values), version, no);
      journeys.set(row.stream, { no, version, values });
    }
    inBatch += 1;
    if (inBatch === BATCH) {
      reach.run(row.position);
      views.exec('COMMIT; BEGIN');
      inBatch = 0;
    }
  }
  views.exec('COMMIT');
  views.close();
};
