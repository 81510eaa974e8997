import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * What a thread answers: what it was asked for, or what went wrong as far as one thread can tell another; `errcode` is SQLite's
 * result code, absent where it was not SQLite that failed.
 */
export type ThreadAnswer<Answer> =
  Readonly<{ answer: Answer }> | Readonly<{ failure: string; errcode?: number | undefined }>;

/**
 * A thread that writes a file, so that nobody else waits while it does (docs/adr/0010). It is asked in JSON, one question at a
 * time, answers each with a `ThreadAnswer`, and ends at null. It is started when it is first asked, and keeps the process alive
 * only until it has answered.
 */
export class WritingThread<Question, Answer> {
  readonly #source: URL;
  readonly #task: object;
  #thread: Worker | undefined;

  /** `source` is the thread's module, made or not: it imports nothing of ours, so that Node runs it either way. */
  constructor(source: URL, task: object) {
    this.#source = source;
    this.#task = task;
  }

  /** Rejects with what went wrong; an error of SQLite's has its `errcode`. */
  async ask(question: Question): Promise<Answer> {
    const worker = (this.#thread ??= new Worker(this.#source, { workerData: this.#task, execArgv: [] }));
    worker.ref();
    const answered = once(worker, 'message');
    worker.postMessage(JSON.stringify(question));
    const [given] = (await answered) as [ThreadAnswer<Answer>];
    worker.unref();
    if ('failure' in given) throw Object.assign(new Error(given.failure), { errcode: given.errcode });
    return given.answer;
  }

  /** Ends the thread when it has answered. */
  async close(): Promise<void> {
    const worker = this.#thread;
    if (!worker) return;
    this.#thread = undefined;
    const ended = once(worker, 'exit');
    worker.ref();
    worker.postMessage(null);
    await ended;
  }
}
