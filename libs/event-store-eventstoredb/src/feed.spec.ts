import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Double, startDouble } from '../../../test/eventstoredb/servers.js';
import { Feed } from './feed.js';

/** Longer than any test may take: nothing here is handed over because nothing else came. */
const NEVER_MS = 600_000;

describe('a feed', () => {
  let double: Double;
  let client: EventStoreDBClient;
  beforeEach(async () => {
    double = await startDouble();
    client = EventStoreDBClient.connectionString(double.url);
  });
  afterEach(async () => {
    await client.dispose();
    await double.stop();
  });

  it('hands over what came while the batch before was handled as soon as it is asked', async () => {
    const feed = new Feed({ size: 10, subscribe: () => client.subscribeToAll(), connected: () => undefined });
    let live = false;
    while (!live) ({ live } = await feed.next(NEVER_MS));
    for (let round = 0; round < 3; round++) {
      await client.appendToStream('s-1', jsonEvent({ type: 'Observed', data: {} }));
      while (feed.isEmpty) await pause(1);
      // Timers of one length run out in the order they were set: the one that its coming has set is over.
      await pause(1);
      expect((await feed.next(NEVER_MS)).events).toHaveLength(1);
    }
    feed.close();
  });
});
