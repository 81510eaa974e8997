import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { momentInStockholm } from '@samspar/kernel';
import { isBusy, unavailable } from './failure.js';

/** Another process writes in the folder: a sentence that names it and says what to do. */
export class WriterPresent extends Error {
  override readonly name = 'WriterPresent';
}

/** The right to write in a folder, until it is released or the process ends. */
export type WriterLock = Readonly<{ release: () => void }>;

/** Who holds the lock, as it told; undefined where it has not told yet. */
const holder = (card: string): string | undefined => {
  try {
    const { pid, what, since, host }: Record<string, unknown> = JSON.parse(readFileSync(card, 'utf8'));
    const started = momentInStockholm(Date.parse(String(since)));
    return `${String(what)} (process ${String(pid)} på ${String(host)}, sedan ${started})`;
  } catch {
    return undefined;
  }
};

const introduce = (card: string, what: string): void => {
  const draft = `${card}.${process.pid}`;
  writeFileSync(
    draft,
    JSON.stringify({ pid: process.pid, what, since: new Date().toISOString(), host: hostname() }),
  );
  renameSync(draft, card);
};

/**
 * Takes the right to write in a folder for this process. The operating system holds the lock (an exclusive transaction on
 * `writer.lock`) and drops it with the process, however that ends; `writer.json` only says who holds it. `what` is the command
 * as the operator knows it, e.g. `samspar serve`. Throws `WriterPresent` where another holder is there, and `StoreUnavailable`
 * where the folder cannot be written in.
 */
export const acquireWriterLock = (folder: string, what: string): WriterLock => {
  const file = join(folder, 'writer.lock');
  const card = join(folder, 'writer.json');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file);
    lock.exec('BEGIN EXCLUSIVE');
    introduce(card, what);
  } catch (error) {
    lock?.close();
    if (!isBusy(file, error)) throw unavailable(file, error);
    throw new WriterPresent(
      `${holder(card) ?? 'En annan process'} skriver redan i ${folder}: stoppa den först, eller vänta tills den är klar.`,
      { cause: error },
    );
  }
  const held = lock;
  return {
    release: () => {
      if (!held.isOpen) return;
      rmSync(card, { force: true });
      held.close();
    },
  };
};
