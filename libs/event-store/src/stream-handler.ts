import type { Decider, DomainEvent, OccurredOn } from '@samspar/kernel';
import {
  type EventMetadata,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  OutcomeUnknown,
  type StoredEvent,
} from './event-store.js';
import { nameBasedId } from './ids.js';

/** How one kind of stream is stored: its name's prefix, the current version of each type, and the way up from old ones. */
export type StreamKind<State, Command, Event, Refusal, Warning = never> = Readonly<{
  /** Stream names are `${prefix}${id}`, e.g. `journey-` and a UUID. */
  prefix: string;
  decider: Decider<State, Command, Event, Refusal, Warning>;
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

export type StreamOutcome<Event, Refusal, Warning = never> =
  /** `repeated`: this command had been carried out before; nothing new was written, the first answer is given again. */
  | Readonly<{
      outcome: 'accepted';
      events: readonly Event[];
      /** Of the commands, put to the stream as it was before them. */
      warnings: readonly Warning[];
      /** Of the command's last event; where it yielded none, of the stream's last event, or -1 and `0n`. */
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

/** How often a command without an expected revision is decided anew because another writer came first. */
const ATTEMPTS = 10;

/** What commands in turn make of a stream: their events, or the first refusal. */
const decideInTurn = <State, Command, Event, Refusal, Warning>(
  { decide, evolve }: Decider<State, Command, Event, Refusal, Warning>,
  before: State,
  commands: readonly Command[],
): Readonly<
  { events: readonly Event[]; warnings: readonly Warning[] } | { refusal: Refusal; command: number }
> => {
  let state = before;
  const events: Event[] = [];
  const warnings: Warning[] = [];
  for (const [command, asked] of commands.entries()) {
    const decision = decide(asked, state);
    if (!decision.accepted) return { refusal: decision.refusal, command };
    state = decision.events.reduce(evolve, state);
    events.push(...decision.events);
    warnings.push(...decision.warnings);
  }
  return { events, warnings };
};

type Place = Readonly<{ revision: number; position: bigint }>;

/** Where a command stands that was accepted without events on a stream that has none. */
const NO_EVENT: Place = { revision: -1, position: 0n };

const accepted = <Event, Warning>(
  events: readonly Event[],
  warnings: readonly Warning[],
  { revision, position }: Place,
) => ({ outcome: 'accepted', events, warnings, revision, position }) as const;

/** What commands that were carried out before were warned of. */
const warnedOfBefore = <State, Command, Event, Refusal, Warning>(
  { decider, upcast }: StreamKind<State, Command, Event, Refusal, Warning>,
  before: readonly StoredEvent[],
  commands: readonly Command[],
): readonly Warning[] => {
  const state = before.map((event) => upcast(event)).reduce(decider.evolve, decider.initialState);
  const decision = decideInTurn(decider, state, commands);
  return 'refusal' in decision ? [] : decision.warnings;
};

/** What stands before the point of a digest says how it was made. */
const formOf = (digest: string): string => digest.slice(0, digest.indexOf('.') + 1);

/** Bodies are compared where both are known, by digests of one form. */
const anotherDigest = (first: string | undefined, now: string | undefined): boolean =>
  first !== undefined && now !== undefined && formOf(first) === formOf(now) && first !== now;

/**
 * The one place that loads, upcasts, folds, decides and appends with the expected revision (docs/architecture.md#commands). It looks for the
 * command's id in the stream it has loaded before it compares revisions or decides.
 */
export class StreamHandler {
  readonly #store: EventStore;

  constructor(store: EventStore) {
    this.#store = store;
  }

  /** The whole stream and what it folds to. Rejects where an event is of a type or a version that `kind` does not know. */
  async load<State, Event>(
    kind: StreamKind<State, never, Event, unknown, unknown>,
    id: string,
  ): Promise<Loaded<State>> {
    let state = kind.decider.initialState;
    const stored: StoredEvent[] = [];
    for await (const page of this.#store.readStream(kind.prefix + id))
      for (const event of page) {
        state = kind.decider.evolve(state, kind.upcast(event));
        stored.push(event);
      }
    return { state, revision: stored.at(-1)?.revision ?? 'noStream', stored };
  }

  /**
   * Several commands are decided in turn, each on the state the one before leaves, and written as one append or not at all.
   * Where another writer comes first the commands are decided anew, so `stale` is answered to those who named a revision,
   * and to others only when that happened time after time. An append without an answer is looked for and sent once more;
   * without an answer again it rejects with `OutcomeUnknown`. A stream that the caller has `loaded` already is read anew only
   * where another writer came since.
   */
  async handle<State, Command, Event extends DomainEvent<string, object>, Refusal, Warning>(
    kind: StreamKind<State, Command, Event, Refusal, Warning>,
    id: string,
    commands: readonly Command[],
    context: CommandContext,
    loaded?: Loaded<State>,
  ): Promise<StreamOutcome<Event, Refusal, Warning>> {
    const { expected, ...metadata } = context;
    let actual: ExpectedRevision = 'noStream';
    let unknown = 0;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { state, revision, stored } = (attempt === 0 && loaded) || (await this.load(kind, id));
      const earlier = stored.filter((event) => event.metadata.commandId === context.commandId);
      const last = earlier.at(-1);
      if (last !== undefined)
        return anotherDigest(last.metadata.digest, context.digest)
          ? { outcome: 'otherBody' }
          : {
              ...accepted(
                earlier.map((event) => kind.upcast(event)),
                warnedOfBefore(
                  kind,
                  stored.filter(({ revision: at }) => at <= last.revision - earlier.length),
                  commands,
                ),
                last,
              ),
              repeated: true,
            };
      if (expected !== undefined && expected !== revision) return { outcome: 'stale', actual: revision };
      const decision = decideInTurn(kind.decider, state, commands);
      if ('refusal' in decision) return { outcome: 'refused', ...decision };
      const { events, warnings } = decision;
      if (events.length === 0)
        return { ...accepted(events, warnings, stored.at(-1) ?? NO_EVENT), repeated: false };
      const stream = kind.prefix + id;
      const appended = await this.#store.append(
        stream,
        revision,
        events.map(({ type, occurredOn, data }, index): NewEvent => ({
          // The digest is part of the id: the same command id with another body can then never pass for its repetition.
          id: nameBasedId(context.commandId, stream, context.digest ?? '', String(index)),
          type,
          schemaVersion: kind.schemaVersionOf(type),
          occurredOn,
          data: { ...data },
          metadata,
        })),
      );
      if (appended.appended === true) return { ...accepted(events, warnings, appended), repeated: false };
      if (appended.appended === 'unknown') {
        if (unknown++ > 0)
          throw new OutcomeUnknown(`${stream} gav inget svar i tid: det är okänt om händelserna skrevs.`);
      } else actual = appended.actual;
    }
    return { outcome: 'stale', actual };
  }
}
