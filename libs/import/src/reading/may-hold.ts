import { LIMITS } from './exceeded.js';
import { readSheetsOf } from './read-file.js';

/** Whether the text of some cell of a file is one of these, in whatever sheet; true of a file that cannot be read, for it may be. */
export const mayHold = async (bytes: Uint8Array, isOne: (text: string) => boolean): Promise<boolean> => {
  let holds = false;
  const seen = (text: string): void => {
    holds ||= isOne(text);
  };
  const read = await readSheetsOf(bytes, { seen, pause: () => undefined, limits: LIMITS });
  return holds || 'refusal' in read;
};
