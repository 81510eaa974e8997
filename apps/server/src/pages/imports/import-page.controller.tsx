import { Controller, Get, Post, Req, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { importRefusalSentence, importTemplate, isRegisterName, USUAL_REGISTER } from '@samspar/import';
import { type Filled, steered, textsOf, typedIn, valueIn } from '@samspar/pages';
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
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { LARGEST_FILE } from '../../imports/file.js';
import { Problem } from '../../problem.js';
import { answerOrProblem, problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { checkCsrf } from '../../sign-in/authentication.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { importerName } from './batch-list.js';
import { BatchPage, ReversePage } from './batch-page.js';
import { ImportPage } from './import-page.js';
import { jobAddress, JobPage } from './job-page.js';
import { isMatchable, matchesIn } from './match-columns.js';
import { MendPage, mendsIn } from './mend-page.js';
import { PROGRESS_SCRIPT, PROGRESS_SCRIPT_ADDRESS } from './progress-script.js';
import { FileOfForm, type HeldFile, unreadSize } from './held-file.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const notThere = (): Problem =>
  new Problem(404, 'ImportUnknown', {
    sv: 'Inläsningen finns inte, eller så har filen tagits bort: läs in filen på nytt.',
    en: 'There is no such import, or its file has been removed: import the file again.',
  });

const fieldOf = (request: Request, name: string): string => valueIn(typedIn(request.body), name);

const pageIn = (request: Request, name: string): number => {
  const value = Number(request.query[name]);
  return Number.isSafeInteger(value) && value > 0 ? value : 1;
};

/** A name as the browser sent it: its bytes are UTF-8, read as Latin-1. */
const fileName = ({ originalname }: HeldFile): string => Buffer.from(originalname, 'latin1').toString('utf8');

/** What a step answers, or puts right, before the file is tried once more; undefined where it is not to be tried. */
const answeredIn = (request: Request, job: ImportJob, step: string): Partial<FileTask> | undefined => {
  const { stage, task } = job;
  if (step === 'prova' && stage.at === 'interrupted') return {};
  if (step === 'prova-dolt' && (stage.at === 'tried' || stage.at === 'refused')) return { readsHidden: true };
  if (stage.at === 'refused' && step === 'prova' && stage.refusal.code === 'TooManyChanges')
    return { acceptChanges: true };
  if (step === 'kolumner' && isMatchable(job))
    return { columns: matchesIn(job, (field) => fieldOf(request, field)) };
  if (stage.at === 'refused' && stage.refusal.code === 'DayOrderUnclear')
    return step === 'dag-forst'
      ? { dates: 'day-first' }
      : step === 'manad-forst'
        ? { dates: 'month-first' }
        : undefined;
  if (step !== 'ratta' || task.kind !== 'file' || !('report' in stage) || stage.at === 'reversed')
    return undefined;
  const typed = mendsIn(stage.report.rejected, (field) => fieldOf(request, field));
  const mends = Object.entries(typed).map(([row, cells]) => [row, { ...task.mends?.[row], ...cells }]);
  return { mends: { ...task.mends, ...Object.fromEntries(mends) } };
};

/** Files of journeys: tried, confirmed, and taken back. */
@Allow('caseworker', 'office')
@Controller()
export class ImportPageController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get('inlasning')
  async page(
    @Req() request: Request,
    @Res() response: Response,
    filled?: Filled,
    status = 200,
  ): Promise<void> {
    const asked = new ReadImports(callerOf(request), pageIn(request, 'sida'));
    const { association, register, ...imports } = await this.#answer(asked);
    const { interventions } = who(request);
    show(
      response,
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
  async tryFile(
    @Req() request: Request,
    @Res() response: Response,
    @UploadedFile() part?: HeldFile,
  ): Promise<void> {
    const unread = unreadSize(request);
    // Of a form that was not read nothing is done, and nothing is known.
    if (unread === undefined) checkCsrf(request);
    const { language } = visitorOf(request);
    const texts = textsOf(language).import;
    const register = fieldOf(request, 'register').toLowerCase() || USUAL_REGISTER;
    const authority = fieldOf(request, 'myndighet');
    const size = unread ?? part?.size ?? 0;
    const isTooLarge = size > LARGEST_FILE;
    const errors = [
      ...(unread === undefined && !part ? [{ field: 'fil', message: texts.fileMissing }] : []),
      ...(isTooLarge ? [{ field: 'fil', message: texts.fileTooLarge(size, LARGEST_FILE) }] : []),
      ...(isRegisterName(register)
        ? []
        : [{ field: 'register', message: importRefusalSentence({ code: 'RegisterNameInvalid' })[language] }]),
    ];
    if (!part?.buffer || errors.length > 0) {
      await this.page(
        request,
        response,
        { values: { register, myndighet: authority }, errors },
        isTooLarge ? 413 : 422,
      );
      return;
    }
    const partial = fieldOf(request, 'del') === 'ja';
    const file = { name: fileName(part), bytes: part.buffer };
    const how = { register, partial, ...(authority !== '' && { authority }) };
    const asked = new TryFile(callerOf(request), file, how);
    response.redirect(303, jobAddress(await this.#answer(asked)));
  }

  @Get('inlasning/mall.xlsx')
  async template(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { templateName } = textsOf(visitorOf(request).language).import;
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
  async batch(@Req() request: Request, @Res() response: Response): Promise<void> {
    const batch = await this.#answer(new ReadBatch(callerOf(request), String(request.params['batch'])));
    show(response, <BatchPage batch={batch} />);
  }

  @Get('inlasning/omgang/:batch/aterta')
  async askToReverse(@Req() request: Request, @Res() response: Response, isBusy = false): Promise<void> {
    const visitor = visitorOf(request);
    const asked = new ReadReversal(callerOf(request), String(request.params['batch']));
    const { batch, isPermitted, underWay } = await this.#answer(asked);
    const busy = isBusy && underWay ? importerName(visitor, underWay.actor, underWay.name) : undefined;
    show(
      response,
      <ReversePage batch={batch} isPermitted={isPermitted} busy={busy} />,
      isBusy ? 409 : isPermitted ? 200 : 403,
    );
  }

  @Post('inlasning/omgang/:batch/aterta')
  async reverse(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asked = new BeginReversal(callerOf(request), String(request.params['batch']));
    const begun = await this.dispatch.send(asked);
    if (begun.outcome === 'refused')
      await this.askToReverse(request, response, begun.refusal.code === 'OthersTurn');
    else response.redirect(303, jobAddress(answerOrProblem(begun, problemOfRefusal, notThere)));
  }

  @Get('inlasning/:id')
  async see(@Req() request: Request, @Res() response: Response, status = 200): Promise<void> {
    const visitor = visitorOf(request);
    const { job, association, underWay } = await this.#followed(request);
    show(
      response,
      <JobPage
        job={job}
        association={association}
        assigned={who(request).interventions}
        authority={job.task.kind === 'file' ? (job.task.authority ?? who(request).authority) : undefined}
        pages={{ rejected: pageIn(request, 'sida'), warnings: pageIn(request, 'ovanliga') }}
        busy={underWay && importerName(visitor, underWay.actor, underWay.name)}
      />,
      status,
    );
  }

  @Get('inlasning/:id/lage')
  async progress(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { job } = await this.#followed(request);
    const { stage } = job;
    const told = 'of' in stage ? { done: stage.done, of: stage.of } : { done: 0, of: 0 };
    const texts = textsOf(visitorOf(request).language);
    const words = told.of === 0 ? texts.import.reading(told.done) : texts.progress(told.done, told.of);
    response.json({ running: isRunning(job), ...told, words });
  }

  @Get('inlasning/:id/att-ratta.xlsx')
  async toMend(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { language } = visitorOf(request);
    const asked = new MendFile(callerOf(request), String(request.params['id']), language);
    const workbook = await this.#answer(asked);
    response.attachment(textsOf(language).import.mendName).type(XLSX).send(workbook);
  }

  @Get('inlasning/:id/ratta')
  async mend(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { job } = await this.#followed(request);
    const { stage } = job;
    if ((stage.at !== 'tried' && stage.at !== 'imported') || stage.report.rejected.length === 0) {
      response.redirect(303, jobAddress(job.id));
      return;
    }
    show(
      response,
      <MendPage
        rejected={stage.report.rejected}
        address={jobAddress(job.id)}
        page={pageIn(request, 'sida')}
      />,
    );
  }

  /** The next step with a file that was tried: try it again, import it, or throw it away. */
  @Post('inlasning/:id')
  async step(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { job } = await this.#followed(request);
    const caller = callerOf(request);
    const step = steered(request.body, '_gor');
    const answered = answeredIn(request, job, step);
    if (step === 'kasta' && !isRunning(job)) {
      await this.#answer(new ThrowFileAway(caller, job.id));
      response.redirect(303, '/inlasning');
      return;
    }
    if (step === 'avbryt') await this.#answer(new CancelImport(caller, job.id));
    else if (answered) await this.#answer(new TryFileAgain(caller, job.id, answered));
    else {
      const confirmed =
        step === 'las-in' ? await this.dispatch.send(new ConfirmImport(caller, job.id)) : undefined;
      if (confirmed?.outcome === 'refused') {
        await this.see(request, response, 409);
        return;
      }
      if (confirmed) answerOrProblem(confirmed, problemOfRefusal, notThere);
    }
    response.redirect(303, jobAddress(job.id));
  }

  #answer<Answer>(asked: Message<Outcome<Answer>>): Promise<Answer> {
    return this.dispatch.answer(asked, problemOfRefusal, notThere);
  }

  #followed(request: Request) {
    return this.#answer(new ReadImportJob(callerOf(request), String(request.params['id'])));
  }
}
