import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../problem.js';
import { mediaTypeOf, sentBytes } from '../sent-bytes.js';
import { isApi } from './refusals.js';

const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Largest form, in bytes. */
const LARGEST = 256 * 1024;
const UTF_8 = new TextDecoder();

/** Most fields of a form; the largest page's has some hundred. */
const MOST_FIELDS = 2_000;

const tooManyFields = (): Problem =>
  new Problem(413, 'FormTooLong', {
    sv: `Formuläret har för många fält: skicka högst ${MOST_FIELDS}.`,
    en: `The form has too many fields: send at most ${MOST_FIELDS}.`,
  });

/** The fields by name, in order; one sent more than once has all its values. */
const fieldsOf = (text: string): Readonly<Record<string, string | string[]>> => {
  if (text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) throw tooManyFields();
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = fields.get(name);
    if (before === undefined) fields.set(name, value);
    else if (typeof before === 'string') fields.set(name, [before, value]);
    else before.push(value);
  }
  return Object.fromEntries(fields);
};

/** Express middleware: what a page's form sends, as `body`. */
export const formBody = async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
  if (request.method === 'POST' && !isApi(request.path) && mediaTypeOf(request) === FORM_TYPE)
    request.body = fieldsOf(UTF_8.decode(await sentBytes(request, LARGEST, FORM_TYPE)));
  next();
};
