import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { AUDIT_GROUND, type AuditGround, codesOf } from '@samspar/codes';
import {
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiQuery,
  ApiResponse,
  ApiTags,
  PickType,
} from '@nestjs/swagger';
import { isDay } from '@samspar/kernel';
import { momentIn } from '@samspar/statistics';
import {
  type Clocks,
  IdentifyReplayed,
  type ReplayedEvent,
  type ReplayedJourney,
  ReplayJourney,
  withoutSealedText,
} from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Count, JOURNEY_ID } from '../response.js';
import { ACode } from './fields.js';
import { identityRefused } from './identity-refused.js';
import { Allow } from '../sign-in/allow.js';
import { refusedQuestion } from '../statistics/statistics.controller.js';
import { CardResponse } from './person-response.js';
import { ConsentResponse, EventResponse, GroundedResponse, JourneyResponse } from './response.js';

/** A journey once something had happened. */
class StateResponse extends PickType(JourneyResponse, [
  'status',
  'misregistered',
  'anonymous',
  'facts',
  'consents',
  'grounds',
  'caseworker',
  'planAgreed',
  'exit',
  'followUps',
  'entries',
]) {
  @ApiProperty({ required: false, description: 'Day on which it was erased.' }) erasedOn?: string;
}

class ReplayedEventResponse extends EventResponse {
  @ApiProperty({
    format: 'date-time',
    description: 'Never earlier than that of an event before it.',
    example: '2024-02-10T09:12:00.000Z',
  })
  knownAt!: string;
  @Count({
    nullable: true,
    description: 'Days from when it happened to when it was known; null where the day is not known.',
    example: 0,
  })
  daysLate!: number | null;
  @ApiProperty({ description: 'In which it was registered, or `operator`.', example: 'caseworker' })
  role!: string;
  @ApiProperty({ required: false, description: 'Party that its author worked for.', example: 'municipality' })
  party?: string;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Unit that its author worked at then; null where that is not known or not told.',
    example: 'Jobbtorg',
  })
  unit!: string | null;
  @ApiProperty({ required: false, description: 'The law that it was done by, where the log says so.' })
  legalBasis?: string;
  @ApiProperty({ description: 'Read from a file.', example: false }) imported!: boolean;
  @ApiProperty({
    type: [ConsentResponse],
    description: 'In force on the day it happened, as known once it was registered.',
    example: [],
  })
  consents!: readonly ConsentResponse[];
  @ApiProperty({ type: [GroundedResponse], description: 'Other grounds, likewise.', example: [] })
  grounds!: readonly GroundedResponse[];
  @ApiProperty({ type: StateResponse, description: 'The journey once it had happened.' })
  after!: StateResponse;
}

/** A journey by one pair of clocks. */
class MomentResponse {
  @ApiProperty({ type: 'string', nullable: true, example: null }) asOf!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: null })
  knownAt!: string | null;
  @ApiProperty({
    type: [ReplayedEventResponse],
    description: 'In the order in which they were registered; none where it was not there by these clocks.',
  })
  events!: readonly ReplayedEventResponse[];
}

class ComparedMomentResponse extends MomentResponse {
  @ApiProperty({
    type: [String],
    description:
      'What of `after` differs between the last events of the two, facts each by itself; empty where the journey was not there at one of them.',
    example: ['status', 'facts.education'],
  })
  differs!: readonly string[];
}

class ReplayResponse extends MomentResponse {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ description: 'The number of the journey.', example: '3F2A-91C0' }) reference!: string;
  @ApiProperty({ description: 'What tells where the person is to be found is left out.', example: false })
  isProtected!: boolean;
  @ApiProperty({ required: false, description: 'Day on which it was erased: codes and days remain.' })
  erasedOn?: string;
  @Count({ description: 'How many events there are by no clock.', example: 4 }) all!: number;
  @ApiProperty({
    type: ComparedMomentResponse,
    required: false,
    description: 'The same journey at the second moment that was asked for.',
  })
  compared?: ComparedMomentResponse;
}

/** On which ground an auditor asks whom a journey is about. */
export class AuditGroundBody {
  @ACode(codesOf(AUDIT_GROUND)) ground!: AuditGround;
}

class IdentityResponse extends PickType(CardResponse, [
  'journey',
  'identityNumber',
  'name',
  'contact',
  'address',
  'language',
  'interpreter',
]) {
  @ApiProperty({ description: 'The number of the journey.', example: '3F2A-91C0' }) reference!: string;
  @ApiProperty({ type: 'string', enum: codesOf(AUDIT_GROUND), example: 'source-check' }) ground!: AuditGround;
}

const instant = (epochMs: number): string => new Date(epochMs).toISOString();

const stateSeen = ({ after }: ReplayedEvent): StateResponse => ({
  status: after.status,
  misregistered: after.misregistered,
  anonymous: after.anonymous,
  facts: withoutSealedText(after.facts),
  // What was said of consent that was not withdrawn by then, whatever its days.
  consents: after.consents.filter((said) => 'kinds' in said),
  grounds: after.grounds,
  caseworker: after.caseworker,
  planAgreed: after.planAgreed,
  ...(after.exit && { exit: after.exit }),
  ...(after.erasedOn !== undefined && { erasedOn: after.erasedOn }),
  followUps: after.followUps,
  entries: after.entries.map(({ revision }) => revision),
});

const eventSeen = (one: ReplayedEvent): ReplayedEventResponse => {
  const { event, revision, recordedAt, knownAt, actor, role, authority, party, legalBasis } = one;
  return {
    type: event.type,
    occurredOn: event.occurredOn,
    recordedAt: instant(recordedAt),
    knownAt: instant(knownAt),
    daysLate: one.daysLate,
    actor,
    role,
    ...(party !== undefined && { party }),
    ...(authority !== undefined && { authority }),
    unit: one.workplace.unit,
    ...(legalBasis !== undefined && { legalBasis }),
    imported: one.isImported,
    revision,
    data: withoutSealedText(event.data),
    consents: one.consents,
    grounds: one.grounds,
    after: stateSeen(one),
  };
};

/** What a response says. */
type Plain<Said> = Readonly<{ [Name in keyof Said]: Said[Name] }>;

const momentSeen = ({
  clocks,
  events,
}: Pick<ReplayedJourney, 'clocks' | 'events'>): Plain<MomentResponse> => ({
  asOf: clocks.asOf ?? null,
  knownAt: clocks.knownAt === undefined ? null : instant(clocks.knownAt),
  events: events.map(eventSeen),
});

/** Names of what two objects tell otherwise. */
const namesThatDiffer = (one: object, other: object): readonly string[] => {
  const [these, those] = [one, other].map(
    (told): ReadonlyMap<string, unknown> => new Map(Object.entries(told)),
  );
  return [...new Set([...(these?.keys() ?? []), ...(those?.keys() ?? [])])].filter(
    (name) => JSON.stringify(these?.get(name)) !== JSON.stringify(those?.get(name)),
  );
};

const differing = (one: ReplayResponse['events'], other: ReplayResponse['events']): readonly string[] => {
  const [before, after] = [one.at(-1)?.after, other.at(-1)?.after];
  return before && after
    ? namesThatDiffer(before, after).flatMap((name) =>
        name === 'facts' ? namesThatDiffer(before.facts, after.facts).map((fact) => `facts.${fact}`) : [name],
      )
    : [];
};

const seen = (journey: ReplayedJourney): ReplayResponse => {
  const { id, reference, isProtected, erasedOn, whole } = journey;
  const looked = momentSeen(journey);
  const compared = journey.compared && momentSeen(journey.compared);
  return {
    journey: id,
    reference,
    ...looked,
    isProtected,
    ...(erasedOn !== undefined && { erasedOn }),
    all: whole.length,
    ...(compared && { compared: { ...compared, differs: differing(looked.events, compared.events) } }),
  };
};
type ClockNames = Readonly<Record<'asOf' | 'knownAt', string>>;
const CLOCKS: ClockNames = { asOf: 'asOf', knownAt: 'knownAt' };
const COMPARED: ClockNames = { asOf: 'compareAsOf', knownAt: 'compareKnownAt' };

/** The clocks that an address asks for. Throws a problem where one of them is no day, or no moment. */
const clocksIn = ({ query }: Request, names: ClockNames): Clocks => {
  const asked = (parameter: string): string | undefined => {
    const value = query[parameter];
    if (value === undefined || value === '') return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const [asOf, known] = [asked(names.asOf), asked(names.knownAt)];
  if (asOf !== undefined && !isDay(asOf))
    throw refusedQuestion({ code: 'NotADay', parameter: names.asOf, value: asOf });
  const knownAt = known === undefined ? undefined : momentIn(known);
  if (known !== undefined && knownAt === undefined)
    throw refusedQuestion({ code: 'NotAMoment', parameter: names.knownAt, value: known });
  return { asOf, knownAt };
};

/** What happened in a journey, as an auditor replays it. */
@ApiTags('journeys')
@Allow('auditor')
@Controller('api/v1/journeys')
export class ReplayController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get(':id/events')
  @ApiOperation({
    summary: 'A journey event by event with its state after each, for auditors: pseudonymous',
    description: 'Written to the access log before it is answered.',
  })
  @ApiParam({ name: 'id', description: 'Id of the journey, or its number.', schema: { type: 'string' } })
  @ApiQuery({
    name: 'asOf',
    required: false,
    description: 'A day: what had happened by then, as far as is known.',
  })
  @ApiQuery({
    name: 'knownAt',
    required: false,
    description: 'A moment with its zone, or a day for its end in Stockholm: what was registered by then.',
  })
  @ApiQuery({ name: 'compareAsOf', required: false, description: 'A second moment beside it: as `asOf`.' })
  @ApiQuery({
    name: 'compareKnownAt',
    required: false,
    description: 'A second moment beside it: as `knownAt`.',
  })
  @ApiResponse({ status: 200, type: ReplayResponse })
  @ApiProblems(400, 404, 503)
  async events(@Req() request: Request): Promise<ReplayResponse> {
    const other = clocksIn(request, COMPARED);
    const isCompared = other.asOf !== undefined || other.knownAt !== undefined;
    const asked = new ReplayJourney(
      callerOf(request),
      String(request.params['id']),
      clocksIn(request, CLOCKS),
      isCompared ? other : undefined,
    );
    return seen(await this.dispatch.answer(asked));
  }

  @Post(':id/identity')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Whom a journey is about, for an auditor of the member that answers for it or of Riksrevisionen',
    description:
      'Written to the access log with the ground before it is answered, and told to those who work with the journey. Of a protected identity nothing is told.',
  })
  @ApiParam({ name: 'id', description: 'Id of the journey, or its number.', schema: { type: 'string' } })
  @ApiResponse({ status: 200, type: IdentityResponse })
  @ApiProblems(400, 403, 404, 409, 410, 413, 415, 422, 503)
  async identity(@Req() request: Request, @Body() { ground }: AuditGroundBody): Promise<IdentityResponse> {
    const asked = new IdentifyReplayed(callerOf(request), String(request.params['id']), ground);
    const { id, reference, card } = await this.dispatch.answer(asked, identityRefused);
    return { journey: id, reference, ground, identityNumber: card.number, ...card.particulars };
  }
}
