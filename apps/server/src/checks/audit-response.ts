import { ApiProperty } from '@nestjs/swagger';
import {
  AUDIT_MATTERS,
  AUDIT_RESULTS,
  type AuditCounts,
  type AuditMatter,
  type AuditResult,
} from '@samspar/access';
import { countsInText, type ToAuditRead } from '@samspar/use-cases';
import { ACode, AText } from '../journeys/fields.js';
import { DayOrNull, OpenObject } from '../response.js';

class DueCheckResponse {
  @ApiProperty({ enum: AUDIT_MATTERS, example: 'lateRegistrations' }) matter!: AuditMatter;
  @ApiProperty({
    description: 'A month, an insats and a quarter, an authority, a finding and a user, or what is amiss.',
    example: 'finsam-team.2026-3',
  })
  of!: string;
  @ApiProperty({ format: 'date', example: '2026-10-01' }) since!: string;
  @DayOrNull('2026-12-31') dueBy!: string | null;
  @OpenObject({
    description: 'How much there is of it: more of anything asks for another check.',
    example: { late: 12, registered: 61 },
  })
  counts!: AuditCounts;
  @ApiProperty({
    description: 'The counts in one line, to be sent with the result.',
    example: 'late=12,registered=61',
  })
  seen!: string;
}

export class ToAuditResponse {
  @ApiProperty({ type: [DueCheckResponse] }) due!: readonly DueCheckResponse[];
}

/** What came of a check, and of how much. */
export class CheckBody {
  @ACode(AUDIT_RESULTS) result!: AuditResult;
  @AText(400, { description: '`seen` of what was looked at.' }) seen!: string;
}

export const dueResponse = ({ due }: ToAuditRead): ToAuditResponse => ({
  due: due.map(({ matter, of, since, dueBy, counts }) => ({
    matter,
    of,
    since,
    dueBy,
    counts,
    seen: countsInText(counts),
  })),
});
