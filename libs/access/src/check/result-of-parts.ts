import { AUDIT_RESULTS, type AuditResult } from '../audit/matter.js';
import type { CheckedPart, CheckResult } from './check-events.js';

const OF_PART: Readonly<Record<CheckResult, AuditResult>> = {
  nothingToRemark: 'inOrder',
  askedManager: 'handedToManager',
  reported: 'handedToAuthority',
};

/** What came of a check of readings as a whole: the most that came of any part. */
export const resultOfParts = (
  parts: readonly Readonly<{ part: CheckedPart; result: CheckResult }>[],
): AuditResult => {
  const results = parts.map(({ result }) => OF_PART[result]);
  return AUDIT_RESULTS.findLast((result) => results.includes(result)) ?? 'inOrder';
};
