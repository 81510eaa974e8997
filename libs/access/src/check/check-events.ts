import type { DomainEvent } from '@samspar/kernel';
import type { Recounted } from '../audit/publications.js';
import type { AuditCounts, AuditResult, WholeMatter } from '../audit/matter.js';
import { PATTERNS } from './patterns.js';

/** What a check goes through: each pattern, and the readings that were drawn. */
export const CHECKED_PARTS = [...PATTERNS, 'sample'] as const;
export type CheckedPart = (typeof CHECKED_PARTS)[number];

/** What came of it: nothing, a question to whoever leads the reader, or a report to the authority that answers for the data. */
export const CHECK_RESULTS = ['nothingToRemark', 'askedManager', 'reported'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** A month whose access log an auditor has begun to check. Who and when are in the envelope. */
export type CheckBegun = DomainEvent<
  'CheckBegun',
  {
    association: string;
    /** A month in Stockholm that has ended, `YYYY-MM`. */
    month: string;
    /** Decides which of the month's readings are drawn; made by chance once the month had ended, so that no reader could foresee it. */
    seed: number;
  }
>;

/** What came of each part; recorded again where something has come to be known since. */
export type CheckRecorded = DomainEvent<
  'CheckRecorded',
  {
    parts: readonly Readonly<{
      part: CheckedPart;
      /** How many findings, or drawn readings, were looked at. */
      lookedAt: number;
      result: CheckResult;
    }>[];
  }
>;

/** What came of the check of something else than a month's readings, which has a stream of its own. Who and when are in the envelope. */
export type MatterChecked = DomainEvent<
  'MatterChecked',
  {
    association: string;
    matter: WholeMatter;
    /** Which of them: an insats and a quarter, an authority, a finding and a user, or what was amiss with the heads. */
    of: string;
    /** What there was of it when it was checked: it is to be checked again where there is more of anything. */
    counts: AuditCounts;
    result: AuditResult;
  }
>;

/** All that was released has been counted again: how many releases, and which of them differ. Who and when are in the envelope. */
export type ReleasesRecounted = DomainEvent<
  'ReleasesRecounted',
  Readonly<{ association: string }> & Pick<Recounted, 'released' | 'differing'>
>;

export type CheckEvent = CheckBegun | CheckRecorded | MatterChecked | ReleasesRecounted;
