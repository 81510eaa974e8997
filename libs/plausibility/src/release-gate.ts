import type { Association } from '@samspar/association';
import type { CodeNames } from '@samspar/statistics';
import { checkRelease } from './check-release.js';
import type { ReleaseFinding } from './finding.js';
import type { LinearSolver } from './recoverable/linear-program.js';
import type { Release } from './release.js';
import { type CountedTable, type HiddenTogether, hideTogether } from './suppression/hide-together.js';

/** What codes are called, as data: of the association, and of referring units by their codes. */
export type NamesInRelease = Readonly<{
  association?: Association;
  units?: Readonly<Record<string, string>>;
}>;

/** What is asked of tables that are to be released; plain data, so that it can be asked of another thread. */
export type GateAsked =
  | Readonly<{
      ask: 'hideTogether';
      tables: readonly CountedTable[];
      earlier: readonly Release[];
      threshold: number;
    }>
  | Readonly<{
      ask: 'checkRelease';
      candidate: Release;
      earlier: readonly Release[];
      threshold: number;
      names: NamesInRelease;
    }>;

export type GateAnswer<Asked extends GateAsked> =
  Asked extends Readonly<{ ask: 'hideTogether' }> ? HiddenTogether : readonly ReleaseFinding[];

/**
 * Chooses what is hidden and looks a release through (docs/plausibility.md), which may take seconds: whoever answers others meanwhile has it done in another
 * thread. `tooLong` where it took more time than there is.
 */
export type ReleaseGate = <Asked extends GateAsked>(asked: Asked) => Promise<GateAnswer<Asked> | 'tooLong'>;

const codeNamesOf = ({ association, units = {} }: NamesInRelease): CodeNames => ({
  association,
  unitName: (code) => units[code] ?? code,
});

/** The same at once, in the thread that asks. */
export const passGate = (
  asked: GateAsked,
  solver: LinearSolver,
): HiddenTogether | readonly ReleaseFinding[] => {
  const { threshold, earlier } = asked;
  return asked.ask === 'hideTogether'
    ? hideTogether(asked.tables, earlier, { solver, threshold })
    : checkRelease(asked.candidate, earlier, { solver, threshold, names: codeNamesOf(asked.names) });
};
