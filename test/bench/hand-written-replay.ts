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
/** What the case list says of a journey, as far as its values do not. */
type Case = { values: Values; unit: string; met: number | null; last: number; revision: number };
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

const CASE_TABLES = `
  CREATE TABLE caseload (journey INTEGER PRIMARY KEY, place TEXT, status TEXT, participant INTEGER, party TEXT, unit TEXT,
    referred_on INTEGER, accepted_on INTEGER, started_on INTEGER, exited_on INTEGER, last_event_on INTEGER, revision INTEGER);
  CREATE TABLE waiting (journey INTEGER, waits_for TEXT, place TEXT, shown_from INTEGER, due INTEGER,
    PRIMARY KEY (journey, waits_for)) WITHOUT ROWID;`;
const CASE_INDEXES = `
  CREATE INDEX a ON waiting (place, waits_for, due, journey, shown_from);
  CREATE INDEX b ON caseload (place, status, last_event_on);
  CREATE INDEX c ON caseload (participant);
  CREATE INDEX d ON caseload (unit, party, accepted_on);`;

type Waiting = Readonly<[waitsFor: string, shownFrom: number, due: number]>;

/** Where a journey is and what it waits for: an answer, a start, a meeting, a sign of life, a follow-up. */
const standing = ({ values, met, last }: Case): Readonly<{ status: string; waiting: readonly Waiting[] }> => {
  const on = (column: (typeof COLUMNS)[number]): number | undefined => {
    const day = values[at(column)];
    return typeof day === 'number' ? day : undefined;
  };
  const [exited, started, accepted, referred] = [
    on('exited_on'),
    on('started_on'),
    on('accepted_on'),
    on('referred_on'),
  ];
  if (exited !== undefined) return { status: 'ended', waiting: [['follow-up', exited + 183, exited + 214]] };
  if (started !== undefined)
    return {
      status: 'started',
      waiting: [
        ['meeting', (met ?? started) + 76, (met ?? started) + 90],
        ['silence', last + 60, last + 60],
      ],
    };
  return accepted === undefined
    ? { status: 'referred', waiting: [['answer', referred ?? 0, (referred ?? 0) + 14]] }
    : { status: 'accepted', waiting: [['start', accepted, accepted + 30]] };
};

/** Writes the case list by hand: once for each journey when all events are in, indexes last. */
const caseList = (views: DatabaseSync) => {
  views.exec(CASE_TABLES);
  const list = views.prepare(`INSERT INTO caseload VALUES (${Array(12).fill('?').join()})`);
  const wait = views.prepare('INSERT INTO waiting VALUES (?, ?, ?, ?, ?)');
  const cases = new Map<number, Case>();
  return {
    take: (no: number, values: Values, { type, occurred_on }: Row): void => {
      const day = dayNumber(occurred_on);
      const before = cases.get(no);
      cases.set(no, {
        values,
        unit: String(values[at('unit')]),
        met: type === 'TeamMeetingHeld' ? day : (before?.met ?? null),
        last: day,
        revision: (before?.revision ?? -1) + 1,
      });
    },
    write: (): void => {
      for (const [no, one] of cases) {
        const { status, waiting } = standing(one);
        const { values, unit, last, revision } = one;
        const place = `${values[at('association')]}/${values[at('intervention')]}`;
        const days = (['referred_on', 'accepted_on', 'started_on', 'exited_on'] as const).map(
          (column) => values[at(column)] ?? null,
        );
        const [participant, party] = [values[at('participant')] ?? null, values[at('party')] ?? null];
        list.run(no, place, status, participant, party, unit, ...days, last, revision);
        for (const [waitsFor, shownFrom, due] of waiting) wait.run(no, waitsFor, place, shownFrom, due);
      }
    },
    finish: () => views.exec(CASE_INDEXES),
  };
};

/**
 * Replays a log into SQL as one would by hand for just this: the present state of each journey in a Map, prepared
 * statements, a transaction for every ten thousand events. It makes what the views are made of: versions with known-from
 * and known-to, a row per meeting, numbered journeys and participants, the case list with what each journey waits for,
 * and the state and position to go on from.
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
  const cases = caseList(views);
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
    cases.take(no, values, row);
    inBatch += 1;
    if (inBatch === BATCH) {
      reach.run(row.position);
      views.exec('COMMIT; BEGIN');
      inBatch = 0;
    }
  }
  cases.write();
  views.exec('COMMIT');
  cases.finish();
  views.close();
};
