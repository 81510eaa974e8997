import { randomUUID } from 'node:crypto';
import type { Request } from 'express';

const given = new WeakMap<Request, string>();

/** The id that ties a request to its events and to what is written of a fault; random, one per request. */
export const correlationOf = (request: Request): string => {
  const id = given.get(request) ?? randomUUID();
  given.set(request, id);
  return id;
};
