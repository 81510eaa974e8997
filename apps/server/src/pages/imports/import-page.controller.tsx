import { Controller, Get, Post, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { importRefusalSentence, importTemplate, isRegisterName, USUAL_REGISTER } from '@samspar/import';
import { type Filled, valueIn } from '@samspar/pages';
import {
  BeginReversal,
  CancelImport,
  ConfirmImport,
  type FileTask,
  type ImportJob,
  isRunning,
  MendFile,
  type Message,
  type Outcome,
  ReadBatch,
  ReadImportJob,
  ReadImports,
  ReadReversal,
  ThrowFileAway,
  TryFile,
  TryFileAgain,
} from '@samspar/use-cases';
import type { Response } from 'express';
import { LARGEST_FILE } from '../../imports/file.js';
import { Problem } from '../../problem.js';
import { answerOrProblem, problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { checkCsrf } from '../../sign-in/authentication.js';
import { importerName } from './batch-list.js';
import { BatchPage, ReversePage } from './batch-page.js';
import { ImportPage } from './import-page.js';
import { jobAddress, JobPage } from './job-page.js';
import { isMatchable, matchesIn } from './match-columns.js';
import { MendPage, mendsIn } from './mend-page.js';
import { PROGRESS_SCRIPT, PROGRESS_SCRIPT_ADDRESS } from '../progress-script.js';
import { FileOfForm, type HeldFile, unreadSize } from '../held-file.js';
import { PageVisit, Visiting } from '../visit.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const notThere = (): Problem =>
  new Problem(404, 'ImportUnknown', {
    sv: 'Inläsningen finns inte, eller så har filen tagits bort: läs in filen på nytt.',
    en: 'There is no such import, or its file has been removed: import the file again.',
  });

const fieldOf = (visit: PageVisit, name: string): string => valueIn(visit.typed, name);

const pageIn = (visit: PageVisit, name: string): number => {
  const value = Number(visit.query[name]);
  return Number.isSafeInteger(value) && value > 0 ? value : 1;
};

/** A name as the browser sent it: its bytes are UTF-8, read as Latin-1. */
const fileName = ({ originalname }: HeldFile): string => Buffer.from(originalname, 'latin1').toString('utf8');

/** What a step answers, or puts right, before the file is tried once more; undefined where it is not to be tried. */
const answeredIn = (visit: PageVisit, job: ImportJob, step: string): Partial<FileTask> | undefined => {
  const { stage, task } = job;
  if (step === 'prova' && stage.at === 'interrupted') return {};
  if (step === 'prova-dolt' && (stage.at === 'tried' || stage.at === 'refused')) return { readsHidden: true };
  if (stage.at === 'refused' && step === 'prova' && stage.refusal.code === 'TooManyChanges')
    return { acceptChanges: true };
  if (step === 'kolumner' && isMatchable(job))
    return { columns: matchesIn(job, (field) => fieldOf(visit, field)) };
  if (stage.at === 'refused' && stage.refusal.code === 'DayOrderUnclear')
    return step === 'dag-forst'
      ? { dates: 'day-first' }
      : step === 'manad-forst'
        ? { dates: 'month-first' }
        : undefined;
  if (step !== 'ratta' || task.kind !== 'file' || !('report' in stage) || stage.at === 'reversed')
    return undefined;
  const typed = mendsIn(stage.report.rejected, (field) => fieldOf(visit, field));
  const mends = Object.entries(typed).map(([row, cells]) => [row, { ...task.mends?.[row], ...cells }]);
  return { mends: { ...task.mends, ...Object.fromEntries(mends) } };
};

/** Files of journeys: tried, confirmed, and taken back. */
@Allow('caseworker', 'office')
@Controller()
export class ImportPageController {
  @Get('inlasning')
  async page(@Visiting() visit: PageVisit, filled?: Filled, status = 200): Promise<string> {
    const asked = new ReadImports(visit.caller, pageIn(visit, 'sida'));
    const { association, register, ...imports } = await this.#answer(visit, asked);
    const { interventions } = visit.asker;
    return visit.show(
      <ImportPage
        filled={filled ?? { values: { register }, errors: [] }}
        assigned={association.interventions
          .filter(({ id }) => interventions.includes(id))
          .map(({ name }) => name)}
        {...imports}
      />,
      status,
    );
  }

  @Post('inlasning')
  @UseInterceptors(FileOfForm)
  async tryFile(@Visiting() visit: PageVisit, @UploadedFile() part?: HeldFile): Promise<string> {
    const unread = unreadSize(visit.request);
    // Of a form that was not read nothing is done, and nothing is known.
    if (unread === undefined) checkCsrf(visit.request);
    const { language } = visit;
    const texts = visit.texts.import;
    const register = fieldOf(visit, 'register').toLowerCase() || USUAL_REGISTER;
    const authority = fieldOf(visit, 'myndighet');
    const size = unread ?? part?.size ?? 0;
    const isTooLarge = size > LARGEST_FILE;
    const errors = [
      ...(unread === undefined && !part ? [{ field: 'fil', message: texts.fileMissing }] : []),
      ...(isTooLarge ? [{ field: 'fil', message: texts.fileTooLarge(size, LARGEST_FILE) }] : []),
      ...(isRegisterName(register)
        ? []
        : [{ field: 'register', message: importRefusalSentence({ code: 'RegisterNameInvalid' })[language] }]),
    ];
    if (!part?.buffer || errors.length > 0)
      return this.page(visit, { values: { register, myndighet: authority }, errors }, isTooLarge ? 413 : 422);
    const partial = fieldOf(visit, 'del') === 'ja';
    const file = { name: fileName(part), bytes: part.buffer };
    const how = { register, partial, ...(authority !== '' && { authority }) };
    const asked = new TryFile(visit.caller, file, how);
    return visit.goTo(jobAddress(await this.#answer(visit, asked)));
  }

  @Get('inlasning/mall.xlsx')
  async template(@Visiting() visit: PageVisit, @Res() response: Response): Promise<void> {
    const { templateName } = visit.texts.import;
    response
      .attachment(templateName)
      .type(XLSX)
      .send(await importTemplate());
  }

  @Allow('public')
  @Get(PROGRESS_SCRIPT_ADDRESS)
  script(@Res() response: Response): void {
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('js').send(PROGRESS_SCRIPT);
  }

  @Get('inlasning/omgang/:batch')
  async batch(@Visiting() visit: PageVisit): Promise<string> {
    const batch = await this.#answer(visit, new ReadBatch(visit.caller, visit.param('batch')));
    return visit.show(<BatchPage batch={batch} />);
  }

  @Get('inlasning/omgang/:batch/aterta')
  async askToReverse(@Visiting() visit: PageVisit, isBusy = false): Promise<string> {
    const asked = new ReadReversal(visit.caller, visit.param('batch'));
    const { batch, isPermitted, underWay } = await this.#answer(visit, asked);
    const busy = isBusy && underWay ? importerName(visit.visitor, underWay.actor, underWay.name) : undefined;
    return visit.show(
      <ReversePage batch={batch} isPermitted={isPermitted} busy={busy} />,
      isBusy ? 409 : isPermitted ? 200 : 403,
    );
  }

  @Post('inlasning/omgang/:batch/aterta')
  async reverse(@Visiting() visit: PageVisit): Promise<string> {
    const asked = new BeginReversal(visit.caller, visit.param('batch'));
    const begun = await visit.send(asked);
    if (begun.outcome === 'refused') return this.askToReverse(visit, begun.refusal.code === 'OthersTurn');
    return visit.goTo(jobAddress(answerOrProblem(begun, problemOfRefusal, notThere)));
  }

  @Get('inlasning/:id')
  async see(@Visiting() visit: PageVisit, status = 200): Promise<string> {
    const { job, association, underWay } = await this.#followed(visit);
    return visit.show(
      <JobPage
        job={job}
        association={association}
        assigned={visit.asker.interventions}
        authority={job.task.kind === 'file' ? (job.task.authority ?? visit.asker.authority) : undefined}
        pages={{ rejected: pageIn(visit, 'sida'), warnings: pageIn(visit, 'ovanliga') }}
        busy={underWay && importerName(visit.visitor, underWay.actor, underWay.name)}
      />,
      status,
    );
  }

  @Get('inlasning/:id/lage')
  async progress(@Visiting() visit: PageVisit): Promise<object> {
    const { job } = await this.#followed(visit);
    const { stage } = job;
    const told = 'of' in stage ? { done: stage.done, of: stage.of } : { done: 0, of: 0 };
    const { texts } = visit;
    const words = told.of === 0 ? texts.import.reading(told.done) : texts.progress(told.done, told.of);
    return { running: isRunning(job), ...told, words };
  }

  @Get('inlasning/:id/att-ratta.xlsx')
  async toMend(@Visiting() visit: PageVisit, @Res() response: Response): Promise<void> {
    const { language } = visit;
    const asked = new MendFile(visit.caller, visit.param('id'), language);
    const workbook = await this.#answer(visit, asked);
    response.attachment(visit.texts.import.mendName).type(XLSX).send(workbook);
  }

  @Get('inlasning/:id/ratta')
  async mend(@Visiting() visit: PageVisit): Promise<string> {
    const { job } = await this.#followed(visit);
    const { stage } = job;
    if ((stage.at !== 'tried' && stage.at !== 'imported') || stage.report.rejected.length === 0)
      return visit.goTo(jobAddress(job.id));
    return visit.show(
      <MendPage rejected={stage.report.rejected} address={jobAddress(job.id)} page={pageIn(visit, 'sida')} />,
    );
  }

  /** The next step with a file that was tried: try it again, import it, or throw it away. */
  @Post('inlasning/:id')
  async step(@Visiting() visit: PageVisit): Promise<string> {
    const { job } = await this.#followed(visit);
    const { caller } = visit;
    const { step } = visit;
    const answered = answeredIn(visit, job, step);
    if (step === 'kasta' && !isRunning(job)) {
      await this.#answer(visit, new ThrowFileAway(caller, job.id));
      return visit.goTo('/inlasning');
    }
    if (step === 'avbryt') await this.#answer(visit, new CancelImport(caller, job.id));
    else if (answered) await this.#answer(visit, new TryFileAgain(caller, job.id, answered));
    else {
      const confirmed = step === 'las-in' ? await visit.send(new ConfirmImport(caller, job.id)) : undefined;
      if (confirmed?.outcome === 'refused') return this.see(visit, 409);
      if (confirmed) answerOrProblem(confirmed, problemOfRefusal, notThere);
    }
    return visit.goTo(jobAddress(job.id));
  }

  #answer<Answer>(visit: PageVisit, asked: Message<Outcome<Answer>>): Promise<Answer> {
    return visit.answer(asked, problemOfRefusal, notThere);
  }

  #followed(visit: PageVisit) {
    return this.#answer(visit, new ReadImportJob(visit.caller, visit.param('id')));
  }
}
