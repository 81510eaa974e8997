import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { EMERGENCY_REASONS } from '@samspar/access';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { unreachable } from '@samspar/kernel';
import {
  addressOfJourney,
  type FieldError,
  type Filled,
  keyOf,
  missingIn,
  textsOf,
  typedIn,
  valueIn,
} from '@samspar/pages';
import { TakeEmergencyAccess } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { EmergencyPage, QUESTIONS } from './emergency-page.js';

/** Emergency access to one journey outside the asker's insatser. */
@Allow('caseworker')
@Controller('arenden/nodatkomst')
export class EmergencyController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  page(@Res() response: Response): void {
    this.#show(response, { values: {}, errors: [] }, randomUUID(), 200);
  }

  @Post()
  async open(@Req() request: Request, @Res() response: Response): Promise<void> {
    const texts = textsOf(visitorOf(request).language);
    const { numberHint, refusals } = texts.cases.emergency;
    const key = keyOf(request.body);
    const values = typedIn(request.body);
    const number = valueIn(values, 'nummer');
    const reason = EMERGENCY_REASONS.find((one) => one === valueIn(values, 'skal'));
    // An identity number is not shown again, as the search does not show it.
    if (looksLikeIdentityNumber(number))
      return this.#wrong(response, { ...values, nummer: '' }, numberHint, key);
    const errors = missingIn(QUESTIONS, values, texts);
    if (errors.length > 0 || !reason) return this.#show(response, { values, errors }, key, 422);
    const outcome = await this.dispatch.send(new TakeEmergencyAccess(callerOf(request), number, reason, key));
    if (outcome.outcome === 'refused')
      return this.#wrong(response, values, refusals[outcome.refusal.code], key);
    response.redirect(303, addressOfJourney(answerOrProblem(outcome, unreachable)));
  }

  #wrong(response: Response, values: Filled['values'], message: string, key: string): void {
    const error: FieldError = { field: 'nummer', message };
    this.#show(response, { values, errors: [error] }, key, 422);
  }

  #show(response: Response, filled: Filled, key: string, status: number): void {
    show(response, <EmergencyPage filled={filled} commandKey={key} />, status);
  }
}
