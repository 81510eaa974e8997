import type { Asker } from '@samspar/access';
import type { Places } from '@samspar/views';
import type { JourneyPorts } from './ports.js';

/** The insatser whose journeys the asker may see. */
export const placesOf = ({ association, interventions }: Asker): Places => ({
  association: association ?? '',
  interventions,
});

/** An insats as lists name it. */
export type NamedIntervention = Readonly<{ id: string; name: string }>;

/** All insatser of the asker's association: whoever sent a referral sees how it fares wherever it went. */
export const interventionsAround = (
  { associations }: Pick<JourneyPorts, 'associations'>,
  { association }: Asker,
): readonly NamedIntervention[] =>
  (associations().find(({ id }) => id === association)?.interventions ?? []).map(({ id, name }) => ({
    id,
    name,
  }));

/** The asker's own insatser, in the order in which she was assigned to them. */
export const ownInterventions = (
  ports: Pick<JourneyPorts, 'associations'>,
  asker: Asker,
): readonly NamedIntervention[] => {
  const names = new Map(interventionsAround(ports, asker).map(({ id, name }) => [id, name]));
  return asker.interventions.map((id) => ({ id, name: names.get(id) ?? id }));
};

/** How long a list or a question waits for what was just registered, in milliseconds. */
const FRESH_WITHIN_MS = 2_000;

/** Waits until the views have taken in a position of the log; not for long: false where that was not long enough. */
export const caughtUp = async (
  { views }: Pick<JourneyPorts, 'views'>,
  after: bigint | undefined,
): Promise<boolean> => after === undefined || views().reached(after, FRESH_WITHIN_MS);
