import { journeyStream } from '@samspar/casework';
import type { EventStore } from '@samspar/event-store';
import type { Owner, Vault } from '@samspar/vault';
import { NO_SCOPE, scopeOf } from './scope.js';

/** Of whom no journey tells: kept, and shown to nobody. */
const NOBODYS: Owner = { scope: NO_SCOPE, journey: '' };

/**
 * Gives the names and contacts that an older Samspår kept for a whole association to the insats of the first journey that was
 * registered for the person by hand; a file has no names. Reads the log's journeys where there are any such names, once.
 */
export const giveOlderNames = async (store: EventStore, vault: Vault): Promise<void> => {
  const nameless = new Set<string>();
  for await (const page of vault.particulars.unowned()) for (const id of page) nameless.add(id);
  if (nameless.size === 0) return;
  const { prefix } = journeyStream;
  for await (const page of store.readAll({ after: 0n, prefixes: [prefix] })) {
    const owners = page.flatMap((stored) => {
      if (stored.type !== 'ParticipantReferred' || stored.metadata.row) return [];
      const event = journeyStream.upcast(stored);
      if (event.type !== 'ParticipantReferred' || !nameless.delete(event.data.participantId)) return [];
      const { participantId, intervention } = event.data;
      return [{ participantId, scope: scopeOf(intervention), journey: stored.stream.slice(prefix.length) }];
    });
    if (owners.length > 0) await vault.particulars.giveTo(owners);
    if (nameless.size === 0) return;
  }
  await vault.particulars.giveTo([...nameless].map((participantId) => ({ participantId, ...NOBODYS })));
};
