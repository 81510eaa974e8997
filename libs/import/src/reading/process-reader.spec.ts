import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { workbookOf } from '../../../../test/fixtures/import/workbook-parts.js';
import { HERE } from './file-reader.js';
import { processReader } from './process-reader.js';

const OPTIONS = { today: '2025-03-01', readsHidden: false };
const HEADERS = ['Löpnummer', 'Insats', 'Kön', 'Startdatum'];
const ROWS = Array.from({ length: 600 }, (_, at) => [`${at + 1}`, 'Novum', 'Kvinna', '2024-03-05']);

/** Runs the sources as they are. */
const readerWith = (...flags: readonly string[]) =>
  processReader({
    module: new URL('./reading-process.ts', import.meta.url),
    flags: ['--import', new URL('../../../../test/sources.js', import.meta.url).href, ...flags],
  });
const reader = readerWith();
/** A workbook whose one row ends with a text so long. */
const withText = (length: number) =>
  workbookOf({ sheets: [{ rows: [HEADERS, ['1', 'Novum', 'Kvinna', 'x'.repeat(length)]] }] });
/** What runs: process, parent and command. */
const processes = (): readonly (readonly string[])[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='])
    .toString()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
const readersBegunBy = (parent: number): readonly string[] =>
  processes()
    .filter(([, ppid, ...args]) => ppid === String(parent) && args.join(' ').includes('reading-process'))
    .map(([pid = '']) => pid);
const xml = (body: string): string => `<worksheet xmlns="x"><sheetData>${body}</sheetData></worksheet>`;

describe('a process that reads', () => {
  it('answers as this process does, row by row', async () => {
    const bytes = workbookOf({ sheets: [{ rows: [HEADERS, ...ROWS], hidden: [3] }] });
    const [here, there] = [await HERE.read(bytes, OPTIONS), await reader.read(bytes, OPTIONS)];
    if ('refusal' in here || 'refusal' in there) throw new Error('refused');
    const asSaid = ({ file: { rows, ...rest } }: typeof here) => ({
      ...rest,
      rows: rows.map(({ row, cell }) => [row, cell('number'), cell('startedOn'), cell('exitedOn')]),
    });
    expect(there.file.rows).toHaveLength(599);
    expect(asSaid(there)).toEqual(asSaid(here));
  });

  it('refuses as this process does', async () =>
    expect(await reader.read(Buffer.from('%PDF-1.7'), OPTIONS)).toEqual({
      refusal: { code: 'OtherKindOfFile', kind: 'pdf' },
    }));

  it('makes the workbook of rows to put right', async () => {
    const bytes = workbookOf({ sheets: [{ rows: [HEADERS, ...ROWS] }] });
    const mended = await reader.mend(bytes, [{ row: 2, words: 'Kön: fel' }], 'Att rätta', OPTIONS);
    expect(mended?.subarray(0, 2).toString()).toBe('PK');
  });

  it('that takes more memory than it has is answered with a sentence, and ends alone', async () => {
    const small = readerWith('--max-old-space-size=40');
    expect(await small.read(withText(10), OPTIONS)).toMatchObject({ file: { hiddenNumbers: [] } });
    expect(await small.read(withText(60_000_000), OPTIONS)).toEqual({
      refusal: { code: 'FileExceeds', limit: 'memoryMb' },
    });
  });

  it('ends when it is cancelled, and rejects with the reason', async () => {
    const cancelled = new AbortController();
    const formatted = Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 1}"/>`).join('');
    const read = reader.read(workbookOf({ sheets: [{ rows: xml(formatted) }] }), {
      ...OPTIONS,
      signal: cancelled.signal,
    });
    cancelled.abort(new Error('cancelled'));
    await expect(read).rejects.toThrow('cancelled');
    expect(readersBegunBy(process.pid)).toEqual([]);
  });

  it('ends with the process that began it, also where that is killed while the file is read', async () => {
    const parent = spawn(process.execPath, [
      '--import',
      new URL('../../../../test/sources.js', import.meta.url).href,
      fileURLToPath(new URL('../../../../test/fixtures/import/slow-file.ts', import.meta.url)),
    ]);
    await once(parent.stdout, 'data');
    const readers = readersBegunBy(parent.pid ?? 0);
    expect(readers).toHaveLength(1);
    const killed = once(parent, 'exit');
    parent.kill('SIGKILL');
    await killed;
    while (processes().some(([pid = '']) => readers.includes(pid)));
  });
});
