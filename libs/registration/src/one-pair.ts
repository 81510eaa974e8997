import { participantStream } from '@samspar/casework';
import { type EventStore, StoreUnavailable, firstOf } from '@samspar/event-store';
import type { Vault } from '@samspar/vault';
import { VaultUnavailable } from '@samspar/vault-database';

/** What names a log: no other has a first event of the same id and moment. Undefined while nothing is in it. */
export const nameOfLog = async (store: EventStore): Promise<string | undefined> => {
  const first = await firstOf(store.readAll({ after: 0n, maxCount: 1 }));
  return first && `${first.id} ${first.recordedAt}`;
};

/**
 * Rejects with a sentence where a log and a vault are not a pair, or a newer Samspår has written to them: one that knew more `shapes` of
 * events than this one. Before anything is written to either; where the vault was never opened beside a log, they may be one.
 */
export const refuseForeignPair = async (store: EventStore, vault: Vault, shapes: number): Promise<void> => {
  const mark = await vault.logMark();
  if (!mark) return;
  if (mark.shapes > shapes)
    throw new StoreUnavailable(
      `Händelseloggen är skriven av en nyare Samspår (den kände ${mark.shapes} slag av händelser, den här ${shapes}): uppgradera Samspår. Inget har ändrats.`,
    );
  if ((await nameOfLog(store)) !== mark.firstEvent)
    throw new VaultUnavailable(
      'Valvet hör till en annan händelselogg än den här, eller så är den tom: återställ logg och valv från samma säkerhetskopia med samspar restore. Inget har ändrats.',
    );
};

/**
 * The first thing in which a log and a vault, each whole by itself, do not belong together; undefined where they do. After
 * `refuseForeignPair`, and also beside a server: whoever was registered meanwhile is looked for again.
 */
export const firstPairDifference = async (store: EventStore, vault: Vault): Promise<string | undefined> => {
  const { prefix } = participantStream;
  const isInLog = async (id: string): Promise<boolean> =>
    (await firstOf(store.readStream(prefix + id, { maxCount: 1 }))) !== undefined;
  const created = new Set<string>();
  for await (const page of store.readAll({ after: 0n, prefixes: [prefix] })) {
    const ids = page
      .filter(({ revision }) => revision === 0)
      .map(({ stream }) => stream.slice(prefix.length));
    for (const id of ids) created.add(id);
    const [stranger] = await vault.strangers(ids);
    if (stranger !== undefined)
      return `Deltagaren ${stranger} finns i loggen men har aldrig funnits i valvet.`;
  }
  for await (const page of vault.confirmed())
    for (const id of page)
      if (!created.has(id) && !(await isInLog(id)))
        return `Deltagaren ${id} är bekräftad i valvet men finns inte i loggen.`;
  return undefined;
};

/** Keeps in the vault which log it belongs to, and what the newest program that wrote to it knew. */
export const markPair = async (store: EventStore, vault: Vault, shapes: number): Promise<void> => {
  const firstEvent = await nameOfLog(store);
  const mark = await vault.logMark();
  if (firstEvent !== undefined && (mark?.firstEvent !== firstEvent || mark.shapes < shapes))
    await vault.keepLogMark({ firstEvent, shapes });
};
