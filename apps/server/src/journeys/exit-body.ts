import {
  CARE_REASON,
  type CareReason,
  codesOf,
  CONTINUED_SUPPORT_REASON,
  type ContinuedSupportReason,
  EMPLOYMENT_KIND,
  LIVELIHOOD,
  OCCUPATION,
  OTHER_REASON,
  WORK_OR_STUDIES_REASON,
  type WorkOrStudiesReason,
} from '@samspar/codes';
import type {
  ExitedForOtherReason,
  ExitedToWorkOrStudies,
  FollowUpRecorded,
  MonthsAfterExit,
} from '@samspar/casework';
import { ACode, AWhole, Codes, Objects, OneOf } from './fields.js';
import { LivelihoodBody } from './profile-body.js';
import { DayBody } from './referral-body.js';

const LIVELIHOODS = { least: 1, most: LIVELIHOOD.length, stated: true } as const;
const MONTHS: readonly MonthsAfterExit[] = [6, 12, 24, 36];

class ExitBody extends DayBody {
  @Objects(() => LivelihoodBody, { ...LIVELIHOODS, optional: true })
  livelihoodAtExit?: FollowUpRecorded['data']['livelihood'];
}

export class WorkOrStudiesExitBody extends ExitBody {
  @Codes(codesOf(WORK_OR_STUDIES_REASON), { least: 1 }) reasons!: readonly WorkOrStudiesReason[];
  @AWhole(1, 100, { optional: true, stated: true, description: 'Extent of full time in whole per cent.' })
  extentPercent?: ExitedToWorkOrStudies['data']['extentPercent'];
  @ACode(codesOf(EMPLOYMENT_KIND), { optional: true, stated: true })
  employment?: ExitedToWorkOrStudies['data']['employment'];
}

export class CareExitBody extends ExitBody {
  @Codes(codesOf(CARE_REASON), { least: 1 }) reasons!: readonly CareReason[];
}

export class ContinuedSupportExitBody extends ExitBody {
  @Codes(codesOf(CONTINUED_SUPPORT_REASON), { least: 1 }) reasons!: readonly ContinuedSupportReason[];
}

export class OtherExitBody extends ExitBody {
  @Codes(codesOf(OTHER_REASON), { least: 1, or: ['unknown'] })
  reasons!: ExitedForOtherReason['data']['reasons'];
}

export class FollowUpBody extends DayBody {
  @OneOf(MONTHS) monthsAfterExit!: MonthsAfterExit;
  @Objects(() => LivelihoodBody, LIVELIHOODS) livelihood!: FollowUpRecorded['data']['livelihood'];
  @ACode(codesOf(OCCUPATION), { stated: true }) occupation!: FollowUpRecorded['data']['occupation'];
}

export class MissedFollowUpBody extends DayBody {
  @OneOf(MONTHS) monthsAfterExit!: MonthsAfterExit;
}
