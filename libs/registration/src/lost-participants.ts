import { participantStream } from '@samspar/casework';
import { type EventStore, firstOf } from '@samspar/event-store';
import type { LostParticipant, Vault } from '@samspar/vault';
import { VaultUnavailable } from '@samspar/vault-database';

/**
 * A vault that is older than its log lacks those who come after its newest; before them may come as many as were registered at the
 * same time as the newest, whom it has.
 */
const EVENTS_AT_START = 5_000;

const positionOf = async (store: EventStore, participantId: string | undefined): Promise<bigint> => {
  if (participantId === undefined) return 0n;
  const { prefix } = participantStream;
  return (await firstOf(store.readStream(prefix + participantId, { maxCount: 1 })))?.position ?? 0n;
};

/** Of those created in the log after the vault's newest, the ones that were never in the vault. */
async function* lostParticipants(
  store: EventStore,
  vault: Vault,
  maxCount?: number,
): AsyncGenerator<readonly LostParticipant[], undefined> {
  const { prefix } = participantStream;
  const after = await positionOf(store, await vault.newest());
  for await (const page of store.readAll({ after, prefixes: [prefix], ...(maxCount && { maxCount }) })) {
    const created = new Map(
      page
        .filter(({ revision }) => revision === 0)
        .map(({ stream, metadata }) => [
          stream.slice(prefix.length),
          metadata.causationId ?? metadata.commandId,
        ]),
    );
    const strangers = await vault.strangers([...created.keys()]);
    yield strangers.map((participantId) => ({
      participantId,
      commandId: created.get(participantId) ?? participantId,
    }));
  }
}

/**
 * Rejects with `VaultUnavailable` where the log has participants that the vault never had: it is older than its log. Those
 * erased since are known by the reservations they leave. Reads the log from the vault's newest participant on.
 */
export const refuseOlderVault = async (store: EventStore, vault: Vault): Promise<void> => {
  for await (const lost of lostParticipants(store, vault, EVENTS_AT_START))
    if (lost.length > 0)
      throw new VaultUnavailable(
        'Valvet saknar deltagare som händelseloggen har, så det är äldre än loggen: återställ den nyaste kopian av valvet. Finns det ingen nyare, kör samspar settle --vault-restored, så fortsätter Samspår utan deras identiteter.',
      );
};

/**
 * For whoever has put back the newest copy of the vault there is, older than its log: those it lost are from now on as if
 * they had been erased. Their keys and identities cannot be made again.
 */
export const writeOffLost = async (
  store: EventStore,
  vault: Vault,
): Promise<Readonly<{ writtenOff: number }>> => {
  let writtenOff = 0;
  for await (const lost of lostParticipants(store, vault)) {
    await vault.writeOff(lost);
    writtenOff += lost.length;
  }
  return { writtenOff };
};
