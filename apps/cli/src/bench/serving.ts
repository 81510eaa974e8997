import 'reflect-metadata';
import { readConfiguration } from '../../../server/src/configuration.js';
import { openInstallation } from '../../../server/src/installation.js';
import { serve } from '../../../server/src/serve.js';

/** The server as `samspar serve` starts it, on a free port; greets with its address. */
const installation = await openInstallation(readConfiguration(process.env), { what: 'samspar bench' });
const server = await serve(installation, { host: '127.0.0.1', port: 0 });
process.once('SIGTERM', () => {
  void server.close().then(() => installation.close());
});
process.stdout.write(`${server.url}\n`);
