import { buffer } from 'node:stream/consumers';
import { Exceeded, LIMITS } from './exceeded.js';
import { HERE } from './file-reader.js';
import type { Mark } from '../mend-workbook.js';
import { type TablePiece, type TableAsked, asMessages, type Marks } from './table-message.js';

/** How often memory is looked at, in rows and texts, and progress told, in milliseconds. */
const LOOKED_EVERY = 1_000;
const TOLD_EVERY_MS = 500;
const MEGABYTE = 1024 * 1024;

const tell = (answer: TablePiece): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(answer, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });

/** Who began this process; whoever else takes it over when that was killed wants nothing of it. */
const beganBy = process.ppid;

let seen = 0;
let toldAt = performance.now();
/** Looks now and then at memory and at whether anybody waits, and tells how far it has come. */
const watching =
  (memoryMb: number) =>
  (rows: number): void => {
    seen += 1;
    if (seen % LOOKED_EVERY !== 0) return;
    if (process.ppid !== beganBy) process.exit();
    if (process.memoryUsage.rss() > memoryMb * MEGABYTE) throw new Exceeded('memoryMb');
    if (performance.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = performance.now();
    void tell({ progress: rows });
  };

const marks: Mark[] = [];

const carryOut = async (asked: TableAsked): Promise<void> => {
  const bytes = await buffer(process.stdin);
  const { memoryMb } = asked.options.limits ?? LIMITS;
  const options = { ...asked.options, progress: watching(memoryMb) };
  if (asked.task === 'mend') {
    const workbook = await HERE.mend(bytes, marks, asked.title, options);
    if (workbook) await new Promise((resolve) => process.stdout.write(workbook, resolve));
    await tell({ hasWorkbook: workbook !== undefined });
    return;
  }
  const read = await HERE.read(bytes, options);
  if ('refusal' in read) {
    await tell(read);
    return;
  }
  const { rows, ...file } = read.file;
  for (const message of asMessages(rows)) await tell(message);
  await tell({ file });
};

/** Reads one file for the process that began this one, and ends with it. */
process.once('disconnect', () => process.exit());
process.on('message', (asked: TableAsked | Marks) => {
  if ('marks' in asked) {
    marks.push(...asked.marks);
    return;
  }
  carryOut(asked).then(
    () => process.disconnect?.(),
    () => process.exit(1),
  );
});
