import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { dayInStockholm } from '@samspar/kernel';
import { append, event, eventsOf } from '../../../test/contracts/stored-events.js';
import { UserDirectory } from './user-directory.js';

const of = (type: string, data: Readonly<Record<string, unknown>>, actor = 'admir') =>
  event({ type, data, metadata: { ...event().metadata, actor } });

describe('the directory of users', () => {
  let store: SqliteEventStore;
  beforeEach(() => {
    store = SqliteEventStore.open({ file: ':memory:', clock: () => 0 });
  });
  afterEach(() => store.close());

  it('follows the log from where it has read it, though nothing there was about users', async () => {
    const { position } = await append(store, 'journey-1', 'noStream', eventsOf(3));
    const subscribe = jest.spyOn(store, 'subscribe');
    const directory = await UserDirectory.read(store);
    directory.follow(() => undefined);
    expect(subscribe.mock.calls[0]?.[0].after).toBe(position);
    await directory.close();
  });

  it('knows what somebody has been, and whether she changed herself', async () => {
    await append(store, 'user-anna', 'noStream', [
      of('UserAdded', { association: 'stockholm', party: null, unit: null }),
      of('RoleGranted', { role: 'auditor' }),
      of('RoleGranted', { role: 'admin' }, 'anna'),
    ]);
    const day = dayInStockholm(0);
    const directory = await UserDirectory.read(store);
    expect(directory.pastOf('anna')).toEqual({
      addedOn: day,
      roles: [
        { role: 'auditor', from: day, until: null },
        { role: 'admin', from: day, until: null },
      ],
      interventions: [],
      changedByHerselfOn: day,
    });
    expect(directory.pastOf('bo')).toBeUndefined();
  });
});
