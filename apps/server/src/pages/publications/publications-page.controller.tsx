import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { pdfOf } from '@samspar/documents';
import { unreachable } from '@samspar/kernel';
import { type Filled, steered, typedIn, valueIn } from '@samspar/pages';
import {
  ApprovePublication,
  ChangePublication,
  type Message,
  type Outcome,
  ProposePublication,
  type PublicationAnswer,
  type PublicationRead,
  type PublicationWish,
  type PublishRefusal,
  ReadPublication,
  ReadPublications,
  RerunPublication,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { publicationNotFound, publicationRefused } from '../../publications/publication-problems.js';
import { Allow } from '../../sign-in/allow.js';
import { SignIn } from '../../sign-in/sign-in.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { publicationDocument } from './publication-document.js';
import { PublicationPage, PUBLICATION_STEPS } from './publication-page.js';
import { wordsIn } from './publication-questions.js';
import { publicationAddress, PUBLISHED } from './publication-words.js';
import { followedIn, PublicationsPage } from './publications-page.js';
import { cameOf, type RefusedForm, sentForm } from './sent-publication.js';
import { WithdrawPage } from './withdraw-page.js';

const EMPTY: Filled = { values: {}, errors: [] };

/** Steps after which the draft is looked at once more. */
const SAVING: readonly string[] = [
  PUBLICATION_STEPS.words,
  PUBLICATION_STEPS.remove,
  PUBLICATION_STEPS.removeTyped,
];

const idOf = (request: Request): string => String(request.params['id']);

/** What has been released, for all who work in the association and its board; what is on the way there for the office. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller('publicerat')
export class PublicationsPageController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
    private readonly signIn: SignIn,
  ) {}

  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const read = await this.dispatch.answer(new ReadPublications(callerOf(request)), unreachable);
    show(response, <PublicationsPage {...read} />);
  }

  @Get(':id')
  async publication(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#show(request, response);
  }

  @Allow('office')
  @Post(':id')
  async change(@Req() request: Request, @Res() response: Response): Promise<void> {
    const step = steered(request.body, '_gor');
    const came = cameOf(
      await this.dispatch.send(this.#messageOf(request, step)),
      visitorOf(request).language,
    );
    if ('refusal' in came) return this.#show(request, response, came);
    const saved = SAVING.includes(step) ? '?klart=ord' : '';
    response.redirect(303, publicationAddress({ id: came.publication }) + saved);
  }

  @Get(':id/publicering.pdf')
  async pdf(@Req() request: Request, @Res() response: Response): Promise<void> {
    const read = await this.#read(request);
    if (!read.listed.wasReleased) throw publicationNotFound();
    const file = await pdfOf(
      publicationDocument(read, visitorOf(request).language, this.signIn.appUrl()),
      this.clock.now(),
    );
    response
      .set('Cache-Control', 'no-store')
      .attachment(`samspar-publicering-${read.id.slice(0, 8)}.pdf`)
      .type('application/pdf')
      .send(Buffer.from(file));
  }

  @Allow('office')
  @Get(':id/dra-tillbaka')
  async askToWithdraw(@Req() request: Request, @Res() response: Response, came?: RefusedForm): Promise<void> {
    const read = await this.#read(request);
    if (read.publication.status === 'withdrawn') throw publicationNotFound();
    show(
      response,
      <WithdrawPage
        read={read}
        commandKey={randomUUID()}
        filled={came ? { values: typedIn(request.body), errors: came.errors } : EMPTY}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }

  @Allow('office')
  @Post(':id/dra-tillbaka')
  async withdraw(@Req() request: Request, @Res() response: Response): Promise<void> {
    const reason = valueIn(typedIn(request.body), 'skal');
    const wish = { type: 'WithdrawPublication', data: { reason } } as const;
    const message = new ChangePublication(sentForm(request, 'dra-tillbaka'), idOf(request), wish);
    const came = cameOf(await this.dispatch.send(message), visitorOf(request).language);
    if ('refusal' in came) return this.askToWithdraw(request, response, came);
    const { listed } = await this.#read(request);
    response.redirect(303, listed.wasReleased ? publicationAddress(listed) : PUBLISHED);
  }

  #read(request: Request): Promise<PublicationRead> {
    const message = new ReadPublication(callerOf(request), idOf(request));
    return this.dispatch.answer(message, unreachable, publicationNotFound);
  }

  /** What a button of the page asks for. Throws the problem of one that is not there. */
  #messageOf(request: Request, step: string): Message<Outcome<PublicationAnswer, PublishRefusal>> {
    const id = idOf(request);
    const sent = sentForm(request, step);
    const typed = typedIn(request.body);
    const change = (wish: PublicationWish) => new ChangePublication(sent, id, wish);
    switch (step) {
      case PUBLICATION_STEPS.propose:
        return new ProposePublication(sent, id);
      case PUBLICATION_STEPS.approve:
        return new ApprovePublication(sent, id);
      case PUBLICATION_STEPS.words:
        return change({ type: 'RewordPublication', data: wordsIn(typed) });
      case PUBLICATION_STEPS.remove:
        return change({ type: 'RemoveTable', data: { table: Number(valueIn(typed, 'tabell')) } });
      case PUBLICATION_STEPS.removeTyped:
        return change({ type: 'RemoveTypedTable', data: { table: Number(valueIn(typed, 'tabell')) } });
      case PUBLICATION_STEPS.giveBack:
        return change({ type: 'ReturnPublication', data: { reason: valueIn(typed, 'skal') } });
      default:
        throw publicationNotFound();
    }
  }

  async #show(request: Request, response: Response, came?: RefusedForm): Promise<void> {
    const read = await this.#read(request);
    const asked = request.method === 'GET' && request.query['rakna'] === 'om' && read.listed.wasReleased;
    const rerun = asked
      ? await this.dispatch.answer(
          new RerunPublication(callerOf(request), read.id),
          unreachable,
          publicationNotFound,
        )
      : undefined;
    const { publications } = await this.dispatch.answer(new ReadPublications(callerOf(request)), unreachable);
    const followed = followedIn(publications);
    const releases = publications.filter(
      ({ id, wasReleased }) => wasReleased && id !== read.id && !followed.has(id),
    );
    show(
      response,
      <PublicationPage
        read={read}
        releases={releases}
        rerun={rerun}
        commandKey={randomUUID()}
        filled={
          came && came.errors.length > 0 ? { values: typedIn(request.body), errors: came.errors } : undefined
        }
        findings={came?.refusal.code === 'Implausible' ? came.refusal.findings : []}
        wrong={came?.wrong}
        isSaved={request.query['klart'] !== undefined}
      />,
      came ? publicationRefused(came.refusal).status : 200,
    );
  }
}
