import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
/** What has been compiled, by what it was: a spec starts one source twenty times. Goes with what compiles it. */
const COMPILED = new URL('../node_modules/.cache/samspar/', import.meta.url);
mkdirSync(COMPILED, { recursive: true });
enableCompileCache(fileURLToPath(COMPILED));

const isSource = (url) => url?.startsWith('file:') && /\.tsx?$/.test(url);

const readIfThere = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const compile = (url) => {
  const source = readFileSync(new URL(url), 'utf8');
  const kept = new URL(`${createHash('sha1').update(url).update(source).digest('hex')}.js`, COMPILED);
  const before = readIfThere(kept);
  if (before !== undefined) return before;
  // Not before something is to be compiled: loading it takes as long as all the rest of a start.
  const { code } = require('@swc/core').transformSync(source, {
    filename: fileURLToPath(url),
    jsc: {
      parser: { syntax: 'typescript', tsx: url.endsWith('.tsx'), decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        react: { runtime: 'automatic', importSource: 'preact' },
      },
      target: 'es2024',
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  // Whole or not at all: whoever writes may be killed.
  const written = new URL(`${kept}.${process.pid}`);
  writeFileSync(written, code);
  renameSync(written, kept);
  return code;
};

const sourceOf = (specifier, parent) => {
  const page = new URL(specifier.replace(/\.js$/, '.tsx'), parent);
  return specifier.endsWith('.js') && existsSync(page) ? page.href : specifier.replace(/\.js$/, '.ts');
};

/** Lets Node run the sources as they are: `@samspar/x` is that lib's index, and a local `.js` is the `.ts` or `.tsx` it is made of. */
registerHooks({
  resolve: (specifier, context, next) => {
    const lib = /^@samspar\/(.+)$/.exec(specifier)?.[1];
    if (lib !== undefined) return next(new URL(`../libs/${lib}/src/index.ts`, import.meta.url).href, context);
    const local = specifier.startsWith('.') && isSource(context.parentURL);
    return next(local ? sourceOf(specifier, context.parentURL) : specifier, context);
  },
  load: (url, context, next) =>
    isSource(url) ? { format: 'module', source: compile(url), shortCircuit: true } : next(url, context),
});
