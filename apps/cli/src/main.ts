import 'reflect-metadata';
import { program } from './program.js';
import { reportFailure } from './failure.js';

// Log, views and vault are for the account that runs Samspår alone.
process.umask(0o077);

try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = reportFailure(error, process.argv.join(' ').includes('--format json'));
}
