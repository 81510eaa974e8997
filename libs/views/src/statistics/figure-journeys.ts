import type { Association, AssociationSettings } from '@samspar/association';
import type { JourneyEvent } from '@samspar/casework';
import type { Cube, JourneyRow } from '@samspar/statistics';
import type { ViewFile } from '../runner/view-file.js';
import { asCounted, asSetUpIn, type CountedRecord, supposingCounts } from './projection-consent.js';
import { journeyRow } from './projection-rows.js';
import { rowsAfter } from './rows-after.js';

/** An event of a journey at its place in the stream, and when it was known. */
type KnownOfJourney = Readonly<{ event: JourneyEvent; revision: number; knownAt: number }>;

/** The journeys behind the figures: which they are, and how each came to be counted as it is. */
export class FigureJourneys {
  readonly #file: ViewFile;
  readonly #dictionaries: Cube['dictionaries'];

  constructor(file: ViewFile, dictionaries: Cube['dictionaries']) {
    this.#file = file;
    this.#dictionaries = dictionaries;
  }

  /** Ids of journeys by their numbers in the statistics. */
  ids(numbers: readonly number[]): ReadonlyMap<number, string> {
    const wanted = [...new Set(numbers)];
    const sql = `SELECT no, id FROM journey WHERE no IN (${wanted.map(() => '?').join(', ')})`;
    return new Map(Array.from(this.#file.rows(sql, ...wanted), ({ no, id }) => [Number(no), String(id)]));
  }

  /** The rows that journeys would have of which consent was withdrawn, if each withdrawal counted as is said; by what was registered of them. */
  asIfWithdrawn(
    afterWithdrawal: AssociationSettings['afterWithdrawal'],
    associations: ReadonlyMap<string, Association>,
  ): readonly JourneyRow[] {
    const sql = `SELECT no, participant, record FROM journey
      WHERE no IN (SELECT journey FROM registration WHERE type = 'ConsentWithdrawn')`;
    return Array.from(this.#file.rows(sql)).flatMap(({ no, participant, record: stored }) => {
      const record = JSON.parse(String(stored)) as CountedRecord | null;
      if (!record) return [];
      const { authorities } = asSetUpIn(associations.get(record.association));
      const row = journeyRow(asCounted(supposingCounts(record, { afterWithdrawal, authorities })), {
        journey: Number(no),
        participant: Number(participant),
        code: (list, code) => this.#dictionaries[list].find(code) ?? 0,
      });
      return row ? [row] : [];
    });
  }

  /**
   * The rows that a journey, by its number, had in the statistics after each of its events, in the order of its stream; undefined while it
   * was misregistered. The events are among those that the views have taken in.
   */
  rowsAfter(journey: number, events: readonly KnownOfJourney[]): readonly (JourneyRow | undefined)[] {
    // What an association said matters where consent is withdrawn, and to read it takes time.
    const isWithdrawn = events.some(({ event }) => event.type === 'ConsentWithdrawn');
    const versions = isWithdrawn ? [...this.#file.associations()] : [];
    const own = events.flatMap(({ event: { type, data } }) =>
      type === 'ParticipantReferred' ? [data.association] : [],
    );
    return rowsAfter(
      events.map(({ event, revision, knownAt }) => ({
        event,
        revision,
        knownAt,
        asSetUp: asSetUpIn(
          versions.findLast(
            ({ association, knownFrom }) => own.includes(association.id) && knownFrom <= knownAt,
          )?.association,
        ),
      })),
      { journey, participant: 0, code: (list, code) => this.#dictionaries[list].find(code) ?? 0 },
    );
  }
}
