import type { Decider, DomainEvent, OccurredOn } from '@samspar/kernel';
import type { EventMetadata, EventStore, ExpectedRevision, StoredEvent } from './event-store.js';

/** How one kind of stream is stored: its name's prefix, the current version of each type, and the way up from old ones. */
export type StreamKind<State, Command, Event, Refusal> = Readonly<{
  /** Stream names are `${prefix}${id}`, e.g. `journey-` and a UUID. */
  prefix: string;
  decider: Decider<State, Command, Event, Refusal>;
  schemaVersionOf: (type: string) => number;
  /** Any version ever stored → the present shape. Throws on a type or a version from the future. */
  upcast: (
    stored: Readonly<{ type: string; schemaVersion: number; occurredOn: OccurredOn; data: object }>,
  ) => Event;
}>;

/** Who asks, under which command. `commandId` is a UUID; event ids derive from it and the event's index. */
export type CommandContext = EventMetadata &
  Readonly<{
    /** The revision the asker has seen (`If-Match`); absent: whatever is there now. */
    expected?: ExpectedRevision;
  }>;

export type Outcome<Event, Refusal> =
  /** `repeated`: this command had been carried out before; nothing new was written, the first answer is given again. */
  | Readonly<{
      outcome: 'accepted';
      events: readonly Event[];
      revision: number;
      position: bigint;
      repeated: boolean;
    }>
  | Readonly<{ outcome: 'refused'; refusal: Refusal; /** index of the refused command */ command: number }>
  /** The stream is not at the revision the asker has seen. */
  | Readonly<{ outcome: 'stale'; actual: ExpectedRevision }>
  /** The command id was used before, with another body. */
  | Readonly<{ outcome: 'otherBody' }>;

export type Loaded<State> = Readonly<{
  state: State;
  revision: ExpectedRevision;
  stored: readonly StoredEvent[];
}>;

/**
 * The one place that loads, upcasts, folds, decides and appends with the expected revision (design §2). It looks for the
 * command's id in the stream it has loaded before it compares revisions or decides.
 */
export declare class StreamHandler {
  constructor(store: EventStore);
  load<State, Command, Event, Refusal>(
    kind: StreamKind<State, Command, Event, Refusal>,
    id: string,
  ): Promise<Loaded<State>>;
  /** Several commands are decided in turn, each on the state the one before leaves, and written as one append or not at all. */
  handle<State, Command, Event extends DomainEvent<string, object>, Refusal>(
    kind: StreamKind<State, Command, Event, Refusal>,
    id: string,
    commands: readonly Command[],
    context: CommandContext,
  ): Promise<Outcome<Event, Refusal>>;
}
