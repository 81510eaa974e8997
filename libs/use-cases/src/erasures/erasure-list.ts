import type { RetentionRule } from '@samspar/association';
import type { Day } from '@samspar/kernel';

/** An erasure as it stands outside log and vault: what is needed to do it again, and no person. */
export type ListedErasure = Readonly<{
  journey: string;
  erasedOn: Day;
  rule: RetentionRule;
  /** User id. */
  approvedBy: string;
}>;

/** The same of the name of a user. */
export type ListedName = Readonly<{ user: string; erasedOn: Day; years: number }>;

/** Erasures in a place of their own, which outlives both log and vault. Rejects with `VaultUnavailable`. */
export type ErasureList = Readonly<{
  all: () => Promise<readonly ListedErasure[]>;
  names: () => Promise<readonly ListedName[]>;
  /** On disk when it resolves. */
  add: (erasures: readonly (ListedErasure | ListedName)[]) => Promise<void>;
}>;
