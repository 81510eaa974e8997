import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@samspar/event-store';
import { acquireWriterLock, WriterPresent } from './writer-lock.js';

const SOURCES = resolve(import.meta.dirname, '../../../test/sources.js');
const HOLDER = `
  import { acquireWriterLock } from '@samspar/event-store-sqlite';
  acquireWriterLock(process.argv[1], 'samspar serve');
  process.stdout.write('held');
  process.stdin.resume();
`;

describe('the right to write in a folder', () => {
  let folder: string;
  let holder: ChildProcess | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-lock-'));
  });
  const kill = async (): Promise<void> => {
    if (holder === undefined) return;
    const ended = once(holder, 'exit');
    holder.kill('SIGKILL');
    holder = undefined;
    await ended;
  };
  afterEach(async () => {
    await kill();
    rmSync(folder, { recursive: true });
  });

  const heldByAnother = async (): Promise<number | undefined> => {
    const child = spawn(
      process.execPath,
      ['--import', SOURCES, '--input-type=module', '--eval', HOLDER, folder],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    holder = child;
    await once(child.stdout, 'data');
    return child.pid;
  };

  it('is had by one process, and the second is told who has it and what to do', async () => {
    const pid = await heldByAnother();
    const escaped = folder.replaceAll('/', String.raw`\/`);
    const acquire = () => acquireWriterLock(folder, 'samspar import');
    expect(acquire).toThrow(WriterPresent);
    expect(acquire).toThrow(
      new RegExp(
        String.raw`^samspar serve \(process ${pid} på ${hostname()}, sedan \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\) ` +
          `skriver redan i ${escaped}: stoppa den först, eller vänta tills den är klar\\.$`,
      ),
    );
  });

  it('ends with the process, however that ends', async () => {
    await heldByAnother();
    await kill();
    acquireWriterLock(folder, 'samspar import').release();
  });

  it('is free again when released, and leaves no card behind', () => {
    const lock = acquireWriterLock(folder, 'samspar import');
    expect(existsSync(join(folder, 'writer.json'))).toBe(true);
    lock.release();
    lock.release();
    expect(existsSync(join(folder, 'writer.json'))).toBe(false);
    acquireWriterLock(folder, 'samspar serve').release();
  });

  it('is had once in a process too, and named even where the card is gone', () => {
    const lock = acquireWriterLock(folder, 'samspar serve');
    rmSync(join(folder, 'writer.json'));
    expect(() => acquireWriterLock(folder, 'samspar import')).toThrow(/^En annan process skriver redan i /);
    lock.release();
  });

  it('is not to be had where there is no folder', () => {
    expect(() => acquireWriterLock(join(folder, 'missing'), 'samspar serve')).toThrow(StoreUnavailable);
  });
});
