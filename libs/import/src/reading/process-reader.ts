import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { RawRow } from '../headers.js';
import { type Limit, LIMITS } from './exceeded.js';
import type { FileReader, ReadingOptions } from './file-reader.js';
import type { Mark } from '../mend-workbook.js';
import { type TablePiece, type TableAsked, asMarks, asRows, type Marks } from './table-message.js';

type Start = Readonly<{ module: URL; flags?: readonly string[] }>;

const BUILT: Start = { module: new URL('./reading-process.js', import.meta.url) };
/** Processes that read at once; whoever comes later waits. */
const AT_ONCE = 2;
/** Less than the whole, so that what is not on the heap has room too, in megabytes; little of it for what is young, for most of a table stays. */
const MEMORY = [`--max-old-space-size=${LIMITS.memoryMb - 96}`, '--max-semi-space-size=2'];

/** A third of the time that this process has where both want it. */
const NICE = 5;

type Turn = () => void;

/** Lets so many go on at once, in the order they came. */
class Turns {
  #free = AT_ONCE;
  readonly #waiting: Turn[] = [];

  async take(): Promise<Turn> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return () => {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    };
  }
}

/** Others come first: a file is read with what they leave over. */
const giveWay = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) setPriority(pid, NICE);
  } catch {
    // It has ended already, or the system does not allow it; it is read all the same.
  }
};

type Ended = Extract<TablePiece, { file: unknown } | { hasWorkbook: unknown } | { refusal: unknown }>;
type Outcome = Readonly<{ ended: Ended; rows: readonly RawRow[]; pieces: readonly Uint8Array[] }>;

const exceeded = (limit: Limit): Outcome => ({
  ended: { refusal: { code: 'FileExceeds', limit } },
  rows: [],
  pieces: [],
});

const sent = (child: ChildProcess, message: TableAsked | Marks): Promise<unknown> =>
  new Promise((resolve) => child.send(message, undefined, {}, resolve));

/** One message at a time, so that others are answered in between; that it ends before it has heard all is told by its end. */
const ask = async (child: ChildProcess, asked: TableAsked, marks: Iterable<Mark>): Promise<void> => {
  for (const message of asMarks(marks)) if (child.connected) await sent(child, message);
  if (child.connected) await sent(child, asked);
};

/** Rejects with the signal's reason where it is cancelled, and where the process ends by itself without an answer. */
const runOnce = (
  { module, flags = [] }: Start,
  asked: TableAsked,
  marks: Iterable<Mark>,
  bytes: Uint8Array,
  { signal, progress, limits = LIMITS }: ReadingOptions,
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    // Neither keys nor settings are its business.
    const child = fork(fileURLToPath(module), [], {
      env: {},
      execArgv: [...MEMORY, ...flags],
      serialization: 'advanced',
      stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
    });
    giveWay(child);
    const rows: RawRow[] = [];
    const pieces: Uint8Array[] = [];
    let outcome: Outcome | undefined;
    const end = (): void => void child.kill('SIGKILL');
    const timer = setTimeout(() => {
      outcome ??= exceeded('seconds');
      end();
    }, limits.seconds * 1000);
    signal?.addEventListener('abort', end);
    child.on('message', (answer: TablePiece) => {
      if ('progress' in answer) progress?.(answer.progress);
      else if ('rows' in answer) rows.push(...asRows(answer.columns, answer.rows));
      else outcome ??= { ended: answer, rows, pieces };
    });
    child.stdout?.on('data', (piece: Buffer) => pieces.push(piece));
    child.once('error', reject);
    child.once('close', (code, killed) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) reject(signal.reason as Error);
      else if (outcome) resolve(outcome);
      // The heap was full before anybody looked.
      else if (killed === 'SIGABRT' || code === 134) resolve(exceeded('memoryMb'));
      else reject(new Error(`The process that reads files ended with ${killed ?? code}.`));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
    void ask(child, asked, marks);
  });

const optionsOf = ({ signal: _signal, progress: _progress, ...sendable }: ReadingOptions) => sendable;

/**
 * Reads each file in a process of its own, which has `LIMITS` of memory and time, gives way to this one, holds nothing of it on disk and ends
 * with it. Its end is never this process's.
 */
export const processReader = (start = BUILT): FileReader => {
  const turns = new Turns();
  const run = async (
    asked: TableAsked,
    bytes: Uint8Array,
    options: ReadingOptions,
    marks: Iterable<Mark> = [],
  ): Promise<Outcome> => {
    const giveBack = await turns.take();
    try {
      options.signal?.throwIfAborted();
      return await runOnce(start, asked, marks, bytes, options);
    } finally {
      giveBack();
    }
  };
  return {
    read: async (bytes, options) => {
      const { ended, rows } = await run({ task: 'read', options: optionsOf(options) }, bytes, options);
      if ('refusal' in ended) return ended;
      if (!('file' in ended)) throw new Error('A file was asked for, and something else was answered.');
      return { file: { ...ended.file, rows } };
    },
    mend: async (bytes, marks, title, options) => {
      const asked = { task: 'mend', title, options: optionsOf(options) } as const;
      const { ended, pieces } = await run(asked, bytes, options, marks);
      return 'hasWorkbook' in ended && ended.hasWorkbook ? Buffer.concat(pieces) : undefined;
    },
  };
};
