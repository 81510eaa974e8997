import 'reflect-metadata';
import { openInstallation, readConfiguration } from '@samspar/installation';
import { serve } from '../../apps/server/src/serve.js';
import { signIn } from '../http/server.js';

/**
 * A server as `samspar serve` starts it, on a free port, for the installation that the environment names. Signs in a caseworker
 * of the name given, who leads her insatser too, and a colleague of hers at another authority; greets with its address and with what their requests carry.
 * Ends with its standard input.
 */
const [name = ''] = process.argv.slice(2);
const installation = await openInstallation(readConfiguration(process.env), { what: 'samspar serve' });
const serving = await serve(installation, { host: '127.0.0.1', port: 0 }, () => undefined);
const own = await signIn(serving, { name, roles: ['caseworker', 'team-lead'] });
const colleague = await signIn(serving, { name: `${name} vid regionen`, party: 'region', unit: 'Kliniken' });
process.stdin.resume().once('end', () => {
  void serving.close().then(() => installation.close());
});
process.stdout.write(`${JSON.stringify({ url: serving.url, own, colleague })}\n`);
