import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Asker, type PersonsShown, readingsOf, readingStream } from '@samspar/access';
import { type Loaded, OutcomeUnknown } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import type { Day } from '@samspar/kernel';
import type { Request } from 'express';
import { correlationOf } from './correlation.js';
import { todayBy } from './today.js';
import { INSTALLATION } from './token.js';
import { who } from './who.js';

/** What a request is about to show of persons, and to whom. */
export type Reading = Readonly<{ asker: Asker; correlationId: string }> &
  Pick<PersonsShown['data'], 'on' | 'toRegister'>;

/** The request as a reading. */
export const readingBy = (
  request: Request,
  on: PersonsShown['data']['on'],
  toRegister?: readonly string[],
): Reading => ({
  asker: who(request),
  correlationId: correlationOf(request),
  on,
  ...(toRegister && { toRegister }),
});

/** What a request is about to show. */
type Shown = Pick<PersonsShown['data'], 'association' | 'journeys' | 'reason'>;

/** A stream as a writing left it; undefined where it has to be read. */
type Left = Loaded<Reads> | undefined;
type Reads = typeof readingStream.decider.initialState;

/** Writes down who is shown whom, before it is shown: what cannot be written down is not shown (docs/adr/0011). */
@Injectable()
export class AccessLog {
  #day = '';
  /** Of today's streams, what the last writing leaves: what one user reads at once is written one after the other. */
  readonly #left = new Map<string, Promise<Left>>();

  constructor(@Inject(INSTALLATION) private readonly installation: Installation) {}

  /** Answers the position of the reading in the log; of a reading that shows nobody none is written. Throws `StoreUnavailable`. */
  async record(reading: Reading, shown: Shown): Promise<bigint> {
    if (shown.journeys.length === 0) return 0n;
    const today = todayBy(this.installation.clock);
    if (this.#day !== today) this.#left.clear();
    this.#day = today;
    const stream = readingsOf(reading.asker.actor, today);
    const before = this.#left.get(stream) ?? Promise.resolve(undefined);
    const written = before.then((left) => this.#write(reading, shown, stream, today, left));
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
    { asker: { actor, role, party }, correlationId, on, toRegister }: Reading,
    shown: Shown,
    stream: string,
    today: Day,
    left: Left,
  ): Promise<Readonly<{ revision: number; position: bigint }>> {
    const { association, journeys, reason } = shown;
    const data = { association, journeys, on, reason, ...(toRegister && { toRegister }) };
    const outcome = await this.installation.streams.handle(
      readingStream,
      stream,
      [{ type: 'ShowPersons', occurredOn: today, today, data }],
      { actor, role, ...(party !== undefined && { party }), commandId: randomUUID(), correlationId },
      left,
    );
    if (outcome.outcome === 'accepted') return outcome;
    throw new OutcomeUnknown(`${stream} skrevs av andra om och om igen: läsningen kunde inte antecknas.`);
  }
}
