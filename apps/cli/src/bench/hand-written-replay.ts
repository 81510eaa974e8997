import { DatabaseSync } from 'node:sqlite';
import { dayNumber } from '@samspar/kernel';
import type { HandWrittenLog } from './hand-written-log.js';

type Row = { stream: string; type: string; occurred_on: string; recorded_at: number; data: string };
type Values = (string | number | null)[];
type State = { version: number | bigint; values: Values };
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
const change = (values: Values, { type, occurred_on }: Row, data: Data): boolean => {
  const day = dayNumber(occurred_on);
  switch (type) {
    case 'ParticipantReferred':
      values[at('association')] = data.association;
      values[at('intervention')] = data.intervention;
      values[at('participant')] = data.participantId;
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
 * statements, a transaction for every ten thousand events; versions with known-from and known-to, and a row per meeting.
 */
export const replayByHand = (log: HandWrittenLog, file: string): void => {
  const views = new DatabaseSync(file);
  views.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
    CREATE TABLE version (version INTEGER PRIMARY KEY, journey TEXT, known_from INTEGER, known_to INTEGER, ${COLUMNS.join()});
    CREATE TABLE contact (journey TEXT, day INTEGER, known_from INTEGER);`);
  const open = views.prepare(
    `INSERT INTO version (journey, known_from, ${COLUMNS.join()}) VALUES (?, ?, ${COLUMNS.map(() => '?').join()})`,
  );
  const close = views.prepare('UPDATE version SET known_to = ? WHERE version = ?');
  const meet = views.prepare('INSERT INTO contact VALUES (?, ?, ?)');
  const states = new Map<string, State>();
  let inBatch = 0;
  views.exec('BEGIN');
  for (const each of log.database
    .prepare('SELECT stream, type, occurred_on, recorded_at, data FROM event ORDER BY position')
    .iterate()) {
    const row = each as Row;
    const data = JSON.parse(row.data) as Data;
    if (row.type === 'TeamMeetingHeld') meet.run(row.stream, dayNumber(row.occurred_on), row.recorded_at);
    const before = states.get(row.stream);
    const values = before ? [...before.values] : COLUMNS.map(() => null);
    if (change(values, row, data)) {
      if (before) close.run(row.recorded_at, before.version);
      const { lastInsertRowid } = open.run(row.stream, row.recorded_at, ...values);
      states.set(row.stream, { version: lastInsertRowid, values });
    }
    inBatch += 1;
    if (inBatch === BATCH) {
      views.exec('COMMIT; BEGIN');
      inBatch = 0;
    }
  }
  views.exec('COMMIT');
  views.close();
};
