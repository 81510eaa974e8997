import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Packages of many files that many specs read, and those that are to be the same in them. */
export const LIBRARIES = [
  'reflect-metadata',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/cqrs',
  '@nestjs/platform-express',
  '@nestjs/swagger',
  'cheerio',
  'class-transformer',
  'class-transformer/cjs/storage',
  'class-validator',
  'es-toolkit/compat',
  'express',
  'fast-check',
  'libphonenumber-js/max',
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

const FOLDER = new URL('../../node_modules/.cache/samspar/', import.meta.url);
/** All of them, a function by each name that gives what it exports. */
export const BUNDLE = new URL('libraries.cjs', FOLDER);
/** For each of them a file that Jest finds in its place. */
const placeOf = (name) => fileURLToPath(new URL(`libraries/${name}.cjs`, FOLDER));

const madeAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isFresh = () =>
  [new URL('../../node_modules/.package-lock.json', import.meta.url), new URL(import.meta.url)].every(
    (source) => madeAt(source) < madeAt(BUNDLE),
  );

/** Whole or not at all: several may write it at once. */
const write = (file, text) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
};

/** Makes the bundle, where the packages are others than when it was made. */
export default async () => {
  if (isFresh()) return;
  const exported = LIBRARIES.map((name) => `exports['${name}'] = () => require('${name}');`);
  const { outputFiles } = await build({
    stdin: { contents: exported.join('\n'), resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { 'import.meta.url': 'address' },
    external: NOT_THERE,
    logLevel: 'error',
    write: false,
  });
  for (const name of LIBRARIES) write(placeOf(name), `module.exports = library('${name}');\n`);
  write(fileURLToPath(BUNDLE), outputFiles[0].text);
};
