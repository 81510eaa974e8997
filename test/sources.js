import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { COMPILED, compiled, isOurs, isSource, sourceOf } from './compiled.js';

// A spec starts one source twenty times.
enableCompileCache(fileURLToPath(COMPILED));

/** Lets Node run the sources as they are. */
registerHooks({
  resolve: (specifier, context, next) =>
    next(isOurs(specifier, context.parentURL) ? sourceOf(specifier, context.parentURL) : specifier, context),
  load: (url, context, next) =>
    isSource(url) ? { format: 'module', source: compiled(url), shortCircuit: true } : next(url, context),
});
