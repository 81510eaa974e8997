import { jest } from '@jest/globals';
import { Command } from 'commander';
import { addBackup, addRestore } from '../../apps/cli/src/commands/backup.js';
import { addBundle } from '../../apps/cli/src/commands/bundle.js';
import { addErase } from '../../apps/cli/src/commands/erase.js';
import { addProof } from '../../apps/cli/src/commands/proof.js';
import { addPublications } from '../../apps/cli/src/commands/publications.js';
import { addStats } from '../../apps/cli/src/commands/stats.js';
import { addVerifyBundle } from '../../apps/cli/src/commands/verify-bundle.js';
import { addVerify } from '../../apps/cli/src/commands/verify.js';
import { reportFailure } from '../../apps/cli/src/failure.js';

/** Runs a command with an environment, as `main` does: what it said, and its exit code. */
export const run = async (
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Readonly<{ code: number; said: string }>> => {
  const before = process.env;
  const said: string[] = [];
  const outputs = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0),
  );
  const command = new Command().exitOverride();
  addVerify(command);
  addProof(command);
  addBundle(command);
  addVerifyBundle(command);
  addStats(command);
  addPublications(command);
  addErase(command);
  addBackup(command);
  addRestore(command);
  process.env = { ...environment };
  process.exitCode = 0;
  try {
    await command.parseAsync(args, { from: 'user' });
    return { code: process.exitCode, said: said.join('') };
  } catch (error) {
    return { code: reportFailure(error, args.join(' ').includes('--format json')), said: said.join('') };
  } finally {
    process.env = before;
    process.exitCode = undefined;
    for (const output of outputs) output.mockRestore();
  }
};
