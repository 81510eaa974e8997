import { registerHooks } from 'node:module';

/** Lets Node run the sources as they are: `@samspar/x` is that lib's index, and a local `.js` is the `.ts` it is made of. */
registerHooks({
  resolve: (specifier, context, next) => {
    const lib = /^@samspar\/(.+)$/.exec(specifier)?.[1];
    if (lib !== undefined)
      return next(new URL(`../../libs/${lib}/src/index.ts`, import.meta.url).href, context);
    const local = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
    return next(local ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
