import { Session } from 'node:inspector/promises';

/**
 * Counts how often the blocks of our own code are run, as the engine counts them: the same on a slow machine and a fast one. Code
 * that was read before this began is not counted, and what the engine does in one call of its own is one step: expressions have
 * a test of their own.
 */
export const countSteps = async (): Promise<
  Readonly<{ of: (work: () => unknown) => Promise<number>; end: () => void }>
> => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const taken = async (): Promise<number> =>
    (await session.post('Profiler.takePreciseCoverage')).result
      .filter(({ url }) => /\/(apps|libs|test)\/.*\.tsx?$/.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  await taken();
  return {
    of: async (work) => {
      await work();
      return taken();
    },
    end: () => session.disconnect(),
  };
};
