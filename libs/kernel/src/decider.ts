import type { Day, OccurredOn } from './day.js';

/** A fact about one stream. `occurredOn` is when it happened; when it became known is the envelope's affair. */
export type DomainEvent<Type extends string, Data extends object> = Readonly<{
  type: Type;
  occurredOn: OccurredOn;
  data: Readonly<Data>;
}>;

/** An intention. `today` (Europe/Stockholm) is supplied by the shell, so that `decide` stays pure. */
export type DomainCommand<Type extends string, Data extends object> = Readonly<{
  type: Type;
  occurredOn: OccurredOn;
  today: Day;
  data: Readonly<Data>;
}>;

/** `warnings`: what of it is worth a second look all the same. */
export type Accepted<Event, Warning = never> = Readonly<{
  accepted: true;
  events: readonly Event[];
  warnings: readonly Warning[];
}>;
export type Refused<Refusal> = Readonly<{ accepted: false; refusal: Refusal }>;
export type Decision<Event, Refusal, Warning = never> = Accepted<Event, Warning> | Refused<Refusal>;

export const accept = <Event>(...events: Event[]): Accepted<Event> => ({
  accepted: true,
  events,
  warnings: [],
});
/** What is no news is accepted and leaves no event. */
export const acceptIf = <Event>(isNews: boolean, event: Event): Accepted<Event> =>
  isNews ? accept(event) : accept();
export const refuse = <Refusal>(refusal: Refusal): Refused<Refusal> => ({ accepted: false, refusal });

/**
 * The rules of one kind of stream. `decide` answers a command with events or a refusal; `evolve` folds an event.
 * Both are pure: same input, same output, nothing else read or written.
 */
export type Decider<State, Command, Event, Refusal, Warning = never> = Readonly<{
  initialState: State;
  decide: (command: Command, state: State) => Decision<Event, Refusal, Warning>;
  evolve: (state: State, event: Event) => State;
}>;

/** Fails to compile when a union member is left unhandled. */
export const unreachable = (value: never): never => {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
};
