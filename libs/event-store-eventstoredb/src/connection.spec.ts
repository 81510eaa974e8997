import { EventStoreDBClient, UnavailableError } from '@eventstore/db-client';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { credentials } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import { clientFor } from './connection.js';

const NOBODY = 'esdb+discover://127.0.0.1:1?tls=false&maxDiscoverAttempts=1';

/** A connection is lost while a node is looked for in vain; gives what becomes of what the client does then, awaited by nobody. */
const loseConnection = async (client: EventStoreDBClient): Promise<void> => {
  const lost = new grpc.StreamsClient('127.0.0.1:1', credentials.createInsecure());
  const read = client.readAll();
  const failed = new Promise((resolve) => read.on('error', resolve));
  try {
    await client['handleError'](lost, new UnavailableError());
  } finally {
    await failed;
    lost.close();
  }
};

describe('a connection that is lost while no other node answers', () => {
  it('is a rejection inside the client as it is', async () => {
    await expect(loseConnection(EventStoreDBClient.connectionString(NOBODY))).rejects.toThrow(/discover/);
  });

  it('rejects nothing that nobody waits for', async () => {
    const client = clientFor({ url: NOBODY, name: 'nobody', tls: false });
    await expect(loseConnection(client)).resolves.toBeUndefined();
  });
});
