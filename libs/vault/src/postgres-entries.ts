import type { Insertable, Selectable, Transaction } from 'kysely';
import type { FirstAnswer, Entries, Entry, NewEntry, OwnedParticulars, Wanted } from './entry.js';
import type { Tables } from '@samspar/vault-database';

/** Rows in one statement, which holds 65,535 values at most. */
const ROWS = 5_000;

type Row = Insertable<Tables['participant']> & { confirmed: boolean };

export const entryOf = (row: Pick<Row, 'id' | 'wrapped_key' | 'identity' | 'confirmed'>): Entry => ({
  id: row.id,
  wrappedKey: row.wrapped_key,
  identity: row.identity ?? null,
  confirmed: row.confirmed,
});

const place = (association: string, index: Buffer): string => `${index.toString('base64')} ${association}`;

const inPieces = async <Item>(
  items: readonly Item[],
  work: (piece: readonly Item[]) => Promise<unknown>,
): Promise<void> => {
  for (let start = 0; start < items.length; start += ROWS) await work(items.slice(start, start + ROWS));
};

/** Keeps what was registered, and leaves what came with the same journey before. */
export const own = (transaction: Transaction<Tables>, owned: readonly OwnedParticulars[]): Promise<void> =>
  inPieces(owned, (piece) =>
    transaction
      .insertInto('particulars')
      .values(
        piece.map(({ participantId, journey, scope, sealed, registeredAt }) => ({
          participant: participantId,
          journey,
          scope,
          sealed,
          registered_at: registeredAt,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );

/** The rows that a batch of requests may meet, read at once; what is written to them is kept and flushed at once. */
class LoadedEntries implements Entries {
  readonly #answers = new Map<string, FirstAnswer>();
  readonly #rows = new Map<string, Row>();
  readonly #ids = new Map<string, string>();
  readonly #inserted: Row[] = [];
  readonly #changed = new Set<Row>();
  readonly #remembered: Insertable<Tables['reservation']>[] = [];
  readonly #owned: OwnedParticulars[] = [];

  answered({ command_id, participant, existing }: Selectable<Tables['reservation']>): void {
    this.#answers.set(command_id, { participantId: participant, existing });
  }

  hold(row: Row): void {
    this.#rows.set(row.id, row);
    if (row.identity_index) this.#ids.set(place(row.association, row.identity_index), row.id);
  }

  answer(commandId: string): FirstAnswer | undefined {
    return this.#answers.get(commandId);
  }

  entry(participantId: string): Entry | undefined {
    const row = this.#rows.get(participantId);
    return row && entryOf(row);
  }

  ofIdentity(association: string, index: Buffer): Entry | undefined {
    return this.entry(this.#ids.get(place(association, index)) ?? '');
  }

  insert({ id, association, wrappedKey, identity, identityIndex, commandId, reservedAt }: NewEntry): void {
    const row: Row = {
      id,
      association,
      wrapped_key: wrappedKey,
      identity,
      identity_index: identityIndex,
      command_id: commandId,
      reserved_at: reservedAt,
      confirmed: false,
      confirmation: null,
    };
    this.hold(row);
    this.#inserted.push(row);
  }

  own(particulars: OwnedParticulars): void {
    this.#owned.push(particulars);
  }

  renew(participantId: string, reservedAt: number): void {
    const row = this.#rows.get(participantId);
    if (row) this.#changed.add(Object.assign(row, { reserved_at: reservedAt }));
  }

  remember(commandId: string, answer: FirstAnswer): void {
    this.#answers.set(commandId, answer);
    this.#remembered.push({
      command_id: commandId,
      participant: answer.participantId,
      existing: answer.existing,
    });
  }

  async flush(transaction: Transaction<Tables>): Promise<void> {
    await inPieces(this.#inserted, (rows) => transaction.insertInto('participant').values(rows).execute());
    const changed = [...this.#changed].filter((row) => !this.#inserted.includes(row));
    await inPieces(changed, (rows) =>
      transaction
        .insertInto('participant')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            reserved_at: eb.ref('excluded.reserved_at'),
          })),
        )
        .execute(),
    );
    await inPieces(this.#remembered, (rows) => transaction.insertInto('reservation').values(rows).execute());
    await own(transaction, this.#owned);
  }
}

/** Reads what the requests may meet; nothing else may write meanwhile. */
export const loadEntries = async (
  transaction: Transaction<Tables>,
  wanted: readonly Wanted[],
): Promise<LoadedEntries> => {
  const loaded = new LoadedEntries();
  await inPieces(wanted, async (requests) => {
    const answers = await transaction
      .selectFrom('reservation')
      .selectAll()
      .where(
        'command_id',
        'in',
        requests.map(({ commandId }) => commandId),
      )
      .execute();
    for (const answer of answers) loaded.answered(answer);
    const indexes = requests.flatMap(({ identityIndex }) => identityIndex ?? []);
    const rows = await transaction
      .selectFrom('participant')
      .selectAll()
      .where((eb) =>
        eb.or([
          ...(answers.length > 0
            ? [
                eb(
                  'id',
                  'in',
                  answers.map(({ participant }) => participant),
                ),
              ]
            : []),
          ...(indexes.length > 0 ? [eb('identity_index', 'in', indexes)] : []),
        ]),
      )
      .execute();
    for (const row of rows) loaded.hold(row);
  });
  return loaded;
};
