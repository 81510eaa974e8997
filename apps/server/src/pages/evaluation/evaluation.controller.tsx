import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import type { EvaluationOrder } from '@samspar/evaluation';
import { nameBasedId } from '@samspar/event-store';
import { unreachable } from '@samspar/kernel';
import { type Filled, keyOf, textsOf, typedIn } from '@samspar/pages';
import {
  evaluationSentence,
  FetchEvaluationFile,
  MakeEvaluationFile,
  ReadEvaluationFiles,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import {
  evaluationFileNotFound,
  evaluationProblem,
  sentEvaluationFile,
} from '../../evaluation/evaluation-file.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
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
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('team-lead', 'auditor')
  page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const filled = { values: UNTOUCHED, errors: [] };
    return this.#show(request, response, { filled, key: randomUUID(), status: 200 });
  }

  @Post()
  async make(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { language } = visitorOf(request);
    const texts = textsOf(language);
    const [values, key] = [typedIn(request.body), keyOf(request.body)];
    const questions = orderQuestions(texts, await this.#read(request));
    const order = typedOrder(values, questions, texts, this.clock.today);
    if (Array.isArray(order))
      return this.#show(request, response, { filled: { values, errors: order }, key, status: 422 });
    const sent = {
      ...callerOf(request),
      commandId: nameBasedId(who(request).actor, 'POST', EVALUATION_FILES, key),
      text: JSON.stringify(values),
    };
    const outcome = await this.dispatch.send(new MakeEvaluationFile(sent, order as EvaluationOrder));
    if (outcome.outcome === 'refused') {
      const message = evaluationSentence(outcome.refusal)[language];
      const errors = isPartOfOrder(outcome.field) ? [{ field: CONTROLS[outcome.field], message }] : [];
      const whole = errors.length === 0 ? { wrong: message } : {};
      const status = evaluationProblem(outcome.refusal).status;
      return this.#show(request, response, {
        filled: { values, errors },
        key: randomUUID(),
        status,
        ...whole,
      });
    }
    const { rows } = answerOrProblem(outcome, evaluationProblem, evaluationFileNotFound);
    response.redirect(303, `${EVALUATION_FILES}?rader=${rows}`);
  }

  @Get(':id')
  async file(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const asked = new FetchEvaluationFile(callerOf(request), String(request.params['id']));
    const outcome = await this.dispatch.send(asked);
    if (outcome.outcome === 'refused') {
      const wrong = evaluationSentence(outcome.refusal)[visitorOf(request).language];
      const filled = { values: UNTOUCHED, errors: [] };
      await this.#show(request, response, { filled, key: randomUUID(), wrong, status: 410 });
      return undefined;
    }
    return sentEvaluationFile(response, answerOrProblem(outcome, evaluationProblem, evaluationFileNotFound));
  }

  #read(request: Request) {
    return this.dispatch.answer(new ReadEvaluationFiles(callerOf(request)), unreachable, notAllowed);
  }

  async #show(request: Request, response: Response, { filled, key, wrong, status }: Came): Promise<void> {
    const said = request.query['rader'];
    const made = typeof said === 'string' && ROWS.test(said) ? Number(said) : undefined;
    const read = await this.#read(request);
    show(
      response,
      <EvaluationPage read={read} filled={filled} commandKey={key} wrong={wrong} made={made} />,
      status,
    );
  }
}
