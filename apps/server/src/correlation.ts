import { randomUUID } from 'node:crypto';
import type { Request } from 'express';

const ID = Symbol('correlation id');

/** The id that ties a request to its events and to what is written of a fault; random, one per request. */
export const correlationOf = (request: Request & { [ID]?: string }): string => (request[ID] ??= randomUUID());
