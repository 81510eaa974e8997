import { type Change, type Statement, type VaultRow, VaultUnavailable } from '@samspar/vault-database';
import type { Owner, ReservationRequest, Reserved } from './participant.js';

export type ParticipantRow = Readonly<{
  id: string;
  wrappedKey: Uint8Array;
  identity: Uint8Array | null;
  confirmed: boolean;
}>;

export type OwnedParticulars = Owner &
  Readonly<{
    participantId: string;
    sealed: Uint8Array;
    registeredAt: number;
    /** The number of the change that they are from; null where they are as they came. */
    change: number | null;
  }>;

export type NewEntry = Omit<ParticipantRow, 'confirmed'> &
  Readonly<{ association: string; identityIndex: Buffer | null; commandId: string }>;

export type FirstAnswer = Omit<Reserved, 'confirmed'>;

/** A request and where its identity may stand in the association's index; it is written at the last of them. */
export type WantedIdentity = ReservationRequest & Readonly<{ indexes: readonly Buffer[] }>;

export const bytesOf = (value: VaultRow[string] | undefined): Uint8Array => {
  if (value instanceof Uint8Array) return value;
  throw new VaultUnavailable(
    'Valvet är skadat: en nyckel saknas där den ska stå. Återställ det från en säkerhetskopia.',
  );
};

export const entryOf = (row: VaultRow): ParticipantRow => ({
  id: String(row['id']),
  wrappedKey: bytesOf(row['wrapped_key']),
  identity: row['identity'] === null ? null : bytesOf(row['identity']),
  confirmed: row['confirmed'] === 1,
});

export const particularsRow = (of: OwnedParticulars): VaultRow => ({
  participant: of.participantId,
  journey: of.journey,
  scope: of.scope,
  sealed: of.sealed,
  registered_at: of.registeredAt,
  change: of.change,
});

export const particularsOf = (row: VaultRow): OwnedParticulars => ({
  participantId: String(row['participant']),
  journey: String(row['journey']),
  scope: String(row['scope']),
  sealed: bytesOf(row['sealed']),
  registeredAt: Number(row['registered_at']),
  change: row['change'] === null ? null : Number(row['change']),
});

/** Keeps what was registered, and leaves what came with the same journey before. */
export const owning = (rows: readonly VaultRow[]): Change => ({
  table: 'particulars',
  rows,
  leavesPresent: true,
});

/** Any entries; the condition follows. */
export const ENTRY =
  'SELECT id, association, wrapped_key, identity, identity_index, confirmed FROM participant';

/** Asks for the answers and the participants that these requests may meet. */
export const metBy = (wanted: readonly WantedIdentity[]): readonly [Statement, Statement] => {
  const commands = wanted.map(({ commandId }) => commandId);
  const associations = [...new Set(wanted.map(({ association }) => association))];
  const indexes = wanted.flatMap((one) => one.indexes);
  return [
    ['SELECT * FROM reservation WHERE command_id = ANY($1)', commands],
    [
      `${ENTRY} WHERE id IN (SELECT participant FROM reservation WHERE command_id = ANY($1))
       UNION ALL ${ENTRY} WHERE association = ANY($2) AND identity_index = ANY($3::bytea[])`,
      commands,
      associations,
      indexes,
    ],
  ];
};

const place = (association: string, index: Uint8Array): string =>
  `${Buffer.from(index).toString('base64')} ${association}`;

/** The rows that reservations meet, held still while they are made. What is written is read back at once, and kept in one go. */
export class Entries {
  readonly #now: number;
  readonly #answers: Map<string, FirstAnswer>;
  readonly #entries: Map<string, ParticipantRow>;
  /** Participants by where their identity stands. */
  readonly #ids = new Map<string, string>();
  readonly #inserted: VaultRow[] = [];
  readonly #renewed: string[] = [];
  readonly #remembered: VaultRow[] = [];
  readonly #owned: VaultRow[] = [];
  readonly #begun: VaultRow[] = [];

  /** The rows that `metBy` asked for; what is written is written `now`, in milliseconds since the epoch. */
  constructor(answers: readonly VaultRow[], participants: readonly VaultRow[], now: number) {
    this.#now = now;
    this.#answers = new Map(
      answers.map((row) => [
        String(row['command_id']),
        { participantId: String(row['participant']), existing: row['existing'] === 1 },
      ]),
    );
    this.#entries = new Map(participants.map((row) => [String(row['id']), entryOf(row)]));
    for (const row of participants)
      if (row['identity_index'] !== null)
        this.#ids.set(place(String(row['association']), bytesOf(row['identity_index'])), String(row['id']));
  }

  answer(commandId: string): FirstAnswer | undefined {
    return this.#answers.get(commandId);
  }

  entry(participantId: string): ParticipantRow | undefined {
    return this.#entries.get(participantId);
  }

  ofIdentity({ association, indexes }: WantedIdentity): ParticipantRow | undefined {
    const found = indexes.map((index) => this.#ids.get(place(association, index)));
    return this.entry(found.find((id) => id !== undefined) ?? '');
  }

  insert({ id, association, wrappedKey, identity, identityIndex, commandId }: NewEntry): void {
    this.#entries.set(id, { id, wrappedKey, identity, confirmed: false });
    if (identityIndex) this.#ids.set(place(association, identityIndex), id);
    this.#inserted.push({
      id,
      association,
      wrapped_key: wrappedKey,
      identity,
      identity_index: identityIndex,
      command_id: commandId,
      reserved_at: this.#now,
    });
  }

  own(particulars: OwnedParticulars): void {
    this.#owned.push(particularsRow(particulars));
  }

  /** With the key of a journey; one that was made before, or destroyed, stands. */
  begin(key: VaultRow): void {
    this.#begun.push(key);
  }

  /** The entry's wait for its event begins anew, and for whatever would destroy it while a command goes on. */
  renew(participantId: string): void {
    this.#renewed.push(participantId);
  }

  remember(commandId: string, answer: FirstAnswer): void {
    this.#answers.set(commandId, answer);
    const { participantId, existing } = answer;
    this.#remembered.push({ command_id: commandId, participant: participantId, existing: Number(existing) });
  }

  get changes(): readonly Change[] {
    return [
      { table: 'participant', rows: this.#inserted },
      ['UPDATE participant SET reserved_at = $1 WHERE id = ANY($2)', this.#now, this.#renewed],
      { table: 'reservation', rows: this.#remembered },
      owning(this.#owned),
      { table: 'journey_key', rows: this.#begun, leavesPresent: true },
    ];
  }
}

/** Of a participant's entry, with what anybody registered of her. */
export const deletionOf = (participantId: string): readonly Change[] => [
  ['DELETE FROM participant WHERE id = $1', participantId],
  ['DELETE FROM particulars WHERE participant = $1', participantId],
  ['DELETE FROM particulars_change WHERE participant = $1', participantId],
];
