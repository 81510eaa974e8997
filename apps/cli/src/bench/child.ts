import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process beside this one that runs a module of this folder; its first line of output is its greeting. */
export const startChild = async (
  module: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Readonly<{ pid: number; greeting: string; stop: () => Promise<void> }>> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL(module, import.meta.url)), ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const greeting = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`${module} ended with ${code} before it said anything`)));
  });
  return {
    pid: child.pid ?? 0,
    greeting,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
