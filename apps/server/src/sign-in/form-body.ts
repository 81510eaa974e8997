import type { NextFunction, Request, Response } from 'express';
import { mediaTypeOf, sentBytes } from '../sent-bytes.js';
import { isApi } from './refusals.js';

const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Largest form, in bytes. */
const LARGEST = 256 * 1024;
const UTF_8 = new TextDecoder();

/** The fields by name, in order; one sent more than once has all its values. */
const fieldsOf = (text: string): Readonly<Record<string, string | string[]>> => {
  const fields = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
};

/** Express middleware: what a page's form sends, as `body`. */
export const formBody = async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
  if (request.method === 'POST' && !isApi(request.path) && mediaTypeOf(request) === FORM_TYPE)
    request.body = fieldsOf(UTF_8.decode(await sentBytes(request, LARGEST, FORM_TYPE)));
  next();
};
