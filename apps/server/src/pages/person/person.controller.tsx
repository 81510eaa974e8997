import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
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
  type Typed,
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
import { problemsOf } from '../../body-pipe.js';
import { FormDrafts } from '../../drafts/form-drafts.js';
import { IdentificationBody, ParticularsBody } from '../../journeys/person-body.js';
import { journeyNotFound, problemOfRefusal, stale } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { outOfReach, type Wrong, wrongFields } from '../sent-form.js';
import { type PersonSubject, personSubjectOf } from './person-subject.js';
import { CONTACT_QUESTIONS, keptContact, numberQuestions } from './person-forms.js';
import {
  NumberReviewPage,
  OPEN,
  type PersonForm,
  PersonFormPage,
  type PersonFormState,
  PersonPage,
} from './person-page.js';
import { PageVisit, Visiting } from '../visit.js';

/** A form of a person that somebody opened or sent. */
type Opened = Readonly<{ subject: PersonSubject; form: PersonForm; questions: readonly Question[] }>;

type Done = Outcome<PersonAnswer, PersonRefusal>;

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
  constructor(private readonly drafts: FormDrafts) {}

  @Get(':id/person')
  async person(@Visiting() visit: PageVisit): Promise<string> {
    const subject = await personSubjectOf(visit);
    const query = visit.parameters;
    return visit.show(
      <PersonPage
        subject={subject}
        isSaved={/^\d+$/.test(query.get('efter') ?? '')}
        warnings={query.getAll('varning')}
      />,
    );
  }

  @Get(':id/personnummer')
  async number(@Visiting() visit: PageVisit): Promise<string> {
    return this.#open(visit, 'personnummer');
  }

  @Get(':id/kontakt')
  async contact(@Visiting() visit: PageVisit): Promise<string> {
    return this.#open(visit, 'kontakt');
  }

  @Post(':id/personnummer')
  async sendNumber(@Visiting() visit: PageVisit): Promise<string> {
    return this.#send(visit, 'personnummer');
  }

  @Post(':id/kontakt')
  async sendContact(@Visiting() visit: PageVisit): Promise<string> {
    return this.#send(visit, 'kontakt');
  }

  @Get(':id/tidigare-nummer')
  async askToPart(@Visiting() visit: PageVisit): Promise<string> {
    const subject = await personSubjectOf(visit);
    if (!subject.card.isMerged) throw journeyNotFound();
    const { merged } = subject.telling.texts.person;
    return visit.show(
      <ConfirmPage
        title={merged.confirm}
        action={visit.request.path}
        button={merged.button}
        back={addressOfJourney(subject.file.id, 'person')}
        cancel={subject.telling.texts.journey.form.confirm.no}
      >
        <p>{merged.consequence}</p>
      </ConfirmPage>,
    );
  }

  @Post(':id/tidigare-nummer')
  async part(@Visiting() visit: PageVisit): Promise<string> {
    const id = visit.param('id');
    const sent = this.#sent(visit, keyOf(visit.request.body), '');
    const outcome = await visit.send(new PartFormerNumber(sent, id));
    if ('answer' in outcome) return visit.goTo(addressOfSaved(id, outcome.answer));
    if (outcome.outcome === 'unavailable') throw outcome.cause;
    throw outcome.outcome === 'stale' ? stale(outcome.revision) : journeyNotFound();
  }

  async #open(visit: PageVisit, form: PersonForm): Promise<string> {
    const opened = await this.#opened(visit, form);
    const { subject } = opened;
    // Nothing of who is protected is asked, nor is a draft of it shown.
    if (subject.card.isProtected) return visit.goTo(addressOfJourney(subject.file.id, 'person'));
    const { actor } = visit.asker;
    const wanted = visit.query[DRAFT_PARAMETER];
    const left = await this.drafts.named(actor, addressOfJourney(subject.file.id, form), wanted);
    const values = left?.typed ?? (form === 'kontakt' ? keptContact(subject.card) : {});
    const state: PersonFormState = {
      filled: { values, errors: [] },
      key: left?.id ?? randomUUID(),
      mark: this.drafts.markOf(actor),
      draftAt: left?.savedAt,
      isGone: wanted !== undefined && !left,
    };
    return visit.show(<PersonFormPage {...opened} state={state} />);
  }

  async #send(visit: PageVisit, form: PersonForm): Promise<string> {
    const opened = await this.#opened(visit, form);
    const { subject, questions } = opened;
    const { actor } = visit.asker;
    const values: Typed = visit.typed;
    const state: PersonFormState = {
      filled: { values, errors: [] },
      key: keyOf(visit.request.body),
      // Of who is protected no draft is kept, nor where the session has ended.
      mark: subject.card.isProtected ? '' : this.drafts.markOf(actor),
    };
    const { isProtected } = subject.card;
    const isClosed = isProtected && subject.file.openedFor === null;
    const again = ({ errors, whole }: Wrong, status: number, key = state.key) =>
      visit.show(
        <PersonFormPage {...opened} state={{ ...state, key, isClosed, filled: { values, errors }, whole }} />,
        status,
      );
    const { IdentityIsProtected: why } = subject.telling.texts.person.refusals;
    if (isClosed) return again({ errors: [], ...(why !== undefined && { whole: why }) }, 409);
    const { step } = visit;
    if (step === BACK) return again({ errors: [] }, 200);
    if (step === OPEN) {
      const typed = form === 'kontakt' ? keptContact(subject.card) : {};
      const filled = { values: { ...values, ...typed }, errors: [] };
      return visit.show(<PersonFormPage {...opened} state={{ ...state, filled }} />);
    }
    if (step === DRAFT && !isProtected) {
      const address = await this.drafts.keep(
        actor,
        addressOfJourney(subject.file.id, form),
        visit.request.body,
      );
      const back = addressOfJourney(subject.file.id, 'person');
      return visit.show(
        <DraftSavedPage address={address} back={back}>
          {subject.telling.texts.journey.tabs.person}
        </DraftSavedPage>,
      );
    }
    const body = bodyOf(questions, values, subject.today);
    const problems = problemsOf(form === 'kontakt' ? ParticularsBody : IdentificationBody, body);
    if (problems.length > 0) return again(wrongFields(problems, questions, values, subject.telling), 422);
    const { caller } = visit;
    const { id } = subject.file;
    const sent = this.#sent(visit, state.key, JSON.stringify(body));
    if (form === 'personnummer' && step !== SAVE) {
      const told = Object.assign(new IdentificationBody(), body);
      const outcome = await visit.send(new PreviewIdentification(caller, id, told, subject.file));
      if ('answer' in outcome)
        return visit.show(<NumberReviewPage {...opened} state={state} preview={outcome.answer} />);
      return this.#refused(outcome, opened, again);
    }
    const outcome: Done =
      form === 'kontakt'
        ? await visit.send(new ChangeContact(sent, id, { ...body }, subject.file))
        : await visit.send(
            new IdentifyPerson(sent, id, Object.assign(new IdentificationBody(), body), subject.file),
          );
    if ('answer' in outcome) {
      await this.drafts.remove(actor, state.key);
      return visit.goTo(addressOfSaved(id, outcome.answer));
    }
    return this.#refused(outcome, opened, again);
  }

  #sent(visit: PageVisit, key: string, text: string): Sent {
    const { caller } = visit;
    return { ...caller, commandId: nameBasedId(caller.asker.actor, 'POST', visit.request.path, key), text };
  }

  /** Shows the form again with what is wrong with it. */
  #refused(
    outcome: Exclude<Done, { answer: PersonAnswer }>,
    { subject, questions }: Opened,
    again: (wrong: Wrong, status: number, key?: string) => string,
  ): string {
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

  async #opened(visit: PageVisit, form: PersonForm): Promise<Opened> {
    const said = visit.typed['openedFor'];
    const openedFor = CARD_REASON.find(({ code }) => code === said)?.code;
    const subject = await personSubjectOf(visit, openedFor);
    // Nor is what was typed before consent was withdrawn, which may be another authority's.
    if (subject.card.undisclosed > 0 || subject.file.withheld.includes('participation'))
      throw problemOfRefusal({ code: 'NotDisclosed', kinds: ['identity'] });
    const questions = form === 'kontakt' ? CONTACT_QUESTIONS : numberQuestions(subject.card);
    return { subject, form, questions };
  }
}
