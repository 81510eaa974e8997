import {
  ASSESSMENT_KIND,
  ASSESSMENT_OUTCOME,
  type AssessmentKind,
  type AssessmentOutcome,
  codesOf,
  DATA_KIND,
  type DataKind,
  DECISION_OUTCOME,
  type DecisionOutcome,
  DISCLOSURE_GROUND,
  type DisclosureGround,
  EMPLOYER_CONTACT_KIND,
  type EmployerContactKind,
  PARTY,
  type Party,
} from '@samspar/codes';
import type { FactValues, JourneyEventData } from '@samspar/casework';
import { bodyWithout } from '../body-rules.js';
import { AnnulmentBody } from './correction-body.js';
import { DayBody } from './day-body.js';
import {
  ACode,
  ADay,
  AName,
  AnObject,
  AText,
  AWhole,
  Codes,
  Objects,
  SealedTexts,
  YesOrNo,
} from './fields.js';
import { AFact, ProfileBody } from './fact-body.js';

const CONSENT_FORMS = ['written', 'oral', 'electronic'] as const;

const SHORT =
  'All authorities of these parties, among themselves and of everything: instead of giving, receiving and kinds.';

/** An entry of the work; one that `replaces` another says it anew. */
export class EntryBody extends DayBody {
  @AnObject(() => AnnulmentBody, {
    optional: true,
    description: 'The entry of the same kind that was wrong: this one stands in its place.',
  })
  replaces?: AnnulmentBody;
}

/** Consent (samtycke) for one insats: which authorities may give out what, and to whom. */
export class ConsentBody extends EntryBody {
  @Codes(codesOf(PARTY), { least: 1, optional: true, description: SHORT }) parties?: readonly Party[];
  @SealedTexts(50, 60, { optional: true, description: 'Ids of the authorities that may give out.' })
  giving?: readonly string[];
  @SealedTexts(50, 60, { optional: true, description: 'Ids of the authorities that may be told.' })
  receiving?: readonly string[];
  @Codes(codesOf(DATA_KIND), { least: 1, optional: true }) kinds?: readonly DataKind[];
  @AName(300) purpose!: string;
  @ACode(CONSENT_FORMS) form!: JourneyEventData['ConsentGiven']['form'];
  @AName(35, { description: 'BCP 47 language of the form, e.g. sv.' }) language!: string;
  @AName(60, {
    optional: true,
    description: 'User id of whoever obtained it; left out: whoever registers it.',
  })
  obtainedBy?: string;
  @ADay({ optional: true, description: 'First day; left out: the day it was given.' }) validFrom?: string;
  @ADay({ optional: true, description: 'Last day.' }) expiresOn?: string;
}

/** Consent that comes with a referral: nobody is named who has obtained it, and nothing is replaced. */
export class SentConsentBody extends bodyWithout(ConsentBody, ['obtainedBy', 'replaces']) {}

export class ConsentWithdrawalBody extends EntryBody {
  @Codes(codesOf(PARTY), { least: 1, optional: true, description: 'From all authorities of these parties.' })
  parties?: readonly Party[];
  @SealedTexts(50, 60, {
    optional: true,
    description: 'From these authorities. Where nobody is named: from all.',
  })
  receiving?: readonly string[];
}

/** What the asker's authority gives out without consent, on another ground (OSL 2009:400). */
export class DisclosureBody extends EntryBody {
  @ACode(codesOf(DISCLOSURE_GROUND)) ground!: DisclosureGround;
  @AName(60, { description: 'Id of the authority that is told.' }) receiver!: string;
  @Codes(codesOf(DATA_KIND), { least: 1 }) kinds!: readonly DataKind[];
  @AText(2_000, { description: 'Why; sealed with a key of the participant.' }) why!: string;
  @ADay({ optional: true, description: 'First day; left out: the day it was given out.' }) validFrom?: string;
  @ADay({ optional: true, description: 'Last day.' }) expiresOn?: string;
}

/** A ground that comes with a referral: nothing is replaced. */
export class SentDisclosureBody extends bodyWithout(DisclosureBody, ['replaces']) {}

export class StartBody extends DayBody {
  @AnObject(() => ProfileBody) profile!: ProfileBody;
  @AWhole(1870, 2200, {
    optional: true,
    description: 'Used for the age at start where none is stated; not stored.',
  })
  birthYear?: number;
}

/** Caseworkers are named by their user id, never by name. */
export class CaseworkerBody extends EntryBody {
  @AName(60, { description: 'User id of the caseworker.' }) caseworker!: string;
}

export class HandoverBody extends EntryBody {
  @AName(60, { description: 'User id of the caseworker who takes over.' }) to!: string;
}

export class AttendanceBody {
  @ACode(codesOf(PARTY)) party!: Party;
  @YesOrNo() present!: boolean;
}

export class DecisionBody {
  @AText(2_000, { description: 'Sealed with a key of the participant.' }) what!: string;
  @ACode(codesOf(PARTY)) owner!: Party;
  @ADay({ optional: true }) dueOn?: string;
}

export class TeamMeetingBody extends EntryBody {
  @Objects(() => AttendanceBody, { most: PARTY.length }) attendance!: readonly AttendanceBody[];
  @AFact('livelihood', { optional: true }) livelihood?: FactValues['livelihood'];
  @Objects(() => DecisionBody, { most: 50 }) decisions!: readonly DecisionBody[];
  @YesOrNo({ description: 'Whether the question on violence was asked; never its answer.' })
  violenceQuestionAsked!: boolean;
  @AText(10_000, { optional: true, description: 'Sealed with a key of the participant.' }) note?: string;
}

/** What a team meeting agreed on is done, or no longer relevant. */
export class ClosingBody extends EntryBody {
  @AWhole(0, 1_000_000, { description: 'Revision of the team meeting.' }) meeting!: number;
  @AWhole(0, 49, { description: 'Its place among the decisions of the meeting, from 0.' }) decision!: number;
  @ACode(codesOf(DECISION_OUTCOME)) outcome!: DecisionOutcome;
}

export class ActionBody {
  @AText(2_000, { description: 'Sealed with a key of the participant.' }) what!: string;
  @ACode(codesOf(PARTY)) party!: Party;
}

export class PlanBody extends EntryBody {
  @SealedTexts(20, 2_000, { description: 'Sealed with a key of the participant.' }) goals!: readonly string[];
  @Objects(() => ActionBody, { most: 50 }) parallelActions!: readonly ActionBody[];
}

export class EmployerContactBody extends EntryBody {
  @ACode(codesOf(EMPLOYER_CONTACT_KIND)) kind!: EmployerContactKind;
}

/** What it showed is nowhere in it; a note is sealed. */
export class AssessmentBody extends EntryBody {
  @ACode(codesOf(ASSESSMENT_KIND)) kind!: AssessmentKind;
  @ACode(codesOf(PARTY), { description: 'By which party it was made.' }) party!: Party;
  @ACode(codesOf(ASSESSMENT_OUTCOME)) outcome!: AssessmentOutcome;
  @AText(10_000, { optional: true, description: 'Sealed with a key of the participant.' }) note?: string;
}
