import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

/**
 * How often each character of a function is run, together: the engine tells of a block only where it is run another number of times than
 * what is around it, so a sum of its counts would jump where two of them happen to be the same.
 */
const runIn = ({ ranges }: Profiler.FunctionCoverage): number => {
  const around: Profiler.CoverageRange[] = [];
  let sum = 0;
  // Each block comes after what is around it.
  for (const range of ranges) {
    while ((around.at(-1)?.endOffset ?? Infinity) <= range.startOffset) around.pop();
    sum += (range.count - (around.at(-1)?.count ?? 0)) * (range.endOffset - range.startOffset);
    around.push(range);
  }
  return sum;
};

/** What the engine optimizes it counts no more, and it optimizes when it has a moment for it. */
const optimize = (does: boolean): void => {
  for (const compiler of ['maglev', 'turbofan']) setFlagsFromString(`--${does ? '' : 'no-'}${compiler}`);
};

/** Characters of a step, about. */
const STEP = 40;

/**
 * Counts how often our own code is run, as the engine counts it: the same on a slow machine and a fast one. Code
 * that was read before this began is not counted, and what the engine does in one call of its own is one step: expressions have
 * a test of their own.
 */
export const countSteps = async (): Promise<
  Readonly<{ of: (work: () => unknown) => Promise<number>; end: () => void }>
> => {
  optimize(false);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const taken = async (): Promise<number> =>
    (await session.post('Profiler.takePreciseCoverage')).result
      .filter(({ url }) => /\/(apps|libs|test)\/.*\.tsx?$/.test(url))
      .flatMap(({ functions }) => functions)
      .reduce((sum, called) => sum + runIn(called) / STEP, 0);
  await taken();
  return {
    of: async (work) => {
      await work();
      return taken();
    },
    end: () => {
      session.disconnect();
      optimize(true);
    },
  };
};
