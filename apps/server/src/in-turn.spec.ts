import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Request, RequestHandler, Response } from 'express';
import { inTurn } from './in-turn.js';

/** What each said, and with what it went on after them all: nothing, or a failure; nothing is gone on with where one has answered. */
const doneBy = async (...handlers: readonly RequestHandler[]): Promise<readonly unknown[]> => {
  const said: unknown[] = [];
  const response = { send: (text: string) => said.push(text) } as unknown as Response;
  inTurn(...handlers)({} as Request, response, (wrong) => {
    said.push(wrong instanceof Error ? `failed: ${wrong.message}` : 'all');
  });
  await nextTurn();
  await nextTurn();
  return said;
};

const answers: RequestHandler = (_request, response) => {
  response.send('answer');
};
const fails: RequestHandler = () => {
  throw new Error('mine');
};
const rejects: RequestHandler = () => Promise.reject(new Error('mine'));
const saysSo: RequestHandler = (_request, _response, next) => next(new Error('mine'));
const passes: RequestHandler = (_request, _response, next) => next();
const waits: RequestHandler = async (_request, _response, next) => {
  await nextTurn();
  next();
};

describe('middleware in turn', () => {
  it.each<[string, readonly RequestHandler[], readonly string[]]>([
    ['is all of it, and then what comes after', [passes, waits, passes], ['all']],
    ['ends where one answers', [passes, answers, answers], ['answer']],
    ['fails once where one throws', [passes, fails, answers], ['failed: mine']],
    ['fails once where one throws after another waited', [waits, fails, answers], ['failed: mine']],
    ['fails once where one rejects', [passes, rejects, answers], ['failed: mine']],
    ['fails once where one says so', [saysSo, answers], ['failed: mine']],
    ['is nothing where there is none', [], ['all']],
  ])('%s', async (_what, handlers, expected) => {
    expect(await doneBy(...handlers)).toEqual(expected);
  });
});
