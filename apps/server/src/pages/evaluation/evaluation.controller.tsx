import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, type StreamableFile } from '@nestjs/common';
import type { EvaluationOrder } from '@samspar/evaluation';
import { nameBasedId } from '@samspar/event-store';
import { unreachable } from '@samspar/kernel';
import { type Filled, keyOf } from '@samspar/pages';
import {
  evaluationSentence,
  FetchEvaluationFile,
  MakeEvaluationFile,
  ReadEvaluationFiles,
} from '@samspar/use-cases';
import {
  evaluationFileNotFound,
  evaluationProblem,
  sentEvaluationFile,
} from '../../evaluation/evaluation-file.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { PageVisit, Visiting } from '../visit.js';
import {
  CONTROLS,
  EVALUATION_FILES,
  EvaluationPage,
  typedOrder,
  orderQuestions,
  UNTOUCHED,
} from './evaluation-page.js';

type Came = Readonly<{ filled: Filled; key: string; wrong?: string; status: number }>;

const isPartOfOrder = (field: string | undefined): field is keyof EvaluationOrder =>
  field !== undefined && field in CONTROLS;

const ROWS = /^\d{1,6}$/;

/** Files for evaluation: whoever leads insatser makes and fetches them, auditors see which were made. */
@Allow('team-lead')
@Controller(EVALUATION_FILES)
export class EvaluationPageController {
  @Get()
  @Allow('team-lead', 'auditor')
  page(@Visiting() visit: PageVisit): Promise<string> {
    const filled = { values: UNTOUCHED, errors: [] };
    return this.#show(visit, { filled, key: randomUUID(), status: 200 });
  }

  @Post()
  async make(@Visiting() visit: PageVisit): Promise<string> {
    const { caller, texts, typed: values } = visit;
    const key = keyOf(visit.request.body);
    const questions = orderQuestions(texts, await this.#read(visit));
    const order = typedOrder(values, questions, texts, visit.today);
    if (Array.isArray(order))
      return this.#show(visit, { filled: { values, errors: order }, key, status: 422 });
    const sent = {
      ...caller,
      commandId: nameBasedId(caller.asker.actor, 'POST', EVALUATION_FILES, key),
      text: JSON.stringify(values),
    };
    const outcome = await visit.send(new MakeEvaluationFile(sent, order as EvaluationOrder));
    if (outcome.outcome === 'refused') {
      const message = evaluationSentence(outcome.refusal)[visit.language];
      const errors = isPartOfOrder(outcome.field) ? [{ field: CONTROLS[outcome.field], message }] : [];
      const whole = errors.length === 0 ? { wrong: message } : {};
      const status = evaluationProblem(outcome.refusal).status;
      return this.#show(visit, {
        filled: { values, errors },
        key: randomUUID(),
        status,
        ...whole,
      });
    }
    const { rows } = answerOrProblem(outcome, evaluationProblem, evaluationFileNotFound);
    return visit.goTo(`${EVALUATION_FILES}?rader=${rows}`);
  }

  @Get(':id')
  async file(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    const asked = new FetchEvaluationFile(visit.caller, visit.param('id'));
    const outcome = await visit.send(asked);
    if (outcome.outcome === 'refused') {
      const wrong = evaluationSentence(outcome.refusal)[visit.language];
      const filled = { values: UNTOUCHED, errors: [] };
      return this.#show(visit, { filled, key: randomUUID(), wrong, status: 410 });
    }
    const file = answerOrProblem(outcome, evaluationProblem, evaluationFileNotFound);
    return sentEvaluationFile(visit.response, file);
  }

  #read(visit: PageVisit) {
    return visit.answer(new ReadEvaluationFiles(visit.caller), unreachable, notAllowed);
  }

  async #show(visit: PageVisit, { filled, key, wrong, status }: Came): Promise<string> {
    const said = visit.query['rader'];
    const made = typeof said === 'string' && ROWS.test(said) ? Number(said) : undefined;
    const read = await this.#read(visit);
    return visit.show(
      <EvaluationPage read={read} filled={filled} commandKey={key} wrong={wrong} made={made} />,
      status,
    );
  }
}
