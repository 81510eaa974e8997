import type { CodeNames } from '@samspar/statistics';
import { betweenTables } from './between-tables.js';
import type { ReleaseFinding } from './finding.js';
import type { LinearSolver } from './recoverable/linear-program.js';
import { recoverableFindings } from './recoverable/recoverable.js';
import type { Release } from './release.js';
import { type StatedSet, statedInTables } from './stated-set.js';
import { tableFindings } from './table-rules.js';
import { statedInText } from './text/stated-in-text.js';
import { textFindings } from './text/text-rules.js';
import { typedFindings } from './typed-rules.js';

export type GateSettings = Readonly<{
  /** Counts from 1 up to this are not to be known. */
  threshold: number;
  /** What minimises linear programs, so that nothing hidden is released that comes back. */
  solver: LinearSolver;
  /** What codes are called, that prose may name. */
  names?: CodeNames;
}>;

const isExplanation = (line: string): boolean => line.startsWith('Förklaring:');

/** What a release says of its figures, and apart from it why they are as they are. */
const wordsOf = ({ text, explanation = '' }: Release): Readonly<{ prose: string; explanation: string }> => {
  const paragraphs = text.split('\n').map((line) => line.trim());
  return {
    prose: paragraphs.filter((line) => !isExplanation(line)).join('\n'),
    explanation: [explanation, ...paragraphs.filter(isExplanation)].join('\n').trim(),
  };
};

/** What is wrong with a release, `earlier` being all that were released before it, in that order. Nothing found: it may be made. */
export const checkRelease = (
  candidate: Release,
  earlier: readonly Release[],
  settings: GateSettings,
): readonly ReleaseFinding[] => {
  const { threshold, names = {} } = settings;
  const { prose, explanation } = wordsOf(candidate);
  const roundingSaid = /avrund/i.test(prose);
  const stated = (release: Release): readonly StatedSet[] => [
    ...statedInTables(release),
    ...statedInText(
      wordsOf(release).prose,
      release.tables,
      [candidate, ...earlier].flatMap(({ tables }) => tables),
      names,
    ),
  ];
  const found = [
    ...candidate.tables.flatMap((table) => tableFindings(table, threshold)),
    ...(candidate.typed ?? []).flatMap((typed) => typedFindings(typed, threshold, roundingSaid)),
    ...textFindings({ candidate, earlier, threshold, prose, explanation, roundingSaid }),
    ...betweenTables(candidate, earlier, explanation !== ''),
    ...recoverableFindings(candidate, earlier, settings, stated),
  ];
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
};
