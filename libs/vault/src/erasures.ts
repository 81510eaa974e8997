import type { Change, Statement, VaultDatabase } from '@samspar/vault-database';
import { deletionOf } from './entries.js';
import type { Owner } from './participant.js';

/** A journey whose key is to be destroyed. */
export type Erasure = Readonly<{
  journey: string;
  /** Its participant, and other records of the same person. */
  participants: readonly [string, ...string[]];
  /** What is left of the person's: her journeys that are kept. With the last one goes all that is known of her. */
  kept: readonly Owner[];
}>;

/** Who was met by a command so lately may be getting another journey: she is erased when it is known. */
const REGISTERING_MS = 3_600_000;

/** Destroys keys and every entry of a person, for good. */
export const shredding = (participantId: string): readonly Change[] => [
  ['UPDATE journey_key SET wrapped = NULL WHERE participant = $1', participantId],
  ...deletionOf(participantId),
];

/** What journeys that are erased (gallrade) have in the vault. Rejects with `VaultUnavailable`. */
export class Erasures {
  readonly #database: VaultDatabase;
  readonly #clock: () => number;

  constructor(database: VaultDatabase, clock: () => number) {
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * Destroys the journey's key and those of the digests of files, and forgets what is left of the person; false where she is being registered right now: then nothing is
   * done. What was deleted is overwritten by `VaultDatabase.overwriteDeleted`.
   */
  erase({ journey, ...person }: Erasure): Promise<boolean> {
    const [participant] = person.participants;
    return this.#forget(
      person,
      [
        `INSERT INTO journey_key (journey, participant, wrapped) VALUES ($1, $2, NULL)
         ON CONFLICT (journey) DO UPDATE SET wrapped = NULL`,
        journey,
        participant,
      ],
      // A file may have been little but the person's row.
      [`DELETE FROM association_key WHERE purpose = 'file'`],
    );
  }

  /**
   * Deletes the names and contacts that belong to no journey that is kept and no scope of one; with the person's last journey
   * her number, her place in the index and her key as well. False where she is being registered right now: then nothing is done.
   */
  forget(person: Omit<Erasure, 'journey'>): Promise<boolean> {
    return this.#forget(person);
  }

  #forget({ participants, kept }: Omit<Erasure, 'journey'>, ...first: readonly Change[]): Promise<boolean> {
    const met: Statement = [
      'SELECT id FROM participant WHERE id = ANY($1) AND reserved_at > $2',
      participants,
      this.#clock() - REGISTERING_MS,
    ];
    return this.#database.inTurn([met], ([registering = []]) => {
      if (kept.length === 0 && registering.length > 0) return { result: false, changes: [] };
      const rest = kept.length === 0 ? participants.flatMap(shredding) : forgetting(participants, kept);
      return { result: true, changes: [...first, ...rest] };
    });
  }

  /** The journeys whose keys are destroyed. */
  async done(): Promise<ReadonlySet<string>> {
    const rows = await this.#database.select('SELECT journey FROM journey_key WHERE wrapped IS NULL');
    return new Set(rows.map(({ journey }) => String(journey)));
  }
}

const forgetting = (participants: readonly string[], kept: readonly Owner[]): readonly Change[] =>
  ['particulars', 'particulars_change'].map((table) => [
    `DELETE FROM ${table} WHERE participant = ANY($1) AND NOT journey = ANY($2) AND NOT scope = ANY($3)`,
    participants,
    kept.map(({ journey }) => journey),
    kept.map(({ scope }) => scope),
  ]);
