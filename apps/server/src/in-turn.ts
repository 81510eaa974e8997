import type { RequestHandler } from 'express';

/**
 * Express middleware that is some middleware in turn. Each that Express is given it matches, wraps and unwraps for every request, which takes
 * longer than what most of ours do.
 */
export const inTurn =
  (...handlers: readonly RequestHandler[]): RequestHandler =>
  (request, response, next) => {
    const goOn = (at: number, error?: unknown): void => {
      const handler = handlers[at];
      if (error !== undefined || handler === undefined) return next(error);
      try {
        const done: unknown = handler(request, response, (wrong) => goOn(at + 1, wrong));
        if (done instanceof Promise) done.catch(next);
      } catch (thrown) {
        next(thrown);
      }
    };
    goOn(0);
  };
