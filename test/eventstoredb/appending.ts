import { once } from 'node:events';
import { EventStoreDbStore } from '@samspar/event-store-eventstoredb';
import { nameBasedId, type NewEvent } from '@samspar/event-store';

/**
 * A process that appends through the adapter: so many events at once to streams of their own, and, once something comes on its
 * standard input, the same again. It prints how many of each answer it got, a line of JSON each time, and then ends by itself.
 */
const [url = '', count = '1', appendTimeoutMs = '1000'] = process.argv.slice(2);

const event = (number: number): NewEvent => ({
  id: nameBasedId('appending', String(number)),
  type: 'Observed',
  schemaVersion: 1,
  occurredOn: '2024-03-01',
  data: { number },
  metadata: {
    actor: 'operator',
    role: 'operator',
    commandId: nameBasedId('appending'),
    correlationId: 'c-1',
  },
});

const store = await EventStoreDbStore.connect({ url, appendTimeoutMs: Number(appendTimeoutMs) });

const appendAll = async (): Promise<void> => {
  const answers: Record<string, number> = {};
  await Promise.all(
    Array.from({ length: Number(count) }, async (_, number) => {
      const { appended } = await store.append(`s-${number}`, 'noStream', [event(number)]);
      answers[String(appended)] = (answers[String(appended)] ?? 0) + 1;
    }),
  );
  process.stdout.write(`${JSON.stringify(answers)}\n`);
};

await appendAll();
await once(process.stdin, 'data');
process.stdin.destroy();
await appendAll();
await store.close();
