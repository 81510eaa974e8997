import { type EventStore, OutcomeUnknown, type StoredEvent } from '@samspar/event-store';
import type { Progress } from '@samspar/views';
import { CommandRefused } from '../terminal.js';
import { canonicalText, digestOf, eachEvent } from './log-digest.js';

export type CopyReport = Readonly<{
  /** Events of the destination, all of them equal to the source's. */
  events: number;
  /** How many of them this run wrote, and how fast; null where it wrote none. */
  copied: number;
  perSecond: number | null;
  /** Over the canonical text of every event, the same in both logs. */
  sha256: string;
  /** True where events came to the source meanwhile: the same command takes them too. */
  sourceGrew: boolean;
}>;

export type Copying = Readonly<{
  source: EventStore;
  destination: EventStore;
  /** How many appends may be under way at once: more than one only where they are written in the order they were asked for. */
  atOnce: number;
  /** A display for each stage, in positions of the log that is read. */
  progress: (stage: string) => Progress;
}>;

/** Of one append: what a server takes in a single call, with room to spare. */
const APPEND_EVENTS = 250;
const APPEND_LENGTH = 200_000;
const ATTEMPTS = 3;

/** How far the destination has come: all it holds must be what the source begins with. */
const alreadyThere = async ({ source, destination, progress }: Copying): Promise<bigint> => {
  const show = progress('Jämför');
  const end = await destination.lastPosition();
  const events = eachEvent(source);
  let after = 0n;
  try {
    for await (const there of eachEvent(destination)) {
      const { value: here } = await events.next();
      if (!here || canonicalText(here) !== canonicalText(there))
        throw new CommandRefused(
          `Målet innehåller något annat än källan: dess händelse på position ${there.position} (${there.stream}, ${there.type}) ${here ? 'är inte den som källan har där' : 'kommer efter källans sista'}. Kopiera till en tom logg.`,
        );
      after = here.position;
      show(there.position, end);
    }
  } finally {
    await events.return(undefined);
  }
  return after;
};

/** Events of one stream that follow each other in the log, as many as one append takes. */
async function* appendsOf(
  events: AsyncIterable<StoredEvent>,
): AsyncGenerator<readonly [StoredEvent, ...StoredEvent[]], undefined> {
  let together: [StoredEvent, ...StoredEvent[]] | undefined;
  let length = 0;
  for await (const event of events) {
    const size = JSON.stringify(event.data).length + JSON.stringify(event.metadata).length;
    if (
      together &&
      together[0].stream === event.stream &&
      together.length < APPEND_EVENTS &&
      length + size <= APPEND_LENGTH
    ) {
      together.push(event);
      length += size;
    } else {
      if (together) yield together;
      together = [event];
      length = size;
    }
  }
  if (together) yield together;
}

const write = async (
  destination: EventStore,
  events: readonly [StoredEvent, ...StoredEvent[]],
): Promise<void> => {
  const [{ stream, revision }] = events;
  const drafts = events.map(
    ({ position: _position, revision: _revision, stream: _stream, ...event }) => event,
  );
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { appended } = await destination.append(stream, revision === 0 ? 'noStream' : revision - 1, drafts);
    if (appended === true) return;
    if (appended === false)
      throw new CommandRefused(
        `Händelse ${revision} i ${stream} går inte att skriva i målet: någon annan skriver där, eller händelser saknas i källan. Stoppa den som skriver, kör samspar verify på källan och börja om med ett tomt mål.`,
      );
  }
  throw new OutcomeUnknown(
    'Målet svarar inte: kör samma kommando igen, så fortsätter kopian där den slutade.',
  );
};

const copyRest = async (
  { source, destination, atOnce, progress }: Copying,
  after: bigint,
  to: bigint,
): Promise<number> => {
  const show = progress('Kopierar');
  let waiting: (readonly [StoredEvent, ...StoredEvent[]])[] = [];
  let copied = 0;
  const writeWaiting = async (): Promise<void> => {
    const appends = waiting;
    waiting = [];
    await Promise.all(appends.map((events) => write(destination, events)));
    copied += appends.reduce((sum, { length }) => sum + length, 0);
    show(appends.at(-1)?.at(-1)?.position ?? after, to);
  };
  for await (const events of appendsOf(eachEvent(source, { after, to })))
    if (waiting.push(events) >= atOnce) await writeWaiting();
  await writeWaiting();
  return copied;
};

/**
 * Copies a log: every event with its id and stamp, in the order of its stream and of the whole log. A copy that was cut goes
 * on where it ended; at the end both logs are read and their digests compared. Throws `CommandRefused` where the
 * destination holds anything else or differs afterwards, and `StoreUnavailable`.
 */
export const copyLog = async (copying: Copying): Promise<CopyReport> => {
  const { source, destination, progress } = copying;
  const to = await source.lastPosition();
  const after = await alreadyThere(copying);
  const begun = performance.now();
  const copied = await copyRest(copying, after, to);
  const seconds = (performance.now() - begun) / 1000;
  const [here, there] = [
    await digestOf(source, to, progress('Läser källan')),
    await digestOf(destination, await destination.lastPosition(), progress('Läser kopian')),
  ];
  if (here.sha256 !== there.sha256)
    throw new CommandRefused(
      `Kopian är inte lik källan (${there.events} händelser med SHA-256 ${there.sha256} mot ${here.events} med ${here.sha256}): använd den inte, och börja om med ett tomt mål.`,
      { source: here, destination: there },
    );
  return {
    ...there,
    copied,
    perSecond: copied === 0 ? null : Math.round(copied / seconds),
    sourceGrew: (await source.lastPosition()) > to,
  };
};
