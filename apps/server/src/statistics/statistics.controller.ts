import { Controller, Get, Inject, Req } from '@nestjs/common';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { mayCountPersons } from '@samspar/access';
import {
  type Answer,
  DIMENSIONS,
  MEASURES,
  type Query as Question,
  queryRefusalSentence,
  type QueryRefusal,
  readQuery,
  SHARES_OF,
  UNITS,
} from '@samspar/statistics';
import { looksLikeIdentityNumber, mask } from '@samspar/identity-number';
import type { Installation } from '@samspar/installation';
import { Following } from '@samspar/views';
import type { Request } from 'express';
import { ApiProblems, STATISTICS_ANSWER } from '../openapi-schemas.js';
import { Problem } from '../problem.js';
import { Allow } from '../sign-in/allow.js';
import { notAllowed } from '../sign-in/refusals.js';
import { INSTALLATION } from '../token.js';
import { type Asker, who } from '../who.js';

/** How long a question waits for the views to reach the position it names, in milliseconds. */
const FRESH_WITHIN_MS = 2_000;
const POSITION = /^\d{1,19}$/;

class AskStatistics extends Query<Answer> {
  constructor(
    readonly question: Question,
    /** The log position that the answer must have seen. */
    readonly after: bigint | undefined,
  ) {
    super();
  }
}

/** What was asked, with an identity number that strayed into it masked: a problem may end up in anybody's log. */
const masked = (refusal: QueryRefusal): QueryRefusal => ({
  ...refusal,
  ...('value' in refusal && looksLikeIdentityNumber(refusal.value) && { value: mask(refusal.value) }),
  ...('parameter' in refusal &&
    looksLikeIdentityNumber(refusal.parameter) && { parameter: mask(refusal.parameter) }),
});

const refused = (asked: QueryRefusal): Problem => {
  const refusal = masked(asked);
  return new Problem(400, refusal.code, queryRefusalSentence(refusal), { facts: { refusal } });
};

@QueryHandler(AskStatistics)
export class AskStatisticsHandler implements IQueryHandler<AskStatistics> {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly following: Following,
  ) {}

  async execute({ question, after }: AskStatistics): Promise<Answer> {
    const { views } = this.installation;
    if (this.following.stopped) throw this.following.stopped;
    if (after !== undefined && !(await views.reached(after, FRESH_WITHIN_MS)))
      throw new Problem(
        503,
        'ViewsBehind',
        {
          sv: `Siffrorna har inte hunnit till position ${after}: försök igen om en stund.`,
          en: `The figures have not reached position ${after} yet: try again in a while.`,
        },
        { facts: { position: views.position.toString() }, headers: { 'Retry-After': '1' } },
      );
    const result = views.statistics(question);
    if ('refusal' in result) throw refused(result.refusal);
    return result.answer;
  }
}

const personsOfOthers = ({ interventions }: Asker): Problem =>
  new Problem(
    403,
    'PersonsOfOthers',
    {
      sv: 'Personer räknas bara i insatser som du är tilldelad: ange dem med where=intervention:, eller räkna deltaganden (unit=journey).',
      en: 'Persons are counted only in interventions that you are assigned to: name them with where=intervention:, or count journeys (unit=journey).',
    },
    { facts: { allowed: interventions } },
  );

const positionIn = (after: string | undefined): bigint | undefined => {
  if (after === undefined) return undefined;
  if (!POSITION.test(after))
    throw new Problem(400, 'NotAPosition', {
      sv: 'after ska vara en position i loggen, som svaret på en registrering anger den.',
      en: 'after must be a log position, as the answer to a command states it.',
    });
  return BigInt(after);
};

@ApiTags('statistics')
@Allow('caseworker', 'team-lead', 'office', 'auditor')
@Controller('api/v1/statistics')
export class StatisticsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(INSTALLATION) private readonly installation: Installation,
  ) {}

  @Get()
  @ApiOperation({ summary: 'One measure over a period, by up to four dimensions' })
  @ApiQuery({ name: 'measure', description: 'What is counted, or whose median days.', enum: MEASURES })
  @ApiQuery({
    name: 'from',
    description: 'First day of the period.',
    schema: { type: 'string', format: 'date' },
  })
  @ApiQuery({
    name: 'to',
    description: 'Last day of the period.',
    schema: { type: 'string', format: 'date' },
  })
  @ApiQuery({
    name: 'by',
    required: false,
    description: 'Dimensions, separated by commas.',
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'string', enum: [...DIMENSIONS] } },
  })
  @ApiQuery({
    name: 'where',
    required: false,
    description: 'dimension:code,code; may repeat. Commas are or, different dimensions and.',
    schema: { type: 'array', items: { type: 'string' } },
  })
  @ApiQuery({
    name: 'unit',
    required: false,
    description:
      'What is counted; left out: journey. A caseworker or team-lead counts persons in her own insatser alone.',
    enum: UNITS,
  })
  @ApiQuery({
    name: 'shareOf',
    required: false,
    description:
      'What shares are per cent of: those who agree in all dimensions but the last, in all but the first, or all; left out: last.',
    enum: SHARES_OF,
  })
  @ApiQuery({
    name: 'asKnownAt',
    required: false,
    description: 'An instant with its zone, or a day, which means its end in Stockholm.',
    schema: { type: 'string' },
  })
  @ApiQuery({
    name: 'protect',
    required: false,
    description: 'public hides counts below the threshold of the association, and what would give them away.',
    enum: ['none', 'public'],
  })
  @ApiQuery({
    name: 'after',
    required: false,
    description: 'Log position that the answer must have seen; waits up to 2 seconds, then 503.',
    schema: { type: 'string' },
  })
  @ApiResponse({ status: 200, description: 'The answer.', schema: STATISTICS_ANSWER })
  @ApiProblems(400, 403, 503)
  async statistics(@Req() request: Request): Promise<Answer> {
    const read = readQuery(new URL(request.originalUrl, 'http://localhost').searchParams);
    if ('refusal' in read) throw refused(read.refusal);
    const asker = who(request);
    const question = this.#ofOwn(read.query, asker);
    if (question.unit === 'person' && !mayCountPersons(asker, question.where.intervention))
      throw personsOfOthers(asker);
    return this.queries.execute(new AskStatistics(question, positionIn(read.after)));
  }

  /** The question, asked of the asker's own association where there are several. */
  #ofOwn(question: Question, { association }: Asker): Question {
    const { where } = question;
    const isForeign = where.association?.some((asked) => asked !== association);
    if (association === null || isForeign) throw notAllowed();
    return this.installation.views.associations().length > 1
      ? { ...question, where: { ...where, association: [association] } }
      : question;
  }
}
