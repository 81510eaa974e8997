import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JourneyEvent } from '@samspar/casework';
import { acquireWriterLock, SqliteEventStore } from '@samspar/event-store-sqlite';
import { Views } from '@samspar/views';
import { accepted, exitedToWork, meeting, referred, started } from '../reference/scenario.js';

/** What the log owes its writer: an event that `append` has answered for. */
export type Acknowledged = Readonly<{ stream: string; revision: number; id: string }>;

/** How many write at once; their appends share transactions. */
const CASEWORKERS = 8;

const [folder = '.'] = process.argv.slice(2);
acquireWriterLock(folder, 'crash test');
const store = SqliteEventStore.open({ file: join(folder, 'events.db') });
const views = await Views.open({ store, file: join(folder, 'views.db') });

/** Appends the events of one command, each of which says how many there are, and tells of them when they are answered for. */
const carryOut = async (stream: string, first: number, events: readonly JourneyEvent[]): Promise<void> => {
  const commandId = randomUUID();
  const drafts = events.map(({ type, occurredOn, data }) => ({
    id: randomUUID(),
    type,
    schemaVersion: 1,
    occurredOn,
    data: { ...data },
    metadata: { actor: 'u1', role: 'caseworker', commandId, correlationId: `one of ${events.length}` },
  }));
  const result = await store.append(stream, first === 0 ? 'noStream' : first - 1, drafts);
  if (result.appended !== true)
    throw new Error(`${stream} was not at ${first - 1}: ${JSON.stringify(result)}`);
  const told = drafts.map(({ id }, part): Acknowledged => ({ stream, revision: first + part, id }));
  process.stdout.write(told.map((event) => `${JSON.stringify(event)}\n`).join(''));
};

const workOn = async (stream: string): Promise<void> => {
  const commands = [
    [referred(randomUUID()), accepted()],
    [started()],
    [meeting(), meeting('2024-04-01'), meeting('2024-05-01')],
    [exitedToWork()],
  ];
  let revision = 0;
  for (const events of commands) {
    await carryOut(stream, revision, events);
    revision += events.length;
  }
};

/** Works without end; the parent kills the process. */
const work = async (): Promise<never> => {
  for (;;) await workOn(`journey-${randomUUID()}`);
};

await Promise.all([views.follow().ended, ...Array.from({ length: CASEWORKERS }, work)]);
