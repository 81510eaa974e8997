import type { EventStore } from '@samspar/event-store';
import type { HeadKeeping } from '@samspar/log-tree';
import type { Settling } from '@samspar/use-cases';
import type { VaultDatabase } from '@samspar/vault-database';
import { type Following, ProjectionStopped, type Views } from '@samspar/views';
import { type Behind, COUNTED, type Health } from './response.js';

const NOT_BEHIND: Behind = { events: 0, more: false, seconds: 0 };

const behind = async (store: EventStore, position: bigint, now: number): Promise<Behind> => {
  let events = 0;
  let since = now;
  for await (const page of store.readAll({ after: position, maxCount: COUNTED + 1 })) {
    if (events === 0) since = page[0]?.recordedAt ?? now;
    events += page.length;
  }
  return {
    events: Math.min(events, COUNTED),
    more: events > COUNTED,
    seconds: Math.max(0, Math.floor((now - since) / 1000)),
  };
};

type Parts = Readonly<{
  store: EventStore;
  vault: VaultDatabase;
  views: Views;
  following: Following;
  settling: Settling;
  heads: HeadKeeping;
  /** Milliseconds since the epoch. */
  now: () => number;
}>;

/** Reads how the parts of the server fare. It tells of no person and asks nobody who she is, so that it is no use case. */
export class HealthReader {
  constructor(private readonly parts: Parts) {}

  async read(): Promise<Health> {
    const { store, vault, views, following, settling, heads, now } = this.parts;
    const log = await store.lastPosition();
    const seen = views.position;
    const lag = log > seen ? log - seen : 0n;
    const { stopped, waiting } = following;
    return {
      status: stopped ? 'stopped' : lag > 0n ? 'behind' : 'ok',
      log: log.toString(),
      views: seen.toString(),
      lag: lag.toString(),
      behind: lag > 0n ? await behind(store, seen, now()) : NOT_BEHIND,
      warnings: [
        ...store.warnings(),
        ...vault.warnings(),
        ...heads.warnings(),
        ...(settling.lacking ? [settling.lacking.message] : []),
        ...(lag > 0n && waiting ? [waiting] : views.warnings()),
      ],
      ...(stopped instanceof ProjectionStopped && { stoppedAt: stopped.position.toString() }),
    };
  }
}
