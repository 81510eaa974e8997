import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Double, startDouble } from './servers.js';

const GROUP = 'samspar';
const DENIED = { type: 'access-denied' };

/** The two rules of an account that cannot rewrite history, as an admin writes them. */
const READS_ALL = { $acl: { $r: ['$admins', GROUP] } };
const APPENDS_AND_READS = {
  $userStreamAcl: {
    $r: [GROUP, '$admins'],
    $w: [GROUP, '$admins'],
    $d: '$admins',
    $mr: [GROUP, '$admins'],
    $mw: '$admins',
  },
  $systemStreamAcl: { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' },
};

const event = (type = 'Observed', data: object = {}) => jsonEvent({ type, data: { ...data } });
const newStream = (): string => `observed-${randomUUID()}`;

describe('an account of a group of its own, over TLS', () => {
  let double: Double;
  let admin: EventStoreDBClient;
  let account: EventStoreDBClient;
  const readAll = async (): Promise<number> => {
    let count = 0;
    for await (const resolved of account.readAll({ maxCount: 5 })) count += resolved.event ? 1 : 0;
    return count;
  };
  beforeAll(async () => {
    double = await startDouble({
      tls: true,
      accounts: [{ name: 'app', password: 'a secret: of it', groups: [GROUP] }],
    });
    admin = EventStoreDBClient.connectionString(double.url);
    account = EventStoreDBClient.connectionString(double.urlOf('app', 'a secret: of it'));
  });
  afterAll(async () => {
    await Promise.all([admin.dispose(), account.dispose()]);
    await double.stop();
  });

  it('may out of the box append to any user stream and delete it, and neither write $… nor read $all', async () => {
    const stream = newStream();
    await account.appendToStream(stream, event());
    await account.deleteStream(stream);
    await expect(account.appendToStream('$settings', event())).rejects.toMatchObject(DENIED);
    await expect(readAll()).rejects.toMatchObject(DENIED);
  });

  it('may after the two rules append and read, $all too, and neither delete, tombstone nor set metadata', async () => {
    await admin.appendToStream('$$$all', event('$metadata', READS_ALL));
    await admin.appendToStream('$settings', event('update-default-acl', APPENDS_AND_READS));
    const stream = newStream();
    await account.appendToStream(stream, event(), { expectedRevision: 'no_stream' });
    expect(await readAll()).toBe(5);
    for (const rewriting of [
      () => account.deleteStream(stream),
      () => account.tombstoneStream(stream),
      () => account.setStreamMetadata(stream, { maxCount: 1 }),
      () => account.appendToStream('$$$all', event('$metadata', {})),
    ])
      await expect(rewriting()).rejects.toMatchObject(DENIED);
    await expect(admin.deleteStream(stream)).resolves.toMatchObject({ position: {} });
  });

  it('is turned away with a wrong password', async () => {
    const intruder = EventStoreDBClient.connectionString(double.urlOf('app', 'guessed'));
    await expect(
      intruder.appendToStream(newStream(), event(), {
        credentials: { username: 'app', password: 'guessed' },
      }),
    ).rejects.toMatchObject(DENIED);
    await intruder.dispose();
  });
});

describe('without TLS', () => {
  it('nobody is asked who they are', async () => {
    const double = await startDouble();
    const client = EventStoreDBClient.connectionString(double.urlOf('nobody', 'nothing'));
    await client.appendToStream('$settings', event());
    await client.dispose();
    await double.stop();
  });
});
