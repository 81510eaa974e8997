import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, Script } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';
import { BUNDLE } from './bundle.js';

const require = createRequire(BUNDLE);
const LIBRARIES = new Script(`(function (exports, require, address) {${readFileSync(BUNDLE, 'utf8')}\n})`, {
  filename: BUNDLE.pathname,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});

/**
 * Gives each spec its own Nest and what belongs to it, out of a bundle that a worker reads and compiles once: Jest would find, read and
 * compile their thousand files anew for every spec, in a second of the two that it takes to start a server.
 */
export default class LoadedOnce extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    let libraries;
    // Some are asked for by name while others run, and must be the same then.
    const load = (name) => {
      if (name in libraries) return libraries[name]();
      return name === 'node:module' || name === 'module' ? { createRequire: () => load } : require(name);
    };
    this.global.library = (name) => {
      if (!libraries) LIBRARIES.runInContext(this.context)((libraries = {}), load, BUNDLE.href);
      return libraries[name]();
    };
  }
}
