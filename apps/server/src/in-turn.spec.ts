import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { inTurn } from './in-turn.js';

describe('middleware in turn', () => {
  let server: Server;
  afterEach(() => void server.close());

  /** What is answered, and what went by before. */
  const answered = async (...handlers: readonly RequestHandler[]): Promise<string> => {
    const application = express();
    application.use(inTurn(...handlers));
    application.use((_request, response) => void response.send('all'));
    application.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
      response.send(`failed: ${error.message}`);
    });
    server = createServer(application).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/`)).text();
  };

  const fails: RequestHandler = () => {
    throw new Error('mine');
  };
  const passes: RequestHandler = (_request, _response, next) => next();
  const waits: RequestHandler = async (_request, _response, next) => {
    await nextTurn();
    next();
  };
  const never: RequestHandler = (_request, response) => void response.send('never');

  it.each<[string, readonly RequestHandler[], string]>([
    ['is all of it, and then what comes after', [passes, waits, passes], 'all'],
    ['ends where one answers', [passes, (_request, response) => void response.send('one'), never], 'one'],
    ['fails where one throws', [passes, fails, never], 'failed: mine'],
    ['fails where one throws after another waited', [waits, fails, never], 'failed: mine'],
    ['fails where one rejects', [passes, () => Promise.reject(new Error('mine')), never], 'failed: mine'],
    [
      'fails where one says so',
      [(_request, _response, next) => next(new Error('mine')), never],
      'failed: mine',
    ],
    ['is nothing where there is none', [], 'all'],
  ])('%s', async (_what, handlers, expected) => {
    expect(await answered(...handlers)).toBe(expected);
  });
});
