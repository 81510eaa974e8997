import { describe, expect, it } from '@jest/globals';
import { knownMethods } from './known-methods.js';

const answered = { responses: {} };

describe('the methods of an address', () => {
  const methods = knownMethods({
    openapi: '3.0.0',
    info: { title: 'Samspår', version: '1' },
    paths: {
      '/journeys': { post: answered },
      '/journeys/{id}': { get: answered, put: answered },
      '/journeys/{id}/start': { post: answered },
    },
  });

  it.each([
    ['/journeys', ['POST']],
    ['/Journeys', ['POST']],
    ['/journeys/7', ['GET', 'HEAD', 'PUT']],
    ['/journeys/7/start', ['POST']],
    ['/journeys/7/8', []],
    ['/journeys/7/start/8', []],
    ['/', []],
  ])('of %s are %j', (path, expected) => {
    expect(methods(path)).toEqual(expected);
  });
});
