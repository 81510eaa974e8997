import type { EventStore } from '@samspar/event-store';
import { firstPairDifference } from '@samspar/registration';
import { SealedStore } from '@samspar/sealed-store';
import type { Vault } from '@samspar/vault';
import { firstDifference, type PositionsDone } from '@samspar/views';
import { upcastEvent } from './stream-kinds.js';

export type Verification =
  | Readonly<{ whole: true; events: number; participants?: number }>
  | Readonly<{ whole: false; events: number; difference: string }>;

/** Where it is shown how far a part has come, which is named in Swedish; undefined where it is not. */
type Showing = (part: string) => PositionsDone | undefined;

/** How the positions of a log follow each other: without gaps in the embedded store, by leaps in EventStoreDB. */
type Positions = 'contiguous' | 'increasing';

const firstFault = async (
  store: EventStore,
  progress: PositionsDone | undefined,
  positions: Positions,
): Promise<Readonly<{ events: number; difference?: string }>> => {
  const end = await store.lastPosition();
  const next = new Map<string, number>();
  let events = 0;
  let position = 0n;
  for await (const page of store.readAll({ after: 0n })) {
    for (const event of page) {
      const at = `position ${event.position} (${event.stream}, ${event.type})`;
      const revision = next.get(event.stream) ?? 0;
      if (positions === 'contiguous' ? event.position !== position + 1n : event.position <= position)
        return { events, difference: `${at} följer inte direkt efter position ${position}.` };
      if (event.revision !== revision)
        return { events, difference: `${at} har revision ${event.revision}, väntad var ${revision}.` };
      if (!Number.isFinite(event.recordedAt)) return { events, difference: `${at} saknar tidsstämpel.` };
      try {
        upcastEvent(event);
      } catch (error) {
        return { events, difference: `${at} går inte att läsa: ${(error as Error).message}` };
      }
      next.set(event.stream, revision + 1);
      ({ position } = event);
      events += 1;
    }
    progress?.(position, end);
  }
  return position < end
    ? { events, difference: `Loggen slutar vid ${position}, väntad sista position var ${end}.` }
    : { events };
};

/**
 * Reads the whole log, tries every key and identity of the vault and every user's name beside it, and whether the two belong together; names the first fault. Throws as
 * `verify` does, and `VaultUnavailable`.
 */
export const verifyPair = async (
  store: EventStore,
  vault: Vault,
  showing: Showing,
  positions: Positions = 'contiguous',
): Promise<Verification> => {
  const { events, difference } = await firstFault(store, showing('Kontrollerar loggen'), positions);
  if (difference) return { whole: false, events, difference };
  const progress = showing('Kontrollerar valvet');
  const { participants, fault } = await vault.examine((done, of) => progress?.(BigInt(done), BigInt(of)));
  const apart =
    fault ??
    (await new SealedStore(vault.database).staff.fault()) ??
    (await firstPairDifference(store, vault));
  return apart ? { whole: false, events, difference: apart } : { whole: true, events, participants };
};

/**
 * Reads the whole log and compares the views with a fresh rebuild;
 * names the first difference found. It finds an event that is lost, out of order or unreadable, and a view that says
 * something else than the log. An event changed into another readable one is found by `verifyHeads`. Throws `StoreUnavailable` where an event is no JSON, naming its position, and
 * `ViewsUnavailable` where the views are missing, damaged or have seen what the log no longer has.
 */
export const verify = async (
  store: EventStore,
  viewFile: string,
  showing: Showing,
  positions: Positions = 'contiguous',
  vault?: Vault,
): Promise<Verification> => {
  const log = vault
    ? await verifyPair(store, vault, showing, positions)
    : await firstFault(store, showing('Kontrollerar loggen'), positions);
  const { events } = log;
  if ('difference' in log && log.difference) return { whole: false, events, difference: log.difference };
  const progress = showing('Kontrollerar vyerna');
  const found = await firstDifference({ store, file: viewFile, ...(progress && { progress }) });
  return found
    ? {
        whole: false,
        events,
        difference: `tabellen ${found.table}, rad ${found.key}, kolumn ${found.column}: i vyerna ${JSON.stringify(found.live)}, i en ny uppbyggnad ${JSON.stringify(found.rebuilt)}.`,
      }
    : { ...log, whole: true };
};
