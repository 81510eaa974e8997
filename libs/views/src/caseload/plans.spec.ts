import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { amongParties, type JourneyEvent, WAITING_FOR } from '@samspar/casework';
import { STATUSES } from './projection.js';
import { accepted, exitedToWork, referred, started } from '../../../../test/reference/scenario.js';
import { assigned, STOCKHOLM, ViewScenario } from '../../../../test/reference/view-scenario.js';
import type { Views } from '../index.js';
import { ViewFile } from '../runner/view-file.js';

type Caseload = Views['caseload'];

const withdrawn: JourneyEvent = { type: 'ConsentWithdrawn', occurredOn: '2024-02-01', data: {} };
const consent: JourneyEvent = {
  type: 'ConsentGiven',
  occurredOn: '2024-02-01',
  data: {
    ...amongParties(['region']),
    purpose: 'x',
    form: 'oral',
    language: 'sv',
    obtainedBy: null,
    expiresOn: '2024-12-31',
  },
};

let scenario: ViewScenario;
let views: Views;

/** Journeys of each status and kind, of oneself, of somebody else and of nobody, in two insatser. */
beforeEach(async () => {
  scenario = await ViewScenario.begin();
  const { log } = scenario;
  for (const intervention of STOCKHOLM.interventions)
    for (const caseworker of ['me', 'she', undefined]) {
      const whose = caseworker === undefined ? [] : [assigned(caseworker)];
      const begin = (id: string, ...events: JourneyEvent[]) =>
        log.journey(
          `${id} ${intervention} ${caseworker}`,
          referred('p', { intervention }),
          ...events,
          ...whose,
        );
      await begin('referred');
      await begin('withdrawn', withdrawn);
      await log.journey(
        `unasked ${intervention} ${caseworker}`,
        referred('p', { intervention, consentAtSource: false }),
        ...whose,
      );
      await begin('accepted', accepted());
      await begin('started', accepted(), started(), consent);
      await begin('ended', accepted(), started(), exitedToWork());
    }
  views = await scenario.caughtUp();
});
afterEach(() => scenario.end());

/** How SQLite reads what a list is made of, but for the rows of its page, which it looks up by their numbers. */
const plansOf = (list: (caseload: Caseload) => unknown): readonly string[] => {
  const spy = jest.spyOn(ViewFile.prototype, 'rows');
  list(views.caseload);
  const asked = [...spy.mock.calls];
  spy.mockRestore();
  const database = new DatabaseSync(scenario.file, { readOnly: true });
  try {
    return asked.flatMap(([sql, ...values]) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...values)
        .map(({ detail }) => String(detail)),
    );
  } finally {
    database.close();
  }
};
const isOfTable = (step: string): boolean => /\b(waiting|caseload)\b/.test(step);
const isSort = (step: string): boolean => step.includes('TEMP B-TREE');
/** The few records of protected persons are read from the index that has those alone. */
const isScan = (step: string): boolean =>
  /^SCAN (?!n$|h$|hidden$|participant USING COVERING INDEX participant_protected$)/.test(step);

const TODAY = { ...STOCKHOLM, caseworker: 'me', today: '2025-06-15' };
const EVERY = { ...STOCKHOLM, statuses: STATUSES };

describe('of a page of a long list', () => {
  it.each<[string, (caseload: Caseload) => unknown]>([
    ['what waits for everybody', (caseload) => caseload.waitingFor(TODAY)],
    [
      'what waits for oneself and for nobody',
      (caseload) => caseload.waitingFor({ ...TODAY, among: 'own-and-nobodys' }),
    ],
    ...WAITING_FOR.map((waitsFor): [string, (caseload: Caseload) => unknown] => [
      `what waits for ${waitsFor}`,
      (caseload) => caseload.waitingFor({ ...TODAY, waitsFor, among: 'own-and-nobodys' }),
    ]),
    ['everybody’s journeys', (caseload) => caseload.journeysOf(EVERY)],
    ['one’s own journeys', (caseload) => caseload.journeysOf({ ...EVERY, caseworker: 'me' })],
    ['nobody’s journeys', (caseload) => caseload.journeysOf({ ...EVERY, caseworker: null })],
    ['ended journeys', (caseload) => caseload.journeysOf({ ...EVERY, statuses: ['ended'] })],
  ])('nothing is sorted, and nothing read but an index and the rows shown: %s', (_what, list) => {
    views.caseload.countsOf(STOCKHOLM);
    views.caseload.waitingCounts(TODAY);
    const plans = plansOf(list);
    expect(plans).not.toEqual([]);
    expect(plans.filter((step) => isSort(step) || isScan(step))).toEqual([]);
    for (const step of plans.filter(isOfTable)) expect(step).toContain('USING COVERING INDEX');
  });

  it('the counts are read from an index alone', () => {
    const plans = plansOf((caseload) => [caseload.countsOf(STOCKHOLM), caseload.waitingCounts(TODAY)]);
    const steps = plans.filter(isOfTable);
    expect(steps).toHaveLength(5);
    for (const step of steps) expect(step).toMatch(/^SEARCH \w+ USING COVERING INDEX/);
  });

  it('one’s own are found by who is responsible, however many others there are', () => {
    const plans = plansOf((caseload) => [
      caseload.waitingFor({ ...TODAY, among: 'own-and-nobodys' }),
      caseload.journeysOf({ ...EVERY, caseworker: 'me' }),
    ]);
    expect(plans.join('\n')).toMatch(/waiting_of_caseworker \(caseworker=\? AND due<\?\)/);
    expect(plans.join('\n')).toMatch(/caseload_of_caseworker \(caseworker=\? AND place=\? AND status=\?\)/);
  });
});
