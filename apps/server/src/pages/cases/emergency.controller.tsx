import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { EMERGENCY_REASONS } from '@samspar/access';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { unreachable } from '@samspar/kernel';
import { addressOfJourney, type FieldError, type Filled, keyOf, missingIn, valueIn } from '@samspar/pages';
import { TakeEmergencyAccess } from '@samspar/use-cases';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { EmergencyPage, QUESTIONS } from './emergency-page.js';
import { PageVisit, Visiting } from '../visit.js';

/** Emergency access to one journey outside the asker's insatser. */
@Allow('caseworker')
@Controller('arenden/nodatkomst')
export class EmergencyController {
  @Get()
  page(@Visiting() visit: PageVisit): string {
    return this.#show(visit, { values: {}, errors: [] }, randomUUID(), 200);
  }

  @Post()
  async open(@Visiting() visit: PageVisit): Promise<string> {
    const { texts } = visit;
    const { numberHint, refusals } = texts.cases.emergency;
    const key = keyOf(visit.request.body);
    const values = visit.typed;
    const number = valueIn(values, 'nummer');
    const reason = EMERGENCY_REASONS.find((one) => one === valueIn(values, 'skal'));
    // An identity number is not shown again, as the search does not show it.
    if (looksLikeIdentityNumber(number))
      return this.#wrong(visit, { ...values, nummer: '' }, numberHint, key);
    const errors = missingIn(QUESTIONS, values, texts);
    if (errors.length > 0 || !reason) return this.#show(visit, { values, errors }, key, 422);
    const outcome = await visit.send(new TakeEmergencyAccess(visit.caller, number, reason, key));
    if (outcome.outcome === 'refused') return this.#wrong(visit, values, refusals[outcome.refusal.code], key);
    return visit.goTo(addressOfJourney(answerOrProblem(outcome, unreachable)));
  }

  #wrong(visit: PageVisit, values: Filled['values'], message: string, key: string): string {
    const error: FieldError = { field: 'nummer', message };
    return this.#show(visit, { values, errors: [error] }, key, 422);
  }

  #show(visit: PageVisit, filled: Filled, key: string, status: number): string {
    return visit.show(<EmergencyPage filled={filled} commandKey={key} />, status);
  }
}
