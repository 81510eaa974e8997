import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
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
  typedIn,
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
import type { Request, Response } from 'express';
import { problemsOf } from '../../body-pipe.js';
import { callerOf, readingBy } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { journeyNotFound, problemOfRefusal, stale } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { who } from '../../who.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { FormDrafts } from '../../drafts/form-drafts.js';
import { show } from '../render.js';
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
import { Tellings } from '../tellings.js';

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
    private readonly clock: Clock,
    private readonly dispatch: Dispatch,
    private readonly tellings: Tellings,
    private readonly drafts: FormDrafts,
    private readonly draftLists: DraftLists,
  ) {}

  @Get(':id/:form')
  async form(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { subject, kinds, kind, isOpen } = await this.#opened(request);
    const asker = who(request);
    const wanted = request.query[DRAFT_PARAMETER];
    const address = kindAddress(subject.file, subject.form, kind);
    // What was typed may be another authority's, as of a plan that is revised.
    const left = isBlind(subject.file, commandsOf(subject.form))
      ? undefined
      : await this.drafts.named(asker.actor, address, wanted);
    if (!isOpen && !left) return show(response, <NotNowPage subject={subject} />, 409);
    const drafts = (await this.draftLists.at(callerOf(request), address, subject.telling.texts)).filter(
      (draft) => draft.left.id !== left?.id,
    );
    if (!kind) return show(response, <KindsPage subject={subject} kinds={kinds} drafts={drafts} />);
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
    return show(response, <FormPage subject={subject} kind={kind} state={state} />, isOpen ? 200 : 409);
  }

  @Post(':id/:form')
  async send(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { subject, kind, isOpen } = await this.#opened(request);
    if (!kind) throw journeyNotFound();
    const { actor } = who(request);
    const address = kindAddress(subject.file, subject.form, kind);
    const state = { ...this.#stateOf(request, subject, kind), isClosed: !isOpen };
    const longer = lengthened(kind.questions, request.body, state.filled.values);
    if (longer) {
      const filled = { values: longer, errors: [] };
      return show(response, <FormPage subject={subject} kind={kind} state={{ ...state, filled }} />);
    }
    switch (steered(request.body, '_gor')) {
      case DRAFT:
        await this.drafts.keep(actor, address, request.body);
        return show(response, <FormSavedPage subject={subject} kind={kind} state={state} />);
      case BACK:
        return show(response, <FormPage subject={subject} kind={kind} state={state} />);
      default:
        return this.#save(request, response, subject, kind, state);
    }
  }

  async #save(
    request: Request,
    response: Response,
    subject: FormSubject,
    kind: FormKind,
    state: FormState,
  ): Promise<void> {
    const { file, today, telling } = subject;
    const { questions, resource } = kind;
    const { values } = state.filled;
    const again = ({ errors, whole }: Wrong, status: number) =>
      show(
        response,
        <FormPage subject={subject} kind={kind} state={{ ...state, filled: { values, errors }, whole }} />,
        status,
      );
    const body = bodyOf(questions, values, today, kind.given);
    const problems = [...problemsOf(resource.body, body)];
    if (problems.length === 0) problems.push(...(resource.problems?.(body) ?? []));
    if (problems.length > 0) return again(wrongFields(problems, questions, values, telling), 422);
    if (isConfirmed(subject.form, telling) && steered(request.body, '_gor') !== CONFIRM) {
      if (state.isClosed) return again({ errors: [], whole: telling.texts.journey.form.notNow.title }, 409);
      return show(response, <ConfirmFormPage subject={subject} kind={kind} state={state} />);
    }
    const caller = callerOf(request);
    const { actor } = caller.asker;
    const sent: Sent = {
      ...caller,
      commandId: nameBasedId(actor, 'POST', request.path, state.key),
      text: JSON.stringify(body),
    };
    const outcome = await this.dispatch.send(
      new ChangeJourney(sent, file.id, state.revision, resource.told(body)),
    );
    switch (outcome.outcome) {
      case 'accepted':
      case 'repeated':
        await this.drafts.remove(actor, state.key);
        return response.redirect(303, addressOfSaved(file.id, outcome.answer));
      case 'refused': {
        const { refusal, field } = outcome;
        if (refusal.code === 'CommandIdReused') {
          const anew = { ...state, key: randomUUID(), revision: file.revision, isSavedBefore: true };
          return show(response, <FormPage subject={subject} kind={kind} state={anew} />, 409);
        }
        const wrong = wrongBy(refusal, field, questions, values, telling);
        return again(
          wrong,
          problemOfRefusal(refusal).status === 409 && wrong.errors.length === 0 ? 409 : 422,
        );
      }
      case 'stale':
        return file.isWhole
          ? this.#overtaken(request, response, subject, kind, state)
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
    request: Request,
    response: Response,
    subject: FormSubject,
    kind: FormKind,
    state: FormState,
  ): Promise<void> {
    const file = await this.dispatch.answer(new RereadJourney(callerOf(request), subject.file));
    const meanwhile = file.events.filter(({ revision }) => revision > state.revision);
    const telling = await this.tellings.about(request, file, meanwhile);
    const page = (
      <FormPage
        subject={{ ...subject, file, telling }}
        kind={kind}
        state={{ ...state, revision: file.revision, meanwhile }}
      />
    );
    return show(response, page, 409);
  }

  #stateOf(request: Request, { file }: FormSubject, kind: FormKind): FormState {
    const revision = Number(steered(request.body, '_revision') || file.revision);
    const values: Typed = tidied(kind.questions, typedIn(request.body));
    return {
      filled: { values, errors: [] },
      key: keyOf(request.body),
      revision: Number.isInteger(revision) ? revision : file.revision,
      mark: this.drafts.markOf(who(request).actor),
    };
  }

  async #opened(request: Request): Promise<Opened> {
    const caller = callerOf(request);
    const form = JOURNEY_FORMS.find(({ name }) => name === request.params['form'])?.name;
    if (form === undefined) throw journeyNotFound();
    // The sender of a referral may take it back, and nothing else.
    const part = form === 'atertagande' ? 'referral' : 'journey';
    const file = await this.dispatch.answer(
      new ReadJourney(
        readingBy(request, 'form', { toRegister: commandsOf(form) }),
        String(request.params['id']),
        part,
      ),
    );
    const today = this.clock.today;
    const [person, telling] = await Promise.all([
      file.isWhole ? this.dispatch.answer(new NamePerson(caller, file)) : null,
      this.tellings.about(request, file, []),
    ]);
    const occasion: Occasion = {
      file,
      asker: caller.asker,
      today,
      speech: telling,
      revealed: (sealed) => this.dispatch.answer(new RevealTexts(caller, file, sealed)),
      caseworkers: async () => {
        const named = await this.dispatch.answer(new ListCaseworkers(caller, file));
        return named.map(({ id, name }) => ({ value: id, label: name }));
      },
      authorities: () => this.dispatch.answer(new ReadTeam(caller, file)),
    };
    const kinds = await FORMS[form](occasion);
    const wanted = new URL(request.originalUrl, 'http://localhost').searchParams.get('val');
    const kind =
      wanted === null && kinds.length === 1 ? kinds[0] : kinds.find((one) => one.name === (wanted ?? ''));
    if (wanted !== null && kind === undefined) throw journeyNotFound();
    const subject: FormSubject = { telling, file, person, today, form };
    return { subject, kinds, kind, isOpen: isOpenIn(form, file) };
  }
}
