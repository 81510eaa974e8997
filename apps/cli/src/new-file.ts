import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { notWritten } from './terminal.js';

const made = (out: string): number => {
  try {
    return openSync(out, 'wx', 0o600);
  } catch (error) {
    throw notWritten(out, error);
  }
};

/** Makes a new file, for whoever made it alone, before its bytes and what they are made of; gone again where nothing comes of these. Throws `CommandRefused`. */
export const intoNewFile = async <Of>(
  out: string,
  contents: () => Promise<readonly [bytes: Uint8Array, of: Of]>,
): Promise<Of> => {
  const file = made(out);
  try {
    const [bytes, of] = await contents();
    writeFileSync(file, bytes);
    return of;
  } catch (error) {
    rmSync(out);
    throw error;
  } finally {
    closeSync(file);
  }
};
