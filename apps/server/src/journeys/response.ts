import { ApiProperty } from '@nestjs/swagger';
import {
  type Authorities,
  type Consent,
  CONSENT_STANDING,
  type DecisionClosing,
  type Grounded,
  type JourneyWarning,
  type RegisteredJourney,
  type Standing,
} from '@samspar/casework';
import { codesOf, type DataKind, DECISION_OUTCOME } from '@samspar/codes';
import type { JourneyAnswer } from '@samspar/use-cases';
import {
  Count,
  JOURNEY_ID,
  ListOfTexts,
  LogPosition,
  OpenObject,
  Repeated,
  SentenceResponse,
} from '../response.js';

class WarningResponse implements JourneyWarning {
  @ApiProperty({ type: 'string', example: 'AgeOutsideTarget' }) code!: JourneyWarning['code'];
  @ApiProperty({ type: 'string', description: 'What it is about.', example: 'ageAtStart' })
  fact!: JourneyWarning['fact'];
  @Count({ required: false, description: 'In completed years.', example: 67 }) age?: number;
  @ApiProperty({
    example: {
      sv: 'Åldern 67 år ligger utanför 16–65 år: kontrollera att den stämmer.',
      en: 'The age 67 lies outside 16–65: check that it is right.',
    },
  })
  sentence!: SentenceResponse;
}

export class CommandResponse implements JourneyAnswer {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ type: 'integer', description: 'Also the ETag.', example: 2 }) revision!: number;
  @LogPosition() position!: string;
  @ListOfTexts('JourneyStarted') events!: JourneyAnswer['events'];
  @Repeated() repeated!: boolean;
  @ApiProperty({ type: [WarningResponse] }) warnings!: readonly WarningResponse[];
}

export class EventResponse {
  @ApiProperty({ example: 'ReferralAccepted' }) type!: string;
  @ApiProperty({ example: '2024-02-10' }) occurredOn!: string;
  @ApiProperty({ format: 'date-time', example: '2024-02-10T09:12:00.000Z' }) recordedAt!: string;
  @ApiProperty({ example: 'operator' }) actor!: string;
  @ApiProperty({
    required: false,
    description: 'Id of the authority that the entry belongs to; absent where that is not known.',
    example: 'arbetsmarknadsnamnden',
  })
  authority?: string;
  @Count({ example: 1 }) revision!: number;
  @ApiProperty({
    type: 'boolean',
    required: false,
    description: 'It says that somebody takes part, and when; the rest is not told without consent.',
  })
  partial?: true;
  @OpenObject()
  data!: Readonly<Record<string, unknown>>;
}

export class AuthoritiesResponse implements Authorities {
  @ListOfTexts() parties!: Authorities['parties'];
  @ListOfTexts() authorities!: Authorities['authorities'];
}

export class ConsentResponse implements Consent {
  @ApiProperty({ type: AuthoritiesResponse }) giving!: AuthoritiesResponse;
  @ApiProperty({ type: AuthoritiesResponse }) receiving!: AuthoritiesResponse;
  @ListOfTexts() kinds!: Consent['kinds'];
  @ApiProperty() givenOn!: string;
  @ApiProperty({ required: false }) validFrom?: string;
  @ApiProperty({ required: false }) expiresOn?: string;
  @ApiProperty({ type: 'boolean', required: false }) atSource?: true;
}

export class GroundedResponse implements Grounded {
  @ApiProperty({ type: 'string' }) ground!: Grounded['ground'];
  @ApiProperty({ description: 'Id of the authority that gives out.' }) giver!: string;
  @ApiProperty() receiver!: string;
  @ListOfTexts() kinds!: Grounded['kinds'];
  @ApiProperty() validFrom!: string;
  @ApiProperty({ required: false }) expiresOn?: string;
}

class StandingResponse implements Standing {
  @ApiProperty({ enum: CONSENT_STANDING, example: 'expiring' }) standing!: Standing['standing'];
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The last day, the first of one that is to come, or that of the withdrawal.',
    example: '2026-12-31',
  })
  day!: string | null;
}

class CaseworkerResponse {
  @ApiProperty() id!: string;
  @ApiProperty() since!: string;
}

class ClosingResponse implements DecisionClosing {
  @Count({ description: 'Revision of the team meeting.' }) meeting!: number;
  @Count({ description: 'Its place among the decisions of the meeting, from 0.' }) decision!: number;
  @ApiProperty() on!: string;
  @ApiProperty({ enum: codesOf(DECISION_OUTCOME) }) outcome!: DecisionClosing['outcome'];
}

class FollowUpResponse {
  @Count() monthsAfterExit!: RegisteredJourney['followUps'][number]['monthsAfterExit'];
  @ApiProperty() recorded!: boolean;
  @ApiProperty() on!: string;
}

const STATUSES = ['referred', 'waiting', 'accepted', 'declined', 'withdrawn', 'started', 'ended'] as const;

/** A journey as it now stands, and how it came to: sealed texts stay sealed, and nothing says who it is. */
export class JourneyResponse implements Omit<
  RegisteredJourney,
  'participantId' | 'contacts' | 'consents' | 'entries' | 'facts' | 'notes' | 'status'
> {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @Count({ example: 1 }) revision!: number;
  @ApiProperty({
    enum: STATUSES,
    required: false,
    description:
      'Absent where `withheld` has participation: then nothing else of how it stands is told either.',
    example: 'accepted',
  })
  status?: (typeof STATUSES)[number];
  @ApiProperty({ example: false }) misregistered!: boolean;
  @ApiProperty({ example: 'stockholm' }) association!: string;
  @ApiProperty({ example: false }) anonymous!: boolean;
  @ApiProperty({
    example: false,
    description:
      'The identity is protected: unit and district, and for whom entries were made, are left out.',
  })
  isProtected!: boolean;
  @OpenObject({
    description: 'The present value of each fact, as FactValues; of a text that there is one.',
    example: { intervention: 'finsam-team', acceptedOn: '2024-02-10', sex: 'woman' },
  })
  facts!: Readonly<Record<string, unknown>>;
  @ApiProperty({ required: false }) waitingOn?: string;
  @ApiProperty({ required: false }) closedOn?: string;
  @ApiProperty({ type: [ConsentResponse], description: 'As far as it is not withdrawn.', example: [] })
  consents!: readonly ConsentResponse[];
  @ApiProperty({ type: [GroundedResponse], example: [] }) grounds!: readonly GroundedResponse[];
  @ApiProperty({
    type: StandingResponse,
    nullable: true,
    description:
      'How consent stands today, as the one that asks most where there are several; null for an anonymous journey.',
    example: { standing: 'missing', day: null },
  })
  consentStanding!: StandingResponse | null;
  @ApiProperty({ type: CaseworkerResponse, nullable: true, example: null })
  caseworker!: CaseworkerResponse | null;
  @ApiProperty({ example: false }) planAgreed!: boolean;
  @ApiProperty({ type: 'string', required: false }) exit?: NonNullable<RegisteredJourney['exit']>;
  @ApiProperty({
    type: [ClosingResponse],
    description: 'What was closed of that which team meetings agreed on.',
    example: [],
  })
  closings!: readonly ClosingResponse[];
  @ApiProperty({ type: [FollowUpResponse], example: [] }) followUps!: readonly FollowUpResponse[];
  @Count({
    description:
      'Entries of other authorities that no consent lets that of the asker be told, or not all of.',
    example: 0,
  })
  undisclosed!: number;
  @ListOfTexts() withheld!: readonly DataKind[];
  @ApiProperty({
    type: 'array',
    items: { type: 'integer' },
    description:
      'Revisions of the entries that stand: consents, meetings, plans … that can be corrected or struck.',
    example: [3],
  })
  entries!: readonly number[];
  @ApiProperty({ type: [EventResponse] }) events!: readonly EventResponse[];
}
