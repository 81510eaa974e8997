import type { NextFunction, Request, Response } from 'express';
import { NOT_KNOWN } from './body-pipe.js';
import { bodyInvalid, Problem } from './problem.js';
import { wrongMediaType } from './problem-filter.js';
import { mediaTypeOf, sentBytes } from './sent-bytes.js';

const JSON_TYPE = 'application/json';
/** Largest body of JSON, in bytes. */
const LARGEST = 1024 * 1024;
/** No body of this interface is nested deeper. */
const DEEPEST = 8;
/** Nor has one as many values. */
const MOST_VALUES = 5_000;
const OTHER_CHARSET = /;\s*charset\s*=\s*"?(?!utf-8\b|[\s"])/i;
const UTF_8 = new TextDecoder();

const malformed = (): Problem =>
  new Problem(400, 'BodyMalformed', {
    sv: 'Uppgifterna är inte giltig JSON: kontrollera citattecken, kommatecken och klamrar.',
    en: 'The body is not valid JSON: check its quotes, commas and braces.',
  });

/** An object or a list; nothing at all is an object without fields. Throws a problem that repeats nothing of the text. */
const parsed = (text: string): object => {
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (typeof value !== 'object' || value === null) throw malformed();
  return value;
};

const tooDeep = (): Problem =>
  new Problem(400, 'BodyTooDeep', {
    sv: `Uppgifterna är nästlade djupare än ${DEEPEST} nivåer: skicka dem så som /api/v1/openapi.json beskriver.`,
    en: `The body is nested deeper than ${DEEPEST} levels: send it as /api/v1/openapi.json describes.`,
  });

const tooManyValues = (): Problem =>
  new Problem(413, 'BodyTooLong', {
    sv: `Uppgifterna har fler än ${MOST_VALUES} värden: skicka dem så som /api/v1/openapi.json beskriver.`,
    en: `The body has more than ${MOST_VALUES} values: send it as /api/v1/openapi.json describes.`,
  });

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const COMMA = ','.charCodeAt(0);
const OPENING: readonly number[] = ['[', '{'].map((sign) => sign.charCodeAt(0));
const CLOSING: readonly number[] = [']', '}'].map((sign) => sign.charCodeAt(0));

/** Throws the problem of a text that would make a value nested too deep or of too many parts; making it would take seconds. */
const refuseStrangeSize = (text: string): void => {
  let depth = 0;
  let values = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isQuoted) {
      if (sign === BACKSLASH) at += 1;
      else if (sign === QUOTE) isQuoted = false;
    } else if (sign === QUOTE) isQuoted = true;
    else if (sign === COMMA) values += 1;
    else if (OPENING.includes(sign)) depth += 1;
    else if (CLOSING.includes(sign)) depth -= 1;
    if (depth > DEEPEST + 1) throw tooDeep();
    if (values > MOST_VALUES) throw tooManyValues();
  }
};

/** Throws the problem of a body with a name that objects of JavaScript have. */
const refuseStrangeNames = (value: object): void => {
  for (const key in value) {
    if (key === '__proto__' || key === 'constructor')
      throw bodyInvalid([{ field: key, sentence: NOT_KNOWN }]);
    const part: unknown = value[key as keyof typeof value];
    if (typeof part === 'object' && part !== null) refuseStrangeNames(part);
  }
};

/** What is sent here is JSON in UTF-8, and nothing in it is deeper, or named otherwise, than a body can be. */
export const jsonBody = async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
  if (request.method === 'POST' || request.method === 'PUT') {
    if (mediaTypeOf(request) !== JSON_TYPE || OTHER_CHARSET.test(request.headers['content-type'] ?? ''))
      throw wrongMediaType(JSON_TYPE);
    const text = UTF_8.decode(await sentBytes(request, LARGEST, JSON_TYPE));
    refuseStrangeSize(text);
    const body = parsed(text);
    refuseStrangeNames(body);
    request.body = body;
  }
  next();
};
