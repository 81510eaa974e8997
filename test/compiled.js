import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** What has been compiled, by what it was. Goes with what compiles it. */
export const COMPILED = new URL('../node_modules/.cache/samspar/', import.meta.url);
mkdirSync(COMPILED, { recursive: true });

/** Writes a file whole or not at all: several may write it at once, and whoever writes may be killed. */
export const writeWhole = (file, text) => {
  const written = new URL(`${file}.${process.pid}`);
  writeFileSync(written, text);
  renameSync(written, file);
};

const readIfThere = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** The JavaScript of a source, as an ES module. */
export const compiled = (url) => {
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
  writeWhole(kept, code);
  return code;
};

export const isSource = (url) => /^file:.*\.tsx?$/.test(url ?? '');

/** Whether a module imports one of our own. */
export const isOurs = (specifier, parent) =>
  specifier.startsWith('@samspar/') || (specifier.startsWith('.') && isSource(parent));

/** The source that is meant by it: `@samspar/x` is that lib's index, and a local `.js` is the `.ts` or `.tsx` it is made of. */
export const sourceOf = (specifier, parent) => {
  const lib = /^@samspar\/(.+)$/.exec(specifier)?.[1];
  if (lib !== undefined) return new URL(`../libs/${lib}/src/index.ts`, import.meta.url).href;
  const page = new URL(specifier.replace(/\.js$/, '.tsx'), parent);
  const isPage = specifier.endsWith('.js') && existsSync(page);
  return isPage ? page.href : new URL(specifier.replace(/\.js$/, '.ts'), parent).href;
};
