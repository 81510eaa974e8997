import { randomUUID } from 'node:crypto';
import {
  type PersonsShown,
  type ReadingsShown,
  readingsOf,
  readingStream,
  type ShowPersons,
  type ShowReadings,
} from '@samspar/access';
import { type Loaded, OutcomeUnknown, type StreamHandler } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';
import { type Caller, givenBy } from './message.js';

/** What is about to be shown of persons, and to whom. */
export type Reading = Caller & Pick<PersonsShown['data'], 'on' | 'toRegister' | 'openedFor' | 'ground'>;

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
    const { on, toRegister, openedFor, ground } = reading;
    const { association, journeys, reason } = persons;
    const said = {
      ...(toRegister && { toRegister }),
      ...(openedFor && { openedFor }),
      ...(ground && { ground }),
    };
    const data = { association, journeys, on, reason, ...said };
    const readAt =
      journeys.length === 0
        ? 0n
        : await this.#record(reading, (today) => ({ type: 'ShowPersons', occurredOn: today, today, data }));
    return (await make(readAt)) as readonly Shown<Thing>[];
  }

  /** Writes down that somebody is shown readings, before she is. Rejects with `StoreUnavailable`. */
  async look(caller: Caller, data: ReadingsShown['data']): Promise<void> {
    if (data.readers.length === 0) return;
    await this.#record(caller, (today) => ({
      type: 'ShowReadings',
      occurredOn: today,
      today,
      data: { ...data, readers: [...new Set(data.readers)] },
    }));
  }

  /** More of what has just been shown to whoever asked. */
  again<Thing>(_shown: Shown<object>, thing: Thing): Shown<Thing> {
    return thing as Shown<Thing>;
  }

  async #record(caller: Caller, commandOn: (today: Day) => ShowPersons | ShowReadings): Promise<bigint> {
    const today = this.#today();
    if (this.#day !== today) this.#left.clear();
    this.#day = today;
    const stream = readingsOf(caller.asker.actor, today);
    const before = this.#left.get(stream) ?? Promise.resolve(undefined);
    const written = before.then((left) => this.#write(caller, commandOn(today), stream, left));
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
    caller: Caller,
    command: ShowPersons | ShowReadings,
    stream: string,
    left: Left,
  ): Promise<Readonly<{ revision: number; position: bigint }>> {
    const outcome = await this.#streams.handle(
      readingStream,
      stream,
      [command],
      givenBy(caller, randomUUID()),
      left,
    );
    if (outcome.outcome === 'accepted') return outcome;
    throw new OutcomeUnknown(`${stream} skrevs av andra om och om igen: läsningen kunde inte antecknas.`);
  }
}
