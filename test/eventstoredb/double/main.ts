import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Access, type Account, ACCOUNTS } from './access.js';
import type { Control, Member, Report } from './control.js';
import { Faults, unavailable } from './faults.js';
import { gossipService, serverFeaturesService } from './gossip.js';
import { Log } from './log.js';
import { Streams } from './streams.js';
import { streamsService } from './streams-service.js';
import { failure } from './wire.js';

/** As many bytes as the client takes in one message. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    tls: { type: 'boolean', default: false },
    file: { type: 'string' },
    /** An `Account` as JSON, once for each beside admin and ops. */
    account: { type: 'string', multiple: true, default: [] },
    'no-batch': { type: 'boolean', default: false },
    'server-version': { type: 'string', default: '24.10.0' },
  },
});

const accountOf = (given: string): Account => JSON.parse(given) as Account;

const certificate = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'certificate', name));

const credentials = (): ServerCredentials =>
  values.tls
    ? ServerCredentials.createSsl(null, [
        { private_key: certificate('node.key'), cert_chain: certificate('node.crt') },
      ])
    : ServerCredentials.createInsecure();

const streams = new Streams(new Log(values.file));
const access = new Access(streams, values.tls ? [...ACCOUNTS, ...values.account.map(accountOf)] : undefined);
const faults = new Faults();
let alone: readonly Member[] = [];
let members = alone;

const server = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES });
server.addService(streamsGrpc.StreamsService, streamsService(streams, access, faults));
server.addService(
  gossipGrpc.GossipService,
  gossipService(() => members),
);
const methods = ['read', 'append', 'delete', 'tombstone', ...(values['no-batch'] ? [] : ['batchappend'])];
server.addService(
  featuresGrpc.ServerFeaturesService,
  serverFeaturesService(values['server-version'], methods),
);

const obey = (control: Control): void => {
  switch (control.do) {
    case 'fault':
      return faults.arm(control.fault, control.times);
    case 'heal':
      return faults.heal();
    case 'end-batches':
      return faults.endAll('batches');
    case 'break-batches':
      return faults.endAll('batches', unavailable());
    case 'end-subscriptions':
      return faults.endAll('subscriptions');
    case 'cancel-subscriptions':
      return faults.endAll('subscriptions', failure(status.CANCELLED, 'The server is shutting down'));
    case 'break-subscriptions':
      return faults.endAll('subscriptions', unavailable());
    case 'leader':
      faults.leader = control.leader;
      return;
    case 'gossip':
      members = control.members;
      return;
    case 'clock':
      streams.clockOffset = control.aheadMs;
      return;
    case 'scavenge':
      return streams.scavenge();
    case 'reset':
      members = alone;
      faults.reset();
      return streams.reset();
    case 'report':
      return;
  }
};

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

server.bindAsync(`127.0.0.1:${values.port}`, credentials(), (error, port) => {
  if (error !== null) throw error;
  alone = [{ address: '127.0.0.1', port, state: 'leader', alive: true }];
  members = alone;
  say({ port });
});

// Whoever started the double holds its standard input, so it never outlives them.
createInterface({ input: process.stdin })
  .on('line', (line) => {
    obey(JSON.parse(line) as Control);
    const report: Report = { ...faults.openCalls(), events: streams.log.size };
    say(report);
  })
  .on('close', () => process.exit(0));
