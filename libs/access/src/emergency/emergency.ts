import { accept, type Decider, type DomainCommand, storedEvents } from '@samspar/kernel';
import type { Asker } from '../asker.js';
import { type JourneyPlace, maySeeJourney } from '../journey-access.js';
import type { EmergencyAccessTaken } from './emergency-events.js';

/** How long a journey is open to whoever took emergency access, in milliseconds. */
export const EMERGENCY_MS = 3_600_000;

export type TakeEmergencyAccess = DomainCommand<'TakeEmergencyAccess', EmergencyAccessTaken['data']>;

/** Nothing about one depends on the one before. */
const NOTHING = {} as const;

/** Every access is written down, and none is refused here: who may take it is decided where the journey is found. */
const emergencyDecider: Decider<typeof NOTHING, TakeEmergencyAccess, EmergencyAccessTaken, never> = {
  initialState: NOTHING,
  decide: ({ occurredOn, data }) => accept({ type: 'EmergencyAccessTaken', occurredOn, data }),
  evolve: (state) => state,
};

/** How emergency access is stored: `emergency-{journey}`. Stored type names are frozen. */
export const emergencyStream = {
  prefix: 'emergency-',
  decider: emergencyDecider,
  ...storedEvents<EmergencyAccessTaken>({ EmergencyAccessTaken: ['association', 'reason'] }),
} as const;

/**
 * Whether somebody may open a journey in an emergency: a caseworker who is not assigned to its insats, of the authority that runs it. Secrecy
 * stands between authorities (offentlighets- och sekretesslagen 8:1), and no emergency of hers lifts it; within one it is who needs to know.
 */
export const mayTakeEmergencyAccess = (
  asker: Asker,
  journey: JourneyPlace,
  /** Id of the authority that runs the insats; undefined where it is not known which. */
  runs: string | undefined,
): boolean =>
  asker.roles.includes('caseworker') &&
  asker.association === journey.association &&
  !maySeeJourney(asker, journey) &&
  runs !== undefined &&
  asker.authority === runs;
