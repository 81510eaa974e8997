import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { projectFile } from '../../apps/cli/src/project-file.js';
import { CannotMeasure } from './figure.js';

/** An EventStoreDB server, or what stands in for one. */
export type StoreServer = Readonly<{ url: string; stop: () => Promise<void> }>;

const TESTS = ['test/crash/sources.js', 'test/eventstoredb/double/main.ts', 'test/eventstoredb/cuts-run.ts'];

/**
 * Runs a module of the tests, which are not built, from its sources; answers with its first line of output. Throws
 * `CannotMeasure` where the sources are not there.
 */
export const runTestSource = async (
  module: string,
  ...args: readonly string[]
): Promise<Readonly<{ line: string; stop: () => Promise<void> }>> => {
  const missing = TESTS.find((path) => !existsSync(projectFile(path)));
  if (missing !== undefined)
    throw new CannotMeasure(
      `Mot EventStoreDB mäts med testernas källkod, och ${missing} finns inte här: kör i en utcheckning av Samspår.`,
    );
  const child = spawn(
    process.execPath,
    ['--import', projectFile('test/crash/sources.js'), projectFile(module), ...args],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (value === undefined) throw new Error(`${module} ended before it said anything`);
  return {
    line: value,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** Starts the wire double of the tests in a process of its own. */
export const startWireDouble = async (): Promise<StoreServer> => {
  const { line, stop } = await runTestSource('test/eventstoredb/double/main.ts');
  const { port } = JSON.parse(line) as { port: number };
  return { url: `esdb://127.0.0.1:${port}?tls=false`, stop };
};
