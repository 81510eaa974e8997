import { copyFileSync, existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer, MEASURES } from '@samspar/statistics';
import {
  accepted,
  annulled,
  created,
  exitedToWork,
  identified,
  meeting,
  query,
  referred,
  Scenario,
  started,
} from '../../../../test/reference/scenario.js';
import { answerOf, totalOf, ViewScenario } from '../../../../test/reference/view-scenario.js';
import { firstDifference, type Views, ViewsUnavailable } from '../index.js';

const HOUR = 3_600_000;

let scenario: ViewScenario;
let log: Scenario;
let file: string;
beforeEach(async () => {
  scenario = await ViewScenario.begin();
  ({ log, file } = scenario);
});
afterEach(() => scenario.end());

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

describe('the view file', () => {
  it('answers the same when it is opened again as the views that wrote it', async () => {
    await tell();
    const views = await scenario.caughtUp();
    const live = answers(views);
    await scenario.close(views);
    const again = await scenario.open();
    expect(answers(again)).toEqual(live);
    expect(again.position).toBe(await log.store.lastPosition());
    expect(again.associations()).toEqual(views.associations());
  });

  it('of an older Samspår, which did not know what authorities work with, is read as their events are', async () => {
    await scenario.close(await scenario.caughtUp());
    const authorities = JSON.stringify([
      { id: 'soc', party: 'municipality' },
      { id: 'arb', party: 'municipality', work: 'labour-market' },
    ]);
    scenario.change(
      `UPDATE association SET association = json_set(association, '$.authorities', json('${authorities}'))`,
    );
    const views = await scenario.open();
    expect(views.associations()[0]?.authorities.map(({ work }) => work)).toEqual([
      'social-services',
      'labour-market',
    ]);
  });

  it('calls a unit what it was first called, also when it is opened again', async () => {
    await log.journey('a', referred('p', { referringUnit: 'Enheten för hemlösa' }));
    await log.journey('b', referred('q', { referringUnit: 'enheten för HEMLÖSA' }));
    await scenario.close(await scenario.caughtUp());
    const views = await scenario.open();
    expect(views.unitName('enheten-for-hemlosa')).toBe('Enheten för hemlösa');
    expect(views.unitName('annan')).toBe('annan');
  });

  it('is followed from where it stands when it is opened again', async () => {
    await log.journey('a', referred('p'));
    await scenario.close(await scenario.caughtUp());
    log.now += HOUR;
    await log.journey('a', accepted(), started());
    await log.journey('b', referred('q'));
    const views = await scenario.caughtUp();
    expect(totalOf(views, { measure: 'referred' })).toBe(2);
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it('holds a batch and its checkpoint together or neither', async () => {
    await log.journey('a', referred('p'));
    const views = await scenario.caughtUp();
    const before = [
      scenario.versions(),
      scenario.rows('SELECT * FROM checkpoint'),
      scenario.rows('SELECT * FROM journey'),
    ];
    const { position } = views;
    scenario.change(`CREATE TRIGGER refuse BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'no'); END`);
    log.now += HOUR;
    await log.journey('a', accepted(), started());
    await log.journey('b', referred('q', { referringUnit: 'Ny enhet' }));
    await expect(views.catchUp()).rejects.toThrow('no');
    expect([
      scenario.versions(),
      scenario.rows('SELECT * FROM checkpoint'),
      scenario.rows('SELECT * FROM journey'),
    ]).toEqual(before);
    expect(views.position).toBe(position);
    expect(totalOf(views, { measure: 'started' })).toBe(0);
    scenario.change('DROP TRIGGER refuse');
    await views.catchUp();
    expect(totalOf(views, { measure: 'started' })).toBe(1);
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it('is read beside a process that writes it, as it stood when it was opened', async () => {
    await tell();
    const writing = await scenario.caughtUp();
    const reading = await scenario.open({ readOnly: true });
    expect(answers(reading)).toEqual(answers(writing));
    log.now += HOUR;
    await log.journey('c', referred('p'));
    await writing.catchUp();
    expect(totalOf(reading, { measure: 'referred' })).toBe(1);
    expect(totalOf(await scenario.open({ readOnly: true }), { measure: 'referred' })).toBe(2);
  });

  it.each<[string, () => void]>([
    ['is missing', () => rmSync(file)],
    ['is of another version', () => scenario.change('PRAGMA user_version = 99')],
    [
      'is no database',
      () => writeFileSync(file, 'not a database at all, but long enough to be read as one'.repeat(20)),
    ],
    ['is cut short', () => truncateSync(file, 3 * 4096)],
    ['lacks a table', () => scenario.change('DROP TABLE contact')],
    [
      'tells of another event log',
      () => scenario.change(`UPDATE checkpoint SET head = replace(head, '"id":"', '"id":"0')`),
    ],
    ['has a checkpoint that is no number', () => scenario.change(`UPDATE checkpoint SET position = '1o'`)],
    [
      'has a checkpoint that is no JSON',
      () => scenario.change(`UPDATE checkpoint SET head = '{"stream"|"a"}'`),
    ],
    [
      'has a checkpoint without an event',
      () => scenario.change(`UPDATE checkpoint SET head = '{"strfam":"a"}'`),
    ],
    ['has a checkpoint beyond the log', () => scenario.change(`UPDATE checkpoint SET position = '4711'`)],
    ['has a checkpoint before its last event', () => scenario.change(`UPDATE checkpoint SET position = '1'`)],
    [
      'has an association that is no JSON',
      () => scenario.change(`UPDATE association SET association = '{"id";1}'`),
    ],
    [
      'has an association without its parts',
      () => scenario.change(`UPDATE association SET association = '{"id":"a"}'`),
    ],
    ['has a contact of no kind', () => scenario.change('UPDATE contact SET kind = 99')],
    [
      'has a version of an intervention that is not there',
      () => scenario.change('UPDATE journey_version SET intervention = 77'),
    ],
    [
      'has a version of a journey that is not there',
      () => scenario.change('UPDATE journey_version SET journey = 1e9'),
    ],
  ])('that %s is built anew, and reading alone builds in memory', async (_name, spoil) => {
    await tell();
    const views = await scenario.caughtUp();
    const sound = answers(views);
    await scenario.close(views);
    spoil();
    const spoilt = join(scenario.folder, 'spoilt.db');
    if (existsSync(file)) copyFileSync(file, spoilt);
    const reading = await scenario.open({ file: spoilt, readOnly: true });
    expect(answers(reading)).toEqual(sound);
    expect(answers(await scenario.caughtUp())).toEqual(sound);
  });

  it('says so when it is built anew', async () => {
    await scenario.close(await scenario.caughtUp());
    scenario.change('PRAGMA user_version = 99');
    const notices: string[] = [];
    const notice = (sentence: string): unknown => notices.push(sentence);
    await scenario.open({ notice, readOnly: true });
    await scenario.open({ notice });
    const fault = `Vyfilen ${file} hör till en annan version av Samspår`;
    expect(notices).toEqual([
      `${fault}: kör samspar rebuild. Tills dess räknas svaren fram ur loggen.`,
      `${fault}: vyerna byggs nu upp på nytt ur loggen.`,
    ]);
  });

  it('whose record of a journey cannot be read stops there, and says what to do', async () => {
    await log.journey('a', referred('p'));
    await scenario.close(await scenario.caughtUp());
    scenario.change(`UPDATE journey SET record = replace(record, '"', '|')`);
    const views = await scenario.open();
    await log.journey('a', accepted());
    await expect(views.catchUp()).rejects.toThrow(`Vyfilen ${file} är skadad: kör samspar rebuild.`);
    await expect(views.catchUp()).rejects.toThrow(ViewsUnavailable);
  });

  it('is built anew where the log has the same events from another time: a file imported into two folders', async () => {
    await log.journey('a', referred('p'));
    await scenario.close(await scenario.caughtUp());
    const other = new Scenario();
    other.now = log.now + HOUR;
    await other.setUp('stockholm', ['finsam-team', 'novum']);
    await other.journey('a', referred('p'));
    const notices: string[] = [];
    const views = await scenario.open({ store: other.store, notice: (sentence) => notices.push(sentence) });
    expect(notices).toEqual([
      `Vyfilen ${file} är byggd ur en annan logg: vyerna byggs nu upp på nytt ur loggen.`,
    ]);
    expect(views.position).toBe(0n);
    await scenario.close(views);
    await other.close();
  });

  it('is built anew where the log is another one', async () => {
    await tell();
    await scenario.close(await scenario.caughtUp());
    const other = new Scenario();
    await other.setUp('umea', ['arbetsmarknadstorg']);
    const views = await scenario.open({ store: other.store });
    await views.catchUp();
    expect(views.associations().map(({ id }) => id)).toEqual(['umea']);
    await scenario.close(views);
    await other.close();
  });

  it('is built anew where a write-ahead log lies beside it that belongs to another', async () => {
    await tell();
    const views = await scenario.caughtUp();
    const sound = answers(views);
    for (const part of ['', '-wal']) copyFileSync(file + part, join(scenario.folder, `killed.db${part}`));
    await scenario.close(views);
    const killed = join(scenario.folder, 'killed.db');
    const again = await scenario.open({ file: killed });
    expect(answers(again)).toEqual(sound);
    await scenario.close(again);
    copyFileSync(join(scenario.folder, 'killed.db'), join(scenario.folder, 'older.db'));
    await scenario.close(await scenario.open({ file: killed }));
    const running = await scenario.open({ file: killed });
    await log.journey('c', referred('p'));
    await running.catchUp();
    copyFileSync(`${killed}-wal`, `${join(scenario.folder, 'older.db')}-wal`);
    await scenario.close(running);
    const notices: string[] = [];
    const older = await scenario.open({
      file: join(scenario.folder, 'older.db'),
      notice: (sentence) => notices.push(sentence),
    });
    expect(notices).toEqual([expect.stringMatching(/older\.db är skadad: vyerna byggs nu upp på nytt/)]);
    await older.catchUp();
    expect(totalOf(older, { measure: 'referred' })).toBe(2);
  });

  it('that cannot be opened is named with what to do', async () => {
    const opened = scenario.open({ file: join(scenario.folder, 'no-such-folder', 'views.db') });
    await expect(opened).rejects.toThrow(ViewsUnavailable);
    await expect(opened).rejects.toThrow(/no-such-folder.* går inte att öppna: kontrollera/);
  });

  it('in whose place a folder stands is refused with what to do', async () => {
    mkdirSync(file);
    const sentence = `${file} är en mapp, men ska vara filen med vyerna: flytta undan mappen och kör samspar rebuild.`;
    await expect(scenario.open()).rejects.toThrow(new ViewsUnavailable(sentence));
    await expect(scenario.open({ readOnly: true })).rejects.toThrow(new ViewsUnavailable(sentence));
  });
});
