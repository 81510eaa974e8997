import type { GivenOut } from './projection.js';
import { type CaseloadRows, type Listed, pageOf } from './rows.js';

/** Something that was given out without consent, and of which journey. */
export type GivenOutLine = GivenOut &
  Readonly<{
    journey: string;
    /** Its own number, where it was read from a register and is listed. */
    number: string | null;
  }>;

/** The register of what authorities have given out without consent. Throws `ViewsUnavailable`. */
export class CaseloadGivenOut {
  readonly #rows: CaseloadRows;

  constructor(rows: CaseloadRows) {
    this.#rows = rows;
  }

  /** Of an association, or of one authority in it; the last said first. */
  page(association: string, giver: string | undefined, page: number): Listed<GivenOutLine> {
    const of = this.#rows.names.association.find(association) ?? -1;
    const where = giver === undefined ? 'd.association = ?' : 'd.association = ? AND d.giver = ?';
    const values = giver === undefined ? [of] : [of, giver];
    const [count = 0] = this.#rows.read(
      `SELECT count(*) AS count FROM given_out d WHERE ${where}`,
      (row) => Number(row['count']),
      ...values,
    );
    return pageOf(page, [[{ where, values, count }]], (_parts, limit, offset) =>
      this.#rows.read(
        `SELECT j.id AS journey, c.number AS number, d.said AS said FROM given_out d JOIN journey j ON j.no = d.journey
         LEFT JOIN caseload c ON c.journey = d.journey WHERE ${where} ORDER BY d.recordedAt DESC, d.journey, d.no LIMIT ? OFFSET ?`,
        ({ journey, number, said }): GivenOutLine => ({
          // As the table wrote it.
          ...(JSON.parse(String(said)) as GivenOut),
          journey: String(journey),
          number: typeof number === 'string' ? number : null,
        }),
        ...values,
        limit,
        offset,
      ),
    );
  }
}
