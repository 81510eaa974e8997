import type { Association } from '@samspar/association';
import type { EventStore, StreamHandler } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';
import type { EvidenceOfLog, HeadKeeping } from '@samspar/log-tree';
import type { ReleaseGate } from '@samspar/plausibility';
import type { Registration } from '@samspar/registration';
import type { Drafts, EvaluationFiles, Staff } from '@samspar/sealed-store';
import type { UserDirectory } from '@samspar/users';
import type { Vault } from '@samspar/vault';
import type { Views } from '@samspar/views';
import type { BuiltTable, ReportBuilds } from './annual-report/report-builds.js';
import type { ErasureList } from './erasures/erasure-list.js';
import type { Settling } from './erasures/settling.js';
import type { ImportJobPorts } from './imports/read-imports.js';
import type { Persons } from './identities/persons.js';
import type { StaffNames } from './identities/staff-names.js';
import type { ReadingLog } from './reading-log.js';

/** What the use cases of journeys need of the world around them. */
export type JourneyPorts = Readonly<{
  streams: StreamHandler;
  vault: Vault;
  registration: Registration;
  persons: Persons;
  staff: StaffNames;
  readings: ReadingLog;
  /** As they are now set up. */
  associations: () => readonly Association[];
  /** Throws why they cannot be kept current. */
  views: () => Views;
  /** Who may be responsible for journeys of an insats, by user id. */
  caseworkersOf: (association: string, intervention: string) => readonly string[];
  /** In Stockholm. */
  today: () => Day;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Takes a line for whoever operates the server. */
  log: (line: string) => void;
}>;

export type AccessLogPorts = JourneyPorts &
  Readonly<{
    store: Pick<EventStore, 'lastPosition'>;
    /** All users of an association, by id. */
    usersOf: (association: string) => readonly string[];
  }>;

/** What the use cases of users need. */
export type UserPorts = Pick<JourneyPorts, 'streams' | 'associations' | 'today'> &
  Readonly<{
    /** Who they are. */
    members: Staff;
    directory: UserDirectory;
    /** The provider of their sign-ins, which external ids belong to. */
    issuer: string;
  }>;

/** What is given out to a person with. */
export type ExtractPorts = AccessLogPorts & Pick<UserPorts, 'directory'>;

/** What files for evaluation are made with. */
export type EvaluationPorts = AccessLogPorts &
  Pick<UserPorts, 'directory'> &
  Readonly<{ evaluationFiles: EvaluationFiles }>;

/** What lists to ESF are made with. */
export type EsfPorts = AccessLogPorts & Pick<UserPorts, 'directory'>;

/** What journeys are erased with. */
export type ErasurePorts = ExtractPorts &
  Pick<ImportJobPorts, 'jobs'> &
  Pick<UserPorts, 'members'> &
  Readonly<{
    drafts: Drafts;
    evaluationFiles: EvaluationFiles;
    /** What stands of erasures outside log and vault; undefined where nobody has said where. */
    erasureList: ErasureList | undefined;
    /** One for each process. */
    settling: Settling;
  }>;

/** What an auditor's work is gathered with. */
export type AuditPorts = ExtractPorts & Readonly<{ heads: Pick<HeadKeeping, 'state'> }>;

export type EvidencePorts = JourneyPorts &
  Readonly<{
    store: Pick<EventStore, 'lastPosition' | 'readStream'>;
    /** What the log can show of itself. */
    evidence: Pick<EvidenceOfLog, 'gather' | 'seal'>;
  }>;

/** What all use cases need. */
export type Ports = ErasurePorts &
  UserPorts &
  ImportJobPorts &
  EvidencePorts &
  Readonly<{
    store: Pick<EventStore, 'lastPosition' | 'readAll'>;
    /** What releases are looked through by. */
    gate: ReleaseGate;
    /** Reports that are being built. */
    reportBuilds: ReportBuilds<BuiltTable>;
    /** The signed heads of the log. */
    heads: Pick<HeadKeeping, 'sign' | 'signAtOnce' | 'latest' | 'state'>;
  }>;
