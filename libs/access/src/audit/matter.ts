import type { Day } from '@samspar/kernel';

/** Those that are checked as a whole; of a month's readings each part has a result of its own. */
export const WHOLE_MATTERS = [
  'publications',
  'corrections',
  'lateRegistrations',
  'erasures',
  'roles',
  'heads',
] as const;
export type WholeMatter = (typeof WHOLE_MATTERS)[number];

/** What an auditor checks again and again, in the order in which it is listed. */
export const AUDIT_MATTERS = ['readings', ...WHOLE_MATTERS] as const;
export type AuditMatter = (typeof AUDIT_MATTERS)[number];

/** What came of a check, from the least to the most: nothing, something that is said and left, or handed on to whoever has to do something. */
export const AUDIT_RESULTS = [
  'inOrder',
  'remark',
  'handedToManager',
  'handedToAdmin',
  'handedToOperator',
  'handedToAuthority',
  'handedToBoard',
] as const;
export type AuditResult = (typeof AUDIT_RESULTS)[number];

/** How much there is of a matter, by what it is told by: more of anything asks for another check. */
export type AuditCounts = Readonly<Record<string, number>>;

/** Something that can be checked: one month, one insats and quarter, one authority, one user, or what is amiss with the heads. */
export type ToAudit = Readonly<{
  matter: AuditMatter;
  /** Which of them; unique within the matter. */
  of: string;
  /** Since when it is to be checked. */
  since: Day;
  /** By when it is to be; null where the law or the house has said no day. */
  dueBy: Day | null;
  counts: AuditCounts;
}>;

/** True where there is more of something than when it was last checked, or it never was. */
export const isToBeChecked = (
  { counts }: Pick<ToAudit, 'counts'>,
  checked: AuditCounts | undefined,
): boolean =>
  checked === undefined || Object.entries(counts).some(([name, count]) => count > (checked[name] ?? 0));
