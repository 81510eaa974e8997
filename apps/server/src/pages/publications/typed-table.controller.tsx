import { publicationAddress } from '@samspar/pages';
import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { unreachable } from '@samspar/kernel';
import { BeginPublication, ChangePublication, ReadPublication, ReadPublications } from '@samspar/use-cases';
import { publicationNotFound } from '../../publications/publication-problems.js';
import { Allow } from '../../sign-in/allow.js';
import { PageVisit, Visiting } from '../visit.js';
import { wordsIn } from './publication-questions.js';
import { standing } from './publications-page.js';
import { cameOf, filledBy, type RefusedForm } from './sent-publication.js';
import { sentForm } from '../sent-form.js';
import { typedTableIn } from './typed-questions.js';
import { NewReportPage, TypedTablePage } from './typed-table.js';

type Came = Pick<RefusedForm, 'errors' | 'wrong'>;

/** What the office releases beside tables of the statistics: reports, and tables typed by hand. */
@Allow('office')
@Controller('publicerat')
export class TypedTableController {
  @Get('rapport')
  async askForReport(@Visiting() visit: PageVisit, came?: Came): Promise<string> {
    const { publications } = await visit.answer(new ReadPublications(visit.caller), unreachable);
    return visit.show(
      <NewReportPage
        releases={standing(publications)}
        commandKey={randomUUID()}
        filled={filledBy(visit, came)}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }

  @Post('rapport')
  async beginReport(@Visiting() visit: PageVisit): Promise<string> {
    const data = { ...wordsIn(visit.typed), tables: [] };
    const begun = new BeginPublication(sentForm(visit, 'rapport'), data);
    const came = await cameOf(visit, begun);
    if ('refusal' in came) return this.askForReport(visit, came);
    return visit.goTo(`${publicationAddress({ id: came.publication })}?klart=ord`);
  }

  @Get(':id/egen-tabell')
  async askForTable(@Visiting() visit: PageVisit, came?: Came): Promise<string> {
    const asked = new ReadPublication(visit.caller, visit.param('id'));
    const read = await visit.answer(asked, unreachable, publicationNotFound);
    if (read.publication.status !== 'begun') throw publicationNotFound();
    return visit.show(
      <TypedTablePage
        read={read}
        commandKey={randomUUID()}
        filled={filledBy(visit, came)}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }

  @Post(':id/egen-tabell')
  async addTable(@Visiting() visit: PageVisit): Promise<string> {
    const id = visit.param('id');
    const typed = typedTableIn(visit.typed, visit.language, visit.today);
    if ('errors' in typed) return this.askForTable(visit, typed);
    const wish = { type: 'AddTypedTable', data: typed } as const;
    const added = new ChangePublication(sentForm(visit, 'egen-tabell'), id, wish);
    const came = await cameOf(visit, added);
    if ('refusal' in came) return this.askForTable(visit, came);
    return visit.goTo(`${publicationAddress({ id })}?klart=tabell`);
  }
}
