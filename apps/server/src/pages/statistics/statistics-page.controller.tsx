import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { mayCountPersons, maySeeUnreleased } from '@samspar/access';
import type { Association } from '@samspar/association';
import {
  addressOfQuestion,
  type AddressQuestion,
  changedQuestion,
  codesAsked,
  firstQuestion,
  isCrossed,
  listedQuestion,
  protectionOf,
  QUESTION,
  tableHeading,
  tidy,
  yearsAsked,
} from '@samspar/pages';
import { unitsInTable } from '@samspar/reports';
import {
  type Answer,
  codesNamed,
  type CodeNames,
  type CrossedTable,
  type QueryRefusal,
  readCrossed,
  readQuery,
  type RowOrder,
} from '@samspar/statistics';
import { AskStatistics, AskTable, isOfQuestion } from '@samspar/use-cases';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedStatistics } from '../../statistics/statistics.controller.js';
import type { Asker } from '../../who.js';
import { associationsFor, namesFor } from '../question-names.js';
import { questionError } from '../question-error.js';
import { CSV, type TableFile, tablesFile } from '../table-files.js';
import { PageVisit, Visiting } from '../visit.js';
import { answerCsv } from './answer-csv.js';
import type { PersonsAsked } from './statistics-form.js';
import { StatisticsPage } from './statistics-page.js';

type Posed = Readonly<{
  /** As it stands in the address. */
  typed: string;
  question: AddressQuestion;
  /** The one whose names are shown. */
  association: Association | undefined;
}>;

type Answered = Readonly<
  { answer: Answer } | { table: CrossedTable; order?: RowOrder | undefined } | { refusal: QueryRefusal }
>;

/** The referring units that an answer names. */
const unitsIn = (answered: Answered): readonly string[] => {
  if ('answer' in answered) return codesNamed(answered.answer, 'referringUnit');
  if ('refusal' in answered) return [];
  return unitsInTable(answered.table);
};

/** Whether a question asks for persons, and whether this asker may ask it so. */
const personsAsked = (asker: Asker, question: AddressQuestion): PersonsAsked => {
  const read = readQuery(listedQuestion(question));
  const query = 'refusal' in read ? undefined : read.query;
  return {
    mayCount: mayCountPersons(asker, query?.where.intervention),
    wereAsked: query?.unit === 'person',
    own: asker.interventions,
  };
};

@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller()
export class StatisticsPageController {
  @Get(QUESTION)
  question(@Visiting() visit: PageVisit): Promise<string> {
    return this.#page(visit);
  }

  /** A question that is asked where statistics open, as addresses of old do. */
  @Get('statistik')
  page(@Visiting() visit: PageVisit): Promise<string> {
    return this.#page(visit);
  }

  @Get(`${QUESTION}.xlsx`)
  workbook(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'xlsx');
  }

  @Get(`${QUESTION}.pdf`)
  pdf(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'pdf');
  }

  @Get(`${QUESTION}.csv`)
  tableCsv(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    return this.#file(visit, 'csv');
  }

  @Get('statistik.csv')
  async csv(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    const { asker, language } = visit;
    if (!maySeeUnreleased(asker)) return visit.goTo('/publicerat');
    const { question, association } = await this.#posed(visit);
    const { mayCount, wereAsked } = personsAsked(asker, question);
    const result = mayCount || !wereAsked ? await this.#answered(visit, question) : undefined;
    if (!result || !('answer' in result)) return visit.goTo(`${QUESTION}?${addressOfQuestion(question)}`);
    const { answer } = result;
    const { measure, period } = answer;
    const names = await this.#names(visit, association, question, codesNamed(answer, 'referringUnit'));
    const file = answerCsv({ answer, names, language, protect: protectionOf(question) });
    return visit.file(`samspar-${measure}-${period.from}--${period.to}.csv`, CSV, file);
  }

  async #page(visit: PageVisit): Promise<string> {
    const { asker, today } = visit;
    if (!maySeeUnreleased(asker)) return visit.goTo('/publicerat');
    const { typed, question, association } = await this.#posed(visit);
    if (typed !== '' && typed !== addressOfQuestion(question))
      return visit.goTo(`${visit.request.path}?${addressOfQuestion(question)}`);
    const persons = personsAsked(asker, question);
    const asked = persons.mayCount ? question : changedQuestion(question, { unit: '' });
    const result = await this.#answered(visit, asked);
    const isRefused = 'refusal' in result;
    return visit.show(
      <StatisticsPage
        question={asked}
        persons={persons}
        names={await this.#names(visit, association, asked, isRefused ? [] : unitsIn(result))}
        today={today}
        result={isRefused ? { errors: [questionError(result.refusal, visit.language)] } : result}
      />,
      isRefused ? 422 : 200,
    );
  }

  /** The question of an address; where there are several associations it is about the asker's own. */
  async #posed(visit: PageVisit): Promise<Posed> {
    const { today, parameters } = visit;
    const { shown, asked } = await associationsFor(visit);
    const typed: AddressQuestion = [...parameters];
    return {
      typed: addressOfQuestion(typed),
      question: tidy(
        typed.length === 0 ? firstQuestion(today, await this.#yearsOf(visit, asked)) : typed,
        today,
        asked,
      ),
      association: shown,
    };
  }

  /** What the codes are called that a question and its answer name. */
  #names(
    visit: PageVisit,
    association: Association | undefined,
    question: AddressQuestion,
    units: readonly string[],
  ): Promise<CodeNames> {
    return namesFor(visit, association, [...codesAsked(question, 'referringUnit'), ...units]);
  }

  /** The years that are over, with those who started in each; none where that cannot be asked. */
  async #yearsOf(visit: PageVisit, association: string | undefined): Promise<Pick<Answer, 'cells'>> {
    const asked = new AskStatistics(visit.caller, yearsAsked(visit.today, association));
    const outcome = await visit.send(asked);
    return outcome.outcome === 'accepted' ? outcome.answer : { cells: [] };
  }

  /** A table of rows and columns as a file; where it cannot be made, the page says why. */
  async #file(visit: PageVisit, file: TableFile): Promise<string | StreamableFile> {
    const { asker, language } = visit;
    if (!maySeeUnreleased(asker)) return visit.goTo('/publicerat');
    const { question, association } = await this.#posed(visit);
    const { mayCount, wereAsked } = personsAsked(asker, question);
    const isAsked = isCrossed(question) && (mayCount || !wereAsked);
    const result = isAsked ? await this.#answered(visit, question) : undefined;
    if (!result || !('table' in result)) return visit.goTo(`${QUESTION}?${addressOfQuestion(question)}`);
    const { table } = result;
    const names = await this.#names(visit, association, question, unitsIn(result));
    const { measures, period } = table;
    const title = tableHeading({ table, language });
    return tablesFile(visit, `samspar-${measures.join('-')}-${period.from}--${period.to}`, file, {
      title,
      address: visit.whole(`${QUESTION}?${addressOfQuestion(question)}`),
      tables: [{ title, told: { table, names, language } }],
    });
  }

  async #answered(visit: PageVisit, question: AddressQuestion): Promise<Answered> {
    if (isCrossed(question)) {
      const read = readCrossed(question);
      if ('refusal' in read) return read;
      const outcome = await visit.send(new AskTable(visit.caller, read.query));
      return outcome.outcome === 'refused' && isOfQuestion(outcome.refusal)
        ? { refusal: outcome.refusal }
        : { table: answerOrProblem(outcome, refusedStatistics), order: read.query.order };
    }
    const read = readQuery(question);
    if ('refusal' in read) return read;
    const outcome = await visit.send(new AskStatistics(visit.caller, read.query));
    return outcome.outcome === 'refused' && isOfQuestion(outcome.refusal)
      ? { refusal: outcome.refusal }
      : { answer: answerOrProblem(outcome, refusedStatistics) };
  }
}
