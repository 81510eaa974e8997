import type { Row, ViewFile } from './view-file.js';

export type JourneyAndPerson = Readonly<{ journey: string; participantId: string }>;

const journeyAndPerson = ({ journey, participantId }: Row): JourneyAndPerson => ({
  journey: String(journey),
  participantId: String(participantId),
});

/** The records of a person: those that are merged with the one that is given, as far as these merges tell. */
const same = (merges: string): string => `WITH RECURSIVE same (no) AS (
  SELECT no FROM participant WHERE id = ?
  UNION SELECT m.counts_as FROM merge m JOIN same s ON m.participant = s.no ${merges}
  UNION SELECT m.participant FROM merge m JOIN same s ON m.counts_as = s.no ${merges}
) SELECT no FROM same`;
export const SAME = same('WHERE m.known_to IS NULL');
/** Of merges, those of a participant without a number of its own. */
export const SAME_UNNUMBERED = same(
  'JOIN participant p ON p.no = m.participant WHERE m.known_to IS NULL AND p.identified_from IS NULL',
);

/** Which records are one person's, and which journeys she has: of what all views stand on, so it answers while one of them is built. */
export class PersonsKept {
  constructor(private readonly file: ViewFile) {}

  /** The ids of all records of a person. Throws `ViewsUnavailable`. */
  recordsOf(participantId: string): readonly string[] {
    return this.#read(
      `SELECT id FROM participant WHERE no IN (${SAME})`,
      ({ id }) => String(id),
      participantId,
    );
  }

  /** A person's journeys that are not erased, in whatever insats, misregistered ones too. Throws `ViewsUnavailable`. */
  journeysOf(participantId: string): readonly string[] {
    return this.#read(
      `SELECT id FROM journey WHERE participant IN (${SAME}) AND no NOT IN (SELECT journey FROM erased) ORDER BY no`,
      ({ id }) => String(id),
      participantId,
    );
  }

  /** The journey of a number, as figures name it, and whose it is. Throws `ViewsUnavailable`. */
  journeyNumbered(no: number): JourneyAndPerson | undefined {
    const sql =
      'SELECT j.id AS journey, p.id AS participantId FROM journey j JOIN participant p ON p.no = j.participant WHERE j.no = ?';
    return this.#read(sql, journeyAndPerson, no).at(0);
  }

  /** Every journey that is erased. Throws `ViewsUnavailable`. */
  erased(): readonly JourneyAndPerson[] {
    return this.#read(
      `SELECT j.id AS journey, p.id AS participantId FROM erased e
       JOIN journey j ON j.no = e.journey JOIN participant p ON p.no = j.participant ORDER BY j.no`,
      journeyAndPerson,
    );
  }

  #read<Made>(
    sql: string,
    make: (row: Row) => Made,
    ...values: readonly (string | number)[]
  ): readonly Made[] {
    return this.file.making(() => Array.from(this.file.rows(sql, ...values), make));
  }
}
