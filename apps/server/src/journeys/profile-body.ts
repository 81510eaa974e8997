import {
  codesOf,
  EDUCATION,
  LIVELIHOOD,
  type LivelihoodCode,
  NEED_GROUP,
  OBSTACLE,
  SEX,
  TIME_BRACKET,
  type TimeBracket,
} from '@samspar/codes';
import type { Profile } from '@samspar/casework';
import { ACode, ADay, AName, AnObject, AWhole, Codes, Objects } from './fields.js';

const MONTHS_OF_A_LIFE = 1_200;

/** One source of livelihood, and since when where that was said. */
export class LivelihoodBody {
  @ACode(codesOf(LIVELIHOOD)) source!: LivelihoodCode;
  @ADay({ optional: true }) since?: string;
}

/** Time without work or studies by the participant's own statement: whole months, or only a bracket. */
export class TimeWithoutWorkBody {
  @AWhole(0, MONTHS_OF_A_LIFE, { optional: true }) months?: number;
  @ACode(codesOf(TIME_BRACKET), { optional: true }) bracket?: TimeBracket;
}

/** Time on economic assistance: since a day, or only a bracket. */
export class TimeOnAssistanceBody {
  @ADay({ optional: true }) since?: string;
  @ACode(codesOf(TIME_BRACKET), { optional: true }) bracket?: TimeBracket;
}

const LIVELIHOODS = { most: LIVELIHOOD.length, stated: true } as const;

/** What is known of the participant. A property left out was never asked for; a stated unknown says why there is no value. */
export class ProfileBody {
  @ACode(codesOf(SEX), { stated: true }) sex!: Profile['sex'];
  @AWhole(0, 120, { optional: true, stated: true }) ageAtStart?: Profile['ageAtStart'];
  @ACode(codesOf(EDUCATION), { optional: true, stated: true }) education?: Profile['education'];
  @AnObject(() => TimeWithoutWorkBody, { exactlyOneOf: ['months', 'bracket'], optional: true, stated: true })
  timeWithoutWork?: Profile['timeWithoutWork'];
  @AnObject(() => TimeOnAssistanceBody, {
    exactlyOneOf: ['since', 'bracket'],
    or: ['none'],
    optional: true,
    stated: true,
  })
  timeOnAssistance?: Profile['timeOnAssistance'];
  @Objects(() => LivelihoodBody, { ...LIVELIHOODS, least: 1, optional: true })
  livelihood?: Profile['livelihood'];
  @ACode(codesOf(OBSTACLE), { optional: true, stated: true }) obstacle?: Profile['obstacle'];
  @Codes(codesOf(NEED_GROUP), { least: 1, optional: true, stated: true }) needGroups?: Profile['needGroups'];
  @AName(60, {
    optional: true,
    description: 'Id of a district in force on the day, outside, or a stated unknown.',
  })
  district?: Profile['district'];
}
