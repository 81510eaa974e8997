import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import type { AskedDifference, DifferencePart, FigureDifference, StatisticsQuery } from '@samspar/statistics';
import { countingInstead } from './counting-instead.js';
import {
  accepted,
  annulled,
  created,
  exitedToWork,
  identified,
  meeting,
  query,
  referred,
  started,
} from '../reference/scenario.js';
import { ViewScenario } from '../reference/view-scenario.js';

const A = Date.parse('2024-07-01T12:00:00Z');
const B = Date.parse('2024-09-01T12:00:00Z');

let scenario: ViewScenario;
beforeEach(async () => {
  scenario = await ViewScenario.begin();
  scenario.log.now = A;
});
afterEach(() => scenario.end());

/** What is registered after the first moment. */
const later = () => (scenario.log.now = B - 1_000);

type Asked = Partial<StatisticsQuery> &
  Partial<Pick<AskedDifference, 'cell' | 'isExact' | 'versions'>> & { since?: number };

const difference = async (
  measure: StatisticsQuery['measure'],
  { cell = {}, isExact = true, since = A, versions, ...more }: Asked = {},
): Promise<FigureDifference> => {
  const views = await scenario.open(versions && { definitions: REFERRED_FOR_STARTED });
  await views.catchUp();
  const question = query({ measure, ...more });
  const asked = { question, from: since, to: B, cell, isExact, ...(versions && { versions }) };
  const result = views.explainDifference(asked);
  await scenario.close(views);
  if ('refusal' in result) throw new Error(result.refusal.code);
  expect(result.difference.closes).not.toBe(false);
  return result.difference;
};
/** Its second version counts those who were referred where those who started are asked for. */
const REFERRED_FOR_STARTED = countingInstead({ started: 'referred' });
const partsOf = async (
  ...asked: Parameters<typeof difference>
): Promise<readonly DifferencePart[] | undefined> => (await difference(...asked)).parts;

const begun = (id: string, person = 'p', ...more: readonly JourneyEvent[]) =>
  scenario.log.journey(id, referred(person), accepted(), started(), ...more);

const corrected = (fact: string, old: unknown, to: unknown): JourneyEvent =>
  ({
    type: 'FactCorrected',
    occurredOn: '2024-08-01',
    data: { correction: { fact, old, new: to }, reason: 'entry-error' },
  }) as never;

const struck = (entry: number, more: object = {}): JourneyEvent =>
  ({
    type: 'EntryAnnulled',
    occurredOn: '2024-08-01',
    data: { entry, type: 'TeamMeetingHeld', reason: 'entry-error', ...more },
  }) as never;

const beginMany = async (count: number, from = 0) => {
  for (let number = from; number < from + count; number++) await begun(`j${number}`, `p${number}`);
};

describe('a figure differs by', () => {
  it('what happened by the first moment and was registered after it, and what happened after it', async () => {
    await begun('a');
    later();
    await begun('b');
    await scenario.log.journey('c', referred('q'), accepted(), started('2024-07-02'));
    await scenario.log.journey('d', referred('r'), accepted(), started('2024-07-01'));
    expect(await difference('started')).toMatchObject({
      from: { value: 1, asKnownAt: '2024-07-01T12:00:00.000Z' },
      to: { value: 4 },
      difference: 3,
      parts: [
        { causes: ['late'], in: 2, out: 0 },
        { causes: ['happened'], in: 1, out: 0 },
      ],
      cells: [],
      closes: true,
    });
  });

  it('exits, which take out of what is going on, and move across results', async () => {
    await begun('a');
    later();
    await scenario.log.journey('a', exitedToWork());
    expect(await partsOf('ongoing')).toEqual([{ causes: ['exit'], in: 0, out: 1 }]);
    expect(await partsOf('ended')).toEqual([{ causes: ['late'], in: 1, out: 0 }]);
    expect(await difference('started', { by: ['exitGroup'] })).toMatchObject({
      difference: 0,
      parts: [{ causes: ['exit'], in: 0, out: 0, across: 1 }],
      cells: [
        {
          cell: { exitGroup: 'work-or-studies' },
          from: { value: 0 },
          to: { value: 1 },
          difference: 1,
          parts: [{ causes: ['exit'], in: 1, out: 0 }],
        },
        { cell: { exitGroup: 'not-ended' }, from: { value: 1 }, to: { value: 0 }, difference: -1 },
      ],
    });
    const ofOne = { by: ['exitGroup'], cell: { exitGroup: 'not-ended' } } as const;
    expect(await difference('started', ofOne)).toMatchObject({
      difference: -1,
      parts: [{ causes: ['exit'], in: 0, out: 1 }],
      cells: [],
    });
  });

  it('what was set right: corrections, reopenings, misregistrations and what was reinstated', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await begun(id);
    await scenario.log.journey('b', exitedToWork());
    await scenario.log.journey('d', annulled('JourneyMisregistered'));
    later();
    await scenario.log.journey('a', corrected('startedOn', '2024-02-01', '2023-02-01'));
    await scenario.log.journey('b', annulled('JourneyReopened'));
    await scenario.log.journey('c', annulled('JourneyMisregistered'));
    await scenario.log.journey('d', annulled('JourneyReinstated'));
    expect(await partsOf('started')).toEqual([
      { causes: ['correction'], in: 0, out: 1 },
      { causes: ['misregistration'], in: 0, out: 1 },
      { causes: ['reinstatement'], in: 1, out: 0 },
    ]);
    expect(await partsOf('ended')).toEqual([{ causes: ['reopening'], in: 0, out: 1 }]);
  });

  it('rows that are taken back with their file', async () => {
    await begun('a');
    later();
    const reversed = { ...annulled('JourneyMisregistered'), data: { reason: 'batch-reversed' } };
    await scenario.log.journey('a', reversed as never);
    expect(await partsOf('started')).toEqual([{ causes: ['importReversal'], in: 0, out: 1 }]);
  });

  it('contacts told, struck, and told anew', async () => {
    await begun('a', 'p', meeting('2024-03-01'), meeting('2024-03-02'));
    later();
    await scenario.log.journey('a', struck(3));
    later();
    scenario.log.now += 1;
    await scenario.log.journey('a', meeting('2024-03-09'));
    scenario.log.now += 1;
    await scenario.log.journey('a', struck(4, { replacedBy: 7 }), meeting('2024-04-01'));
    scenario.log.now += 1;
    await scenario.log.journey('a', meeting('2024-08-30'));
    expect(await difference('meetings', { by: ['month'] })).toMatchObject({
      difference: 1,
      parts: [
        { causes: ['late'], in: 1, out: 0 },
        { causes: ['happened'], in: 1, out: 0 },
        { causes: ['correction'], in: 0, out: 0, across: 1 },
        { causes: ['annulment'], in: 0, out: 1 },
      ],
    });
  });

  it('who is known to be whom, where persons are counted', async () => {
    const { log: written } = scenario;
    await written.participant('p', created(), identified);
    await written.participant('q', created(), identified);
    await written.participant('r', created());
    await begun('a', 'p');
    await begun('b', 'q');
    await begun('c', 'r');
    await begun('d', 'r');
    later();
    await written.participant('q', {
      type: 'ParticipantMerged',
      occurredOn: '2024-08-01',
      data: { into: 'p' },
    });
    scenario.log.now += 1;
    await written.participant('r', identified);
    const asked = { unit: 'person' } as const;
    expect(await partsOf('started', asked)).toEqual([
      { causes: ['identification'], in: 0, out: 1 },
      { causes: ['merge'], in: 0, out: 1 },
    ]);
    expect(await partsOf('started')).toEqual([]);
    scenario.log.now += 1;
    await written.participant('q', {
      type: 'ParticipantUnmerged',
      occurredOn: '2024-08-02',
      data: { from: 'p' },
    });
    expect(await partsOf('started', { ...asked, since: B - 999 })).toEqual([
      { causes: ['unmerge'], in: 1, out: 0 },
    ]);
  });

  it('what the association sets up otherwise: units under other names, and since when something is registered', async () => {
    await begun('a');
    await begun('b');
    later();
    const association = 'stockholm';
    const unit = {
      id: 'u',
      name: 'Arbetscentrum',
      aliases: ['Jobbtorg'],
      authority: 'x',
      district: null,
      from: null,
      to: null,
    };
    const position = await scenario.log.write('association-stockholm', {
      type: 'UnitRegistered',
      occurredOn: '2024-08-01',
      data: { association, unit },
    });
    expect(await difference('started', { by: ['referringUnit'] })).toMatchObject({
      difference: 0,
      parts: [{ causes: ['units'], in: 0, out: 0, across: 2 }],
      definitions: [
        { cause: 'units', knownAt: '2024-09-01T11:59:59.000Z', position: String(position), more: 0 },
      ],
      cells: [
        { cell: { referringUnit: 'arbetscentrum' }, difference: 2 },
        { cell: { referringUnit: 'jobbtorg' }, difference: -2 },
      ],
    });
    expect((await difference('started')).definitions).toEqual([]);
    scenario.log.now += 1;
    const settings = { ...scenario.log.settings, registeredSince: { journeys: { '*': '2024-06-01' } } };
    await scenario.log.write('association-stockholm', {
      type: 'AssociationChanged',
      occurredOn: '2024-08-01',
      data: { association, settings },
    });
    expect(await partsOf('started')).toEqual([{ causes: ['registeredSince'], in: 0, out: 2 }]);
  });

  it('another version of the definitions, told as one besides what became known', async () => {
    await begun('a');
    await scenario.log.journey('b', referred('q'));
    later();
    await begun('c', 'r');
    const asked = { by: ['referralOutcome'] } as const;
    expect(await difference('started', { ...asked, versions: [1, 2] })).toMatchObject({
      from: { value: 1, definitionVersion: 1 },
      to: { value: 3, definitionVersion: 2 },
      difference: 2,
      parts: [
        { causes: ['late'], in: 1, out: 0 },
        { causes: ['definition'], in: 1, out: 0 },
      ],
      definitions: [],
    });
    expect(await partsOf('started', { ...asked, versions: [2, 1] })).toEqual([
      { causes: ['late'], in: 1, out: 0 },
      { causes: ['definition'], in: 0, out: 1 },
    ]);
    expect(await partsOf('started', { versions: [1, 1] })).toEqual([{ causes: ['late'], in: 1, out: 0 }]);
    expect(
      await partsOf('started', { ...asked, versions: [1, 2], cell: { referralOutcome: 'open' } }),
    ).toEqual([{ causes: ['definition'], in: 1, out: 0 }]);
  });

  it('nothing by an erasure, which is said', async () => {
    await begun('a');
    later();
    await scenario.log.journey('a', {
      type: 'JourneyErased',
      occurredOn: '2024-08-15',
      data: {
        rule: { authority: 'x', years: 5, lastEventOn: '2019-01-01', dueOn: '2024-01-01' },
        approvedBy: 'lena',
      },
    });
    const told = { difference: 0, parts: [], erased: 1 };
    expect(await difference('started')).toMatchObject(told);
    expect(await difference('started', { by: ['sex'], cell: { sex: 'woman' } })).toMatchObject(told);
    expect(await difference('started', { by: ['sex'], cell: { sex: 'man' } })).toMatchObject({ erased: 0 });
    expect(await difference('ended')).toMatchObject({ erased: 0 });
  });
});

describe('a median', () => {
  it('has no parts that make it: how many it is of is accounted for, and those whose days changed are told', async () => {
    await begun('a');
    await begun('b');
    later();
    await begun('c');
    await scenario.log.journey('a', corrected('startedOn', '2024-02-01', '2024-03-01'));
    expect(await difference('daysToStart', { by: ['sex'] })).toMatchObject({
      from: { value: 22, n: 2 },
      to: { value: 22, n: 3 },
      difference: 1,
      parts: [
        { causes: ['late'], in: 1, out: 0 },
        { causes: ['correction'], in: 0, out: 0, otherDays: 1 },
      ],
      cells: [{ cell: { sex: 'woman' }, difference: 1, parts: [{}, { otherDays: 1 }] }],
    });
  });
});

describe('to whoever may not see single journeys', () => {
  it('small counts are put together until they reach the threshold, or are not told', async () => {
    await beginMany(12);
    later();
    for (let number = 0; number < 3; number++) {
      await scenario.log.journey(`j${number}`, annulled('JourneyMisregistered'));
      await scenario.log.journey(`j${number + 3}`, corrected('startedOn', '2024-02-01', '2023-02-01'));
    }
    expect(await difference('started', { isExact: false })).toMatchObject({
      difference: -6,
      parts: [{ causes: ['correction', 'misregistration'], in: 0, out: 6 }],
    });
    await scenario.log.journey('j0', annulled('JourneyReinstated'));
    const told = await difference('started', { isExact: false, by: ['sex'] });
    expect(told).toMatchObject({
      difference: -5,
      parts: [{ causes: ['correction', 'misregistration'], out: 5 }],
    });
    expect(told.cells.map(({ parts }) => parts)).toEqual([undefined]);
    await scenario.log.journey('j1', annulled('JourneyReinstated'));
    const untold = await difference('started', { isExact: false });
    expect(untold).toMatchObject({ difference: -4, untold: 'small' });
    expect(untold).not.toHaveProperty('parts');
  });

  it('nothing is told of a figure that is hidden at one of the moments, to auditors neither', async () => {
    await beginMany(3);
    later();
    await beginMany(12, 3);
    const told = await difference('started', { protect: 'public' });
    expect(told).toMatchObject({ from: { suppressed: true }, to: { value: 15 }, untold: 'hidden' });
    for (const secret of ['parts', 'difference']) expect(told).not.toHaveProperty(secret);
  });
});

describe('where there is no figure at one of the moments', () => {
  it('nothing is told but that', async () => {
    await begun('a');
    const since = Date.parse('2023-01-01T00:00:00Z');
    expect(await difference('started', { since })).toMatchObject({
      from: { value: null },
      to: { value: 1 },
      untold: 'notRegistered',
      notRegistered: { dimension: 'association' },
      closes: null,
    });
  });
});
