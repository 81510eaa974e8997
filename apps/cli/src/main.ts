import 'reflect-metadata';
import type { Serve } from './commands/serve.js';
import { run } from './run.js';

// Log, views and vault are for the account that runs Samspår alone.
process.umask(0o077);

// Whoever reads what is printed may have had enough of it, as `head` has.
for (const printed of [process.stdout, process.stderr])
  printed.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

/** The server, loaded by those commands alone that serve. */
const serve: Serve = async (installation, options) => {
  const server = await import('../../server/src/serve.js');
  return server.serve(installation, options);
};

await run(process.argv.slice(2), serve);
