import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import {
  association,
  csv,
  type ImportDesk,
  NOW,
  openImportDesk,
} from '../../../../test/fixtures/import/import-desk.js';
import { asking, fileOf, importPortsOn } from '../../../../test/fixtures/import/import-ports.js';
import type { Stage } from './import-job.js';
import {
  BeginReversal,
  beginReversal,
  CancelImport,
  cancelImport,
  ConfirmImport,
  confirmImport,
  MendFile,
  mendFile,
  ThrowFileAway,
  throwFileAway,
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
  ReadReversal,
  readReversal,
} from './read-imports.js';

const TEAM = asking('caseworker', 'finsam-team');
const BOTH = asking('caseworker', 'finsam-team', 'novum');
const NOVUM = asking('caseworker', 'novum');
const OFFICE = asking('office');
const ASKED = { register: 'main', partial: false };
const NOT_FOUND = { outcome: 'notFound' };
const refusal = (code: string) => ({ outcome: 'refused', refusal: { code } });
const refusalAt = (code: string) => ({ at: 'refused', refusal: { code } });

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

const callerOf = (asker: Asker) => ({ asker, correlationId: 'request' });

/** The id of the job of a file that was tried. */
const tried = async (file = fileOf([1]), by = TEAM, asked = ASKED): Promise<string> => {
  const outcome = await tryFile(ports)(new TryFile(callerOf(by), file, asked));
  return 'answer' in outcome ? outcome.answer : outcome.outcome;
};
const confirm = (job: string, by = TEAM) => confirmImport(ports)(new ConfirmImport(callerOf(by), job));
const stageOf = async (job: string, by = TEAM): Promise<Stage | undefined> => {
  const read = await readImportJob(ports)(new ReadImportJob(callerOf(by), job));
  return 'answer' in read ? read.answer.job.stage : undefined;
};
const imported = async (file = fileOf([1]), by = TEAM): Promise<string> => {
  const job = await tried(file, by);
  await confirm(job, by);
  const stage = await stageOf(job, by);
  const batch = (stage?.at === 'imported' ? stage.report.batch : null) ?? '';
  while ((await ports.batches.find(batch))?.counts === undefined) await nextTurn();
  return batch;
};
const mend = (job: string) => mendFile(ports)(new MendFile(callerOf(TEAM), job, 'sv'));
const begin = (batch: string, by = TEAM) => beginReversal(ports)(new BeginReversal(callerOf(by), batch));
const isPermitted = async (batch: string, by: Asker) => {
  const read = await readReversal(ports)(new ReadReversal(callerOf(by), batch));
  return 'answer' in read ? read.answer.isPermitted : undefined;
};
const importsFor = async (by: Asker, page = 1) => {
  const read = await readImports(ports)(new ReadImports(callerOf(by), page));
  return 'answer' in read ? read.answer : undefined;
};
/** As if another process imported the file of a job, and had the turn. */
const runElsewhere = async (job: string): Promise<void> => {
  const found = await ports.shelf.find(job);
  if (!found) throw new Error('There is no such job.');
  await ports.shelf.keep(found, { at: 'importing', done: 0, of: 1, seenAt: NOW });
  await ports.shelf.giveTurn(found);
};

describe('a file that is tried', () => {
  it('waits for its confirmation, and nothing is written before', async () => {
    const before = await desk.store.lastPosition();
    const job = await tried();
    expect(await stageOf(job)).toMatchObject({ at: 'tried', report: { imported: 1 } });
    expect(await desk.store.lastPosition()).toBe(before);
    expect(await confirm(job)).toEqual({ outcome: 'accepted', answer: job });
    expect(await stageOf(job)).toMatchObject({ at: 'imported', report: { imported: 1 } });
  });

  it('and refused is not imported, though it is confirmed', async () => {
    const job = await tried(fileOf([1]), NOVUM);
    expect(await stageOf(job, NOVUM)).toMatchObject(refusalAt('FileNotPermitted'));
    await confirm(job, NOVUM);
    expect(await stageOf(job, NOVUM)).toMatchObject(refusalAt('FileNotPermitted'));
    expect(await desk.wholeLog()).toEqual([]);
  });

  it('and refused for what its rows say is seen no longer by whoever may not import them', async () => {
    const row = [1, 'FINSAM-team', '5/3/2024', 'K'];
    const unclear = { name: 'lista.csv', bytes: csv(['Löpnummer', 'Insats', 'Startdatum', 'Kön'], row) };
    const job = await tried(unclear);
    expect(await stageOf(job)).toMatchObject(refusalAt('DayOrderUnclear'));
    expect(await stageOf(job, { ...TEAM, interventions: ['novum'] })).toBeUndefined();
  });

  it('is tried once more with what was answered since', async () => {
    const job = await tried(fileOf([1], 'FINSAM-teem'));
    const mends = { 2: { Insats: 'FINSAM-team' } };
    await tryFileAgain(ports)(new TryFileAgain(callerOf(TEAM), job, { mends }));
    expect(await stageOf(job)).toMatchObject({ at: 'tried', report: { imported: 1, rejected: [] } });
  });

  it('gives its rejected rows as a workbook while they are told of', async () => {
    const job = await tried(fileOf([1], 'FINSAM-teem'));
    expect(await mend(job)).toMatchObject({ outcome: 'accepted', answer: expect.any(Buffer) });
    expect(await mend(await tried(fileOf([])))).toEqual(NOT_FOUND);
  });

  it('is gone once it is thrown away', async () => {
    const job = await tried();
    await throwFileAway(ports)(new ThrowFileAway(callerOf(TEAM), job));
    expect(await stageOf(job)).toBeUndefined();
    expect(await confirm(job)).toEqual(NOT_FOUND);
  });

  it('and was the office’s is not imported once the association no longer answers for that (lag 2003:1210 7 §), but can be taken back', async () => {
    const batch = await imported(fileOf([1]), OFFICE);
    const job = await tried(fileOf([2]), OFFICE);
    const { settings } = association;
    const associations = () => [{ ...association, settings: { ...settings, officeImports: 'off' } } as const];
    ports = { ...ports, associations };
    await confirm(job, OFFICE);
    expect(await stageOf(job, OFFICE)).toEqual(refusalAt('OfficeImportsOff'));
    expect(await ports.shelf.file(job)).toBeUndefined();
    expect((await importsFor(OFFICE))?.isOpen).toBe(false);
    const begun = await begin(batch, OFFICE);
    expect(await stageOf('answer' in begun ? begun.answer : '', OFFICE)).toMatchObject({ at: 'reversed' });
  });

  it.each<[string, Asker]>([
    ['others', NOVUM],
    ['whoever began it, in another role', { ...TEAM, roles: ['office'], role: 'office' }],
    ['whoever began it, in another association', { ...TEAM, association: 'annat' }],
    ['whoever began it, once she may not import it any longer', { ...TEAM, interventions: [] }],
  ])('is not there for %s', async (_who, by) => {
    const caller = callerOf(by);
    const job = await tried();
    expect([
      await readImportJob(ports)(new ReadImportJob(caller, job)),
      await tryFileAgain(ports)(new TryFileAgain(caller, job, {})),
      await mendFile(ports)(new MendFile(caller, job, 'sv')),
      await confirmImport(ports)(new ConfirmImport(caller, job)),
      await cancelImport(ports)(new CancelImport(caller, job)),
      await throwFileAway(ports)(new ThrowFileAway(caller, job)),
    ]).toEqual(Array.from({ length: 6 }, () => NOT_FOUND));
    expect(await stageOf(job)).toMatchObject({ at: 'tried' });
  });
});

describe('an import that runs', () => {
  it('keeps others of the association waiting, who are told whose it is', async () => {
    const job = await tried();
    await runElsewhere(job);
    const other = await tried(fileOf([2], 'Novum'), NOVUM, { ...ASKED, register: 'novum' });
    expect(await confirm(other, NOVUM)).toEqual(refusal('OthersTurn'));
    expect(await readImportJob(ports)(new ReadImportJob(callerOf(NOVUM), other))).toMatchObject({
      answer: { job: { stage: { at: 'tried' } }, underWay: { actor: TEAM.actor } },
    });
  });

  it('is led to by whoever began it alone', async () => {
    const job = await tried();
    await runElsewhere(job);
    expect((await importsFor(TEAM))?.underWay).toEqual({ actor: TEAM.actor, name: null, job });
    expect((await importsFor(NOVUM))?.underWay).toEqual({ actor: TEAM.actor, name: null });
  });

  it('is neither tried again nor thrown away', async () => {
    const job = await tried();
    await runElsewhere(job);
    await throwFileAway(ports)(new ThrowFileAway(callerOf(TEAM), job));
    await tryFileAgain(ports)(new TryFileAgain(callerOf(TEAM), job, {}));
    expect(await stageOf(job)).toMatchObject({ at: 'importing' });
  });
});

describe('a batch', () => {
  it('is taken back by those alone who might have imported it', async () => {
    const batch = await imported();
    expect([await isPermitted(batch, NOVUM), await isPermitted(batch, TEAM)]).toEqual([false, true]);
    expect(await begin(batch, NOVUM)).toEqual(refusal('BatchNotPermitted'));
    const begun = await begin(batch);
    expect(await stageOf('answer' in begun ? begun.answer : '')).toMatchObject({
      at: 'reversed',
      report: { misregistered: 1 },
    });
  });

  it('waits for its turn to be taken back', async () => {
    const batch = await imported();
    await runElsewhere(await tried(fileOf([2])));
    expect(await begin(batch)).toEqual(refusal('OthersTurn'));
  });

  it('of another association is not there', async () => {
    const batch = await imported();
    const other = { ...BOTH, association: 'annat' };
    const caller = callerOf(other);
    expect(await readBatch(ports)(new ReadBatch(caller, batch))).toEqual(NOT_FOUND);
    expect(await readReversal(ports)(new ReadReversal(caller, batch))).toEqual(NOT_FOUND);
    expect(await begin(batch, other)).toEqual(NOT_FOUND);
  });

  it('is listed for its association, a page at a time', async () => {
    for (let number = 1; number <= 21; number += 1) await imported(fileOf([number], 'FINSAM-team'));
    const shown: unknown[] = [];
    for (const asked of [1, 2, 9]) {
      const { page, pages, batches } = (await importsFor(NOVUM, asked)) ?? {};
      shown.push([page, pages, batches?.length]);
    }
    expect(shown).toEqual([
      [1, 2, 20],
      [2, 2, 1],
      [2, 2, 1],
    ]);
  });
});

describe('the register that a next file is put in', () => {
  it('is the usual one until somebody else has it, and then one of the asker’s own', async () => {
    expect([(await importsFor(NOVUM))?.register, (await importsFor(OFFICE))?.register]).toEqual([
      'main',
      'main',
    ]);
    await imported();
    expect([
      (await importsFor(TEAM))?.register,
      (await importsFor(NOVUM))?.register,
      (await importsFor(OFFICE))?.register,
    ]).toEqual(['main', 'novum', 'kansliet']);
  });

  it('is none for whoever belongs to no association', async () =>
    expect(await importsFor({ ...TEAM, association: null })).toBeUndefined());
});
