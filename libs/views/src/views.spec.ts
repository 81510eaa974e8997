import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer, MEASURES, type Query } from '@samspar/statistics';
import {
  accepted,
  annulled,
  changeFile,
  created,
  exitedToWork,
  identified,
  meeting,
  query,
  referred,
  rowsIn,
  Scenario,
  started,
} from '../../../test/reference/scenario.js';
import { firstDifference, ProjectionStopped, Views, ViewsUnavailable } from './index.js';

const HOUR = 3_600_000;

let folder: string;
let file: string;
let log: Scenario;
let open: Views[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-views-'));
  file = join(folder, 'views.db');
  log = new Scenario();
  open = [];
  await log.setUp('stockholm', ['finsam-team', 'novum']);
});

afterEach(async () => {
  for (const views of open) await views.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

const openViews = async (options: Partial<Parameters<typeof Views.open>[0]> = {}): Promise<Views> => {
  const views = await Views.open({ store: log.store, file, ...options });
  open.push(views);
  return views;
};
const caughtUp = async (): Promise<Views> => {
  const views = await openViews();
  await views.catchUp();
  return views;
};
const closed = async (views: Views): Promise<void> => {
  open.splice(open.indexOf(views), 1);
  await views.close();
};
const answerOf = (views: Views, asked: Query): Answer => {
  const outcome = views.statistics(asked);
  if ('refusal' in outcome) throw new Error(outcome.refusal.code);
  return outcome.answer;
};
const total = (views: Views, asked: Parameters<typeof query>[0]): number | null =>
  answerOf(views, query(asked)).total;
const inFile = (sql: string): unknown[] => rowsIn(file, sql);
const change = (sql: string): void => changeFile(file, sql);
const versions = (): unknown[] =>
  inFile('SELECT journey, known_from, known_to FROM journey_version ORDER BY version');

const tell = async (): Promise<void> => {
  await log.participant('p', created(), identified);
  await log.journey('a', referred('p', { profile: { sex: 'man', district: 'farsta' } }), accepted());
  log.now += HOUR;
  await log.journey('a', started(), meeting(), exitedToWork());
  await log.journey('b', referred('q', { referringUnit: 'Enheten för hemlösa' }), accepted(), started());
  log.now += HOUR;
  await log.journey('b', annulled('JourneyMisregistered'));
};
const answers = (views: Views): Answer[] =>
  MEASURES.flatMap((measure) =>
    ([undefined, log.now - HOUR] as const).map((asKnownAt) =>
      answerOf(
        views,
        query({ measure, by: ['intervention', 'referringUnit'], ...(asKnownAt && { asKnownAt }) }),
      ),
    ),
  );

describe('versions of a journey', () => {
  it('open only when a value that statistics use has changed', async () => {
    const t0 = log.now;
    await log.journey('a', referred('p'), accepted(), started());
    log.now += HOUR;
    await log.journey('a', meeting(), {
      type: 'CaseworkerAssigned',
      occurredOn: '2024-02-02',
      data: { caseworker: 'u2' },
    });
    log.now += HOUR;
    await log.journey('a', exitedToWork());
    await caughtUp();
    expect(versions()).toEqual([
      { journey: 0, known_from: t0, known_to: t0 + 2 * HOUR },
      { journey: 0, known_from: t0 + 2 * HOUR, known_to: null },
    ]);
  });

  it('are one for what became known in the same millisecond, however it was read', async () => {
    const views = await openViews();
    await log.journey('a', referred('p'));
    await views.catchUp();
    await log.journey('a', accepted());
    await views.catchUp();
    await log.journey('a', started());
    await views.catchUp();
    expect(versions()).toEqual([{ journey: 0, known_from: log.now, known_to: null }]);
    expect(total(views, { measure: 'started' })).toBe(1);
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it('are known from the latest stamp before them where their own runs backwards', async () => {
    await log.journey('a', referred('p'));
    const latest = log.now;
    log.stamp = latest - HOUR;
    await log.journey('b', referred('q'));
    await caughtUp();
    expect(versions()).toContainEqual({ journey: 1, known_from: latest, known_to: null });
  });

  it('tell of a late exit only from when it was recorded', async () => {
    await log.journey('a', referred('p'), accepted(), started());
    const before = (log.now += HOUR);
    log.now += HOUR;
    await log.journey('a', exitedToWork('2024-02-10'));
    const views = await caughtUp();
    expect(total(views, { measure: 'ended', asKnownAt: before })).toBe(0);
    expect(total(views, { measure: 'ended' })).toBe(1);
  });

  it('are without the exit from when a journey was reopened', async () => {
    await log.journey('a', referred('p'), accepted(), started(), exitedToWork());
    const before = log.now;
    log.now += HOUR;
    await log.journey('a', annulled('JourneyReopened'));
    const views = await caughtUp();
    expect(total(views, { measure: 'ended', asKnownAt: before })).toBe(1);
    expect(total(views, { measure: 'ended' })).toBe(0);
    expect(total(views, { measure: 'ongoing' })).toBe(1);
  });

  it('are missing while a journey is misregistered, and its meetings with them', async () => {
    await log.journey('a', referred('p'), accepted(), started(), meeting());
    log.now += HOUR;
    await log.journey('a', annulled('JourneyMisregistered'));
    const annulledAt = log.now;
    log.now += HOUR;
    const views = await caughtUp();
    expect(total(views, { measure: 'meetings' })).toBe(0);
    await log.journey('a', annulled('JourneyReinstated'));
    await views.catchUp();
    expect(total(views, { measure: 'started', asKnownAt: annulledAt - 1 })).toBe(1);
    expect(total(views, { measure: 'started', asKnownAt: annulledAt })).toBe(0);
    expect(total(views, { measure: 'started' })).toBe(1);
    expect(total(views, { measure: 'meetings' })).toBe(1);
  });
});

describe('counts by person', () => {
  it('follow a merge and an unmerge from when they are known', async () => {
    for (const id of ['p', 'q']) await log.participant(id, created(), identified);
    await log.journey('a', referred('p'), accepted(), started());
    await log.journey('b', referred('q', { intervention: 'novum' }), accepted(), started());
    const apart = log.now;
    log.now += HOUR;
    await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-03-01', data: { into: 'p' } });
    const merged = log.now;
    const views = await caughtUp();
    const persons = (asKnownAt?: number) =>
      total(views, { measure: 'started', unit: 'person', ...(asKnownAt && { asKnownAt }) });
    expect([persons(apart), persons(merged), persons()]).toEqual([2, 1, 1]);
    log.now += HOUR;
    await log.participant('q', {
      type: 'ParticipantUnmerged',
      occurredOn: '2024-03-02',
      data: { from: 'p' },
    });
    await views.catchUp();
    expect([persons(apart), persons(merged), persons()]).toEqual([2, 1, 2]);
    await closed(views);
    const again = await openViews();
    expect(total(again, { measure: 'started', unit: 'person', asKnownAt: merged })).toBe(1);
    expect(total(again, { measure: 'started', unit: 'person' })).toBe(2);
  });
});

describe('the view file', () => {
  it('answers the same when it is opened again as the views that wrote it', async () => {
    await tell();
    const views = await caughtUp();
    const live = answers(views);
    await closed(views);
    const again = await openViews();
    expect(answers(again)).toEqual(live);
    expect(again.position).toBe(await log.store.lastPosition());
    expect(again.associations()).toEqual(views.associations());
  });

  it('calls a unit what it was first called, also when it is opened again', async () => {
    await log.journey('a', referred('p', { referringUnit: 'Enheten för hemlösa' }));
    await log.journey('b', referred('q', { referringUnit: 'enheten för HEMLÖSA' }));
    await closed(await caughtUp());
    const views = await openViews();
    expect(views.unitName('enheten-for-hemlosa')).toBe('Enheten för hemlösa');
    expect(views.unitName('annan')).toBe('annan');
  });

  it('is followed from where it stands when it is opened again', async () => {
    await log.journey('a', referred('p'));
    await closed(await caughtUp());
    log.now += HOUR;
    await log.journey('a', accepted(), started());
    await log.journey('b', referred('q'));
    const views = await caughtUp();
    expect(total(views, { measure: 'referred' })).toBe(2);
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it('holds a batch and its checkpoint together or neither', async () => {
    await log.journey('a', referred('p'));
    const views = await caughtUp();
    const before = [versions(), inFile('SELECT * FROM checkpoint'), inFile('SELECT * FROM journey')];
    const { position } = views;
    change(`CREATE TRIGGER refuse BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'no'); END`);
    log.now += HOUR;
    await log.journey('a', accepted(), started());
    await log.journey('b', referred('q', { referringUnit: 'Ny enhet' }));
    await expect(views.catchUp()).rejects.toThrow('no');
    expect([versions(), inFile('SELECT * FROM checkpoint'), inFile('SELECT * FROM journey')]).toEqual(before);
    expect(views.position).toBe(position);
    expect(total(views, { measure: 'started' })).toBe(0);
    change('DROP TRIGGER refuse');
    await views.catchUp();
    expect(total(views, { measure: 'started' })).toBe(1);
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it('is read beside a process that writes it, as it stood when it was opened', async () => {
    await tell();
    const writing = await caughtUp();
    const reading = await openViews({ readOnly: true });
    expect(answers(reading)).toEqual(answers(writing));
    log.now += HOUR;
    await log.journey('c', referred('p'));
    await writing.catchUp();
    expect(total(reading, { measure: 'referred' })).toBe(1);
    expect(total(await openViews({ readOnly: true }), { measure: 'referred' })).toBe(2);
  });

  it.each<[string, () => void]>([
    ['is missing', () => rmSync(file)],
    ['is of another version', () => change('PRAGMA user_version = 99')],
    [
      'is no database',
      () => writeFileSync(file, 'not a database at all, but long enough to be read as one'.repeat(20)),
    ],
    ['is cut short', () => truncateSync(file, 3 * 4096)],
    ['lacks a table', () => change('DROP TABLE contact')],
    [
      'tells of another event log',
      () => change(`UPDATE checkpoint SET head = replace(head, '"id":"', '"id":"0')`),
    ],
    ['has a checkpoint that is no number', () => change(`UPDATE checkpoint SET position = '1o'`)],
    ['has a checkpoint that is no JSON', () => change(`UPDATE checkpoint SET head = '{"stream"|"a"}'`)],
    ['has a checkpoint without an event', () => change(`UPDATE checkpoint SET head = '{"strfam":"a"}'`)],
    ['has a checkpoint beyond the log', () => change(`UPDATE checkpoint SET position = '4711'`)],
    ['has a checkpoint before its last event', () => change(`UPDATE checkpoint SET position = '1'`)],
    ['has an association that is no JSON', () => change(`UPDATE association SET association = '{"id";1}'`)],
    [
      'has an association without its parts',
      () => change(`UPDATE association SET association = '{"id":"a"}'`),
    ],
    ['has a contact of no kind', () => change('UPDATE contact SET kind = 99')],
    [
      'has a version of an intervention that is not there',
      () => change('UPDATE journey_version SET intervention = 77'),
    ],
    [
      'has a version of a journey that is not there',
      () => change('UPDATE journey_version SET journey = 1e9'),
    ],
  ])('that %s is built anew, and reading alone builds in memory', async (_name, spoil) => {
    await tell();
    const views = await caughtUp();
    const sound = answers(views);
    await closed(views);
    spoil();
    const spoilt = join(folder, 'spoilt.db');
    if (existsSync(file)) copyFileSync(file, spoilt);
    const reading = await openViews({ file: spoilt, readOnly: true });
    expect(answers(reading)).toEqual(sound);
    expect(answers(await caughtUp())).toEqual(sound);
  });

  it('says so when it is built anew', async () => {
    await closed(await caughtUp());
    change('PRAGMA user_version = 99');
    const notices: string[] = [];
    const notice = (sentence: string): unknown => notices.push(sentence);
    await openViews({ notice, readOnly: true });
    await openViews({ notice });
    const fault = `Vyfilen ${file} hör till en annan version av Samspår`;
    expect(notices).toEqual([
      `${fault}: kör samspar rebuild. Tills dess räknas svaren fram ur loggen.`,
      `${fault}: vyerna byggs nu upp på nytt ur loggen.`,
    ]);
  });

  it('whose record of a journey cannot be read stops there, and says what to do', async () => {
    await log.journey('a', referred('p'));
    await closed(await caughtUp());
    change(`UPDATE journey SET record = replace(record, '"', '|')`);
    const views = await openViews();
    await log.journey('a', accepted());
    await expect(views.catchUp()).rejects.toThrow(`Vyfilen ${file} är skadad: kör samspar rebuild.`);
    await expect(views.catchUp()).rejects.toThrow(ViewsUnavailable);
  });

  it('is built anew where the log has the same events from another time: a file imported into two folders', async () => {
    await log.journey('a', referred('p'));
    await closed(await caughtUp());
    const other = new Scenario();
    other.now = log.now + HOUR;
    await other.setUp('stockholm', ['finsam-team', 'novum']);
    await other.journey('a', referred('p'));
    const notices: string[] = [];
    const views = await openViews({ store: other.store, notice: (sentence) => notices.push(sentence) });
    expect(notices).toEqual([
      `Vyfilen ${file} är byggd ur en annan logg: vyerna byggs nu upp på nytt ur loggen.`,
    ]);
    expect(views.position).toBe(0n);
    await closed(views);
    await other.close();
  });

  it('is built anew where the log is another one', async () => {
    await tell();
    await closed(await caughtUp());
    const other = new Scenario();
    await other.setUp('umea', ['arbetsmarknadstorg']);
    const views = await openViews({ store: other.store });
    await views.catchUp();
    expect(views.associations().map(({ id }) => id)).toEqual(['umea']);
    await closed(views);
    await other.close();
  });

  it('that cannot be opened is named with what to do', async () => {
    const opened = openViews({ file: join(folder, 'no-such-folder', 'views.db') });
    await expect(opened).rejects.toThrow(ViewsUnavailable);
    await expect(opened).rejects.toThrow(/no-such-folder.* går inte att öppna: kontrollera/);
  });

  it('in whose place a folder stands is refused with what to do', async () => {
    mkdirSync(file);
    const sentence = `${file} är en mapp, men ska vara filen med vyerna: flytta undan mappen och kör samspar rebuild.`;
    await expect(openViews()).rejects.toThrow(new ViewsUnavailable(sentence));
    await expect(openViews({ readOnly: true })).rejects.toThrow(new ViewsUnavailable(sentence));
  });
});

describe('a projection that throws', () => {
  const poison = { type: 'JourneyTeleported', occurredOn: '2024-03-01', data: {} } as const;

  it('stops before its batch, names position, stream and event type, and skips nothing', async () => {
    await log.journey('a', referred('p'));
    const views = await caughtUp();
    const { position } = views;
    await log.journey('b', referred('q'));
    const poisoned = await log.write('journey-b', poison);
    await log.journey('c', referred('r'));
    const stopped = await views.catchUp().catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(ProjectionStopped);
    expect(stopped).toMatchObject({
      position: poisoned,
      message: expect.stringMatching(`position ${poisoned} .*journey-b.*JourneyTeleported`),
    });
    expect(views.position).toBe(position);
    expect(total(views, { measure: 'referred' })).toBe(1);
    expect(inFile('SELECT id FROM journey')).toEqual([{ id: 'a' }]);
  });

  it('ends following', async () => {
    const views = await openViews();
    const { ended } = views.follow();
    await log.write('journey-b', poison);
    await expect(ended).rejects.toThrow(ProjectionStopped);
  });
});
