import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Gives specs what a library is to Node itself, and so the same to all that a worker runs: Jest would read the hundreds of
 * files of each anew for every spec. Only for libraries of pure functions and classes, which nothing can tell apart from a copy.
 */
export default class LoadedOnce extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.loadOnce = createRequire(import.meta.url);
  }
}
