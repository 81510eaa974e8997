import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@samspar/event-store';
import { append, collect, event } from '../../../test/contracts/stored-events.js';
import { type Double, startDouble } from '../../../test/eventstoredb/servers.js';
import { EventStoreDbStore } from './eventstoredb-store.js';
import { grantAppendOnly } from './rights.js';

const warningsOf = async (url: string): Promise<readonly string[]> => {
  const store = await EventStoreDbStore.connect({ url });
  await store.close();
  return store.warnings();
};

describe('what an account may do', () => {
  let double: Double;
  let url: string;
  beforeEach(async () => {
    double = await startDouble({
      tls: true,
      accounts: [{ name: 'samspar', password: 'hemligt', groups: ['nodes'] }],
    });
    url = double.urlOf('samspar', 'hemligt');
  });
  afterEach(() => double.stop());

  it('is too little to start with before it is granted, and the sentence says how', async () => {
    await expect(EventStoreDbStore.connect({ url })).rejects.toThrow(/samspar store-grant/);
  });

  it('is to append and to read, not to delete, once granted; granting again changes nothing', async () => {
    await grantAppendOnly(double.url, 'nodes');
    const { events } = await double.control({ do: 'report' });
    await grantAppendOnly(double.url, 'nodes');
    expect((await double.control({ do: 'report' })).events).toBe(events);
    const store = await EventStoreDbStore.connect({ url });
    await append(store, 's-1', 'noStream', [event()]);
    expect(await collect(store.readAll({ after: 0n }))).toHaveLength(1);
    expect(store.warnings()).toEqual([]);
    await store.close();
  });

  it('stays what it was when another group is granted', async () => {
    await grantAppendOnly(double.url, 'nodes');
    await grantAppendOnly(double.url, 'others');
    expect(await warningsOf(url)).toEqual([]);
  });

  it('is warned of where it may delete', async () => {
    expect(await warningsOf(double.url)).toEqual([expect.stringMatching(/får radera händelser/)]);
  });

  it('is granted by an administrator alone', async () => {
    await expect(grantAppendOnly(url, 'nodes')).rejects.toThrow(/administratörs adress/);
    await expect(grantAppendOnly(double.url, '$admins')).rejects.toThrow(StoreUnavailable);
  });

  it('is refused with a wrong password, which is not told', async () => {
    const error = await EventStoreDbStore.connect({ url: double.urlOf('samspar', 'felaktigt') }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String(error)).not.toContain('felaktigt');
  });
});
