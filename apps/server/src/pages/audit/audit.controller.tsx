import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { AUDIT_RESULTS, EVERY_RELEASE } from '@samspar/access';
import { type Filled, textsOf, typedIn, valueIn } from '@samspar/pages';
import {
  CheckMatter,
  type MatterRead,
  ReadChecked,
  ReadMatter,
  ReadToAudit,
  RecountReleases,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { matterNotFound, matterRefused } from '../../checks/check-problems.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { AuditPage } from './audit-page.js';
import { AUDIT, wholeMatterOf } from './audit-words.js';
import { CheckedPage, readCheckedChoice } from './checked-page.js';
import { MatterPage, RESULT_QUESTION } from './matter-page.js';

const NOTHING: Filled = { values: {}, errors: [] };

/** Where an auditor begins: what is to be checked, and what has been. */
@Allow('auditor')
@Controller('att-granska')
export class AuditController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asked = new ReadToAudit(callerOf(request));
    const read = await this.dispatch.answer(asked, problemOfRefusal, notAllowed);
    show(
      response,
      <AuditPage {...read} today={this.clock.today} isSaved={request.query['sparat'] === '1'} />,
    );
  }

  @Get('kontroller')
  async checked(@Req() request: Request, @Res() response: Response): Promise<void> {
    const choice = readCheckedChoice(request.query);
    const asked = new ReadChecked(callerOf(request), choice);
    const read = await this.dispatch.answer(asked, problemOfRefusal, notAllowed);
    show(response, <CheckedPage {...read} choice={choice} />);
  }

  @Get(':matter/:of')
  async matter(@Req() request: Request, @Res() response: Response): Promise<void> {
    show(response, <MatterPage read={await this.#read(request)} filled={NOTHING} />);
  }

  @Post(':matter/:of')
  async check(@Req() request: Request, @Res() response: Response): Promise<void> {
    const [matter, of] = this.#asked(request);
    if (matter === 'publications' && of === EVERY_RELEASE) {
      const recounting = new RecountReleases(callerOf(request));
      await this.dispatch.answer(recounting, problemOfRefusal, matterNotFound);
      return response.redirect(303, `${AUDIT}?sparat=1`);
    }
    const values = typedIn(request.body);
    const field = RESULT_QUESTION.name;
    const result = AUDIT_RESULTS.find((one) => one === valueIn(values, field));
    if (!result) {
      const { choose } = textsOf(visitorOf(request).language).audit.item;
      const errors = [{ field, message: choose }];
      show(response, <MatterPage read={await this.#read(request)} filled={{ values, errors }} />, 422);
      return;
    }
    const checking = new CheckMatter(callerOf(request), matter, of, valueIn(values, 'sett'), result);
    await this.dispatch.answer(checking, matterRefused, matterNotFound);
    response.redirect(303, `${AUDIT}?sparat=1`);
  }

  #asked(request: Request) {
    const matter = wholeMatterOf(String(request.params['matter']));
    if (!matter) throw matterNotFound();
    return [matter, String(request.params['of'])] as const;
  }

  #read(request: Request): Promise<MatterRead> {
    const asked = new ReadMatter(callerOf(request), ...this.#asked(request));
    return this.dispatch.answer(asked, problemOfRefusal, matterNotFound);
  }
}
