import { Controller, Get, Post } from '@nestjs/common';
import { AUDIT_RESULTS, EVERY_RELEASE } from '@samspar/access';
import { type Filled, valueIn } from '@samspar/pages';
import {
  CheckMatter,
  type MatterRead,
  ReadChecked,
  ReadMatter,
  ReadToAudit,
  RecountReleases,
} from '@samspar/use-cases';
import { matterNotFound, matterRefused } from '../../checks/check-problems.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { PageVisit, Visiting } from '../visit.js';
import { AuditPage } from './audit-page.js';
import { AUDIT, wholeMatterOf } from './audit-words.js';
import { CheckedPage, readCheckedChoice } from './checked-page.js';
import { MatterPage, RESULT_QUESTION } from './matter-page.js';

const NOTHING: Filled = { values: {}, errors: [] };

/** Where an auditor begins: what is to be checked, and what has been. */
@Allow('auditor')
@Controller('att-granska')
export class AuditController {
  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const asked = new ReadToAudit(visit.caller);
    const read = await visit.answer(asked, problemOfRefusal, notAllowed);
    const isSaved = visit.query['sparat'] === '1';
    return visit.show(<AuditPage {...read} today={visit.today} isSaved={isSaved} />);
  }

  @Get('kontroller')
  async checked(@Visiting() visit: PageVisit): Promise<string> {
    const choice = readCheckedChoice(visit.query);
    const asked = new ReadChecked(visit.caller, choice);
    const read = await visit.answer(asked, problemOfRefusal, notAllowed);
    return visit.show(<CheckedPage {...read} choice={choice} />);
  }

  @Get(':matter/:of')
  async matter(@Visiting() visit: PageVisit): Promise<string> {
    return visit.show(<MatterPage read={await this.#read(visit)} filled={NOTHING} />);
  }

  @Post(':matter/:of')
  async check(@Visiting() visit: PageVisit): Promise<string> {
    const [matter, of] = this.#asked(visit);
    if (matter === 'publications' && of === EVERY_RELEASE) {
      const recounting = new RecountReleases(visit.caller);
      await visit.answer(recounting, problemOfRefusal, matterNotFound);
      return visit.goTo(`${AUDIT}?sparat=1`);
    }
    const { typed: values } = visit;
    const field = RESULT_QUESTION.name;
    const result = AUDIT_RESULTS.find((one) => one === valueIn(values, field));
    if (!result) {
      const { choose } = visit.texts.audit.item;
      const errors = [{ field, message: choose }];
      const read = await this.#read(visit);
      return visit.show(<MatterPage read={read} filled={{ values, errors }} />, 422);
    }
    const checking = new CheckMatter(visit.caller, matter, of, valueIn(values, 'sett'), result);
    await visit.answer(checking, matterRefused, matterNotFound);
    return visit.goTo(`${AUDIT}?sparat=1`);
  }

  #asked(visit: PageVisit) {
    const matter = wholeMatterOf(visit.param('matter'));
    if (!matter) throw matterNotFound();
    return [matter, visit.param('of')] as const;
  }

  #read(visit: PageVisit): Promise<MatterRead> {
    const asked = new ReadMatter(visit.caller, ...this.#asked(visit));
    return visit.answer(asked, problemOfRefusal, matterNotFound);
  }
}
