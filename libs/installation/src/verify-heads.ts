import type { EventStore } from '@samspar/event-store';
import {
  headKeyFile,
  HeadKeyUnusable,
  HeadsFileUnusable,
  readHeadKeys,
  readHeadsFile,
  readTree,
  type TreeVerification,
  verifyTree,
} from '@samspar/log-tree';
import type { PositionsDone } from '@samspar/views';
import { type Configuration, ConfigurationRefused } from './configuration.js';

/** `keyKnown`: false where the key is not here, and signatures are held to that of the first head. */
export type HeadsVerification = TreeVerification & Readonly<{ keyKnown: boolean }>;

const attempt = <Result>(work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    if (error instanceof HeadKeyUnusable || error instanceof HeadsFileUnusable)
      throw new ConfigurationRefused(error.message, { cause: error });
    throw error;
  }
};

/**
 * Holds a log to its signed heads, in the log and in the file elsewhere, beside whoever writes either. Throws `ConfigurationRefused` where
 * key or file cannot be read, and `StoreUnavailable`.
 */
export const verifyHeads = async (
  configuration: Configuration,
  store: EventStore,
  progress?: PositionsDone,
): Promise<HeadsVerification> => {
  const trusted = attempt(() => readHeadKeys(headKeyFile(configuration)))?.trusted;
  const elsewhere = attempt(() =>
    configuration.heads === undefined ? [] : readHeadsFile(configuration.heads),
  );
  const tree = readTree(configuration.folder);
  try {
    const verified = await verifyTree({ store, tree, elsewhere, trusted, progress });
    return { ...verified, keyKnown: trusted !== undefined };
  } finally {
    tree?.close();
  }
};
