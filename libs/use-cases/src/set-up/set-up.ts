import {
  type Association,
  associationStream,
  interventionStream,
  readSetup,
  type SetUpCommand,
  type SetupProblem,
  setupRefusalSentence,
  toMend,
} from '@samspar/association';
import { nameBasedId } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';
import { accepted, type Caller, Command, givenBy, type Outcome, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';

/**
 * `events` counts what was new; 0 where the association already stood so. `toMend`: what is taken as it is, and should be said
 * otherwise.
 */
type SetUpAssociation = Readonly<{ association: string; events: number; toMend: readonly SetupProblem[] }>;

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

/** What the association's own stream is asked, in turn, each with where the file says it. */
const ownCommands = (
  { id: association, settings, authorities, units }: Association,
  today: Day,
): readonly Readonly<{ path: string; command: SetUpCommand }>[] => {
  const about = { occurredOn: today, today };
  return [
    { path: '', command: { type: 'SetUpAssociation' as const, ...about, data: { association, settings } } },
    ...authorities.map((authority, index) => ({
      path: `authorities[${index}]`,
      command: { type: 'SetUpAuthority' as const, ...about, data: { authority } },
    })),
    ...authorities.flatMap(({ id }, index) =>
      units
        .filter(({ authority }) => authority === id)
        .map((unit, at) => ({
          path: `authorities[${index}].units[${at}]`,
          command: { type: 'SetUpUnit' as const, ...about, data: { unit } },
        })),
    ),
  ];
};

export const setUp =
  ({ streams, views, today: now }: Pick<JourneyPorts, 'streams' | 'views' | 'today'>) =>
  async ({ caller, json }: SetUp): Promise<Outcome<SetUpAssociation, SetUpRefusal>> => {
    await views().catchUp();
    const known = views().associations();
    const read = readSetup(json, known);
    if ('problems' in read) return refusedFor(read.problems);
    const { id: association, interventions } = read.setup;
    const before = known.find(({ id }) => id === association);
    const today = now();
    const context = (part: string) => givenBy(caller, nameBasedId('setup', caller.correlationId, part));

    const asked = ownCommands(read.setup, today);
    const settled = await streams.handle(
      associationStream,
      association,
      asked.map(({ command }) => command),
      context('association'),
    );
    if (settled.outcome === 'refused') {
      const { refusal, command } = settled;
      const path = [asked[command]?.path, 'field' in refusal ? refusal.field : undefined];
      return refusedFor([
        {
          path: path.filter((part) => part !== undefined && part !== '').join('.'),
          value: 'district' in refusal ? refusal.district : null,
          problem: setupRefusalSentence(refusal),
        },
      ]);
    }
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
    return accepted({ association, events, toMend: toMend(read.setup, before) });
  };
