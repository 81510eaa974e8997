import { Controller, Get, Post } from '@nestjs/common';
import { CHECK_RESULTS, type CheckedPart, type CheckResult } from '@samspar/access';
import { type Filled, missingIn, type Typed, valueIn } from '@samspar/pages';
import { BeginCheck, type CheckRead, ReadCheck, ReadChecks, RecordCheck } from '@samspar/use-cases';
import { checkRefused, monthNotFound } from '../../checks/check-problems.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { CHECKS } from './access-log-page.js';
import { CheckPage, questionsOf, recordedIn } from './check-page.js';
import { ChecksPage } from './checks-page.js';
import { PageVisit, Visiting } from '../visit.js';

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
  @Get()
  async list(@Visiting() visit: PageVisit): Promise<string> {
    const read = await visit.answer(new ReadChecks(visit.caller), problemOfRefusal, notAllowed);
    return visit.show(<ChecksPage {...read} />);
  }

  @Get(':month')
  async month(@Visiting() visit: PageVisit, sent?: Filled): Promise<string> {
    const read = await this.#read(visit);
    return visit.show(<CheckPage read={read} filled={sent ?? recordedIn(read)} />, sent ? 422 : 200);
  }

  @Post(':month')
  async check(@Visiting() visit: PageVisit): Promise<string> {
    const read = await this.#read(visit);
    const { caller } = visit;
    if (visit.step === 'borja')
      await visit.answer(new BeginCheck(caller, read.month), checkRefused, monthNotFound);
    else {
      if (read.notBy) throw checkRefused({ code: read.notBy });
      const values = visit.typed;
      const errors = missingIn(questionsOf(read), values, visit.texts);
      if (errors.length > 0) return this.month(visit, { values, errors });
      const results = resultsIn(read, values);
      await visit.answer(new RecordCheck(caller, read.month, results), checkRefused, monthNotFound);
    }
    return visit.goTo(`${CHECKS}/${read.month}`);
  }

  #read(visit: PageVisit): Promise<CheckRead> {
    const asked = new ReadCheck(visit.caller, visit.param('month'));
    return visit.answer(asked, problemOfRefusal, monthNotFound);
  }
}
