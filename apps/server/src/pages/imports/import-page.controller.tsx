import { Controller, Get, Post, Req, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { importRights } from '@samspar/access';
import type { Association } from '@samspar/association';
import { type FileContents, importTemplate, isRegisterName } from '@samspar/import';
import { type Filled, steered, textsOf, typedIn, valueIn } from '@samspar/pages';
import type { Request, Response } from 'express';
import { LARGEST_FILE } from '../../imports/file.js';
import { Problem } from '../../problem.js';
import { Allow } from '../../sign-in/allow.js';
import { checkCsrf } from '../../sign-in/authentication.js';
import { SignIn } from '../../sign-in/sign-in.js';
import { type Asker, who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { type NamedBatch, nameOf } from './batch-list.js';
import { BatchPage, ReversePage } from './batch-page.js';
import { type Batch, Batches } from './batches.js';
import { BATCHES_SHOWN, ImportPage, type UnderWay } from './import-page.js';
import { ImportWork } from './import-work.js';
import { isMatchable, matchesIn } from './match-columns.js';
import { MendPage, mendsIn } from './mend-page.js';
import { FileOfForm, type SentFile, unreadSize } from './sent-file.js';
import { PROGRESS_SCRIPT, PROGRESS_SCRIPT_ADDRESS } from './progress-script.js';
import { addressOf, ownRegister, WorkPage } from './work-page.js';
import { type FileTask, isRunning, isSeenBy, type Work } from './work.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const USUAL_REGISTER = 'main';
/** How long an answer waits for work that is soon done, in milliseconds. */
const SOON_MS = 1_500;

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
const fileName = ({ originalname }: SentFile): string => Buffer.from(originalname, 'latin1').toString('utf8');

/** What a step answers, or puts right, before the file is tried once more; undefined where it is not to be tried. */
const answeredIn = (request: Request, work: Work, step: string): Partial<FileTask> | undefined => {
  const { stage, task } = work;
  if (step === 'prova' && stage.at === 'interrupted') return {};
  if (step === 'prova-dolt' && (stage.at === 'tried' || stage.at === 'refused')) return { readsHidden: true };
  if (stage.at === 'refused' && step === 'prova' && stage.refusal.code === 'TooManyChanges')
    return { acceptChanges: true };
  if (step === 'kolumner' && isMatchable(work))
    return { columns: matchesIn(work, (field) => fieldOf(request, field)) };
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
@ApiExcludeController()
@Allow('caseworker', 'office')
@Controller()
export class ImportPageController {
  constructor(
    private readonly signIn: SignIn,
    private readonly work: ImportWork,
    private readonly batches: Batches,
  ) {}

  @Get('inlasning')
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const register = await this.#registerFor(who(request));
    await this.#showPage(request, response, { values: { register }, errors: [] });
  }

  @Post('inlasning')
  @UseInterceptors(FileOfForm)
  async tryFile(
    @Req() request: Request,
    @Res() response: Response,
    @UploadedFile() part?: SentFile,
  ): Promise<void> {
    const unread = unreadSize(request);
    // Of a form that was not read nothing is done, and nothing is known.
    if (unread === undefined) checkCsrf(request);
    const texts = textsOf(visitorOf(request).language).import;
    const register = fieldOf(request, 'register').toLowerCase() || USUAL_REGISTER;
    const size = unread ?? part?.size ?? 0;
    const isTooLarge = size > LARGEST_FILE;
    const errors = [
      ...(unread === undefined && !part ? [{ field: 'fil', message: texts.fileMissing }] : []),
      ...(isTooLarge ? [{ field: 'fil', message: texts.fileTooLarge(size, LARGEST_FILE) }] : []),
      ...(isRegisterName(register) ? [] : [{ field: 'register', message: texts.registerWrong }]),
    ];
    if (!part?.buffer || errors.length > 0) {
      await this.#showPage(request, response, { values: { register }, errors }, isTooLarge ? 413 : 422);
      return;
    }
    const partial = fieldOf(request, 'del') === 'ja';
    const file = { name: fileName(part), bytes: part.buffer, register, partial };
    const id = await this.work.tryFile(file, this.#associationOf(who(request)), who(request));
    await this.#lead(response, id);
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
    const batch = await this.#batchOf(request);
    show(response, <BatchPage batch={batch} />);
  }

  @Get('inlasning/omgang/:batch/aterta')
  async askToReverse(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#showReversal(request, response, await this.#batchOf(request));
  }

  @Post('inlasning/omgang/:batch/aterta')
  async reverse(@Req() request: Request, @Res() response: Response): Promise<void> {
    const batch = await this.#batchOf(request);
    const asker = who(request);
    const contents = await this.#reversible(batch, asker);
    if (!contents) {
      await this.#showReversal(request, response, batch);
      return;
    }
    const id = await this.work.reverse(batch.id, batch.association, contents, asker);
    if (id === undefined) await this.#showReversal(request, response, batch, true);
    else await this.#lead(response, id);
  }

  @Get('inlasning/:id')
  async see(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#showWork(request, response, await this.#workOf(request));
  }

  @Get('inlasning/:id/lage')
  async progress(@Req() request: Request, @Res() response: Response): Promise<void> {
    const work = await this.#workOf(request);
    const { stage } = work;
    const told = 'of' in stage ? { done: stage.done, of: stage.of } : { done: 0, of: 0 };
    const texts = textsOf(visitorOf(request).language);
    const words = told.of === 0 ? texts.import.reading(told.done) : texts.progress(told.done, told.of);
    response.json({ running: isRunning(work), ...told, words });
  }

  @Get('inlasning/:id/att-ratta.xlsx')
  async toMend(@Req() request: Request, @Res() response: Response): Promise<void> {
    const work = await this.#workOf(request);
    const file = await this.work.fileOf(work);
    const { stage } = work;
    const asker = who(request);
    const { language } = visitorOf(request);
    const workbook =
      file && (stage.at === 'tried' || stage.at === 'imported')
        ? await this.work.toMend(work, file, this.#associationOf(asker), asker, language)
        : undefined;
    if (!workbook) throw notThere();
    const { mendName } = textsOf(language).import;
    response.attachment(mendName).type(XLSX).send(workbook);
  }

  @Get('inlasning/:id/ratta')
  async mend(@Req() request: Request, @Res() response: Response): Promise<void> {
    const work = await this.#workOf(request);
    const { stage } = work;
    if ((stage.at !== 'tried' && stage.at !== 'imported') || stage.report.rejected.length === 0) {
      response.redirect(303, addressOf(work));
      return;
    }
    show(
      response,
      <MendPage rejected={stage.report.rejected} address={addressOf(work)} page={pageIn(request, 'sida')} />,
    );
  }

  /** The next step with a file that was tried: try it again, import it, or throw it away. */
  @Post('inlasning/:id')
  async step(@Req() request: Request, @Res() response: Response): Promise<void> {
    const work = await this.#workOf(request);
    const asker = who(request);
    const association = this.#associationOf(asker);
    const step = steered(request.body, '_gor');
    if (step === 'avbryt' && isRunning(work)) {
      await this.work.cancel(work);
      response.redirect(303, addressOf(work));
      return;
    }
    if (step === 'kasta' && !isRunning(work)) {
      await this.work.throwAway(work);
      response.redirect(303, '/inlasning');
      return;
    }
    const { stage } = work;
    const answered = answeredIn(request, work, step);
    const isReady = stage.at === 'tried' || (stage.at === 'interrupted' && stage.from === 'importing');
    if (answered || (step === 'las-in' && isReady)) {
      const file = await this.work.fileOf(work);
      if (!file) throw notThere();
      if (answered) await this.work.tryAgain(work, answered, file, association, asker);
      else if (!(await this.work.importFile(work, file, association, asker))) {
        await this.#showWork(request, response, work, 409);
        return;
      }
    }
    await this.#lead(response, work.id);
  }

  #associationOf({ association: id }: Asker): Association {
    const found = this.signIn.installation.views.associations().find((one) => one.id === id);
    if (!found) throw notThere();
    return found;
  }

  async #workOf(request: Request): Promise<Work> {
    const id = String(request.params['id']);
    const work = UUID.test(id) ? await this.work.find(id, who(request)) : undefined;
    if (!work) throw notThere();
    return work;
  }

  async #batchOf(request: Request): Promise<NamedBatch> {
    const batch = await this.batches.find(String(request.params['batch']));
    if (!batch || batch.association !== who(request).association) throw notThere();
    return this.#named(batch);
  }

  async #nameOf(actor: string): Promise<string | null> {
    const member = await this.signIn.installation.sealed.staff.memberOf(actor);
    return member?.name ?? null;
  }

  async #named(batch: Batch): Promise<NamedBatch> {
    const { actor, reversed } = batch;
    return {
      ...batch,
      by: await this.#nameOf(actor),
      reversedBy: reversed ? await this.#nameOf(reversed.actor) : null,
    };
  }

  /** What a batch is about that the asker may take back. */
  async #reversible({ id, association }: Batch, asker: Asker): Promise<FileContents | undefined> {
    const contents = await this.signIn.installation.importer.contentsOf(id);
    const { permits, owns } = importRights(asker, association);
    return contents && permits(contents) && owns(contents.owner) ? contents : undefined;
  }

  /** The usual register, or one that the asker can begin where that is somebody else's. */
  async #registerFor(asker: Asker): Promise<string> {
    const { id } = this.#associationOf(asker);
    const owner = await this.signIn.installation.importer.ownerOf(id, USUAL_REGISTER);
    return importRights(asker, id).owns(owner) ? USUAL_REGISTER : ownRegister(asker.interventions);
  }

  /** Where the work is to be seen, once it is done or it turns out to take its time. */
  async #lead(response: Response, id: string): Promise<void> {
    await this.work.settled(id, SOON_MS);
    response.redirect(303, addressOf({ id }));
  }

  /** Who imports in the association of the asker; undefined where nobody does. */
  async #underWay(request: Request): Promise<UnderWay | undefined> {
    const asker = who(request);
    const { association } = asker;
    const work = association === null ? undefined : await this.work.underWay(association);
    if (!work) return undefined;
    const name = nameOf(visitorOf(request), work.actor, await this.#nameOf(work.actor));
    return { name, ...(isSeenBy(asker, work) && { address: addressOf(work) }) };
  }

  async #showPage(request: Request, response: Response, filled: Filled, status = 200): Promise<void> {
    const asker = who(request);
    const { id, interventions } = this.#associationOf(asker);
    const batches = await this.batches.of(id);
    const pages = Math.max(1, Math.ceil(batches.length / BATCHES_SHOWN));
    const page = Math.min(pageIn(request, 'sida'), pages);
    const shown = batches.slice((page - 1) * BATCHES_SHOWN, page * BATCHES_SHOWN);
    show(
      response,
      <ImportPage
        filled={filled}
        assigned={interventions.filter((one) => asker.interventions.includes(one.id)).map(({ name }) => name)}
        underWay={await this.#underWay(request)}
        batches={await Promise.all(shown.map((batch) => this.#named(batch)))}
        page={page}
        pages={pages}
      />,
      status,
    );
  }

  async #showWork(request: Request, response: Response, work: Work, status = 200): Promise<void> {
    const asker = who(request);
    const underWay = await this.#underWay(request);
    show(
      response,
      <WorkPage
        work={work}
        association={this.#associationOf(asker)}
        assigned={asker.interventions}
        pages={{ rejected: pageIn(request, 'sida'), warnings: pageIn(request, 'ovanliga') }}
        busy={underWay?.name}
      />,
      status,
    );
  }

  async #showReversal(
    request: Request,
    response: Response,
    batch: NamedBatch,
    isBusy = false,
  ): Promise<void> {
    const isPermitted = (await this.#reversible(batch, who(request))) !== undefined;
    const busy = isBusy ? (await this.#underWay(request))?.name : undefined;
    show(
      response,
      <ReversePage batch={batch} isPermitted={isPermitted} busy={busy} />,
      isBusy ? 409 : isPermitted ? 200 : 403,
    );
  }
}
