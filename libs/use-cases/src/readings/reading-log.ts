import { randomUUID } from 'node:crypto';
import { type PersonsShown, readingsOf, readingStream } from '@samspar/access';
import { type Loaded, OutcomeUnknown, type StreamHandler } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';
import { type Caller, givenBy } from '../message.js';

/** What is about to be shown of persons, and to whom. */
export type Reading = Caller & Pick<PersonsShown['data'], 'on' | 'toRegister' | 'openedFor'>;

/** Whom it shows, and why she may see them. */
type Persons = Pick<PersonsShown['data'], 'association' | 'journeys' | 'reason'>;

declare const LOGGED: unique symbol;

/**
 * Something about persons that the access log says has been shown: what pages and answers are made from. `ReadingLog` alone makes it, so
 * whatever lacks a line in the log does not compile (docs/adr/0019).
 */
export type Shown<Thing> = Thing & Readonly<{ [LOGGED]: true }>;

/** A stream as a writing left it; undefined where it has to be read. */
type Left = Loaded<Reads> | undefined;
type Reads = typeof readingStream.decider.initialState;

/** Writes down who is shown whom, before it is shown: what cannot be written down is not shown (docs/adr/0011). */
export class ReadingLog {
  #day = '';
  /** Of today's streams, what the last writing leaves: what one user reads at once is written one after the other. */
  readonly #left = new Map<string, Promise<Left>>();
  readonly #streams: StreamHandler;
  readonly #today: () => Day;

  constructor(streams: StreamHandler, today: () => Day) {
    this.#streams = streams;
    this.#today = today;
  }

  /**
   * Things about persons, made once it is written down that they are shown, at `readAt` in the log; of a reading that shows nobody
   * nothing is written. Rejects with `StoreUnavailable`.
   */
  async show<Thing>(
    reading: Reading,
    persons: Persons,
    make: (readAt: bigint) => Promise<readonly Thing[]>,
  ): Promise<readonly Shown<Thing>[]> {
    return (await make(await this.#record(reading, persons))) as readonly Shown<Thing>[];
  }

  /** More of what has just been shown to whoever asked. */
  again<Thing>(_shown: Shown<object>, thing: Thing): Shown<Thing> {
    return thing as Shown<Thing>;
  }

  async #record(reading: Reading, persons: Persons): Promise<bigint> {
    if (persons.journeys.length === 0) return 0n;
    const today = this.#today();
    if (this.#day !== today) this.#left.clear();
    this.#day = today;
    const stream = readingsOf(reading.asker.actor, today);
    const before = this.#left.get(stream) ?? Promise.resolve(undefined);
    const written = before.then((left) => this.#write(reading, persons, stream, today, left));
    this.#left.set(
      stream,
      written.then(
        ({ revision }) => ({ state: readingStream.decider.initialState, revision, stored: [] }),
        () => undefined,
      ),
    );
    return (await written).position;
  }

  async #write(
    reading: Reading,
    { association, journeys, reason }: Persons,
    stream: string,
    today: Day,
    left: Left,
  ): Promise<Readonly<{ revision: number; position: bigint }>> {
    const { on, toRegister, openedFor } = reading;
    const data = {
      association,
      journeys,
      on,
      reason,
      ...(toRegister && { toRegister }),
      ...(openedFor && { openedFor }),
    };
    const outcome = await this.#streams.handle(
      readingStream,
      stream,
      [{ type: 'ShowPersons', occurredOn: today, today, data }],
      givenBy(reading, randomUUID()),
      left,
    );
    if (outcome.outcome === 'accepted') return outcome;
    throw new OutcomeUnknown(`${stream} skrevs av andra om och om igen: läsningen kunde inte antecknas.`);
  }
}
