import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { COMPILED, compiled, isOurs, sourceOf, writeWhole } from '../compiled.js';
import { allOf, bundleLibraries, writePlaces } from './libraries.js';

const ROOT = new URL('../../', import.meta.url);
const inRoot = fileURLToPath(ROOT);

/** All modules of libs and apps, a function by the path of each that gives what it exports. */
export const OWN = new URL('own.cjs', COMPILED);

const BEGIN_BY_THEMSELVES = /\.spec\.ts$|\/main\.ts$/;
const modules = () =>
  globSync('{libs,apps}/*/src/**/*.{ts,tsx}', { cwd: inRoot }).filter(
    (file) => !BEGIN_BY_THEMSELVES.test(file),
  );

/** Reads our own sources as Jest does, and leaves what belongs to others to it. */
const ours = {
  name: 'ours',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, importer }) => {
      if (importer === '<stdin>') return { path: `${inRoot}${path}` };
      const parent = `file://${importer}`;
      return isOurs(path, parent)
        ? { path: fileURLToPath(sourceOf(path, parent)) }
        : { path, external: true };
    });
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const url = `file://${path}`;
      const contents = compiled(url)
        .replaceAll('import.meta.url', JSON.stringify(url))
        .replaceAll('import.meta.resolve', 'resolved');
      return { contents, loader: 'js' };
    });
  },
};

/** Makes both bundles: that of the libraries where they are others, that of our own sources each time. */
export default async () => {
  await bundleLibraries();
  const names = modules();
  const { outputFiles } = await build({
    stdin: { contents: allOf(names), resolveDir: inRoot },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2024',
    supported: { 'dynamic-import': false },
    plugins: [ours],
    logLevel: 'error',
    write: false,
  });
  writePlaces(names, 'own');
  writeWhole(OWN, outputFiles[0].text);
};
