import { randomUUID } from 'node:crypto';
import {
  associationStream,
  interventionStream,
  readSetup,
  setupRefusalSentence,
  type SetupProblem,
} from '@samspar/association';
import { type CommandContext, nameBasedId } from '@samspar/event-store';
import { dayInStockholm } from '@samspar/kernel';
import type { Installation } from './installation.js';

export type SetUpOutcome =
  /** `events` counts what was new; 0 where the association already stood so. */
  | Readonly<{ outcome: 'done'; association: string; events: number }>
  | Readonly<{ outcome: 'refused'; problems: readonly SetupProblem[] }>;

/**
 * Sets up or changes an association from the contents of its setup file (docs/configuration.md#the-setup-file). Nothing is removed, and nothing is
 * written where anything in the file is wrong.
 */
export const setUp = async (
  { streams, views, clock }: Pick<Installation, 'streams' | 'views' | 'clock'>,
  json: unknown,
): Promise<SetUpOutcome> => {
  await views.catchUp();
  const read = readSetup(
    json,
    views.associations().flatMap(({ interventions }) => interventions.map(({ id }) => id)),
  );
  if ('problems' in read) return { outcome: 'refused', problems: read.problems };
  const { id: association, settings, interventions } = read.setup;
  const today = dayInStockholm(clock());
  const command = randomUUID();
  const context = (part: string): CommandContext => ({
    actor: 'operator',
    role: 'operator',
    commandId: nameBasedId('setup', command, part),
    correlationId: command,
  });

  const settled = await streams.handle(
    associationStream,
    association,
    [{ type: 'SetUpAssociation', occurredOn: today, today, data: { association, settings } }],
    context('association'),
  );
  if (settled.outcome === 'refused')
    return {
      outcome: 'refused',
      problems: [
        {
          path: 'districts',
          value: settled.refusal.district,
          problem: setupRefusalSentence(settled.refusal),
        },
      ],
    };
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
  return { outcome: 'done', association, events };
};
