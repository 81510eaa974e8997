import { readFileSync } from 'node:fs';
import { CommandRefused } from './terminal.js';

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'finns inte: kontrollera namnet och mappen',
  EISDIR: 'är en mapp: ange en fil i den',
  EACCES: 'får inte läsas av det här kontot: ge det läsrätt',
};

/** The bytes of a file that the user named. Throws `CommandRefused` with a sentence that names it. */
export const readNamedFile = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new CommandRefused(`Filen ${file} ${SENTENCES[code] ?? `går inte att läsa (${code})`}.`);
  }
};

/** The contents of a JSON file that the user named; a byte-order mark is forgiven. */
export const readJson = (file: string): unknown => {
  const text = readNamedFile(file)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /line (\d+) column (\d+)/.exec((error as Error).message);
    throw new CommandRefused(
      `Filen ${file} är inte giltig JSON${place ? `: se rad ${place[1]}, tecken ${place[2]}` : ''}.`,
    );
  }
};
