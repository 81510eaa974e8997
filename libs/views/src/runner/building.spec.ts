import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  accepted,
  created,
  identified,
  meeting,
  referred,
  started,
} from '../../../../test/reference/scenario.js';
import { assigned, STOCKHOLM, totalOf, ViewScenario } from '../../../../test/reference/view-scenario.js';
import { firstDifference, Following, type Views, ViewsUnavailable } from '../index.js';

const { association } = STOCKHOLM;

let scenario: ViewScenario;
let notices: string[];

const publishedOne = () =>
  scenario.log.write('publication-a', {
    type: 'PublicationBegun',
    occurredOn: '2024-01-01',
    data: { association, title: 'Deltagare', text: '', follows: null, tables: [] },
  });
const shown = (journey: string) =>
  scenario.log.write(`access-anna-${journey}`, {
    type: 'PersonsShown',
    occurredOn: '2024-01-01',
    data: { association, journeys: [journey], on: 'case', reason: 'assigned' },
  });

beforeEach(async () => {
  scenario = await ViewScenario.begin();
  notices = [];
  const { log } = scenario;
  await log.participant('p', created(), identified);
  await log.journey('a', referred('p'), accepted(), started(), assigned('anna'), meeting());
  await log.journey('b', referred('q', { intervention: 'novum', referringUnit: 'Enheten för hemlösa' }));
  await shown('a');
  await publishedOne();
  await log.write('check-a', {
    type: 'CheckBegun',
    occurredOn: '2024-01-01',
    data: { association, month: '2023-12', seed: 7 },
  });
  await scenario.close(await scenario.caughtUp());
});
afterEach(async () => {
  jest.restoreAllMocks();
  await scenario.end();
});

const ASKED = {
  statistics: (views: Views) => totalOf(views, { measure: 'referred' }),
  caseload: (views: Views) =>
    views.caseload.journeysOf({ ...STOCKHOLM, statuses: ['referred', 'started'] }).total,
  readings: (views: Views) => views.readings.page({ association }).lines.length,
  registrations: (views: Views) => views.registrations.page({ association }).total,
  publications: (views: Views) => views.publications.listed(association).length,
  checks: (views: Views) => views.checks.begun(association).length,
} as const;
type View = keyof typeof ASKED;

/** What each view answers, or that it does not. */
const answers = (views: Views) =>
  Object.fromEntries(
    Object.entries(ASKED).map(([name, ask]) => {
      try {
        return [name, ask(views)];
      } catch (error) {
        if (!(error instanceof ViewsUnavailable && error.mayPass)) throw error;
        return [name, 'not whole'];
      }
    }),
  );
const WHOLE = { statistics: 2, caseload: 2, readings: 1, registrations: 2, publications: 1, checks: 1 };

/** The file as a version of the program left it that had another version of a view, in other tables. */
const ofOtherVersion = (name: View): void => {
  const table = {
    statistics: 'journey_version',
    caseload: 'waiting',
    readings: 'reading',
    registrations: 'registration',
    publications: 'publication',
    checks: 'checked',
  }[name];
  scenario.change(
    `DROP TABLE ${table}; CREATE TABLE ${table} (other TEXT) STRICT; UPDATE view SET version = version - 1 WHERE name = '${name}'`,
  );
};
const open = () => scenario.open({ notice: (sentence) => notices.push(sentence) });
const isWhole = async (): Promise<void> =>
  expect(await firstDifference({ store: scenario.log.store, file: scenario.file })).toBeUndefined();

/** Lets the log be read from its beginning, as a view is built, when `go` is called, and tells when it is asked for. */
const heldFromBeginning = () => {
  const { store } = scenario.log;
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const readAll = store.readAll.bind(store);
  jest.spyOn(store, 'readAll').mockImplementation(async function* (options) {
    if (options.after === 0n) {
      asked.resolve();
      await held.promise;
    }
    yield* readAll(options);
  });
  return { asked: asked.promise, go: held.resolve };
};

describe('a view of another version', () => {
  it.each<[View, object]>([
    ['statistics', { ...WHOLE, statistics: 'not whole' }],
    // The access log names journeys as the case list does.
    ['caseload', { ...WHOLE, caseload: 'not whole', readings: 'not whole' }],
    ['readings', { ...WHOLE, readings: 'not whole' }],
    ['registrations', { ...WHOLE, registrations: 'not whole' }],
    ['checks', { ...WHOLE, checks: 'not whole' }],
  ])('is built from the log while the others answer: %s', async (name, meanwhile) => {
    ofOtherVersion(name);
    const views = await open();
    expect([answers(views), notices]).toEqual([meanwhile, []]);
    await views.catchUp();
    expect(answers(views)).toEqual(WHOLE);
    await scenario.close(views);
    await isWhole();
    expect(answers(await open())).toEqual(WHOLE);
  });

  it('is built alone: what the others have stays as it is', async () => {
    scenario.change("UPDATE reading SET role = 'marked'; UPDATE caseload SET caseworker = 'marked'");
    ofOtherVersion('statistics');
    const views = await open();
    await views.catchUp();
    expect(views.readings.page({ association }).lines).toMatchObject([{ role: 'marked' }]);
    expect(views.caseload.journey('a')).toMatchObject({ caseworker: 'marked' });
  });

  it('takes in what comes while it is built, as the others do at once, and says how far it has come', async () => {
    ofOtherVersion('statistics');
    const { asked, go } = heldFromBeginning();
    const views = await open();
    const following = new Following(views, (sentence) => notices.push(sentence));
    await asked;
    const { log } = scenario;
    await log.journey('a', assigned('bo'));
    await log.journey('c', referred('r', { referringUnit: 'En ny enhet' }), accepted());
    expect(await views.reached(await shown('c'), 10_000)).toBe(true);
    expect(answers(views)).toEqual({
      statistics: 'not whole',
      caseload: 2,
      readings: 2,
      registrations: 3,
      publications: 1,
      checks: 1,
    });
    expect(views.caseload.journey('c')).toMatchObject({ status: 'accepted', referringUnit: 'En ny enhet' });
    expect(views.warnings()).toEqual([expect.stringMatching(/^Statistiken byggs upp på nytt ur loggen/)]);
    expect(() => ASKED.statistics(views)).toThrow(/^Statistiken byggs upp på nytt ur loggen/);
    go();
    await views.catchUp();
    expect(await views.reached(await log.journey('d', referred('r')), 10_000)).toBe(true);
    expect(answers(views)).toEqual({
      statistics: 4,
      caseload: 3,
      readings: 2,
      registrations: 4,
      publications: 1,
      checks: 1,
    });
    expect([views.warnings(), views.unitName('en-ny-enhet')]).toEqual([[], 'En ny enhet']);
    expect([following.stopped, following.waiting]).toEqual([undefined, undefined]);
    await scenario.close(views);
    await isWhole();
  });

  it('begins anew where it was cut off, and answers nothing before it is whole', async () => {
    ofOtherVersion('statistics');
    const { asked, go } = heldFromBeginning();
    const views = await open();
    const following = new Following(views, (sentence) => notices.push(sentence));
    await asked;
    expect(existsSync(`${scenario.file}.building`)).toBe(true);
    const closed = scenario.close(views);
    go();
    await closed;
    expect(following.stopped).toBeUndefined();
    expect(existsSync(`${scenario.file}.building`)).toBe(false);
    writeFileSync(`${scenario.file}.building`, 'what a process left that was killed');
    const again = await open();
    expect(answers(again)).toEqual({ ...WHOLE, statistics: 'not whole' });
    await again.catchUp();
    expect([answers(again), existsSync(`${scenario.file}.building`)]).toEqual([WHOLE, false]);
  });

  it('is not put in place where the file cannot take it, and says why', async () => {
    ofOtherVersion('statistics');
    const views = await open();
    scenario.change(`CREATE TRIGGER refuse BEFORE INSERT ON view BEGIN SELECT RAISE(ABORT, 'no'); END`);
    await expect(views.catchUp()).rejects.toThrow('no');
    expect(answers(views)).toEqual({ ...WHOLE, statistics: 'not whole' });
    scenario.change('DROP TRIGGER refuse');
    await views.catchUp();
    expect(answers(views)).toEqual(WHOLE);
  });

  it('is counted in memory from the log by whoever reads beside, until it is built', async () => {
    ofOtherVersion('statistics');
    const beside = await scenario.open({ readOnly: true, notice: (sentence) => notices.push(sentence) });
    expect(answers(beside)).toEqual(WHOLE);
    expect(notices).toEqual([expect.stringMatching(/har inte alla vyer .* räknas svaren fram ur loggen\.$/)]);
  });

  it('is no reason to keep a file that has no view as it is read here', async () => {
    scenario.change('UPDATE view SET version = version - 1');
    const views = await open();
    expect([views.position, notices]).toEqual([0n, [expect.stringMatching(/annan version av Samspår/)]]);
  });
});

const told = (views: Views) => [
  views.persons.recordsOf('q'),
  views.persons.journeysOf('q'),
  views.persons.journeysOf('s'),
  views.persons.erased(),
];
const moved = (journey: string, into: string) =>
  ({
    type: 'PersonIdentified',
    occurredOn: '2024-07-02',
    data: { journey, into, kind: 'personnummer' },
  }) as const;

const positions = () => scenario.rows('SELECT position FROM association ORDER BY position');

describe('where in the log an association was changed', () => {
  const formerly = `ALTER TABLE association RENAME TO latter;
    CREATE TABLE association (
      id TEXT NOT NULL, known_from INTEGER NOT NULL, association TEXT NOT NULL, PRIMARY KEY (id, known_from)
    ) STRICT, WITHOUT ROWID;
    INSERT OR REPLACE INTO association SELECT id, known_from, association FROM latter ORDER BY position;
    DROP TABLE latter; PRAGMA user_version = 15`;

  it('is read from the log with the statistics where the file is of before it was kept, and the association is there meanwhile', async () => {
    const before = positions();
    expect(before).toEqual([{ position: 1 }, { position: 2 }, { position: 3 }]);
    ofOtherVersion('statistics');
    scenario.change(formerly);
    const views = await open();
    expect([views.associations().map(({ id }) => id), notices]).toEqual([[association], []]);
    await views.catchUp();
    expect(positions()).toEqual(before);
    expect(views.associationAt(association, Date.now())?.interventions).toHaveLength(2);
    await isWhole();
  });
});

describe('who is whose, and what is erased', () => {
  const TOLD = [['p', 'q'], ['a', 'd'], ['b'], [{ journey: 'c', participantId: 'p' }]];
  beforeEach(async () => {
    const { log } = scenario;
    await log.journey('c', referred('p'));
    await log.journey('d', referred('r'));
    await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-07-02', data: { into: 'p' } });
    const views = await scenario.caughtUp();
    await log.journey('c', {
      type: 'JourneyErased',
      occurredOn: '2030-01-15',
      data: {
        rule: { authority: 'municipality', years: 5, lastEventOn: '2024-12-31', dueOn: '2029-12-31' },
        approvedBy: 'lena',
      },
    });
    await log.participant('q', moved('b', 's'));
    await log.participant('r', moved('d', 'p'));
    await views.catchUp();
    expect(told(views)).toEqual(TOLD);
    await scenario.close(views);
    await isWhole();
  });

  it('is told while the case list is built', async () => {
    ofOtherVersion('caseload');
    expect(told(await open())).toEqual(TOLD);
  });

  const ofFormer = 'DROP INDEX journey_of_participant; DROP TABLE erased; PRAGMA user_version = ';
  it('is told from a file of before it was kept, which the case list knew, and nothing was erased in one of 0.2.0', async () => {
    scenario.change(`${ofFormer} 13`);
    const views = await open();
    expect([told(views), notices]).toEqual([TOLD, []]);
    await scenario.close(views);
    scenario.change(`DROP TABLE unlisted; DELETE FROM view WHERE name = 'caseload'; ${ofFormer} 8`);
    expect([(await open()).persons.erased(), notices]).toEqual([[], []]);
  });

  it('is read from the log anew where the file had lost who knew it', async () => {
    scenario.change(`DROP TABLE unlisted; DELETE FROM view WHERE name = 'caseload'; ${ofFormer} 13`);
    const views = await open();
    expect([views.position, notices]).toEqual([0n, [expect.stringMatching(/annan version av Samspår/)]]);
    await views.catchUp();
    expect(told(views)).toEqual(TOLD);
  });
});
