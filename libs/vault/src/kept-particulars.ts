import type { Change, Statement, VaultDatabase } from '@samspar/vault-database';
import { type ParticipantRow, ENTRY, entryOf, owning, particularsRow } from './entries.js';
import { dataKey, hasParticulars, openRow, sealNumber, sealParticulars } from './entry.js';
import { NoDataKey } from './failures.js';
import type { Identity, Owner, ParticularsChange, UnconfirmedChange } from './participant.js';

export const VAULT_PAGE = 500;

const LAST_NUMBER: Statement = [
  `SELECT max(number) AS number FROM (SELECT number FROM particulars_change UNION ALL SELECT change FROM particulars) AS numbers`,
];

/**
 * What is kept of persons beside their numbers. A change of it is reserved before the event that tells of it is appended, and takes the place
 * of what stood there when it is confirmed after it. Until then it is shown to nobody; what it replaced is nowhere afterwards.
 */
export class KeptParticulars {
  readonly #database: VaultDatabase;
  readonly #clock: () => number;

  constructor(database: VaultDatabase, clock: () => number) {
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * Until it is confirmed the change may be reserved anew; in whichever order changes are confirmed, the one that was reserved last stands.
   * Rejects with `NoDataKey` where the participant has no key.
   */
  async reserve({ id, participantId, owner, particulars }: ParticularsChange): Promise<void> {
    const [row] = await this.#database.select(`${ENTRY} WHERE id = $1`, participantId);
    if (!row) throw new NoDataKey(`Participant ${participantId} has no key to seal with: it was erased.`);
    const now = this.#clock();
    const key = dataKey(this.#database.keys, entryOf(row));
    const { registeredAt: reserved_at, ...sealed } = sealParticulars(
      key,
      participantId,
      particulars,
      owner,
      now,
    );
    await this.#database.inTurn([LAST_NUMBER], ([found = []]) => {
      const number = Number(found[0]?.['number'] ?? 0) + 1;
      const { participantId: participant, sealed: bytes, journey, scope } = sealed;
      const change = { id, participant, journey, scope, sealed: bytes, reserved_at, number };
      return {
        result: undefined,
        changes: [
          ['DELETE FROM particulars_change WHERE id = $1', id],
          { table: 'particulars_change', rows: [change] },
        ],
      };
    });
  }

  /** Takes the place of what stood there; one that is not there was confirmed before. */
  async confirm(id: string): Promise<void> {
    const reads: readonly Statement[] = [
      ['SELECT * FROM particulars_change WHERE id = $1', id],
      [
        `SELECT p.change FROM particulars p JOIN particulars_change c ON c.participant = p.participant AND c.journey = p.journey
         WHERE c.id = $1 AND p.change > c.number`,
        id,
      ],
    ];
    await this.#database.inTurn(reads, ([found = [], later = []]) => {
      const [change] = found;
      const done: Change = ['DELETE FROM particulars_change WHERE id = $1', id];
      if (!change || later.length > 0) return { result: undefined, changes: [done] };
      const { id: _id, number, reserved_at, ...row } = change;
      const place: Change = [
        'DELETE FROM particulars WHERE participant = $1 AND journey = $2',
        String(row['participant']),
        String(row['journey']),
      ];
      const changed = { ...row, registered_at: reserved_at ?? null, change: number ?? null };
      return {
        result: undefined,
        changes: [done, place, { table: 'particulars', rows: [changed] }],
      };
    });
  }

  /** Oldest first. */
  async unconfirmed(): Promise<readonly UnconfirmedChange[]> {
    const rows = await this.#database.select(
      'SELECT id, participant, reserved_at FROM particulars_change ORDER BY number',
    );
    return rows.map((row) => ({
      id: String(row['id']),
      participantId: String(row['participant']),
      reservedAt: Number(row['reserved_at']),
    }));
  }

  /** Forgets one that was never carried out and tells whether it did: one that was reserved anew since it was listed is left. */
  async release({ id, reservedAt }: UnconfirmedChange): Promise<boolean> {
    const deletion = 'DELETE FROM particulars_change WHERE id = $1 AND reserved_at = $2';
    return (await this.#database.changeInTurn(deletion, id, reservedAt)) > 0;
  }

  /** Participants whose name or contact an older Samspår kept without an owner, page by page; they are shown to nobody. */
  async *unowned(): AsyncIterable<readonly string[]> {
    for (let page = await this.#unpartedAfter(''), last = page.at(-1); last; last = page.at(-1)) {
      const isNamed = (entry: ParticipantRow): boolean => hasParticulars(this.#openRow(entry) ?? {});
      const [whole, named] = [page.filter((entry) => !isNamed(entry)), page.filter(isNamed)];
      await this.#database.changeInTurn(
        'UPDATE participant SET unparted = FALSE WHERE id = ANY($1)',
        whole.map(({ id }) => id),
      );
      yield named.map(({ id }) => id);
      page = await this.#unpartedAfter(last.id);
    }
  }

  async giveTo(owners: readonly (Owner & Readonly<{ participantId: string }>)[]): Promise<void> {
    const ownerOf = new Map(owners.map(({ participantId, ...owner }) => [participantId, owner]));
    const rows = await this.#database.select(`${ENTRY} WHERE id = ANY($1)`, [...ownerOf.keys()]);
    const parted = rows.map(entryOf).flatMap((entry): readonly Change[] => {
      const { id } = entry;
      const owner = ownerOf.get(id);
      const row = this.#openRow(entry);
      if (!owner || !row || !hasParticulars(row)) return [];
      const key = dataKey(this.#database.keys, entry);
      const particulars = sealParticulars(key, id, row, owner, this.#clock());
      return [
        [
          'UPDATE participant SET identity = $1, unparted = FALSE WHERE id = $2',
          sealNumber(key, id, row),
          id,
        ],
        owning([particularsRow(particulars)]),
      ];
    });
    await this.#database.changeAll(() => parted);
  }

  #openRow(entry: ParticipantRow): Identity | undefined {
    return openRow(dataKey(this.#database.keys, entry), entry);
  }

  /** The next rows of an older Samspår after an id, by id. */
  async #unpartedAfter(id: string): Promise<readonly ParticipantRow[]> {
    const rows = await this.#database.select(
      `${ENTRY} WHERE unparted = TRUE AND id > $1 ORDER BY id LIMIT $2`,
      id,
      VAULT_PAGE,
    );
    return rows.map(entryOf);
  }
}
