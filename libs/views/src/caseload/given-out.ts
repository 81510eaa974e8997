import { HIDDEN_AUTHORITY } from '@samspar/casework';
import { PROTECTED_RECORDS } from '../runner/schema.js';
import type { GivenOut } from './projection.js';
import { type CaseloadRows, type Listed, pageOfLists } from './rows.js';

/** Something that was given out without consent, and of which journey. */
export type GivenOutLine = GivenOut &
  Readonly<{
    journey: string;
    /** Its own number, where it was read from a register and is listed. */
    number: string | null;
  }>;

/** A page of the register, and how many lines it leaves out: of persons whose identity is protected one authority's register tells nothing, for whose it is tells where. */
export type GivenOutPage = Listed<GivenOutLine> & Readonly<{ leftOut: number }>;

const OF_PROTECTED = `j.participant IN (${PROTECTED_RECORDS})`;
const FROM = 'FROM given_out d JOIN journey j ON j.no = d.journey';

/** The register of what authorities have given out without consent. Throws `ViewsUnavailable`. */
export class CaseloadGivenOut {
  constructor(private readonly rows: CaseloadRows) {}

  /** Of an association, which authority it was is not told where the identity is protected; or of one authority in it. The last said first. */
  page(association: string, giver: string | undefined, page: number): GivenOutPage {
    const of = this.rows.names.association.find(association) ?? -1;
    const ofGiver = giver === undefined ? [] : [giver];
    const whose = `d.association = ?${giver === undefined ? '' : ' AND d.giver = ?'}`;
    const values = [of, ...ofGiver];
    const where = giver === undefined ? whose : `${whose} AND NOT ${OF_PROTECTED}`;
    const [{ count, leftOut } = { count: 0, leftOut: 0 }] = this.rows.read(
      `SELECT count(*) AS count, total(${OF_PROTECTED}) AS leftOut ${FROM} WHERE ${whose}`,
      (row) => {
        const hidden = giver === undefined ? 0 : Number(row['leftOut']);
        return { count: Number(row['count']) - hidden, leftOut: hidden };
      },
      ...values,
    );
    const listed = pageOfLists(page, [[{ where, values, count }]], (_parts, limit, offset) =>
      this.rows.read(
        `SELECT j.id AS journey, c.number AS number, d.said AS said, ${OF_PROTECTED} AS isProtected ${FROM}
         LEFT JOIN caseload c ON c.journey = d.journey WHERE ${where} ORDER BY d.recordedAt DESC, d.journey, d.no LIMIT ? OFFSET ?`,
        ({ journey, number, said, isProtected }): GivenOutLine => ({
          // As the table wrote it.
          ...(JSON.parse(String(said)) as GivenOut),
          ...(isProtected === 1 && { giver: HIDDEN_AUTHORITY, receiver: HIDDEN_AUTHORITY }),
          journey: String(journey),
          number: typeof number === 'string' ? number : null,
        }),
        ...values,
        limit,
        offset,
      ),
    );
    return { ...listed, leftOut };
  }
}
