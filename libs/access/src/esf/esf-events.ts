import type { EsfChange, EsfGround, EsfLeftOut } from '@samspar/codes';
import type { DomainEvent } from '@samspar/kernel';

/**
 * The list of a month was made of who took part in an insats that ESF finances (docs/adr/0047). Who made it and when are in the envelope. It names
 * journeys and nobody, and says nothing of them: what it told of each is read out of the log, as it was known then.
 */
export type EsfListMade = DomainEvent<
  'EsfListMade',
  {
    list: string;
    association: string;
    /** The id of the authority that owns the project. */
    authority: string;
    intervention: string;
    /** The number of the project. */
    project: string;
    /** `YYYY-MM`. */
    month: string;
    ground: EsfGround;
    /** The authority's own number of its decision; absent where the ground is consent. */
    reference?: string;
    /** Ids of the journeys that it tells of. */
    journeys: readonly string[];
    /** How many of them without a number. */
    withoutNumber: number;
    /** How many others took part that month, by why they are left out. */
    leftOut: Readonly<Partial<Record<EsfLeftOut, number>>>;
    /** How much differs from the list of the month before it, by what; absent where there was none. */
    changes?: Readonly<Partial<Record<EsfChange, number>>>;
    /** As of when it tells what was known, in milliseconds since the epoch. */
    knownAt: number;
    /** Its last moment, in milliseconds since the epoch. */
    expiresAt: number;
    /** Id of the caseworker whom whoever operates the installation made it for. */
    orderedBy?: string;
  }
>;
