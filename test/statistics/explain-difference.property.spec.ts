import { describe, expect, it } from '@jest/globals';
import {
  DIMENSIONS,
  isAccountedFor,
  isOfMeasure,
  MEASURES,
  type StatisticsQuery,
  UNITS,
} from '@samspar/statistics';
import { Views } from '@samspar/views';
import * as fc from 'fast-check';
import { histories, INTERVENTIONS } from '../reference/history.js';
import type { Recorded } from '../reference/recorded.js';
import { Scenario, query } from '../reference/scenario.js';
import { countingInstead } from './counting-instead.js';

const DAY = '2024-01-01';

/** What an association may set up otherwise meanwhile: units under other names, and since when something is registered. */
const changes = fc.array(
  fc.record({
    place: fc.nat(),
    what: fc.constantFrom('unit', 'moved', 'district', 'registered', 'both', 'contacts', 'again'),
    since: fc.constantFrom('2022-06-01', '2023-03-01', '2023-09-15', '2025-01-01'),
  }),
  { maxLength: 4 },
);
type Change = Readonly<{ what: string; since: string }>;

/** The second version counts most measures otherwise than the first. */
const TWO_DEFINITIONS = countingInstead({
  referred: 'ended',
  started: 'participants',
  ended: 'started',
  ongoing: 'referred',
  meetings: 'handovers',
  daysToStart: 'daysInIntervention',
});

const UNIT = {
  id: 'jobb',
  name: 'Jobbtorget',
  aliases: ['Jobbtorg'],
  authority: 'arb',
  district: null,
  from: null,
  to: null,
};

const write = async (scenario: Scenario, { what, since }: Change, isThere: Set<string>): Promise<void> => {
  const stream = 'association-stockholm';
  const registered = (registeredSince: unknown) =>
    scenario.write(stream, {
      type: 'AssociationChanged',
      occurredOn: DAY,
      data: { association: 'stockholm', settings: { ...scenario.settings, registeredSince } },
    });
  if (what === 'registered') await registered({ journeys: { novum: since }, obstacle: { '*': since } });
  else if (what === 'contacts') await registered({ meetings: { 'finsam-team': since } });
  else if (what === 'again') await registered(null);
  else if (what === 'district' || what === 'both')
    await scenario.write(stream, {
      type: 'AssociationChanged',
      occurredOn: DAY,
      data: {
        association: 'stockholm',
        settings: {
          ...scenario.settings,
          ...(what === 'both' && { registeredSince: { journeys: { '*': since } } }),
          districts: scenario.settings.districts.map((one) =>
            one.id === 'farsta' ? { ...one, to: since, successor: 'norrmalm' } : one,
          ),
        },
      },
    });
  else {
    const type = isThere.has('unit') ? 'UnitChanged' : 'UnitRegistered';
    isThere.add('unit');
    const unit =
      what === 'moved' ? { ...UNIT, authority: 'soc', earlier: [{ authority: 'arb', to: since }] } : UNIT;
    await scenario.write(stream, { type, occurredOn: DAY, data: { association: 'stockholm', unit } });
  }
};

const viewsOf = async (
  log: readonly Recorded[],
  wished: readonly (Change & { place: number })[],
  live: boolean,
) => {
  const scenario = new Scenario();
  await scenario.setUp('stockholm', INTERVENTIONS);
  for (const id of ['arb', 'soc'])
    await scenario.write('association-stockholm', {
      type: 'AuthorityRegistered',
      occurredOn: DAY,
      data: {
        association: 'stockholm',
        authority: {
          id,
          party: 'municipality',
          work: 'work',
          name: id,
          aliases: [],
          contact: null,
          retention: { kind: 'kept' },
          archive: null,
          to: null,
        },
      },
    });
  const views = await Views.open({
    store: scenario.store,
    file: ':memory:',
    definitions: TWO_DEFINITIONS,
  });
  const isThere = new Set<string>();
  for (const [index, recorded] of log.entries()) {
    scenario.now = recorded.knownAt;
    for (const change of wished)
      if (change.place % log.length === index) await write(scenario, change, isThere);
    if ('journey' in recorded) await scenario.journey(recorded.journey, recorded.event);
    else await scenario.participant(recorded.participant, recorded.event);
    if (live) await views.catchUp();
  }
  await views.catchUp();
  return { views, close: () => views.close().then(() => scenario.close()) };
};

const question = fc.record({
  measure: fc.constantFrom(...MEASURES),
  unit: fc.constantFrom(...UNITS),
  by: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 2 }),
  unknowns: fc.constantFrom('split' as const, 'together' as const),
  filter: fc.option(
    fc.constantFrom<[string, readonly string[]]>(
      ['intervention', ['finsam-team']],
      ['referringUnit', ['jobbtorg', 'unknown']],
      ['livelihood', ['economic-assistance', 'unknown']],
      ['exitGroup', ['work-or-studies', 'not-ended']],
      ['month', ['2023-01', '2023-03', '2023-06', '2023-07', '2024-01']],
      ['referralOutcome', ['accepted', 'open']],
      ['meetingsHeld', ['none', '2-3']],
      ['returned', ['returned', 'unknown']],
      ['parallelActions', ['none', '1', '2']],
    ),
  ),
  period: fc.constantFrom(
    { from: '2022-06-01', to: '2024-12-31' },
    { from: '2023-02-01', to: '2024-07-15' },
    { from: '2023-06-30', to: '2023-07-01' },
  ),
  moments: fc.tuple(fc.nat(), fc.nat()),
  versions: fc.constantFrom<readonly [number, number]>([1, 1], [1, 1], [1, 2], [2, 1], [2, 2]),
});

describe('the parts of a difference', () => {
  it('make the difference, in the total and in every cell, over whatever was registered between whatever moments, by whatever definitions', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        changes,
        fc.boolean(),
        fc.array(question, { minLength: 60, maxLength: 60 }),
        async (log, wished, live, questions) => {
          const { views, close } = await viewsOf(log, wished, live);
          try {
            for (const { filter, period, moments, versions, ...rest } of questions) {
              const where: StatisticsQuery['where'] = filter ? { [filter[0]]: filter[1] } : {};
              const by = rest.by.filter((name) => isOfMeasure(name, rest.measure));
              const asked = query({ ...period, ...rest, by, where });
              const [from = 0, to = 0] = moments
                .map((place) => log[place % log.length]?.knownAt ?? 0)
                .toSorted((one, other) => one - other);
              const [before, after] = [from, to].map((asKnownAt, place) =>
                views.statistics(
                  { ...asked, asKnownAt },
                  { definition: versions[place] ?? 1, isProtectedTogether: true },
                ),
              );
              if (!before || !after || 'refusal' in before || 'refusal' in after) continue;
              const explained = views.explainDifference({
                question: asked,
                from,
                to,
                versions,
                cell: {},
                isExact: true,
              });
              if ('refusal' in explained) throw new Error(explained.refusal.code);
              const { accounted, difference } = explained;
              expect(difference.closes).toBe(accounted ? true : null);
              if (!accounted) continue;
              expect({ asked, from, to, isAccountedFor: isAccountedFor(accounted) }).toMatchObject({
                isAccountedFor: true,
              });
              if (versions.every((version) => version === 1))
                expect(accounted).not.toHaveProperty('redefined');
              const positions = accounted.definitions.map(({ position }) => position);
              expect(positions.toSorted((one, other) => one - other)).toEqual(positions);
              for (const left of accounted.steps.filter(({ total }) => total !== 0).slice(0, 1))
                expect(
                  isAccountedFor({ ...accounted, steps: accounted.steps.filter((step) => step !== left) }),
                ).toBe(false);
              for (const [answer, figures] of [
                [before.answer, accounted.before],
                [after.answer, accounted.after],
              ] as const) {
                const isMedian = asked.measure.startsWith('days');
                if (answer.total !== null || isMedian)
                  expect(figures.total).toBe(isMedian ? (answer.n ?? 0) : answer.total);
                const cells = Object.fromEntries(
                  Array.from(figures.cells, ([cell, count]) => [
                    accounted.cells.codes[cell]?.map(([, code]) => code).join(),
                    count,
                  ]),
                );
                expect(cells).toEqual(
                  Object.fromEntries(
                    answer.cells
                      .map((cell) => [
                        asked.by.map((one) => cell[one]).join(),
                        isMedian ? cell.n : cell.value,
                      ])
                      .filter(([, n]) => n !== undefined),
                  ),
                );
              }
            }
          } finally {
            await close();
          }
        },
      ),
      { numRuns: 10, endOnFailure: true },
    );
  }, 60_000);
});
