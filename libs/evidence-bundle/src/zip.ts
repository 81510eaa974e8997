import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';

/** What was read is no zip, or one that nobody should unpack. */
export class NotAZip extends Error {
  override readonly name = 'NotAZip';
}

/** What is unpacked at most, in bytes. */
const MOST_BYTES = 512 * 1024 ** 2;
/** Of every file, so that the same bundle is the same file: the first day that a zip can tell. */
const MODIFIED = new Date(1980, 0, 1);

export const zipOf = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(files), { mtime: MODIFIED, level: 6 });

/** The files of a zip by their names, together no larger unpacked than `most`. Throws `NotAZip`. */
export const filesIn = (zip: Uint8Array, most = MOST_BYTES): ReadonlyMap<string, Uint8Array> => {
  const names = new Set<string>();
  let bytes = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    bytes += originalSize;
    if (names.has(name)) throw new NotAZip(`${name} finns två gånger`);
    if (bytes > most) throw new NotAZip('filen är större än ett bevispaket kan vara');
    names.add(name);
    return true;
  };
  try {
    return new Map(Object.entries(unzipSync(zip, { filter })));
  } catch (error) {
    throw error instanceof NotAZip
      ? error
      : new NotAZip('det är ingen zip-fil, eller så är den skadad', { cause: error });
  }
};
