import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStore } from '../../../test/contracts/event-store.contract.js';
import { SqliteEventStore } from './sqlite-event-store.js';

describeEventStore('the SQLite store on disk', async (clock) => {
  const folder = await mkdtemp(join(tmpdir(), 'samspar-log-'));
  const store = SqliteEventStore.open({ file: join(folder, 'events.db'), clock });
  return {
    store,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});

describeEventStore('the SQLite store in memory', async (clock) => {
  const store = SqliteEventStore.open({ file: ':memory:', clock });
  return { store, close: () => store.close() };
});
