import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const isSource = (url) => url?.startsWith('file:') && url.endsWith('.ts');

const compile = (url) =>
  transformSync(readFileSync(new URL(url), 'utf8'), {
    filename: fileURLToPath(url),
    jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  }).code;

/** Lets Node run the sources as they are: `@samspar/x` is that lib's index, and a local `.js` is the `.ts` it is made of. */
registerHooks({
  resolve: (specifier, context, next) => {
    const lib = /^@samspar\/(.+)$/.exec(specifier)?.[1];
    if (lib !== undefined)
      return next(new URL(`../../libs/${lib}/src/index.ts`, import.meta.url).href, context);
    const local = specifier.startsWith('.') && isSource(context.parentURL);
    return next(local ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
  load: (url, context, next) =>
    isSource(url) ? { format: 'module', source: compile(url), shortCircuit: true } : next(url, context),
});
