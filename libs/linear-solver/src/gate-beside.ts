import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { GateAnswer, GateAsked, ReleaseGate } from '@samspar/plausibility';

/** What the thread answers. */
export type GateTold = Readonly<{ answer: unknown } | { error: string }>;

type Beside = Readonly<{
  /** What the thread runs; the built one unless stated. */
  module?: URL;
  options?: WorkerOptions;
  /** How long it may take, in milliseconds. */
  limitMs?: number;
}>;

const BUILT = new URL('./gate-thread.js', import.meta.url);
/** A year's report takes less than a second, three-way crossings ten to twenty. */
const LIMIT_MS = 60_000;

/**
 * Does it in a thread beside this one, so that others are answered meanwhile; one after the other, in the order in which they are asked. The thread begins with the
 * first, does not keep the process from ending, and is ended where it takes too long.
 */
export const gateBeside = ({ module = BUILT, options = {}, limitMs = LIMIT_MS }: Beside = {}): ReleaseGate &
  Readonly<{ close: () => Promise<void> }> => {
  let thread: Worker | undefined;
  let before: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  };

  const pass = async (asked: GateAsked): Promise<unknown> => {
    const worker = (thread ??= new Worker(module, options));
    worker.unref();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const limit = setTimeout(() => resolve('tooLong'), limitMs);
    const onMessage = (told: GateTold) =>
      'error' in told ? reject(new Error(told.error)) : resolve(told.answer);
    const onExit = () => reject(new Error('The thread that looks releases through ended.'));
    worker.once('message', onMessage).once('error', reject).once('exit', onExit);
    worker.postMessage(asked, []);
    try {
      const answer = await promise;
      if (answer === 'tooLong') await end();
      return answer;
    } catch (error) {
      await end();
      throw error;
    } finally {
      clearTimeout(limit);
      worker.off('message', onMessage).off('error', reject).off('exit', onExit);
    }
  };

  const gate = <Asked extends GateAsked>(asked: Asked): Promise<GateAnswer<Asked> | 'tooLong'> => {
    const passed = before.then(() => pass(asked));
    before = passed.catch(() => undefined);
    return passed as Promise<GateAnswer<Asked> | 'tooLong'>;
  };
  return Object.assign(gate, { close: end });
};
