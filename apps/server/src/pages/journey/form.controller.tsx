import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { allowedCommands } from '@samspar/casework';
import { nameBasedId, StoreUnavailable } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import {
  addressOfJourney,
  BACK,
  bodyOf,
  CONFIRM,
  DRAFT,
  DRAFT_PARAMETER,
  type JourneyFile,
  keyOf,
  lengthened,
  steered,
  tidied,
  type Typed,
  typedIn,
} from '@samspar/pages';
import { VaultUnavailable } from '@samspar/vault-database';
import type { Request, Response } from 'express';
import { readingBy } from '../../access-log.js';
import { correlationOf } from '../../correlation.js';
import { type Asked, journeyNotFound } from '../../journeys/asked.js';
import type { Answer } from '../../journeys/carry-out.js';
import { Problem } from '../../problem.js';
import { Allow } from '../../sign-in/allow.js';
import { todayBy } from '../../today.js';
import { INSTALLATION } from '../../token.js';
import { who } from '../../who.js';
import { DraftLists } from '../../drafts/draft-lists.js';
import { FormDrafts } from '../../drafts/form-drafts.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import {
  ConfirmPage,
  DraftSavedPage,
  FormPage,
  type FormState,
  type FormSubject,
  kindAddress,
  KindsPage,
  NotNowPage,
} from './form-page.js';
import { FORMS } from './forms.js';
import { JourneyApi, type JourneyForm, type Kind, type Occasion } from './journey-form.js';
import { JourneyFiles } from '../../queries/journey-files.js';
import { wrongIn } from '../sent-form.js';
import { Tellings } from '../../queries/tellings.js';

/** A form that somebody opened or sent. */
type Opened = Readonly<{
  subject: FormSubject;
  kinds: readonly Kind[];
  /** The one that the address names, or the only one. */
  kind?: Kind;
  isOpen: boolean;
}>;

const isOpenIn = ({ commands }: JourneyForm, { state }: JourneyFile): boolean => {
  const allowed = allowedCommands(state);
  return commands.some((command) => allowed.includes(command));
};

/** Statuses of problems that the form itself answers. */
const ANSWERED: readonly number[] = [400, 409, 412, 422];

@ApiExcludeController()
@Allow('caseworker')
@Controller('arenden')
export class JourneyFormController {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly files: JourneyFiles,
    private readonly tellings: Tellings,
    private readonly api: JourneyApi,
    private readonly drafts: FormDrafts,
    private readonly draftLists: DraftLists,
  ) {}

  @Get(':id/:form')
  async form(
    @Param() { id, form }: Readonly<{ id: string; form: string }>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { subject, kinds, kind, isOpen } = await this.#opened(request, id, form);
    const asker = who(request);
    const wanted = request.query[DRAFT_PARAMETER];
    const address = kindAddress(subject.file, subject.form, kind);
    const left = await this.drafts.named(asker.actor, address, wanted);
    if (!isOpen && !left) return show(response, <NotNowPage subject={subject} />, 409);
    const drafts = (await this.draftLists.at(asker, address, subject.telling.texts)).filter(
      (draft) => draft.left.id !== left?.id,
    );
    if (!kind) return show(response, <KindsPage subject={subject} kinds={kinds} drafts={drafts} />);
    const state: FormState = {
      filled: { values: left?.typed ?? kind.prefilled, errors: [] },
      key: left?.id ?? randomUUID(),
      revision: left?.revision ?? subject.file.revision,
      mark: this.drafts.markOf(asker.actor),
      drafts,
      ...(left && { draftAt: left.savedAt }),
      isGone: wanted !== undefined && !left,
      ...(!isOpen && { whole: subject.telling.texts.journey.form.notNow.title }),
    };
    return show(response, <FormPage subject={subject} kind={kind} state={state} />, isOpen ? 200 : 409);
  }

  @Post(':id/:form')
  async send(
    @Param() { id, form }: Readonly<{ id: string; form: string }>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { subject, kind } = await this.#opened(request, id, form);
    if (!kind) throw journeyNotFound();
    const { actor } = who(request);
    const address = kindAddress(subject.file, subject.form, kind);
    const state = this.#stateOf(request, subject, kind);
    const longer = lengthened(kind.questions, request.body, state.filled.values);
    if (longer) {
      const filled = { values: longer, errors: [] };
      return show(response, <FormPage subject={subject} kind={kind} state={{ ...state, filled }} />);
    }
    switch (steered(request.body, '_gor')) {
      case DRAFT:
        await this.drafts.keep(actor, address, request.body);
        return show(response, <DraftSavedPage subject={subject} kind={kind} state={state} />);
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
    kind: Kind,
    state: FormState,
  ): Promise<void> {
    const { file, today } = subject;
    const typed = state.filled.values;
    const { actor } = who(request);
    let answer: Answer;
    try {
      const body = bodyOf(kind.questions, typed, today, kind.given);
      kind.taker.check(body);
      if (subject.form.confirmed !== undefined && steered(request.body, '_gor') !== CONFIRM)
        return show(response, <ConfirmPage subject={subject} kind={kind} state={state} />);
      answer = await kind.taker.send(this.#asked(request, file, state, body), body);
    } catch (error) {
      return this.#again(request, response, subject, kind, state, error);
    }
    await this.drafts.remove(actor, state.key);
    const query = new URLSearchParams([
      ['efter', answer.position],
      ...answer.warnings.map(({ code }) => ['varning', code]),
    ]);
    return response.redirect(303, `${addressOfJourney(file.id)}?${query.toString()}`);
  }

  /** The form as it came, with what is wrong. Throws again what is no fault of the form and nothing to wait for. */
  async #again(
    request: Request,
    response: Response,
    subject: FormSubject,
    kind: Kind,
    state: FormState,
    error: unknown,
  ): Promise<void> {
    if (error instanceof StoreUnavailable || error instanceof VaultUnavailable) {
      const { what, todo } = subject.telling.texts.errors[503];
      const waiting = { ...state, whole: `${what} ${todo}` };
      return show(response, <FormPage subject={subject} kind={kind} state={waiting} />, 503);
    }
    if (!(error instanceof Problem) || !ANSWERED.includes(error.status)) throw error;
    if (error.code === 'IdempotencyKeyReused') {
      const anew = { ...state, key: randomUUID(), revision: subject.file.revision, isSavedBefore: true };
      return show(response, <FormPage subject={subject} kind={kind} state={anew} />, 409);
    }
    if (error.status === 412 && subject.file.isWhole)
      return this.#overtaken(request, response, subject, kind, state);
    const { errors, whole } = wrongIn(error, kind.questions, state.filled.values, subject.telling);
    const mended: FormState = {
      ...state,
      filled: { values: state.filled.values, errors },
      ...(whole !== undefined && { whole }),
    };
    const status = error.status !== 422 && errors.length === 0 ? 409 : 422;
    return show(response, <FormPage subject={subject} kind={kind} state={mended} />, status);
  }

  /** The form as it came, with what somebody else registered since it was shown; sent again it is for the journey as it now is. */
  async #overtaken(
    request: Request,
    response: Response,
    subject: FormSubject,
    kind: Kind,
    state: FormState,
  ): Promise<void> {
    const file = await this.files.renewed(who(request), subject.file);
    const meanwhile = file.events.filter(({ revision }) => revision > state.revision);
    const telling = await this.tellings.about(file, subject.visitor, meanwhile);
    const page = (
      <FormPage
        subject={{ ...subject, file, telling }}
        kind={kind}
        state={{ ...state, revision: file.revision, meanwhile }}
      />
    );
    return show(response, page, 409);
  }

  #stateOf(request: Request, { file }: FormSubject, kind: Kind): FormState {
    const revision = Number(steered(request.body, '_revision') || file.revision);
    const values: Typed = tidied(kind.questions, typedIn(request.body));
    return {
      filled: { values, errors: [] },
      key: keyOf(request.body),
      revision: Number.isInteger(revision) ? revision : file.revision,
      mark: this.drafts.markOf(who(request).actor),
    };
  }

  #asked(request: Request, file: JourneyFile, { key, revision }: FormState, body: object): Asked {
    const asker = who(request);
    return {
      asker,
      commandId: nameBasedId(asker.actor, 'POST', request.path, key),
      correlationId: correlationOf(request),
      journey: file.id,
      expected: revision,
      text: JSON.stringify(body),
      setHeader: () => undefined,
    };
  }

  async #opened(request: Request, id: string, name: string): Promise<Opened> {
    const asker = who(request);
    const visitor = visitorOf(request);
    const form = FORMS.find((known) => known.name === name);
    if (form === undefined) throw journeyNotFound();
    // The sender of a referral may take it back, and nothing else.
    const part = form.name === 'atertagande' ? 'referral' : 'journey';
    const file = await this.files.open(readingBy(request, 'form', form.commands), id, part);
    const today = todayBy(this.installation.clock);
    const [person, telling] = await Promise.all([
      file.isWhole ? this.files.personOf(asker, file) : null,
      this.tellings.about(file, visitor, []),
    ]);
    const occasion: Occasion = {
      file,
      today,
      speech: telling,
      api: this.api,
      revealed: (sealed) => this.files.revealed(file, sealed),
      caseworkers: async () =>
        (await this.files.caseworkersOf(file)).map((one) => ({ value: one.id, label: one.name })),
    };
    const kinds = await form.kinds(occasion);
    const wanted = new URL(request.originalUrl, 'http://localhost').searchParams.get('val');
    const kind =
      wanted === null && kinds.length === 1 ? kinds[0] : kinds.find((one) => one.name === (wanted ?? ''));
    if (wanted !== null && kind === undefined) throw journeyNotFound();
    const subject: FormSubject = { visitor, telling, file, person, today, form };
    return { subject, kinds, ...(kind && { kind }), isOpen: isOpenIn(form, file) };
  }
}
