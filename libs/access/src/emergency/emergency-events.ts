import type { DomainEvent } from '@samspar/kernel';

/** Why a journey cannot wait for those who work with it. */
export const EMERGENCY_REASONS = ['danger', 'seeksHelp', 'nobodyReached'] as const;
export type EmergencyReason = (typeof EMERGENCY_REASONS)[number];

/** Somebody who does not work with a journey opens it for an hour. Who and when are in the envelope; what she is shown is a reading like others. */
export type EmergencyAccessTaken = DomainEvent<
  'EmergencyAccessTaken',
  { association: string; reason: EmergencyReason }
>;
