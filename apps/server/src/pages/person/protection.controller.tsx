import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { nameBasedId } from '@samspar/event-store';
import { addressOfJourney, bodyOf, ConfirmPage, keyOf, type Typed, typedIn } from '@samspar/pages';
import {
  EndProtection,
  type Outcome,
  type PersonAnswer,
  type PersonRefusal,
  ProtectIdentity,
  type Sent,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { problemsOf } from '../../body-pipe.js';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { FormDrafts } from '../../drafts/form-drafts.js';
import { OpeningBody, ProtectionEndBody } from '../../journeys/person-body.js';
import { journeyNotFound } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { wrongFields } from '../sent-form.js';
import { PersonFormPage, PersonPage } from './person-page.js';
import type { PersonSubject } from './person-subject.js';
import { PersonSubjects } from './person-subjects.js';
import { ENDING, OPENING } from './protection-page.js';

const sentIn = (request: Request, key: string, text: string): Sent => {
  const caller = callerOf(request);
  return { ...caller, commandId: nameBasedId(caller.asker.actor, 'POST', request.path, key), text };
};

/** Protected identity (skyddade personuppgifter): set and ended, and the card opened with what it is for. */
@Allow('caseworker')
@Controller('arenden')
export class ProtectionPageController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly subjects: PersonSubjects,
    private readonly drafts: FormDrafts,
  ) {}

  /** Answered to this request alone: the card has no address of its own that could be gone back to. */
  @Post(':id/person')
  async open(@Req() request: Request, @Res() response: Response): Promise<void> {
    const values: Typed = typedIn(request.body);
    const subject = await this.subjects.of(request);
    const body = bodyOf(OPENING, values, subject.today);
    const problems = problemsOf(OpeningBody, body);
    const { errors } = wrongFields(problems, OPENING, values, subject.telling);
    if (errors.length > 0 || !subject.card.isProtected)
      return show(
        response,
        <PersonPage subject={subject} filled={{ values, errors }} isSaved={false} warnings={[]} />,
        errors.length > 0 ? 422 : 200,
      );
    const { openedFor } = Object.assign(new OpeningBody(), body);
    const opened = await this.subjects.of(request, openedFor);
    show(response, <PersonPage subject={opened} isSaved={false} warnings={[]} />);
  }

  @Get(':id/skydda')
  async askToProtect(@Req() request: Request, @Res() response: Response): Promise<void> {
    const subject = await this.subjects.of(request);
    if (subject.card.isAnonymous) throw journeyNotFound();
    this.#confirm(response, subject, subject.card.isProtected ? 'IdentityAlreadyProtected' : undefined);
  }

  @Post(':id/skydda')
  async protect(@Req() request: Request, @Res() response: Response): Promise<void> {
    const subject = await this.subjects.of(request);
    const sent = sentIn(request, keyOf(request.body), '');
    const outcome = await this.dispatch.send(new ProtectIdentity(sent, subject.file.id));
    this.#answer(response, subject, outcome, (code) => this.#confirm(response, subject, code));
  }

  @Get(':id/hav-skydd')
  async askToEnd(@Req() request: Request, @Res() response: Response): Promise<void> {
    const subject = await this.subjects.of(request);
    const { card, isResponsible } = subject;
    if (!card.isProtected) return this.#end(request, response, subject, {}, 'IdentityNotProtected');
    this.#end(request, response, subject, {}, isResponsible ? undefined : 'NotResponsible');
  }

  @Post(':id/hav-skydd')
  async end(@Req() request: Request, @Res() response: Response): Promise<void> {
    const subject = await this.subjects.of(request);
    const values: Typed = typedIn(request.body);
    const body = bodyOf(ENDING, values, subject.today);
    const problems = problemsOf(ProtectionEndBody, body);
    if (problems.length > 0) return this.#end(request, response, subject, values, undefined, problems);
    const { reason } = Object.assign(new ProtectionEndBody(), body);
    const key = keyOf(request.body);
    const sent = sentIn(request, key, JSON.stringify(body));
    const outcome = await this.dispatch.send(new EndProtection(sent, subject.file.id, reason));
    this.#answer(response, subject, outcome, (code) => this.#end(request, response, subject, values, code));
  }

  #confirm(response: Response, { file, telling }: PersonSubject, refusal: string | undefined): void {
    const { forms, refusals, other } = telling.texts.person;
    const { confirm, what, drafts, button, cancel } = forms.skydda;
    show(
      response,
      <ConfirmPage
        title={confirm}
        action={addressOfJourney(file.id, 'skydda')}
        button={button}
        back={addressOfJourney(file.id, 'person')}
        cancel={cancel}
        refusal={refusal && (refusals[refusal] ?? other)}
      >
        <p>{what}</p>
        <p>{drafts}</p>
      </ConfirmPage>,
      refusal === undefined ? 200 : 409,
    );
  }

  #end(
    request: Request,
    response: Response,
    subject: PersonSubject,
    values: Typed,
    refusal: string | undefined,
    problems: ReturnType<typeof problemsOf> = [],
  ): void {
    const { refusals, other } = subject.telling.texts.person;
    const { errors } = wrongFields(problems, ENDING, values, subject.telling);
    const state = {
      filled: { values, errors },
      whole: refusal && (refusals[refusal] ?? other),
      key: randomUUID(),
      isClosed: refusal !== undefined,
      mark: this.drafts.markOf(who(request).actor),
    };
    show(
      response,
      <PersonFormPage subject={subject} form="hav-skydd" questions={ENDING} state={state} />,
      errors.length > 0 ? 422 : refusal === undefined ? 200 : 409,
    );
  }

  #answer(
    response: Response,
    { file }: PersonSubject,
    outcome: Outcome<PersonAnswer, PersonRefusal>,
    refused: (code: string) => void,
  ): void {
    if ('answer' in outcome)
      return response.redirect(
        303,
        `${addressOfJourney(file.id, 'person')}?efter=${outcome.answer.position}`,
      );
    if (outcome.outcome === 'refused') return refused(outcome.refusal.code);
    if (outcome.outcome === 'unavailable') throw outcome.cause;
    throw journeyNotFound();
  }
}
