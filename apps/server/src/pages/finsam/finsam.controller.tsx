import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, type StreamableFile } from '@nestjs/common';
import { REPORTED_PARTS } from '@samspar/access';
import { nameBasedId } from '@samspar/event-store';
import {
  type FieldError,
  FINSAM_PAGE,
  finsamSheets,
  keyOf,
  steered,
  type Typed,
  valueIn,
  valuesIn,
} from '@samspar/pages';
import {
  type FinsamYearRead,
  ReadFinsamYear,
  ReportFigures,
  type Sent,
  StateFigures,
} from '@samspar/use-cases';
import { finsamNotFound, finsamRefused } from '../../finsam/finsam-problems.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { PageVisit, Visiting } from '../visit.js';
import { workbookFile } from '../workbook.js';
import {
  FiguresFormPage,
  figuresTyped,
  noteRefused,
  refusedFigures,
  typedFigures,
} from './figures-form-page.js';
import { ENTERED, FinsamPage, SEEN_FIGURES } from './finsam-page.js';
import { finsamAddress } from './finsam-words.js';

type Came = Readonly<{ errors?: readonly FieldError[]; wrong?: string }>;

const YEAR = /^\d{4}$/;

/** The year of the address; undefined where it names none. */
const yearIn = (said: unknown): number | undefined =>
  typeof said === 'string' && YEAR.test(said) ? Number(said) : undefined;

const sentForm = ({ caller, request, typed }: PageVisit, step: string): Sent => ({
  ...caller,
  commandId: nameBasedId(caller.asker.actor, 'POST', FINSAM_PAGE, step, keyOf(request.body)),
  text: JSON.stringify([step, typed]),
});

/** What Uppföljning Finsam asks of a year: to type from, to state, and to mark as reported. */
@Allow('office', 'team-lead', 'auditor')
@Controller()
export class FinsamPageController {
  @Get(FINSAM_PAGE)
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const read = await this.#read(visit, yearIn(visit.query['ar']));
    return this.#show(visit, read);
  }

  @Get(`${FINSAM_PAGE}.xlsx`)
  async workbook(@Visiting() visit: PageVisit): Promise<StreamableFile> {
    const read = await this.#read(visit, yearIn(visit.query['ar']));
    return workbookFile(visit, `samspar-uppfoljning-finsam-${read.year}`, finsamSheets(read, visit.language));
  }

  @Post(FINSAM_PAGE)
  @Allow('office', 'team-lead')
  async report(@Visiting() visit: PageVisit): Promise<string> {
    const { typed } = visit;
    const year = yearIn(valueIn(typed, 'ar'));
    if (year === undefined) throw finsamNotFound();
    const chosen = valuesIn(typed, ENTERED);
    const parts = REPORTED_PARTS.filter((part) => chosen.includes(part));
    const mark = steered(visit.request.body, SEEN_FIGURES);
    const outcome = await visit.send(new ReportFigures(sentForm(visit, mark), year, parts, mark));
    if (outcome.outcome !== 'refused') {
      answerOrProblem(outcome, finsamRefused, finsamNotFound);
      return visit.goTo(finsamAddress(year, { klart: 'rapporterat' }));
    }
    const message = finsamRefused(outcome.refusal).sentence[visit.language];
    const came: Came =
      outcome.refusal.code === 'NoPartReported'
        ? { errors: [{ field: ENTERED, message }] }
        : { wrong: message };
    return this.#show(visit, await this.#read(visit, year), came);
  }

  @Get(`${FINSAM_PAGE}/uppgifter`)
  @Allow('office')
  async ask(@Visiting() visit: PageVisit): Promise<string> {
    const read = await this.#read(visit, yearIn(visit.query['ar']));
    return this.#showForm(visit, read, typedFigures(read, visit.language));
  }

  @Post(`${FINSAM_PAGE}/uppgifter`)
  @Allow('office')
  async state(@Visiting() visit: PageVisit): Promise<string> {
    const { typed, language } = visit;
    const year = yearIn(valueIn(typed, 'ar'));
    if (year === undefined) throw finsamNotFound();
    const read = await this.#read(visit, year);
    const said = figuresTyped(read, typed, language);
    if ('errors' in said) return this.#showForm(visit, read, typed, said);
    const revision = steered(visit.request.body, '_revision');
    const seen = /^-?\d{1,9}$/.test(revision) ? Number(revision) : undefined;
    const outcome = await visit.send(new StateFigures(sentForm(visit, 'uppgifter'), year, said, seen));
    if (outcome.outcome === 'stale') {
      const { stale: wrong } = visit.texts.finsam.form;
      const now = await this.#read(visit, year);
      return this.#showForm(visit, now, typedFigures(now, language), { wrong });
    }
    if (outcome.outcome !== 'refused') {
      answerOrProblem(outcome, finsamRefused, finsamNotFound);
      return visit.goTo(finsamAddress(year, { klart: 'sparat' }));
    }
    const { refusal } = outcome;
    const message = finsamRefused(refusal).sentence[language];
    if (refusal.code === 'IdentityNumberInNote' || refusal.code === 'NoteTooLong')
      return this.#showForm(visit, read, typed, { errors: noteRefused(message) });
    const errors = refusal.code === 'CommandIdReused' ? undefined : refusedFigures(refusal, language);
    return this.#showForm(visit, read, typed, errors ? { errors } : { wrong: message });
  }

  #read(visit: PageVisit, year: number | undefined): Promise<FinsamYearRead> {
    return visit.answer(new ReadFinsamYear(visit.caller, year), finsamRefused, finsamNotFound);
  }

  #show(visit: PageVisit, read: FinsamYearRead, came?: Came): string {
    const { form } = visit.texts.finsam;
    const done = { rapporterat: form.marked, sparat: form.saved };
    const said = Object.entries(done).find(([what]) => what === visit.query['klart'])?.[1];
    return visit.show(
      <FinsamPage
        read={read}
        filled={{ values: came ? visit.typed : {}, errors: came?.errors ?? [] }}
        commandKey={randomUUID()}
        wrong={came?.wrong}
        done={came ? undefined : said}
      />,
      came ? 422 : 200,
    );
  }

  #showForm(visit: PageVisit, read: FinsamYearRead, values: Typed, came?: Came): string {
    return visit.show(
      <FiguresFormPage
        read={read}
        filled={{ values, errors: came?.errors ?? [] }}
        commandKey={randomUUID()}
        isFuture={read.year > Number(visit.today.slice(0, 4))}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }
}
