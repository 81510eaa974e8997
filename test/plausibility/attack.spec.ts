import { describe, expect, it } from '@jest/globals';
import { openSolver } from '@samspar/linear-solver';
import { checkRelease, isHeld, type Release, type ReleaseFinding } from '@samspar/plausibility';
import { confinedBy } from './attack.js';
import { proposals, threeYears } from './three-years.js';

const solver = await openSolver();
const threshold = 5;

type Office = Readonly<{ released: readonly Release[]; refused: readonly ReleaseFinding[] }>;

/** An office that leaves out tables, the last of those that are named first, until a release is let through. */
const office = (proposed: readonly Release[]): Office => {
  const released: Release[] = [];
  const refused: ReleaseFinding[] = [];
  for (const proposal of proposed) {
    let candidate = proposal;
    for (;;) {
      const found = checkRelease(candidate, released, { threshold, solver });
      if (!isHeld(found)) break;
      refused.push(...found);
      const named = candidate.tables.filter(({ title }) =>
        found.some(({ place }) => 'table' in place && place.table === title),
      );
      const dropped = named.at(-1) ?? candidate.tables.at(-1);
      candidate = { ...candidate, tables: candidate.tables.filter((table) => table !== dropped) };
    }
    if (candidate.tables.length > 0) released.push(candidate);
  }
  return { released, refused };
};

const tablesOf = (releases: readonly Release[]): number =>
  releases.reduce((sum, { tables }) => sum + tables.length, 0);

describe.each([
  { late: 0, isOneMoment: true, by: 'adds, subtracts and bounds' },
  { late: 0.1, isOneMoment: false, by: 'takes later releases to hold only more than those before' },
])('a reader of three years of releases who $by', ({ late, isOneMoment }) => {
  const proposed = proposals(threeYears(7, 900, late));
  const { released, refused } = office(proposed);

  it('confines hidden counts of the first year where every table is released as it is protected by itself', () => {
    expect(confinedBy(proposed.slice(0, 5), solver, threshold, isOneMoment).length).toBeGreaterThan(5);
  });

  it('confines none to fewer than the width of the threshold where releases pass the gate', () => {
    expect(confinedBy(released, solver, threshold, isOneMoment)).toEqual([]);
  });

  it('has most tables to read all the same', () => {
    expect(refused.some(({ code }) => code === 'recoverable')).toBe(true);
    expect(tablesOf(released)).toBeGreaterThan(tablesOf(proposed) / 2);
  });
});
