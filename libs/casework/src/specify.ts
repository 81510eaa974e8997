import type { Decider, Decision } from '@samspar/kernel';

/** For specs: `given(…history).when(command)` answers what is decided after commands that were all accepted. */
export const specify =
  <State, Command, Event, Refusal>(decider: Decider<State, Command, Event, Refusal>) =>
  (...history: readonly Command[]) => {
    const state = history.reduce((before, command) => {
      const decision = decider.decide(command, before);
      if (!decision.accepted) throw new Error(`The history is refused: ${JSON.stringify(decision.refusal)}`);
      return decision.events.reduce(decider.evolve, before);
    }, decider.initialState);
    return { state, when: (command: Command): Decision<Event, Refusal> => decider.decide(command, state) };
  };
