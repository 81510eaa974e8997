import type { Change, Statement, VaultDatabase } from '@samspar/vault-database';
import { deletionOf } from './entries.js';
import type { Owner } from './participant.js';

/** A record of the person of a journey that is erased, and the journeys that are kept and need it; one that none needs is destroyed. */
export type ErasedRecord = Readonly<{ participantId: string; kept: readonly Owner[] }>;

/** A journey whose key is to be destroyed, and the records of its person, those of numbers that she had before or by mistake too. */
export type Erasure = Readonly<{ journey: string; records: readonly ErasedRecord[] }>;

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
   * Destroys the journey's key, those of the digests of files, and each record that no journey which is kept needs: its number, its place in the index, its
   * key. Of the others it deletes the names and contacts that belong to no journey that is kept and no scope of one. False where somebody
   * who would be destroyed is being registered right now: then nothing is done. What was deleted is overwritten by `VaultDatabase.overwriteDeleted`.
   */
  erase({ journey, records }: Erasure): Promise<boolean> {
    const gone = records.filter(({ kept }) => kept.length === 0).map(({ participantId }) => participantId);
    const met: Statement = [
      'SELECT id FROM participant WHERE id = ANY($1) AND reserved_at > $2',
      gone,
      this.#clock() - REGISTERING_MS,
    ];
    return this.#database.inTurn([met], ([registering = []]) => {
      if (registering.length > 0) return { result: false, changes: [] };
      const changes: readonly Change[] = [
        [
          `INSERT INTO journey_key (journey, participant, wrapped) VALUES ($1, $2, NULL)
           ON CONFLICT (journey) DO UPDATE SET wrapped = NULL`,
          journey,
          records[0]?.participantId ?? '',
        ],
        // A file may have been little but the person's row.
        [`DELETE FROM association_key WHERE purpose = 'file'`],
        ...gone.flatMap(shredding),
        ...records.filter(({ kept }) => kept.length > 0).flatMap(forgetting),
      ];
      return { result: true, changes };
    });
  }

  async done(): Promise<ReadonlySet<string>> {
    const rows = await this.#database.select('SELECT journey FROM journey_key WHERE wrapped IS NULL');
    return new Set(rows.map(({ journey }) => String(journey)));
  }
}

const forgetting = ({ participantId, kept }: ErasedRecord): readonly Change[] =>
  ['particulars', 'particulars_change'].map((table) => [
    `DELETE FROM ${table} WHERE participant = $1 AND NOT journey = ANY($2) AND NOT scope = ANY($3)`,
    participantId,
    kept.map(({ journey }) => journey),
    kept.map(({ scope }) => scope),
  ]);
