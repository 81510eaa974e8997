import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { append, eventsOf } from '../../../test/contracts/stored-events.js';
import { UserDirectory } from './user-directory.js';

describe('the directory of users', () => {
  const store = SqliteEventStore.open({ file: ':memory:' });
  afterEach(() => store.close());

  it('follows the log from where it has read it, though nothing there was about users', async () => {
    const { position } = await append(store, 'journey-1', 'noStream', eventsOf(3));
    const subscribe = jest.spyOn(store, 'subscribe');
    const directory = await UserDirectory.read(store);
    directory.follow(() => undefined);
    expect(subscribe.mock.calls[0]?.[0].after).toBe(position);
    await directory.close();
  });
});
