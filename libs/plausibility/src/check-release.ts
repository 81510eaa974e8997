import { betweenTables } from './between-tables.js';
import type { ReleaseFinding } from './finding.js';
import type { LinearSolver } from './recoverable/linear-program.js';
import { recoverableFindings } from './recoverable/recoverable.js';
import type { Release } from './release.js';
import { tableFindings } from './table-rules.js';
import { textFindings } from './text/text-rules.js';
import { typedFindings } from './typed-rules.js';

export type GateSettings = Readonly<{
  /** Counts from 1 up to this are not to be known. */
  threshold: number;
  /** What minimises linear programs, so that nothing hidden is released that comes back. */
  solver: LinearSolver;
}>;

/** What is wrong with a release, `earlier` being all that were released before it, in that order. Nothing found: it may be made. */
export const checkRelease = (
  candidate: Release,
  earlier: readonly Release[],
  settings: GateSettings,
): readonly ReleaseFinding[] => {
  const { threshold } = settings;
  const explanation = candidate.explanation?.trim() ?? '';
  const roundingSaid = /avrund/i.test(candidate.text);
  const found = [
    ...candidate.tables.flatMap((table) => tableFindings(table, threshold)),
    ...(candidate.typed ?? []).flatMap((typed) => typedFindings(typed, threshold, roundingSaid)),
    ...textFindings({ candidate, earlier, threshold, roundingSaid }),
    ...betweenTables(candidate, earlier, explanation !== ''),
    ...recoverableFindings(candidate, earlier, settings),
  ];
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
};
