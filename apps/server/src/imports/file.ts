import type { SentFile } from '@samspar/use-cases';
import type { Request } from 'express';
import { Problem } from '../problem.js';
import { wrongMediaType } from '../problem-filter.js';
import { mediaTypeOf, sentBytes } from '../sent-bytes.js';

/** Largest file taken, in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Media types of a file that is sent as the body itself, and the kind they say it is. */
const RAW: Readonly<Record<string, string>> = { 'text/csv': 'import.csv', [XLSX]: 'import.xlsx' };
export const RAW_TYPES: readonly string[] = Object.keys(RAW);
const EXPECTED = `multipart/form-data (file), ${RAW_TYPES.join(', ')}`;

type FormPart = Readonly<{ originalname: string; buffer: Buffer }>;

/** The file of a form's field `file`, or the body itself. Throws the problem of a request without one. */
export const fileIn = async (request: Request, part: FormPart | undefined): Promise<SentFile> => {
  if (part) return { name: part.originalname, bytes: part.buffer };
  const name = RAW[mediaTypeOf(request)];
  if (name !== undefined) return { name, bytes: await sentBytes(request, LARGEST_FILE, EXPECTED) };
  if (request.is('multipart/form-data'))
    throw new Problem(400, 'FileMissing', {
      sv: 'Filen saknas: skicka den i formulärfältet file.',
      en: 'The file is missing: send it in the form field file.',
    });
  throw wrongMediaType(EXPECTED);
};
