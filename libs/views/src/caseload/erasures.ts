import { SOME_DAY } from '@samspar/statistics';
import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import { interventionOf } from './line.js';
import { STATUSES } from './projection.js';
import { type JourneyAndPerson, SAME, SAME_UNNUMBERED } from '../runner/persons.js';
import { type CaseloadRows, holes, type Places } from './rows.js';

const OVER = ['ended', 'declined', 'withdrawn'].map((status) => STATUSES.findIndex((one) => one === status));

/** What the case list tells of all journeys that there have been: those that may be due for erasure, those of an insats, and those that a person has had. Throws `ViewsUnavailable`. */
export class CaseloadErasures {
  constructor(private readonly rows: CaseloadRows) {}

  /** Journeys of some insatser that are over or misregistered and in which nothing has happened with the person after a day, the oldest first. */
  old({ until, ...places }: Places & Readonly<{ until: Day }>): readonly JourneyAndPerson[] {
    const chosen = this.rows.placesIn(places);
    const last = dayNumber(until);
    return this.rows.read(
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

  /** Ids of all journeys of some insatser, misregistered and erased ones too, in the order in which they became known. */
  journeysIn(places: Places): readonly string[] {
    const chosen = this.rows.placesIn(places);
    return this.rows.read(
      `SELECT j.id AS journey FROM (
         SELECT journey FROM caseload WHERE place IN (${holes(chosen)})
         UNION ALL SELECT journey FROM unlisted WHERE place IN (${holes(chosen)})) c
       JOIN journey j ON j.no = c.journey ORDER BY c.journey`,
      ({ journey }) => String(journey),
      ...chosen,
      ...chosen,
    );
  }

  /** How many those are, and the first day after which nothing happened in one of them; null where none is known. */
  countOld({
    until,
    ...places
  }: Places & Readonly<{ until: Day }>): Readonly<{ count: number; oldest: Day | null }> {
    const chosen = this.rows.placesIn(places);
    const last = dayNumber(until);
    const counting = (table: string, which: string) =>
      `SELECT count(*) AS count, min(nullif(lastEventOn, ${SOME_DAY})) AS oldest FROM ${table}
         WHERE place IN (${holes(chosen)}) AND ${which} AND (lastEventOn <= ? OR lastEventOn = ${SOME_DAY})`;
    const counted = () =>
      this.rows.read(
        `SELECT sum(count) AS count, min(oldest) AS oldest FROM (
         ${counting('caseload', `status IN (${OVER.join(', ')})`)} UNION ALL ${counting('unlisted', 'erased = 0')})`,
        ({ count, oldest }) => ({
          count: Number(count),
          oldest: typeof oldest === 'number' ? dayOfNumber(oldest) : null,
        }),
        ...chosen,
        last,
        ...chosen,
        last,
      );
    const [row] = this.rows.kept(`old ${chosen.join(' ')} ${last}`, counted);
    return row ?? { count: 0, oldest: null };
  }

  /**
   * A person's journeys, misregistered and erased ones too, in the order in which they became known. `isCounted`: with those of numbers that
   * somebody has said are hers; otherwise those of this one.
   */
  journeysOf(
    participantId: string,
    isCounted: boolean,
  ): readonly Readonly<{ journey: string; intervention: string; isErased: boolean }>[] {
    return this.rows.read(
      `SELECT j.id AS journey, c.place AS place, c.erased AS erased FROM (
         SELECT journey, participant, place, 0 AS erased FROM caseload
         UNION ALL SELECT journey, participant, place, erased FROM unlisted) c
       JOIN journey j ON j.no = c.journey
       WHERE c.participant IN (${isCounted ? SAME : SAME_UNNUMBERED}) ORDER BY c.journey`,
      ({ journey, place, erased }) => ({
        journey: String(journey),
        intervention: interventionOf(this.rows.names, place),
        isErased: erased === 1,
      }),
      participantId,
    );
  }
}
