import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ExpectedRevision } from '@samspar/event-store';
import { acquireWriterLock, SqliteEventStore } from '@samspar/event-store-sqlite';

/** What the log owes its writer: an event that `append` has answered for. */
export type Acknowledged = Readonly<{ stream: string; revision: number; id: string }>;

/** Each event says how many its command wrote, so that half a command can be told. */
export type CommandPart = Readonly<{ part: number; of: number }>;

const STREAMS = 8;
const LARGEST_COMMAND = 5;

const [folder = '.'] = process.argv.slice(2);
acquireWriterLock(folder, 'crash test');
const store = SqliteEventStore.open({ file: join(folder, 'events.db') });

const acknowledge = (events: readonly Acknowledged[]): void => {
  process.stdout.write(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
};

/** Appends commands of one to five events without end; the parent kills the process. */
const write = async (stream: string): Promise<never> => {
  let expected: ExpectedRevision = 'noStream';
  for (let command = 0; ; command++) {
    const of = 1 + (command % LARGEST_COMMAND);
    const commandId = randomUUID();
    const events = Array.from({ length: of }, (_, part) => ({
      id: randomUUID(),
      type: 'EmployerContacted',
      schemaVersion: 1,
      occurredOn: '2024-03-01',
      data: { part, of } satisfies CommandPart,
      metadata: { actor: 'operator', role: 'operator', commandId, correlationId: commandId },
    }));
    const result = await store.append(stream, expected, events);
    expected = result.appended ? result.revision : result.actual;
    if (!result.appended) continue;
    const first = result.revision - of + 1;
    acknowledge(events.map(({ id }, part) => ({ stream, revision: first + part, id })));
  }
};

await Promise.all(Array.from({ length: STREAMS }, (_, number) => write(`journey-${number}`)));
