import { mayStatePopulationOf } from '@samspar/access';
import {
  associationStream,
  type PopulationProblem,
  readPopulation,
  setupRefusalSentence,
} from '@samspar/association';
import { randomUUID } from 'node:crypto';
import { accepted, type Caller, Command, givenBy, NOT_FOUND, type Outcome, refused } from '../message.js';
import type { OrganisationPorts } from '../organisation/keep-organisation.js';
import { caughtUp } from '../places.js';

/** What is wrong in a file of the population, line by line. */
export type PopulationRefusal = Readonly<{
  code: 'PopulationWrong';
  field: 'text';
  problems: readonly PopulationProblem[];
}>;

/** `lines` counts those of the file; `events` is 0 where all of it stood so already. */
export type StatedPopulation = Readonly<{ association: string; lines: number; events: number }>;

/** States how many aged 16–64 live in the districts of an association, as a file says it (docs/statistics.md#population). Nothing is written where a line is wrong. */
export class StatePopulation extends Command<Outcome<StatedPopulation, PopulationRefusal>> {
  constructor(
    caller: Caller,
    readonly association: string,
    /** The file: a head, and a line for each district, day and sex. */
    readonly text: string,
  ) {
    super(caller);
  }
}

export const statePopulation =
  (ports: OrganisationPorts) =>
  async ({
    caller,
    association,
    text,
  }: StatePopulation): Promise<Outcome<StatedPopulation, PopulationRefusal>> => {
    const own = ports
      .associations()
      .find(({ id }) => id === association && mayStatePopulationOf(caller.asker, id));
    if (!own) return NOT_FOUND;
    const today = ports.today();
    const read = readPopulation(text, own.settings, today);
    const wrong = (problems: readonly PopulationProblem[]) =>
      refused<PopulationRefusal>({ code: 'PopulationWrong', field: 'text', problems }, 'text');
    if ('problems' in read) return wrong(read.problems);
    const handled = await ports.streams.handle(
      associationStream,
      association,
      [
        {
          type: 'StatePopulation',
          occurredOn: today,
          today,
          data: { association, inhabitants: read.inhabitants },
        },
      ],
      givenBy(caller, randomUUID()),
    );
    if (handled.outcome === 'refused')
      return wrong([{ line: 1, problem: setupRefusalSentence(handled.refusal) }]);
    if (handled.outcome !== 'accepted') throw new Error(`A statement of today came to ${handled.outcome}.`);
    await caughtUp(ports, handled.position);
    return accepted({ association, lines: read.inhabitants.length, events: handled.events.length });
  };
