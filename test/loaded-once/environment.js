import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';
import { BUNDLE } from './libraries.js';
import { OWN } from './own.js';

const require = createRequire(BUNDLE);
const scriptOf = (bundle, parameters) =>
  new Script(`(function (${parameters.join(', ')}) {${readFileSync(bundle, 'utf8')}\n})`, {
    filename: bundle.pathname,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });

const LIBRARIES = scriptOf(BUNDLE, ['exports', 'require', 'address']);
let own = { madeAt: 0 };
/** Compiled by whoever asks for it first, and once more where it has been made anew meanwhile. */
const ownScript = () => {
  const madeAt = statSync(OWN).mtimeMs;
  if (own.madeAt !== madeAt) own = { madeAt, script: scriptOf(OWN, ['exports', 'require', 'resolved']) };
  return own.script;
};

/**
 * Gives each spec its own Nest and what belongs to it, out of a bundle that a worker reads and compiles once: Jest would find, read and
 * compile their thousand files anew for every spec, in a second of the two that it takes to start a server. So it is with libs and apps.
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
    let ours;
    this.global.own = (name, requireOfJest) => {
      if (!ours)
        ownScript().runInContext(this.context)(
          (ours = {}),
          requireOfJest,
          (path) => pathToFileURL(requireOfJest.resolve(path)).href,
        );
      return ours[name]();
    };
  }
}
