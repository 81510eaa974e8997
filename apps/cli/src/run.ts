import type { Serve } from './commands/serve.js';
import { reportFailure } from './failure.js';
import { program } from './program.js';

/** Carries out what follows `samspar` on the command line; what went wrong is told, and is the exit code of the process. */
export const run = async (args: readonly string[], serve: Serve): Promise<void> => {
  try {
    await program(serve).parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = reportFailure(error, /--format[ =]json( |$)/.test(args.join(' ')));
  }
};
