import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { isJourneyRefusal, refusalSentence } from '@samspar/casework';
import { CARD_REASON } from '@samspar/codes';
import { nameBasedId } from '@samspar/event-store';
import { IDENTITY_PROBLEM } from '@samspar/identity-number';
import { unreachable } from '@samspar/kernel';
import {
  addressOfJourney,
  BACK,
  bodyOf,
  ConfirmPage,
  DRAFT,
  DRAFT_PARAMETER,
  DraftSavedPage,
  keyOf,
  type Question,
  steered,
  type Typed,
  typedIn,
  SAVE,
} from '@samspar/pages';
import {
  ChangeContact,
  IdentifyPerson,
  type Outcome,
  PartFormerNumber,
  type PersonAnswer,
  type PersonRefusal,
  PreviewIdentification,
  type Sent,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { problemsOf } from '../../body-pipe.js';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { FormDrafts } from '../../drafts/form-drafts.js';
import { IdentificationBody, ParticularsBody } from '../../journeys/person-body.js';
import { journeyNotFound, problemOfRefusal, stale } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { outOfReach, type Wrong, wrongFields } from '../sent-form.js';
import type { PersonSubject } from './person-subject.js';
import { PersonSubjects } from './person-subjects.js';
import { CONTACT_QUESTIONS, keptContact, numberQuestions } from './person-forms.js';
import {
  NumberReviewPage,
  OPEN,
  type PersonForm,
  PersonFormPage,
  type PersonFormState,
  PersonPage,
} from './person-page.js';

/** A form of a person that somebody opened or sent. */
type Opened = Readonly<{ subject: PersonSubject; form: PersonForm; questions: readonly Question[] }>;

type Done = Outcome<PersonAnswer, PersonRefusal>;

/** A refusal at the question that it is about. */
const wrongBy = (
  refusal: PersonRefusal,
  field: string | undefined,
  questions: readonly Question[],
  { telling }: PersonSubject,
): Wrong => {
  const { language, texts } = telling;
  const message =
    refusal.code === 'IdentityNumberWrong'
      ? IDENTITY_PROBLEM[refusal.problem][language]
      : isJourneyRefusal(refusal)
        ? refusalSentence(refusal)[language]
        : (texts.person.refusals[refusal.code] ?? texts.person.other);
  const question = questions.find(({ name }) => name === field);
  return question ? { errors: [{ field: question.name, message }] } : { errors: [], whole: message };
};

const addressOfSaved = (journey: string, { position, warnings }: PersonAnswer): string => {
  const told = [['efter', position], ...warnings.map((code) => ['varning', code])];
  return `${addressOfJourney(journey, 'person')}?${new URLSearchParams(told).toString()}`;
};

/** The card of the person of a journey, and what is registered of her beside the journey itself. */
@Allow('caseworker')
@Controller('arenden')
export class PersonController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly subjects: PersonSubjects,
    private readonly drafts: FormDrafts,
  ) {}

  @Get(':id/person')
  async person(@Req() request: Request, @Res() response: Response): Promise<void> {
    const subject = await this.subjects.of(request);
    const query = new URL(request.originalUrl, 'http://localhost').searchParams;
    show(
      response,
      <PersonPage
        subject={subject}
        isSaved={/^\d+$/.test(query.get('efter') ?? '')}
        warnings={query.getAll('varning')}
      />,
    );
  }

  @Get(':id/personnummer')
  async number(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#open(request, response, 'personnummer');
  }

  @Get(':id/kontakt')
  async contact(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#open(request, response, 'kontakt');
  }

  @Post(':id/personnummer')
  async sendNumber(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#send(request, response, 'personnummer');
  }

  @Post(':id/kontakt')
  async sendContact(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#send(request, response, 'kontakt');
  }

  @Get(':id/tidigare-nummer')
  async askToPart(@Req() request: Request, @Res() response: Response): Promise<void> {
    const subject = await this.subjects.of(request);
    if (!subject.card.isMerged) throw journeyNotFound();
    const { merged } = subject.telling.texts.person;
    show(
      response,
      <ConfirmPage
        title={merged.confirm}
        action={request.path}
        button={merged.button}
        back={addressOfJourney(subject.file.id, 'person')}
        cancel={merged.cancel}
      >
        <p>{merged.consequence}</p>
      </ConfirmPage>,
    );
  }

  @Post(':id/tidigare-nummer')
  async part(@Req() request: Request, @Res() response: Response): Promise<void> {
    const id = String(request.params['id']);
    const sent = this.#sent(request, keyOf(request.body), '');
    const outcome = await this.dispatch.send(new PartFormerNumber(sent, id));
    if ('answer' in outcome) return response.redirect(303, addressOfSaved(id, outcome.answer));
    if (outcome.outcome === 'unavailable') throw outcome.cause;
    throw outcome.outcome === 'stale' ? stale(outcome.revision) : journeyNotFound();
  }

  async #open(request: Request, response: Response, form: PersonForm): Promise<void> {
    const opened = await this.#opened(request, form);
    const { subject } = opened;
    // Nothing of who is protected is asked, nor is a draft of it shown.
    if (subject.card.isProtected) return response.redirect(303, addressOfJourney(subject.file.id, 'person'));
    const { actor } = who(request);
    const wanted = request.query[DRAFT_PARAMETER];
    const left = await this.drafts.named(actor, addressOfJourney(subject.file.id, form), wanted);
    const values = left?.typed ?? (form === 'kontakt' ? keptContact(subject.card) : {});
    const state: PersonFormState = {
      filled: { values, errors: [] },
      key: left?.id ?? randomUUID(),
      mark: this.drafts.markOf(actor),
      draftAt: left?.savedAt,
      isGone: wanted !== undefined && !left,
    };
    show(response, <PersonFormPage {...opened} state={state} />);
  }

  async #send(request: Request, response: Response, form: PersonForm): Promise<void> {
    const opened = await this.#opened(request, form);
    const { subject, questions } = opened;
    const { actor } = who(request);
    const values: Typed = typedIn(request.body);
    const state: PersonFormState = {
      filled: { values, errors: [] },
      key: keyOf(request.body),
      // Of who is protected no draft is kept, nor where the session has ended.
      mark: subject.card.isProtected ? '' : this.drafts.markOf(actor),
    };
    const { isProtected } = subject.card;
    const isClosed = isProtected && subject.file.openedFor === null;
    const again = ({ errors, whole }: Wrong, status: number, key = state.key) =>
      show(
        response,
        <PersonFormPage {...opened} state={{ ...state, key, isClosed, filled: { values, errors }, whole }} />,
        status,
      );
    const { IdentityIsProtected: why } = subject.telling.texts.person.refusals;
    if (isClosed) return again({ errors: [], ...(why !== undefined && { whole: why }) }, 409);
    const step = steered(request.body, '_gor');
    if (step === BACK) return again({ errors: [] }, 200);
    if (step === OPEN) {
      const typed = form === 'kontakt' ? keptContact(subject.card) : {};
      const filled = { values: { ...values, ...typed }, errors: [] };
      return show(response, <PersonFormPage {...opened} state={{ ...state, filled }} />);
    }
    if (step === DRAFT && !isProtected) {
      const address = await this.drafts.keep(actor, addressOfJourney(subject.file.id, form), request.body);
      const back = addressOfJourney(subject.file.id, 'person');
      return show(
        response,
        <DraftSavedPage address={address} back={back}>
          {subject.telling.texts.journey.tabs.person}
        </DraftSavedPage>,
      );
    }
    const body = bodyOf(questions, values, subject.today);
    const problems = problemsOf(form === 'kontakt' ? ParticularsBody : IdentificationBody, body);
    if (problems.length > 0) return again(wrongFields(problems, questions, values, subject.telling), 422);
    const caller = callerOf(request);
    const { id } = subject.file;
    const sent = this.#sent(request, state.key, JSON.stringify(body));
    if (form === 'personnummer' && step !== SAVE) {
      const told = Object.assign(new IdentificationBody(), body);
      const outcome = await this.dispatch.send(new PreviewIdentification(caller, id, told, subject.file));
      if ('answer' in outcome)
        return show(response, <NumberReviewPage {...opened} state={state} preview={outcome.answer} />);
      return this.#refused(outcome, opened, again);
    }
    const outcome: Done =
      form === 'kontakt'
        ? await this.dispatch.send(new ChangeContact(sent, id, { ...body }, subject.file))
        : await this.dispatch.send(
            new IdentifyPerson(sent, id, Object.assign(new IdentificationBody(), body), subject.file),
          );
    if ('answer' in outcome) {
      await this.drafts.remove(actor, state.key);
      return response.redirect(303, addressOfSaved(id, outcome.answer));
    }
    return this.#refused(outcome, opened, again);
  }

  #sent(request: Request, key: string, text: string): Sent {
    const caller = callerOf(request);
    return { ...caller, commandId: nameBasedId(caller.asker.actor, 'POST', request.path, key), text };
  }

  /** Shows the form again with what is wrong with it. */
  #refused(
    outcome: Exclude<Done, { answer: PersonAnswer }>,
    { subject, questions }: Opened,
    again: (wrong: Wrong, status: number, key?: string) => void,
  ): void {
    switch (outcome.outcome) {
      case 'refused': {
        const { refusal, field } = outcome;
        const wrong = wrongBy(refusal, field, questions, subject);
        return refusal.code === 'CommandIdReused' ? again(wrong, 409, randomUUID()) : again(wrong, 422);
      }
      case 'unavailable':
        return again(outOfReach(subject.telling), 503);
      case 'stale':
        return again({ errors: [], whole: subject.telling.texts.person.other }, 409);
      case 'notFound':
        throw journeyNotFound();
      default:
        return unreachable(outcome);
    }
  }

  async #opened(request: Request, form: PersonForm): Promise<Opened> {
    const said = typedIn(request.body)['openedFor'];
    const openedFor = CARD_REASON.find(({ code }) => code === said)?.code;
    const subject = await this.subjects.of(request, openedFor);
    // Nor is what was typed before consent was withdrawn, which may be another authority's.
    if (subject.card.undisclosed > 0 || subject.file.withheld.includes('participation'))
      throw problemOfRefusal({ code: 'NotDisclosed', kinds: ['identity'] });
    const questions = form === 'kontakt' ? CONTACT_QUESTIONS : numberQuestions(subject.card);
    return { subject, form, questions };
  }
}
