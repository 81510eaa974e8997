import '../crash/sources.js';
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const isSource = (url) => url?.startsWith('file:') && /\.tsx?$/.test(url);

const compile = (url) =>
  transformSync(readFileSync(new URL(url), 'utf8'), {
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
  }).code;

/** Lets Node run the server's sources as well: decorators with the types they are about, and pages. */
registerHooks({
  resolve: (specifier, context, next) => {
    if (!specifier.startsWith('.') || !isSource(context.parentURL)) return next(specifier, context);
    const page = new URL(specifier.replace(/\.js$/, '.tsx'), context.parentURL);
    return next(
      specifier.endsWith('.js') && existsSync(page) ? page.href : specifier.replace(/\.js$/, '.ts'),
      context,
    );
  },
  load: (url, context, next) =>
    isSource(url) ? { format: 'module', source: compile(url), shortCircuit: true } : next(url, context),
});
