import type { Request } from 'express';
import { Problem } from '../problem.js';
import { wrongMediaType } from '../problem-filter.js';
import { mediaTypeOf, sentBytes } from '../sent-bytes.js';

/** Largest file taken, in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Media types of a file that is sent as the body itself. */
export const RAW_TYPES: readonly string[] = ['text/csv', XLSX];
const EXPECTED = `multipart/form-data (file), ${RAW_TYPES.join(', ')}`;

/** The file of a form's field `file`, or the body itself. Throws the problem of a request without one. */
export const fileIn = async (
  request: Request,
  part: Readonly<{ buffer: Buffer }> | undefined,
): Promise<Uint8Array> => {
  if (part) return part.buffer;
  if (RAW_TYPES.includes(mediaTypeOf(request))) return sentBytes(request, LARGEST_FILE, EXPECTED);
  if (request.is('multipart/form-data'))
    throw new Problem(400, 'FileMissing', {
      sv: 'Filen saknas: skicka den i formulärfältet file.',
      en: 'The file is missing: send it in the form field file.',
    });
  throw wrongMediaType(EXPECTED);
};
