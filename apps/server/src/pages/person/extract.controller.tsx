import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Res } from '@nestjs/common';
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
  type Typed,
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
import type { Response } from 'express';
import { extractRefused } from '../../journeys/extract-refusals.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { CHECKED, EXTRACT_QUESTIONS, ExtractPage, HOLD_BACK_GROUNDS, heldBackBy } from './extract-page.js';
import { PageVisit, Visiting } from '../visit.js';

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
  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    return this.#show(visit);
  }

  @Post()
  async give(@Visiting() visit: PageVisit): Promise<string> {
    const id = visit.param('id');
    const { texts, typed, caller } = visit;
    const key = keyOf(visit.request.body);
    const errors = missingIn(EXTRACT_QUESTIONS, typed, texts);
    const recipient = codesOf(EXTRACT_RECIPIENT).find((one) => one === valueIn(typed, 'recipient'));
    const form = codesOf(EXTRACT_FORM).find((one) => one === valueIn(typed, 'form'));
    if (!recipient || !form)
      return this.#show(visit, { status: 422, filled: { values: typed, errors }, key });
    const checked = checkedIn(visit.request.body);
    const handing = { recipient, form, checked, heldBack: heldBackIn(typed) };
    const commandId = nameBasedId(caller.asker.actor, 'POST', visit.request.path, key);
    const outcome = await visit.send(
      new GiveExtract({ ...caller, commandId, text: JSON.stringify(handing) }, id, handing),
    );
    const whole = outcome.outcome === 'refused' ? texts.extract.refusals[outcome.refusal.code] : undefined;
    if (whole !== undefined)
      return this.#show(visit, {
        status: 409,
        filled: { values: typed, errors: [] },
        whole,
        key: randomUUID(),
      });
    const { extract } = answerOrProblem(outcome, extractRefused);
    return visit.goTo(addressWith(addressOfJourney(id, 'person/utdrag'), { lamnat: extract }));
  }

  @Get(':extract.pdf')
  async pdf(@Visiting() visit: PageVisit, @Res() response: Response): Promise<void> {
    const extract = await this.#given(visit);
    const file = await pdfOf(extractDocument(extract), extract.at);
    this.#send(response, 'application/pdf', 'pdf', extract, Buffer.from(file));
  }

  @Get(':extract.json')
  async json(@Visiting() visit: PageVisit, @Res() response: Response): Promise<void> {
    const extract = await this.#given(visit);
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

  async #given(visit: PageVisit): Promise<ShownExtract> {
    return visit.answer(
      new ReadExtract(visit.reading('case-extract'), visit.param('id'), { extract: visit.param('extract') }),
      extractRefused,
    );
  }

  async #show(visit: PageVisit, sent?: Sent): Promise<string> {
    const id = visit.param('id');
    const extract = await visit.answer(new ReadExtract(visit.reading('case-extract'), id), extractRefused);
    const { language, texts } = visit;
    const speech: Speech = { language, texts, association: extract.association };
    const given = extract.journeys.flatMap((one) => (one.id === id ? one.given : []));
    const users = given.flatMap(({ actor, checkedBy }) => [actor, checkedBy ?? '']);
    const names = await visit.answer(new NameStaff(visit.caller, users));
    const wanted = visit.query['lamnat'];
    return visit.show(
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
