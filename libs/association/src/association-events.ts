import type { District } from '@samspar/codes';
import type { Day, DomainEvent } from '@samspar/kernel';
import type { Organisation, OrganisationEvent } from './authority-events.js';
import type { EsfFinancing, EsfTemplate } from './esf.js';
import type { Inhabitants, PopulationStated } from './population-events.js';

/**
 * The members of an association (lag 2003:1210 1, 3, 5 and 5 a §§): one or several municipalities, which are one party and share
 * its part, no region, one or several. Names are also understood as referring parties by import.
 */
export type Members = Readonly<{ municipality: readonly string[]; region: readonly string[] }>;

/** The dimensions of the statistics that an insats may register from a day on, in the order of the code lists. */
export const REGISTRABLE_DIMENSIONS = [
  'sex',
  'ageGroup',
  'education',
  'timeWithoutWork',
  'timeOnAssistance',
  'referringParty',
  'referringUnit',
  'decidingParty',
  'referralOutcome',
  'district',
  'livelihood',
  'livelihoodAtExit',
  'occupation',
  'occupationAtExit',
  'obstacle',
  'officialObstacle',
  'needGroup',
  'attendingParty',
  'violenceQuestion',
  'livelihoodAtMeeting',
  'parallelActions',
  'exitGroup',
  'exitReason',
  'employment',
  'extent',
] as const;

/** Per variable (or `journeys`): intervention id, or `*` for all, to the day since when it is registered. */
export type RegisteredSince = Readonly<Record<string, Readonly<Record<string, Day>>>>;

/** What the office of an association may import: nothing, or rows that name nobody by number. */
export const OFFICE_IMPORTS = ['off', 'rowsWithoutNumbers'] as const;

/** What becomes of what no consent lets an authority be told: it is shown, and said to lack it, or it is not shown (docs/adr/0023). */
export const REQUIRE_CONSENT = ['warn', 'enforce'] as const;

/** How a journey is counted once consent is withdrawn, from the moment that is known: as an anonymous one, or as before. */
export const AFTER_WITHDRAWAL = ['anonymous', 'asBefore'] as const;

/**
 * Years after a user was closed until her name goes, unless the association says otherwise: for so long who has read about somebody is to be known
 * (HSLF-FS 2016:40 4 kap. 9 §).
 */
export const USER_NAME_YEARS = 5;

/** The licences that releases may be opened under. */
export const OPEN_LICENCES = ['CC0-1.0'] as const;

/** On what terms whoever wants may read what has been released, without signing in; `email` is where questions about it are asked. */
export type OpenData = Readonly<{ licence: (typeof OPEN_LICENCES)[number]; email: string }>;

export type AssociationSettings = Readonly<{
  name: string;
  members: Members;
  districts: readonly District[];
  /** Smallest count shown in a protected table. */
  suppressionThreshold: number;
  retentionYears: number;
  /** Whether the exit reason *frihetsberövad* is stored as such; otherwise as `other` (may be data on offences). */
  storeDetained: boolean;
  officeImports: (typeof OFFICE_IMPORTS)[number];
  /** A person who is told who has read about her is told their names as well, and not only where they work. */
  namesOfReaders?: true;
  /** A release is approved by another person than the one who proposed it. */
  releasesApproved?: true;
  /** How its districts lie, as rows of a grid: their ids with spaces between, and a point where there is none; absent: in the grid that ships with the list. */
  districtMap?: readonly string[];
  /** Absent: nothing that has been released is read without signing in. */
  openData?: OpenData;
  /** Absent: the list to ESF is written as `USUAL_ESF_TEMPLATE`. */
  esfList?: EsfTemplate;
  /** How long it is known who a closed user was; absent: `USER_NAME_YEARS`. */
  userNameYears?: number;
  requireConsent: (typeof REQUIRE_CONSENT)[number];
  afterWithdrawal: (typeof AFTER_WITHDRAWAL)[number];
  /** Absent: everything always was registered. */
  registeredSince: RegisteredSince | null;
}>;

export type AssociationEstablished = DomainEvent<
  'AssociationEstablished',
  { association: string; settings: AssociationSettings }
>;
export type AssociationChanged = DomainEvent<'AssociationChanged', { settings: AssociationSettings }>;
export type AssociationEvent =
  | AssociationEstablished
  | AssociationChanged
  | PopulationStated
  | OrganisationEvent;

/** An insats of an association. `id` is the slug of the setup file, `to` its last day. */
export type Intervention = Readonly<{
  id: string;
  name: string;
  aliases: readonly string[];
  kind: 'individual' | 'structural';
  from: Day | null;
  to: Day | null;
  /**
   * Who runs it: the id of an authority, or a party of which any may be meant. `association` in what was set up before the
   * setup file asked: not known yet, as the association itself runs none (lag 2003:1210 7 §).
   */
  owner: string;
  sensitive: boolean;
  /** As what project the European Social Fund finances it, or false; absent: nobody has said. Once said it stands. */
  esf?: EsfFinancing | false;
}>;
export type InterventionOpened = DomainEvent<
  'InterventionOpened',
  { association: string; intervention: Intervention }
>;
export type InterventionChanged = DomainEvent<
  'InterventionChanged',
  { association: string; intervention: Intervention }
>;
export type InterventionEvent = InterventionOpened | InterventionChanged;

/** An association with its interventions as it stands at some moment: what setup, import and statistics read. */
export type Association = Readonly<{
  id: string;
  settings: AssociationSettings;
  interventions: readonly Intervention[];
  /** Absent: nobody has stated how many live in its districts. */
  population?: readonly Inhabitants[];
}> &
  Organisation;
