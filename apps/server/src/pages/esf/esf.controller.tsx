import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, type StreamableFile } from '@nestjs/common';
import { isMonth } from '@samspar/esf';
import { nameBasedId } from '@samspar/event-store';
import { unreachable } from '@samspar/kernel';
import { type Filled, keyOf, type Typed } from '@samspar/pages';
import {
  type EsfInsats,
  type EsfListsRead,
  type EsfOrder,
  esfSentence,
  FetchEsfList,
  MakeEsfList,
  ReadEsfLists,
} from '@samspar/use-cases';
import { esfListNotFound, esfProblem, sentEsfList } from '../../esf/esf-file.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { PageVisit, Visiting } from '../visit.js';
import { ESF_CONTROLS, ESF_LISTS, esfQuestions, typedEsfOrder, untouched } from './esf-form.js';
import { EsfPage } from './esf-page.js';

type Came = Readonly<{ filled?: Filled; key: string; wrong?: string; status: number }>;

const isPartOfOrder = (field: string | undefined): field is keyof EsfOrder =>
  field !== undefined && field in ESF_CONTROLS;

const ROWS = /^\d{1,6}$/;

const hersIn = ({ insatser }: EsfListsRead): readonly EsfInsats[] =>
  insatser.flatMap(({ isHers, insats }) => (isHers ? [insats] : []));

/** What the address asks to be filled in: the list that is to be made anew. */
const askedIn = (query: PageVisit['query']): Typed =>
  Object.fromEntries(
    Object.values(ESF_CONTROLS).flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );

/** Lists to ESF: caseworkers of the project owner make and fetch them, its leads and auditors see which were made and how they stand. */
@Allow('caseworker')
@Controller(ESF_LISTS)
export class EsfPageController {
  @Get()
  @Allow('caseworker', 'team-lead', 'auditor')
  page(@Visiting() visit: PageVisit): Promise<string> {
    return this.#show(visit, { key: randomUUID(), status: 200 });
  }

  @Post()
  async make(@Visiting() visit: PageVisit): Promise<string> {
    const { caller, texts, typed: values, today } = visit;
    const key = keyOf(visit.request.body);
    const questions = esfQuestions(texts, hersIn(await this.#read(visit)), today);
    const order = typedEsfOrder(values, questions, texts, today);
    if (!('month' in order))
      return this.#show(visit, { filled: { values, errors: order }, key, status: 422 });
    const sent = {
      ...caller,
      commandId: nameBasedId(caller.asker.actor, 'POST', ESF_LISTS, key),
      text: JSON.stringify(values),
    };
    const outcome = await visit.send(new MakeEsfList(sent, order));
    if (outcome.outcome === 'refused') {
      const message = esfSentence(outcome.refusal)[visit.language];
      const errors = isPartOfOrder(outcome.field) ? [{ field: ESF_CONTROLS[outcome.field], message }] : [];
      const { status } = esfProblem(outcome.refusal);
      const whole = errors.length === 0 ? { wrong: message } : {};
      return this.#show(visit, { filled: { values, errors }, key: randomUUID(), status, ...whole });
    }
    const { month, journeys } = answerOrProblem(outcome, esfProblem, esfListNotFound);
    return visit.goTo(`${ESF_LISTS}?gjord=${month}&rader=${journeys.length}`);
  }

  @Get(':id')
  async file(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    const outcome = await visit.send(new FetchEsfList(visit.caller, visit.param('id')));
    if (outcome.outcome === 'refused') {
      const wrong = esfSentence(outcome.refusal)[visit.language];
      return this.#show(visit, { key: randomUUID(), wrong, status: esfProblem(outcome.refusal).status });
    }
    return sentEsfList(visit.response, answerOrProblem(outcome, esfProblem, esfListNotFound));
  }

  #read(visit: PageVisit) {
    return visit.answer(new ReadEsfLists(visit.caller), unreachable, notAllowed);
  }

  async #show(visit: PageVisit, { filled, key, wrong, status }: Came): Promise<string> {
    const { gjord: month, rader: rows } = visit.query;
    const made =
      typeof month === 'string' && isMonth(month) && typeof rows === 'string' && ROWS.test(rows)
        ? { month, rows: Number(rows) }
        : undefined;
    const read = await this.#read(visit);
    const blank = { values: untouched(hersIn(read), askedIn(visit.query)), errors: [] };
    return visit.show(
      <EsfPage
        read={read}
        filled={filled ?? blank}
        commandKey={key}
        wrong={wrong}
        made={made}
        today={visit.today}
      />,
      status,
    );
  }
}
