import 'reflect-metadata';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { processReader } from '@samspar/import';
import { openInstallation, readConfiguration, readSignIn } from '@samspar/installation';
import { gateBeside } from '@samspar/linear-solver';
import { AddUser, byOperator } from '@samspar/use-cases';
import { serve } from '../../apps/server/src/serve.js';

/** More changes in a minute than any measure makes: they are counted as ever, and none is turned away. */
const WRITES_PER_MINUTE = 1_000_000_000;

/**
 * The server as `samspar serve` starts it, on a free port. Greets with its address and with what the requests of a caseworker of
 * all insatser carry: she has signed in, and each request is held against her session as anybody's is.
 */
const installation = await openInstallation(readConfiguration(process.env), {
  what: 'npm run bench',
  reader: processReader(),
  gate: gateBeside(),
});
const server = await serve(installation, {
  host: '127.0.0.1',
  port: 0,
  signIn: { ...readSignIn({}), writesPerMinute: WRITES_PER_MINUTE },
});
process.once('SIGTERM', () => {
  void server.close().then(() => installation.close());
});

/** How long the event loop stood still at most, in milliseconds, since it was asked before; whoever started this may ask. */
const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
process.on('message', () => {
  process.send?.(Math.max(0, delay.max / 1e6 - RESOLUTION_MS));
  delay.reset();
});
process.channel?.unref();

const [association] = installation.views.associations();
const name = 'Bench Exempel';
const added = await server.send(
  new AddUser(byOperator(), {
    association: association?.id ?? '',
    party: 'municipality',
    unit: 'Jobbtorg',
    externalId: name,
    name,
    roles: ['caseworker'],
    interventions: association?.interventions.map(({ id }) => id) ?? [],
  }),
);
if (added.outcome !== 'accepted') throw new Error(`The caseworker was not added: ${JSON.stringify(added)}`);
const { id, csrf } = await server.signIn.sessions.open({ user: added.answer.user, name, subject: name });
const session = { cookie: `samspar=${id}`, 'x-csrf-token': csrf, 'sec-fetch-site': 'same-origin' };
process.stdout.write(`${JSON.stringify({ url: server.url, session })}\n`);
