import {
  type Association,
  associationStream,
  besideFile,
  interventionStream,
  readSetup,
  type SetUpCommand,
  type SetupProblem,
  setupRefusalSentence,
  toMend,
  withWhatStands,
} from '@samspar/association';
import { slug } from '@samspar/codes';
import { nameBasedId } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';
import { accepted, type Caller, Command, givenBy, type Outcome, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import type { Views } from '@samspar/views';

/**
 * `events` counts what was new; 0 where the association already stood so. `toMend`: what is taken as it is, and should be said
 * otherwise. `beside`: what stood that the file says otherwise of what it names, and stands still, or was taken away.
 */
type SetUpAssociation = Readonly<{
  association: string;
  events: number;
  toMend: readonly SetupProblem[];
  beside: readonly SetupProblem[];
}>;

/** What is wrong in a setup file, each with where in it. */
export type SetUpRefusal = Readonly<{ code: 'SetupFileWrong'; problems: readonly SetupProblem[] }>;

/**
 * Sets up or changes an association from the contents of its setup file (docs/configuration.md#the-setup-file). What the file leaves out stays, and nothing is
 * written where anything in the file is wrong.
 */
export class SetUp extends Command<Outcome<SetUpAssociation, SetUpRefusal>> {
  constructor(
    caller: Caller,
    /** As it was parsed. */
    readonly json: unknown,
    /** Whether other names and moves go that the file does not have of what it names. */
    readonly takesAway = false,
  ) {
    super(caller);
  }
}

const refusedFor = (problems: readonly SetupProblem[]) =>
  refused<SetUpRefusal>({ code: 'SetupFileWrong', problems });

/**
 * What the association's own stream is asked, in turn, each with where the file says it; first of what loses a name, which another may be given.
 * `setup`: as it is to stand, in the order in which `said` has it.
 */
const ownCommands = (
  said: Association,
  { id: association, settings, authorities, units }: Association,
  losing: ReadonlySet<string>,
  today: Day,
): readonly Readonly<{ path: string; command: SetUpCommand }>[] => {
  const about = { occurredOn: today, today };
  const losingFirst = <One extends Readonly<{ path: string }>>(asked: readonly One[]): readonly One[] =>
    asked.toSorted(
      (one, other) => Number(losing.has(`${other.path}.aliases`)) - Number(losing.has(`${one.path}.aliases`)),
    );
  return [
    { path: '', command: { type: 'SetUpAssociation' as const, ...about, data: { association, settings } } },
    ...losingFirst(
      authorities.map((authority, index) => ({
        path: `authorities[${index}]`,
        command: { type: 'SetUpAuthority' as const, ...about, data: { authority } },
      })),
    ),
    ...losingFirst(
      said.authorities.flatMap((authority, index) =>
        units
          .filter((_unit, place) => said.units[place]?.authority === authority.id)
          .map((unit, at) => ({
            path: `authorities[${index}].units[${at}]`,
            command: { type: 'SetUpUnit' as const, ...about, data: { unit } },
          })),
      ),
    ),
  ];
};

/** How many journeys of the association say a unit so, by the slug of what they say. */
const journeysSaying = (views: Views, { id, interventions }: Association) => {
  const places = { association: id, interventions: interventions.map((one) => one.id) };
  const written = Map.groupBy(views.caseload.unitsWritten(places), ({ text }) => slug(text));
  return (name: string): number => (written.get(name) ?? []).reduce((sum, { journeys }) => sum + journeys, 0);
};

export const setUp =
  ({ streams, views, today: now }: Pick<JourneyPorts, 'streams' | 'views' | 'today'>) =>
  async ({ caller, json, takesAway }: SetUp): Promise<Outcome<SetUpAssociation, SetUpRefusal>> => {
    await views().catchUp();
    const known = views().associations();
    const read = readSetup(json, known);
    if ('problems' in read) return refusedFor(read.problems);
    const { id: association, interventions } = read.setup;
    const before = known.find(({ id }) => id === association);
    const today = now();
    const context = (part: string) => givenBy(caller, nameBasedId('setup', caller.correlationId, part));

    const beside = before ? besideFile(read.setup, before, journeysSaying(views(), before)) : [];
    const setup = before && !takesAway ? withWhatStands(read.setup, before) : read.setup;
    const losing = new Set(takesAway ? beside.map(({ path }) => path) : []);
    const asked = ownCommands(read.setup, setup, losing, today);
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
    return accepted({ association, events, toMend: toMend(read.setup, before), beside });
  };
