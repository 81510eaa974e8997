import { afterAll, beforeAll } from '@jest/globals';
import { describeEventStore } from '../../../test/contracts/event-store.contract.js';
import { type Double, startDouble } from '../../../test/eventstoredb/servers.js';
import { EventStoreDbStore } from './eventstoredb-store.js';

let double: Double;
beforeAll(async () => {
  double = await startDouble();
});
afterAll(() => double.stop());

describeEventStore('the EventStoreDB store on the wire double', async (clock) => {
  await double.control({ do: 'reset' });
  const store = await EventStoreDbStore.connect({ url: double.url, clock });
  return { store, close: () => store.close() };
});
