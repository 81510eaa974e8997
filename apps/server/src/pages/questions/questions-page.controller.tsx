import { Controller, Get } from '@nestjs/common';
import { typedIn, valueIn } from '@samspar/pages';
import { isKnownQuestion, readAbout } from '@samspar/questions';
import { ReadQuestions } from '@samspar/use-cases';
import { questionNotFound } from '../../questions/question-problems.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import { PageVisit, Visiting } from '../visit.js';
import { QUESTIONS } from './question-parts.js';
import { type Narrowed, QuestionsPage, SEARCH, SHOW, SHOWN } from './questions-page.js';
import { askedOf, showKnown, showOwn } from './shown-question.js';

/** The questions, for all who may read what has been released; their figures for those who see more. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller('fragor')
export class QuestionsPageController {
  @Get()
  async list(@Visiting() visit: PageVisit): Promise<string> {
    const { about, period, years } = await askedOf(visit);
    const asked = readAbout(about);
    if ('refusal' in asked) return visit.goTo(QUESTIONS);
    const read = answerOrProblem(
      await visit.send(new ReadQuestions(visit.caller, asked.about)),
      refusedStatistics,
      questionNotFound,
    );
    const typed = typedIn(visit.query);
    const narrowed: Narrowed = {
      search: valueIn(typed, SEARCH),
      show: SHOWN.find((one) => one === valueIn(typed, SHOW)) ?? '',
    };
    return visit.show(<QuestionsPage {...{ read, about, period, years, narrowed }} />);
  }

  @Get(':id')
  question(@Visiting() visit: PageVisit): Promise<string> {
    const id = visit.param('id');
    return isKnownQuestion(id) ? showKnown(visit, id) : showOwn(visit, id);
  }
}
