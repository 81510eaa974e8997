import {
  associationStream,
  interventionStream,
  readSetup,
  type SetupProblem,
  setupRefusalSentence,
} from '@samspar/association';
import { nameBasedId } from '@samspar/event-store';
import { accepted, type Caller, Command, givenBy, type Outcome, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';

/** `events` counts what was new; 0 where the association already stood so. */
type SetUpAssociation = Readonly<{ association: string; events: number }>;

/** What is wrong in a setup file, each with where in it. */
export type SetUpRefusal = Readonly<{ code: 'SetupFileWrong'; problems: readonly SetupProblem[] }>;

/**
 * Sets up or changes an association from the contents of its setup file (docs/configuration.md#the-setup-file). Nothing is removed, and nothing is
 * written where anything in the file is wrong.
 */
export class SetUp extends Command<Outcome<SetUpAssociation, SetUpRefusal>> {
  constructor(
    caller: Caller,
    /** As it was parsed. */
    readonly json: unknown,
  ) {
    super(caller);
  }
}

const refusedFor = (problems: readonly SetupProblem[]) =>
  refused<SetUpRefusal>({ code: 'SetupFileWrong', problems });

export const setUp =
  ({ streams, views, today: now }: Pick<JourneyPorts, 'streams' | 'views' | 'today'>) =>
  async ({ caller, json }: SetUp): Promise<Outcome<SetUpAssociation, SetUpRefusal>> => {
    await views().catchUp();
    const read = readSetup(
      json,
      views()
        .associations()
        .flatMap(({ interventions }) => interventions.map(({ id }) => id)),
    );
    if ('problems' in read) return refusedFor(read.problems);
    const { id: association, settings, interventions } = read.setup;
    const today = now();
    const context = (part: string) => givenBy(caller, nameBasedId('setup', caller.correlationId, part));

    const settled = await streams.handle(
      associationStream,
      association,
      [{ type: 'SetUpAssociation', occurredOn: today, today, data: { association, settings } }],
      context('association'),
    );
    if (settled.outcome === 'refused')
      return refusedFor([
        {
          path: 'districts',
          value: settled.refusal.district,
          problem: setupRefusalSentence(settled.refusal),
        },
      ]);
    const opened = await Promise.all(
      interventions.map((intervention) =>
        streams.handle(
          interventionStream,
          nameBasedId('intervention', association, intervention.id),
          [{ type: 'SetUpIntervention', occurredOn: today, today, data: { association, intervention } }],
          context(intervention.id),
        ),
      ),
    );
    const events = [settled, ...opened].reduce(
      (sum, outcome) => sum + (outcome.outcome === 'accepted' ? outcome.events.length : 0),
      0,
    );
    return accepted({ association, events });
  };
