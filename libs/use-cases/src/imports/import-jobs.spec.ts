import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SealedStore } from '@samspar/sealed-store';
import { csv, type ImportDesk, NOW, openImportDesk } from '../../../../test/fixtures/import/import-desk.js';
import { asking, fileOf, importPortsOn } from '../../../../test/fixtures/import/import-ports.js';
import { ImportJobs } from './import-jobs.js';
import {
  BeginReversal,
  beginReversal,
  CancelImport,
  cancelImport,
  ConfirmImport,
  confirmImport,
  MendFile,
  mendFile,
  TryFile,
  tryFile,
  TryFileAgain,
  tryFileAgain,
} from './import-steps.js';
import {
  ReadBatch,
  readBatch,
  ReadImportJob,
  readImportJob,
  ReadImports,
  readImports,
} from './read-imports.js';

const TEAM = asking('caseworker', 'finsam-team');
const CALLER = { asker: TEAM, correlationId: 'request' };
const NOT_FOUND = { outcome: 'notFound' };

let desk: ImportDesk;
let ports: ReturnType<typeof importPortsOn>;
beforeEach(() => {
  desk = openImportDesk();
  ports = importPortsOn(desk);
  ports.batches.follow();
});
afterEach(async () => {
  await ports.jobs.close();
  await ports.batches.close();
  await desk.close();
});

const tried = async (file = fileOf([1])): Promise<string> => {
  const outcome = await tryFile(ports)(new TryFile(CALLER, file, { register: 'main', partial: false }));
  return 'answer' in outcome ? outcome.answer : outcome.outcome;
};
const triedAgain = (job: string) => tryFileAgain(ports)(new TryFileAgain(CALLER, job, {}));
const confirm = (job: string) => confirmImport(ports)(new ConfirmImport(CALLER, job));
const cancel = (job: string) => cancelImport(ports)(new CancelImport(CALLER, job));
const mend = (job: string) => mendFile(ports)(new MendFile(CALLER, job, 'sv'));
const stageOf = async (job: string) => {
  const read = await readImportJob(ports)(new ReadImportJob(CALLER, job));
  return 'answer' in read ? read.answer.job.stage : undefined;
};
const imported = async (): Promise<string> => {
  const job = await tried();
  await confirm(job);
  const stage = await stageOf(job);
  const batch = (stage?.at === 'imported' ? stage.report.batch : null) ?? '';
  while ((await ports.batches.find(batch))?.counts === undefined) await nextTurn();
  return batch;
};
/** An import that has begun and does not end before it is stopped. */
const running = async (job: string) => {
  const importing = jest.spyOn(desk.importer, 'import').mockImplementation(async (_file, { signal }) => {
    if (signal) await once(signal, 'abort');
    throw signal?.reason;
  });
  const confirmed = confirm(job);
  while ((await stageOf(job))?.at !== 'importing') await nextTurn();
  return { confirmed, mend: () => importing.mockRestore() };
};

describe('an import that runs', () => {
  it('is stopped by whoever began it, and completed once it is confirmed again', async () => {
    const job = await tried();
    const run = await running(job);
    expect(await cancel(job)).toEqual({ outcome: 'accepted', answer: job });
    expect(await run.confirmed).toEqual({ outcome: 'accepted', answer: job });
    expect(await stageOf(job)).toEqual({ at: 'interrupted', from: 'importing' });
    run.mend();
    await confirm(job);
    expect(await stageOf(job)).toMatchObject({ at: 'imported', report: { imported: 1 } });
  });

  it('keeps the next of its association waiting, and no longer than it runs', async () => {
    const [job, next] = [await tried(), await tried(fileOf([2]))];
    const run = await running(job);
    expect(await confirm(next)).toEqual({ outcome: 'refused', refusal: { code: 'OthersTurn' } });
    await cancel(job);
    run.mend();
    expect(await confirm(next)).toEqual({ outcome: 'accepted', answer: next });
    expect(await stageOf(next)).toMatchObject({ at: 'imported' });
  });

  it('is interrupted where the server is closed, and none begins any more', async () => {
    const [job, next] = [await tried(), await tried(fileOf([2]))];
    const run = await running(job);
    await ports.jobs.close();
    await run.confirmed;
    expect(await stageOf(job)).toEqual({ at: 'interrupted', from: 'importing' });
    run.mend();
    await confirm(next);
    expect(await stageOf(next)).toEqual({ at: 'interrupted', from: 'importing' });
    expect(await desk.wholeLog()).toEqual([]);
  });

  it('tells how far it has come, and stops where that is asked for on another node', async () => {
    const job = await tried();
    let now = performance.now();
    const time = jest.spyOn(performance, 'now').mockImplementation(() => now);
    const importing = jest.spyOn(desk.importer, 'import').mockImplementation(async (_file, { progress }) => {
      for (;;) {
        progress?.(2, 3);
        await nextTurn();
      }
    });
    const confirmed = confirm(job);
    while ((await stageOf(job))?.at !== 'importing') await nextTurn();
    now += 600;
    const told = async () => {
      const stage = await stageOf(job);
      return stage && 'of' in stage && stage.of > 0 ? stage : undefined;
    };
    while (!(await told())) await nextTurn();
    expect(await told()).toMatchObject({ at: 'importing', done: 2, of: 3 });
    const cancelled = cancelImport(importPortsOn(desk))(new CancelImport(CALLER, job));
    while ((await stageOf(job))?.at === 'importing') {
      now += 600;
      await nextTurn();
    }
    time.mockRestore();
    importing.mockRestore();
    expect([await cancelled, await confirmed].map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
    ]);
    expect(await stageOf(job)).toEqual({ at: 'interrupted', from: 'importing' });
  });

  it('is one alone of two that are confirmed at once', async () => {
    const jobs = [await tried(), await tried(fileOf([2]))];
    const both = await Promise.all(jobs.map(confirm));
    expect(both.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused']);
  });

  it('is interrupted by a fault, and whoever operates the server reads where it was', async () => {
    const lines: string[] = [];
    const sealed = new SealedStore(desk.vault.database, () => NOW);
    const jobs = new ImportJobs({ sealed, clock: () => NOW, log: (line) => lines.push(line) });
    ports = { ...ports, jobs };
    const importing = jest
      .spyOn(desk.importer, 'import')
      .mockRejectedValue(new RangeError('The disk is full.'));
    const job = await tried();
    importing.mockRestore();
    expect(await stageOf(job)).toEqual({ at: 'interrupted', from: 'trying' });
    expect(lines).toEqual([expect.stringMatching(/^RangeError: The disk is full\.\n +at /)]);
  });

  it('elsewhere is asked to stop, and that is waited for', async () => {
    const job = await tried();
    const found = await ports.shelf.find(job);
    if (!found) throw new Error('There is no such job.');
    await ports.shelf.keep(found, { at: 'importing', done: 0, of: 1, seenAt: found.fileUntil });
    let isDone = false;
    const cancelled = cancel(job).then(() => (isDone = true));
    await nextTurn();
    expect(isDone).toBe(false);
    await ports.shelf.keep(found, { at: 'interrupted', from: 'importing' });
    expect(await cancelled).toBe(true);
  });
});

describe('a file', () => {
  it('that is refused for good is thrown away, and one that may be answered for is kept', async () => {
    const [empty, headless] = [
      await tried(fileOf([])),
      await tried({ name: 'lista.csv', bytes: csv(['Löpnummer'], [1]) }),
    ];
    expect(await stageOf(empty)).toMatchObject({ at: 'refused', refusal: { code: 'NoRows' } });
    expect(await triedAgain(empty)).toEqual(NOT_FOUND);
    expect(await stageOf(headless)).toMatchObject({ at: 'refused', refusal: { code: 'HeadersMissing' } });
    expect(await triedAgain(headless)).toEqual({ outcome: 'accepted', answer: headless });
  });

  it('that was imported is kept while it has rows to mend, and no longer', async () => {
    const [whole, faulty] = [await tried(), await tried(fileOf([1, 'x'.repeat(200)]))];
    await confirm(whole);
    expect(await mend(whole)).toEqual(NOT_FOUND);
    await confirm(faulty);
    expect(await stageOf(faulty)).toMatchObject({ at: 'imported', report: { rejected: [{}] } });
    expect(await mend(faulty)).toMatchObject({ outcome: 'accepted' });
  });

  it('that was imported is not imported again', async () => {
    const job = await tried();
    await confirm(job);
    const end = await desk.store.lastPosition();
    expect(await confirm(job)).toEqual({ outcome: 'accepted', answer: job });
    expect(await desk.store.lastPosition()).toBe(end);
  });
});

describe('a batch', () => {
  it('is told of with the names of those who made it and took it back', async () => {
    jest
      .spyOn(ports.staff, 'namesOf')
      .mockImplementation(async (users) => new Map(users.map((user) => [user, 'Tea Prov'])));
    const batch = await imported();
    const read = () => readBatch(ports)(new ReadBatch(CALLER, batch));
    expect(await read()).toMatchObject({ answer: { by: 'Tea Prov', reversedBy: null } });
    await beginReversal(ports)(new BeginReversal(CALLER, batch));
    while (!(await ports.batches.find(batch))?.reversed) await nextTurn();
    expect(await read()).toMatchObject({ answer: { by: 'Tea Prov', reversedBy: 'Tea Prov' } });
    expect(await readImports(ports)(new ReadImports(CALLER, 1))).toMatchObject({
      answer: {
        association: { id: 'stockholm' },
        batches: [{ id: batch, by: 'Tea Prov' }],
        underWay: undefined,
      },
    });
  });
});
