import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { nameBasedId } from '@samspar/event-store';
import { addressOfJourney, bodyOf, ConfirmPage, keyOf, type Typed } from '@samspar/pages';
import {
  EndProtection,
  type Outcome,
  type PersonAnswer,
  type PersonRefusal,
  ProtectIdentity,
  type Sent,
} from '@samspar/use-cases';
import { problemsOf } from '../../body-pipe.js';
import { FormDrafts } from '../../drafts/form-drafts.js';
import { OpeningBody, ProtectionEndBody } from '../../journeys/person-body.js';
import { journeyNotFound } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { wrongFields } from '../sent-form.js';
import { PersonFormPage, PersonPage } from './person-page.js';
import { type PersonSubject, personSubjectOf } from './person-subject.js';
import { ENDING, OPENING } from './protection-page.js';
import { PageVisit, Visiting } from '../visit.js';

const sentIn = (visit: PageVisit, key: string, text: string): Sent => {
  const { caller } = visit;
  return { ...caller, commandId: nameBasedId(caller.asker.actor, 'POST', visit.request.path, key), text };
};

/** Protected identity (skyddade personuppgifter): set and ended, and the card opened with what it is for. */
@Allow('caseworker')
@Controller('arenden')
export class ProtectionPageController {
  constructor(private readonly drafts: FormDrafts) {}

  /** Answered to this request alone: the card has no address of its own that could be gone back to. */
  @Post(':id/person')
  async open(@Visiting() visit: PageVisit): Promise<string> {
    const values: Typed = visit.typed;
    const subject = await personSubjectOf(visit);
    const body = bodyOf(OPENING, values, subject.today);
    const problems = problemsOf(OpeningBody, body);
    const { errors } = wrongFields(problems, OPENING, values, subject.telling);
    if (errors.length > 0 || !subject.card.isProtected)
      return visit.show(
        <PersonPage subject={subject} filled={{ values, errors }} isSaved={false} warnings={[]} />,
        errors.length > 0 ? 422 : 200,
      );
    const { openedFor } = Object.assign(new OpeningBody(), body);
    const opened = await personSubjectOf(visit, openedFor);
    return visit.show(<PersonPage subject={opened} isSaved={false} warnings={[]} />);
  }

  @Get(':id/skydda')
  async askToProtect(@Visiting() visit: PageVisit): Promise<string> {
    const subject = await personSubjectOf(visit);
    if (subject.card.isAnonymous) throw journeyNotFound();
    return this.#confirm(visit, subject, subject.card.isProtected ? 'IdentityAlreadyProtected' : undefined);
  }

  @Post(':id/skydda')
  async protect(@Visiting() visit: PageVisit): Promise<string> {
    const subject = await personSubjectOf(visit);
    const sent = sentIn(visit, keyOf(visit.request.body), '');
    const outcome = await visit.send(new ProtectIdentity(sent, subject.file.id));
    return this.#answer(visit, subject, outcome, (code) => this.#confirm(visit, subject, code));
  }

  @Get(':id/hav-skydd')
  async askToEnd(@Visiting() visit: PageVisit): Promise<string> {
    const subject = await personSubjectOf(visit);
    const { card, isResponsible } = subject;
    if (!card.isProtected) return this.#end(visit, subject, {}, 'IdentityNotProtected');
    return this.#end(visit, subject, {}, isResponsible ? undefined : 'NotResponsible');
  }

  @Post(':id/hav-skydd')
  async end(@Visiting() visit: PageVisit): Promise<string> {
    const subject = await personSubjectOf(visit);
    const values: Typed = visit.typed;
    const body = bodyOf(ENDING, values, subject.today);
    const problems = problemsOf(ProtectionEndBody, body);
    if (problems.length > 0) return this.#end(visit, subject, values, undefined, problems);
    const { reason } = Object.assign(new ProtectionEndBody(), body);
    const key = keyOf(visit.request.body);
    const sent = sentIn(visit, key, JSON.stringify(body));
    const outcome = await visit.send(new EndProtection(sent, subject.file.id, reason));
    return this.#answer(visit, subject, outcome, (code) => this.#end(visit, subject, values, code));
  }

  #confirm(visit: PageVisit, { file, telling }: PersonSubject, refusal: string | undefined): string {
    const { forms, refusals, other } = telling.texts.person;
    const { confirm, what, drafts, button } = forms.skydda;
    return visit.show(
      <ConfirmPage
        title={confirm}
        action={addressOfJourney(file.id, 'skydda')}
        button={button}
        back={addressOfJourney(file.id, 'person')}
        cancel={telling.texts.journey.form.confirm.no}
        refusal={refusal && (refusals[refusal] ?? other)}
      >
        <p>{what}</p>
        <p>{drafts}</p>
      </ConfirmPage>,
      refusal === undefined ? 200 : 409,
    );
  }

  #end(
    visit: PageVisit,
    subject: PersonSubject,
    values: Typed,
    refusal: string | undefined,
    problems: ReturnType<typeof problemsOf> = [],
  ): string {
    const { refusals, other } = subject.telling.texts.person;
    const { errors } = wrongFields(problems, ENDING, values, subject.telling);
    const state = {
      filled: { values, errors },
      whole: refusal && (refusals[refusal] ?? other),
      key: randomUUID(),
      isClosed: refusal !== undefined,
      mark: this.drafts.markOf(visit.asker.actor),
    };
    return visit.show(
      <PersonFormPage subject={subject} form="hav-skydd" questions={ENDING} state={state} />,
      errors.length > 0 ? 422 : refusal === undefined ? 200 : 409,
    );
  }

  #answer(
    visit: PageVisit,
    { file }: PersonSubject,
    outcome: Outcome<PersonAnswer, PersonRefusal>,
    refused: (code: string) => string,
  ): string {
    if ('answer' in outcome)
      return visit.goTo(`${addressOfJourney(file.id, 'person')}?efter=${outcome.answer.position}`);
    if (outcome.outcome === 'refused') return refused(outcome.refusal.code);
    if (outcome.outcome === 'unavailable') throw outcome.cause;
    throw journeyNotFound();
  }
}
