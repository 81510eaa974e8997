import {
  CARE_REASON,
  type CareReason,
  codesOf,
  CONTINUED_SUPPORT_REASON,
  type ContinuedSupportReason,
  OTHER_REASON,
  WORK_OR_STUDIES_REASON,
  type WorkOrStudiesReason,
} from '@samspar/codes';
import {
  type FactValues,
  FOLLOW_UP_MONTHS,
  type JourneyEventData,
  type MonthsAfterExit,
} from '@samspar/casework';
import { AFact } from './fact-body.js';
import { Codes, OneNumberOf } from './fields.js';
import { EntryBody } from './participation-body.js';
import { DayBody } from './day-body.js';

class ExitBody extends DayBody {
  @AFact('livelihoodAtExit', { optional: true }) livelihoodAtExit?: FactValues['livelihoodAtExit'];
  @AFact('occupationAtExit', { optional: true }) occupationAtExit?: FactValues['occupationAtExit'];
}

export class WorkOrStudiesExitBody extends ExitBody {
  @Codes(codesOf(WORK_OR_STUDIES_REASON), { least: 1 }) reasons!: readonly WorkOrStudiesReason[];
  @AFact('extentPercent', { optional: true, description: 'Extent of full time in whole per cent.' })
  extentPercent?: FactValues['extentPercent'];
  @AFact('employment', { optional: true }) employment?: FactValues['employment'];
}

export class CareExitBody extends ExitBody {
  @Codes(codesOf(CARE_REASON), { least: 1 }) reasons!: readonly CareReason[];
}

export class ContinuedSupportExitBody extends ExitBody {
  @Codes(codesOf(CONTINUED_SUPPORT_REASON), { least: 1 }) reasons!: readonly ContinuedSupportReason[];
}

export class OtherExitBody extends ExitBody {
  @Codes(codesOf(OTHER_REASON), { least: 1, or: ['unknown'] })
  reasons!: JourneyEventData['ExitedForOtherReason']['reasons'];
}

export class FollowUpBody extends EntryBody {
  @OneNumberOf(FOLLOW_UP_MONTHS) monthsAfterExit!: MonthsAfterExit;
  @AFact('livelihood') livelihood!: FactValues['livelihood'];
  @AFact('occupation') occupation!: FactValues['occupation'];
}

export class MissedFollowUpBody extends EntryBody {
  @OneNumberOf(FOLLOW_UP_MONTHS) monthsAfterExit!: MonthsAfterExit;
}
