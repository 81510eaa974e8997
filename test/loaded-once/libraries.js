import { existsSync, mkdirSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { COMPILED, writeWhole } from '../compiled.js';

/** Packages of many files that many specs read, and those that are to be the same in them. */
export const LIBRARIES = [
  'reflect-metadata',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/cqrs',
  '@nestjs/platform-express',
  '@nestjs/swagger',
  'canonicalize',
  'cheerio',
  'class-transformer',
  'class-transformer/cjs/storage',
  'class-validator',
  'commander',
  'csv-stringify/sync',
  'es-toolkit/compat',
  'express',
  'fast-check',
  'fflate',
  'helmet',
  'jose',
  'libphonenumber-js/max',
  'openid-client',
  'preact',
  'preact/hooks',
  'preact/jsx-runtime',
  'preact-render-to-string',
  'rxjs',
  'rxjs/operators',
];

/** What Nest asks for if it is there, and it is not. */
const NOT_THERE = [
  '@fastify/static',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/microservices/*',
  '@nestjs/websockets',
  '@nestjs/websockets/*',
];

/** All of them, a function by each name that gives what it exports. */
export const BUNDLE = new URL('libraries.cjs', COMPILED);

/** The text of a module that has each by a function of its name. */
export const allOf = (names) =>
  names.map((name) => `exports['${name}'] = () => require('${name}');`).join('\n');

/** Where Jest finds one of them; the file asks the environment for what the bundle has. */
export const PLACE = fileURLToPath(new URL('loaded-once/', COMPILED));
export const writePlaces = (names, from) => {
  for (const name of names) {
    const place = pathToFileURL(`${PLACE}${name}.cjs`);
    if (existsSync(place)) continue;
    mkdirSync(new URL('.', place), { recursive: true });
    writeWhole(place, `module.exports = ${from}('${name}', require);\n`);
  }
};

const madeAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isFresh = () =>
  [new URL('../../node_modules/.package-lock.json', import.meta.url), new URL(import.meta.url)].every(
    (source) => madeAt(source) < madeAt(BUNDLE),
  );

/** Makes the bundle, where the packages are others than when it was made. */
export const bundleLibraries = async () => {
  if (isFresh()) return;
  const { outputFiles } = await build({
    stdin: { contents: allOf(LIBRARIES), resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { 'import.meta.url': 'address' },
    external: NOT_THERE,
    logLevel: 'error',
    write: false,
  });
  writePlaces(LIBRARIES, 'library');
  writeWhole(BUNDLE, outputFiles[0].text);
};
