import 'reflect-metadata';
import { program } from './program.js';
import { reportFailure } from './failure.js';

try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = reportFailure(error, process.argv.join(' ').includes('--format json'));
}
