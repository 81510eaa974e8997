import { SOME_DAY } from '@samspar/statistics';
import { type Day, dayNumber } from '@samspar/kernel';
import { interventionOf } from './line.js';
import { STATUSES } from './projection.js';
import { type CaseloadRows, holes, type Places } from './rows.js';

/** A journey that may be due for erasure, and its participant. */
export type OldJourney = Readonly<{ journey: string; participantId: string }>;

/** A person as the erasure of a journey needs to know her. */
export type PersonKept = Readonly<{
  /** The ids of all records of hers. */
  records: readonly string[];
  /** Her journeys that are not erased, in whatever insats, misregistered ones too. */
  journeys: readonly Readonly<{ journey: string; intervention: string }>[];
}>;

/** The records of a person: those that are merged with the one that is given, as far as these merges tell. */
const same = (merges: string): string => `WITH RECURSIVE same (no) AS (
  SELECT no FROM participant WHERE id = ?
  UNION SELECT m.counts_as FROM merge m JOIN same s ON m.participant = s.no ${merges}
  UNION SELECT m.participant FROM merge m JOIN same s ON m.counts_as = s.no ${merges}
) SELECT no FROM same`;
const SAME = same('WHERE m.known_to IS NULL');
/** Of merges, those of a participant without a number of its own. */
export const SAME_UNNUMBERED = same(
  'JOIN participant p ON p.no = m.participant WHERE m.known_to IS NULL AND p.identified_from IS NULL',
);

const OVER = ['ended', 'declined', 'withdrawn'].map((status) => STATUSES.findIndex((one) => one === status));

/** What the case list tells of journeys that are to be erased, or have been. Throws `ViewsUnavailable`. */
export class CaseloadErasures {
  readonly #rows: CaseloadRows;

  constructor(rows: CaseloadRows) {
    this.#rows = rows;
  }

  /** Journeys of some insatser that are over or misregistered and in which nothing has happened with the person after a day, the oldest first. */
  old({ until, ...places }: Places & Readonly<{ until: Day }>): readonly OldJourney[] {
    const chosen = this.#rows.placesIn(places);
    const last = dayNumber(until);
    return this.#rows.read(
      `SELECT j.id AS journey, p.id AS participantId FROM (
         SELECT journey, participant, lastEventOn FROM caseload
           WHERE place IN (${holes(chosen)}) AND status IN (${OVER.join(', ')}) AND (lastEventOn <= ? OR lastEventOn = ${SOME_DAY})
         UNION ALL SELECT journey, participant, lastEventOn FROM unlisted
           WHERE place IN (${holes(chosen)}) AND erased = 0 AND (lastEventOn <= ? OR lastEventOn = ${SOME_DAY})) c
       JOIN journey j ON j.no = c.journey JOIN participant p ON p.no = c.participant ORDER BY c.lastEventOn, c.journey`,
      ({ journey, participantId }) => ({ journey: String(journey), participantId: String(participantId) }),
      ...chosen,
      last,
      ...chosen,
      last,
    );
  }

  /** Every journey that is erased. */
  erased(): readonly OldJourney[] {
    return this.#rows.read(
      `SELECT j.id AS journey, p.id AS participantId FROM unlisted u
       JOIN journey j ON j.no = u.journey JOIN participant p ON p.no = u.participant WHERE u.erased = 1`,
      ({ journey, participantId }) => ({ journey: String(journey), participantId: String(participantId) }),
    );
  }

  /**
   * A person's journeys, misregistered and erased ones too, in the order in which they became known. `isCounted`: with those of numbers that
   * somebody has said are hers; otherwise those of this one.
   */
  journeysOf(
    participantId: string,
    isCounted: boolean,
  ): readonly Readonly<{ journey: string; intervention: string; isErased: boolean }>[] {
    return this.#rows.read(
      `SELECT j.id AS journey, c.place AS place, c.erased AS erased FROM (
         SELECT journey, participant, place, 0 AS erased FROM caseload
         UNION ALL SELECT journey, participant, place, erased FROM unlisted) c
       JOIN journey j ON j.no = c.journey
       WHERE c.participant IN (${isCounted ? SAME : SAME_UNNUMBERED}) ORDER BY c.journey`,
      ({ journey, place, erased }) => ({
        journey: String(journey),
        intervention: interventionOf(this.#rows.names, place),
        isErased: erased === 1,
      }),
      participantId,
    );
  }

  person(participantId: string): PersonKept {
    return {
      records: this.#rows.read(
        `SELECT id FROM participant WHERE no IN (${SAME})`,
        ({ id }) => String(id),
        participantId,
      ),
      journeys: this.#rows.read(
        `SELECT j.id AS journey, c.place AS place FROM (
           SELECT journey, participant, place FROM caseload
           UNION ALL SELECT journey, participant, place FROM unlisted WHERE erased = 0) c
         JOIN journey j ON j.no = c.journey WHERE c.participant IN (${SAME})`,
        ({ journey, place }) => ({
          journey: String(journey),
          intervention: interventionOf(this.#rows.names, place),
        }),
        participantId,
      ),
    };
  }
}
