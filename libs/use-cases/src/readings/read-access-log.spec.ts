import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import type { ReadingQuery } from '@samspar/views';
import {
  AGDA,
  ANNA,
  answerOf,
  BO,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  OLLE,
} from '../../../../test/use-cases/journey-world.js';
import { FindCases } from '../cases/find-cases.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { ReadAccessLog, ReadJourneyReadings, ReadLooks, ReadReading } from './read-access-log.js';

const NOT_FOUND = { outcome: 'notFound' };

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

type Asked = Omit<ReadingQuery, 'association'>;

const read = (asked: Asked | undefined = {}, asker: Asker = AGDA) =>
  world.sendAtOnce(new ReadAccessLog(by(asker), asked));
const readingAt = (position: bigint, asker: Asker = AGDA) =>
  world.sendAtOnce(new ReadReading(by(asker), Number(position)));
const log = async (asked?: Asked) => answerOf(await read(asked));
const readers = async (asked?: Asked) => (await log(asked)).readings.lines.map(({ actor }) => actor);

/** A journey that somebody has looked at. */
const lookedAt = async (asker: Asker, journey?: string) => {
  const id = journey ?? (await world.referred(INES, asker));
  return answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case' }, id)));
};

describe('the access log', () => {
  it('tells an auditor who was shown whom, the last first, until now', async () => {
    const { id } = await lookedAt(ANNA);
    await lookedAt(BO, id);
    expect(await log()).toMatchObject({
      association: { id: 'stockholm' },
      readings: {
        lines: [
          { actor: 'bo', on: 'case', reason: 'assigned', count: 1, journey: { id, intervention: FINSAM } },
          { actor: 'anna' },
        ],
        hasMore: false,
      },
      names: new Map([
        ['anna', 'Anna Prov'],
        ['bo', 'Bo Prov'],
      ]),
    });
  });

  it('is read without a line of its own', async () => {
    await lookedAt(ANNA);
    await log();
    expect(await world.shown()).toHaveLength(1);
  });

  it('tells of the auditor’s association alone', async () => {
    await lookedAt(OLLE);
    expect(await readers()).toEqual([]);
    expect(answerOf(await read({}, { ...AGDA, association: 'annat' }))).toMatchObject({
      association: { id: 'annat' },
      readings: { lines: [{ actor: 'olle' }] },
    });
  });

  it('is not there for an auditor of no association', async () => {
    for (const association of [null, 'inget'])
      expect(await read({}, { ...AGDA, association })).toEqual(NOT_FOUND);
  });

  it('is narrowed to what is asked for', async () => {
    const { id } = await lookedAt(ANNA);
    await lookedAt(BO);
    expect(await readers({ actor: 'anna' })).toEqual(['anna']);
    expect(await readers({ journey: id })).toEqual(['anna']);
    expect(await readers({ on: 'search' })).toEqual([]);
    expect(await readers({ isOldestFirst: true })).toEqual(['anna', 'bo']);
  });

  it('tells whom and what it could be narrowed to', async () => {
    const { id } = await lookedAt(ANNA);
    const { readers: all, journey } = await log({ journey: id });
    expect(all.map(({ name }) => name)).toEqual([
      'Agda Prov',
      'Anna Prov',
      'Bo Prov',
      'Kalle Prov',
      'Karin Prov',
      'Lena Prov',
      'Nina Prov',
      'Stina Prov',
      'Ulla Prov',
    ]);
    expect(journey).toEqual({ id, number: null, intervention: FINSAM });
    expect((await log()).journey).toBeUndefined();
  });

  it('tells that alone where nothing is asked for yet', async () => {
    await lookedAt(ANNA);
    const {
      readings,
      names,
      readers: all,
    } = answerOf(await world.sendAtOnce(new ReadAccessLog(by(AGDA), undefined)));
    expect(readings).toEqual({ lines: [], hasMore: false });
    expect(names).toEqual(new Map());
    expect(all).toHaveLength(9);
  });
});

describe('a reading', () => {
  it('is told with every journey it showed and who was shown them', async () => {
    const journeys = [await world.referred(INES), await world.referred(INES)];
    answerOf(await world.send(new FindCases(by(ANNA), INES.identityNumber)));
    const reading = answerOf(await readingAt(await world.ports.store.lastPosition()));
    expect(reading).toMatchObject({
      association: { id: 'stockholm' },
      line: { actor: 'anna', on: 'search', count: 2 },
      names: new Map([['anna', 'Anna Prov']]),
    });
    expect(new Set(reading.journeys.map(({ id }) => id))).toEqual(new Set(journeys));
  });

  it('of another association, or none, is not there', async () => {
    const { readAt } = await lookedAt(ANNA);
    expect(await readingAt(readAt, { ...AGDA, association: 'annat' })).toEqual(NOT_FOUND);
    expect(await readingAt(readAt, { ...AGDA, association: null })).toEqual(NOT_FOUND);
    expect(await readingAt(readAt - 1n)).toEqual(NOT_FOUND);
  });
});

describe('the readings of a journey', () => {
  it('are told to whoever has been shown it, hers with the others', async () => {
    await lookedAt(ANNA);
    const { id } = await lookedAt(BO);
    const journey = await lookedAt(ANNA, id);
    const {
      readings,
      names,
      readers: all,
    } = answerOf(await world.sendAtOnce(new ReadJourneyReadings(by(ANNA), journey, {})));
    expect(readings.lines.map(({ actor }) => actor)).toEqual(['anna', 'bo']);
    expect(names).toEqual(
      new Map([
        ['anna', 'Anna Prov'],
        ['bo', 'Bo Prov'],
      ]),
    );
    expect(all).toEqual([
      { id: 'anna', name: 'Anna Prov' },
      { id: 'bo', name: 'Bo Prov' },
    ]);
    const bos = await world.sendAtOnce(new ReadJourneyReadings(by(ANNA), journey, { actor: 'bo' }));
    expect(answerOf(bos).readings.lines).toHaveLength(1);
  });
});

const written = async () => (await world.events('ReadingsShown')).map(({ data }) => data);

describe('reading the access log', () => {
  const GRETA = { ...AGDA, actor: 'greta' };
  const looks = async (asker: Asker = GRETA, page = 1) =>
    answerOf(await world.sendAtOnce(new ReadLooks(by(asker), page)));

  it('is written down: who looked at whose readings, when, where and for what journey (lag 2001:454 10 §)', async () => {
    const { id, readAt } = await lookedAt(ANNA);
    await lookedAt(BO, id);
    await lookedAt(BO, id);
    world.now += 60_000;
    await log();
    await log({ journey: id });
    answerOf(await readingAt(readAt));
    const { listed, names, association } = await looks();
    const data = { actor: 'agda', role: 'auditor', knownAt: world.now };
    const journey = { id, number: null, intervention: FINSAM };
    expect(listed).toMatchObject({
      total: 3,
      page: 1,
      pages: 1,
      lines: [
        { ...data, on: 'line', readers: ['anna'], journey },
        { ...data, on: 'log', readers: ['bo', 'anna'], journey },
        { ...data, on: 'log', readers: ['bo', 'anna'], journey: null },
      ],
    });
    expect(association.id).toBe('stockholm');
    expect(names).toEqual(
      new Map([
        ['agda', 'Agda Prov'],
        ['anna', 'Anna Prov'],
        ['bo', 'Bo Prov'],
      ]),
    );
  });

  it('of a line with several journeys is for none of them', async () => {
    const { id } = await lookedAt(ANNA);
    await lookedAt(ANNA);
    await world.send(new FindCases(by(BO), INES.identityNumber));
    const position = (await world.events('PersonsShown')).at(-1)?.position ?? 0n;
    expect(answerOf(await readingAt(position)).journeys).toHaveLength(2);
    expect(await written()).toEqual([
      { association: 'stockholm', on: 'line', readers: ['bo'], journey: null },
    ]);
    expect(id).toBeDefined();
  });

  it('is one look a page, of the list of looks too, and none where no reading was shown', async () => {
    await world.referred(INES, ANNA);
    await log();
    expect(await log(undefined)).toMatchObject({ readings: { lines: [] } });
    await looks();
    expect(await written()).toEqual([]);
    await lookedAt(ANNA);
    await log();
    await looks();
    await looks();
    expect((await written()).map(({ on, readers: whose }) => [on, whose])).toEqual([
      ['log', ['anna']],
      ['looks', ['agda']],
      ['looks', ['agda']],
    ]);
  });

  it('is shown to other auditors of the association: nobody looks at her own, nor does anybody else', async () => {
    await lookedAt(ANNA);
    await log();
    expect((await looks(AGDA)).listed).toMatchObject({ total: 0, pages: 0, lines: [] });
    expect((await looks()).listed.total).toBe(1);
    await expect(looks(ANNA)).rejects.toThrow('ReadLooks is not for the role caseworker');
    const elsewhere = { ...GRETA, association: null };
    expect(await world.sendAtOnce(new ReadLooks(by(elsewhere), 1))).toEqual(NOT_FOUND);
    expect((await looks({ ...GRETA, association: 'annat' })).listed.total).toBe(0);
  });

  it('goes on page by page, the last look first', async () => {
    await lookedAt(ANNA);
    for (let look = 0; look < 51; look++) await log();
    const [first, second] = [(await looks()).listed, (await looks(GRETA, 2)).listed];
    expect([first.lines.length, second.lines.length, first.pages]).toEqual([50, 1, 2]);
    expect(first.lines[0]?.position).toBeGreaterThan(second.lines[0]?.position ?? Infinity);
  });
});
