import { accept, type DomainCommand, storedEvents } from '@samspar/kernel';
import type { Asker } from '../asker.js';
import { type JourneyPlace, maySeeJourney } from '../journey-access.js';
import { writtenDown } from '../written-down.js';
import type { EmergencyAccessTaken } from './emergency-events.js';

/** How long a journey is open to whoever took emergency access, in milliseconds. */
export const EMERGENCY_MS = 3_600_000;

export type TakeEmergencyAccess = DomainCommand<'TakeEmergencyAccess', EmergencyAccessTaken['data']>;

/** How emergency access is stored: `emergency-{journey}`. Stored type names are frozen. */
export const emergencyStream = {
  prefix: 'emergency-',
  decider: writtenDown<TakeEmergencyAccess, EmergencyAccessTaken>(({ occurredOn, data }) =>
    accept({ type: 'EmergencyAccessTaken', occurredOn, data }),
  ),
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
