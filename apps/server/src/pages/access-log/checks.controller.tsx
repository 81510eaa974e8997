import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CHECK_RESULTS, type CheckedPart, type CheckResult } from '@samspar/access';
import { type Filled, missingIn, steered, textsOf, type Typed, typedIn, valueIn } from '@samspar/pages';
import { BeginCheck, type CheckRead, ReadCheck, ReadChecks, RecordCheck } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { checkRefused, monthNotFound } from '../../checks/check-problems.js';
import { Dispatch } from '../../dispatch.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { CHECKS } from './access-log-page.js';
import { CheckPage, questionsOf, recordedIn } from './check-page.js';
import { ChecksPage } from './checks-page.js';

const resultsIn = (read: CheckRead, typed: Typed): Readonly<Partial<Record<CheckedPart, CheckResult>>> =>
  Object.fromEntries(
    questionsOf(read).flatMap(({ name }) => {
      const result = CHECK_RESULTS.find((one) => one === valueIn(typed, name));
      return result ? [[name, result]] : [];
    }),
  );

/** The recurring check of the access log (lag 2001:454 10 §), for auditors. */
@Allow('auditor')
@Controller('atkomst/kontroll')
export class ChecksController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const read = await this.dispatch.answer(new ReadChecks(callerOf(request)), problemOfRefusal, notAllowed);
    show(response, <ChecksPage {...read} />);
  }

  @Get(':month')
  async month(@Req() request: Request, @Res() response: Response, sent?: Filled): Promise<void> {
    const read = await this.#read(request);
    show(response, <CheckPage read={read} filled={sent ?? recordedIn(read)} />, sent ? 422 : 200);
  }

  @Post(':month')
  async check(@Req() request: Request, @Res() response: Response): Promise<void> {
    const read = await this.#read(request);
    const caller = callerOf(request);
    if (steered(request.body, '_gor') === 'borja')
      await this.dispatch.answer(new BeginCheck(caller, read.month), checkRefused, monthNotFound);
    else {
      if (read.notBy) throw checkRefused({ code: read.notBy });
      const values = typedIn(request.body);
      const errors = missingIn(questionsOf(read), values, textsOf(visitorOf(request).language));
      if (errors.length > 0) return this.month(request, response, { values, errors });
      const results = resultsIn(read, values);
      await this.dispatch.answer(new RecordCheck(caller, read.month, results), checkRefused, monthNotFound);
    }
    response.redirect(303, `${CHECKS}/${read.month}`);
  }

  #read(request: Request): Promise<CheckRead> {
    const asked = new ReadCheck(callerOf(request), String(request.params['month']));
    return this.dispatch.answer(asked, problemOfRefusal, monthNotFound);
  }
}
