import { openSolver } from '@samspar/linear-solver';
import { hideTogether } from '@samspar/plausibility';
import type { Dimension, Measure } from '@samspar/statistics';
import { threeYears } from '../plausibility/three-years.js';
import { type Figure, inTurn } from './figure.js';

const LINKED: readonly (readonly [Measure, readonly Dimension[]])[] = [
  ...(['started', 'ended', 'ongoing'] as const).flatMap((measure) =>
    (
      [
        ['sex'],
        ['intervention', 'sex'],
        ['education', 'sex'],
        ['intervention', 'education'],
        ['quarter', 'sex'],
      ] as const
    ).map((by) => [measure, by] as const),
  ),
  ['ended', ['exitGroup', 'sex']],
  ['ended', ['intervention', 'exitGroup']],
  ['ended', ['exitReason', 'sex']],
  ['daysInIntervention', ['intervention', 'sex']],
];

/** Tables of a year, as an annual report has them, that must not give each other back. */
export const SUPPRESSION_FIGURE: Figure = {
  name: 'hide-together',
  unit: 'ms',
  aim: 'at most 5,000 for the linked tables of a year',
  meets: ({ value }) => value <= 5_000,
  measure: async () => {
    const how = { solver: await openSolver(), threshold: 5 };
    const told = threeYears(7, 4_000, 0);
    const tables = LINKED.map(([measure, by]) => ({
      answer: told.ask({ measure, by, protect: 'none' }),
      isShownWhole: false,
    }));
    const taking = (some: typeof tables): number => {
      const begun = performance.now();
      hideTogether(some, [], how);
      return performance.now() - begun;
    };
    return inTurn(
      3,
      () => Promise.resolve(taking(tables)),
      () => taking(tables.slice(0, 5)),
    );
  },
};
