import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  explainedAt,
  queryRefusalSentence,
  type QueryRefusal,
  readQuery,
  toExplain,
} from '@samspar/statistics';
import { looksLikeIdentityNumber, mask } from '@samspar/identity-number';
import { AskStatistics, isOfQuestion, type StatisticsRefusal } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { Problem } from '../problem.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { notAllowed } from '../sign-in/refusals.js';
import { MomentParameter, QuestionParameters } from './question-parameters.js';
import { StatisticsResponse } from './response.js';

const POSITION = /^\d{1,19}$/;

/** What was asked, with an identity number that strayed into it masked: a problem may end up in anybody's log. */
const masked = (refusal: QueryRefusal): QueryRefusal => ({
  ...refusal,
  ...('value' in refusal && looksLikeIdentityNumber(refusal.value) && { value: mask(refusal.value) }),
  ...('parameter' in refusal &&
    looksLikeIdentityNumber(refusal.parameter) && { parameter: mask(refusal.parameter) }),
});

/** The problem of a question that cannot be read. */
export const refusedQuestion = (asked: QueryRefusal): Problem => {
  const refusal = masked(asked);
  const status = refusal.code === 'EarlierOfOthers' ? 403 : 400;
  return new Problem(status, refusal.code, queryRefusalSentence(refusal), { facts: { refusal } });
};

type OfAsker = Exclude<StatisticsRefusal, QueryRefusal>;

const OF_ASKER: { readonly [C in OfAsker['code']]: (refusal: Extract<OfAsker, { code: C }>) => Problem } = {
  StatisticsOfOthers: notAllowed,
  PersonsOfOthers: ({ code, allowed }) =>
    new Problem(
      403,
      code,
      {
        sv: 'Personer räknas bara i insatser som du är tilldelad: ange dem med where=intervention:, eller räkna deltaganden (unit=journey).',
        en: 'Persons are counted only in interventions that you are assigned to: name them with where=intervention:, or count journeys (unit=journey).',
      },
      { facts: { allowed } },
    ),
  ViewsBehind: ({ code, after, position }) =>
    new Problem(
      503,
      code,
      {
        sv: `Siffrorna har inte hunnit till position ${after}: försök igen om en stund.`,
        en: `The figures have not reached position ${after} yet: try again in a while.`,
      },
      { facts: { position: position.toString() }, headers: { 'Retry-After': '1' } },
    ),
};

export const refusedStatistics = (refusal: StatisticsRefusal): Problem =>
  isOfQuestion(refusal) ? refusedQuestion(refusal) : ofAsker(refusal);

const ofAsker = <C extends OfAsker['code']>(refusal: Extract<OfAsker, { code: C }>): Problem =>
  OF_ASKER[refusal.code](refusal);

/** The position that `after` names. Throws a problem where it is none. */
export const positionIn = (after: string | undefined): bigint | undefined => {
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
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @ApiOperation({ summary: 'One measure over a period, by up to four dimensions' })
  @QuestionParameters()
  @MomentParameter()
  @ApiResponse({ status: 200, description: 'The answer.', type: StatisticsResponse })
  @ApiProblems(400, 403, 503)
  async statistics(@Req() request: Request): Promise<StatisticsResponse> {
    const read = readQuery(new URL(request.originalUrl, 'http://localhost').searchParams);
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const answer = await this.dispatch.answer(
      new AskStatistics(callerOf(request), read.query, positionIn(read.after)),
      refusedStatistics,
    );
    return toExplain(answer, explainedAt(answer, read.query.protect));
  }
}
