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

/** Throws the problem of a body that is nested too deep, has too many values or a name that objects of JavaScript have. */
const refuseStrangeShape = (body: object): void => {
  let values = 0;
  const look = (value: object, depth: number): void => {
    if (depth > DEEPEST) throw tooDeep();
    for (const key in value) {
      if (++values > MOST_VALUES) throw tooManyValues();
      if (key === '__proto__' || key === 'constructor')
        throw bodyInvalid([{ field: key, sentence: NOT_KNOWN }]);
      const part: unknown = value[key as keyof typeof value];
      if (typeof part === 'object' && part !== null) look(part, depth + 1);
    }
  };
  look(body, 0);
};

/** What is posted here is JSON in UTF-8, and nothing in it is deeper, or named otherwise, than a body can be. */
export const jsonBody = async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
  if (request.method === 'POST') {
    if (mediaTypeOf(request) !== JSON_TYPE || OTHER_CHARSET.test(request.headers['content-type'] ?? ''))
      throw wrongMediaType(JSON_TYPE);
    const body = parsed(UTF_8.decode(await sentBytes(request, LARGEST, JSON_TYPE)));
    refuseStrangeShape(body);
    request.body = body;
  }
  next();
};
