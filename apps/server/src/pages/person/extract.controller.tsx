import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { codesOf, EXTRACT_FORM, EXTRACT_RECIPIENT } from '@samspar/codes';
import { pdfOf } from '@samspar/documents';
import { nameBasedId } from '@samspar/event-store';
import { dayInStockholm } from '@samspar/kernel';
import {
  addressOfJourney,
  addressWith,
  extractData,
  extractDocument,
  type Filled,
  keyOf,
  missingIn,
  type Speech,
  steered,
  textsOf,
  type Typed,
  typedIn,
  valueIn,
} from '@samspar/pages';
import {
  GiveExtract,
  type Handing,
  NameStaff,
  ReadExtract,
  type ShownExtract,
  type ToHoldBack,
} from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { extractRefused } from '../../journeys/extract-refusals.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { CHECKED, EXTRACT_QUESTIONS, ExtractPage, HOLD_BACK_GROUNDS, heldBackBy } from './extract-page.js';

type Sent = Readonly<{ status: number; filled: Filled; whole?: string | undefined; key: string }>;

/** What was looked through, of a form that may have been written by hand. */
const checkedIn = (body: unknown): Handing['checked'] =>
  steered(body, CHECKED)
    .split(' ')
    .flatMap((one) => {
      const [journey = '', revision = ''] = one.split(':');
      return /^\d{1,9}$/.test(revision) ? [{ journey, revision: Number(revision) }] : [];
    });

/** What is to be held back, by the fields that say so. */
const heldBackIn = (typed: Typed): readonly ToHoldBack[] =>
  Object.keys(typed).flatMap((field) => {
    const entry = heldBackBy(field);
    const ground = HOLD_BACK_GROUNDS.find((one) => one === valueIn(typed, field));
    return entry === undefined || ground === undefined ? [] : [{ ...entry, ground }];
  });

/** What is kept about the person of a journey, given out to her on her request (dataskyddsförordningen art. 15). */
@Allow('caseworker')
@Controller('arenden/:id/person/utdrag')
export class ExtractPageController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#show(request, response);
  }

  @Post()
  async give(@Req() request: Request, @Res() response: Response): Promise<void> {
    const id = String(request.params['id']);
    const texts = textsOf(visitorOf(request).language);
    const typed = typedIn(request.body);
    const key = keyOf(request.body);
    const errors = missingIn(EXTRACT_QUESTIONS, typed, texts);
    const recipient = codesOf(EXTRACT_RECIPIENT).find((one) => one === valueIn(typed, 'recipient'));
    const form = codesOf(EXTRACT_FORM).find((one) => one === valueIn(typed, 'form'));
    if (!recipient || !form)
      return this.#show(request, response, { status: 422, filled: { values: typed, errors }, key });
    const checked = checkedIn(request.body);
    const handing = { recipient, form, checked, heldBack: heldBackIn(typed) };
    const caller = callerOf(request);
    const commandId = nameBasedId(caller.asker.actor, 'POST', request.path, key);
    const outcome = await this.dispatch.send(
      new GiveExtract({ ...caller, commandId, text: JSON.stringify(handing) }, id, handing),
    );
    const whole = outcome.outcome === 'refused' ? texts.extract.refusals[outcome.refusal.code] : undefined;
    if (whole !== undefined)
      return this.#show(request, response, {
        status: 409,
        filled: { values: typed, errors: [] },
        whole,
        key: randomUUID(),
      });
    const { extract } = answerOrProblem(outcome, extractRefused);
    response.redirect(303, addressWith(addressOfJourney(id, 'person/utdrag'), { lamnat: extract }));
  }

  @Get(':extract.pdf')
  async pdf(@Req() request: Request, @Res() response: Response): Promise<void> {
    const extract = await this.#given(request);
    const file = await pdfOf(extractDocument(extract), extract.at);
    this.#send(response, 'application/pdf', 'pdf', extract, Buffer.from(file));
  }

  @Get(':extract.json')
  async json(@Req() request: Request, @Res() response: Response): Promise<void> {
    const extract = await this.#given(request);
    const file = Buffer.from(JSON.stringify(extractData(extract), undefined, 2));
    this.#send(response, 'application/json', 'json', extract, file);
  }

  /** Nothing in the name of the file tells of whom it is. */
  #send(response: Response, type: string, ending: string, { at }: ShownExtract, file: Buffer): void {
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', `attachment; filename="registerutdrag-${dayInStockholm(at)}.${ending}"`)
      .type(type)
      .send(file);
  }

  async #given(request: Request): Promise<ShownExtract> {
    const { id, extract } = request.params;
    return this.dispatch.answer(
      new ReadExtract(readingBy(request, 'case-extract'), String(id), { extract: String(extract) }),
      extractRefused,
    );
  }

  async #show(request: Request, response: Response, sent?: Sent): Promise<void> {
    const id = String(request.params['id']);
    const extract = await this.dispatch.answer(
      new ReadExtract(readingBy(request, 'case-extract'), id),
      extractRefused,
    );
    const { language } = visitorOf(request);
    const speech: Speech = { language, texts: textsOf(language), association: extract.association };
    const given = extract.journeys.flatMap((one) => (one.id === id ? one.given : []));
    const users = given.flatMap(({ actor, checkedBy }) => [actor, checkedBy ?? '']);
    const names = await this.dispatch.answer(new NameStaff(callerOf(request), users));
    const wanted = request.query['lamnat'];
    show(
      response,
      <ExtractPage
        speech={speech}
        extract={extract}
        journey={id}
        names={names}
        filled={sent?.filled ?? { values: {}, errors: [] }}
        whole={sent?.whole}
        commandKey={sent?.key ?? randomUUID()}
        given={given.find((one) => one.extract === wanted)?.extract}
      />,
      sent?.status,
    );
  }
}
