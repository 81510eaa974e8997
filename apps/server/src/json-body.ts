import type { NextFunction, Request, Response } from 'express';
import { NOT_KNOWN } from './body-pipe.js';
import { bodyInvalid, Problem } from './problem.js';
import { parserProblem, wrongMediaType } from './problem-filter.js';

/** No body of this interface is nested deeper. */
const DEEPEST = 8;

const refuseStrangeShape = (value: unknown, depth: number): void => {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  if (depth > DEEPEST)
    throw new Problem(400, 'BodyTooDeep', {
      sv: `Uppgifterna är nästlade djupare än ${DEEPEST} nivåer: skicka dem så som /api/v1/openapi.json beskriver.`,
      en: `The body is nested deeper than ${DEEPEST} levels: send it as /api/v1/openapi.json describes.`,
    });
  for (const [key, part] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor')
      throw bodyInvalid([{ field: key, sentence: NOT_KNOWN }]);
    refuseStrangeShape(part, depth + 1);
  }
};

/** Before a body is read: what is posted here is JSON. */
export const jsonOnly = (request: Request, _response: Response, next: NextFunction): void => {
  if (request.method === 'POST' && !request.is('application/json')) throw wrongMediaType('application/json');
  next();
};

/** After a body is read: nothing in it is deeper, or named otherwise, than a body can be. */
export const plainShape = (request: Request, _response: Response, next: NextFunction): void => {
  refuseStrangeShape(request.body, 0);
  next();
};

/** Where a body could not be read: the parser's error as a problem that repeats nothing of it. */
export const parserErrors = (
  error: unknown,
  _request: Request,
  _response: Response,
  next: NextFunction,
): void => {
  next(parserProblem(error) ?? error);
};
