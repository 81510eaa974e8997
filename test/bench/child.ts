import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * A process beside this one that runs a module, given from this folder, on a data folder; its first line of output is its greeting.
 * What it says of its requests is written, as it is by any server, but to a file in the folder.
 */
export const startChild = async (
  module: string,
  folder: string,
  ...args: readonly string[]
): Promise<
  Readonly<{
    pid: number;
    greeting: string;
    /** What it answers to a message, for modules that listen to any. */
    ask: (what: string) => Promise<unknown>;
    stop: () => Promise<void>;
  }>
> => {
  const said = join(folder, `${basename(module)}.log`);
  const child = spawn(process.execPath, [fileURLToPath(new URL(`./${module}`, import.meta.url)), ...args], {
    env: { ...process.env, SAMSPAR_DATA: folder },
    stdio: ['pipe', 'pipe', openSync(said, 'a'), 'ipc'],
  });
  const { stdout } = child;
  if (stdout === null) throw new Error(`${module} could not be started`);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const greeting = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).once('line', resolve);
    child.once('close', (code) =>
      reject(
        new Error(
          `${module} ended with ${code} before it said anything: ${readFileSync(said, 'utf8').trim()}`,
        ),
      ),
    );
  });
  return {
    pid: child.pid ?? 0,
    greeting,
    ask: (what) =>
      new Promise((resolve) => {
        child.once('message', resolve);
        child.send(what);
      }),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
