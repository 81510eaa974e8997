import type { NextFunction, Request, Response } from 'express';
import type { Log } from './problem-filter.js';

/** One line per request: method, route pattern, status and milliseconds. The address itself may name a person's journey. */
export const requestLog =
  (log: Log) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    response.on('finish', () => {
      const route: unknown = request.route;
      const pattern = typeof route === 'object' && route && 'path' in route ? String(route.path) : '-';
      log(`${request.method} ${pattern} ${response.statusCode} ${Math.round(performance.now() - began)} ms`);
    });
    next();
  };

/** Writes lines to standard error, those of one turn of the event loop at once. */
export const standardError = (): Log => {
  const waiting: string[] = [];
  return (line) => {
    if (waiting.push(line) > 1) return;
    setImmediate(() => {
      process.stderr.write(waiting.splice(0).join('\n') + '\n');
    });
  };
};
