import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { unreachable } from '@samspar/kernel';
import { type Filled, typedIn } from '@samspar/pages';
import { BeginPublication, ChangePublication, ReadPublication, ReadPublications } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { publicationNotFound } from '../../publications/publication-problems.js';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { wordsIn } from './publication-questions.js';
import { publicationAddress } from './publication-words.js';
import { followedIn } from './publications-page.js';
import { cameOf, type RefusedForm, sentForm } from './sent-publication.js';
import { typedTableIn } from './typed-questions.js';
import { NewReportPage, TypedTablePage } from './typed-table.js';

const EMPTY: Filled = { values: {}, errors: [] };

type Came = Pick<RefusedForm, 'errors' | 'wrong'>;

const filledBy = (request: Request, came: Came | undefined): Filled =>
  came ? { values: typedIn(request.body), errors: came.errors } : EMPTY;

/** What the office releases beside tables of the statistics: reports, and tables typed by hand. */
@Allow('office')
@Controller('publicerat')
export class TypedTableController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get('rapport')
  async askForReport(@Req() request: Request, @Res() response: Response, came?: Came): Promise<void> {
    const { publications } = await this.dispatch.answer(new ReadPublications(callerOf(request)), unreachable);
    const followed = followedIn(publications);
    show(
      response,
      <NewReportPage
        releases={publications.filter(({ id, wasReleased }) => wasReleased && !followed.has(id))}
        commandKey={randomUUID()}
        filled={filledBy(request, came)}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }

  @Post('rapport')
  async beginReport(@Req() request: Request, @Res() response: Response): Promise<void> {
    const data = { ...wordsIn(typedIn(request.body)), tables: [] };
    const begun = new BeginPublication(sentForm(request, 'rapport'), data);
    const came = cameOf(await this.dispatch.send(begun), visitorOf(request).language);
    if ('refusal' in came) return this.askForReport(request, response, came);
    response.redirect(303, `${publicationAddress({ id: came.publication })}?klart=ord`);
  }

  @Get(':id/egen-tabell')
  async askForTable(@Req() request: Request, @Res() response: Response, came?: Came): Promise<void> {
    const asked = new ReadPublication(callerOf(request), String(request.params['id']));
    const read = await this.dispatch.answer(asked, unreachable, publicationNotFound);
    if (read.publication.status !== 'begun') throw publicationNotFound();
    show(
      response,
      <TypedTablePage
        read={read}
        commandKey={randomUUID()}
        filled={filledBy(request, came)}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }

  @Post(':id/egen-tabell')
  async addTable(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { language } = visitorOf(request);
    const id = String(request.params['id']);
    const typed = typedTableIn(typedIn(request.body), language, this.clock.today);
    if ('errors' in typed)
      return this.askForTable(request, response, { errors: typed.errors, wrong: undefined });
    const wish = { type: 'AddTypedTable', data: typed } as const;
    const sent = sentForm(request, 'egen-tabell');
    const came = cameOf(await this.dispatch.send(new ChangePublication(sent, id, wish)), language);
    if ('refusal' in came) return this.askForTable(request, response, came);
    response.redirect(303, `${publicationAddress({ id })}?klart=tabell`);
  }
}
