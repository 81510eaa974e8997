import type { FileReader } from '@samspar/import';
import type { ReleaseGate } from '@samspar/plausibility';
import type { PositionsDone } from '@samspar/views';

export type OpenOptions = Readonly<{
  /** What holds the folder, named to whoever comes second: `samspar serve`. */
  what: string;
  clock?: () => number;
  progress?: PositionsDone;
  /** Where files that are imported are read; in this process unless stated. */
  reader?: FileReader;
  /** Where releases are looked through; in this thread unless stated. */
  gate?: ReleaseGate;
  /** A sentence the operator should see, such as that a key file was made. */
  notice?: (sentence: string) => void;
}>;

/** Closed where it is no longer in use, or by `close`. */
export type Closable = AsyncDisposable & Readonly<{ close: () => Promise<void> }>;

export type Later = (close: () => Promise<void> | void) => void;

/** Puts parts together; they are closed in the opposite order, those already open also where a later one fails. */
export const opening = async <Opened extends object>(
  open: (later: Later) => Promise<Opened>,
): Promise<Opened & Closable> => {
  await using parts = new AsyncDisposableStack();
  const opened = await open((close) => parts.defer(close));
  const kept = parts.move();
  const close = (): Promise<void> => kept.disposeAsync();
  return { ...opened, close, [Symbol.asyncDispose]: close };
};
