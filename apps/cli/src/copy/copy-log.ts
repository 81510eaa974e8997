import { type AppendResult, type EventStore, OutcomeUnknown, type StoredEvent } from '@samspar/event-store';
import type { PositionsDone } from '@samspar/views';
import { CommandRefused } from '../terminal.js';
import { textOfEvent, digestOf, eachEvent } from './log-digest.js';

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
  /** A display for each stage, in positions of the log that is read. */
  progress: (stage: string) => PositionsDone;
}>;

/** Of one append: what a server takes in a single call, with room to spare. */
const APPEND_EVENTS = 250;
const APPEND_LENGTH = 200_000;
/** Under way at once. A store writes them in the order they are asked for as long as none of them fails, which is watched. */
const APPENDS = 250;
const ATTEMPTS = 3;

type Together = readonly [StoredEvent, ...StoredEvent[]];

/** How far the destination has come: all it holds must be what the source begins with. */
const alreadyThere = async ({ source, destination, progress }: Copying): Promise<bigint> => {
  const show = progress('Jämför');
  const end = await destination.lastPosition();
  const events = eachEvent(source);
  let after = 0n;
  try {
    for await (const there of eachEvent(destination)) {
      const { value: here } = await events.next();
      if (!here || textOfEvent(here) !== textOfEvent(there))
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
async function* appendsOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<Together, undefined> {
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

const append = (destination: EventStore, events: Together): Promise<AppendResult> => {
  const [{ stream, revision }] = events;
  const drafts = events.map(
    ({ position: _position, revision: _revision, stream: _stream, ...event }) => event,
  );
  return destination.append(stream, revision === 0 ? 'noStream' : revision - 1, drafts);
};

/** Sends what was not taken again; answers with its place in the destination. */
const appendAgain = async (destination: EventStore, events: Together): Promise<bigint> => {
  const [{ stream, revision }] = events;
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    const answer = await append(destination, events);
    if (answer.appended === true) return answer.position;
    if (answer.appended === false)
      throw new CommandRefused(
        `Händelse ${revision} i ${stream} går inte att skriva i målet: någon annan skriver där, eller händelser saknas i källan. Stoppa den som skriver, kör samspar verify på källan och börja om med ett tomt mål.`,
      );
  }
  throw new OutcomeUnknown(
    'Målet svarar inte: kör samma kommando igen, så fortsätter kopian där den slutade.',
  );
};

/** Writes appends at once, after a position of the destination; answers with the last one's. */
const writeInOrder = async (
  destination: EventStore,
  appends: readonly Together[],
  after: bigint,
): Promise<bigint> => {
  const answers = await Promise.all(appends.map((events) => append(destination, events)));
  let last = after;
  for (const [index, events] of appends.entries()) {
    const answer = answers[index];
    const position = answer?.appended === true ? answer.position : await appendAgain(destination, events);
    if (position <= last)
      throw new CommandRefused(
        `Målet tog inte emot allt i första försöket, och ordningen blev en annan än i källan (vid händelse ${events[0].revision} i ${events[0].stream}). Börja om med ett tomt mål.`,
      );
    last = position;
  }
  return last;
};

const copyRest = async (
  { source, destination, progress }: Copying,
  after: bigint,
  to: bigint,
): Promise<number> => {
  const show = progress('Kopierar');
  let last = await destination.lastPosition();
  let waiting: Together[] = [];
  let copied = 0;
  const writeWaiting = async (): Promise<void> => {
    const appends = waiting;
    waiting = [];
    last = await writeInOrder(destination, appends, last);
    copied += appends.reduce((sum, { length }) => sum + length, 0);
    show(appends.at(-1)?.at(-1)?.position ?? after, to);
  };
  for await (const events of appendsOf(eachEvent(source, { after, to })))
    if (waiting.push(events) >= APPENDS) await writeWaiting();
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
