import type { Decider, Decision } from '@samspar/kernel';

/** For specs: the journeys, or whatever is decided on, that a property makes are the same in every run. */
export const runs = (numRuns: number) => ({ seed: 2024, numRuns });

/** For specs: what is left of commands put one after another: the state, and the events of those that were accepted. */
export const put = <State, Command, Event, Refusal>(
  { decide, evolve, initialState }: Decider<State, Command, Event, Refusal, unknown>,
  commands: readonly Command[],
  refused: (refusal: Refusal) => void = () => undefined,
): Readonly<{ state: State; events: readonly Event[] }> => {
  const events: Event[] = [];
  const state = commands.reduce((before, command) => {
    const decision = decide(command, before);
    if (!decision.accepted) {
      refused(decision.refusal);
      return before;
    }
    events.push(...decision.events);
    return decision.events.reduce(evolve, before);
  }, initialState);
  return { state, events };
};

/** For specs: the state that events make once they have been stored and read again. */
export const replay = <State, Event>(
  { evolve, initialState }: Pick<Decider<State, never, Event, never>, 'evolve' | 'initialState'>,
  events: readonly Event[],
): State => {
  const log: readonly Event[] = JSON.parse(JSON.stringify(events));
  return log.reduce(evolve, initialState);
};

/** For specs: `given(…history).when(command)` answers what is decided after commands that were all accepted. */
export const specify =
  <State, Command, Event, Refusal, Warning>(decider: Decider<State, Command, Event, Refusal, Warning>) =>
  (...history: readonly Command[]) => {
    const { state, events } = put(decider, history, (refusal) => {
      throw new Error(`The history is refused: ${JSON.stringify(refusal)}`);
    });
    return {
      state,
      events,
      when: (command: Command): Decision<Event, Refusal, Warning> => decider.decide(command, state),
    };
  };
