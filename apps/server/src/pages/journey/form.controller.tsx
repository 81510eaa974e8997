import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import {
  BACK,
  bodyOf,
  commandsOf,
  CONFIRM,
  DRAFT,
  DRAFT_PARAMETER,
  type FormName,
  JOURNEY_FORMS,
  keyOf,
  lengthened,
  steered,
  tidied,
  type Typed,
} from '@samspar/pages';
import {
  allowedOf,
  ChangeJourney,
  isBlind,
  ListCaseworkers,
  NamePerson,
  ReadJourney,
  ReadTeam,
  RereadJourney,
  RevealTexts,
  type Sent,
  type ShownJourney,
} from '@samspar/use-cases';
import { nameBasedId } from '@samspar/event-store';
import { unreachable } from '@samspar/kernel';
import { problemsOf } from '../../body-pipe.js';
import { journeyNotFound, problemOfRefusal, stale } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { FormDrafts } from '../../drafts/form-drafts.js';
import { addressOfSaved, outOfReach, type Wrong, wrongBy, wrongFields } from '../sent-form.js';
import {
  ConfirmFormPage,
  FormPage,
  FormSavedPage,
  type FormState,
  type FormSubject,
  isConfirmed,
  kindAddress,
  KindsPage,
  NotNowPage,
} from './form-page.js';
import { FORMS } from './forms.js';
import type { FormKind, Occasion } from './journey-form.js';
import { tellingAbout } from '../tellings.js';
import { PageVisit, Visiting } from '../visit.js';

/** A form that somebody opened or sent. */
type Opened = Readonly<{
  subject: FormSubject;
  kinds: readonly FormKind[];
  /** The one that the address names, or the only one. */
  kind?: FormKind;
  isOpen: boolean;
}>;

const isOpenIn = (form: FormName, file: ShownJourney): boolean => {
  const allowed = allowedOf(file);
  return commandsOf(form).some((command) => allowed.includes(command));
};

@Allow('caseworker')
@Controller('arenden')
export class JourneyFormController {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly draftLists: DraftLists,
  ) {}

  @Get(':id/:form')
  async form(@Visiting() visit: PageVisit): Promise<string> {
    const { subject, kinds, kind, isOpen } = await this.#opened(visit);
    const { asker } = visit;
    const wanted = visit.query[DRAFT_PARAMETER];
    const address = kindAddress(subject.file, subject.form, kind);
    // What was typed may be another authority's, as of a plan that is revised.
    const left = isBlind(subject.file, commandsOf(subject.form))
      ? undefined
      : await this.drafts.named(asker.actor, address, wanted);
    if (!isOpen && !left) return visit.show(<NotNowPage subject={subject} />, 409);
    const drafts = (await this.draftLists.at(visit.caller, address, subject.telling.texts)).filter(
      (draft) => draft.left.id !== left?.id,
    );
    if (!kind) return visit.show(<KindsPage subject={subject} kinds={kinds} drafts={drafts} />);
    const state: FormState = {
      filled: { values: left?.typed ?? kind.prefilled, errors: [] },
      key: left?.id ?? randomUUID(),
      revision: left?.revision ?? subject.file.revision,
      mark: this.drafts.markOf(asker.actor),
      drafts,
      draftAt: left?.savedAt,
      isGone: wanted !== undefined && !left,
      isClosed: !isOpen,
      whole: isOpen ? undefined : subject.telling.texts.journey.form.notNow.title,
    };
    return visit.show(<FormPage subject={subject} kind={kind} state={state} />, isOpen ? 200 : 409);
  }

  @Post(':id/:form')
  async send(@Visiting() visit: PageVisit): Promise<string> {
    const { subject, kind, isOpen } = await this.#opened(visit);
    if (!kind) throw journeyNotFound();
    const { actor } = visit.asker;
    const address = kindAddress(subject.file, subject.form, kind);
    const state = { ...this.#stateOf(visit, subject, kind), isClosed: !isOpen };
    const longer = lengthened(kind.questions, visit.request.body, state.filled.values);
    if (longer) {
      const filled = { values: longer, errors: [] };
      return visit.show(<FormPage subject={subject} kind={kind} state={{ ...state, filled }} />);
    }
    switch (visit.step) {
      case DRAFT:
        await this.drafts.keep(actor, address, visit.request.body);
        return visit.show(<FormSavedPage subject={subject} kind={kind} state={state} />);
      case BACK:
        return visit.show(<FormPage subject={subject} kind={kind} state={state} />);
      default:
        return this.#save(visit, subject, kind, state);
    }
  }

  async #save(visit: PageVisit, subject: FormSubject, kind: FormKind, state: FormState): Promise<string> {
    const { file, today, telling } = subject;
    const { questions, resource } = kind;
    const { values } = state.filled;
    const again = ({ errors, whole }: Wrong, status: number) =>
      visit.show(
        <FormPage subject={subject} kind={kind} state={{ ...state, filled: { values, errors }, whole }} />,
        status,
      );
    const body = bodyOf(questions, values, today, kind.given);
    const problems = [...problemsOf(resource.body, body)];
    if (problems.length === 0) problems.push(...(resource.problems?.(body) ?? []));
    if (problems.length > 0) return again(wrongFields(problems, questions, values, telling), 422);
    if (isConfirmed(subject.form, telling) && visit.step !== CONFIRM) {
      if (state.isClosed) return again({ errors: [], whole: telling.texts.journey.form.notNow.title }, 409);
      return visit.show(<ConfirmFormPage subject={subject} kind={kind} state={state} />);
    }
    const { caller } = visit;
    const { actor } = caller.asker;
    const sent: Sent = {
      ...caller,
      commandId: nameBasedId(actor, 'POST', visit.request.path, state.key),
      text: JSON.stringify(body),
    };
    const outcome = await visit.send(new ChangeJourney(sent, file.id, state.revision, resource.told(body)));
    switch (outcome.outcome) {
      case 'accepted':
      case 'repeated':
        await this.drafts.remove(actor, state.key);
        return visit.goTo(addressOfSaved(file.id, outcome.answer));
      case 'refused': {
        const { refusal, field } = outcome;
        if (refusal.code === 'CommandIdReused') {
          const anew = { ...state, key: randomUUID(), revision: file.revision, isSavedBefore: true };
          return visit.show(<FormPage subject={subject} kind={kind} state={anew} />, 409);
        }
        const wrong = wrongBy(refusal, field, questions, values, telling);
        return again(
          wrong,
          problemOfRefusal(refusal).status === 409 && wrong.errors.length === 0 ? 409 : 422,
        );
      }
      case 'stale':
        return file.isWhole
          ? this.#overtaken(visit, subject, kind, state)
          : again({ errors: [], whole: stale(outcome.revision).sentence[telling.language] }, 409);
      case 'notFound':
        throw journeyNotFound();
      case 'unavailable':
        return again(outOfReach(telling), 503);
      default:
        return unreachable(outcome);
    }
  }

  /** The form as it came, with what somebody else registered since it was shown; sent again it is for the journey as it now is. */
  async #overtaken(
    visit: PageVisit,
    subject: FormSubject,
    kind: FormKind,
    state: FormState,
  ): Promise<string> {
    const file = await visit.answer(new RereadJourney(visit.caller, subject.file));
    const meanwhile = file.events.filter(({ revision }) => revision > state.revision);
    const telling = await tellingAbout(visit, file, meanwhile);
    const page = (
      <FormPage
        subject={{ ...subject, file, telling }}
        kind={kind}
        state={{ ...state, revision: file.revision, meanwhile }}
      />
    );
    return visit.show(page, 409);
  }

  #stateOf(visit: PageVisit, { file }: FormSubject, kind: FormKind): FormState {
    const revision = Number(steered(visit.request.body, '_revision') || file.revision);
    const values: Typed = tidied(kind.questions, visit.typed);
    return {
      filled: { values, errors: [] },
      key: keyOf(visit.request.body),
      revision: Number.isInteger(revision) ? revision : file.revision,
      mark: this.drafts.markOf(visit.asker.actor),
    };
  }

  async #opened(visit: PageVisit): Promise<Opened> {
    const { caller } = visit;
    const form = JOURNEY_FORMS.find(({ name }) => name === visit.param('form'))?.name;
    if (form === undefined) throw journeyNotFound();
    // The sender of a referral may take it back, and nothing else.
    const part = form === 'atertagande' ? 'referral' : 'journey';
    const file = await visit.answer(
      new ReadJourney(visit.reading('form', { toRegister: commandsOf(form) }), visit.param('id'), part),
    );
    const { today } = visit;
    const [person, telling] = await Promise.all([
      file.isWhole ? visit.answer(new NamePerson(caller, file)) : null,
      tellingAbout(visit, file, []),
    ]);
    const occasion: Occasion = {
      file,
      asker: caller.asker,
      today,
      speech: telling,
      revealed: (sealed) => visit.answer(new RevealTexts(caller, file, sealed)),
      caseworkers: async () => {
        const named = await visit.answer(new ListCaseworkers(caller, file));
        return named.map(({ id, name }) => ({ value: id, label: name }));
      },
      authorities: () => visit.answer(new ReadTeam(caller, file)),
    };
    const kinds = await FORMS[form](occasion);
    const wanted = visit.parameters.get('val');
    const kind =
      wanted === null && kinds.length === 1 ? kinds[0] : kinds.find((one) => one.name === (wanted ?? ''));
    if (wanted !== null && kind === undefined) throw journeyNotFound();
    const subject: FormSubject = { telling, file, person, today, form };
    return { subject, kinds, kind, isOpen: isOpenIn(form, file) };
  }
}
